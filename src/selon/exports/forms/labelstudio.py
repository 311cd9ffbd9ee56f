"""Label Studio: a task a dispatch, its rows as predictions that an annotator accepts or mends.

`labelstudio.xml`, which ships beside this module and stands in the docs, is the labelling
configuration they fit. Offsets are code points, as Label Studio writes them. What annotators leave
comes back by `selon import-reviews`.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.exports.links import dispatch_link
from selon.store.readings import reading_name
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.store.shelf import Judged

LABELS = {
    "statements": "Statement", "figures": "Figure", "events": "Event", "control": "Control",
    "places": "Place", "times": "Time", "actors": "Actor",
}  # fmt: skip
CHOICES = {
    "statements": ("stance", "form"), "figures": ("kind", "who", "bound"),
    "events": ("type", "status"), "control": ("change",),
}  # fmt: skip
NUMBERS = {"figures": ("low", "high")}
_RELATIONS = (
    ("statements", "speaker"), ("figures", "statement"), ("events", "statement"),
    ("control", "statement"), ("figures", "event"),
)  # fmt: skip


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the tasks, one a line of a JSON list."""
    yield b"["
    comma = "\n"
    for judged in material.readings():
        task = json.dumps(_task(judged, material, options), ensure_ascii=False)
        yield f"{comma}{task}".encode("utf-8", "surrogatepass")
        comma = ",\n"
    yield b"\n]\n"


def configuration() -> str:
    """Give the labelling configuration that the tasks fit."""
    return (files("selon.exports.forms") / "labelstudio.xml").read_text("utf-8")


def _task(judged: Judged, material: Material, options: Options) -> dict[str, Any]:
    record = judged.record
    d = record.dispatch
    result: list[dict[str, Any]] = []
    there: set[str] = set()
    for section, name in LABELS.items():
        for row in getattr(record, section):
            at = span_of(row)
            if at is None:
                continue
            material.written()
            there.add(row.id)
            span = {"start": at.start, "end": at.end, "text": at.text}
            result.append(_region(row.id, "label", "labels", span | {"labels": [name]}))
            for field in CHOICES.get(section, ()):
                value = span | {"choices": [getattr(row, field)]}
                result.append(_region(row.id, field, "choices", value))
            for field in NUMBERS.get(section, ()):
                if getattr(row, field) is not None:
                    value = span | {"number": getattr(row, field)}
                    result.append(_region(row.id, field, "number", value))
    for section, field in _RELATIONS:
        for row in getattr(record, section):
            other = getattr(row, field)
            if row.id in there and other in there:
                result.append(
                    {
                        "type": "relation", "from_id": row.id, "to_id": other,
                        "direction": "right", "labels": [field],
                    }
                )  # fmt: skip
    return {
        "data": {
            "text": d.text, "dispatch": d.id, "reading": reading_name(record.made_by),
            "item": d.source.item, "title": d.title, "published": d.published,
            "publisher": d.source.publisher or d.agency,
            "link": dispatch_link(options, d.id),
        },
        "predictions": [{"model_version": f"selon {__version__}", "result": result}],
    }  # fmt: skip


def _region(row: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": row, "from_name": name, "to_name": "text", "type": kind, "value": value}
