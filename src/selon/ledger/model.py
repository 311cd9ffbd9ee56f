"""The ledger's types: takes, incidents, claims, assessments; frozen rows as in `record.py`.

Every row points to a span of a dispatch's text. `dispatch` is the source's own id of the dispatch
(`source.item`, else the record's id), as in the published form; `dispatch_id` is the record's id,
which is unique.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "selon.ledger/1"

Standing = Literal["single", "corroborated", "revised", "contested"]
STANDINGS: tuple[Standing, ...] = ("single", "corroborated", "revised", "contested")

QUESTIONS: tuple[str, ...] = (
    "killed", "injured", "missing", "detained", "abducted", "released", "displaced", "besieged",
    "in_need", "evacuated", "participants", "forces", "responsibility", "happened", "holder",
)  # fmt: skip
"""What an assessment can be about, in the order in which assessments are listed."""

Scope = Literal["cumulated", "planned", "together"]
SCOPES: tuple[Scope, ...] = ("cumulated", "planned", "together")
"""What a count may be of when it is not of the incident alone: a series, what has not happened."""


@dataclass(frozen=True, slots=True, order=True)
class MentionKey:
    """Names a mention for good: the record's id of its dispatch and the start of its span.

    `end` and `kind` (`event`, or `other` for tolls and control) are of mentions that people judged,
    and find them in later readings.
    """

    dispatch: str
    start: int
    end: int | None = None
    kind: str = ""

    @property
    def incident(self) -> str:
        """The id of an incident whose first mention this is."""
        named = f"{self.dispatch}\x00{self.start}"
        return "i" + sha256(named.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class DispatchRef:
    """A dispatch as the ledger names it."""

    id: str
    item: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str = ""
    revision: str | None = None

    def same_item(self, other: DispatchRef) -> bool:
        """Say whether two are revisions of one item of one publisher."""
        both = self.revision is not None and other.revision is not None
        return both and (self.item, self.publisher) == (other.item, other.publisher)

    @property
    def turn(self) -> tuple[str, int, str, str]:
        """What orders dispatches in time, revisions of one moment by their number."""
        revision = self.revision or ""
        number = int(revision) if revision.isdigit() else 0
        return self.published or "", number, revision, self.id


@dataclass(frozen=True, slots=True)
class Take:
    """Dispatches that are one dispatch sent again, corrected or extended; earliest first."""

    id: str
    dispatches: tuple[DispatchRef, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an incident happened, as near as its mentions say."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentMention:
    """Words of a dispatch that speak of the incident."""

    dispatch: str
    event: str | None
    start: int
    end: int
    text: str
    status: str = "actual"
    statement: str | None = None
    dispatch_id: str = ""

    @property
    def key(self) -> MentionKey:
        """The name under which judgements speak of this mention."""
        return MentionKey(self.dispatch_id, self.start)


@dataclass(frozen=True, slots=True)
class Claim:
    """One answer to a question: who says it, what, in which words.

    `speaker` is null for the dispatch's own voice. Counts have `low`, `high` and `bound`; other
    questions have `value`, denied or not. `superseded` says that the same speaker, or the
    official line the speaker belongs to, later gave another answer.
    """

    speaker: str | None
    low: int | None
    high: int | None
    bound: str | None
    value: str | None
    denied: bool
    dispatch: str
    statement: str | None
    start: int
    end: int
    text: str
    superseded: bool = False
    as_of: str | None = None
    form: str | None = None
    voice: str = ""
    dispatch_id: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What stands to a question about an incident, and why, in a sentence of each language."""

    question: str
    who: str
    status: Standing
    low: int | None
    high: int | None
    reason: str
    by: str
    claims: tuple[Claim, ...]
    scope: Scope | None = None
    reason_fr: str = ""
    low_speaker: str | None = None
    high_speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, with all mentions of it and what is claimed about it."""

    id: str
    label: str
    type: str | None
    mode: str | None
    place: Spot | None
    start: str | None
    end: str | None
    mentions: tuple[IncidentMention, ...]
    assessments: tuple[Assessment, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def key(self) -> MentionKey:
        """The incident's first mention, by which judgements find it again."""
        return self.mentions[0].key


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that many records come to."""

    dispatches: tuple[DispatchRef, ...]
    takes: tuple[Take, ...]
    incidents: tuple[Incident, ...]
    schema: str = SCHEMA

    def incident(self, incident_id: str) -> Incident | None:
        """Give the incident with this id, None when there is none."""
        return next((i for i in self.incidents if i.id == incident_id), None)

    def dispatch(self, dispatch_id: str) -> DispatchRef | None:
        """Give a dispatch by its record's id, None when there is none."""
        return next((d for d in self.dispatches if d.id == dispatch_id), None)

    def claims(self) -> Iterator[tuple[Incident, Assessment, Claim]]:
        """Yield every claim with the assessment and incident it belongs to."""
        for incident in self.incidents:
            for assessment in incident.assessments:
                for claim in assessment.claims:
                    yield incident, assessment, claim
