"""The page of one incident, and what people decide about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desks import keep, word
from ledger_making import Making, toll
from selon.errors import StoreError
from selon.record import Time
from selon.store.dossiers import dossier
from selon.store.listing import incidents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fastapi.testclient import TestClient

    from selon.record import Record


def toll_and_series() -> Record:
    """Tell of one attack with its dead, and of the dead of the weeks before it."""
    m = Making("Attaque jeudi à Kandar: 3 morts.\nDepuis six semaines, 40 morts à Kandar.")
    town = m.place("Kandar")
    event = m.event("Attaque", place=town, time=m.time("jeudi", "2020-03-12"))
    m.count("3 morts", 3, event=event)
    m.rows["times"].append(
        Time("t2", m.quote("Depuis six semaines"), "2020-02-01", "2020-03-12", "week")
    )
    m.count("40 morts", 40, event=event, time="t2")
    return m.record()


def titles(page: str) -> list[str]:
    return [re.sub(r"\s+", " ", one) for one in re.findall(r'<h3 id="q\d+-title">([^<]*)', page)]


def test_incident_tells_a_series_from_the_incident_in_words(
    tmp_path: Path, open_desk: Callable[..., TestClient]
) -> None:
    keep(tmp_path / "desk.selon", toll_and_series())
    desk = open_desk()
    (row,) = incidents(desk.app.state.desk.store)
    found = titles(desk.get(f"/incidents/{row.id}?lang=fr").text)
    assert [one.strip() for one in found if one.startswith("tués")] == [
        "tués", "tués · sur une plus longue durée",
    ]  # fmt: skip
    assert [f.scope for f in row.findings if f.question == "killed"] == [None, "cumulated"]


@pytest.fixture
def two(tmp_path: Path, open_desk: Callable[..., TestClient]) -> TestClient:
    """Give a desk with two incidents, told on the 12th and on the 14th."""
    keep(
        tmp_path / "desk.selon",
        toll("d1", "2020-03-12T18:00", [("Ilan Maro", 3)]),
        toll("d2", "2020-03-14T18:00", [("Dara Sen", 9)], place="Ostrel", day="2020-03-14"),
    )
    return open_desk()


def ids(desk: TestClient) -> list[str]:
    state = desk.app.state.desk
    assert state.upkeep.settle()
    return [row.id for row in incidents(state.store, order="earliest")]


def test_incident_ids_lead_to_whatever_holds_their_mentions_now(two: TestClient) -> None:
    first, second = ids(two)
    given = {"csrf": word(two), "other": f"http://localhost/incidents/{first}?lang=fr"}
    answer = two.post(f"/incidents/{second}/merge", data=given, follow_redirects=False)
    assert answer.headers["location"] == f"/incidents/{second}"
    assert ids(two) == [first]
    moved = two.get(f"/incidents/{second}?lang=fr", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (307, f"/incidents/{first}?lang=fr")
    assert two.get(f"/api/v1/incidents/{second}").json()["id"] == first
    assert len(two.get(f"/api/v1/incidents/{second}").history) == 1
    assert two.get(f"/export/jsonl?incident={second}").status_code == 200
    assert dossier(two.app.state.desk.store, second).incident["id"] == first
    last = two.get("/api/v1/reviews").json()["items"][0]
    two.post(f"/api/v1/reviews/{last['id']}/undo", headers={"x-selon-client": "tests"})
    assert ids(two) == [first, second]
    assert two.get(f"/incidents/{second}").history == []


def test_incident_ids_that_never_were_lead_nowhere(two: TestClient) -> None:
    for strange in ("i000000000000", "nothing", "i0"):
        assert two.get(f"/incidents/{strange}").status_code == 404
        assert two.get(f"/api/v1/incidents/{strange}").status_code == 404
        with pytest.raises(StoreError, match="no incident"):
            dossier(two.app.state.desk.store, strange)


def test_incident_is_not_merged_with_itself_under_an_older_id(two: TestClient) -> None:
    first, second = ids(two)
    two.post(f"/incidents/{first}/merge", data={"csrf": word(two), "other": second})
    assert ids(two) == [first]
    answer = two.post(f"/incidents/{first}/merge", data={"csrf": word(two), "other": second})
    assert answer.status_code == 400
    assert "one with itself" in answer.text
