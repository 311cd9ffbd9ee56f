from __future__ import annotations

import re
import string
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import selon.reading
from builders import record
from read_examples import records
from selon._json import hints
from selon.errors import RecordError
from selon.language import load
from selon.reading.explain import explain
from selon.reading.rules import rule, rules
from selon.record import ROWS, Record

CODE = Path(selon.reading.__file__).parent
SECTIONS = {
    "actor": "actors", "place": "places", "time": "times", "statement": "statements",
    "figure": "figures", "event": "events", "control": "control",
}  # fmt: skip
LITERAL = re.compile(rf'(?<!f)"((?:{"|".join(SECTIONS)})\.[a-z0-9_.]*[a-z0-9_])"')


def _named_in_code() -> set[str]:
    return {
        name for path in CODE.rglob("*.py") for name in LITERAL.findall(path.read_text("utf-8"))
    }


def test_rules_every_rule_named_in_code_has_its_sentence() -> None:
    known = set(rules())
    named = {n for n in _named_in_code() if not any(k.startswith(f"{n}_") for k in known)}
    assert sorted(named - known) == []


def test_rules_every_temporal_pattern_has_its_sentence() -> None:
    table = load("fr").table("times")["rule"]
    found = {f"time.{one['id']}" for one in table if one["value"] not in ("none", "duration")}
    assert sorted(found - set(rules())) == []


def test_rules_tell_of_times_that_stay_unresolved() -> None:
    assert rule("fr.time.weekday.unresolved") is rules()["time.unresolved"]


@pytest.mark.parametrize("name", rules())
def test_rules_placeholders_are_fields_of_their_row(name: str) -> None:
    section = SECTIONS[name.partition(".")[0]]
    row = get_args(hints(Record)[section])[0]
    known = {f.name for f in fields(row)} | {"value", "vouched_by"}
    one = rules()[name]
    for template in (one.en, one.fr):
        used = {field for _, field, _, _ in string.Formatter().parse(template) if field}
        assert used <= known
        assert template.rstrip()[-1] in ".!?»”"


def test_rules_are_found_without_their_language() -> None:
    name = next(iter(rules()))
    assert rule(f"fr.{name}") is rules()[name]
    assert rule("fr.nothing.at_all") is None
    assert rule("") is None


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("row_id", ["a1", "p1", "t1", "s2", "f2", "e2", "c1"])
def test_explain_tells_every_kind_of_row(row_id: str, language: str) -> None:
    told = explain(record(), row_id, language=language)  # type: ignore[arg-type]
    assert told.section in ROWS
    assert told.sentence
    assert told.quotations == tuple(sorted(told.quotations))
    assert all(text for _, text in told.slots)
    assert "None" not in str(told.slots)


def test_explain_tells_ids_by_name_and_values_in_the_readers_language() -> None:
    slots = dict(explain(record(), "f2", language="fr").slots)
    assert slots["statement"] == "Ilan Maro"
    assert slots["kind"] == "tués"
    assert slots["time"] == "jeudi"
    assert dict(explain(record(), "c1").slots)["share"] == "≥ 25%"


def test_explain_refuses_an_unknown_row() -> None:
    with pytest.raises(RecordError, match="no row 's99'"):
        explain(record(), "s99")


@pytest.mark.model
def test_rules_every_row_of_the_examples_names_a_rule_that_is_told() -> None:
    rows = {
        row.by for one in records().values() for section in ROWS for row in getattr(one, section)
    }
    assert sorted(by for by in rows if rule(by) is None) == []
