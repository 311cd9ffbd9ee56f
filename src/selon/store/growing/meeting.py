"""The happenings of a chapter weighed against those that they meet in their blocks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from selon.ledger.joining import JOIN, evidence
from selon.ledger.stories import Stories
from selon.store.growing.chapters import PLACES, SHIFT, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from selon.store.growing.chapters import Portraits, Shelf, Written


def weigh(
    connection: Connection, shelf: Shelf, one: Written, met: Sequence[set[int]]
) -> Iterator[tuple[int, int, float]]:
    """Give the pairs for which enough speaks, with how much.

    `met` holds the numbers of those that each happening of the chapter met.
    """
    theirs = np.fromiter(chain.from_iterable(met), np.int64)
    ours = np.repeat(np.arange(len(met)), [len(numbers) for numbers in met])
    dispatches, at = np.unique(theirs >> SHIFT, return_inverse=True)
    rows, own, mine = shelf.abreast, one.wanted.dispatch, one.portraits
    rows.make_room()
    missing: dict[int, Portraits] = shelf.portraits.some(connection, rows.missing(dispatches))
    if rows.missing(np.array([own])):
        missing[own] = mine
    rows.put({dispatch: there.cover for dispatch, there in missing.items()})
    shared = _on_one_story(connection, shelf, one, dispatches)
    worth = rows.worth(
        rows.place(own)[1] + ours,
        rows.places(dispatches)[1][at] + (theirs & PLACES),
        spare=_spare(mine)[ours],
        shared=shared[at],
    )
    ours, theirs, at = ours[worth], theirs[worth], at[worth]
    (kept,) = np.bincount(at, minlength=len(dispatches)).nonzero()
    held: dict[int, Portraits] = shelf.portraits.some(connection, dispatches[kept].tolist())
    stories = Stories()
    for there, on_one in zip(held.values(), shared[kept].tolist(), strict=True):
        stories.note(mine.about.dispatch, there.about.dispatch, shared=on_one)
    for n, number in zip(ours.tolist(), theirs.tolist(), strict=True):
        p, q = mine.bare(n), held[number >> SHIFT].bare(number & PLACES)
        first, second = (p, q) if p.dispatch < q.dispatch else (q, p)
        weight = evidence(first, second, stories)
        if weight >= JOIN:
            yield number_of(own, n), number, weight


def _on_one_story(
    connection: Connection, shelf: Shelf, one: Written, dispatches: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Say of each of some dispatches whether it is on one story with another."""
    rows, numbering = shelf.abreast, shelf.numbering
    found = ~rows.unlike(rows.place(one.wanted.dispatch)[0], rows.places(dispatches)[0])
    asked = shelf.portraits.some(connection, dispatches[found].tolist())
    others = [there.numbered(numbering) for there in asked.values()]
    found[found] = numbering.shared(one.portraits.numbered(numbering), others)
    return found


def _spare(portraits: Portraits) -> NDArray[np.int64]:
    """Give how many words of each happening share a bit with another of its words."""
    outlines = portraits.cover.outlines
    words = [len(portraits[n].words) for n in range(len(portraits))]
    return np.array(words) - [o.words.bit_count() for o in outlines]
