"""What is left out before weighing would not be joined."""

from __future__ import annotations

from itertools import combinations

from growing_stores import wire
from selon.ledger.builder import read_chapter
from selon.ledger.glancing import cover, glance, outline, unlike
from selon.ledger.joining import JOIN, Portrait, evidence
from selon.ledger.sifting import sift
from selon.ledger.stories import Stories


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
    stories = Stories()
    worth, seen, on_one, may_be = set(), set(), set(), set()
    for ours in told:
        shared = {n: stories.shared(ours[0], theirs[0]) for n, theirs in enumerate(told)}
        on_one |= {(ours[0].dispatch, told[n][0].dispatch) for n, known in shared.items() if known}
        may_be |= {
            (ours[0].dispatch, q[0].dispatch) for q in told if not unlike(cover(ours), cover(q))
        }
        for p in ours:
            sifted, glanced = sift(p, stories), glance(p, outline(p), shared)
            others = [(n, q) for n, theirs in enumerate(told) for q in theirs if theirs != ours]
            worth |= {(p.key, q.key) for _, q in others if sifted(q)}
            seen |= {(p.key, q.key) for n, q in others if glanced(n, outline(q))}
    assert len(worth) > 10
    assert worth <= seen
    assert len(seen) < 1.5 * len(worth)
    assert on_one <= may_be
    assert len(on_one) > 10
