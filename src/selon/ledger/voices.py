"""Who speaks, across dispatches: the same speaker under several names, and who is independent.

A person is known by the whole name in any transliteration, or by the surname beside somebody who
bears it in the same incident; bodies by name, alias and acronym; unnamed speakers by the words
that describe them; behind a document stands who issued it. Speakers of one state's offices, its own
media among them, are one official line: they do not corroborate each other, nor does a source
without any description corroborate anybody. "The lawyer" may be whoever is named as such or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.ledger.bodies import one_name
from selon.ledger.issuers import behind, issuer
from selon.ledger.lexicon import lexicon
from selon.ledger.nations import nation
from selon.ledger.words import stems, tokens
from selon.record import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selon.record import Place, Record, Statement

OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
"""Sectors whose speakers follow one official line within a state."""

_ACRONYM = range(2, 9)  # letters
_TELLING = 6  # letters of a name's consonants by which a longer name is known for it
_DESCRIBED = frozenset({"unnamed", "population", "document"})
_PEOPLE = _DESCRIBED | {"person"}
_BANDS = frozenset({"REB", "CRM", "UAF"})
_COUNTING = frozenset({"state", "organisation", "armed_group", "media", "document"})
_SPEAKING = OFFICIAL | {"REB", "UAF", "NGO", "IGO", "MED", "JUD"}
_MANY = frozenset({"population", "armed_group", "state", "document"})
_VEILED = frozenset({"unnamed", "organisation", "media", "armed_group"})
_PLURAL = ("s", "x")
_BEFORE = 12  # characters before a description in which its article stands


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of one dispatch, with the keys under which others may be the same one.

    `nameless` when nothing tells who it is (a source, a toll); `local` when the office is that of
    the country where things happen unless the text says otherwise (a governor, the police);
    `seat` is the place within a country that the office is named after; `known` when one person
    or body is pointed to by a bare description, so that it may be one that is named elsewhere.
    """

    name: str
    kind: str
    role: str | None
    country: str | None
    sector: str | None
    keys: frozenset[str]
    surname: str | None = None
    official: bool = False
    nameless: bool = False
    local: bool = False
    seat: str | None = None
    known: bool = False


def voice_of(record: Record, actor_id: str | None) -> Voice | None:
    """Give the voice behind an actor; None for the dispatch's own voice."""
    if actor_id is None:
        return None
    actor = next(a for a in record.actors if a.id == actor_id)
    if _is_own_witness(record, actor):
        return Voice(actor.name, "media", None, None, actor.sector, frozenset({"eyes"}))
    if is_own_voice(record, actor):
        return None
    named = actor.name
    if actor.kind == "document":
        found = issuer(record, actor)
        if isinstance(found, Actor):
            return voice_of(record, found.id)
        named = found or named
    code = record.dispatch.language
    told = f"{named} {actor.role or ''}"
    seat = _seat(record, told)
    official = (
        actor.sector in OFFICIAL or _tells(told, code, "official") or _is_states_own(actor, code)
    )
    return Voice(
        name=named,
        kind="organisation" if named != actor.name else actor.kind,
        role=actor.role,
        country=actor.country or (seat.country if seat else None),
        sector=actor.sector,
        keys=_keys(actor, named, code),
        surname=_key(actor.name.split()[-1]) if actor.kind == "person" and fold(named) else None,
        official=official and actor.kind != "armed_group" and actor.sector != "REB",
        nameless=_is_nameless(actor, named, code) and not official,
        seat=seat.name if seat and seat.kind != "country" else None,
        local=actor.sector == "COP" or _tells(told, code, "local"),
        known=_is_known(record, actor),
    )


def voice_behind(record: Record, statement: Statement) -> Voice | None:
    """Give the voice of a statement; behind "according to first reports" stands who says so."""
    voice = voice_of(record, statement.speaker)
    outer = next((s for s in record.statements if s.id == statement.within), None)
    if voice is not None and voice.nameless and outer is not None and outer.speaker is not None:
        return voice_of(record, outer.speaker)
    return voice


