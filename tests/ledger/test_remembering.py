from __future__ import annotations

from selon.ledger.remembering import Remembered


def test_remembered_asks_once_and_forgets_when_it_is_much() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length, most=2)
    assert [known[word] for word in ("a", "bc", "a", "bc")] == [1, 2, 1, 2]
    assert asked == ["a", "bc"]
    assert known["def"] == 3
    assert dict(known) == {"def": 3}
    assert known["a"] == 1
    assert asked == ["a", "bc", "def", "a"]
