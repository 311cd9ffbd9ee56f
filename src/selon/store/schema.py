"""The store's tables, as queries see them; `migrations/` makes them in a file.

Four groups: what came (`raw`, `dispatches`, `arrivals`, `quarantine`, `withdrawals`, `held`, and
`watched` for where more comes from), what was read (`runs`,
`records` and a table for each section of a record), what people said (`reviews`), and what can be
made again at any time (`ledger` and the tables of incidents and claims, `speakers` and `quoted`,
`dispatch_words`, `incident_points`; from `chapters` on what
the ledger grows by: see `growing`). Names of columns are those of the record.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(name: str, target: str, *, nullable: bool = False, **more: Any) -> Column[int]:  # noqa: ANN401
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=nullable, **more)


def _words(*names: str) -> list[Column[str]]:
    """Columns of text that must be there."""
    return [Column(name, Text, nullable=False) for name in names]


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]


def _ints(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer) for name in names]


def _floats(*names: str) -> list[Column[Any]]:
    return [Column(name, Float) for name in names]


def _span() -> list[Column[Any]]:
    """Columns of a mention; empty where a row has none."""
    return [*_ints("start", "end"), *_texts("text")]


raw = Table(
    "raw", metadata, _id(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("bytes", LargeBinary, nullable=False),
    *_words("stored_at"),
)  # fmt: skip

dispatches = Table(
    "dispatches", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("text_sha256", Text, nullable=False, unique=True),
    *_words("language", "format", "stored_at"),
    *_texts("item", "uri", "publisher", "agency", "title", "published", "revision"),
    _to("raw", "raw", nullable=True),
    *_words("text"),  # long values come last: what stands before them is read without them
    Index("dispatches_published", "published", "publisher", "agency"),
    Index("dispatches_item", "item"),
    Index("dispatches_publisher", "publisher"),
)  # fmt: skip

arrivals = Table(
    "arrivals", metadata, _id(),
    _to("dispatch", "dispatches", index=True),
    _to("raw", "raw", nullable=True),
    Column("key", Text, nullable=False, unique=True),
    *_texts("item", "uri", "publisher", "published", "title", "language", "format", "revision"),
    *_words("arrived_at"),
    *_texts("wire"),  # what the envelope of a wire format says, as JSON
    Index("arrivals_item", "item"),
)  # fmt: skip

quarantine = Table(
    "quarantine", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    *_words("address", "code", "message", "selon", "set_aside_at"),
    *_texts("hint"),
    _to("raw", "raw", nullable=True),
    Column("content", LargeBinary),  # the item, where one could be made
    *_texts("settled_at"),  # when it was read after all, or gave way to another reason
)  # fmt: skip

withdrawals = Table(
    "withdrawals", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    *_words("item", "withdrawn_at"),
    *_texts("publisher", "revision", "note"),
    _to("raw", "raw", nullable=True),
    Index("withdrawals_item", "item"),
)  # fmt: skip

held = Table(
    "held", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    *_words("held_at"),
    *_texts("item", "publisher", "until", "released_at"),
    _to("raw", "raw", nullable=True),
    Column("content", LargeBinary, nullable=False),
    Index("held_item", "item"),
)  # fmt: skip

watched = Table(
    "watched", metadata, _id(),
    Column("address", Text, nullable=False, unique=True),
    *_texts("stamp", "modified", "checked_at", "next_at", "error"),
    Column("failures", Integer, nullable=False),
)  # fmt: skip

runs = Table(
    "runs", metadata, _id(),
    *_words("selon", "model", "configuration", "first_at"),
    UniqueConstraint("selon", "model", "configuration"),
)  # fmt: skip

records = Table(
    "records", metadata, _id(),
    _to("dispatch", "dispatches"),
    _to("run", "runs"),
    Column("is_current", Boolean, nullable=False),
    *_words("stored_at"),
    Column("content", LargeBinary, nullable=False),  # the record's JSON, packed by zlib
    UniqueConstraint("dispatch", "run"),
    Index("records_current", "is_current", "dispatch"),
)  # fmt: skip


def _section(name: str, *columns: Any, asked: tuple[str, ...] = ()) -> Table:  # noqa: ANN401
    """A table of rows; `asked` are the columns that are looked at record by record."""
    return Table(
        name, metadata, _id(), _to("record", "records"), *_words("row"), *_span(),
        *columns, *_words("by"), Index(f"ix_{name}_record", "record", *asked),
    )  # fmt: skip


actors = _section(
    "actors", *_words("name", "key", "kind"), *_texts("role", "country", "sector"),
    Index("actors_key", "key"),
)  # fmt: skip
places = _section(
    "places", *_words("name", "key", "kind"),
    *_floats("latitude", "longitude", "radius_km", "confidence"),
    *_texts("country", "admin1"), *_ints("geonames_id"),
    Index("places_key", "key"),
    asked=("latitude", "longitude", "country", "admin1", "geonames_id"),
)  # fmt: skip
times = _section(
    "times", *_words("granularity"), *_texts("from_on", "to_on"),
    Index("times_days", "from_on", "to_on"),
)  # fmt: skip
statements = _section(
    "statements", *_words("form", "stance"),
    *_texts("speaker", "speaker_name", "speaker_key", "speaker_kind", "cue", "within", "time",
            "place"),
    Index("statements_speaker", "speaker_key", "record"),
)  # fmt: skip
figures = _section(
    "figures", *_words("kind", "who", "bound"), *_ints("low", "high"),
    *_texts("statement", "speaker_key", "event", "place", "time"),
    Index("figures_speaker", "speaker_key", "kind", "record"), asked=("kind",),
)  # fmt: skip
events = _section(
    "events", *_words("type", "status"),
    *_texts("mode", "place", "time", "statement", "speaker_key", "same_as"),
    Index("events_speaker", "speaker_key", "type", "record"), asked=("type",),
)  # fmt: skip
control = _section(
    "control", *_words("change"),
    *_texts("place", "holder", "time", "statement", "speaker_key"),
    *_floats("share_low", "share_high"),
)  # fmt: skip

SECTIONS: dict[str, Table] = {
    t.name: t for t in (actors, places, times, statements, figures, events, control)
}

speakers = Table(
    "speakers", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    *_words("name"), *_texts("kind"),  # those that were stored first
)  # fmt: skip

quoted = Table(  # how often a standing dispatch quotes a speaker: see `tallying`
    "quoted", metadata,
    Column("speaker", Integer, ForeignKey("speakers.id"), primary_key=True, autoincrement=False),
    Column("month", Text, primary_key=True),  # empty where no day is known
    Column("dispatch", Integer, ForeignKey("dispatches.id"), primary_key=True,
           autoincrement=False),
    *_texts("day", "publisher"),
    Column("statements", Integer, nullable=False),
    Index("quoted_dispatch", "dispatch"),
    sqlite_with_rowid=False,
)  # fmt: skip

reviews = Table(
    "reviews", metadata, _id(),
    *_words("at", "reviewer", "action", "target"),
    _to("dispatch", "dispatches", nullable=True),
    *_texts("section", "row"),
    *_ints("start", "end"),
    *_texts("value", "note"),
    *_texts("mark"),  # which of several rows on one span: see `marks`
    _to("supersedes", "reviews", nullable=True),
    Index("reviews_target", "target"),
    Index("reviews_supersedes", "supersedes"),
)  # fmt: skip

ledger = Table(
    "ledger", metadata, _id(),
    *_words("fingerprint", "selon", "built_at", "takes"),
)  # fmt: skip

incidents = Table(
    "incidents", metadata, _id(),
    *_words("incident", "label"),
    *_texts("type", "mode", "place", "place_key", "country", "admin1", "start", "end",
            "from_on", "to_on", "told_on"),
    *_floats("latitude", "longitude", "radius_km"),
    *_ints("geonames_id"),
    Column("dispatches", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    *_ints("cell", "standings"),  # for maps and counts: see `squares`
    Column("rank", Text, nullable=False, server_default=""),  # by it rows are numbered
    Column("members", Text, nullable=False, server_default=""),  # what it was made of
    Index("incidents_told", "dispatches", "mentions", "from_on", "to_on"),
    Index("incidents_incident", "incident"),
    Index("incidents_days", "from_on", "to_on", "standings", "cell", "start"),
    Index("incidents_country", "country", "admin1", "from_on", "to_on"),
    Index("incidents_type", "type", "from_on", "to_on"),
    Index(
        "incidents_seen", "standings", "type", "country", "from_on", "start", "cell", "to_on"
    ),
    Index("incidents_map", "cell", "radius_km", "latitude", "longitude", "standings"),
    Index("incidents_rank", "rank"),
    Index("incidents_members", "members"),
)  # fmt: skip

incident_contents = Table(
    "incident_contents", metadata, _id(),
    _to("incident", "incidents", unique=True),
    Column("content", LargeBinary, nullable=False),  # the published JSON, packed by zlib
)  # fmt: skip

incident_mentions = Table(
    "incident_mentions", metadata, _id(),
    _to("incident", "incidents", index=True),
    _to("dispatch", "dispatches"),
    *_span(), *_texts("event", "status", "statement"),
    Index("mentions_told", "dispatch", "incident"),
)  # fmt: skip

former_incidents = Table(  # ids that are listed no more: see `growing.former`
    "former_incidents", metadata, _id(),
    Column("incident", Text, nullable=False, unique=True),
    *_words("label"),
    *_texts("became"),  # the id of what holds most of it; empty when nothing is left
)  # fmt: skip

assessments = Table(
    "assessments", metadata, _id(),
    _to("incident", "incidents", index=True),
    *_words("question", "who", "status", "reason", "reason_fr", "by"),
    *_ints("low", "high"), *_texts("low_speaker", "high_speaker", "scope"),
    Index("assessments_status", "status", "question"),
    Index("assessments_question", "question", "status", "incident"),
)  # fmt: skip

claims = Table(
    "claims", metadata, _id(),
    _to("assessment", "assessments", index=True),
    _to("incident", "incidents"),
    _to("dispatch", "dispatches"),
    *_texts("question", "status"),  # those of its assessment
    *_span(), *_texts("speaker", "speaker_key", "bound", "value", "statement", "as_of", "form"),
    *_ints("low", "high"),
    Column("denied", Boolean, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Index("claims_heard", "incident", "question", "status", "speaker_key"),
    Index("claims_told", "dispatch", "status"),
)  # fmt: skip

chapters = Table(
    "chapters", metadata,
    Column("id", Integer, ForeignKey("dispatches.id"), primary_key=True),
    _to("record", "records"),
    *_words("mark"),  # names what people hold of its rows
    *_texts("published"), *_words("item"),
    Column("runs", LargeBinary, nullable=False),  # hashes of its runs of words
    Column("told", LargeBinary, nullable=False),
    Column("compared", LargeBinary, nullable=False),
)  # fmt: skip

happenings = Table(
    "happenings", metadata, _id(),  # numbered by dispatch and place: see `growing.chapters`
    _to("dispatch", "chapters", index=True),
    Column("incident", Integer, index=True),
    Column("alone", Boolean, nullable=False),
    Column("stale", Boolean, nullable=False),
    Index("happenings_stale", "stale", sqlite_where=text("stale")),
)  # fmt: skip


def _pairs(name: str, first: str, second: str, *columns: Any) -> Table:  # noqa: ANN401
    """Two numbers that are looked up by the first one: the table is its own index."""
    return Table(
        name, metadata, Column(first, Integer, primary_key=True, autoincrement=False),
        Column(second, Integer, primary_key=True, autoincrement=False), *columns,
        sqlite_with_rowid=False,
    )  # fmt: skip


happening_blocks = _pairs("happening_blocks", "block", "happening")
happening_pairs = _pairs("happening_pairs", "one", "other", Column("weight", Float, nullable=False))
take_runs = _pairs("take_runs", "run", "dispatch")
take_pairs = _pairs("take_pairs", "one", "other")

ledger_state = Table(
    "ledger_state", metadata, _id(),
    *_words("rules"),  # that the chapters were made by
    Column("generation", Integer, nullable=False),
    *_words("judged"),  # merges, splits and names in the ledger, as JSON
    Column("takes_stale", Boolean, nullable=False),
)  # fmt: skip
