"""Which days named in a sentence are not those of a mention in it.

`Le bilan est monté mercredi à 9 morts` tells when they were counted. In a lead such as `Mille
voisins ont demandé une enquête sur la mort de Jean Test, tué en 2016` the year is that of the
death: what a lead tells, but for harm, is news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.ledger.sightings import CAMPAIGN
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.sightings import Layout
    from selon.ledger.vocabulary import Vocabulary
    from selon.record import Mention

_COUNTED = frozenset({"death", "toll"})
_HARMS = _COUNTED | {"accident", "violence"}
_DAYS = 3  # days up to which a time is a date
_NEWS = 30  # days before publication from which nothing is news
_NEAR = 5  # words between a mention and a time that may still be its own
_LEAD = 2  # lines: headline, empty line, first paragraph
_PAUSE = re.compile(r"[,.;:()«»\"\n]")


class Dating:
    """Tells days of other things from those of the mentions of one dispatch."""

    def __init__(self, where: Layout, words: Vocabulary, today: frozenset[int]) -> None:
        self._where = where
        self._words = words
        self._today = today

    def foreign(self, mention: Mention, family: str, days: Days, time: Mention) -> bool:
        """Whether days named in a mention's sentence are those of something else."""
        if family in _COUNTED and days.length <= _DAYS:
            sentence = self._where.sentence(mention.start)
            told = tokens(self._where.words_of(sentence))
            return not self._words.tolls.isdisjoint(told)
        old = bool(self._today) and days.last < min(self._today) - _NEWS
        if not old or family.removesuffix(CAMPAIGN) in _HARMS:
            return False
        return self._where.paragraph(mention.start) <= _LEAD and not self._close(mention, time)

    def _close(self, mention: Mention, time: Mention) -> bool:
        """Whether few words and no pause stand between a mention and a time."""
        before, behind = sorted((mention, time), key=lambda m: m.start)
        gap = self._where.text[before.end : behind.start]
        return not _PAUSE.search(gap) and len(tokens(gap)) <= _NEAR
