"""One name for a state or body that each language names in its own way: `UN` is the `Onu`.

The packs say it: a body of one language has a `key`, its name in another's table; states are one by
their country's code. Acronyms are left out where two bodies share them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from selon import language
from selon.errors import SelonError
from selon.gazetteer.keys import fold


def one_name(name: str) -> str:
    """Give the name under which all languages know a body; the name itself for an unknown one."""
    return _names().get(fold(name), name)


def is_known(name: str) -> bool:
    """Say whether a name is that of a body or state that a pack tells of."""
    return fold(name) in _names()


@cache
def _names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for code in language.available():
        for row in _table(code, "organisations").get("organisations", ()):
            for form in (row["name"], *row.get("forms", ()), *row.get("acronyms", ())):
                found.setdefault(fold(form), set()).add(row.get("key", row["name"]))
        for country, row in _table(code, "nations").get("nations", {}).items():
            for form in row.get("names", ()):
                found.setdefault(fold(form), set()).add(country)
    return {form: names.pop() for form, names in found.items() if len(names) == 1}


def _table(code: str, name: str) -> dict[str, Any]:
    try:
        return language.load(code).table(name)
    except SelonError:
        return {}
