"""What a happening came of: things that burst, what was drunk, and a cause that is called one."""

from __future__ import annotations

import pytest

from ledger_making import Making, blamed
from selon.ledger.builder import build_ledger


def causes(text: str, word: str, language: str = "fr") -> set[str | None]:
    m = Making(text, language=language)
    m.event(word, "ASSAULT", place=m.place("Kandar"))
    return {value for _, value, _ in blamed(m.record())}


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("fr", "Une explosion a secoué Kandar.\nUn réservoir de gaz avait explosé dans un dépôt.",
         "Un réservoir de gaz"),
        ("fr", "Une explosion à Kandar.\nIl est possible qu'un respirateur se soit enflammé.",
         "un respirateur"),
        ("fr", "Une explosion à Kandar.\nLa cause du drame est un moteur usé, dit-on.",
         "un moteur usé"),
        ("en", "An explosion shook Kandar.\nA gas tank had exploded in a yard.", "A gas tank"),
    ],
)  # fmt: skip
def test_causes_are_things_that_burst(language: str, text: str, cause: str) -> None:
    assert causes(text, "explosion", language) == {cause}


@pytest.mark.parametrize(
    "text",
    [
        "Une explosion a secoué Kandar.\nLe chômage a explosé.",
        "Une explosion a secoué Kandar.\nUne bombe a explosé.",
        "Une explosion a secoué Kandar.\nLe dépôt, où dorment des engrais, a explosé.",
        "Une explosion a secoué Kandar.\nLa cause du drame est inconnue.",
    ],
)
def test_causes_are_none_for_other_things(text: str) -> None:
    assert causes(text, "explosion") == set()


@pytest.mark.parametrize(
    ("text", "word", "cause"),
    [
        ("Dix morts à Kandar après avoir bu de l'alcool frelaté, dit-on.", "morts",
         "de l'alcool frelaté"),
        ("La fuite à Kandar, une explosion selon eux, est survenue à la suite d'un choc violent.",
         "explosion", "un choc violent"),
    ],
)  # fmt: skip
def test_causes_are_what_was_drunk_or_went_before(text: str, word: str, cause: str) -> None:
    assert causes(text, word) == {cause}


def test_causes_are_not_what_somebody_drank_who_is_well() -> None:
    assert causes("Des tirs à Kandar.\nIl dort après avoir bu du vin chaud.", "tirs") == set()


@pytest.mark.parametrize(
    ("words", "status"), [("est due à", "contested"), ("pourrait être due à", "single")]
)
def test_causes_that_are_held_possible_contest_no_others(words: str, status: str) -> None:
    m = Making(
        f"Une explosion à Kandar.\nSelon Ravel Onda, l'explosion {words} un vieux moteur.\n"
        "Selon Mila Torv, l'explosion est due à des engrais secs."
    )
    first = m.event("explosion", place=m.place("Kandar"))
    for nth, (name, said) in enumerate(
        [("Ravel Onda", f"l'explosion {words} un vieux moteur"),
         ("Mila Torv", "l'explosion est due à des engrais secs")], 1
    ):  # fmt: skip
        said_ = m.says(m.actor(name, role=f"rôle {nth}"), said)
        m.event("explosion", nth=nth, statement=said_, same_as=first)
    (found,) = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility"
    ]
    assert found.status == status
