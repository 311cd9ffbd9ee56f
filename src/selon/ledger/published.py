"""The ledger in its published form, plain dicts and lists for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon.ledger.model import SCHEMA

if TYPE_CHECKING:
    from selon.ledger.model import DispatchRef, Incident, Ledger


def ledger_json(ledger: Ledger) -> dict[str, Any]:
    """Give the whole ledger as one JSON object."""
    return {
        "schema": SCHEMA,
        "takes": [[d.item for d in take.dispatches] for take in ledger.takes],
        "dispatches": [_dispatch(d) for d in ledger.dispatches],
        "incidents": [incident_json(i) for i in ledger.incidents],
    }


def _dispatch(ref: DispatchRef) -> dict[str, Any]:
    """Give a dispatch as it is named; its revision stands in its record."""
    return {name: value for name, value in asdict(ref).items() if name != "revision"}


def incident_json(incident: Incident) -> dict[str, Any]:
    """Give one incident as a JSON object: one line of the JSONL form."""
    found: dict[str, Any] = to_dict(incident)
    return found
