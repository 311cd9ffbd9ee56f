"""Columns and indices by which a map, a line of time and counts of 100,000 incidents are quick.

The ledger is made of other tables, so what is new in its rows is computed here from its own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from selon.store.squares import cell, standings

revision = "0003"
down_revision = "0002"

_SEEN = ["standings", "type", "country", "from_on", "start", "cell"]
_MAP = ["cell", "radius_km", "latitude", "longitude", "standings"]


def upgrade() -> None:
    """Add the columns, fill them for the ledger that is there, and make the indices."""
    op.add_column("incidents", sa.Column("cell", sa.Integer))
    op.add_column("incidents", sa.Column("standings", sa.Integer))
    connection = op.get_bind()
    found: dict[int, list[str]] = {}
    for row in connection.execute(sa.text("SELECT incident, status FROM assessments")):
        found.setdefault(row.incident, []).append(row.status)
    values = [
        {
            "number": row.id,
            "cell": cell(row.latitude, row.longitude),
            "standings": standings(found.get(row.id, ())),
        }
        for row in connection.execute(sa.text("SELECT id, latitude, longitude FROM incidents"))
    ]
    if values:
        put = "UPDATE incidents SET cell = :cell, standings = :standings WHERE id = :number"
        connection.execute(sa.text(put), values)
    op.create_index("incidents_seen", "incidents", _SEEN)
    op.create_index("incidents_map", "incidents", _MAP)
