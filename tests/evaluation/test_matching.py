from __future__ import annotations

import pytest

from selon.evaluation.matching import (
    alike,
    best_pairs,
    fold,
    is_pronoun,
    kilometres,
    locate,
    occurrences,
    overlap,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ilan Maro", "Maro", True),
        ("le ministre de la Santé", "ministre", True),
        ("la police de Kandar", "l'armée de Kandar", True),  # one of two content words is enough
        ("la police", "l'armée", False),
        ("l’Élysée", "elysee", True),
        ("", None, True),
        ("le", "la", False),
    ],
)
def test_matching_alike_names(one: str | None, other: str | None, same: bool) -> None:
    assert alike(one, other) is same


def test_matching_fold_keeps_length_of_plain_words() -> None:
    assert fold("Été à l’aube") == "ete a l'aube"


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [("il", True), ("Elle", True), ("ce dernier", True), ("le maire", False), (None, True)],
)
def test_matching_pronouns(words: str | None, pronoun: bool) -> None:
    assert is_pronoun(words) is pronoun


def test_matching_locates_overlapping_occurrences() -> None:
    assert occurrences("aaa", "aa") == [(0, 2), (1, 3)]
    assert locate("tir, tir", "tir", 1) == [(5, 8)]
    assert locate("tir, tir", "tir", 7) == [(0, 3), (5, 8)]
    assert occurrences("tir", "") == []


def test_matching_pairs_best_first_and_one_to_one() -> None:
    assert best_pairs([(0.5, 0, 0), (0.9, 1, 0), (0.5, 0, 1)]) == [(1, 0), (0, 1)]


def test_matching_measures() -> None:
    assert overlap((0, 5), (5, 9)) == 0
    assert overlap((0, 5), (3, 9)) == 2
    assert kilometres(48.85, 2.35, 45.76, 4.84) == pytest.approx(392, abs=2)
