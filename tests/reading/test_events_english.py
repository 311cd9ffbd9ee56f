"""English events: triggers, parties on either side of a noun, status by auxiliaries and hearsay."""

from __future__ import annotations

import pytest

from reading.event_texts import event_at, held, parties, read, told
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader("en")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Rebels attacked the village of Orvo on Monday.", [("ASSAULT", None, "attacked")]),
        (
            "A suicide bomber blew himself up outside a mosque.",
            [("ASSAULT", "suicide-attack", "blew himself up")],
        ),
        ("Police arrested five men in Orvo.", [("COERCE", "arrest", "arrested")]),
        (
            "The two sides agreed a ceasefire.",
            [("AGREE", None, "agreed"), ("RETREAT", "ceasefire", "ceasefire")],
        ),
        ("Thousands of people took to the streets.", [("PROTEST", "demo", "took to the streets")]),
        ("The attack helicopter landed.", []),
        ("She suffered a heart attack.", []),
        ("Lawmakers fought corruption.", []),
        ("The gunmen took ten people hostage.", [("ASSAULT", "abduct", "took ten people hostage")]),
        (
            "The opposition leader took refuge in Russia.",
            [("RETREAT", "withdraw", "took refuge")],
        ),
        ("Thousands of refugees took refuge in Russia.", []),
        ("US suspended military aid to Luria.", [("SANCTION", "discontinue", "suspended")]),
    ],
)
def test_events_told(reader: Reader, text: str, rows: list[tuple[str, str | None, str]]) -> None:
    assert told(read(reader, text)) == rows


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("The army's attack on the village went on.", "attack", ["The army"], ["the village"]),
        ("The Syrian attack on a convoy went on.", "attack", ["Syrian"], ["a convoy"]),
        ("A bus bombing was reported.", "bombing", [], ["bus"]),
        (
            "The minister called on the rebels to disarm.", "disarm", ["the rebels"], [],
        ),
        (
            "Three soldiers were killed by rebels.", "killed", ["rebels"], ["Three soldiers"],
        ),
        (
            "The army launched an offensive against the rebels.", "offensive",
            ["The army"], ["the rebels"],
        ),
    ],
)  # fmt: skip
def test_events_parties(
    reader: Reader, text: str, word: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(event_at(read(reader, text), word)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The rebels did not attack the town.", "attack", "denied"),
        ("The army could attack the town.", "attack", "hypothetical"),
        ("The army will attack the town.", "attack", "planned"),
        ("The ministers are to meet in Orvo.", "meet", "planned"),
        ("Ministers from Luria to meet in Orvo", "meet", "planned"),
        ("The rebels planned to attack the town.", "attack", "planned"),
        ("The rebels allegedly attacked the town.", "attacked", "hypothetical"),
        ("The alleged attack killed ten people.", "attack", "hypothetical"),
        ("The president demanded a ceasefire.", "ceasefire", "demanded"),
        ("The rebels denied attacking the town.", "attacking", "denied"),
        ("No attack was reported.", "attack", "denied"),
        ("The army attacked the town after the talks failed.", "attacked", "actual"),
    ],
)
def test_events_status(reader: Reader, text: str, word: str, status: str) -> None:
    assert event_at(read(reader, text), word).status == status


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Rebels captured the town of Homs.", [("captured", "the town of Homs", "captured")]),
        ("The town of Homs is surrounded.", [("besieged", "The town of Homs", "is surrounded")]),
        (
            "The rebel-held town of Homs was quiet.",
            [("holds", "The rebel-held town of Homs", "rebel-held")],
        ),
        (
            "The army drove the rebels from the capital.",
            [("captured", "the capital", "drove")],
        ),
        ("The group controls most of Homs.", [("holds", "most of Homs", "controls")]),
    ],
)
def test_control_told(reader: Reader, text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(c, w, t) for c, w, _, t in held(read(reader, text))] == rows
