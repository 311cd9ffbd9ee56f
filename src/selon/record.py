"""The record: what one dispatch becomes.

Frozen, slotted rows; every row carries the spans of text that prove it and, in `by`, the stable id
of the rule that made it. Offsets are code points into `dispatch.text`, half-open. A `Record`
checks itself when it is made: a mention whose text is not the text, a doubled id or a reference to
a row that does not exist raises `RecordError`. JSON in and out is in `_json.py`, the published
JSON Schema in `_schema.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from selon._wire import Wire  # noqa: TC001 - the types of fields are asked for at run time
from selon.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA = "selon.record/1"

PartKind = Literal[
    "headline", "byline", "dateline", "subhead", "paragraph", "credit", "editor_note"
]
ActorKind = Literal[
    "person", "unnamed", "state", "organisation", "armed_group", "media", "population", "document"
]
PlaceKind = Literal["country", "admin", "city", "quarter", "feature", "area"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "year", "decade",
    "span",
]  # fmt: skip
Form = Literal["direct", "indirect", "mixed", "according_to", "conditional"]
Stance = Literal[
    "say", "claim_responsibility", "deny", "admit", "accuse", "warn", "demand", "promise",
    "estimate", "confirm",
]  # fmt: skip
FigureKind = Literal[
    "killed", "injured", "missing", "detained", "abducted", "released", "displaced", "besieged",
    "in_need", "evacuated", "participants", "forces",
]  # fmt: skip
Who = Literal[
    "civilian", "military", "police", "combatant", "child", "woman", "journalist", "aid_worker",
    "medical", "migrant", "protester", "mixed", "unspecified",
]  # fmt: skip
Bound = Literal["exact", "at_least", "more_than", "less_than", "at_most", "about", "range", "vague"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
PlaceBy = Literal["clause", "sentence", "paragraph", "dateline"]
Status = Literal["actual", "denied", "planned", "hypothetical", "demanded"]
Change = Literal["captured", "lost", "holds", "contested", "repelled", "besieged", "abandoned"]

STANCES: tuple[str, ...] = get_args(Stance)
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)
EVENT_TYPES: tuple[str, ...] = get_args(EventType)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A verbatim span of the dispatch's text."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            msg = f"a mention of {len(self.text)} characters cannot span {self.start}..{self.end}"
            raise RecordError(msg)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Mention:
        """Quote `text[start:end]`; raises `RecordError` when the span is empty or outside."""
        if end > len(text):
            msg = f"span {start}..{end} runs past the end of a text of {len(text)} characters"
            raise RecordError(msg)
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the dispatch's layout."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the agency set it; direct speech and its tag are one sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody credited at the foot, with the place they worked from."""

    name: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text came from; `item` is the source's own id or the file's name."""

    uri: str | None = None
    item: str | None = None
    publisher: str | None = None
    format: str = "text"
    sha256: str = ""
    wire: Wire | None = None


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which version, model and configuration made the record."""

    selon: str
    model: str | None = None
    configuration: str = ""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The dispatch itself: its text untouched, its metadata, its layout."""

    id: str
    language: str
    text: str
    title: str | None = None
    published: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    dateline: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    desk: tuple[str, ...] = ()
    source: Source = field(default_factory=Source)
    revision: str | None = None
    notes: tuple[str, ...] = ()
    other_languages: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks, acts or suffers: one row for all mentions in the dispatch."""

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, resolved as far as the text and the gazetteer allow."""

    id: str
    name: str
    kind: PlaceKind
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    confidence: float | None = None
    mentions: tuple[Mention, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression; `start` and `end` are ISO days, months or years, or null."""

    id: str
    mention: Mention
    start: str | None
    end: str | None
    granularity: Granularity
    by: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage whose content the dispatch hands to a source.

    `place` is the place in whose scope the content stands, `place_by` where it was found: its own
    clause or sentence, the paragraph before it, or, as the last resort, the dateline.
    """

    id: str
    speaker: str | None
    source: Mention | None
    cue: Mention | None
    content: tuple[Mention, ...]
    form: Form
    stance: Stance
    within: str | None = None
    time: str | None = None
    place: str | None = None
    place_by: PlaceBy | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people; `low` and `high` are inclusive, null where the text sets no bound.

    `place` and `place_by` are those of a statement.
    """

    id: str
    mention: Mention
    kind: FigureKind
    who: Who
    low: int | None
    high: int | None
    bound: Bound
    statement: str | None = None
    event: str | None = None
    place: str | None = None
    time: str | None = None
    place_mention: Mention | None = None
    place_by: PlaceBy | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in its role in an event, with the words that name it there."""

    actor: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Acled:
    """The ACLED pair beside a PLOVER type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Event:
    """A mention of a happening, typed after PLOVER 2.0."""

    id: str
    trigger: Mention
    type: EventType
    mode: str | None
    acled: Acled | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: str | None = None
    time: str | None = None
    status: Status = "actual"
    statement: str | None = None
    figures: tuple[str, ...] = ()
    same_as: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a place that is held, as fractions of one."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Control:
    """A place changes hands, is held, attacked without change, or cut off."""

    id: str
    mention: Mention
    place: str | None
    place_mention: Mention | None
    holder: str | None
    change: Change
    share: Share | None = None
    time: str | None = None
    statement: str | None = None
    by: str = ""


