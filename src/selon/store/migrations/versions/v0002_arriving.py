"""What wires say of items: withdrawn, held until a day; what is watched; refusals to try again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

T, N, L = sa.Text, sa.Integer, sa.LargeBinary


def upgrade() -> None:
    """Add three tables, and columns to two; what is stored stays as it is."""
    op.add_column("arrivals", sa.Column("wire", T))
    op.create_index("arrivals_item", "arrivals", ["item"])
    op.add_column("quarantine", sa.Column("content", L))
    op.add_column("quarantine", sa.Column("settled_at", T))
    op.create_table(
        "withdrawals",
        sa.Column("id", N, primary_key=True),
        sa.Column("key", T, nullable=False, unique=True),
        sa.Column("item", T, nullable=False),
        sa.Column("withdrawn_at", T, nullable=False),
        sa.Column("publisher", T),
        sa.Column("revision", T),
        sa.Column("note", T),
        sa.Column("raw", N, sa.ForeignKey("raw.id")),
    )
    op.create_index("withdrawals_item", "withdrawals", ["item"])
    op.create_table(
        "held",
        sa.Column("id", N, primary_key=True),
        sa.Column("key", T, nullable=False, unique=True),
        sa.Column("held_at", T, nullable=False),
        sa.Column("item", T),
        sa.Column("publisher", T),
        sa.Column("until", T),
        sa.Column("released_at", T),
        sa.Column("raw", N, sa.ForeignKey("raw.id")),
        sa.Column("content", L, nullable=False),
    )
    op.create_index("held_item", "held", ["item"])
    op.create_table(
        "watched",
        sa.Column("id", N, primary_key=True),
        sa.Column("address", T, nullable=False, unique=True),
        sa.Column("stamp", T),
        sa.Column("modified", T),
        sa.Column("checked_at", T),
        sa.Column("next_at", T),
        sa.Column("error", T),
        sa.Column("failures", N, nullable=False),
    )
