"""What kind of deed somebody says that it was, or was not: a terrorist act, a racist crime.

Shapes: words of calling it so before the nature ("is considered a terrorist act", "the victim of a
racist crime"), negated or not, and words of ruling it out ("ruled out any criminal act"). Whose
word it is stands in the text: the dispatch itself calls nothing so, an open question is no claim.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.lists import Phrases
from selon.ledger.spotting import expression
from selon.ledger.subjects import behind, subject
from selon.ledger.telling import BLAMEWORTHY
from selon.ledger.words import tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling

_OF = (*BLAMEWORTHY, "death")
_BACK = 4  # sentences back to what is called so
_CALLING = 60  # characters before a nature in which words of calling it so stand
_CLAUSE = 60  # characters before those in which a negation or an open question stands
_CLOSE = 14  # characters between such words and a nature: an article and quotation marks


def natures(t: Telling) -> Iterator[Answer]:
    """Find what speakers call the deeds of a dispatch, or say that they were not."""
    done: set[tuple[int, str, str | None, bool]] = set()
    for value, bare, found in _listed(t.language):
        for match in found.found(t.text):
            before = tokens(t.text[max(0, match.start() - _CLOSE) : match.start()])[-1:]
            if match[0].lower() in bare and not t.words("somebody").isdisjoint(before):
                continue  # "a terrorist"
            answer = _answer(t, value, match)
            if answer is None or answer.voice is None:
                continue
            key = answer.happening, value, answer.voice.name, answer.denied
            if key not in done:
                done.add(key)
                yield answer


@cache
def _listed(code: str) -> list[tuple[str, frozenset[str], Phrases]]:
    """Each nature with those words for it that may also be of a person, and all of them."""
    return [
        (n["value"], frozenset(n.get("adjectives", ())), Phrases(n["words"], code=code))
        for n in lexicon(code).get("natures", {}).values()
    ]


def _answer(t: Telling, value: str, match: re.Match[str]) -> Answer | None:
    start, end = t.where.sentences[t.where.sentence(match.start())]
    calling = _close(t, "calling", start, match.start())
    ruling = _close(t, "ruling_out", start, match.start())
    at = ruling if ruling is not None else calling
    if at is None:
        return None
    before = tokens(t.text[max(start, at - _CLAUSE) : match.start()])
    if not (t.words("undecided") | t.words("listed")).isdisjoint(before):
        return None
    near = _deeds(t, match)
    if not near:
        return None
    statement = t.said_at(match.start())
    speaker = None
    if statement is None:
        by = expression(t.language, "by").search(t.text[match.end() : end])
        opens = by is not None and by.start() <= _CLOSE
        named = behind(t, match.end() + by.end(), _CLOSE) if by and opens else ()
        speaker = next((a.id for a in named or subject(t, start, at)), None)
        if speaker is None or not (named or ruling is not None or _names(t, at)):
            return None
    if speaker is not None and fold(t.actors[speaker].name) in _dead(t):
        return None  # "the relatives of Jean Test cry racist crime"
    negated = not t.words("not").isdisjoint(before)
    return t.claim(
        near[0], "happened", value, (at, match.end()), statement=statement, speaker=speaker,
        denied=negated != (ruling is not None), explicit=True,
    )  # fmt: skip


def _deeds(t: Telling, match: re.Match[str]) -> list[int]:
    """The deeds that a nature may be of, the nearest first, told by other words than those."""
    here = t.where.sentence(match.start())
    within = [
        n
        for n, g in enumerate(t.groups)
        if len(g.sightings) > 1 and any(match.start() <= s.start < match.end() for s in g.sightings)
    ]
    found = [
        (g.family == "protest", here - s.sentence, abs(s.start - match.start()), n)
        for n, g in enumerate(t.groups)
        if g.family in _OF
        for s in g.sightings
        if 0 <= here - s.sentence <= _BACK and not match.start() <= s.start < match.end()
    ]
    return within or [x[-1] for x in sorted(found)] or t.lead()


def _dead(t: Telling) -> frozenset[str]:
    return frozenset(key for g in t.groups for x in g.sightings for key in x.dead | x.victims)


def _close(t: Telling, group: str, start: int, at: int) -> int | None:
    """Where words of a list begin that stand right before a nature."""
    first = max(start, at - _CALLING)
    found = [
        m.start()
        for m in expression(t.language, group).finditer(t.text, first, at)
        if at - m.end() <= _CLOSE and "," not in t.text[m.end() : at]
    ]
    return found[-1] if found else None


def _names(t: Telling, at: int) -> bool:
    """Whether words of calling it so are a verb of whoever stands before them."""
    return expression(t.language, "crying").match(t.text, at) is not None
