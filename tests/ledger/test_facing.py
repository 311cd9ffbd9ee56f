"""What is said and what is denied, set beside each other."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.model import Assessment

TWO = [
    "Une attaque a visé Kandar.",
    "Ravel Onda impute cette attaque au Front Bleu.",
    "Mila Torv impute cette attaque au Front Bleu.",
    "Le Front Bleu a rejeté toute responsabilité.",
]


def asked(lines: list[str], kind: str = "person") -> Assessment:
    m = Making("\n".join(lines))
    m.event("attaque", place=m.place("Kandar"))
    front = m.actor("Front Bleu", "armed_group")
    for nth in range(1, m.text.count("Front Bleu")):
        m.named_again(front, "Front Bleu", nth)
    m.actor("Ravel Onda", role="ministre")
    m.actor("Mila Torv", kind, role="maire")
    found = [a for i in build_ledger([m.record()]).incidents for a in i.assessments]
    return next(a for a in found if a.question == "responsibility")


@pytest.mark.parametrize(
    ("lines", "kind", "accuser"),
    [
        (TWO, "person", "Mila Torv"),
        ([TWO[0], TWO[2], TWO[1], TWO[3]], "person", "Ravel Onda"),
        (TWO, "media", "Ravel Onda"),
    ],
)
def test_facing_a_denial_is_who_said_it_last(lines: list[str], kind: str, accuser: str) -> None:
    found = asked(lines, kind)
    assert found.status == "contested"
    assert found.reason == f"Front Bleu did it, according to {accuser}; denied by Front Bleu."


def test_facing_what_is_denied_each_time_is_no_single_deed() -> None:
    each = "A chaque fois, le Front Bleu a rejeté toute responsabilité."
    assert asked([*TWO[:3], each]).status == "single"


def test_facing_what_kind_of_deed_it_was_is_told_as_such() -> None:
    m = Making(
        "Un berger a été tué à Kandar.\n"
        "Ravel Onda affirme qu'il a été victime d'un crime raciste.\n"
        "La police a écarté tout crime raciste."
    )
    m.event("tué", place=m.place("Kandar"))
    m.says(m.actor("Ravel Onda", role="avocat"), "il a été victime d'un crime raciste")
    m.actor("police", "organisation", sector="COP")
    found = [a for i in build_ledger([m.record()]).incidents for a in i.assessments]
    (asked_,) = [a for a in found if a.question == "happened"]
    assert asked_.status == "contested"
    assert asked_.reason == (
        "Crime raciste, according to Ravel Onda; police says that it was none."
    )
