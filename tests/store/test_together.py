"""Filters that meet choose what each of them chooses, however SQLite goes about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from selon.store import Filters, Store, claims, incidents, search
from selon.store.contests import contests
from selon.store.inventing import fill

ALONE: dict[str, dict[str, Any]] = {
    "time": {"since": "2018-01-05", "until": "2018-01-25"},
    "within": {"within": "MLI"},
    "near": {"near": "15.5,-3", "radius_km": 500},
    "box": {"box": "-40,-100,60,100"},
    "type": {"type": "ASSAULT"},
    "speaker": {"speaker": "a"},
    "publisher": {"publisher": "Hill News"},
    "placed": {"placed": True},
    "dated": {"dated": False},
}
OF_DISPATCHES: dict[str, dict[str, Any]] = {
    **{name: given for name, given in ALONE.items() if name not in ("placed", "dated")},
    "kind": {"kind": "injured"},
    "status": {"status": "contested"},
    "text": {"text": "attaque"},
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("together") / "invented.selon"
    with Store.open(path, create=True) as store:
        fill(store, incidents=600, dispatches=120)
        yield store


def met(alone: dict[str, dict[str, Any]]) -> Iterator[tuple[tuple[str, ...], Filters]]:
    for number in (2, 3):
        for names in combinations(alone, number):
            yield names, Filters(**{k: v for name in names for k, v in alone[name].items()})


def test_filters_together_choose_the_incidents_that_each_chooses(filled: Store) -> None:
    found = {
        name: {r.id for r in incidents(filled, Filters(**given))} for name, given in ALONE.items()
    }
    assert all(0 < len(ids) < 600 for ids in found.values())
    for names, filters in met(ALONE):
        ids = {r.id for r in incidents(filled, filters)}
        assert ids == set.intersection(*(found[name] for name in names)), names


def test_filters_together_choose_the_dispatches_that_each_chooses(filled: Store) -> None:
    found = {
        name: {r.id for r in search(filled, "", Filters(**given))}
        for name, given in OF_DISPATCHES.items()
    }
    assert all(found.values())
    finding = Filters(**OF_DISPATCHES["kind"], **OF_DISPATCHES["status"])
    one = {r.id for r in search(filled, "", finding)}  # kind and status are of one finding
    assert one < found["kind"] & found["status"]
    for names, filters in met(OF_DISPATCHES):
        ids = {r.id for r in search(filled, "", filters)}
        each = set.intersection(*(found[name] for name in names))
        assert ids == (each & one if {"kind", "status"} <= {*names} else each), names


@pytest.mark.parametrize("kind", [None, "killed"])
@pytest.mark.parametrize("status", [None, "single", "contested"])
@pytest.mark.parametrize("speaker", [None, "a", "karim"])
def test_filters_of_claims_hold_for_one_and_the_same_finding(
    filled: Store, kind: str | None, status: str | None, speaker: str | None
) -> None:
    filters = Filters(kind=kind, status=status, speaker=speaker)  # type: ignore[arg-type]
    told = claims(filled, filters)
    assert {c.incident for c in told} == {r.id for r in incidents(filled, filters)}
    whole = [
        c
        for c in claims(filled)
        if kind in (None, c.question) and status in (None, c.status)
        and (speaker is None or speaker in (c.speaker or "").casefold())
    ]  # fmt: skip
    assert told == whole
    listed = contests(filled, filters, limit=1000)
    assert listed.total == len(listed.items)
