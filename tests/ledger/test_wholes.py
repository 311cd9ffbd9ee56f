"""In which row a count stands: of whom it is, and whether it is a part."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


def rows(*counts: tuple[str, int], text: str, **more: str) -> dict[str, int | None]:
    """Give the rows of the dead or hurt in an attack, by whom they are of."""
    m = Making(f"Une attaque a eu lieu à Kandar.\n{text}", item="a")
    event = m.event("attaque", place=m.place("Kandar"))
    for words, number in counts:
        m.count(words, number, event=event, **{"kind": "injured"} | more)
    return {a.who: c.low for _, a, c in build_ledger([m.record()]).claims() if c.low}


def test_wholes_others_are_all_where_nobody_else_is_counted() -> None:
    alone = rows(("Six autres", 6), text="Six autres ont été blessés dans l'attaque.")
    assert alone == {"all": 6}


def test_wholes_others_are_a_part_beside_a_toll() -> None:
    text = "L'attaque a fait 20 blessés.\nSix autres ont été blessés dans l'attaque."
    assert rows(("20 blessés", 20), ("Six autres", 6), text=text) == {"all": 20, "six autres": 6}


def test_wholes_those_told_for_themselves_stay_a_part() -> None:
    text = "Six policiers ont été blessés dans l'attaque."
    assert rows(("Six policiers", 6), text=text, who="police") == {"police": 6}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Six membres des forces de sécurité", "military"),
        ("Six membres des forces de l'ordre", "police"),
        ("Six membres des forces de sécurité intérieure", "police"),
        ("Six membres du club", "all"),
    ],
)
def test_wholes_forces_are_soldiers_or_police_by_their_name(words: str, who: str) -> None:
    found = rows((words, 6), text=f"{words} ont été blessés dans l'attaque.")
    assert found == {who: 6}


def test_wholes_a_side_is_a_nation() -> None:
    text = "L'attaque a fait 6 blessés côté italien."
    assert rows(("6 blessés", 6), text=text) == {"foreign (Italian)": 6}


def test_wholes_two_who_are_named_are_the_two_who_are_counted() -> None:
    text = "Une arrestation à Kandar.\nDeux hommes ont été arrêtés, Jean Essai et Paul Essai."
    m = Making(f"{text}\nJean Essai et Paul Essai ont été arrêtés à Kandar.", item="a")
    event = m.event("arrestation", "COERCE", mode="arrest", place=m.place("Kandar"))
    m.count("Deux hommes", 2, kind="detained", event=event)
    for name in ("Jean Essai", "Paul Essai"):
        actor = m.actor(name)
        m.named_again(actor, name, 1)
    m.event("ont été arrêtés", "COERCE", mode="arrest", nth=1, same_as=event)
    found = {a.who for _, a, c in build_ledger([m.record()]).claims() if c.low}
    assert found == {"all"}
