"""What is left out before weighing would not be joined."""

from __future__ import annotations

from itertools import combinations

from growing_stores import wire
from selon.ledger.builder import read_chapter
from selon.ledger.glancing import glance, outline
from selon.ledger.joining import JOIN, Portrait, Stories, evidence
from selon.ledger.sifting import sift


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
    told = [p for record in wire() for p in read_chapter(record).portraits]
    stories = Stories()
    worth, seen = set(), set()
    for p in told:
        others = [q for q in told if q.dispatch != p.dispatch]
        numbers = {q.dispatch: n for n, q in enumerate(others)}

        def shared(n: int, p: Portrait = p, others: list[Portrait] = others) -> bool:
            return stories.shared(p, others[n])

        sifted, glanced = sift(p, stories), glance(p, outline(p), shared)
        worth |= {(p.key, q.key) for q in others if sifted(q)}
        seen |= {(p.key, q.key) for q in others if glanced(numbers[q.dispatch], outline(q))}
    assert len(worth) > 10
    assert worth <= seen
    assert len(seen) < 1.5 * len(worth)
