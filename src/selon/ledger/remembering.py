"""What was found out once, looked up again: cheaper than `lru_cache`, which moves what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")
_MOST = 131072


class Remembered(dict[_Asked, _Found], Generic[_Asked, _Found]):
    """What a function gives, by what it was asked; all is forgotten when it is much.

    >>> squares = Remembered(lambda number: number * number)
    >>> squares[3], list(squares)
    (9, [3])
    """

    def __init__(self, find: Callable[[_Asked], _Found], most: int = _MOST) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, asked: _Asked) -> _Found:
        """Find it out."""
        if len(self) >= self._most:
            self.clear()
        found = self[asked] = self._find(asked)
        return found
