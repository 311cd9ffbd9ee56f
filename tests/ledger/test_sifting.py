"""What is left out before weighing would not be joined."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np

from growing_stores import wire
from selon.ledger.abreast import Abreast
from selon.ledger.builder import read_chapter
from selon.ledger.glancing import cover, outline
from selon.ledger.joining import JOIN, Portrait, evidence
from selon.ledger.sifting import sift
from selon.ledger.stories import Numbering, Stories


def test_sifting_leaves_out_nothing_that_is_joined() -> None:
    told = [p for record in wire() for p in read_chapter(record).portraits]
    stories = Stories()

    def worth(p: Portrait, q: Portrait) -> bool:
        found = sift(p, stories)(q)
        assert found == sift(q, stories)(p)
        return found

    pairs = [(p, q) for p, q in combinations(told, 2) if p.dispatch != q.dispatch]
    joined = {(p.key, q.key) for p, q in pairs if evidence(p, q, stories) >= JOIN}
    passed = {(p.key, q.key) for p, q in pairs if worth(p, q)}
    assert len(joined) > 5
    assert joined <= passed
    assert len(passed) < len(pairs) / 2


def test_a_glance_leaves_out_most_but_nothing_that_is_worth_weighing() -> None:
    told = [read_chapter(record).portraits for record in wire()]
    stories, rows = Stories(), Abreast()
    everybody = np.arange(len(told))
    rows.put({n: cover(told[n]) for n in rows.missing(everybody)})
    flat = [(n, q) for n, theirs in enumerate(told) for q in theirs]
    theirs = np.array([rows.place(n)[1] + q.number for n, q in flat])
    worth, seen, on_one, may_be = set(), set(), set(), set()
    for n, ours in enumerate(told):
        unlike = rows.unlike(rows.place(n)[0], rows.places(everybody)[0])
        shared = np.array([stories.shared(ours[0], other[0]) for other in told])
        on_one |= {(n, other) for other in np.flatnonzero(shared)}
        may_be |= {(n, other) for other in np.flatnonzero(~unlike)}
        for p in ours:
            mine = np.full(len(flat), rows.place(n)[1] + p.number)
            spare = np.full(len(flat), len(p.words) - outline(p).words.bit_count())
            on_story = np.array([shared[other] for other, _ in flat])
            found = rows.worth(mine, theirs, spare=spare, shared=on_story)
            pairs = [(p, q, bool(f)) for (m, q), f in zip(flat, found, strict=True) if m != n]
            seen |= {(p.key, q.key) for p, q, f in pairs if f}
            worth |= {(p.key, q.key) for p, q, _ in pairs if sift(p, stories)(q)}
    assert len(worth) > 10
    assert worth <= seen
    assert len(seen) < 1.5 * len(worth)
    assert on_one <= may_be
    assert len(on_one) > 10


def test_abreast_forgets_a_dispatch_that_is_dropped_and_takes_more_than_it_had_room_for() -> None:
    told = [cover(read_chapter(record).portraits) for record in wire()]
    rows, many = Abreast(), np.arange(1, 1200)
    assert rows.missing(many) == many.tolist()
    rows.put({n: told[n % len(told)] for n in many.tolist()[:1100]})
    rows.put({n: told[n % len(told)] for n in rows.missing(many)})
    rows.put({})
    assert rows.missing(many) == []
    telling = next(n for n in many.tolist() if told[n % len(told)].count > 1)
    before = rows.unlike(rows.place(telling)[0], rows.places(many)[0])
    rows.drop(7)
    rows.drop(5000)
    assert rows.missing(many) == [7]
    rows.put({7: told[7 % len(told)]})
    assert rows.unlike(rows.place(telling)[0], rows.places(many)[0]).tolist() == before.tolist()
    assert not before.all()
    assert before.any()


def test_numbering_finds_the_same_stories_as_are_found_one_by_one() -> None:
    told = [read_chapter(record).portraits[0] for record in wire()]
    told.append(replace(told[0], dispatch="empty", names=frozenset(), story=frozenset()))
    stories, numbering = Stories(), Numbering()
    numbered = [numbering.of(p) for p in told]
    for one, p in zip(numbered, told, strict=True):
        assert numbering.shared(one, numbered).tolist() == [stories.shared(p, q) for q in told]
    assert numbering.shared(numbered[0], []).tolist() == []
