"""Who speaks, across dispatches: the same speaker under several names, and who is independent.

A person is known by the whole name in any transliteration, or by the surname beside somebody who
bears it in the same incident; bodies by name, alias and acronym; unnamed speakers by the words
that describe them. Speakers of one state's offices are one official line: they do not corroborate
each other, though they may contradict each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.ledger.bodies import one_name
from selon.ledger.lexicon import lexicon
from selon.ledger.words import stems, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selon.record import Actor, Record

OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
"""Sectors whose speakers follow one official line within a state."""

_ACRONYM = range(2, 9)  # letters


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of one dispatch, with the keys under which others may be the same one."""

    name: str
    kind: str
    role: str | None
    country: str | None
    sector: str | None
    keys: frozenset[str]
    surname: str | None = None
    official: bool = False


def voice_of(record: Record, actor_id: str | None) -> Voice | None:
    """Give the voice behind an actor; None for the dispatch's own voice."""
    if actor_id is None:
        return None
    actor = next(a for a in record.actors if a.id == actor_id)
    if is_own_voice(record, actor):
        return None
    keys: set[str] = set()
    surname = None
    names = (actor.name, *actor.aliases)
    if actor.kind == "person":
        words = fold(actor.name).split()
        if len(words) > 1:
            keys.add(f"person:{_key(actor.name)}")
        surname = _key(actor.name.split()[-1]) if words else None
    elif actor.kind in ("unnamed", "population", "document"):
        described = " ".join(sorted(stems(f"{actor.name} {actor.role or ''}")))
        keys.add(f"unnamed:{described or fold(actor.name)}")
    else:
        for name in (bare(n, record.dispatch.language) for n in names):
            keys.add(f"body:{_key(one_name(name))}")
            letters = fold(name).replace(" ", "")
            if " " not in name and (name.isupper() or 3 < len(letters) < 6):
                keys.add(f"acronym:{letters}")
            initials = _initials(name)
            if len(initials) in _ACRONYM:
                keys.add(f"acronym:{initials}")
    named = tokens(f"{actor.name} {actor.role or ''}")
    official = actor.sector in OFFICIAL or any(
        f" {w} " in f" {' '.join(named)} " for w in _words(record.dispatch.language, "official")
    )
    return Voice(
        name=actor.name,
        kind=actor.kind,
        role=actor.role,
        country=actor.country,
        sector=actor.sector,
        keys=frozenset(keys),
        surname=surname,
        official=official and actor.kind != "armed_group" and actor.sector != "REB",
    )


def bare(name: str, code: str) -> str:
    """Take the words before a group's name off it."""
    folded = fold(name)
    for head in _words(code, "heads"):
        if folded.startswith(f"{head} "):
            return " ".join(name.split()[head.count(" ") + 1 :])
    return name


@cache
def _words(code: str, group: str) -> tuple[str, ...]:
    table = lexicon(code)
    return tuple(
        sorted((" ".join(tokens(w)) for w in table.get(group, ())), key=lambda w: (-len(w), w))
    )


def is_own_voice(record: Record, actor: Actor) -> bool:
    """Say whether an actor is the agency itself, its reporter, or pictures that it describes."""
    if actor.sector == "JRN" and actor.kind == "unnamed":
        return True
    if set(tokens(actor.name)[:1]) & set(_words(record.dispatch.language, "mute")):
        return True
    own = {fold(n) for n in (record.dispatch.agency, record.dispatch.source.publisher) if n}
    return actor.kind in ("media", "organisation", "unnamed") and any(
        name in fold(actor.name).split() or name == fold(actor.name) for name in own
    )


def resolve(voices: Iterable[Voice]) -> Mapping[Voice, str]:
    """Give each voice of an incident the key of the speaker it is, in any order of the voices."""
    listed = sorted(set(voices), key=lambda v: (v.name, v.kind, v.role or "", sorted(v.keys)))
    home = {v: {v} for v in listed}

    def join(a: Voice, b: Voice) -> None:
        if home[a] is not home[b]:
            both = home[a] | home[b]
            for v in both:
                home[v] = both

    by_key: dict[str, Voice] = {}
    for v in listed:
        for key in sorted(v.keys):
            join(v, by_key.setdefault(key, v))
    bodies = [v for v in listed if v.kind not in ("person", "unnamed", "population", "document")]
    for v in bodies:
        for w in bodies:
            if f" {fold(v.name)} " in f" {fold(w.name)} ":
                join(v, w)
    for v in listed:
        if v.kind == "person" and not v.keys and v.surname:
            bearers = [w for w in listed if w.kind == "person" and w.surname == v.surname]
            if len({id(home[w]) for w in bearers if w.keys}) <= 1:
                for w in bearers:
                    join(v, w)
    return {v: min(_label(w) for w in home[v]) for v in listed}


def independent(a: Voice, b: Voice) -> bool:
    """Say whether two different speakers count twice."""
    if a.official and b.official:
        return a.country is not None and b.country is not None and a.country != b.country
    if (a.official and _unplaced(b)) or (b.official and _unplaced(a)):
        return False
    return not (_speaks_for(a, b) or _speaks_for(b, a))


def _unplaced(v: Voice) -> bool:
    """Whether a person is told of without a role: perhaps the spokesman told of just before."""
    return v.kind == "person" and v.role is None and v.sector is None


def display(voices: Iterable[Voice]) -> str:
    """Choose the name to show for one speaker: the longest, then the first in the alphabet."""
    return min((v.name for v in voices), key=lambda n: (-len(n), n))


def _speaks_for(a: Voice, b: Voice) -> bool:
    """Whether a speaker's role, or the words for a nameless one, name the other."""
    told = a.role or (a.name if a.kind == "unnamed" else "")
    if not told or b.kind == "person":
        return False
    return f" {' '.join(tokens(b.name))} " in f" {' '.join(tokens(told))} "


def _label(v: Voice) -> str:
    return min(v.keys) if v.keys else f"name:{fold(v.name)}"


def _key(name: str) -> str:
    key = skeleton(name)
    return key if is_telling(key) else fold(name)


def _initials(name: str) -> str:
    """Initials of the capitalised and longer words of a name with two words at least."""
    parts = re.split(r"[\s'’-]+", name)
    words = [w for w in parts if len(w) > 3 or w[:1].isupper()]
    return fold("".join(w[0] for w in words)) if len(words) > 1 else ""
