"""Alembic, as the store calls it: without a file of settings, inside an open transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection


def known() -> tuple[str, ...]:
    """List the schemas that this version knows, newest first."""
    found = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(revision.revision for revision in found)


def upgrade(connection: Connection) -> None:
    """Bring a store up to the newest schema; the caller's transaction commits it whole."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "selon.store:migrations")
    config.set_main_option("path_separator", "os")
    return config
