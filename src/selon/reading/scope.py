"""In whose time a figure, statement or event stands: the temporal expression over a span of text.

Direct speech and the sentence around it are kept apart: in `« Dix hommes sont morts », a dit lundi
le maire` Monday is the day of saying. So is a day beside a reporting verb that the span does not
hang on: in `Dix hommes sont morts, a dit lundi le maire` nothing says when they died.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.reading.times.tense import verb_of

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Draft, Token
    from selon.record import Time


def time_for(times: list[Time], draft: Draft, start: int, end: int) -> Time | None:
    """Give the time in whose scope a span stands: in its clause, else the nearest in its sentence.

    A clause is what hangs on one verb. Expressions inside the span itself come first of all. None
    when the sentence has no time outside of reporting clauses that are not the span's own.
    """
    here = _token(draft, start)
    if here is None:
        return None
    verb = verb_of(draft, here.start)
    best: tuple[int, int, Time] | None = None
    for time in _of_sentence(times, draft, here.sentence):
        token = _token(draft, time.mention.start)
        if token is None or draft.units[token.unit].speech != draft.units[here.unit].speech:
            continue
        if draft.units[here.unit].speech and token.unit != here.unit:
            continue
        inside = start <= time.mention.start and time.mention.end <= end
        other = verb_of(draft, token.start)
        same = inside or verb is None or other is None or other.i == verb.i
        if not same and other is not None and _reports(draft.pack, other):
            continue
        away = max(time.mention.start - end, start - time.mention.end, 0)
        rank = (0 if same else 1, away, time)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def _of_sentence(times: list[Time], draft: Draft, sentence: int) -> list[Time]:
    """Give the times inside a sentence; `times` is in text order."""
    bounds = draft.anatomy.sentences[sentence]
    first = bisect_right(times, bounds.start - 1, key=lambda t: t.mention.start)
    last = bisect_right(times, bounds.end - 1, key=lambda t: t.mention.start)
    return times[first:last]


def _token(draft: Draft, start: int) -> Token | None:
    """Find the token at a place, or the first one after it."""
    i = draft.starts.get(start)
    if i is None:
        i = bisect_right(draft.tokens, start, key=lambda t: t.end)
    return draft.tokens[i] if i < len(draft.tokens) else None


@lru_cache(maxsize=8)
def _reporting(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.table("reporting")["verbs"])


def _reports(pack: LanguagePack, verb: Token) -> bool:
    return any(lemma in _reporting(pack) for lemma, _ in verb.tags)
