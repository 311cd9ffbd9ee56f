"""Folders on the user's machine: what can be made again, and what a user has added."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def cache_folder() -> Path:
    """Give the folder for what can be made again; `SELON_CACHE` names another."""
    named = os.environ.get("SELON_CACHE")
    return Path(named) if named else user_cache_path("selon")


def data_folder() -> Path:
    """Give the folder of what a user adds: gazetteer packs, words; `SELON_DATA` names another."""
    named = os.environ.get("SELON_DATA")
    return Path(named) if named else user_data_path("selon")
