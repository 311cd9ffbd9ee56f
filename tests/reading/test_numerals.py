from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.language import load
from selon.reading.numerals import Numeral, find_numerals

FR = load("fr")
UNITS = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
SWISS = {7: "septante", 8: "huitante", 9: "nonante"}


def numerals(text: str) -> list[Numeral]:
    return find_numerals(text, 0, len(text), FR)


def below_hundred(n: int, *, swiss: bool = False) -> str:
    if n < 20:
        return UNITS[n]
    ten, unit = divmod(n, 10)
    if swiss and ten in SWISS:
        word = SWISS[ten]
    elif ten in {7, 9}:
        word, unit = TENS[ten - 1], unit + 10
    else:
        word = TENS[ten]
    if unit == 0:
        return "quatre-vingts" if n == 80 and not swiss else word
    joiner = " et " if unit in {1, 11} and n not in {81, 91} else "-"
    return f"{word}{joiner}{UNITS[unit]}"


def below_thousand(n: int, *, swiss: bool = False) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return below_hundred(rest, swiss=swiss)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
    if not rest:
        return head + ("s" if hundreds > 1 else "")
    return f"{head} {below_hundred(rest, swiss=swiss)}"


def spelled(n: int, *, swiss: bool = False) -> str:
    millions, rest = divmod(n, 1_000_000)
    thousands, units = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append(
            f"{below_thousand(millions, swiss=swiss)} million{'s' if millions > 1 else ''}"
        )
    if thousands:
        parts.append(
            "mille" if thousands == 1 else f"{below_thousand(thousands, swiss=swiss)} mille"
        )
    if units or not parts:
        parts.append(below_thousand(units, swiss=swiss))
    return " ".join(parts)


@given(st.integers(0, 999_999_999), st.booleans())
def test_numerals_spelled_number_comes_back(n: int, swiss: bool) -> None:
    text = f"{spelled(n, swiss=swiss)} habitants"
    (found,) = numerals(text)
    assert (found.low, found.high, found.bound) == (n, n, "exact")
    assert text[found.start : found.end] == spelled(n, swiss=swiss)


@given(st.integers(0, 999_999_999), st.sampled_from([".", " ", "\u00a0", "\u202f", ""]))
def test_numerals_digits_come_back_with_any_separator(n: int, separator: str) -> None:
    digits = f"{n:,}".replace(",", separator)
    text = f"environ {digits} habitants"
    (found,) = numerals(text)
    assert (found.low, found.high, found.bound) == (n, n, "about")
    assert text[found.start : found.end] == f"environ {digits}"


