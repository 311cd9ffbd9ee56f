"""What exports are made of: incidents with their claims, and records, as the filters show them.

Both come as people left them (rejected rows are out, corrected ones are put right), with the way
to what the machine made. Everything that passes is counted for the loss report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from selon.exports.presence import in_case, in_record
from selon.store import schema
from selon.store.bridge import clauses
from selon.store.conditions import on_incidents, on_texts
from selon.store.following import followed
from selon.store.packing import unpack_json
from selon.store.reviews import State
from selon.store.rows import span_of
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement

    from selon.exports.model import Options, Tally
    from selon.record import Event
    from selon.store.filters import Filters
    from selon.store.reviews import Review
    from selon.store.shelf import Judged, Shelf

_BATCH = 200
_d, _i, _m = schema.dispatches, schema.incidents, schema.incident_mentions
_CONTENT = schema.incident_contents
_VERDICTS = ("accept", "correct", "reject", "dispute", "unsure")


@dataclass(frozen=True, slots=True)
class Ref:
    """A dispatch as exports name it."""

    id: str
    item: str
    title: str | None
    published: str | None
    publisher: str | None
    language: str
    uri: str | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people hold of a row, by whom and when, and what the machine had made of it."""

    state: str
    reviewer: str | None = None
    at: str | None = None
    machine: Any = None


UNREVIEWED = Reviewed(State.UNREVIEWED.value)


