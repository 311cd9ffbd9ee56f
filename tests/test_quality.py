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


@cache
def _report() -> dict[str, Any]:
    return score(gold(), records()).to_dict()


def test_quality_floors_are_those_of_this_corpus() -> None:
    assert digest(examples()) == FLOORS["corpus"], "the examples changed: run scripts/set_floors.py"


@pytest.mark.model
def test_quality_every_example_is_read_with_true_quotations() -> None:
    report = _report()
    assert report["missing"] == []
    assert report["untrue_quotations"] == 0


@pytest.mark.model
@pytest.mark.parametrize("section", FLOORS["f1"])
def test_quality_section_stays_above_its_floor(section: str) -> None:
    assert _report()["sections"][section]["f1"] >= FLOORS["f1"][section]


@pytest.mark.model
@pytest.mark.parametrize("slot", FLOORS["accuracy"])
def test_quality_slot_stays_above_its_floor(slot: str) -> None:
    assert _report()["slots"][slot]["accuracy"] >= FLOORS["accuracy"][slot]


@pytest.mark.model
def test_quality_reading_twice_gives_the_same_bytes() -> None:
    again, _ = read_texts(gold()[::-1])
    assert {n: to_json(r) for n, r in again.items()} == {
        n: to_json(r) for n, r in records().items()
    }


@pytest.mark.model
def test_quality_every_record_comes_back_from_json() -> None:
    for one in records().values():
        assert from_json(to_json(one)) == one
