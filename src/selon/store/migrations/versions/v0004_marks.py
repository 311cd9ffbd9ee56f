"""What a reviewed row was among those of its span; older reviews have the row's number alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add a column to the reviews."""
    op.add_column("reviews", sa.Column("mark", sa.Text))
