"""Accusations whose accused is a pronoun or stands before a relative."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger

Claims = set[tuple[str | None, str | None]]


def accused(text: str, language: str = "fr") -> Claims:
    m = Making(text, language=language)
    m.event("attaque", place=m.place("Kandar"))
    for name, kind in (("Ravel Onda", "person"), ("Front Bleu", "armed_group"),
                       ("Norlande", "state")):  # fmt: skip
        if name in text:
            m.actor(name, kind)
    claims = build_ledger([m.record()]).claims()
    return {(c.speaker, c.value) for _, a, c in claims if a.question == "responsibility"}


@pytest.mark.parametrize(
    ("language", "text", "accuser", "other"),
    [
        ("fr", "Le Front Bleu, que la Norlande accuse de l'attaque de Kandar, se tait.",
         "Norlande", "Front Bleu"),
        ("fr", "Ravel Onda a raillé le Front Bleu, qu'il accuse d'avoir mené l'attaque de Kandar.",
         "Ravel Onda", "Front Bleu"),
        ("fr", "Le Front Bleu se tait quand la Norlande l'accuse d'avoir mené l'attaque à Kandar.",
         "Norlande", "Front Bleu"),
        ("en", "The Front Bleu, whom the Norlande accuses of the attaque in Kandar, is silent.",
         "Norlande", "Front Bleu"),
        ("en", "The Front Bleu is silent as the Norlande accuses it of the attaque in Kandar.",
         "Norlande", "Front Bleu"),
    ],
)  # fmt: skip
def test_accusers_are_found_behind_relatives_and_before_pronouns(
    language: str, text: str, accuser: str, other: str
) -> None:
    assert accused(text, language) == {(accuser, other)}


@pytest.mark.parametrize(
    "text",
    [
        "Le Front Bleu, que la Norlande accuse de mentir, a vu l'attaque de Kandar.",
        "L'attaque a visé Kandar.\nLe Front Bleu, que la Norlande accuse d'ingérence, se tait.",
        "L'attaque de Kandar : il dit que la Norlande accuse le Front Bleu.",
    ],
)
def test_accusers_of_something_else_blame_nobody_for_it(text: str) -> None:
    assert accused(text) == set()


def test_accusers_are_answered_wherever_the_dispatch_tells_of_one_deed() -> None:
    m = Making(
        "L'attaque a visé Kandar.\nLe Front Bleu a dénoncé des accusations fallacieuses.\n"
        "Il neige.\nIl pleut.\nIl vente.\nIl grêle.\n"
        "Le Front Bleu, que la Norlande accuse de cette attaque, se tait."
    )
    first = m.event("attaque", place=m.place("Kandar"))
    m.event("attaque", nth=1, same_as=first)
    front = m.actor("Front Bleu", "armed_group")
    m.named_again(front, "Front Bleu", 1)
    m.actor("Norlande", "state")
    claims = build_ledger([m.record()]).claims()
    assert {(c.speaker, c.value, c.denied) for _, _, c in claims} == {
        ("Norlande", "Front Bleu", False), ("Front Bleu", "Front Bleu", True),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "accuser", "other"),
    [
        ("fr", "Ravel Onda a accusé les autorités d'être responsables de l'attaque à Kandar.",
         "Ravel Onda", "les autorités"),
        ("fr", "La Norlande accuse le Front Bleu, qui campe à Kandar, d'avoir mené l'attaque.",
         "Norlande", "Front Bleu"),
        ("en", "Ravel Onda accused the Front Bleu of being behind the attaque in Kandar.",
         "Ravel Onda", "Front Bleu"),
    ],
)  # fmt: skip
def test_accusers_name_the_accused_behind_the_verb(
    language: str, text: str, accuser: str, other: str
) -> None:
    assert accused(text, language) == {(accuser, other)}


def test_accusers_of_silence_about_a_deed_blame_nobody_for_it() -> None:
    assert accused("La Norlande accuse le Front Bleu d'avoir caché l'attaque de Kandar.") == set()


def test_accusers_may_be_told_with_adverbs_in_the_verb() -> None:
    m = Making("Des passants ont tous accusé la Ligue d'être responsable de l'attaque à Kandar.")
    m.event("attaque", place=m.place("Kandar"))
    league = m.actor("Ligue", "armed_group")
    m.actor("passants", "unnamed")
    m.event("ont tous accusé", "ACCUSE", mode="allege", recipients=[league])
    claims = build_ledger([m.record()]).claims()
    told = {(c.speaker, c.value) for _, a, c in claims if a.question == "responsibility"}
    assert told == {("passants", "Ligue")}