@given(st.text(alphabet="0123456789., -àdeuxvingtcmlo'\u00a0\u202f%", max_size=60))
def test_numerals_spans_are_ordered_and_inside(text: str) -> None:
    end = 0
    for found in numerals(text):
        assert end <= found.start < found.end <= len(text)
        assert found.start <= found.core < found.end
        assert found.low is not None or found.high is not None
        end = found.end


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "bound"),
    [
        ("plus de 650 morts", "plus de 650", 650, None, "more_than"),
        ("un peu plus de 3.700 captifs", "un peu plus de 3.700", 3700, None, "more_than"),
        ("plus d'une centaine de blessés", "plus d'une centaine", 100, None, "more_than"),
        ("un bilan supérieur à 70 morts", "supérieur à 70", 70, None, "more_than"),
        ("au moins vingt blessés", "au moins vingt", 20, None, "at_least"),
        ("pas moins de 12 morts", "pas moins de 12", 12, None, "at_least"),
        ("au moins une dizaine", "au moins une dizaine", 10, None, "at_least"),
        ("moins de 50 soldats", "moins de 50", None, 50, "less_than"),
        ("jusqu'à 30 personnes", "jusqu'à 30", None, 30, "at_most"),
        ("jusqu’à près de 30 personnes", "jusqu’à près de 30", None, 30, "at_most"),
        ("quelque 200 rebelles", "quelque 200", 200, 200, "about"),
        ("près de 6,5 millions d'habitants", "près de 6,5 millions", 6500000, 6500000, "about"),
        ("une douzaine d'hommes", "une douzaine", 12, 12, "about"),
        ("une demi-douzaine d'hommes", "une demi-douzaine", 6, 6, "about"),
        ("un millier de captifs", "un millier", 1000, 1000, "about"),
        ("deux dizaines de milliers de gens", "deux dizaines de milliers", 20000, 20000, "about"),
        ("un million et demi de réfugiés", "un million et demi", 1500000, 1500000, "exact"),
        ("1,5 million de réfugiés", "1,5 million", 1500000, 1500000, "exact"),
        ("31 millions d'habitants", "31 millions", 31000000, 31000000, "exact"),
        ("un total de 58 personnes", "un total de 58", 58, 58, "exact"),
        ("4.000 à 4.200 blessés", "4.000 à 4.200", 4000, 4200, "range"),
        ("entre 7 000 et 7 500 blessés", "entre 7 000 et 7 500", 7000, 7500, "range"),
        ("60-65 personnes", "60-65", 60, 65, "range"),
        ("deux ou trois soldats", "deux ou trois", 2, 3, "range"),
        ("deux à trois mille soldats", "deux à trois mille", 2000, 3000, "range"),
        ("200, voire 300 personnes", "200, voire 300", 200, 300, "range"),
        ("des dizaines de blessés", "des dizaines", 20, 99, "vague"),
        ("plusieurs dizaines de blessés", "plusieurs dizaines", 20, 99, "vague"),
        ("quelques centaines de marcheurs", "quelques centaines", 200, 999, "vague"),
        ("fuite de milliers de civils", "milliers", 2000, 9999, "vague"),
        ("des dizaines de milliers de civils", "des dizaines de milliers", 20000, 99999, "vague"),
        ("des centaines de milliers", "des centaines de milliers", 200000, 999999, "vague"),
        ("des millions de gens", "des millions", 2000000, 9999999, "vague"),
        ("plusieurs soldats", "plusieurs", 2, 9, "vague"),
        ("aucun blessé", "aucun", 0, 0, "exact"),
        ("pas de blessés", "pas de", 0, 0, "exact"),
        ("un soldat", "un", 1, 1, "exact"),
    ],
)
def test_numerals_read_value_and_bound(
    text: str, span: str, low: int | None, high: int | None, bound: str
) -> None:
    found = numerals(text)[-1]
    assert text[found.start : found.end] == span
    assert (found.low, found.high, found.bound) == (low, high, bound)


@pytest.mark.parametrize(
    "text",
    [
        "vers 11H30", "avions F-16", "grippe H1N1", "numéro deux", "pour cent", "l'un", "#12",
        "sa moyenne est de 3,14", "deux-roues", "arrivés par milliers", "article 12",
    ],
)  # fmt: skip
def test_numerals_that_are_none(text: str) -> None:
    assert numerals(text) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("un soldat", "article"), ("douze soldats", "cardinal"), ("une dizaine", "round"),
        ("des dizaines", "crowd"), ("plusieurs", "several"), ("aucune", "zero"),
        ("pas d'otage", "zero_phrase"),
    ],
)  # fmt: skip
def test_numerals_tell_how_they_are_written(text: str, form: str) -> None:
    assert numerals(text)[0].form == form


def test_numerals_tell_years_and_open_ranges() -> None:
    (year,) = numerals("en 2011")
    (rise,) = numerals("est passé de 5 à 12")
    assert year.year
    assert not numerals("2.011 morts")[0].year
    assert rise.from_to
    assert rise.ends == (5, 12)


@pytest.mark.parametrize(
    ("text", "number"),
    [("Le millier de marcheurs est là.", 1000), ("Cette dizaine d'hommes marche.", 10)],
)
def test_numerals_round_numbers_may_be_definite(text: str, number: int) -> None:
    assert [(n.low, n.high, n.bound) for n in numerals(text)] == [(number, number, "about")]


def test_numerals_a_round_number_of_nothing_is_none() -> None:
    assert numerals("Dans la quarantaine, le millier fait peur.") == []
