"""What befell one person, told by a verb without a number: "the official was shot" is one dead.

The form of the participle tells that it was one (a table of the language's pack), unless the row
names several recipients or a count of the same kind stands in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Layout, Sighting
    from selon.record import Event, Record

_PERSONS = frozenset({"person", "unnamed"})
_FEW = 3  # names in a row that are taken for all there were


@dataclass(frozen=True, slots=True)
class Fate:
    """Persons to whom something happened, counted by their names or by the form of the verb."""

    happening: int
    question: str
    count: int
    statement: str | None
    start: int
    end: int
    whom: str = ""


def fates(record: Record, groups: list[Happening], where: Layout) -> Iterator[Fate]:
    """Find persons who were killed, taken or lost without being counted."""
    table = lexicon(record.dispatch.language).get("fates", {})
    questions = {fold(form): question for question, forms in table.items() for form in forms}
    if not questions:
        return
    counted = {(f.kind, where.sentence(f.mention.start)) for f in record.figures}
    events = {e.id: e for e in record.events}
    kinds = {a.id: a.kind for a in record.actors}
    done: set[tuple[int, str, int]] = set()
    for n, g in enumerate(groups):
        for s in g.sightings:
            question = _question(s, questions)
            if question is None or s.status != "actual" or (question, s.sentence) in counted:
                continue
            event = events.get(s.event or "")
            count = _persons(event, kinds)
            if count is None or (n, question, s.sentence) in done:
                continue
            done.add((n, question, s.sentence))
            yield Fate(n, question, count, s.statement, s.start, s.end, _whom(event) or s.text)


def _question(s: Sighting, questions: dict[str, str]) -> str | None:
    return next((questions[w] for w in reversed(tokens(s.text)) if w in questions), None)


def _persons(event: Event | None, kinds: Mapping[str, str]) -> int | None:
    """How many it befell: as many as are named, one where nobody is."""
    if event is None or not event.recipients:
        return 1
    named = {p.actor for p in event.recipients}
    if any(kinds[a] not in _PERSONS for a in named):
        return None
    return len(named) if len(named) <= _FEW else None


def _whom(event: Event | None) -> str:
    """The words for those whom it befell, empty where nobody is named."""
    return ", ".join(p.mention.text for p in event.recipients) if event else ""
