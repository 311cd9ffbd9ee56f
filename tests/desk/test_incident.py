"""The page of one incident, and what people decide about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desks import keep
from ledger_making import Making
from selon.record import Time
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
