from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import pytest

from builders import mention, record
from selon import record as types
from selon._json import hints
from selon._wording import (
    bounds,
    definition,
    definitions,
    label,
    labels,
    named,
    number,
    period,
    short,
    spaced,
)  # fmt: skip
from selon.ledger.model import QUESTIONS, STANDINGS, Scope
from selon.record import Figure

VOCABULARIES = {
    "form": types.Form,
    "stance": types.Stance,
    "figure_kind": types.FigureKind,
    "who": types.Who,
    "scope": Scope,
    "bound": types.Bound,
    "actor_kind": types.ActorKind,
    "place_kind": types.PlaceKind,
    "granularity": types.Granularity,
    "event_type": types.EventType,
    "place_by": types.PlaceBy,
    "status": types.Status,
    "change": types.Change,
    "part_kind": types.PartKind,
}


@pytest.mark.parametrize("group", VOCABULARIES)
def test_wording_labels_every_value_in_both_languages(group: str) -> None:
    assert set(labels()[group]) == set(get_args(VOCABULARIES[group]))
    assert all(set(texts) == {"en", "fr"} for texts in labels()[group].values())


def test_wording_labels_sections_and_fields() -> None:
    assert set(labels()["section"]) == set(types.ROWS)
    names = set()
    for section in types.ROWS:
        row = get_args(hints(types.Record)[section])[0]
        names |= {f.name for f in fields(row)} - {"id", "by"}
    assert set(labels()["field"]) == names


@pytest.mark.parametrize(
    ("low", "high", "bound", "en", "fr"),
    [
        (12, 12, "exact", "12", "12"),
        (20, None, "at_least", "≥ 20", "≥ 20"),
        (800, None, "more_than", "> 800", "> 800"),
        (None, 50, "less_than", "< 50", "< 50"),
        (None, 30, "at_most", "≤ 30", "≤ 30"),
        (1200, 1200, "about", "≈ 1,200", "≈ 1\u202f200"),
        (3000, 3500, "range", "3,000–3,500", "3\u202f000–3\u202f500"),
        (20, 99, "vague", "20–99", "20–99"),
        (2_000_000, None, "vague", "≥ 2,000,000", "≥ 2\u202f000\u202f000"),
        (None, None, "vague", "?", "?"),
        (0, 0, "exact", "0", "0"),
    ],
)
def test_wording_bounds(low: int | None, high: int | None, bound: Any, en: str, fr: str) -> None:
    figure = Figure("f1", mention("Vingt"), "killed", "civilian", low, high, bound)
    assert bounds(figure, "en").replace("\u00a0", " ") == en
    assert bounds(figure, "fr").replace("\u00a0", " ") == fr


def test_wording_names_rows_as_people_know_them() -> None:
    one = record()
    assert [named(one, i) for i in ("a1", "p1", "t1", "s4", "f1", "e1", "c1")] == [
        "Ilan Maro", "Kandar", "jeudi", "armée", "Vingt morts", "tirs", "repris",
    ]  # fmt: skip


def test_wording_small_things() -> None:
    assert number(999, "fr") == "999"
    assert period("2016", "2016") == "2016"
    assert period("2016-12-01", None) == "2016-12-01 → …"
    assert period(None, None) == "?"
    assert short("deux\n mots") == "deux mots"
    assert short("x" * 30, limit=10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    "group", sorted(set(VOCABULARIES) - {"granularity", "place_by", "part_kind"})
)
def test_wording_the_codebook_defines_every_value_in_both_languages(group: str) -> None:
    assert set(definitions()[group]) == set(get_args(VOCABULARIES[group]))
    assert all(set(texts) == {"en", "fr"} for texts in definitions()[group].values())


def test_wording_the_codebook_defines_the_ledger_too() -> None:
    assert set(definitions()["standing"]) == set(STANDINGS)
    kinds = get_args(types.FigureKind)
    assert {*definitions()["question"], *kinds} == set(QUESTIONS)
    assert definition("status", "denied", "fr") == definitions()["status"]["denied"]["fr"]
    assert definition("granularity", "week", "en") == ""


def test_wording_keeps_french_signs_with_their_words() -> None:
    assert spaced("Où : « là » ?", "fr") == "Où\u00a0: «\u00a0là\u00a0»\u00a0?"
    assert spaced("a : b", "en") == "a : b"


@pytest.mark.parametrize(
    ("who", "en", "fr"),
    [
        ("foreign (American)", "foreign (American)", "étrangers (Américains)"),
        ("Nigerien", "Nigerien", "Nigériens"),
        ("quatre autres", "quatre autres", "quatre autres"),
        ("one person", "one person", "une personne"),
        ("foreign (Martian)", "foreign (Martian)", "foreign (Martian)"),
        ("civilian", "civilians", "civils"),
    ],
)
def test_wording_nationalities(who: str, en: str, fr: str) -> None:
    assert label("who", who, "en") == en
    assert label("who", who, "fr") == fr
