"""Which status the claims on one question come to, and why.

The latest claim of a speaker supersedes the speaker's earlier ones; a toll that rises from one
dispatch to the next is revised, not contested; two independent speakers whose ranges exclude each
other in the same dispatch, or an assertion against a denial, are contested.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from selon.ledger.agreement import (
    agrees,
    confirmed,
    fits,
    owned_up,
    same_names,
    same_value,
    tells_alike,
)
from selon.ledger.calendar import day_number
from selon.ledger.comparing import comparable, elsewhere, size
from selon.ledger.facing import (
    agreed,
    around,
    claims_it,
    disputed,
    in_turn,
    nearest,
    of_one,
    of_vote,
)
from selon.ledger.reasons import Reason, count_words
from selon.ledger.succession import corrects, days_between, follows, of_one_day
from selon.ledger.telling import ASSERTED
from selon.ledger.vocabulary import HARM
from selon.ledger.voices import counts_itself, display, independent, rivals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from selon.ledger.model import Standing
    from selon.ledger.succession import Said
    from selon.ledger.voices import Voice

    Test = Callable[[Voice, Voice, str | None], bool]

_SOON = 3  # days within which a lower count contradicts; later it is another matter
_BESIDE = 600  # characters from what somebody says to the denial that answers it
_NEWS = 60  # days after which counts of what happened are background, told as each dispatch likes


@dataclass(frozen=True, slots=True)
class Finding:
    """A status and its reason, with the claims that are superseded and those that are at odds."""

    status: Standing
    reason: Reason
    superseded: frozenset[int]
    at_odds: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What an incident is, as far as weighing needs it.

    Of what lasts (a war, a movement), counts are of different days and contest nothing; of what
    spreads (an epidemic), they are of different days and countries and do not revise either.
    `long` when it goes on over days, so that crowds are counted each day anew; `home` is the
    country it happened in, `until` its last day.
    """

    lasting: bool = False
    spreading: bool = False
    long: bool = False
    home: str | None = None
    until: int | None = None


PLAIN = About()


