"""What a happening came of, and who its doers are told to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.ledger.reproach import ELISION, Blame
from selon.ledger.spotting import STOP
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re

    from selon.ledger.reproach import Finder
    from selon.record import Statement

_SUBJECT = 6  # words before "caused by" among which a pronoun is its subject
_APART = 60  # characters between "the attackers" and "were"
_REACH = 60  # characters from "have caused" to what they caused
_WORDY = 3  # words of a cause at least when it stands before its verb, one less with an article
_WHEN = 40  # characters from "broke out" to "when"
_SHOWN = 50  # characters of a thing that burst
_CLAUSE = 120  # characters of what happened when it broke out


def due(f: Finder, match: re.Match[str]) -> Blame | None:
    """It came of what the words behind the phrase name."""
    said = f.said(match)
    words, end = f.words_behind(match.end())
    if not words or f.ill(words):
        return None
    speaker, statement = (said.speaker, said.id) if said else (None, None)
    pointing = bool(set(f.before(match, _SUBJECT)) & f.words("they"))
    return Blame(
        speaker, statement, words, f.denied(match), match.start(), end,
        told="anywhere" if pointing else "before", course=_tentative(f, match),
    )  # fmt: skip


def _tentative(f: Finder, match: re.Match[str]) -> bool:
    """Whether a cause is only held possible, which says nothing against others."""
    return not f.words("tentative").isdisjoint(f.before(match, _SUBJECT))


def taken(f: Finder, match: re.Match[str]) -> Blame | None:
    """Somebody fell ill or died, told before the phrase, of what was drunk or breathed in."""
    found = due(f, match)
    return replace(found, told="before") if found else None


def origin(f: Finder, said: Statement, start: int, match: re.Match[str]) -> Blame | None:
    """What is said to be behind it is a thing: the words with which the saying begins."""
    words = STOP.split(f.text[start : match.start()], maxsplit=1)[0].strip(' "«»')
    article = f.pattern("articles").match(words) is not None
    if len(words.split()) < _WORDY - article:
        return None
    return Blame(said.speaker, said.id, words, f.denied(match), start, match.end())


def made(f: Finder, match: re.Match[str]) -> Blame | None:
    """Something before the verb has caused a disaster named behind it."""
    start, end = f.bounds(match.start())
    said = f.said(match)
    if said is not None:
        start = max(start, f.content(said, match).start)
    reach = min(end, match.end() + _REACH)
    disaster = f.pattern("disasters").search(f.text, match.end(), reach)
    if disaster is None or f.pattern("disasters").search(f.text, start, match.start()):
        return None
    words = STOP.split(f.text[start : match.start()].strip(' ,"«»'))[-1].strip(' "«»')
    relative = f.pattern("relatives").match(words)
    words = words[relative.end() :] if relative else words
    article = f.pattern("articles").match(words) is not None
    if len(words.split()) < _WORDY - article or f.words("they") & set(tokens(words)[:1]):
        return None
    speaker, statement = (said.speaker, said.id) if said else (None, None)
    at = f.text.rindex(words, start, match.start())
    return Blame(
        speaker, statement, words, f.denied(match), at, disaster.end(), of=disaster.start()
    )


def arisen(f: Finder, match: re.Match[str]) -> Blame | None:
    """A disaster broke out when something else happened: the clause behind the "when"."""
    start, end = f.bounds(match.start())
    disaster = [
        m
        for group in ("mishaps", "disasters")
        for m in f.pattern(group).finditer(f.text, start, match.start())
    ]
    when = f.pattern("when").search(f.text, match.end(), min(end, match.end() + _WHEN))
    if not disaster or when is None or STOP.search(f.text[match.end() : when.start()]):
        return None
    words = STOP.split(f.text[when.end() : min(end, when.end() + _CLAUSE)], maxsplit=1)[0]
    words = words.lstrip("".join(ELISION)).strip(' "«»')
    if len(words.split()) < _WORDY - 1:
        return None
    said = f.said(match)
    speaker, statement = (said.speaker, said.id) if said else (None, None)
    stop = f.text.index(words, when.end()) + len(words)
    return Blame(
        speaker, statement, words, f.denied(match), match.start(), stop,
        of=disaster[-1].start(), course=True,
    )  # fmt: skip


def burst(f: Finder, match: re.Match[str]) -> Blame | None:
    """A thing before the verb has exploded or caught fire ("a gas tank had exploded")."""
    start, _ = f.bounds(match.start())
    said = f.said(match)
    if said is not None:
        start = max(start, f.content(said, match).start)
    before = STOP.split(f.text[max(start, match.start() - _REACH) : match.start()])[-1]
    thing = f.pattern("flammable").search(before)
    if thing is None:
        return None
    articles = list(f.pattern("articles").finditer(before, 0, thing.start()))
    words = before[articles[-1].start() if articles else thing.start() :].strip(' "«»')
    if not f.words("relatives").isdisjoint(tokens(words)) or len(words) > _SHOWN:
        return None
    speaker, statement = (said.speaker, said.id) if said else (None, None)
    at = f.text.rindex(words, start, match.start())
    return Blame(
        speaker, statement, words, f.denied(match), at, match.end(), course=True,
    )  # fmt: skip


def culprits(f: Finder, match: re.Match[str]) -> Blame | None:
    """Its doers are told to be somebody: "the attackers were deserters"."""
    _, end = f.bounds(match.start())
    copula = f.pattern("being").search(f.text, match.end(), min(end, match.end() + _APART))
    if copula is None or STOP.search(f.text[match.end() : copula.start()]):
        return None
    if not f.pattern("articles").match(f.text, copula.end()):
        return None
    words, stop = f.words_behind(copula.end())
    if not words:
        return None
    said = f.said(match)
    speaker, statement = (said.speaker, said.id) if said else (None, None)
    denied = f.denied(copula) or f.denied(match)
    return Blame(speaker, statement, words, denied, match.start(), stop)
