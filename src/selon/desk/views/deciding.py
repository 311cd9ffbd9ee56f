"""What people decide beyond rows: about incidents, names, sources and claims, with notes.

Pages and the API call these; the ledger is brought up to date behind them where it depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.desk.problems import refuse
from selon.desk.views.incident import one_incident
from selon.desk.views.reviewing import need_row, record_of
from selon.store import judging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.desk.state import Desk
    from selon.store.reviews import Review


def merge(
    desk: Desk, incident: str, other: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Hold two incidents to be one."""
    found = [_id(desk, one) for one in (incident, other)]
    done = judging.merge_incidents(desk.store, *found, reviewer=reviewer, note=note or None)
    desk.upkeep.touch()
    return done


def split(
    desk: Desk,
    incident: str,
    away: Iterable[tuple[str, int]],
    *,
    reviewer: str,
    note: str | None = None,
) -> Review:
    """Hold some mentions (dispatch, start) not to be of an incident."""
    done = judging.split_incident(
        desk.store, _id(desk, incident), away, reviewer=reviewer, note=note or None
    )
    desk.upkeep.touch()
    return done


def rename(
    desk: Desk, incident: str, label: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Give an incident another label."""
    found = _id(desk, incident)
    done = judging.rename_incident(desk.store, found, label, reviewer=reviewer, note=note or None)
    desk.upkeep.touch()
    return done


def rename_actor(
    desk: Desk, name: str, new_name: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Call an actor otherwise in all dispatches; the name of another makes the two one."""
    done = judging.rename_actor(desk.store, name, new_name, reviewer=reviewer, note=note or None)
    desk.upkeep.touch()
    return done


def note_incident(desk: Desk, incident: str, words: str, *, reviewer: str) -> Review:
    """Leave a note on an incident."""
    return judging.add_note(desk.store, words, reviewer=reviewer, incident=_id(desk, incident))


def note_dispatch(
    desk: Desk, dispatch: str, words: str, *, reviewer: str, row: str | None = None
) -> Review:
    """Leave a note on a dispatch, or on one of its rows."""
    record = record_of(desk, dispatch)
    if row is not None:
        need_row(record, row)
    return judging.add_note(desk.store, words, reviewer=reviewer, dispatch=dispatch, row=row)


def rate_source(
    desk: Desk, name: str, reliability: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Enter how reliable somebody holds a source to be, A to F."""
    return judging.rate_source(desk.store, name, reliability, reviewer=reviewer, note=note or None)


def rate_claim(
    desk: Desk,
    dispatch: str,
    row: str,
    credibility: str,
    *,
    reviewer: str,
    note: str | None = None,
) -> Review:
    """Enter how credible somebody holds what a row claims, 1 to 6."""
    need_row(record_of(desk, dispatch), row)
    return judging.rate_claim(
        desk.store, dispatch, row, credibility, reviewer=reviewer, note=note or None
    )


def named_in(address: str) -> str:
    """Give the id of an incident by itself or at the end of its address."""
    return address.strip().rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]


def _id(desk: Desk, incident: str) -> str:
    if not incident:
        raise refuse(400, "name another incident by its id or address", code="no_other")
    return str(one_incident(desk.store, incident).incident["id"])
