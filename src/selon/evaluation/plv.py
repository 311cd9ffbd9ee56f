"""PLOVER PLV: English sentences with one PLOVER type each, its source and its target marked.

The set (snowood1/Zero-Shot-PLOVER, `datasets/`) is read from the user's disk and never shipped.
Other systems are told the two actors; here nothing is given but the sentence. Of the events of its
record the one counts whose actor and recipient meet the marked ones best. The set knows 15 types:
CONCEDE and RETREAT are one, YIELD; and as in PLOVER a promise of cooperation is AGREE, of conflict
THREATEN, and cooperation that is denied REJECT, so an event's status has its say.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.errors import DataError
from selon.evaluation.report import Score
from selon.reading.reader import Reader
from selon.record import Record
from selon.sources import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from selon.record import Event, Participant

Span = tuple[int, int]
COLUMNS = ("sentence_id", "marked_sentence", "gold_root")
_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_TAG = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its type and the spans of its source and target, None where unmarked."""

    id: str
    text: str
    root: str
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class Coded:
    """What came out for one sentence: its own type and the one read, None when none was."""

    sentence: Sentence
    found: str | None


def read_plv(path: Path) -> list[Sentence]:
    """Read the table of the set; raises `DataError` when it is something else."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t")
        missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
        if missing:
            msg = f"PLV has the columns {', '.join(COLUMNS)}; there is no {', '.join(missing)}"
            raise DataError(msg, where=str(path))
        return [_sentence(row) for row in table]


def _sentence(row: dict[str, str]) -> Sentence:
    marked = row["marked_sentence"]
    text, last = "", 0
    spans: dict[str, Span] = {}
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        name = tag.group().strip("</>")
        if tag.group().startswith("</"):
            spans[name] = (opened.get(name, 0), len(text))
        else:
            opened[name] = len(text)
    text += marked[last:]
    return Sentence(row["sentence_id"], text, row["gold_root"], spans.get("s"), spans.get("t"))


def code_sentences(sentences: list[Sentence]) -> Iterator[Coded]:
    """Read every sentence and give its type; one that cannot be read has none."""
    items = [Item(s.text, item=s.id, language="en") for s in sentences]
    for sentence, record in zip(sentences, Reader().read_many(items), strict=True):
        found = best_event(record.events, sentence) if isinstance(record, Record) else None
        yield Coded(sentence, None if found is None else root_of(found))


def best_event(events: Iterable[Event], sentence: Sentence) -> Event | None:
    """The event whose parties meet the marked ones best; the first of equals."""
    best: tuple[int, Event] | None = None
    for event in events:
        fit = 2 * _meets(event.actors, sentence.source) + 2 * _meets(
            event.recipients, sentence.target
        )
        fit += _meets(event.actors, sentence.target) + _meets(event.recipients, sentence.source)
        if best is None or fit > best[0]:
            best = (fit, event)
    return best[1] if best else None


def _meets(parties: Iterable[Participant], span: Span | None) -> bool:
    return span is not None and any(
        p.mention.start < span[1] and span[0] < p.mention.end for p in parties
    )


def root_of(event: Event) -> str:
    """The root of the set for an event: its type, or what PLOVER makes of a plan or denial."""
    if event.status in {"planned", "hypothetical"}:
        if event.type in _COOPERATION:
            return "AGREE"
        if event.type in _CONFLICT and event.status == "planned":
            return "THREATEN"
    if event.status == "denied" and event.type in _COOPERATION:
        return "REJECT"
    return "YIELD" if event.type in _YIELDING else event.type


@dataclass(frozen=True, slots=True)
class PlvReport:
    """Scores by root, and over all: each sentence counts once."""

    by_root: dict[str, Score]

    @property
    def micro(self) -> Score:
        """All sentences together."""
        return sum(self.by_root.values(), Score())

    @property
    def macro(self) -> float:
        """Mean of the F1 of the roots that occur."""
        known = [s.f1 for s in self.by_root.values() if s.gold]
        return sum(known) / len(known) if known else 0.0


def measure_plv(sentences: list[Sentence]) -> PlvReport:
    """Code the sentences and count per root."""
    return tally(code_sentences(sentences))


def tally(coded: Iterable[Coded]) -> PlvReport:
    """Count what is right, what there is and what was read, per root."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for one in coded:
        gold[one.sentence.root] += 1
        if one.found is not None:
            read[one.found] += 1
            right[one.found] += one.found == one.sentence.root
    roots = sorted(gold | read)
    return PlvReport({root: Score(right[root], gold[root], read[root]) for root in roots})
