"""W3C Web Annotations as JSON-LD: each row that stands on words is an annotation of them.

A target has both selectors of the standard: the quotation with 32 characters on each side, and the
position in code points on the same text. A span that would cut a character from its combining mark
is given as it is; the standard asks not to, Selon does not make such spans by itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon._version import __version__
from selon.exports.links import dispatch_link, is_address, passage_link
from selon.exports.material import reviewed
from selon.record import mentions_in
from selon.store.rows import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.record import Mention, Record
    from selon.store.shelf import Judged

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMES = "urn:selon:vocabulary:"
_BESIDE = 32
_SECTIONS = ("statements", "figures", "events", "control", "places", "times", "actors")
_WORDS: dict[str, tuple[str, ...]] = {
    "statements": ("stance", "form"), "figures": ("kind", "who"),
    "events": ("type", "mode", "status"), "control": ("change",), "places": ("name",),
    "times": ("start",), "actors": ("name",),
}  # fmt: skip
_PURPOSES = {"statements": "describing", "places": "identifying", "actors": "identifying"}


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write an annotation page, one annotation a line."""
    head = {
        "@context": [CONTEXT, {"selon": NAMES}],
        "id": "urn:selon:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "items": ['
    comma = "\n"
    for judged in material.readings():
        for section in _SECTIONS:
            for row in getattr(judged.record, section):
                if span_of(row) is None:
                    continue
                material.written()
                made = json.dumps(_annotation(judged, section, row, options), ensure_ascii=False)
                yield f"{comma}{made}".encode("utf-8", "surrogatepass")
                comma = ",\n"
    yield b"\n]}\n"


def _annotation(judged: Judged, section: str, row: Any, options: Options) -> dict[str, Any]:  # noqa: ANN401
    record = judged.record
    d = record.dispatch
    at = span_of(row)
    assert at is not None
    value = {k: v for k, v in to_dict(row).items() if k not in ("mention", "mentions", "trigger")}
    known = reviewed(judged, section, row)
    body: dict[str, Any] = {
        "type": "Dataset",
        "purpose": _PURPOSES.get(section, "classifying"),
        "format": "application/json",
        "selon:section": section,
        "value": json.dumps(value, ensure_ascii=False),
    }
    made = {
        "id": f"{dispatch_link(options, d.id)}#{row.id}",
        "type": "Annotation",
        "motivation": _PURPOSES.get(section, "classifying"),
        "generator": {"id": "urn:selon", "type": "Software", "name": f"Selon {__version__}"},
        "body": [body, *_tags(record, section, row)],
        "target": [_target(record, m, options) for m in _spans(section, row)],
        "selon:link": passage_link(options, d.id, at.start, at.end),
        "selon:review": known.state,
    }
    if known.machine is not None and known.state == "corrected":
        made["selon:machine"] = json.dumps(to_dict(known.machine), ensure_ascii=False)
    return made


def _tags(record: Record, section: str, row: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Say in words what a reader without Selon can show: the kind, and who speaks."""
    words = [getattr(row, name) for name in _WORDS[section]]
    statement = row if section == "statements" else getattr(row, "statement", None)
    if isinstance(statement, str):
        statement = next(s for s in record.statements if s.id == statement)
    tags = [w for w in words if w]
    if statement is not None and statement.speaker is not None:
        tags.append(next(a.name for a in record.actors if a.id == statement.speaker))
    return [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]


def _spans(section: str, row: Any) -> list[Mention]:  # noqa: ANN401
    """Give the spans that are the row's own: all of its content or mentions, else its one."""
    if section in ("statements", "actors", "places"):
        own = row.content if section == "statements" else row.mentions
        return list(own) or [next(mentions_in(row))]
    found = span_of(row)
    return [found] if found else []


def _target(record: Record, m: Mention, options: Options) -> dict[str, Any]:
    d = record.dispatch
    quote = {
        "type": "TextQuoteSelector",
        "exact": m.text,
        "prefix": d.text[max(0, m.start - _BESIDE) : m.start],
        "suffix": d.text[m.end : m.end + _BESIDE],
    }
    position = {"type": "TextPositionSelector", "start": m.start, "end": m.end}
    return {
        "type": "SpecificResource",
        "source": d.source.uri if is_address(d.source.uri) else dispatch_link(options, d.id),
        "selector": [quote, position],
    }
