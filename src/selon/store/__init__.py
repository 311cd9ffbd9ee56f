"""What keeps: dispatches with their raw bytes, records, reviews and the ledger in one file.

    with Store.open("news.selon", create=True) as store:
        ingest(store, read_paths(["dispatches/"]))
        refresh(store)
        for row in incidents(store, Filters(within="Mali"), limit=10):
            ...

`schema` names the tables, `migrations` makes them. Names are imported when they are first used,
so that a list does not wait for what only ingestion needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.store.dossiers import dossier
    from selon.store.filters import Filters
    from selon.store.hearing import speakers
    from selon.store.ingesting import Report, ingest, stored_items
    from selon.store.keeping import refresh
    from selon.store.listing import claims, contested, incidents, timeline
    from selon.store.packing import Refused
    from selon.store.searching import search
    from selon.store.setting_aside import AsideRow, asides, retry
    from selon.store.store import Store

__all__ = [
    "AsideRow",
    "Filters",
    "Refused",
    "Report",
    "Store",
    "asides",
    "claims",
    "contested",
    "dossier",
    "incidents",
    "ingest",
    "refresh",
    "retry",
    "search",
    "speakers",
    "stored_items",
    "timeline",
]

_HOMES = {
    "dossiers": "dossier",
    "filters": "Filters",
    "hearing": "speakers",
    "ingesting": "Report ingest stored_items",
    "keeping": "refresh",
    "listing": "claims contested incidents timeline",
    "packing": "Refused",
    "searching": "search",
    "setting_aside": "AsideRow asides retry",
    "store": "Store",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import a name of this room when it is first asked for."""
    if name not in _HOME:
        msg = f"module 'selon.store' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"selon.store.{_HOME[name]}"), name)
    globals()[name] = value
    return value
