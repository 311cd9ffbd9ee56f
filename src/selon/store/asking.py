"""What a store answers in Python: the lists as methods, with the filters as keywords."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, cast

from selon.store.filters import Filters
from selon.store.frames import Listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.store.dossiers import Dossier
    from selon.store.listings import (
        ClaimRow,
        ContestedRow,
        DayRow,
        HitRow,
        IncidentRow,
        SpeakerRow,
    )
    from selon.store.store import Store


class Narrowed(TypedDict, total=False):
    """The fields of `Filters` as keywords."""

    since: str | None
    until: str | None
    near: str | None
    radius_km: float | None
    within: str | None
    type: str | None
    kind: str | None
    speaker: str | None
    status: str | None
    publisher: str | None
    text: str | None
    box: str | None
    placed: bool | None
    dated: bool | None


class Asking:
    """The lists of a store.

        store.claims(kind="killed", within="Mali").to_pandas()
        store.contested(Filters(since="2020-08"), limit=10)

    Every list takes `Filters`, or its fields as keywords (both: the keywords go over the filters),
    and `limit` (None for all). What is made of the ledger builds it first when the store has
    changed. Raises `SettingError` for filters that make no sense, `StoreError` as `Store.open`.
    """

    writable: bool

    def incidents(
        self,
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        **narrowed: Unpack[Narrowed],
    ) -> Listing[IncidentRow]:
        """List incidents, those that most dispatches tell first."""
        return self._listed("incidents", filters, limit, narrowed)

    def claims(
        self,
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        **narrowed: Unpack[Narrowed],
    ) -> Listing[ClaimRow]:
        """List who says what, incident by incident and question by question."""
        return self._listed("claims", filters, limit, narrowed)

    def contested(
        self,
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        **narrowed: Unpack[Narrowed],
    ) -> Listing[ContestedRow]:
        """List what independent speakers contradict each other on."""
        return self._listed("contested", filters, limit, narrowed)

    def timeline(
        self,
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        **narrowed: Unpack[Narrowed],
    ) -> Listing[DayRow]:
        """List incidents by day."""
        return self._listed("timeline", filters, limit, narrowed)

    def speakers(
        self,
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        **narrowed: Unpack[Narrowed],
    ) -> Listing[SpeakerRow]:
        """List who is quoted, how often and on what."""
        return self._listed("speakers", filters, limit, narrowed)

    def search(
        self,
        words: str = "",
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        **narrowed: Unpack[Narrowed],
    ) -> Listing[HitRow]:
        """List dispatches with these words in any form, best first."""
        from selon.store import listings, searching  # noqa: PLC0415 - opening stays fast

        wanted = _filters(filters, narrowed)
        store = cast("Store", self)
        return Listing(searching.search(store, words, wanted, limit=limit), listings.HitRow)

    def dossier(self, incident: str) -> Dossier:
        """Give all on one incident, by its id or the beginning of it."""
        from selon.store import dossiers  # noqa: PLC0415

        self._bring_up()
        return dossiers.dossier(cast("Store", self), incident)

    def _listed(
        self, name: str, filters: Filters | None, limit: int | None, narrowed: Narrowed
    ) -> Listing[Any]:
        from selon.store import hearing, listing, listings  # noqa: PLC0415

        functions: dict[str, tuple[Callable[..., list[Any]], type]] = {
            "incidents": (listing.incidents, listings.IncidentRow),
            "claims": (listing.claims, listings.ClaimRow),
            "contested": (listing.contested, listings.ContestedRow),
            "timeline": (listing.timeline, listings.DayRow),
            "speakers": (hearing.speakers, listings.SpeakerRow),
        }
        function, kind = functions[name]
        wanted = _filters(filters, narrowed)
        if name != "speakers" or wanted.of_ledger:
            self._bring_up()
        return Listing(function(cast("Store", self), wanted, limit=limit), kind)

    def _bring_up(self) -> None:
        """Build the ledger when the store holds more than it was built from, where it can be."""
        from selon.store.keeping import refresh  # noqa: PLC0415

        if self.writable:
            refresh(cast("Store", self))


def _filters(filters: Filters | None, narrowed: Narrowed) -> Filters:
    return replace(filters, **narrowed) if filters is not None else Filters(**narrowed)
