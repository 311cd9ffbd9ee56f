"""The tables of the lists in narrow and wide terminals."""

from __future__ import annotations

import pytest
from rich.console import Console, Group, RenderableType

from selon.cli.lines import Line
from selon.cli.messages import led, say
from selon.cli.pieces import claimed, span, undated
from selon.cli.tables import claim_table, day_table, incident_table
from selon.store.listings import ClaimRow, DayRow, Finding, IncidentRow


def printed(what: RenderableType, width: int) -> list[str]:
    console = Console(width=width, no_color=True, highlight=False, emoji=False)
    with console.capture() as taken:
        console.print(what)
    return taken.get().splitlines()


def incident(label: str, start: str, end: str, *findings: Finding) -> IncidentRow:
    return IncidentRow(
        "i0123456789ab", label, "ASSAULT", None, "Kandar", "ZZZ", None, None, None, start, end,
        start, 12, 30, findings,
    )  # fmt: skip


def claim(question: str, low: int | None = None, **more: object) -> ClaimRow:
    given = {"high": low, "bound": "exact", "value": None, "denied": False} | more
    return ClaimRow(
        "i1", "attaque, Kandar, 2020-03-01/2020-03-31", question, "all", None, "single", "Ilan Maro",
        low, given["high"], given["bound"], given["value"], given["denied"], False, None, "d1",
        "Agence", "2020-03-12T09:42", None, 0, 9, "des mots",
    )  # fmt: skip


def test_incidents_in_80_columns_keep_numbers_whole_and_say_days_once() -> None:
    found = [
        Finding("killed", "all", None, "contested", 20_000, 999_999),
        Finding("displaced", "all", "cumulated", "single", 200_000, 200_000),
    ]
    label = "bombardements meurtriers, Kandar-la-Haute, 2020-03-01/2020-03-31"
    row = incident(label, "2020-03-01", "2020-03-31", *found)
    lines = printed(incident_table([row], "fr", 80), 80)
    shown = "\n".join(lines)
    assert all(len(line) <= 80 for line in lines)
    assert "20\u202f000–999\u202f999" in shown
    assert "200\u202f000" in shown
    assert shown.count("2020-03") == 1
    assert len(lines) <= 5
    wide = printed(incident_table([row], "fr", 160), 160)
    assert len(wide) == 2


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2020-03-04", "2020-03-04", "2020-03-04"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2020-02-01", "2020-02-28", "2020-02-01 → 2020-02-28"),
        ("2020-02-01", "2020-03-31", "2020-02 → 2020-03"),
        ("1960-01-01", "1969-12-31", "1960 → 1969"),
        ("2013-01-01", "2013-12-31", "2013"),
        (None, None, "?"),
    ],
)
def test_span_writes_whole_months_and_years_in_short(
    start: str | None, end: str | None, told: str
) -> None:
    assert span(start, end) == told


def test_undated_takes_off_the_days_that_stand_beside() -> None:
    assert undated("raid, Kandar, 2020-03-04", "2020-03-04", "2020-03-04") == "raid, Kandar"
    assert undated("raid, Kandar, 2020-03-04", "2020-03-05", "2020-03-05").endswith("2020-03-04")
    assert undated("named by a person", "2020-03-04", "2020-03-04") == "named by a person"


def test_claims_name_an_incident_once_and_answer_in_the_readers_language() -> None:
    rows = [
        claim("killed", 1200, bound="at_least", high=None),
        claim("happened", value="asserted"),
        claim("happened", value="asserted", denied=True),
    ]
    shown = "\n".join(printed(claim_table(rows, "fr", 80), 80))
    assert shown.count("attaque, Kandar") == 1
    assert "≥\u00a01\u202f200 " in shown
    assert "oui" in shown and "non" in shown
    assert "asserted" not in shown
    assert claimed(claim("killed", 5, high=9, bound="range"), "en") == "5–9"


def test_timeline_says_the_day_in_its_heading_alone() -> None:
    row = DayRow("2020-03-04", False, "i1", "raid, Kandar, 2020-03-04", "ASSAULT", "Kandar", 2)
    assert "\n".join(printed(day_table([row], "en", 80), 80)).count("2020-03-04") == 1


def test_line_breaks_at_plain_spaces_alone() -> None:
    words = Line("environ 200\u202f000 personnes «\u00a0déplacées\u00a0»")
    lines = printed(Group(words), 13)
    assert [line.rstrip() for line in lines] == [
        "environ", "200\u202f000", "personnes", "«\u00a0déplacées\u00a0»",
    ]  # fmt: skip


def test_messages_agree_with_their_numbers() -> None:
    assert say("fr", "read.set_aside", count=1) == "1 mise de côté"
    assert say("fr", "read.set_aside", count=2) == "2 mises de côté"
    assert say("fr", "ingest.stored", count=0) == "0 dépêche rangée"
    assert say("en", "watch.asked", count=0) == "0 feeds asked"
    assert say("en", "watch.asked", count=1) == "1 feed asked"


def test_messages_space_a_colon_as_the_language_does() -> None:
    assert led("fr", "erreur") == "erreur\u00a0: "
    assert led("en", "error") == "error: "
