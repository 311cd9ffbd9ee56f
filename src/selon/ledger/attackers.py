"""Who did it, pointed to by a word for that ("the attacker"): who it is, and what befell them.

Shapes: an apposition ("the attacker, a deserter of 33"), a name given for it ("identified as Jean
Test"), and a name behind "it is" where a sentence before speaks of a suspect. The attacker whom
the police shot is neither one of the victims, nor did the police do what happened; so is who did
it "before being shot".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.spotting import STOP, auxiliary, expression, spotted
from selon.ledger.telling import VIOLENCE, Answer
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Telling
    from selon.record import Event, Mention

_WORD = re.compile(r"\w+")
_BACK = 2  # sentences back to what somebody did, or to the suspect that "it is" points to
_SUBJECT = 16  # characters before a verb in which the last word of its subject stands
_OBJECT = 30  # characters behind a verb in which its object stands
_FEW = 4  # words behind a verb: a day, an article, who it befell
_BETWEEN = 60  # characters from a word for who did it to the comma before who that is
_SHOWN = 80  # characters of a description that are shown
_TO = 2  # characters from "it is" to a name: an elision
_NAME = 25  # characters before a name: titles and articles
_ARTICLE = 6  # characters before a noun in which its article stands
_SHORTEST = 4  # characters of a description


def identified(t: Telling) -> Iterator[Answer]:
    """Find who is said to be the one who did it."""
    yield from _apposed(t)
    yield from _named(t)


def ended(t: Telling) -> Iterator[Answer]:
    """Find what befell one who did it, told in the sentence of the deed ("before being shot")."""
    for match in spotted(t.language, "ended", t.text):
        participle = _WORD.match(t.text, match.end())
        question = _questions(t.language).get(participle[0].lower()) if participle else None
        told = _told_before(t, match.start())
        if participle is None or question is None or told is None:
            continue
        home, words = told
        if not t.words("been").isdisjoint(tokens(words)):
            continue  # "was tortured before being killed": who suffered, not who did it
        said = t.said_at(match.start())
        yield Answer(
            home, question, "combatant" if question == "killed" else "all", 1, 1, "exact", None,
            denied=False, voice=t.voice(said), statement=said, start=match.start(),
            end=participle.end(), text=t.text[match.start() : participle.end()],
            form=t.form(said), uncounted=True,
        )  # fmt: skip


def is_attacker(t: Telling, name: str) -> bool:
    """Say whether a name is a word for who did it, or is said to have ("the attacker")."""
    words = t.words("attackers") | t.words("suspects")
    return not words.isdisjoint(tokens(name)[:2])


def befell_attacker(t: Telling, start: int, end: int) -> bool:
    """Say whether a verb's subject right before it or its object behind it is who did it."""
    words = t.words("attackers") | t.words("suspects")
    if not words.isdisjoint(tokens(t.text[max(0, start - _SUBJECT) : start])[-1:]):
        return True
    if expression(t.language, "by").match(t.text, end + 1):
        return False
    behind = tokens(STOP.split(t.text[end : end + _OBJECT])[0].lstrip())
    return any(a in t.words("definite") and b in words for a, b in pairwise(behind[:_FEW]))


def stopped(t: Telling, e: Event) -> bool:
    """Say whether a deed befell the doer of another that is told ("the attacker was shot")."""
    n = t.of_event.get(e.id)
    alone = n is None or len(t.groups[n].sightings) == 1
    known = any(
        is_attacker(t, p.mention.text) and (not alone or _definite(t, p.mention))
        for p in e.recipients
    )
    return known and not (alone and deed_before(t, e.trigger.start) is None)


def _definite(t: Telling, m: Mention) -> bool:
    before = tokens(t.text[max(0, m.start - _ARTICLE) : m.start])[-1:]
    return not t.words("definite").isdisjoint(before)


def _told_before(t: Telling, at: int) -> tuple[int, str] | None:
    """Number the violence told last before a place in its sentence, with the words for it."""
    here = t.where.sentence(at)
    found = [
        (s.start, n, s.text)
        for n, g in enumerate(t.groups)
        if g.family in VIOLENCE
        for s in g.sightings
        if s.sentence == here and s.end <= at
    ]
    return max(found)[1:] if found else None


