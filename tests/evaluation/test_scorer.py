from __future__ import annotations

import importlib.util
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from builders import TEXT, record
from selon._json import to_dict
from selon.errors import DataError
from selon.evaluation import GoldDispatch, evaluate, gold_as_record, read_gold, score

EXAMPLES = Path(__file__).parent.parent.parent / "src" / "selon" / "examples" / "fr"
GOLD: dict[str, Any] = {
    "published": "2020-03-12",
    "language": "fr",
    "places": [{"text": "Kandar", "kind": "city", "country": "XXX", "lat": 12.4, "lon": 41.1}],
    "times": [{"text": "jeudi", "start": "2020-03-12", "end": "2020-03-12"}],
    "statements": [
        {
            "source": "le maire, Ilan Maro", "head": "Ilan Maro", "speaker": "Ilan Maro",
            "cue": "a déclaré", "form": "indirect", "stance": "say",
            "content": ["Au moins vingt civils ont été tués jeudi à Kandar"],
        },
        {
            "source": "L'armée", "head": "armée", "speaker": "armée", "cue": "dément",
            "form": "indirect", "stance": "deny", "content": ["avoir tiré sur la ville"],
        },
    ],
    "figures": [
        {
            "text": "Au moins vingt civils", "kind": "killed", "who": "civilian", "low": 20,
            "high": None, "bound": "at_least", "attributed_to": "Ilan Maro",
        },
    ],
    "events": [
        {
            "trigger": "attaqueraient", "type": "ASSAULT", "mode": None, "recipients": ["le pont"],
            "actors": ["les forces loyales"], "place": None, "time": None,
            "status": "hypothetical", "attributed_to": "rebelle",
        },
    ],
    "control": [
        {"text": "repris", "place": "Kandar", "holder": None, "change": "captured"},
    ],
}  # fmt: skip
ONE = GoldDispatch("kandar", TEXT, GOLD)


def test_scorer_counts_and_slots_of_a_hand_made_record() -> None:
    report = score([ONE], {"kandar": record()})
    sections = report.to_dict()["sections"]
    assert sections["statements"] == {
        "precision": 0.4, "recall": 1.0, "f1": 0.571, "gold": 2, "predicted": 5,
    }  # fmt: skip
    assert sections["figures"]["f1"] == pytest.approx(0.667)
    assert sections["events"] == {
        "precision": 0.5, "recall": 1.0, "f1": 0.667, "gold": 1, "predicted": 2,
    }  # fmt: skip
    assert sections["control"]["f1"] == 1.0
    assert report.slots["statements.stance_not_say"].accuracy == 1.0
    assert report.slots["places.position"].accuracy == 1.0
    assert report.slots["events.actors"].accuracy == 1.0
    assert report.slots["events.recipients"].accuracy == 0.0
    assert report.slots["figures.attribution"].accuracy == 1.0
    assert report.untrue_quotations == 0


def test_scorer_counts_untrue_quotations() -> None:
    value = to_dict(record())
    value["times"][0]["mention"]["text"] = "mardi"
    value["events"][1]["actors"][0]["mention"]["end"] += 1
    assert score([ONE], {"kandar": value}).untrue_quotations == 2


def test_scorer_takes_a_missing_record_as_empty() -> None:
    report = score([ONE], {})
    assert report.missing == ("kandar",)
    assert report.scores["statements"].recall == 0.0


def test_scorer_names_faults() -> None:
    faults = {(f.section, f.kind) for f in score([ONE], {"kandar": record()}).faults}
    assert ("statements", "spurious") in faults
    assert ("events", "spurious") in faults


def test_scorer_gold_against_itself_is_perfect_on_the_examples() -> None:
    gold = list(read_gold(EXAMPLES))
    report = score(gold, {one.name: gold_as_record(one) for one in gold})
    assert {s: round(v.f1, 9) for s, v in report.scores.items() if v.gold} == {
        s: 1.0 for s, v in report.scores.items() if v.gold
    }
    assert report.untrue_quotations == 0


