"""Ids that incidents once had, each with the id of the incident that holds most of it now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table; it fills as incidents give way to others."""
    op.create_table(
        "former_incidents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("incident", sa.Text, nullable=False, unique=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("became", sa.Text),
    )
