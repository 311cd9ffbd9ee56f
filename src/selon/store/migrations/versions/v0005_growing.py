"""Tables by which the ledger grows with each dispatch, and what its rows are numbered by.

They are filled by the next building of the ledger; the one that is there is shown until then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

T, N, L, B = sa.Text, sa.Integer, sa.LargeBinary, sa.Boolean


def upgrade() -> None:
    """Add the tables and two columns; what is stored stays as it is."""
    for name in ("rank", "members"):
        op.add_column("incidents", sa.Column(name, T, nullable=False, server_default=""))
        op.create_index(f"incidents_{name}", "incidents", [name])
    op.create_table(
        "chapters",
        sa.Column("id", N, sa.ForeignKey("dispatches.id"), primary_key=True),
        sa.Column("record", N, sa.ForeignKey("records.id"), nullable=False),
        sa.Column("mark", T, nullable=False),
        sa.Column("published", T),
        sa.Column("item", T, nullable=False),
        sa.Column("runs", L, nullable=False),
        sa.Column("told", L, nullable=False),
        sa.Column("compared", L, nullable=False),
    )
    op.create_table(
        "happenings",
        sa.Column("id", N, primary_key=True),
        sa.Column("dispatch", N, sa.ForeignKey("chapters.id"), nullable=False),
        sa.Column("incident", N),
        sa.Column("alone", B, nullable=False),
        sa.Column("stale", B, nullable=False),
    )
    op.create_index("ix_happenings_dispatch", "happenings", ["dispatch"])
    op.create_index("ix_happenings_incident", "happenings", ["incident"])
    op.create_index("happenings_stale", "happenings", ["stale"], sqlite_where=sa.text("stale"))
    _pairs("happening_blocks", "block", "happening")
    _pairs("happening_pairs", "one", "other", sa.Column("weight", sa.Float, nullable=False))
    _pairs("take_runs", "run", "dispatch")
    _pairs("take_pairs", "one", "other")
    op.create_table(
        "ledger_state",
        sa.Column("id", N, primary_key=True),
        sa.Column("rules", T, nullable=False),
        sa.Column("generation", N, nullable=False),
        sa.Column("judged", T, nullable=False),
        sa.Column("takes_stale", B, nullable=False),
    )


def _pairs(name: str, first: str, second: str, *columns: sa.Column[float]) -> None:
    op.create_table(
        name,
        sa.Column(first, N, primary_key=True, autoincrement=False),
        sa.Column(second, N, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )
