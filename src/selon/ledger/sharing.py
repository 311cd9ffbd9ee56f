"""Blame for several happenings at once: "the two attacks" are all that the dispatch tells of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.ledger.vocabulary import vocabulary
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Sighting
    from selon.ledger.telling import Answer, Telling

_PLURAL = ("s", "x")
_BEFORE = 20  # characters before a plural in which its article stands
_DAYS = 1  # days between happenings that one plural names


def shared(t: Telling, found: list[Answer]) -> Iterator[Answer]:
    """Yield answers on "the attacks" for the other attacks of that day."""
    for a in found:
        if a.question != "responsibility" or not _of_several(t, a):
            continue
        for n, g in enumerate(t.groups):
            if n != a.happening and _alike(g, t.groups[a.happening]):
                yield replace(a, happening=n)


def _of_several(t: Telling, a: Answer) -> bool:
    """Whether what is answered about is named by a known plural (`les deux attaques`)."""
    return any(
        a.start <= s.start < a.end and s.text[-1:] in _PLURAL and _known(t, s)
        for s in t.groups[a.happening].sightings
    )


def _known(t: Telling, s: Sighting) -> bool:
    before = tokens(t.text[max(0, s.start - _BEFORE) : s.start])[-2:]
    return s.definite or not vocabulary(t.language).definite.isdisjoint(before)


def _alike(g: Happening, named: Happening) -> bool:
    """Whether a happening is violence of the same days, told with its place or its victims."""
    if g.family != named.family or g.family != "violence" or not g.happened:
        return False
    told = any(x.own for x in g.sites) or any(s.figures for s in g.sightings)
    close = g.days is None or named.days is None or g.days.meets(named.days, _DAYS)
    return told and close
