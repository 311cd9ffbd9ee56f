"""The first schema: dispatches, records with their rows, reviews, quarantine, ledger.

Virtual tables and triggers are SQLite's own; `PRAGMA application_id` marks the file as a store.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

T, N, F, B, L = sa.Text, sa.Integer, sa.Float, sa.Boolean, sa.LargeBinary

_SQLITE = (
    "PRAGMA application_id = 1397050446",
    (
        "CREATE VIRTUAL TABLE dispatch_words USING fts5("
        "title, body, stems, content='', tokenize='unicode61 remove_diacritics 2')"
    ),
    "CREATE VIRTUAL TABLE place_points USING rtree(id, south, north, west, east)",
    "CREATE VIRTUAL TABLE incident_points USING rtree(id, south, north, west, east)",
    (
        "CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews "
        "BEGIN SELECT RAISE(ABORT, 'reviews are never changed'); END"
    ),
    (
        "CREATE TRIGGER reviews_remain BEFORE DELETE ON reviews "
        "BEGIN SELECT RAISE(ABORT, 'reviews are never removed'); END"
    ),
)


def upgrade() -> None:  # noqa: PLR0915 - a list of tables
    """Make every table."""
    op.create_table(
        "incidents",
        sa.Column("id", N, primary_key=True),
        sa.Column("incident", T, nullable=False),
        sa.Column("label", T, nullable=False),
        sa.Column("type", T),
        sa.Column("mode", T),
        sa.Column("place", T),
        sa.Column("place_key", T),
        sa.Column("country", T),
        sa.Column("admin1", T),
        sa.Column("start", T),
        sa.Column("end", T),
        sa.Column("from_on", T),
        sa.Column("to_on", T),
        sa.Column("told_on", T),
        sa.Column("latitude", F),
        sa.Column("longitude", F),
        sa.Column("radius_km", F),
        sa.Column("geonames_id", N),
        sa.Column("dispatches", N, nullable=False),
        sa.Column("mentions", N, nullable=False),
    )
    op.create_index("incidents_country", "incidents", ["country", "admin1"])
    op.create_index("incidents_days", "incidents", ["from_on", "to_on"])
    op.create_index("incidents_incident", "incidents", ["incident"])
    op.create_index("incidents_told", "incidents", ["dispatches", "mentions"])
    op.create_index("incidents_type", "incidents", ["type"])
    op.create_table(
        "ledger",
        sa.Column("id", N, primary_key=True),
        sa.Column("fingerprint", T, nullable=False),
        sa.Column("selon", T, nullable=False),
        sa.Column("built_at", T, nullable=False),
        sa.Column("takes", T, nullable=False),
    )
    op.create_table(
        "raw",
        sa.Column("id", N, primary_key=True),
        sa.Column("sha256", T, nullable=False, unique=True),
        sa.Column("bytes", L, nullable=False),
        sa.Column("stored_at", T, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("id", N, primary_key=True),
        sa.Column("selon", T, nullable=False),
        sa.Column("model", T, nullable=False),
        sa.Column("configuration", T, nullable=False),
        sa.Column("first_at", T, nullable=False),
        sa.UniqueConstraint("selon", "model", "configuration"),
    )
    op.create_table(
        "assessments",
        sa.Column("id", N, primary_key=True),
        sa.Column("incident", N, sa.ForeignKey("incidents.id"), nullable=False),
        sa.Column("question", T, nullable=False),
        sa.Column("who", T, nullable=False),
        sa.Column("status", T, nullable=False),
        sa.Column("reason", T, nullable=False),
        sa.Column("reason_fr", T, nullable=False),
        sa.Column("by", T, nullable=False),
        sa.Column("low", N),
        sa.Column("high", N),
        sa.Column("low_speaker", T),
        sa.Column("high_speaker", T),
        sa.Column("scope", T),
    )
    op.create_index("assessments_status", "assessments", ["status", "question"])
    op.create_index("ix_assessments_incident", "assessments", ["incident"])
    op.create_table(
        "dispatches",
        sa.Column("id", N, primary_key=True),
        sa.Column("key", T, nullable=False, unique=True),
        sa.Column("text_sha256", T, nullable=False, unique=True),
        sa.Column("language", T, nullable=False),
        sa.Column("format", T, nullable=False),
        sa.Column("stored_at", T, nullable=False),
        sa.Column("item", T),
        sa.Column("uri", T),
        sa.Column("publisher", T),
        sa.Column("agency", T),
        sa.Column("title", T),
        sa.Column("published", T),
        sa.Column("revision", T),
        sa.Column("raw", N, sa.ForeignKey("raw.id")),
        sa.Column("text", T, nullable=False),
    )
    op.create_index("dispatches_item", "dispatches", ["item"])
    op.create_index("dispatches_published", "dispatches", ["published"])
    op.create_index("dispatches_publisher", "dispatches", ["publisher"])
    op.create_table(
        "incident_contents",
        sa.Column("id", N, primary_key=True),
        sa.Column("incident", N, sa.ForeignKey("incidents.id"), nullable=False, unique=True),
        sa.Column("content", L, nullable=False),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", N, primary_key=True),
        sa.Column("key", T, nullable=False, unique=True),
        sa.Column("address", T, nullable=False),
        sa.Column("code", T, nullable=False),
        sa.Column("message", T, nullable=False),
        sa.Column("selon", T, nullable=False),
        sa.Column("set_aside_at", T, nullable=False),
        sa.Column("hint", T),
        sa.Column("raw", N, sa.ForeignKey("raw.id")),
    )
    op.create_table(
        "arrivals",
        sa.Column("id", N, primary_key=True),
        sa.Column("dispatch", N, sa.ForeignKey("dispatches.id"), nullable=False),
        sa.Column("raw", N, sa.ForeignKey("raw.id")),
        sa.Column("key", T, nullable=False, unique=True),
        sa.Column("item", T),
        sa.Column("uri", T),
        sa.Column("publisher", T),
        sa.Column("published", T),
        sa.Column("title", T),
        sa.Column("language", T),
        sa.Column("format", T),
        sa.Column("revision", T),
        sa.Column("arrived_at", T, nullable=False),
    )
    op.create_index("ix_arrivals_dispatch", "arrivals", ["dispatch"])
    op.create_table(
        "claims",
        sa.Column("id", N, primary_key=True),
        sa.Column("assessment", N, sa.ForeignKey("assessments.id"), nullable=False),
        sa.Column("incident", N, sa.ForeignKey("incidents.id"), nullable=False),
        sa.Column("dispatch", N, sa.ForeignKey("dispatches.id"), nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("speaker", T),
        sa.Column("speaker_key", T),
        sa.Column("bound", T),
        sa.Column("value", T),
        sa.Column("statement", T),
        sa.Column("as_of", T),
        sa.Column("form", T),
        sa.Column("low", N),
        sa.Column("high", N),
        sa.Column("denied", B, nullable=False),
        sa.Column("superseded", B, nullable=False),
    )
    op.create_index("claims_speaker", "claims", ["speaker_key"])
    op.create_index("ix_claims_assessment", "claims", ["assessment"])
    op.create_index("ix_claims_dispatch", "claims", ["dispatch"])
    op.create_index("ix_claims_incident", "claims", ["incident"])
    op.create_table(
        "incident_mentions",
        sa.Column("id", N, primary_key=True),
        sa.Column("incident", N, sa.ForeignKey("incidents.id"), nullable=False),
        sa.Column("dispatch", N, sa.ForeignKey("dispatches.id"), nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("event", T),
        sa.Column("status", T),
        sa.Column("statement", T),
    )
    op.create_index("ix_incident_mentions_dispatch", "incident_mentions", ["dispatch"])
    op.create_index("ix_incident_mentions_incident", "incident_mentions", ["incident"])
    op.create_table(
        "records",
        sa.Column("id", N, primary_key=True),
        sa.Column("dispatch", N, sa.ForeignKey("dispatches.id"), nullable=False),
        sa.Column("run", N, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("is_current", B, nullable=False),
        sa.Column("stored_at", T, nullable=False),
        sa.Column("content", L, nullable=False),
        sa.UniqueConstraint("dispatch", "run"),
    )
    op.create_index("records_current", "records", ["is_current", "dispatch"])
    op.create_table(
        "reviews",
        sa.Column("id", N, primary_key=True),
        sa.Column("at", T, nullable=False),
        sa.Column("reviewer", T, nullable=False),
        sa.Column("action", T, nullable=False),
        sa.Column("target", T, nullable=False),
        sa.Column("dispatch", N, sa.ForeignKey("dispatches.id")),
        sa.Column("section", T),
        sa.Column("row", T),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("value", T),
        sa.Column("note", T),
        sa.Column("supersedes", N, sa.ForeignKey("reviews.id")),
    )
    op.create_index("reviews_supersedes", "reviews", ["supersedes"])
    op.create_index("reviews_target", "reviews", ["target"])
    op.create_table(
        "actors",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("name", T, nullable=False),
        sa.Column("key", T, nullable=False),
        sa.Column("kind", T, nullable=False),
        sa.Column("role", T),
        sa.Column("country", T),
        sa.Column("sector", T),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("actors_key", "actors", ["key"])
    op.create_index("ix_actors_record", "actors", ["record"])
    op.create_table(
        "control",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("change", T, nullable=False),
        sa.Column("place", T),
        sa.Column("holder", T),
        sa.Column("time", T),
        sa.Column("statement", T),
        sa.Column("speaker_key", T),
        sa.Column("share_low", F),
        sa.Column("share_high", F),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("ix_control_record", "control", ["record"])
    op.create_table(
        "events",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("type", T, nullable=False),
        sa.Column("status", T, nullable=False),
        sa.Column("mode", T),
        sa.Column("place", T),
        sa.Column("time", T),
        sa.Column("statement", T),
        sa.Column("speaker_key", T),
        sa.Column("same_as", T),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("events_speaker", "events", ["speaker_key", "type"])
    op.create_index("events_type", "events", ["type", "status"])
    op.create_index("ix_events_record", "events", ["record"])
    op.create_table(
        "figures",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("kind", T, nullable=False),
        sa.Column("who", T, nullable=False),
        sa.Column("bound", T, nullable=False),
        sa.Column("low", N),
        sa.Column("high", N),
        sa.Column("statement", T),
        sa.Column("speaker_key", T),
        sa.Column("event", T),
        sa.Column("place", T),
        sa.Column("time", T),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("figures_kind", "figures", ["kind", "who"])
    op.create_index("figures_speaker", "figures", ["speaker_key", "kind"])
    op.create_index("ix_figures_record", "figures", ["record"])
    op.create_table(
        "places",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("name", T, nullable=False),
        sa.Column("key", T, nullable=False),
        sa.Column("kind", T, nullable=False),
        sa.Column("latitude", F),
        sa.Column("longitude", F),
        sa.Column("radius_km", F),
        sa.Column("confidence", F),
        sa.Column("country", T),
        sa.Column("admin1", T),
        sa.Column("geonames_id", N),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("ix_places_record", "places", ["record"])
    op.create_index("places_country", "places", ["country", "admin1"])
    op.create_index("places_key", "places", ["key"])
    op.create_table(
        "statements",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("form", T, nullable=False),
        sa.Column("stance", T, nullable=False),
        sa.Column("speaker", T),
        sa.Column("speaker_name", T),
        sa.Column("speaker_key", T),
        sa.Column("speaker_kind", T),
        sa.Column("cue", T),
        sa.Column("within", T),
        sa.Column("time", T),
        sa.Column("place", T),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("ix_statements_record", "statements", ["record"])
    op.create_index("statements_speaker", "statements", ["speaker_key", "record"])
    op.create_table(
        "times",
        sa.Column("id", N, primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("row", T, nullable=False),
        sa.Column("start", N),
        sa.Column("end", N),
        sa.Column("text", T),
        sa.Column("granularity", T, nullable=False),
        sa.Column("from_on", T),
        sa.Column("to_on", T),
        sa.Column("by", T, nullable=False),
    )
    op.create_index("ix_times_record", "times", ["record"])
    op.create_index("times_days", "times", ["from_on", "to_on"])
    for statement in _SQLITE:
        op.execute(statement)