draw: Callable[[Record], str] | None = None
"""What draws a record in a notebook; the package sets it."""

ROWS = ("actors", "places", "times", "statements", "figures", "events", "control")


@dataclass(frozen=True, slots=True)
class Record:
    """All that one dispatch says; refuses to exist with a false quotation in it."""

    made_by: MadeBy
    dispatch: Dispatch
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    schema: str = SCHEMA

    def __post_init__(self) -> None:
        text = self.dispatch.text
        for mention in mentions_in(self):
            if text[mention.start : mention.end] != mention.text:
                msg = (
                    f"the text at {mention.start}..{mention.end} is "
                    f"{text[mention.start : mention.end]!r}, not {mention.text!r}"
                )
                raise RecordError(msg)
        ids = {row: {r.id for r in getattr(self, row)} for row in ROWS}
        for row in ROWS:
            if len(ids[row]) != len(getattr(self, row)):
                msg = f"two {row} have the same id"
                raise RecordError(msg)
        _check_references(self, ids)

    def _repr_html_(self) -> str | None:
        """Show the record in a notebook as its annotated page."""
        return draw(self) if draw is not None else None

    def row(self, row_id: str) -> Any:  # noqa: ANN401 - any kind of row
        """Give the row with this id; raises `RecordError` when there is none."""
        for section in ROWS:
            for row in getattr(self, section):
                if row.id == row_id:
                    return row
        msg = f"no row {row_id!r} in this record"
        raise RecordError(msg, hint="ids look like a1, p1, t1, s1, f1, e1, c1")


_REFERENCES = {
    "statements": {
        "speaker": "actors", "within": "statements", "time": "times", "place": "places",
    },
    "figures": {
        "statement": "statements", "event": "events", "place": "places", "time": "times",
    },
    "events": {
        "statement": "statements", "place": "places", "time": "times", "same_as": "events",
    },
    "control": {
        "statement": "statements", "place": "places", "time": "times", "holder": "actors",
    },
}  # fmt: skip


def _check_references(record: Record, ids: dict[str, set[str]]) -> None:
    for section, columns in _REFERENCES.items():
        for row in getattr(record, section):
            for column, target in columns.items():
                value = getattr(row, column)
                if value is not None and value not in ids[target]:
                    msg = f"{row.id}.{column} points to {value!r}, which does not exist"
                    raise RecordError(msg)
    for event in record.events:
        for participant in (*event.actors, *event.recipients):
            if participant.actor not in ids["actors"]:
                msg = f"{event.id} names actor {participant.actor!r}, which does not exist"
                raise RecordError(msg)
        if not ids["figures"].issuperset(event.figures):
            msg = f"{event.id} names a figure that does not exist"
            raise RecordError(msg)


def mentions_in(value: object) -> Iterator[Mention]:
    """Yield every mention anywhere inside a row or record."""
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from mentions_in(item)
    elif is_dataclass(value):
        for f in fields(value):
            yield from mentions_in(getattr(value, f.name))
