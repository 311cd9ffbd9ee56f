"""Which names may be those of one doer."""

from __future__ import annotations

import pytest

from selon.ledger.agreement import same_name


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Etat islamique au Grand Sahara", "Etat islamique", True),
        ("police de Kandar", "policiers de Kandar", True),
        ("Al-Qaïda au Maghreb islamique", "Etat islamique", False),
        ("Front Bleu", "Ligue", False),
    ],
)
def test_names_of_two_known_bodies_are_not_one_by_a_word_in_common(
    a: str, b: str, *, same: bool
) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same
