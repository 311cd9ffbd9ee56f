"""The shipped stories: read by the model, held to floors; and the scorer itself."""

from __future__ import annotations

import json
from functools import cache

import pytest

from selon.errors import DataError
from selon.evaluation.ledger import (
    LedgerReport,
    evaluate_ledger,
    measure_stories,
    read_stories,
    stories,
)


@cache
def report() -> LedgerReport:
    return measure_stories(stories())


def test_stories_are_at_least_forty_dispatches_of_six_stories() -> None:
    found = read_stories(stories())
    assert len(found) >= 6
    assert sum(len(s.items) for s in found) >= 40
    assert len({i.publisher for s in found for i in s.items}) >= 3


def test_stories_gold_stands_verbatim_in_its_dispatch() -> None:
    for story in read_stories(stories()):
        text = {f"{i.item}.txt": i.text for i in story.items}
        assert story.gold["dispatches"] == sorted(text)
        for incident in story.gold["incidents"]:
            for m in incident["mentions"]:
                assert text[m["dispatch"]].count(m["trigger"]) > m["nth"]
        for a in story.gold["assessments"]:
            for c in a["claims"]:
                assert c["quote"] in text[c["dispatch"]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        (lambda r: r.takes.f1, 0.95),
        (lambda r: r.incidents_f1, 0.85),
        (lambda r: r.claims.recall, 0.80),
        (lambda r: r.status.f1, 0.80),
        (lambda r: r.statuses["contested"].f1, 0.75),
    ],
    ids=["takes", "incidents", "claims", "status", "contested"],
)
def test_stories_reach_the_floors(measure: object, floor: float) -> None:
    assert callable(measure)
    assert measure(report()) >= floor, "\n".join(report().lines())


def test_stories_an_empty_ledger_scores_nothing() -> None:
    empty = evaluate_ledger(stories(), {"takes": [], "incidents": []})
    assert (empty.found, empty.incidents_f1, empty.claims.f1, empty.status.f1) == (0, 0, 0, 0)
    assert len(empty.lines()) == 8


def test_stories_a_folder_without_gold_is_an_error(tmp_path: object) -> None:
    with pytest.raises(DataError, match="no stories"):
        read_stories(tmp_path)  # type: ignore[arg-type]


def test_stories_the_gold_as_ledger_scores_full() -> None:
    found = read_stories(stories())
    incidents, takes = [], []
    for story in found:
        text = {f"{i.item}.txt": i.text for i in story.items}
        takes += story.gold["takes"]
        for gold in story.gold["incidents"]:
            mentions = []
            for m in gold["mentions"]:
                at = -1
                for _ in range(m["nth"] + 1):
                    at = text[m["dispatch"]].index(m["trigger"], at + 1)
                end = at + len(m["trigger"])
                mentions.append({"dispatch": m["dispatch"], "start": at, "end": end})
            rows = []
            for a in story.gold["assessments"]:
                if a["incident"] != gold["id"]:
                    continue
                claims = [
                    {"low": None, "high": None, "value": None}
                    | c
                    | {
                        "start": text[c["dispatch"]].index(c["quote"]),
                        "end": text[c["dispatch"]].index(c["quote"]) + len(c["quote"]),
                    }
                    for c in a["claims"]
                ]
                rows.append({**a, "claims": claims})
            incidents.append({"mentions": mentions, "assessments": rows})
    full = evaluate_ledger(
        stories(), json.loads(json.dumps({"takes": takes, "incidents": incidents}))
    )
    assert full.takes.f1 == full.incidents_f1 == full.claims.recall == full.status.f1 == 1
