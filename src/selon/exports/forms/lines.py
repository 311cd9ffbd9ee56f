"""JSONL that comes back whole: records as the machine made them, and all that people said.

The first line says what the file is; then each dispatch's record (`selon.record/1`), then the
reviews (`selon.review/1`) about these dispatches, about actors and about sources, in the order in
which they were made. `selon import` reads it into a store, from which the same ledger is built.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selon._json import to_json
from selon._version import __version__
from selon.store.reviews import all_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options
    from selon.store.marks import Mark
    from selon.store.reviews import Review

FILE = "selon.export/1"
REVIEW = "selon.review/1"


def write(material: Material, _options: Options) -> Iterator[bytes]:
    """Write records, then reviews."""
    yield _line({"schema": FILE, "selon": __version__})
    written: set[str] = set()
    for judged in material.readings():
        written.add(judged.machine.dispatch.id)
        material.written()
        yield f"{to_json(judged.machine)}\n".encode("utf-8", "surrogatepass")
    for review in all_of(material.shelf.connection):
        if review.target.dispatch is None or review.target.dispatch in written:
            material.written()
            yield _line(review_json(review))


def review_json(review: Review) -> dict[str, Any]:
    """Give a review as it is written."""
    t = review.target
    return {
        "schema": REVIEW, "id": review.id, "at": review.at, "reviewer": review.reviewer,
        "action": review.action, "target": t.name, "dispatch": t.dispatch, "section": t.section,
        "row": t.row, "start": t.start, "end": t.end, "value": review.value,
        "note": review.note, "supersedes": review.supersedes, "mark": _mark(t.mark),
    }  # fmt: skip


def _mark(mark: Mark | None) -> list[Any] | None:
    return None if mark is None else [list(mark.values), mark.nth, mark.of_kind, mark.in_span]


def _line(value: Any) -> bytes:  # noqa: ANN401 - plain dicts
    return f"{json.dumps(value, ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")
