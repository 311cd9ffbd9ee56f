"""Corrections made in Label Studio: its JSON export, tasks with annotations.

A region keeps the id of the row it was a prediction of. Changed choices and numbers are
corrections, a deleted region a rejection, the choice `verdict` a verdict. What was drawn anew has
no row to correct and is named.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from selon.errors import InputError
from selon.exports.back.corrections import FIELDS, Correction, Found, Present, Unread
from selon.exports.forms.labelstudio import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECTIONS = frozenset(LABELS)


def read(path: Path) -> Iterator[Found]:
    """Give the corrections of an export."""
    try:
        tasks = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", where=str(path)) from error
    if isinstance(tasks, dict):
        tasks = [tasks]
    if not isinstance(tasks, list):
        raise InputError("no list of tasks", where=str(path), hint="export as JSON")
    for number, task in enumerate(tasks, 1):
        where = f"{path}: task {number}"
        try:
            yield from _task(task, where)
        except InputError as error:
            yield Unread(where, error)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            wrong = InputError(f"not as Label Studio exports it: {error}", where=where)
            yield Unread(where, wrong)


def _task(task: Any, where: str) -> Iterator[Found]:  # noqa: ANN401 - JSON
    if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
        hint = "export as JSON, not as JSON-MIN"
        raise InputError("a task without data", where=where, hint=hint)
    dispatch = task["data"].get("dispatch")
    if not isinstance(dispatch, str):
        raise InputError("its data name no dispatch", where=where)
    annotations = task.get("annotations")
    if not isinstance(annotations, list):
        hint = "export as JSON, not as JSON-MIN"
        raise InputError("it has no annotations", where=where, hint=hint)
    predicted = {
        r.get("id")
        for p in task.get("predictions") or ()
        if isinstance(p, dict)
        for r in p.get("result") or ()
    }
    for annotation in annotations:
        if annotation.get("was_cancelled"):
            continue
        reading = task["data"].get("reading")
        of = reading if isinstance(reading, str) else None
        for found in _annotation(annotation, dispatch, predicted, where):
            yield found if isinstance(found, Unread) else replace(found, reading=of)


def _annotation(
    annotation: dict[str, Any], dispatch: str, predicted: set[Any], where: str
) -> Iterator[Found]:
    reviewer = _reviewer(annotation.get("completed_by"))
    at = _instant(annotation.get("updated_at") or annotation.get("created_at"))
    regions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for result in annotation.get("result") or ():
        if result.get("type") != "relation" and isinstance(result.get("id"), str):
            regions[result["id"]].append(result)
    for name, results in regions.items():
        value = results[0].get("value") or {}
        there = f"{where}, region {name}"
        if "start" in value:
            there = f"{there} at {value['start']}–{value.get('end')}"
        fields, verdict = _said(results)
        span = (value["start"], value["end"]) if "end" in value else None
        yield Correction(there, dispatch, name, span, fields, verdict, reviewer=reviewer, at=at)
    # Regions that were predictions and are gone; an annotation begun from nothing has none of them.
    if regions and (not predicted or predicted & set(regions)):
        yield Present(where, dispatch, frozenset(regions), _SECTIONS, reviewer, at)


def _said(results: list[dict[str, Any]]) -> tuple[dict[str, Any], str | None]:
    """Give the fields of a region and the verdict on it; a number left out is none."""
    fields: dict[str, Any] = {}
    verdict = None
    for result in results:
        name, value = result.get("from_name"), result.get("value") or {}
        choices = value.get("choices") or [None]
        if name == "verdict":
            verdict = choices[0]
        elif name in FIELDS:
            number = value.get("number")
            fields[name] = choices[0] if number is None else int(number)
    if "Figure" in (results[0].get("value") or {}).get("labels", ()):
        fields = {"low": None, "high": None} | fields
    return fields, verdict


def _reviewer(by: Any) -> str | None:  # noqa: ANN401 - a number, a name or an object
    if isinstance(by, dict):
        name = by.get("email") or by.get("username") or by.get("id")
        return None if name is None else str(name)
    return None if by is None else f"labelstudio:{by}" if isinstance(by, int) else str(by)


def _instant(at: Any) -> str | None:  # noqa: ANN401
    """Give a time as the store writes it: UTC, whole seconds."""
    return f"{at[:19]}Z" if isinstance(at, str) and len(at) >= 19 else None
