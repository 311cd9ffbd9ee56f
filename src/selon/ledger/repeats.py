"""The same words taken once: one count may stand at two happenings that are one incident.

A count of arrests that is told of the march and of the shots beside it is one claim where march and
shots turn out to be one incident, and so is a count over weeks that is told both of an incident
and of what goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.ledger.model import Scope
    from selon.ledger.succession import Said

Asked = tuple[str, str, "Scope | None"]
Words = tuple[str, str, int, int]


def once(asked: Mapping[Asked, list[Said]]) -> dict[Asked, list[Said]]:
    """Keep one of the claims that are made by the same words, by question, group and scope.

    What is told of the happening itself comes before what is told beside it, a count of it before
    one of the series that it is in.
    """
    plain = {
        _words(question, c)
        for (question, _, scope), claims in asked.items()
        for c in claims
        if scope is None
    }
    found = {}
    for key, claims in asked.items():
        best: dict[tuple[object, ...], Said] = {}
        for c in sorted(claims, key=lambda c: c.answer.beside):
            words = _words(key[0], c)
            if key[2] != "cumulated" or words not in plain:
                best.setdefault((*words, c.voice, c.answer.value, c.answer.denied), c)
        if best:
            found[key] = list(best.values())
    return found


def _words(question: str, c: Said) -> Words:
    return c.ref.id, question, c.answer.start, c.answer.end
