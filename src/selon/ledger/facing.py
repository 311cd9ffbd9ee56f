"""How two claims stand to each other that are no counts, and by which rule.

They speak of who did it, whether it happened, who won a vote.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from selon.ledger.agreement import same_name
from selon.ledger.telling import ANY, ASSERTED

if TYPE_CHECKING:
    from selon.ledger.succession import Said


def around(no: Said, yes: Said) -> bool:
    """Say whether the words of a denial go on over what they deny ("rejected accusations that")."""
    same = no.order == yes.order
    return same and no.answer.start < yes.answer.start < no.answer.end


def of_one(a: Said, b: Said) -> bool:
    """Say whether two blame somebody for the same deed: in the same words, or as its causes."""
    x, y = a.answer.about, b.answer.about
    return a.answer.cause or not x.isdisjoint(y) or bool(x and y and ANY in x | y)


def of_vote(claims: list[Said]) -> tuple[str, Said, Said] | None:
    """Give two who claim to have won, or a victory and who rejects it, the rule first; or None."""
    won = [c for c in claims if c.answer.won]
    for a, b in combinations(won, 2):
        if not same_name(a.answer.won or "", b.answer.won or ""):
            return "contested.results", a, b
    fraud = [c for c in claims if c.answer.value == ASSERTED and c.voice and c.answer.firm]
    rivals_ = ((a, b) for a in won for b in fraud if a.voice != b.voice and not b.answer.denied)
    return next((("contested.result", a, b) for a, b in rivals_), None)


def in_turn(claims: list[Said]) -> list[tuple[Said, Said]]:
    """Give the pairs of claims, those of one dispatch first."""
    return sorted(combinations(claims, 2), key=lambda p: p[0].order != p[1].order)


def nearest(pairs: list[tuple[Said, Said]]) -> tuple[Said, Said]:
    """Give what is said and the denial of it: of one dispatch, of two speakers, close together.

    A medium mostly tells what somebody else says.
    """

    def far(pair: tuple[Said, Said]) -> tuple[bool, bool, bool, int]:
        a, b = pair
        together = a.order == b.order
        gap = abs(a.answer.start - b.answer.start) if together else 0
        media = any(x.answer.voice is not None and x.answer.voice.kind == "media" for x in pair)
        return not together, not (a.voice and b.voice), media, gap

    a, b = min(pairs, key=far)
    return (b, a) if a.answer.denied else (a, b)


def claims_it(said: Said) -> bool:
    """Say whether a speaker claims to have done it, rather than putting it on somebody."""
    return said.answer.voice is not None and said.answer.value == said.answer.voice.name


def disputed(said: Said) -> str:
    """Give the rule by which a denial contests a claim."""
    if not said.voice:
        return "contested.attributed"
    if said.answer.value == ASSERTED:
        return "contested.happened"
    return "contested.nature" if said.answer.question == "happened" else "contested.denial"


def agreed(said: Said) -> str:
    """Give the rule by which another speaker bears a claim out."""
    return "corroborated.happened" if said.answer.value == ASSERTED else "corroborated.values"
