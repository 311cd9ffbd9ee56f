"""Migrations of the store, run by alembic; shipped, so that any store can be brought up."""
