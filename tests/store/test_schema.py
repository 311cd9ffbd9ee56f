"""The schema: what migrations make is what queries expect; each table that grows is documented."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from selon.store import Store, schema
from selon.store.engine import writing
from selon.store.migrating import known
from selon.store.version import HEAD

_VIRTUAL = ("dispatch_words", "incident_points")


def test_schema_made_by_migrations_is_the_one_that_queries_expect(store: Store) -> None:
    engine = writing(store.path)
    with engine.begin() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    engine.dispose()
    odd = [
        step
        for step in found
        if not (step[0] == "remove_table" and str(step[1].name).startswith(_VIRTUAL))
    ]
    assert odd == []


def test_schema_head_is_the_newest_migration() -> None:
    assert known()[0] == HEAD


def test_schema_migrations_ship_in_the_package() -> None:
    folder = Path(schema.__file__).parent / "migrations" / "versions"
    assert len(list(folder.glob("v*.py"))) == len(known())


def test_schema_marks_the_file_as_a_store(store: Store) -> None:
    assert store.path.read_bytes()[68:72] == b"SELN"
