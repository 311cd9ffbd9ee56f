"""Who or what is blamed for a happening, in words of blame and of cause.

Shapes, each a list of phrases in the language's pack: somebody puts it on somebody ("the governor
blames the rebels", "attributed to the rebels"), somebody is said to be behind it ("the rebels are
responsible for"), the speaker had no hand in it ("we are not responsible"), its doers are told
("the attackers were deserters", "it is the work of deserters"), and it comes of something ("caused
by a fire").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.ledger import causes
from selon.ledger.capitals import capital_within
from selon.ledger.lexicon import lexicon
from selon.ledger.lists import Phrases
from selon.ledger.reproach import Blame, Finder, asks, others_blame
from selon.ledger.spotting import STOP
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from selon.ledger.sightings import Layout
    from selon.record import Record

_BETWEEN = 3  # words between two doers in a row: and, the, group
_FAR = 90  # characters from an attribution to its "to"
_ARTICLE = 4  # characters of an article before a name
_WRONG = 50  # characters from a wrong to whose it is: adjectives
_TO = 25  # characters from "to" to the name behind it: articles and what a group is called


def blames(record: Record, where: Layout) -> Iterator[Blame]:
    """Find words of blame and of cause in the order of the text."""
    finder = Finder(record, where)
    shapes: tuple[tuple[str, Callable[[Finder, re.Match[str]], Blame | None]], ...] = (
        ("blaming", _put), ("imputing", _imputed), ("shifting", _shifted), ("behind", _behind),
        ("disowning", _disowned), ("deed_of", _done), ("culprits", causes.culprits),
        ("causing", causes.due), ("made", causes.made), ("arising", causes.arisen),
        ("bursting", causes.burst), ("taken", causes.taken),
        ("clearing", _cleared), ("wrongs", _wronged),
    )  # fmt: skip
    found = [
        b
        for group, shape in shapes
        for m in _words(finder.code, group).found(where.text)
        if (b := shape(finder, m))
    ]
    yield from sorted(found, key=lambda b: (b.start, b.end))


@cache
def _words(code: str, group: str) -> Phrases:
    return Phrases(lexicon(code).get(group, ()), code=code)


def _put(f: Finder, match: re.Match[str]) -> Blame | None:
    """Somebody before the phrase puts it on somebody behind it."""
    said, speaker, start = _accuser(f, match)
    _, end = f.bounds(match.start())
    after = [m for m in f.mentions if match.end() <= m[0] < end and m[2] != speaker]
    if not after or speaker is None:
        return None
    last = after[0]
    return Blame(speaker, said, last[3], f.denied(match), start, last[1], last[2])


def _accuser(f: Finder, match: re.Match[str]) -> tuple[str | None, str | None, int]:
    """The statement that blame stands in, else who is named before it, and where that begins."""
    said = f.said(match)
    if said is not None:
        start = f.content(said, match).start
        other = others_blame(f.code, f.text[start : match.start()], match.start() - start)
        if other:
            return None, f.state(capital_within(f.code, other)), match.start()
        return said.id, said.speaker, match.start()
    teller = f.teller(match)
    if teller is not None:
        return None, teller[2], teller[0]
    start, end = f.bounds(match.start())
    cued = [s.speaker for s in f.record.statements if s.cue and start <= s.cue.start < end]
    return None, cued[-1] if cued else None, match.start()


def _imputed(f: Finder, match: re.Match[str]) -> Blame | None:
    """It is attributed to somebody, by the one before the phrase or, passive, by nobody named."""
    at = _target(f, match)
    if at is None:
        return None
    by = f.pattern("by").match(f.text, match.end() + 1)
    passive = f.pattern("imputed").fullmatch(match[0]) and (at - match.end() <= 1 or by)
    active = f.has(match, 2) and not set(f.before(match, 1)) & f.words("been")
    if passive and not active:
        said = f.said(match)
        statement, speaker, start = (said.id, said.speaker, match.start()) if said else (
            None, None, match.start(),
        )  # fmt: skip
        if by is not None:
            agent = next((m for m in f.mentions if by.end() <= m[0] < at), None)
            statement, speaker = None, agent[2] if agent else None
    else:
        statement, speaker, start = _accuser(f, match)
        if speaker is None:
            return None
    named = _named(f, at, speaker)
    value, end = f.words_behind(_step(f, at))
    if named is not None and not (named[3].islower() and named[3] in value):
        value, end = named[3], named[1]
    if not value or (named is None and f.ill(value)):
        return None
    close = [w for w in f.before(match, 2) if w not in f.words("have")]
    pointing = bool(set(close[-1:]) & f.words("it")) or f.pointing(match)
    burden = f.pattern("burden").match(f.text, match.end() + 1)
    return Blame(
        speaker, statement, value, f.denied(match), start, end, named[2] if named else None,
        told="anywhere" if pointing or burden else "before" if passive else "within",
    )  # fmt: skip


def _target(f: Finder, match: re.Match[str]) -> int | None:
    """Where the "to" of an attribution stands: before somebody named, else the first."""
    end = min(f.bounds(match.start())[1], match.end() + _FAR)
    places = [m.start for p in f.record.places for m in p.mentions]
    found: list[int] = []
    for to in f.pattern("to").finditer(f.text, match.end(), end):
        if f.pattern("adverbial").match(f.text, to.end()):
            continue
        if not found and f.pattern("new").match(f.text, to.end()):
            return to.start()  # "to a fault of the pump", whoever is named behind
        if _named(f, to.start(), None) is not None:
            return to.start()
        if not any(to.end() <= at <= to.end() + _ARTICLE for at in places):
            found.append(to.start())
    return found[0] if found else None


def _step(f: Finder, at: int) -> int:
    to = f.pattern("to").match(f.text, at)
    return to.end() if to else at


def _named(f: Finder, at: int, speaker: str | None) -> tuple[int, int, str, str] | None:
    step = _step(f, at)
    for m in f.mentions:
        if step <= m[0] <= step + _TO and m[2] != speaker:
            return None if STOP.search(f.text[step : m[0]]) else m
    return None


def _shifted(f: Finder, match: re.Match[str]) -> Blame | None:
    """Responsibility is handed on to somebody, before or behind the word for it."""
    _, end = f.bounds(match.start())
    if not f.pattern("burden").search(f.text, match.start(), end):
        return None
    said, speaker, start = _accuser(f, match)
    for to in f.pattern("onto").finditer(f.text, match.end(), end):
        named = next(
            (m for m in f.mentions if to.end() <= m[0] <= to.end() + _TO and m[2] != speaker), None
        )
        if named is not None and speaker is not None:
            return Blame(speaker, said, named[3], f.denied(match), start, named[1], named[2])
    return None


def _behind(f: Finder, match: re.Match[str]) -> Blame | None:
    """Somebody before the phrase is said to have done it, else something to be the cause."""
    said = f.said(match)
    if said is None or said.speaker is None or asks(f.code, f.text, match.start()):
        return None
    content = f.content(said, match).start
    start = max(f.bounds(match.start())[0], content)
    before = [m for m in f.mentions if start <= m[0] and m[1] <= match.start()]
    if not before:
        origin = f.pattern("origin").fullmatch(match[0])
        return causes.origin(f, said, start, match) if origin else None
    doers = before[-2:] if _joined(f, before) else before[-1:]
    value = ", ".join(dict.fromkeys(m[3] for m in doers))
    return Blame(
        said.speaker, said.id, value, f.denied(match), doers[0][0], match.end(), doers[0][2]
    )


def _joined(f: Finder, before: list[tuple[int, int, str, str]]) -> bool:
    """Whether the last two doers stand side by side, an "and" between them."""
    if len(before) < 2:
        return False
    between = f.text[before[-2][1] : before[-1][0]]
    return len(tokens(between)) <= _BETWEEN


def _done(f: Finder, match: re.Match[str]) -> Blame | None:
    """It is said to be the doing of who stands behind the phrase."""
    said = f.said(match)
    named = next((m for m in f.mentions if match.end() <= m[0] <= match.end() + _TO), None)
    value, end = f.words_behind(match.end())
    if named is not None and (not value or named[0] <= match.end() + _ARTICLE):
        value, end = named[3], named[1]
    if not value or asks(f.code, f.text, match.start()):
        return None
    pointing = {*tokens(match[0])[:1], *f.before(match, 3)} & f.words("points")
    return Blame(
        said.speaker if said else None, said.id if said else None, value, f.denied(match),
        match.start(), end, named[2] if named else None,
        told="anywhere" if pointing else "before",
    )  # fmt: skip


def _disowned(f: Finder, match: re.Match[str]) -> Blame | None:
    """A speaker says in the first person to have had no hand in it."""
    said = f.said(match)
    if said is None or said.speaker is None:
        return None
    name, speaker = f.side(said.speaker), said.speaker
    return Blame(speaker, said.id, name, True, match.start(), match.end(), speaker)


def _cleared(f: Finder, match: re.Match[str]) -> Blame | None:
    """Somebody clears whom the words behind the phrase name."""
    said, speaker, start = _accuser(f, match)
    named = next((m for m in f.mentions if match.end() <= m[0] <= match.end() + _TO), None)
    if named is None or speaker is None or speaker == named[2]:
        return None
    if STOP.search(f.text[match.end() : named[0]]):
        return None
    denied = not f.denied(match)
    return Blame(speaker, said, named[3], denied, start, named[1], named[2])


def _wronged(f: Finder, match: re.Match[str]) -> Blame | None:
    """What a speaker denounces is somebody's doing ("the cruelty of the rebels")."""
    said = f.said(match)
    if said is None or said.stance != "accuse" or said.speaker is None or f.denied(match):
        return None
    named = next((m for m in f.mentions if match.end() <= m[0] <= match.end() + _WRONG), None)
    if named is None or named[2] == said.speaker:
        return None
    between = f.text[match.end() : named[0]]
    of = list(f.pattern("of").finditer(between))
    if not of or STOP.search(between) or len(between) - of[-1].end() > _ARTICLE:
        return None
    if f.pattern("aimed").search(between):
        return None
    return Blame(said.speaker, said.id, named[3], False, match.start(), named[1], named[2])
