"""What alembic runs: migrate the connection it was handed, in the transaction that is open."""

from __future__ import annotations

from alembic import context

from selon.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
