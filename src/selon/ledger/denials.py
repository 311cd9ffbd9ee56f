"""Words by which somebody denies what was told, and who that is.

The verb may carry what is denied ("rejected these accusations"), or deny by itself ("denied it");
an adjective may do so beside what was said ("baseless accusations"). Who denies is the speaker
whose words they are or cue, else the subject: past an apposition, with whom it is joined to by
"and", and behind the comma where the sentence opens with the denial ("Rejecting all
responsibility, the minister").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.capitals import capital_before, capital_behind
from selon.ledger.lexicon import lexicon
from selon.ledger.lists import Phrases, matches
from selon.ledger.sides import CAMPS
from selon.ledger.spotting import spotted
from selon.ledger.subjects import NEAR, behind, is_pronoun, subject, topic
from selon.ledger.words import either, phrases, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling
    from selon.record import Actor, Statement

_BEHIND = 90  # characters from a denial that opens a sentence to who denies
_PEOPLE = frozenset({"person", "unnamed"})
_NEGATION = 20  # characters before a denial in which a negation stands


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny what was told, by whom, and what they name as denied, folded, if anything.

    `bare` when they are no cue of a statement that says at length what is denied; `thesis` when
    what is denied stands behind their "of" ("the theory of an attack"); `baseless` when an
    adjective denies it ("unfounded accusations"); `innocence` when somebody pleads not guilty.
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    denied: str
    bare: bool
    thesis: bool = False
    baseless: bool = False
    innocence: bool = False


def denials(t: Telling) -> Iterator[Denial]:
    """Find denials in the order of the text."""
    found: list[tuple[re.Match[str], tuple[Actor, ...]]] = []
    by = list(spotted(t.language, "denied_by", t.text))
    verbs = (m for m in _verbs(t.language, t.text) if not any(_within(m, b) for b in by))
    found += [(m, _deniers(t, m)) for m in verbs]
    if _adjectives(t.language).may_stand(t.text):
        found += [(m, _whose(t, m)) for m in _baseless(t.language).finditer(t.text)]
    untrue = list(spotted(t.language, "untrue", t.text))
    found += [(m, _whose(t, m)) for m in untrue if t.said_at(m.start())]
    found += [(m, _behind(t, m)) for m in by]
    for m, whose in sorted(found, key=lambda f: f[0].start()):
        named = _named(t, m)
        pleads = named in _pleas(t.language)
        actors = tuple(a for a in whose if not pleads or a.kind in _PEOPLE)
        if actors and (m in untrue or not _negated(t, m, within=not pleads)):
            end = m.start() + len(m[0].rstrip())
            bare = bool(named) or _cued(t, m) is None
            thesis = m.groupdict().get("thesis") is not None
            baseless = m.re is _baseless(t.language)
            yield Denial(m.start(), end, actors, named, bare, thesis, baseless, pleads)


@cache
def _pleas(code: str) -> frozenset[str]:
    listed = lexicon(code).get("denials", {}).get("innocence", ())
    return frozenset(" ".join(tokens(w)) for w in listed)


def _within(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() and inner.end() <= outer.end()


def _verbs(code: str, text: str) -> Iterator[re.Match[str]]:
    """Find verbs of denial with what they carry, past the places where none of them begins."""
    bare, participles = _forms(code)
    starts = {*bare.starts(text)}
    if participles.may_stand(text):
        starts |= {m.start() for m in _have(code).finditer(text)}
    return matches(_verb(code), text, starts)


@cache
def _forms(code: str) -> tuple[Phrases, Phrases]:
    """Forms by which words of denial begin, and those that an auxiliary must stand before."""
    table = lexicon(code).get("denials", {})

    def listed(kind: str) -> list[str]:
        return [*table.get(kind, ()), *table.get(f"objective_{kind}", ())]

    bare = [*listed("finite"), *listed("gerunds")]
    return Phrases(bare, code=code), Phrases(listed("participles"), code=code)


@cache
def _have(code: str) -> re.Pattern[str]:
    return phrases(lexicon(code).get("have", ()), r"(?=\s)")


@cache
def _adjectives(code: str) -> Phrases:
    return Phrases(lexicon(code).get("denials", {}).get("baseless", ()), code=code)


@cache
def _verb(code: str) -> re.Pattern[str]:
    table = lexicon(code).get("denials")
    if not table:
        return re.compile(r"(?!)")
    have = either(lexicon(code).get("have", ()))
    adverbs = "|".join(rf"\w+{a[1:]}" if a[0] == "-" else re.escape(a) for a in table["adverbs"])
    between = rf"(?:(?:{adverbs})\s+){{0,3}}"
    what = rf"(?:{either(table['determiners'])})\s*(?:[\w']+\s+)?(?:{either(table['objects'])})"
    of = either(lexicon(code).get("of", ()))
    thesis = rf"(?:{either(table['articles'])})\s*(?:{either(table['theses'])})(?=\s+(?:{of}))"

    def forms(kind: str) -> str:
        bare = either([*table[f"{kind}finite"], *table[f"{kind}gerunds"]])
        return rf"{bare}|(?:{have})\s+{between}(?:{either(table[f'{kind}participles'])})"

    alone = rf"(?:{forms('')})(?:(?:\s+\w+){{0,2}}?\s+{what})?"
    held = rf"(?:{forms('objective_')})(?:\s+\w+){{0,2}}?\s+(?:{what}|(?P<thesis>{thesis}))"
    return re.compile(rf"(?<![\w-])(?:{alone}|{held})(?![\w-])", re.IGNORECASE)


@cache
def _baseless(code: str) -> re.Pattern[str]:
    table = lexicon(code).get("denials")
    if not table:
        return re.compile(r"(?!)")
    what, adjective = either(table["objects"]), either(table["baseless"])
    between = r"[\s\"«»“”]+(?:\w+[\s\"«»“”]+){0,%d}?"
    return re.compile(
        rf"(?<![\w-])(?:(?:{what}){between % 1}(?:{adjective})"
        rf"|(?:{adjective}){between % 2}(?:{what}))(?![\w-])",
        re.IGNORECASE,
    )


def _named(t: Telling, match: re.Match[str]) -> str:
    """What words name as denied, folded; empty for none."""
    told = f" {' '.join(tokens(match[0]))} "
    table = lexicon(t.language).get("denials", {})
    named = (" ".join(tokens(o)) for o in table.get("objects", ()))
    return next((o for o in named if f" {o} " in told), "")


def _negated(t: Telling, match: re.Match[str], *, within: bool) -> bool:
    before = tokens(t.text[max(0, match.start() - _NEGATION) : match.start()])[-2:]
    inside = tokens(match[0]) if within else ()  # "pleaded not guilty"
    return not t.words("not").isdisjoint((*before, *inside))


def _deniers(t: Telling, match: re.Match[str]) -> tuple[Actor, ...]:
    """Who denies by a verb: the speaker whose cue it is and who is joined to it, else its doer."""
    said = _cued(t, match)
    start, _ = t.where.sentences[t.where.sentence(match.start())]
    capital = _capital(t, match)
    if capital is not None:
        return _state(t, capital)
    if said is not None and said.speaker is not None:
        found = subject(t, start, match.start())
        speaker = t.actors[said.speaker]
        if speaker in found[:-1] or any(
            m.end + 1 == match.start() for a in found[-1:] for m in a.mentions
        ):
            return found
        return speaker, *_beside(t, said)
    if not t.text[start : match.start()].strip(' "«-'):
        return behind(t, match.end(), _BEHIND)
    if _pronoun(t, match):
        return topic(t, match.start())
    return subject(t, start, match.start()) or _whose(t, match)


def _state(t: Telling, country: str) -> tuple[Actor, ...]:
    """The state of a country, as far as the record has it."""
    return tuple(a for a in t.record.actors if a.kind == "state" and a.country == country)[:1]


def _behind(t: Telling, match: re.Match[str]) -> tuple[Actor, ...]:
    """Who denies behind the words ("which is denied by"), a capital for its state."""
    capital = capital_behind(t.language, t.text, match.start() + len(match[0].rstrip()))
    return behind(t, match.end(), NEAR) if capital is None else _state(t, capital)


def _capital(t: Telling, match: re.Match[str]) -> str | None:
    """The country of a town beside a verb, which stands for its state there.

    It may have no row in the record ("which Belmar denies").
    """
    at = match.start()
    named = capital_before(t.language, t.text, at)
    return named or next(
        (
            p.country
            for p in t.record.places
            for m in p.mentions
            if m.end <= at <= m.end + 1 and p.country is not None
        ),
        None,
    )


def _pronoun(t: Telling, match: re.Match[str]) -> bool:
    """Whether a pronoun stands right before a verb, or opens it behind a relative."""
    inside = tokens(match[0])
    relative = t.words("whom").issuperset(inside[:1])
    within = relative and not t.words("they").isdisjoint(inside[1:2])
    return within or is_pronoun(t, match.start())


def _whose(t: Telling, match: re.Match[str]) -> tuple[Actor, ...]:
    """The speaker in whose words something stands, else who is named before it."""
    said = t.statements.get(t.said_at(match.start()) or "") or _cued(t, match)
    if said is not None and said.speaker is not None:
        return (t.actors[said.speaker],)
    start, _ = t.where.sentences[t.where.sentence(match.start())]
    return subject(t, start, match.start())[-1:] or topic(t, match.start())


def _beside(t: Telling, said: Statement) -> list[Actor]:
    """Camps that a statement's source names beside its speaker: "Russia and the Taliban"."""
    if said.source is None or not set(t.words("and")) & set(tokens(said.source.text)):
        return []
    named = f" {' '.join(tokens(said.source.text))} "
    return [
        a
        for a in t.record.actors
        if a.id != said.speaker and a.kind in CAMPS and f" {' '.join(tokens(a.name))} " in named
    ]


def _cued(t: Telling, match: re.Match[str]) -> Statement | None:
    """The statement that words are the cue of."""
    return next(
        (
            s
            for s in t.record.statements
            if s.cue and s.cue.start < match.end() and match.start() < s.cue.end
        ),
        None,
    )
