"""Who is quoted counted by dispatch, and indices by which several filters together are quick.

What is new is made of what is there: speakers of statements, the question and status of claims.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

T, N = sa.Text, sa.Integer

_DROPPED = (
    "dispatches_published", "ix_places_record", "places_country", "ix_figures_record",
    "figures_kind", "figures_speaker", "ix_events_record", "events_type", "events_speaker",
    "incidents_told", "incidents_days", "incidents_country", "incidents_type", "incidents_seen",
    "ix_incident_mentions_dispatch",
    "ix_claims_incident", "ix_claims_dispatch", "claims_speaker",
)  # fmt: skip
_MADE = (
    ("dispatches", "dispatches_published", "published publisher agency"),
    ("places", "ix_places_record", "record latitude longitude country admin1 geonames_id"),
    ("figures", "ix_figures_record", "record kind"),
    ("figures", "figures_speaker", "speaker_key kind record"),
    ("events", "ix_events_record", "record type"),
    ("events", "events_speaker", "speaker_key type record"),
    ("quoted", "quoted_dispatch", "dispatch"),
    ("incidents", "incidents_told", "dispatches mentions from_on to_on"),
    ("incidents", "incidents_days", "from_on to_on standings cell start"),
    ("incidents", "incidents_country", "country admin1 from_on to_on"),
    ("incidents", "incidents_type", "type from_on to_on"),
    ("incidents", "incidents_seen", "standings type country from_on start cell to_on"),
    ("incident_mentions", "mentions_told", "dispatch incident"),
    ("assessments", "assessments_question", "question status incident"),
    ("claims", "claims_heard", "incident question status speaker_key"),
    ("claims", "claims_told", "dispatch status"),
)
_FILLED = (
    (
        "UPDATE claims SET (question, status) = "
        "(SELECT a.question, a.status FROM assessments a WHERE a.id = claims.assessment)"
    ),
    (
        "INSERT INTO speakers (key, name, kind) "
        "SELECT speaker_key, speaker_name, speaker_kind FROM statements "
        "WHERE speaker_key IS NOT NULL ORDER BY id "
        "ON CONFLICT (key) DO UPDATE SET name = excluded.name, kind = excluded.kind "
        "WHERE speakers.kind IS NULL AND excluded.kind IS NOT NULL"
    ),
    (
        "INSERT INTO quoted (speaker, month, dispatch, day, publisher, statements) "
        "SELECT p.id, coalesce(substr(d.published, 1, 7), ''), d.id, substr(d.published, 1, 10), "
        "coalesce(d.publisher, d.agency), count(*) FROM records r "
        "JOIN dispatches d ON d.id = r.dispatch JOIN statements s ON s.record = r.id "
        "JOIN speakers p ON p.key = s.speaker_key WHERE r.is_current GROUP BY d.id, p.id"
    ),
)


def upgrade() -> None:
    """Add two tables and two columns, fill them, and put new indices in the place of old ones."""
    op.add_column("claims", sa.Column("question", T))
    op.add_column("claims", sa.Column("status", T))
    op.create_table(
        "speakers",
        sa.Column("id", N, primary_key=True),
        sa.Column("key", T, nullable=False, unique=True),
        sa.Column("name", T, nullable=False),
        sa.Column("kind", T),
    )
    op.create_table(
        "quoted",
        sa.Column(
            "speaker", N, sa.ForeignKey("speakers.id"), primary_key=True, autoincrement=False
        ),
        sa.Column("month", T, primary_key=True),
        sa.Column(
            "dispatch", N, sa.ForeignKey("dispatches.id"), primary_key=True, autoincrement=False
        ),
        sa.Column("day", T),
        sa.Column("publisher", T),
        sa.Column("statements", N, nullable=False),
        sqlite_with_rowid=False,
    )
    for name in _DROPPED:
        op.execute(f"DROP INDEX {name}")
    op.execute("DROP TABLE place_points")  # places are looked at by record
    for statement in _FILLED:
        op.execute(statement)
    for table, name, columns in _MADE:
        op.create_index(name, table, columns.split())
