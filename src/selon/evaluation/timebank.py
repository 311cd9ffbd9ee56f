"""FR-TimeBank: French news with TIMEX3, read from `.tml` files and scored like TempEval-3.

The set (ddenz/FR-TimeBank, LGPL-LR) is read from the user's disk and never shipped. An expression
counts as found strictly when its extent is the same, relaxed when the two overlap; type and value
count over all gold and all found, right when the overlapping pair agrees (TempEval-3's F1 of an
attribute; UzZaman and others 2013). Document creation times are given, not scored.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon import language
from selon.dispatch import anatomy
from selon.errors import DataError
from selon.evaluation.report import Fault, Score
from selon.reading.draft import Draft
from selon.reading.parsing import parse
from selon.reading.times import expressions
from selon.sources import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from selon.reading.times import Expression

Span = tuple[int, int]
MEASURES = ("strict", "relaxed", "type", "value")
_REPORTING = "REPORTING"


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A TIMEX3 of the set."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the set, without the white space that XML adds at its ends."""

    id: str
    text: str
    created: str | None
    times: tuple[GoldTime, ...]
    cues: tuple[Span, ...]
    """Where the events of class REPORTING stand."""


@dataclass(frozen=True, slots=True)
class TimebankReport:
    """What reading times is worth on the set; `cues` is None where none were looked for."""

    documents: int
    scores: dict[str, Score]
    cues: Score | None = None
    faults: tuple[Fault, ...] = field(default=())

    def lines(self) -> list[str]:
        """Write the figures, one measure a line."""
        found = [
            f"{name:8} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}"
            for name, s in self.scores.items()
        ]
        if self.cues is not None:
            found.append(f"{'cues':8} R {self.cues.recall:.3f}  of {self.cues.gold}")
        return found


def read_timebank(folder: Path) -> list[Document]:
    """Read all `.tml` files of a folder; raises `DataError` when there is none or one is broken."""
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise DataError("there is no .tml file here", where=str(folder))
    return [_document(path) for path in paths]


def _document(path: Path) -> Document:
    try:
        root = ET.fromstring(path.read_bytes())  # noqa: S314 - a file of the user's own
    except ET.ParseError as error:
        raise DataError(str(error), where=str(path)) from error
    body = root.find("TEXT")
    if body is None:
        raise DataError("a TimeML file has its text in <TEXT>", where=str(path))
    pieces: list[str] = []
    marked: list[tuple[int, int, ET.Element]] = []
    _walk(body, pieces, marked, 0)
    whole = "".join(pieces)
    lead = len(whole) - len(whole.lstrip())
    times, cues = [], []
    for start, end, tag in sorted(marked, key=lambda m: m[:2]):
        span = (start - lead, end - lead)
        if tag.tag == "TIMEX3":
            times.append(GoldTime(*span, tag.get("type", ""), tag.get("value", "")))
        elif tag.tag == "EVENT" and tag.get("class") == _REPORTING:
            cues.append(span)
    created = root.find("DCT/TIMEX3")
    return Document(
        path.stem,
        whole.strip(),
        None if created is None else created.get("value"),
        tuple(times),
        tuple(cues),
    )


def _walk(
    element: ET.Element, pieces: list[str], marked: list[tuple[int, int, ET.Element]], at: int
) -> int:
    """Collect the text below an element and the spans of its tags; gives the length so far."""
    start = at
    pieces.append(element.text or "")
    at += len(pieces[-1])
    for child in element:
        at = _walk(child, pieces, marked, at)
        pieces.append(child.tail or "")
        at += len(pieces[-1])
    if at > start:
        marked.append((start, at, element))
    return at


def evaluate_timebank(
    documents: list[Document],
    *,
    code: str = "fr",
    cues: Callable[[Draft], Iterable[Span]] | None = None,
) -> TimebankReport:
    """Read the documents and score their temporal expressions, and their cues when asked.

    `cues` gives the spans that a reading takes for cues of statements in a parsed draft.
    """
    pack = language.load(code)
    drafts = [
        Draft(
            Item(d.text, item=d.id, published=d.created),
            anatomy(d.text, pack, published=d.created),
            pack,
        )
        for d in documents
    ]
    scores = dict.fromkeys(MEASURES, Score())
    reporting = Score()
    faults: list[Fault] = []
    for document, draft in zip(documents, parse(drafts), strict=True):
        found = expressions(draft)
        for name, score in compare(document, found, faults).items():
            scores[name] += score
        if cues is not None:
            spans = list(cues(draft))
            hit = sum(any(_overlap(c, s) for s in spans) for c in document.cues)
            reporting += Score(hit, len(document.cues), len(spans))
    return TimebankReport(
        len(documents), scores, reporting if cues is not None else None, tuple(faults)
    )


def compare(
    document: Document, found: list[Expression], faults: list[Fault] | None = None
) -> dict[str, Score]:
    """Score the expressions found in one document by the four measures."""
    pairs = _pairs(document, found)
    faults = [] if faults is None else faults
    strict = types = values = 0
    for gold, one in pairs:
        strict += one.match.core == (gold.start, gold.end)
        types += one.kind == gold.type
        values += one.value == gold.value
        if one.value != gold.value or one.match.core != (gold.start, gold.end):
            words = document.text[slice(*one.match.core)]
            row = f"{document.text[gold.start : gold.end]!r} {gold.value}: {words!r} {one.value}"
            faults.append(Fault(document.id, "timex", "value", row))
    matched_gold, matched = {id(g) for g, _ in pairs}, {id(e) for _, e in pairs}
    for gold in document.times:
        if id(gold) not in matched_gold:
            words = document.text[gold.start : gold.end]
            faults.append(Fault(document.id, "timex", "missed", f"{words!r} {gold.value}"))
    for one in found:
        if id(one) not in matched:
            words = document.text[slice(*one.match.core)]
            faults.append(Fault(document.id, "timex", "spurious", f"{words!r} {one.value}"))
    counts = zip(MEASURES, (strict, len(pairs), types, values), strict=True)
    return {name: Score(right, len(document.times), len(found)) for name, right in counts}


def _pairs(document: Document, found: list[Expression]) -> list[tuple[GoldTime, Expression]]:
    """Match gold and found one to one: same extents first, then any overlap, in text order."""
    pairs: list[tuple[GoldTime, Expression]] = []
    free = list(found)
    for same in (True, False):
        taken = {id(g) for g, _ in pairs}
        for gold in document.times:
            span = (gold.start, gold.end)
            fits = [
                e
                for e in free
                if e.match.core == span or (not same and _overlap(e.match.core, span))
            ]
            one = fits[0] if fits else None
            if id(gold) not in taken and one is not None:
                pairs.append((gold, one))
                free.remove(one)
    return pairs


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
