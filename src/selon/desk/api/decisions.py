"""What people decide beyond rows: of incidents, of actors, of sources and claims; notes.

Everything here is a review: kept beside what the machine made, and taken back by
`/reviews/NUMBER/undo`. Annotations are evaluated here (no `from __future__ import annotations`):
FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from selon.desk.requests import MOST, ReviewerName
from selon.desk.state import TheDesk
from selon.desk.views import deciding
from selon.desk.views.incident import behind_claims, decided, one_incident
from selon.desk.views.reviewing import need_row, record_of
from selon.store.ratings import (
    RatedSource,
    Rating,
    rated_rows,
    rated_sources,
    source_ratings,
)
from selon.store.reviews import Review

router = APIRouter(tags=["decisions"])
Name = Annotated[str, Field(min_length=1, max_length=300)]
Note = Annotated[str | None, Field(max_length=2000)]


class Label(BaseModel):
    """Another label of an incident."""

    label: Name
    note: Note = None


class Other(BaseModel):
    """The incident that is the same."""

    other: Name
    note: Note = None


class MentionOf(BaseModel):
    """A mention by its dispatch and where it begins."""

    dispatch: str
    start: Annotated[int, Field(ge=0)]


class Away(BaseModel):
    """Mentions that are of another incident."""

    mentions: Annotated[list[MentionOf], Field(min_length=1, max_length=MOST)]
    note: Note = None


class NewName(BaseModel):
    """An actor's name and the one to call it by; that of another makes the two one."""

    name: Name
    new_name: Name
    note: Note = None


class Words(BaseModel):
    """A note."""

    note: Annotated[str, Field(min_length=1, max_length=2000)]


class Reliability(BaseModel):
    """How reliable a source is held to be (NATO code)."""

    name: Name
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    note: Note = None


class Credibility(BaseModel):
    """How credible a claim is held to be (NATO code)."""

    credibility: Literal["1", "2", "3", "4", "5", "6"]
    note: Note = None


@dataclass(frozen=True, slots=True)
class RatedClaim:
    """A claim of an incident, the row on which it stands, and how people rate both ends.

    `row` is None where the dispatch's own words have no row: such a claim cannot be rated.
    """

    question: str
    who: str
    scope: str | None
    speaker: str | None
    dispatch: str
    row: str | None
    start: int
    end: int
    reliability: tuple[Rating, ...]
    credibility: tuple[Rating, ...]


@router.get("/incidents/{incident}/decisions")
def list_decisions(desk: TheDesk, incident: str) -> tuple[Review, ...]:
    """List merges, splits, names and notes of an incident that are in force, the last first."""
    return decided(desk.store, one_incident(desk.store, incident))


@router.post("/incidents/{incident}/rename", status_code=201)
def rename(desk: TheDesk, reviewer: ReviewerName, incident: str, given: Label) -> Review:
    """Give an incident another label."""
    return deciding.rename(desk, incident, given.label, reviewer=reviewer, note=given.note)


@router.post("/incidents/{incident}/merge", status_code=201)
def merge(desk: TheDesk, reviewer: ReviewerName, incident: str, given: Other) -> Review:
    """Hold two incidents to be one, however the ledger is built anew."""
    other = deciding.named_in(given.other)
    return deciding.merge(desk, incident, other, reviewer=reviewer, note=given.note)


@router.post("/incidents/{incident}/split", status_code=201)
def split(desk: TheDesk, reviewer: ReviewerName, incident: str, given: Away) -> Review:
    """Hold some mentions not to be of an incident."""
    away = [(one.dispatch, one.start) for one in given.mentions]
    return deciding.split(desk, incident, away, reviewer=reviewer, note=given.note)


@router.post("/incidents/{incident}/notes", status_code=201)
def note_incident(desk: TheDesk, reviewer: ReviewerName, incident: str, given: Words) -> Review:
    """Leave a note on an incident."""
    return deciding.note_incident(desk, incident, given.note, reviewer=reviewer)


@router.get("/incidents/{incident}/ratings")
def list_ratings(desk: TheDesk, incident: str) -> tuple[RatedClaim, ...]:
    """List the claims of an incident with the rows they stand on and how people rate them."""
    found = one_incident(desk.store, incident).incident
    claims = [(a, c) for a in found["assessments"] for c in a["claims"]]
    rows, credible = behind_claims(desk.store, [(a["question"], c) for a, c in claims])
    reliable = source_ratings(desk.store, {c["speaker"] for _, c in claims if c["speaker"]})
    return tuple(
        RatedClaim(
            a["question"], a["who"], a["scope"], c["speaker"], c["dispatch_id"], row,
            c["start"], c["end"], reliable.get(c["speaker"] or "", ()),
            credible.get((c["dispatch_id"], row or ""), ()),
        )
        for (a, c), row in zip(claims, rows, strict=True)
    )  # fmt: skip


@router.post("/actors/rename", status_code=201)
def rename_actor(desk: TheDesk, reviewer: ReviewerName, given: NewName) -> Review:
    """Call an actor otherwise in all dispatches; the name of another makes the two one."""
    return deciding.rename_actor(
        desk, given.name, given.new_name, reviewer=reviewer, note=given.note
    )


@router.post("/dispatches/{dispatch}/notes", status_code=201)
def note_dispatch(desk: TheDesk, reviewer: ReviewerName, dispatch: str, given: Words) -> Review:
    """Leave a note on a dispatch."""
    return deciding.note_dispatch(desk, dispatch, given.note, reviewer=reviewer)


@router.post("/dispatches/{dispatch}/rows/{row}/notes", status_code=201)
def note_row(
    desk: TheDesk, reviewer: ReviewerName, dispatch: str, row: str, given: Words
) -> Review:
    """Leave a note on a row."""
    return deciding.note_dispatch(desk, dispatch, given.note, reviewer=reviewer, row=row)


@router.get("/dispatches/{dispatch}/rows/{row}/credibility")
def get_credibility(desk: TheDesk, dispatch: str, row: str) -> tuple[Rating, ...]:
    """List how people rate what a row claims, 1 to 6; each person's last word."""
    record = record_of(desk, dispatch)
    need_row(record, row)
    return rated_rows(desk.store, [(record.dispatch.id, row)]).get((record.dispatch.id, row), ())


@router.post("/dispatches/{dispatch}/rows/{row}/credibility", status_code=201)
def rate_claim(
    desk: TheDesk, reviewer: ReviewerName, dispatch: str, row: str, given: Credibility
) -> Review:
    """Rate what a row claims, 1 to 6."""
    return deciding.rate_claim(
        desk, dispatch, row, given.credibility, reviewer=reviewer, note=given.note
    )


@router.get("/reliability")
def list_reliability(
    desk: TheDesk, name: Annotated[str, Query(description="A source; without it all.")] = ""
) -> tuple[RatedSource, ...]:
    """List how people rate sources, A to F; each person's last word."""
    if name:
        found = source_ratings(desk.store, [name])
        return tuple(RatedSource(one, some) for one, some in found.items())
    return rated_sources(desk.store)


@router.post("/reliability", status_code=201)
def rate_source(desk: TheDesk, reviewer: ReviewerName, given: Reliability) -> Review:
    """Rate a source, A to F."""
    return deciding.rate_source(
        desk, given.name, given.reliability, reviewer=reviewer, note=given.note
    )