class Weigher:
    """Weighs the claims of one question, given in the order of saying."""

    def __init__(self, claims: list[Said], names: Mapping[str, list[Voice]], about: About) -> None:
        self.claims = claims
        self.names = names
        self.about = about

    def _outdated(self) -> set[int]:
        """Claims of a dispatch of which a later revision is there."""
        return {
            n
            for n, a in enumerate(self.claims)
            if any(corrects(a, b) for b in self.claims[n + 1 :])
        }

    def counts(self) -> Finding:
        """Weigh counts."""
        superseded = self._superseded() | self._outdated()
        ill = self.about.spreading and self.claims[0].answer.question in HARM
        live = [] if self.about.lasting or ill else self._live(superseded)
        for m, n in combinations(live, 2):
            a, b = self.claims[m], self.claims[n]
            if a.voice == b.voice or fits(a.answer, b.answer) or not self._rivals(a, b):
                continue
            if not comparable(a.answer, b.answer):
                continue
            if a.order == b.order and elsewhere(a.answer, b.answer):
                continue
            if not self._independent(a, b, rivals) or self._partial(a, b):
                continue
            if self._settled(a, b):
                return Finding(
                    "revised", Reason("revised.settled", self._pair(a, b)), frozenset(superseded)
                )
            return Finding(
                "contested",
                Reason("contested.counts", self._pair(a, b)),
                frozenset(superseded),
                (a, b),
            )
        changed = None if ill else self._changed()
        if changed:
            a, b = changed
            rule = "revised.speaker" if a.voice == b.voice and a.voice else "revised.later"
            overtaken = superseded | self._overtaken()
            return Finding("revised", Reason(rule, self._pair(a, b)), frozenset(overtaken))
        pair = self._agreeing(self._outdated())
        if pair:
            return Finding(
                "corroborated", Reason("corroborated.counts", self._pair(*pair)),
                frozenset(superseded),
            )  # fmt: skip
        return Finding("single", self._single(), frozenset(superseded))

    def _live(self, superseded: set[int]) -> list[int]:
        """Counts of speakers that still stand."""
        return [n for n, c in enumerate(self.claims) if n not in superseded and c.voice]

    def values(self) -> Finding:
        """Weigh who did it, whether it happened, who holds."""
        claims = self.claims
        superseded: frozenset[int] = frozenset()
        named = [c for c in claims if not c.answer.nobody]
        strong = [c for c in named if c.answer.explicit]
        denied = [p for p in in_turn(named) if p[0].voice != p[1].voice and self._gainsays(*p)]
        if denied:
            yes, no = nearest(denied)
            return Finding("contested", Reason(disputed(yes), self._pair(yes, no)), superseded)
        vote = of_vote(named)
        if vote is not None:
            rule, a, b = vote
            return Finding("contested", Reason(rule, self._pair(a, b)), superseded)
        if claims[0].answer.question == "responsibility":
            for a, b in in_turn(strong):
                if a.answer.denied or b.answer.denied or not (a.voice and b.voice):
                    continue
                if (claims_it(a) and claims_it(b)) or a.order != b.order:
                    continue
                if a.answer.cause != b.answer.cause or not of_one(a, b):
                    continue
                if a.voice != b.voice and not same_value(a.answer, b.answer):
                    return Finding(
                        "contested", Reason("contested.values", self._pair(a, b)), superseded
                    )
        held = [c for c in claims if not c.answer.denied]
        if claims[0].answer.question == "holder" and held:
            last, first = held[-1], held[0]
            before = [c for c in held if c.order == first.order]
            told = first.answer.explicit or last.answer.explicit
            if told and not any(same_value(c.answer, last.answer) for c in before):
                return Finding(
                    "revised", Reason("revised.holder", self._pair(first, last)), superseded
                )
        firm = [c for c in claims if c.voice and c.answer.firm and not c.answer.cause]
        if self.about.spreading:
            firm = []  # of an epidemic many are accused, each of something else
        for a, b in combinations(firm, 2):
            alike = a.answer.denied == b.answer.denied and same_names(a.answer, b.answer)
            together = a.order == b.order
            who = a.answer.question == "responsibility"
            near = together or (who and days_between(a, b) <= _NEWS)
            if together and who and (claims_it(a) or claims_it(b)):
                continue  # the other may just tell of the claim
            if alike and near and self._apart(a, b):
                return Finding("corroborated", Reason(agreed(a), self._pair(a, b)), superseded)
        admitted = self._admitted()
        if admitted is not None:
            _, b = admitted
            return Finding("corroborated", Reason(agreed(b), self._pair(*admitted)), superseded)
        return Finding("single", self._single(), superseded)

    def _admitted(self) -> tuple[Said, Said] | None:
        """Who told of a doer before that owned up, and its owning up."""
        told = [c for c in self.claims if c.voice and c.answer.question == "responsibility"]
        for b in told:
            first = min(c.when for c in told if c.voice == b.voice)
            for a in told:
                before = a.order < b.order and a.when < first and not a.answer.cause
                if before and owned_up(a.answer, b.answer) and self._apart(a, b):
                    return a, b
        return None

    def _gainsays(self, a: Said, b: Said) -> bool:
        """Whether one denies what the other, or the dispatches in nobody's name, put on it.

        Who puts it on somebody and who denies it are no one line, whatever they are.
        """
        yes, no = (b, a) if a.answer.denied else (a, b)
        if yes.answer.denied or not (no.answer.denied and no.answer.explicit and no.voice):
            return False
        if not same_value(yes.answer, no.answer, side=a.order == b.order):
            return False
        if not yes.voice:
            return yes.answer.explicit and yes.answer.question == "responsibility"
        answered = 0 < no.answer.start - yes.answer.start <= _BESIDE and a.order == b.order
        answered = answered or around(no, yes)
        if not (yes.answer.explicit or answered):
            return False
        if yes.answer.question == "responsibility":
            return True
        apart = a.order != b.order and not tells_alike(a.answer, b.answer)
        return not apart and self._independent(a, b)

    def _single(self) -> Reason:
        voices = [c.voice for c in self.claims if c.voice]
        if not voices:
            return Reason("single.own", {})
        if len(set(voices)) > 1:
            names = ", ".join(dict.fromkeys(display(self.names[v]) for v in voices))
            several = any(self._independent(a, b) for a, b in self._spoken())
            passing = several and self.claims[0].answer.value == ASSERTED
            return Reason("single.passing" if passing else "single.line", {"names": names})
        return Reason("single.speaker", {"name": self._name(voices[0])})

    def _spoken(self) -> Iterator[tuple[Said, Said]]:
        """Pairs of claims of two speakers."""
        said = [c for c in self.claims if c.voice]
        return ((a, b) for a, b in combinations(said, 2) if a.voice != b.voice)

    def _superseded(self) -> set[int]:
        """Claims whose speaker gives another count in a later dispatch or calls it earlier."""
        return {
            m
            for m, a in enumerate(self.claims)
            if any(a.voice == b.voice and follows(a, b) for b in self.claims[m + 1 :])
        }

    def _overtaken(self) -> set[int]:
        """Claims in whose place anybody's later count came, and to which nobody goes back."""
        found = {
            m
            for m, a in enumerate(self.claims)
            if any(self._revises(a, b) for b in self.claims[m + 1 :])
        }
        gone = {(c.order, c.voice, c.answer.low) for n, c in enumerate(self.claims) if n in found}
        return {n for n, c in enumerate(self.claims) if (c.order, c.voice, c.answer.low) in gone}

    def _rivals(self, a: Said, b: Said) -> bool:
        """Whether excluding counts of two speakers stand against each other at the same time."""
        if a.answer.earlier != b.answer.earlier:
            return False
        if a.order == b.order:
            return True
        if a.answer.question not in HARM:
            return False
        first, last = (a, b) if a.order < b.order else (b, a)
        if days_between(first, last) > _SOON:
            return False
        return (last.answer.low or 0) < (first.answer.low or 0)

    def _partial(self, a: Said, b: Said) -> bool:
        """Whether two offices count for two places, or one for a part of the other's country.

        One of a group ("a girl") beside several of it is one of them.
        """
        if a.answer.who != "all" and min(size(a.answer), size(b.answer)) == 1:
            return True
        seats = [{v.seat for v in self.names[c.voice] if v.seat} for c in (a, b)]
        if all(seats) and not seats[0] & seats[1]:
            return True
        small, large = sorted((a, b), key=lambda c: c.answer.low or 0)
        if a.answer.question in HARM and any(
            v.kind == "state" and v.seat for c in (a, b) for v in self.names[c.voice]
        ):
            return True  # a region counts its own
        near = all(v.local for v in self.names[small.voice])
        far = all(v.official and not v.local for v in self.names[large.voice])
        return near and far

    def _settled(self, a: Said, b: Said) -> bool:
        """Whether later dispatches have one count only and none repeats both sides."""
        point = max(a.order, b.order)
        later = [c for c in self.claims if c.order > point]
        if not later:
            return False
        held = [any(fits(c.answer, x.answer) for c in later) for x in (a, b)]
        return not all(held)

    def _changed(self) -> tuple[Said, Said] | None:
        """The first count in whose place another came, and the last that did."""
        for m, a in enumerate(self.claims):
            after = [b for b in self.claims[m + 1 :] if self._revises(a, b)]
            if after:
                own = [b for b in after if b.voice == a.voice and a.voice]
                return a, (own or after)[-1]
        return None

    def _revises(self, a: Said, b: Said) -> bool:
        """Whether a count took another's place for good, while it was news."""
        if self.about.long and a.answer.question == "participants":
            return False
        return self._fresh(b) and follows(a, b) and not self._stood(a, b)

    def _stood(self, a: Said, b: Said) -> bool:
        """Whether the later count was there before, or the earlier one is still repeated."""
        before = any(
            c.order <= a.order and c.answer.low == b.answer.low for c in self.claims if c is not a
        )
        after = any(
            c.order >= b.order and c.answer.low == a.answer.low for c in self.claims if c is not b
        )
        return (before or after) and a.order != b.order

    def _agreeing(self, outdated: set[int]) -> tuple[Said, Said] | None:
        """Counts of independent speakers that are of the same people and fit closely.

        What lasts or spreads, or was counted long before, is counted on different days, so that
        only one dispatch sets its counts side by side.
        """
        live = [c for n, c in enumerate(self.claims) if c.voice and n not in outdated]
        apart = self.about.lasting or self.about.spreading
        for a, b in combinations(live, 2):
            together = a.order == b.order
            if not together and (apart or not self._fresh(b) or days_between(a, b) > _NEWS):
                continue
            if not together and not (self._counts_itself(a) and self._counts_itself(b)):
                continue
            if not of_one_day(a, b):
                continue
            alike = agrees(a.answer, b.answer, together=together) or (
                together and confirmed(a.answer, b.answer)
            )
            if alike and self._apart(a, b):
                return a, b
        return None

    def _apart(self, a: Said, b: Said) -> bool:
        """Whether two claims are of independent speakers, and not read off the same words."""
        x, y = a.answer, b.answer
        one = a.order == b.order and x.start < y.end and y.start < x.end
        return not one and a.voice != b.voice and self._independent(a, b)

    def _counts_itself(self, said: Said) -> bool:
        """Whether a speaker does not just repeat a number that has been in the news."""
        return all(counts_itself(v) for v in self.names[said.voice])

    def _fresh(self, said: Said) -> bool:
        """Whether a claim was made while what happened was news."""
        told = day_number(said.ref.published)
        return self.about.until is None or told is None or told - self.about.until <= _NEWS

    def _independent(self, a: Said, b: Said, test: Test = independent) -> bool:
        ours, theirs = self.names[a.voice], self.names[b.voice]
        return all(test(x, y, self.about.home) for x in ours for y in theirs)

    def _pair(self, a: Said, b: Said) -> dict[str, object]:
        return {
            "name": self._name(a.voice), "other": self._name(b.voice),
            "value": _shown(a), "second": _shown(b),
        }  # fmt: skip

    def _name(self, voice: str) -> str | None:
        return display(self.names[voice]) if voice else None


def _shown(said: Said) -> object:
    """What a claim says, as a reason tells it: who won, half a quotation without its mark."""
    a = said.answer
    if a.won:
        return a.won
    if not a.value:
        return count_words(a.low, a.high, a.bound)
    return a.value.replace('"', "") if a.value.count('"') % 2 else a.value
