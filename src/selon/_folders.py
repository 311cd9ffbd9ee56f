"""Folders on the user's machine: what can be made again, and what a user has added."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from selon._settings import text_setting


def cache_folder() -> Path:
    """Give the folder for what can be made again; `SELON_CACHE` names another."""
    named = text_setting("cache")
    return Path(named) if named else user_cache_path("selon")


def data_folder() -> Path:
    """Give the folder of what a user adds: gazetteer packs, words; `SELON_DATA` names another."""
    named = text_setting("data")
    return Path(named) if named else user_data_path("selon")