def deed_before(t: Telling, at: int) -> int | None:
    """Number the violence told last before a place, a few sentences back at most."""
    here = t.where.sentence(at)
    found = [
        (s.start, n)
        for n, g in enumerate(t.groups)
        if g.family in VIOLENCE
        for s in g.sightings
        if here - _BACK <= s.sentence <= here and s.end <= at and not s.fate
    ]
    return max(found)[1] if found else None


def _apposed(t: Telling) -> Iterator[Answer]:
    """Who stands behind a word for who did it, set off by a comma."""
    for match in spotted(t.language, "pointed", t.text):
        _, end = t.where.sentences[t.where.sentence(match.start())]
        stop = STOP.search(t.text, match.end(), min(end, match.end() + _BETWEEN))
        if stop is None or stop[0] != "," or _told(t, t.text[match.end() : stop.start()]):
            continue
        found = _description(t, stop.end(), end) or _person(t, stop.end(), _TO)
        home = _home(t, match.start())
        if found is not None and home is not None:
            yield _claim(t, home, found, match.start())


def _named(t: Telling) -> Iterator[Answer]:
    """Whose name is given for who did it, or told behind "it is" after a suspect."""
    for match in spotted(t.language, "identified", t.text):
        begin, _ = t.where.sentences[t.where.sentence(match.start())]
        if expression(t.language, "pointed").search(t.text, begin, match.start()) is None:
            continue
        found, home = _person(t, match.end(), _NAME), _home(t, match.start())
        if found is not None and home is not None:
            yield _claim(t, home, found, match.start())
    for match in spotted(t.language, "it_is", t.text):
        here = t.where.sentence(match.start())
        begin, _ = t.where.sentences[max(0, here - _BACK)]
        if expression(t.language, "pointed").search(t.text, begin, match.start()) is None:
            continue
        found, home = _person(t, match.end(), _TO), _home(t, match.start())
        if found is not None and home is not None:
            yield _claim(t, home, found, match.start())


def _claim(t: Telling, home: int, found: tuple[str, int], start: int) -> Answer:
    value, end = found
    return t.claim(home, "responsibility", value, (start, end), statement=t.said_at(end - 1))


def _home(t: Telling, at: int) -> int | None:
    """The violence that a word for its doer is of: beside it, else told before it."""
    near = t.near(at, VIOLENCE) or t.before(at, VIOLENCE, _BACK)
    return near[0] if near else None


def _told(t: Telling, between: str) -> bool:
    """Whether a verb stands between a word for the doer and a comma: that is no apposition."""
    verbs = t.words("being") | t.words("been") | t.words("they")
    told = not verbs.isdisjoint(tokens(between))
    return told or auxiliary(t.language, between, len(between))


def _description(t: Telling, at: int, end: int) -> tuple[str, int] | None:
    """What behind a comma describes somebody new: "a deserter of 33 years"."""
    start = at + len(t.text[at:end]) - len(t.text[at:end].lstrip())
    article = expression(t.language, "one").match(t.text, start)
    if article is None or fold(article[0]) in t.words("definite"):
        return None
    words = STOP.split(t.text[start : min(end, start + _SHOWN)], maxsplit=1)[0]
    ends = expression(t.language, "ends").search(words)
    words = (words[: ends.start()] if ends else words).strip(' "«»')
    return (words, start + len(words)) if len(words) >= _SHORTEST else None


def _person(t: Telling, at: int, reach: int) -> tuple[str, int] | None:
    """The person named right behind a place."""
    near = [
        (m.start, m.end, a.name)
        for a in t.record.actors
        if a.kind == "person"
        for m in a.mentions
        if at <= m.start <= at + reach and not STOP.search(t.text[at : m.start])
    ]
    if not near:
        return None
    _, end, name = min(near)
    return name, end


@cache
def _questions(code: str) -> dict[str, str]:
    """Give what each participle of stopping one person answers."""
    table = lexicon(code).get("stopped", {})
    return {form: question for question, forms in table.items() for form in forms}
