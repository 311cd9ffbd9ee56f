"""The ledger's words of a language; none for languages without them."""

from __future__ import annotations

from functools import cache
from typing import Any

from selon import language
from selon.errors import SelonError
from selon.gazetteer.keys import fold


def lexicon(code: str) -> dict[str, Any]:
    """Give the table `ledger` of a language pack, empty when there is none.

    Raises `DataError` when the table is damaged.
    """
    try:
        pack = language.load(code)
    except SelonError:
        return {}  # no pack reads the language
    return pack.table("ledger") if pack.has("ledger") else {}


@cache
def folded(code: str, group: str) -> frozenset[str]:
    """Give a list of a language's words, folded."""
    return frozenset(map(fold, lexicon(code).get(group, ())))
