"""Whose deed a spokesman claims or denies: that of the side he speaks for, not his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.bodies import one_name
from selon.ledger.issuers import behind
from selon.ledger.lexicon import lexicon
from selon.ledger.voices import OFFICIAL
from selon.ledger.words import phrases, same_stem, tokens

if TYPE_CHECKING:
    from selon.record import Actor, Record

_PERSONS = frozenset({"person", "unnamed"})
CAMPS = frozenset({"armed_group", "organisation", "state"})
"""Kinds of actors that others speak for."""


def side(record: Record, actor: Actor) -> str:
    """Give the name of the body that a spokesman speaks for; others are their own side.

    The body is the one of the dispatch that his role names ("the Front's spokesman"), else what
    stands there in capitals.
    """
    if actor.kind not in _PERSONS:
        return actor.name
    code = record.dispatch.language
    role = actor.role or (actor.name if actor.kind == "unnamed" else "")
    said = tokens(role)
    if phrases(lexicon(code).get("spokesmen", ())).search(role) is None:
        return actor.name
    bodies = [a for a in record.actors if a.kind in CAMPS and a.id != actor.id]
    named = [(len(words), a.name) for a in bodies if (words := _words(a)) and _has(said, words)]
    if named:
        return max(named)[1]
    match = behind(code).search(role)
    rest = role[match.end() :].strip() if match else ""
    return rest if rest[:1].isupper() else actor.name


def one_side(a: Actor, b: Actor) -> bool:
    """Say whether two actors are one, a state and its office, or offices of one state."""
    official = all(x.kind == "state" or x.sector in OFFICIAL for x in (a, b))
    return a.id == b.id or (official and a.country is not None and a.country == b.country)


def of_one_office(a: Actor, b: Actor) -> bool:
    """Say whether two actors are one side or people of one kind of office, of no two states."""
    office = a.sector in OFFICIAL and a.sector == b.sector
    return one_side(a, b) or (office and (a.country is None or b.country is None))


def _words(actor: Actor) -> tuple[str, ...]:
    return tokens(one_name(actor.name))


def _has(said: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words stand in a role one behind the other, in any number."""
    n = len(words)
    return any(
        all(same_stem(x, y) for x, y in zip(said[at : at + n], words, strict=False))
        for at in range(len(said) - n + 1)
    )
