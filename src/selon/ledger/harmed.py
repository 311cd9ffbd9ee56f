"""What befell a person whom the text names: "the shots seriously wounded Jean Test" is one hurt.

Words alone tell it (tables of the language's pack), for the verb may be no mention of its own. A
name is one person, "and his deputy" or "and of Paul Essai" behind it one more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import folded, lexicon
from selon.ledger.lists import Phrases
from selon.ledger.quoting import is_person
from selon.ledger.telling import Answer
from selon.ledger.victims import person_keys
from selon.ledger.words import either, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling
    from selon.record import Mention

_HOMES = ("violence", "accident", "death", "coercion", "release")
_REACH = 110  # characters before a name in which the noun or verb stands
_BEHIND = 110  # characters behind a name in which the verb stands
_WEAPON = 60  # characters behind "hit" in which it is told by what
_ASIDE = 2  # commas of one aside
_COMPANION = 60  # characters behind a name in which another stands
_WORD = r"[^\W\d_][\w'’-]*\.?\s+"
_APPOSED = r"(?:(?:,[^,.;:()\n\"«»]{2,70}){1,3},)?"
_TOLD = r"[^,.;:()\n\"«»]{0,70}?"


def harmed(t: Telling) -> Iterator[Answer]:
    """Find the named persons whom a dispatch tells to have been killed, hurt, taken or freed."""
    persons = [a for a in t.record.actors if a.kind == "person"]
    told = {q: sorted(words.starts(t.text)) for q, words in _told(t.language).items()}
    if not persons or not any(told.values()):
        return
    keys = person_keys(persons)
    named = sorted(((m, keys[a.id]) for a in persons for m in a.mentions), key=lambda n: n[0].start)
    done: set[tuple[int, str, int, str]] = set()
    for m, key in named:
        for question, start, end, does in _fates_of(t, m, told):
            sentence = t.where.sentence(m.start)
            home = _home(t, key, start, end, doer=does)
            if home is None or (home, question, sentence, key) in done or _counted(t, m, question):
                continue
            others = [n for n, _ in named]
            if any(start < n.start < m.start and n.end <= m.start for n in others):
                continue  # "the murder of Jean Test and of Paul Essai": told of both
            more = _companion(t, m, others) if start < m.start else None
            done.add((home, question, sentence, key))
            said = t.said_at(start)
            number, last = (1, end) if more is None else (2, more)
            yield Answer(
                home, question, "all", number, number, "exact", None, denied=False,
                voice=t.voice(said), statement=said, start=start, end=last,
                text=t.text[start:last], form=t.form(said), uncounted=True, part=m.text.lower(),
            )  # fmt: skip


def _fates_of(
    t: Telling, m: Mention, told: dict[str, list[int]]
) -> Iterator[tuple[str, int, int, bool]]:
    """What is told of a person at one mention of the name, where, and whether by a deed's verb.

    `told` are the places of the words of each question, without which nothing is.
    """
    begin, stop = t.where.sentences[t.where.sentence(m.start)]
    first, last = max(begin, m.start - _REACH), min(stop, m.end + _BEHIND)
    for question, places in told.items():
        if not _any_in(places, first, last):
            continue
        object_, noun, subject = _questions(t.language)[question]
        before = t.text[first : m.start]
        found = object_.search(before)
        verb = found is not None
        found = found or noun.search(before)
        if found and not _attempted(t, before[: found.start()]) and _by_arms(t, found, m.end):
            yield question, first + found.start(), m.end, verb
            continue
        found = subject.match(t.text[m.end : last])
        if found and _by_arms(t, found, m.end + found.end()) and not _other(t, m, found):
            done = found["been"] or not t.words("projectiles").isdisjoint(tokens(found[0]))
            yield question, m.start, m.end + found.end(), bool(done)


def _other(t: Telling, m: Mention, found: re.Match[str]) -> bool:
    """Whether another person is named between a name and a verb behind more than one aside."""
    if found[0].count(",") <= _ASIDE:
        return False
    end = m.end + found.end()
    return any(
        m.end <= n.start < end for a in t.record.actors if a.kind == "person" for n in a.mentions
    )


def _any_in(places: list[int], first: int, last: int) -> bool:
    """Whether one of some places in order lies in a stretch."""
    n = bisect_left(places, first)
    return n < len(places) and places[n] < last


def _attempted(t: Telling, before: str) -> bool:
    """Whether it did not come to it: "an attempted murder of"."""
    return bool({fold(w) for w in before.split()[-2:]} & set(t.words("attempts")))


def _by_arms(t: Telling, found: re.Match[str], at: int) -> bool:
    """Whether "hit" is told of shots, not of a disease; other verbs need no more words."""
    if not found.groupdict().get("hit"):
        return True
    told = {fold(w) for w in re.findall(r"\w+", t.text[at : at + _WEAPON])}
    return bool(told & set(t.words("projectiles")))


def _counted(t: Telling, m: Mention, question: str) -> bool:
    """Whether a number in the sentence counts those whom it befell, not only others with them."""
    here = t.where.sentence(m.start)
    return any(
        f.kind == question
        and t.where.sentence(f.mention.start) == here
        and folded(t.language, "further").isdisjoint(tokens(f.mention.text))
        for f in t.record.figures
    )


def _home(t: Telling, key: str, start: int, end: int, *, doer: bool) -> int | None:
    """The happening that is told there, else that of the person.

    Where a deed of somebody else hurt the person it may be another deed of the sentence.
    """
    here = [
        (n, s)
        for n, g in enumerate(t.groups)
        if g.family in _HOMES
        for s in g.sightings
        if start <= s.start < end
    ]
    if here:
        return here[0][0]
    own = [
        (min(abs(s.start - start) for s in g.sightings), n)
        for n, g in enumerate(t.groups)
        if g.family in _HOMES and key in g.victims
    ]
    if own:
        return min(own)[1]
    near = t.within(t.where.sentence(start), start, ("violence", "accident")) if doer else []
    return near[0] if near else None


def _companion(t: Telling, m: Mention, named: list[Mention]) -> int | None:
    """Where one more person ends who is named behind: "and of Paul Essai", "and his deputy"."""
    following = next((n for n in named if n.start >= m.end), None)
    rest = t.text[m.end : m.end + _COMPANION]
    link = _link(t.language).match(rest)
    if link is None:
        return None
    if following is not None:
        gap = t.text[m.end + link.end() : following.start]
        if following.start - m.end >= link.end() and re.fullmatch(r"(?:[\w-]+\s)?", gap):
            return following.end
    own = link["own"]
    noun = re.compile(r"\w+").match(rest, link.end()) if own else None
    return m.end + noun.end() if noun and is_person(noun.group(), t.language) else None


@cache
def _link(code: str) -> re.Pattern[str]:
    table = lexicon(code)
    ands, own = (either(table.get(k, ())) for k in ("and", "theirs"))
    of = either([w.strip() for w in table.get("fate_of", ())])
    return _compiled(rf"\s+(?:{ands})\s+(?:(?:{of})\s*)?(?:(?P<own>{own})\s+)?")


Patterns = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]


@cache
def _told(code: str) -> dict[str, Phrases]:
    """Words for each question: verbs and nouns of which one stands where anything is told."""
    table = lexicon(code).get("harmed", {})
    return {
        question: Phrases([w for listed in words.values() for w in listed], code=code)
        for question, words in table.items()
    }


@cache
def _questions(code: str) -> dict[str, Patterns]:
    """Expressions for each question: a verb or noun before a name, and a verb behind it."""
    table = lexicon(code).get("harmed", {})
    return {q: _patterns(code, words) for q, words in table.items()}


def _patterns(code: str, words: dict[str, list[str]]) -> Patterns:
    table = lexicon(code)
    have, been = (either(table.get(k, ())) for k in ("harmed_have", "harmed_been"))
    adverb = rf"(?:\w+(?:{either(table.get('adverb_end', ()))})\s+)?"
    verbs, hits, doing, hitting, died, nouns = (
        either(words.get(k, [])) for k in ("verbs", "hits", "doing", "hitting", "died", "nouns")
    )
    of = either(table.get("fate_of", ()))
    titles = rf"(?:(?!{of}){_WORD}){{0,4}}?"  # "the jihadist leader", "Mr."
    return (
        _compiled(
            rf"(?<![\w-])(?:(?:{have})\s*{adverb}(?:{verbs})|(?:{doing})"
            rf"|(?P<hit>(?:{have})\s*{adverb}(?:{hits})|(?:{hitting})))\s+{titles}$"
        ),
        _compiled(rf"(?<![\w-])(?:{nouns})(?![\w-]){_TOLD}\s(?:{of})\s*(?:{_WORD}){{0,3}}?$"),
        _compiled(
            rf"{_APPOSED}\s+(?:(?P<been>{been})\s+{adverb}(?:{verbs})|(?:{died})"
            rf"|(?P<hit>(?:{been})\s+{adverb}(?:{hits})))(?![\w-])"
        ),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
