"""When an event was: the time in its phrase or clause, else the nearest of its sentence.

A day that hangs on the cue of a statement is the day of saying: `a dit lundi`. In
`l'accord signé en mai` the day behind the noun is the noun's own. Times in direct speech and around
it are kept apart.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from selon.reading.events.clauses import aside, belongs, frames, lends
from selon.reading.events.model import SPOKEN_ACTS
from selon.reading.times.tense import verb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft, Token
    from selon.reading.events.apart import Apart
    from selon.reading.events.around import Around
    from selon.reading.events.model import RawEvent, Slot
    from selon.reading.events.scene import Scene
    from selon.record import Time

_FRAMING = 4  # rank of the time of a clause above
_ALONE = 5  # rank of the only time of a sentence, in another clause
_DEEP = 4  # words that hang from one another between a date and its noun
_DAY = 10  # characters of a day
_WEEK = 7  # days before publication at which background begins
_COMPARED = 3  # words between a superlative and its noun
_BEHIND = 12  # words behind an event noun that still tell its time


@dataclass(frozen=True, slots=True)
class Moment:
    """A time row with the token where it starts and the verb that it hangs on."""

    time: Time
    token: Token
    verb: int


class Moments:
    """The times of a dispatch by sentence."""

    def __init__(self, draft: Draft, times: Sequence[Time], cues: Sequence[Slot]) -> None:
        self.draft = draft
        self.cues = sorted(cues)
        self.by_sentence: dict[int, list[Moment]] = {}
        for time in times:
            token = self._token(time.mention.start)
            verb = verb_of(draft, token.start)
            moment = Moment(time, token, verb.i if verb else -1)
            self.by_sentence.setdefault(token.sentence, []).append(moment)

    def of(
        self,
        scene: Scene,
        event: RawEvent,
        around: Around,
    ) -> Time | None:
        """Give the time of an event."""
        head, others = around.head, around.others
        token = scene.tokens[head]
        own = self._own(scene, event, head)
        taken = {scene.tokens[r].i for r in around.tellings}
        ranked = []
        for moment in self.by_sentence.get(token.sentence, ()):
            if not self._audible(moment.token, token):
                continue
            rank = self._rank(scene, event, around, own, moment)
            if rank is not None and moment.verb in taken and not self._behind(scene, head, moment):
                continue
            if rank is None:
                continue
            low, high = sorted((moment.token.i, token.i))
            between = sum(low < scene.tokens[o].i < high for o in others)
            ranked.append((rank + between * bool(rank), high - low, moment))
        return min(ranked, key=lambda r: r[:2])[2].time if ranked else None

    def _rank(
        self,
        scene: Scene,
        event: RawEvent,
        around: Around,
        own: set[int],
        moment: Moment,
    ) -> int | None:
        """How far a time is from an event: 0 in its clause or phrase, more elsewhere."""
        head, others = around.head, around.others
        span = moment.time.mention
        if event.start <= span.start and span.end <= event.end:
            return 0
        at = scene.positions.get(moment.token.i, -1)
        if at >= 0 and belongs(scene, at, head, others):
            return None
        if at >= 0 and (_elsewhen(around.apart, head, at) or _owned(scene, head, at)):
            return None
        if event.nominal and self._compared(scene, head, moment):
            return None
        if around.retold and not self._its_own(scene, head, at):
            return None
        if moment.verb in own or moment.verb < 0:
            return 0
        if event.nominal and moment.token.unit == event.unit and self._behind(scene, head, moment):
            return 0
        if self._said(moment.verb):
            return None
        if at < 0:
            return 1
        clause = scene.group_at.get(scene.positions.get(moment.verb, -1), -1)
        lent = lends(scene, head, clause)
        if lent is not None:
            return 1 + lent
        if frames(scene, head, clause):
            return _FRAMING
        alone = len(self.by_sentence[moment.token.sentence]) == 1 and not aside(scene, head, clause)
        return _ALONE if alone and event.type not in SPOKEN_ACTS else None

    def _own(self, scene: Scene, event: RawEvent, head: int) -> set[int]:
        """The tokens of the verb that an event is or hangs on."""
        group = scene.group_at.get(head)
        if not event.nominal and group is not None:
            found = scene.groups[group]
            return {t.i for t in scene.tokens[found.first : found.last + 1]}
        verb = verb_of(self.draft, scene.tokens[head].start)
        return {verb.i} if verb else set()

    def _behind(self, scene: Scene, head: int, moment: Moment) -> bool:
        """Whether a time follows an event noun with no finite verb between."""
        at = head + moment.token.i - scene.tokens[head].i
        if not head < at <= min(head + _BEHIND, len(scene.tokens) - 1):
            return False
        return not any(
            k in scene.group_at and scene.groups[scene.group_at[k]].finite
            for k in range(head + 1, at)
        )

    def _compared(self, scene: Scene, head: int, moment: Moment) -> bool:
        """Whether a time is since when nothing was like it (`la première attaque depuis mai`)."""
        first = moment.time.mention.text.split()[0].lower()
        if (first,) not in scene.lexicon.apart["since"]:
            return False
        articles = scene.words.definite
        superlative = scene.lexicon.clitics["superlative"]
        end = scene.positions.get(moment.token.i, len(scene.tokens))
        return any(
            scene.tokens[k].lower in superlative and scene.tokens[k - 1].lower in articles
            for k in range(max(1, head - _COMPARED), end)
        )

    def _its_own(self, scene: Scene, head: int, at: int) -> bool:
        """Whether a time hangs from the noun of an event (`l'attaque de lundi`)."""
        k = at
        for _ in range(_DEEP):
            if k < 0 or k in scene.group_at:
                return False
            if k == head:
                return True
            k = scene.head(k)
        return False

    def _audible(self, there: Token, here: Token) -> bool:
        """Whether both stand in the running text or in the same direct speech."""
        units = self.draft.units
        if units[there.unit].speech != units[here.unit].speech:
            return False
        return not units[here.unit].speech or there.unit == here.unit

    def _said(self, verb: int) -> bool:
        """Whether a verb is the cue of a statement."""
        token = self.draft.tokens[verb]
        n = bisect_left(self.cues, (token.end, token.end)) - 1
        return n >= 0 and self.cues[n][0] <= token.start < self.cues[n][1]

    def _token(self, start: int) -> Token:
        """Find the token at a place, or the first one after it."""
        tokens = self.draft.tokens
        i = self.draft.starts.get(start)
        if i is None:
            i = bisect_left(tokens, start, key=lambda t: t.end)
        return tokens[min(i, len(tokens) - 1)]


def _owned(scene: Scene, head: int, at: int) -> bool:
    """Whether a date is that of a thing named with it: `l'élection du 3 mai`, `la loi (2013)`."""
    tokens = scene.tokens
    relations = scene.lexicon.relations
    of = at > 1 and relations.get(tokens[at - 1].lower) == "of"
    k = at - 2 if of else scene.bracket(at) - 1
    while k > 0 and tokens[k].pos == "ADJ" and k not in scene.group_at:
        k -= 1
    if k < 0 or not scene.nominal(k) or scene.time(k) or scene.place(k):
        return False
    if tokens[k].lemma in scene.lexicon.classes["series"]:
        return False
    return head != k and k not in scene.chain(head) and scene.determined(k)


def _elsewhen(apart: Apart, head: int, at: int) -> bool:
    """Whether a time is that of what an event came after or before, or the other way round."""
    return apart.between(at, head) not in {"", "occasion"} or apart.between(head, at) in {
        "since",
        "before",
        "like",
    }


def bygone(times: Sequence[Time], published: str | None) -> frozenset[str]:
    """The times that were over more than a week before publication."""
    if not published or len(published) < _DAY:
        return frozenset()
    last = (date.fromisoformat(published[:_DAY]) - timedelta(days=_WEEK)).isoformat()
    return frozenset(t.id for t in times if t.end and t.end < last[: len(t.end)])
