"""What each built-in export keeps and loses, read from `losses.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from selon.errors import DataError
from selon.exports.model import FIDELITIES, Loss
from selon.exports.presence import CASE_FIELDS, RECORD_FIELDS

_FIELDS = {"incident": CASE_FIELDS, "record": RECORD_FIELDS}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("selon.exports") / "losses.toml").read_text("utf-8"))


def field_label(name: str, language: str) -> str:
    """Give a field's name for people; a field of another package's goes by its own name."""
    known = _table()["fields"].get(name)
    return str(known[language]) if known else name


def reasons() -> dict[str, dict[str, str]]:
    """Give the sentences that say why something cannot be in an export at all."""
    found: dict[str, dict[str, str]] = _table()["left_out"]
    return found


@cache
def losses_of(section: str) -> tuple[Loss, ...]:
    """Give the losses of an export (or of one of its tables), a row for each field of its level."""
    table = _table()
    entry = table["exports"][section]
    own = {**table["exports"].get(entry.get("like", ""), {}).get("fields", {}), **entry["fields"]}
    unsayable = set(entry.get("unsayable", ()))
    found = []
    for name in _FIELDS[entry["level"]]:
        if name in own:
            fidelity, to, *sentences = own[name]
        elif name in unsayable:
            fidelity, to, sentences = "unsayable", "", []
        else:
            msg = f"{section} does not say what becomes of {name!r}"
            raise DataError(msg, where="exports/losses.toml")
        if fidelity not in FIDELITIES:
            raise DataError(f"no fidelity is called {fidelity!r}", where="exports/losses.toml")
        plain = table["plain"][fidelity]
        en, fr = sentences or (plain["en"], plain["fr"])
        found.append(Loss(name, fidelity, to, en, fr, noted=bool(sentences)))
    return tuple(found)


def level_of(section: str) -> str:
    """Say whether an export tells of incidents or of records."""
    return str(_table()["exports"][section]["level"])


def label_of(section: str) -> dict[str, str]:
    """Give the name of an export for people."""
    return dict(_table()["exports"][section]["label"])