def _keys(actor: Actor, named: str, code: str) -> frozenset[str]:
    """Keys under which a voice of another dispatch may be the same speaker."""
    keys: set[str] = set()
    if actor.kind == "person":
        if len(fold(named).split()) > 1:
            keys.add(f"person:{_key(named)}")
    elif actor.kind in _DESCRIBED and named == actor.name:
        described = " ".join(sorted(stems(f"{named} {actor.role or ''}")))
        keys.add(f"unnamed:{described or fold(named)}")
    else:
        names = (named,) if actor.kind == "document" else (named, *actor.aliases)
        for name in (bare(n, code) for n in names):
            keys.add(f"body:{_key(one_name(name))}")
            letters = fold(name).replace(" ", "")
            if " " not in name and (name.isupper() or 3 < len(letters) < 6):
                keys.add(f"acronym:{letters}")
            initials = _initials(name)
            if len(initials) in _ACRONYM:
                keys.add(f"acronym:{initials}")
    return frozenset(keys)


def _tells(told: str, code: str, group: str) -> bool:
    """Whether a name or role holds one of a group's words."""
    words = f" {' '.join(tokens(told))} "
    return any(map(words.__contains__, _apart(code, group)))


def _is_states_own(actor: Actor, code: str) -> bool:
    """Whether a medium is the state's."""
    names = {" ".join(tokens(n)) for n in (actor.name, *actor.aliases)}
    return actor.kind == "media" and not names.isdisjoint(_words(code, "state_media"))


def _is_nameless(actor: Actor, named: str, code: str) -> bool:
    if actor.kind == "document":
        return named == actor.name and _tells(named, code, "tallies")
    if actor.kind != "unnamed":
        return False
    return " ".join(tokens(named)) in _words(code, "nameless") or _counts_only(named, code)


def _counts_only(named: str, code: str) -> bool:
    """Whether a name begins with a word for a count, of which nobody is told to be the author."""
    return not set(tokens(named)[:1]).isdisjoint(_words(code, "tallies"))


def _is_known(record: Record, actor: Actor) -> bool:
    """Whether a bare description stands for one person or body: "the lawyer", "the company"."""
    code = record.dispatch.language
    if actor.kind == "person":
        return " ".join(tokens(actor.role or "")) in _words(code, "spokesmen")
    first = tokens(actor.name)[:1]
    if actor.kind not in _VEILED or first == () or first[0] in _words(code, "nameless"):
        return False
    if first[0][-1] in _PLURAL and actor.kind != "armed_group":
        return False
    if actor.kind != "unnamed":
        names = (w for w in actor.name.split() if w[:1].isupper() and not w.isupper())
        return all(nation(w) for w in names)
    if behind(code).search(actor.name):
        return False
    text = record.dispatch.text
    brought_in = {" ".join(tokens(w)) for w in lexicon(code).get("indefinite", ())}
    return not any(
        brought_in & {*tokens(text[max(0, m.start - _BEFORE) : m.start])[-1:], *tokens(m.text)[:1]}
        for m in actor.mentions
    )


def _seat(record: Record, told: str) -> Place | None:
    """The place that a name or role holds: the province of a governor."""
    words = f" {' '.join(tokens(told))} "
    held = (p for p in record.places if p.country and f" {' '.join(tokens(p.name))} " in words)
    return next(held, None)


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


@cache
def _apart(code: str, group: str) -> tuple[str, ...]:
    """Give a list of words with blanks around, as they stand among others."""
    return tuple(f" {w} " for w in _words(code, group))


def is_own_voice(record: Record, actor: Actor) -> bool:
    """Say whether an actor is the agency itself, a reporter, or pictures that it describes."""
    if actor.sector == "JRN" and actor.kind == "unnamed":
        return True
    if not set(tokens(actor.name)[:1]).isdisjoint(_words(record.dispatch.language, "mute")):
        return True
    return actor.kind in ("media", "organisation", "unnamed") and _is_agencys(record, actor)


