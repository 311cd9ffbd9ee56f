"""Figures of English dispatches: one invented sentence for each way to count people."""

from __future__ import annotations

import pytest

from selon.reading.reader import Reader

pytestmark = pytest.mark.model

Row = tuple[str, str, str]


def figures(text: str) -> list[Row]:
    record = Reader("en").read(text, published="2020-03-12")
    return [(f.mention.text, f.kind, f.who) for f in record.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "About 80,000 civilians could be displaced.",
            [("About 80,000 civilians", "displaced", "civilian")],
        ),
        (
            "The blast killed 12 people, a hospital official said.",
            [("12 people", "killed", "unspecified")],
        ),
        (
            "At least 12 people were killed and 30 wounded in Orvane.",
            [
                ("At least 12 people", "killed", "unspecified"),
                ("30 wounded", "injured", "unspecified"),
            ],
        ),
        ("The shelling killed four children.", [("four children", "killed", "child")]),
        ("The attack left 20 dead.", [("20 dead", "killed", "unspecified")]),
        (
            "The army said hundreds of rebels had been killed.",
            [("hundreds of rebels", "killed", "combatant")],
        ),
        ("He said 14 others were injured.", [("14 others", "injured", "unspecified")]),
        ("Ten government forces died.", [("Ten government forces", "killed", "military")]),
        ("Six police officers were abducted.", [("Six police officers", "abducted", "police")]),
        (
            "Three wounded soldiers reached Orvane.",
            [("Three wounded soldiers", "injured", "military")],
        ),
        (
            "Clashes broke out between hundreds of villagers and the army in Orvane.",
            [("hundreds of villagers", "participants", "civilian")],
        ),
        (
            "About 200 villagers blocked the road to Orvane.",
            [("About 200 villagers", "participants", "civilian")],
        ),
        ("A Dane who tried to stab a guard fled.", []),
        ("The death toll rose to 44.", [("44", "killed", "unspecified")]),
        ("The fighting displaced 200,000.", [("200,000", "displaced", "unspecified")]),
        (
            "About 500 fighters took part in the assault.",
            [("About 500 fighters", "forces", "combatant")],
        ),
        ("The war has claimed 3,000 lives.", [("3,000 lives", "killed", "unspecified")]),
        (
            "Some 2,000 demonstrators marched in Orvane.",
            [("Some 2,000 demonstrators", "participants", "protester")],
        ),
        (
            "Bomb kills 12, wounds 30.",
            [("12", "killed", "unspecified"), ("30", "injured", "unspecified")],
        ),
        (
            "The gunmen killed Ilan Marot and four guards.",
            [("four guards", "killed", "unspecified")],
        ),
        (
            "The dead included three children and a nurse.",
            [("three children", "killed", "child"), ("a nurse", "killed", "medical")],
        ),
    ],
)
def test_figures_kind_and_who(text: str, expected: list[Row]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Twelve army vehicles were destroyed.",
        "The army fired 20 rockets at three villages.",
        "The town fell after 12 days of shelling.",
        "A 30-year-old teacher spoke of 5 percent of the vote.",
    ],
)
def test_figures_of_things_are_none(text: str) -> None:
    assert figures(text) == []
