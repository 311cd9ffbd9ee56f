"""Floors on the shipped examples: a change that reads them worse fails here.

`scripts/set_floors.py` writes `quality_floors.json` anew and refuses to lower a floor.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from read_examples import gold, records
from selon._json import from_json, to_json
from selon.evaluation import score
from selon.evaluation.shipped import digest, examples, read_texts

FLOORS = json.loads((Path(__file__).parent / "quality_floors.json").read_text("utf-8"))


LANGUAGES = sorted(FLOORS)
SECTIONS = [(code, name) for code in LANGUAGES for name in FLOORS[code]["f1"]]
SLOTS = [(code, name) for code in LANGUAGES for name in FLOORS[code]["accuracy"]]


@cache
def _report(language: str) -> dict[str, Any]:
    return score(gold(language), records(language)).to_dict()


@pytest.mark.parametrize("language", LANGUAGES)
def test_quality_floors_are_those_of_this_corpus(language: str) -> None:
    corpus = FLOORS[language]["corpus"]
    assert digest(examples(language)) == corpus, "the examples changed: run scripts/set_floors.py"


@pytest.mark.model
@pytest.mark.parametrize("language", LANGUAGES)
def test_quality_every_example_is_read_with_true_quotations(language: str) -> None:
    report = _report(language)
    assert report["missing"] == []
    assert report["untrue_quotations"] == 0


@pytest.mark.model
@pytest.mark.parametrize(("language", "section"), SECTIONS)
def test_quality_section_stays_above_its_floor(language: str, section: str) -> None:
    assert _report(language)["sections"][section]["f1"] >= FLOORS[language]["f1"][section]


@pytest.mark.model
@pytest.mark.parametrize(("language", "slot"), SLOTS)
def test_quality_slot_stays_above_its_floor(language: str, slot: str) -> None:
    assert _report(language)["slots"][slot]["accuracy"] >= FLOORS[language]["accuracy"][slot]


@pytest.mark.model
def test_quality_reading_twice_gives_the_same_bytes() -> None:
    for language in LANGUAGES:
        again, _ = read_texts(gold(language)[::-1])
        assert {n: to_json(r) for n, r in again.items()} == {
            n: to_json(r) for n, r in records(language).items()
        }


@pytest.mark.model
@pytest.mark.parametrize("language", LANGUAGES)
def test_quality_every_record_comes_back_from_json(language: str) -> None:
    for one in records(language).values():
        assert from_json(to_json(one)) == one