def _is_own_witness(record: Record, actor: Actor) -> bool:
    """Whether an actor is the agency's reporter, who was there: a witness, not its own voice."""
    return actor.sector == "JRN" and actor.kind == "unnamed" and _is_agencys(record, actor)


def _is_agencys(record: Record, actor: Actor) -> bool:
    """Whether an actor's name holds that of the agency that sends the dispatch."""
    own = {fold(n) for n in (record.dispatch.agency, record.dispatch.source.publisher) if n}
    return not own.isdisjoint({fold(actor.name), *fold(actor.name).split()})


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
    bodies = [v for v in listed if v.kind not in _PEOPLE]
    for v in bodies:
        wider = [w for w in bodies if _holds(w, v) and w is not v]
        if len({id(home[w]) for w in wider}) == 1 and not _abroad(v, wider[0]):
            join(v, wider[0])
    for v in listed:
        if v.kind == "person" and not v.keys and v.surname:
            bearers = [w for w in listed if w.kind == "person" and w.surname == v.surname]
            if len({id(home[w]) for w in bearers if w.keys}) <= 1:
                for w in bearers:
                    join(v, w)
    return {v: min(_label(w) for w in home[v]) for v in listed}


def _holds(wide: Voice, narrow: Voice) -> bool:
    """Whether a body's name holds another's, without what stands before that."""
    if f" {fold(narrow.name)} " in f" {fold(wide.name)} ":
        return True
    inner = [k for k in _bare_keys(narrow) if len(k) >= _TELLING]
    return any(f" {k} " in f" {w} " for k in inner for w in _bare_keys(wide))


def _bare_keys(v: Voice) -> list[str]:
    return sorted(k.removeprefix("body:") for k in v.keys if k.startswith("body:"))


def independent(a: Voice, b: Voice, home: str | None = None) -> bool:
    """Say whether two different speakers count twice; `home` is the country of what happened."""
    return not (_may_be(a, b) or _may_be(b, a)) and rivals(a, b, home)


def rivals(a: Voice, b: Voice, home: str | None = None) -> bool:
    """Say whether two speakers can be at odds: they are no one line, though perhaps no two."""
    if a.nameless or b.nameless:
        return False
    if a.sector == b.sector == "COP":
        return False
    if a.official and b.official:
        return _abroad(a, b, home)
    if (a.kind != "person" and _unplaced(b)) or (b.kind != "person" and _unplaced(a)):
        return False
    if (a.official and _unplaced(b)) or (b.official and _unplaced(a)):
        return False
    if a.sector in _BANDS and b.sector in _BANDS and a.kind != b.kind:
        return False
    return not (_speaks_for(a, b) or _speaks_for(b, a))


def _may_be(known: Voice, other: Voice) -> bool:
    """Whether who is known by a bare description may be another speaker, or speak for it.

    A spokesman of nobody may be any body's, "the lawyer" may be anybody, "the association" any
    body but a state's office, "the rebels" any armed group.
    """
    if not known.known:
        return False
    if known.kind == "person":
        return other.kind not in ("person", "population")
    if known.kind == "armed_group" or other.kind in _MANY:
        return known.kind == other.kind
    return known.kind == "unnamed" or known.official == other.official


def counts_itself(v: Voice) -> bool:
    """Say whether a speaker has counts of its own: an office, a body or who speaks for one."""
    if v.kind == "person":
        return v.official or v.sector is None or v.sector in _SPEAKING
    return v.official or v.kind in _COUNTING


def _abroad(a: Voice, b: Voice, home: str | None = None) -> bool:
    """Whether two offices are known to be those of two states."""
    first, second = (v.country or (home if v.local else None) for v in (a, b))
    return first is not None and second is not None and first != second


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