def test_scorer_refuses_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no gold"):
        evaluate(tmp_path, {})
    (tmp_path / "a.gold.json").write_text("{}", "utf-8")
    with pytest.raises(DataError, match=r"a\.txt is missing"):
        evaluate(tmp_path, {})
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(DataError, match="no list 'places'"):
        evaluate(tmp_path, {})


def _reference(shared: Path, gold: list[GoldDispatch], records: dict[str, Any]) -> dict[str, Any]:
    """Score with the gold's own scorer."""
    spec = importlib.util.spec_from_file_location("reference", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    total = module.Tally()
    for one in gold:
        tally = module.Tally()
        module.score_doc(one.name, one.text, one.gold, records.get(one.name, {}), tally)
        for name, counts in tally.counts.items():
            total.add(name, *counts)
        for name, counts in tally.slots.items():
            total.slots[name] = [a + b for a, b in zip(total.slots[name], counts, strict=True)]
    counts = total.counts
    keys = ("precision", "recall", "f1")
    return {
        "sections": {
            s: {
                **dict(zip(keys, (round(x, 3) for x in module.prf(counts[s])), strict=True)),
                "gold": counts[s][1],
                "predicted": counts[s][2],
            }
            for s in module.SECTIONS
        },
        "slots": {
            k: {"accuracy": round(v[0] / v[1], 3) if v[1] else None, "of": v[1]}
            for k, v in sorted(total.slots.items())
        },
        "untrue_quotations": counts["untrue quotations"][0],
    }


def _perturbed(value: dict[str, Any], text: str, rng: random.Random) -> dict[str, Any]:
    """Drop, move and change rows of a record at random, the same way every time."""
    out: dict[str, Any] = json.loads(json.dumps(value))
    pool: defaultdict[str, set[str | None]] = defaultdict(set)
    fields = ("speaker", "stance", "form", "type", "mode", "status", "kind", "who", "bound",
              "low", "high", "start", "end", "statement", "place", "time", "country", "change",
              "name")  # fmt: skip
    for section, rows in out.items():
        for row in rows:
            for name in fields:
                if name in row:
                    pool[f"{section}.{name}"].add(row[name])
    for section, rows in out.items():
        if section == "actors":
            continue
        rows[:] = [row for row in rows if rng.random() > 0.15]
        for row in rows:
            for name in fields:
                values = pool.get(f"{section}.{name}")
                if values and name in row and rng.random() < 0.2:
                    row[name] = rng.choice([None, *sorted(values - {None}, key=str)])
            for mention in _mentions(row):
                if rng.random() < 0.3:
                    mention["start"] = max(0, mention["start"] + rng.randint(-12, 12))
                    mention["end"] = min(len(text), mention["start"] + rng.randint(1, 60))
                    if rng.random() < 0.9:
                        mention["text"] = text[mention["start"] : mention["end"]]
        rng.shuffle(rows)
        rows += [{**row, "id": row["id"] + "x"} for row in rows if rng.random() < 0.1]
    return out


def _mentions(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [m for item in value for m in _mentions(item)]
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [m for item in value.values() for m in _mentions(item)]
    return []


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(4))
def test_scorer_gives_the_figures_of_the_golds_own_scorer(shared: Path, seed: int) -> None:
    gold = list(read_gold(shared / "gold" / "dev"))
    rng = random.Random(seed)
    records = {one.name: gold_as_record(one) for one in gold}
    if seed:
        records = {
            one.name: _perturbed(records[one.name], one.text, rng)
            for one in gold
            if rng.random() > 0.05
        }
    mine = score(gold, records).to_dict()
    theirs = _reference(shared, gold, records)
    assert {k: mine[k] for k in theirs} == theirs
    if not seed:
        assert min(s["f1"] for s in mine["sections"].values()) >= 0.99