@dataclass(frozen=True, slots=True)
class Case:
    """An incident in its published form, with the dispatches that tell it."""

    incident: dict[str, Any]
    refs: dict[str, Ref]
    shelf: Shelf

    @property
    def id(self) -> str:
        """The incident's id."""
        return str(self.incident["id"])

    def assessment(self, question: str, who: str = "all") -> dict[str, Any] | None:
        """Give the assessment of a question, None when nobody answers it."""
        for a in self.incident["assessments"]:
            if a["question"] == question and a["who"] == who and a["scope"] is None:
                found: dict[str, Any] = a
                return found
        return None

    def claims(self, *questions: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Give each claim with its assessment, of some questions or of all."""
        for a in self.incident["assessments"]:
            if not questions or a["question"] in questions:
                for c in a["claims"]:
                    yield a, c

    def ordered(self) -> list[Ref]:
        """List the dispatches in the order of time."""
        return sorted(self.refs.values(), key=lambda r: (r.published or "", r.id))

    def events(self) -> Iterator[tuple[Judged, Event]]:
        """Give the events that the mentions stand on, with the record of each."""
        for m in self.incident["mentions"]:
            judged = self.shelf.get(m["dispatch_id"])
            if judged is None or m["event"] is None:
                continue
            for event in judged.record.events:
                if event.id == m["event"] and event.trigger.start == m["start"]:
                    yield judged, event

    def reviewed(self, claim: dict[str, Any]) -> Reviewed:
        """Say what people hold of the row on which a claim stands."""
        if not self.shelf.is_judged(claim["dispatch_id"]):
            return UNREVIEWED
        judged = self.shelf.get(claim["dispatch_id"])
        if judged is None:
            return UNREVIEWED
        for section in ("figures", "statements", "events", "control"):
            row = _behind(judged, section, claim)
            if row is not None and row.id in judged.standings:
                return reviewed(judged, section, row)
        return UNREVIEWED


def _behind(judged: Judged, section: str, claim: dict[str, Any]) -> Any:  # noqa: ANN401
    """Give the row of a section in a claim's words; of several the one that the claim says.

    A claim is made of the row as people left it.
    """
    left = {row.id: row for row in getattr(judged.record, section)}
    there = [
        row
        for row in getattr(judged.machine, section)
        if (at := span_of(row)) and claim["start"] <= at.start and at.end <= claim["end"]
    ]
    if len(there) < 2:
        return there[0] if there else None
    said = [
        row
        for row in there
        if row.id in left
        and all(
            getattr(left[row.id], name, claim[name]) == claim[name]
            for name in ("low", "high", "bound", "statement")
        )
    ]
    return said[0] if said else None


def reviewed(judged: Judged, section: str, row: object) -> Reviewed:
    """Say what people hold of a row of a record, as the machine made it or as people left it."""
    name = getattr(row, "id", "")
    stands = judged.standings.get(name)
    if stands is None:
        return UNREVIEWED
    made = next((x for x in getattr(judged.machine, section) if x.id == name), row)
    last = _last(stands.reviews)
    return Reviewed(
        stands.state.value, last.reviewer if last else None, last.at if last else None, made
    )


def _last(reviews: Sequence[Review]) -> Review | None:
    said = [r for r in reviews if r.action in _VERDICTS]
    return said[-1] if said else None


class Material:
    """What one export reads: `cases` for incidents, `readings` for records."""

    def __init__(self, shelf: Shelf, filters: Filters, options: Options, tally: Tally) -> None:
        self.shelf = shelf
        self.filters = filters
        self.options = options
        self.tally = tally
        self._told: set[str] | None = None
        self._met: set[str] = set()

    def cases(self) -> Iterator[Case]:
        """Give the incidents for which the filters hold, in the order of the ledger."""
        asked = (
            select(_i.c.id, _CONTENT.c.content)
            .join(_i, _i.c.id == _CONTENT.c.incident)
            .where(*clauses(on_incidents(self.filters)), *self._alone())
            .order_by(_i.c.id)
        )
        first = self._first("cases")
        batch: list[tuple[int, dict[str, Any]]] = []
        connection = self.shelf.connection
        for row in connection.execute(asked.execution_options(yield_per=_BATCH)):
            batch.append((row.id, unpack_json(row.content)))
            if len(batch) == _BATCH:
                yield from self._cases(batch, counted=first)
                batch = []
        yield from self._cases(batch, counted=first)

    def listed(self, most: int) -> list[tuple[str, str]]:
        """Give id and label of the first incidents, for a table of contents."""
        asked = (
            select(_i.c.incident, _i.c.label)
            .where(*clauses(on_incidents(self.filters)), *self._alone())
            .order_by(_i.c.id)
            .limit(most)
        )
        return [(row.incident, row.label) for row in self.shelf.connection.execute(asked)]

    def check(self) -> None:
        """Find the one incident that is asked for; raises `StoreError` when it is not there."""
        asked = self.options.incident
        if asked is not None:
            self.options = replace(self.options, incident=followed(self.shelf.connection, asked))

    def _telling(self) -> set[str] | None:
        """Give the dispatches that tell the one incident that is asked for."""
        if self.options.incident is None:
            return None
        asked = (
            select(_d.c.key)
            .join(_m, _m.c.dispatch == _d.c.id)
            .join(_i, _i.c.id == _m.c.incident)
            .where(*self._alone())
        )
        return set(self.shelf.connection.scalars(asked))

    def _alone(self) -> list[ColumnElement[bool]]:
        asked = self.options.incident
        return [] if asked is None else [_i.c.incident == asked]

    def _first(self, what: str) -> bool:
        """Say whether this pass is the first: things are counted once."""
        new = what not in self._met
        self._met.add(what)
        return new

    def _cases(self, batch: list[tuple[int, dict[str, Any]]], *, counted: bool) -> Iterator[Case]:
        keys = {m["dispatch_id"] for _, incident in batch for m in incident["mentions"]}
        keys |= {
            c["dispatch_id"]
            for _, incident in batch
            for a in incident["assessments"]
            for c in a["claims"]
        }
        refs = self._refs(sorted(keys))
        for _, incident in batch:
            told = {m["dispatch_id"]: refs[m["dispatch_id"]] for m in incident["mentions"]}
            for a in incident["assessments"]:
                told |= {c["dispatch_id"]: refs[c["dispatch_id"]] for c in a["claims"]}
            case = Case(incident, told, self.shelf)
            if counted:
                self.tally.meet(in_case(case))
            yield case

    def readings(self) -> Iterator[Judged]:
        """Give the records of the dispatches for which the filters hold."""
        first = self._first("readings")
        told = self._telling()
        for judged in self.shelf.all(self.filters):
            if told is not None and judged.machine.dispatch.id not in told:
                continue
            if first:
                self.tally.meet(in_record(judged))
            yield judged

    def written(self, count: int = 1) -> None:
        """Count rows as written."""
        self.tally.rows += count

    def leave_out(self, reason: str, thing: str) -> None:
        """Note that the form cannot hold a thing; `reason` is a key of the table of losses."""
        self.tally.leave_out(reason, thing)

    def shows(self, assessment: dict[str, Any], claim: dict[str, Any]) -> bool:
        """Say whether the filters hold for a claim, as the list of claims has it."""
        f = self.filters
        if f.kind not in (None, assessment["question"]):
            return False
        if f.status not in (None, assessment["status"]):
            return False
        if f.speaker is not None and fold(f.speaker) not in fold(claim["speaker"] or ""):
            return False
        if f.publisher is None and f.text is None:
            return True
        if self._told is None:
            asked = select(_d.c.key).where(*clauses(on_texts(f)))
            self._told = set(self.shelf.connection.scalars(asked))
        return claim["dispatch_id"] in self._told

    def _refs(self, keys: list[str]) -> dict[str, Ref]:
        asked = select(
            _d.c.key, func.coalesce(_d.c.item, _d.c.key).label("item"), _d.c.title,
            _d.c.published, _d.c.language, _d.c.uri,
            func.coalesce(_d.c.publisher, _d.c.agency).label("publisher"),
        )  # fmt: skip
        found = {}
        for start in range(0, len(keys), 500):
            chosen = asked.where(_d.c.key.in_(keys[start : start + 500]))
            for r in self.shelf.connection.execute(chosen):
                found[r.key] = Ref(
                    r.key, r.item, r.title, r.published, r.publisher, r.language, r.uri
                )
        return found
