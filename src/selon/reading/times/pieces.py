"""Text cut into pieces, and pieces written as symbols: one character for each kind of word.

A sentence becomes a short string in which every word that no rule knows is the same filler, so
that one compiled regular expression over symbols is the whole grammar. The parser's tokens are not
used here: they differ in where they cut at hyphens and apostrophes, and rules must not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLER = "\u00b7"
END = "\u00b6"
_FIRST_SYMBOL = 0x4E00
_MARKS = "\u0300-\u036f"  # combining accents belong to their letter
_OPENERS = frozenset(':;"«“„‘(—–-*•.')
"""Marks after which a capital tells nothing."""

# The kinds of numbers, each a symbol of its own: classes that a number of that look belongs to.
_NUMBERS: dict[str, tuple[str, ...]] = {
    "one_digit": ("number", "count", "day", "hour"),
    "padded": ("number", "day", "short_year", "hour"),
    "hour": ("number", "count", "day", "hour", "short_year"),
    "day": ("number", "count", "day", "short_year"),
    "two_digits": ("number", "count", "short_year"),
    "year": ("number", "count", "year"),
    "whole": ("number", "count"),
    "broken": ("number", "count"),
    "iso": ("iso",),
    "slashed": ("slashed",),
    "clock": ("clock",),
    "hours": ("hours",),
    "century": ("century",),
    "ordinal_day": ("day",),
}
YEARS = (1000, 2199)
"""Numbers that may be years."""


class Piece(NamedTuple):
    """A word, number or mark with its place in the text."""

    start: int
    end: int
    word: str


@dataclass(slots=True)
class Alphabet:
    """The symbols of a language: which character stands for which word, and for which class."""

    cut: re.Pattern[str]
    century: re.Pattern[str]
    ordinal_days: frozenset[str]
    spelling: dict[str, str]
    lower_case: frozenset[str]
    upper_case: frozenset[str]
    words: dict[str, str] = field(default_factory=dict)
    """Symbol of a word."""
    classes: dict[str, set[str]] = field(default_factory=dict)
    """Symbols of a class."""
    shapes: dict[str, str] = field(default_factory=dict)
    """Symbol of a kind of number."""
    lowered: dict[str, str] = field(default_factory=dict)
    """For symbols of words that a capital makes a name: the symbol of the name."""
    raised: dict[str, str] = field(default_factory=dict)
    """For symbols of words that are names (`May`): the symbol of the word without a capital."""

    def pieces(self, text: str, start: int, end: int) -> list[Piece]:
        """Cut a stretch of text; words in lower case, with straight apostrophes and no NFD."""
        return [
            Piece(m.start(), m.end(), _plain(m.group()))
            for m in self.cut.finditer(text, start, end)
        ]

    def split(self, words: str) -> list[str]:
        """Cut the words of a lexicon entry or pattern as text is cut."""
        return [piece.word.lower() for piece in self.pieces(words, 0, len(words))]

    def encode(self, pieces: list[Piece]) -> str:
        """Write pieces as symbols, one each, and the end mark."""
        words, found = self.words, []
        for n, piece in enumerate(pieces):
            word = piece.word
            symbol = words.get(word)
            if symbol is None:
                if word[0].isdecimal():
                    symbol = self.shapes[self.number_kind(word)]
                elif word.islower() and word[-1] != "'":
                    symbol = FILLER if not self.century.fullmatch(word) else self.shapes["century"]
                else:
                    symbol = self._capitalised(pieces, n)
            elif symbol in self.raised:
                symbol = self.raised[symbol]
            found.append(symbol)
        found.append(END)
        return "".join(found)

    def _capitalised(self, pieces: list[Piece], n: int) -> str:
        word = pieces[n].word
        if word[-1] == "'" and word.lower() not in self.words:
            word = word[:-1]  # a closing quotation mark, not an elision
        symbol = self.words.get(self.spelling.get(word) or word.lower(), FILLER)
        if symbol is FILLER and self.century.fullmatch(word):
            return self.shapes["century"]
        if symbol in self.lowered:
            before = pieces[n - 1].word if n else ":"
            opens = before in _OPENERS or before[0].isdecimal()
            if not opens and not (word.isupper() and len(word) > 1):
                return self.lowered[symbol]
        return symbol

    def number_kind(self, word: str) -> str:
        """Tell which kind of number a piece is that begins with a digit."""
        if word.isdecimal():
            value = int(word)
            if len(word) <= 2:
                if word[0] == "0":
                    return "padded" if value else "two_digits"
                if len(word) == 1:
                    return "one_digit"
                return "hour" if value <= 24 else "day" if value <= 31 else "two_digits"
            return "year" if len(word) == 4 and YEARS[0] <= value <= YEARS[1] else "whole"
        if word.lower() in self.ordinal_days:
            return "ordinal_day"
        if "/" in word:
            return "slashed"
        if word.count("-") == 2:
            return "iso"
        if any(c.isalpha() or c == ":" for c in word):
            return "clock" if word[-1].isdecimal() else "hours"
        return "broken"


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).replace("\u2019", "'")


class AlphabetMaker:
    """Collects the words and classes of a lexicon, then gives each kind of word its symbol."""

    def __init__(self, table: dict[str, Any], thousands: list[str], decimal: str) -> None:
        separators = "".join(re.escape(s) for s in thousands)
        elided = "['\u2019]?" if table["elision"] else ""
        cut = re.compile(
            r"\d{4}-[01]\d-[0-3]\d(?!\d)|[0-3]?\d/[0-3]?\d/(?:\d{4}|\d{2})(?!\d)"
            rf"|{table['clock']}"
            rf"|\d{{1,3}}(?:[{separators}]\d{{3}})+(?!\d)|\d+{re.escape(decimal)}\d+"
            rf"|(?:{'|'.join(re.escape(o) for o in table['ordinal_days'])})(?!\w)|\d+"
            rf"|[^\W\d_][\w{_MARKS}]*{elided}|[^\w\s]"
        )
        self.alphabet = Alphabet(
            cut,
            re.compile(table["century"]),
            frozenset(table["ordinal_days"]),
            table["spelling"],
            frozenset(table["lower_case"]),
            frozenset(table["upper_case"]),
        )
        self._signatures: dict[str, set[str]] = {}

    def literal(self, word: str) -> None:
        """Make a single word known."""
        self._signatures.setdefault(word, set()).add(f"'{word}")

    def member(self, word: str, name: str) -> None:
        """Put a single word into a class."""
        self._signatures.setdefault(word, set()).add(name)

    def make(self) -> Alphabet:
        """Give every distinct set of classes its symbol."""
        alphabet, symbols = self.alphabet, _symbols()
        taken: dict[frozenset[str], str] = {}

        def symbol(signature: frozenset[str]) -> str:
            if signature not in taken:
                taken[signature] = next(symbols)
                for name in sorted(signature):
                    alphabet.classes.setdefault(name, set()).add(taken[signature])
            return taken[signature]

        for word in sorted(self._signatures):
            signature = frozenset(self._signatures[word])
            if word[0].isdecimal():
                signature |= {*_NUMBERS[alphabet.number_kind(word)]}
            alphabet.words[word] = symbol(signature)
            if signature & alphabet.lower_case:
                rest = signature - alphabet.lower_case
                rest = frozenset(n for n in rest if not n.startswith("'"))
                alphabet.lowered[alphabet.words[word]] = symbol(rest) if rest else FILLER
            if signature & alphabet.upper_case:
                rest = signature - alphabet.upper_case
                alphabet.raised[alphabet.words[word]] = symbol(rest) if rest else FILLER
        for kind, names in _NUMBERS.items():
            alphabet.shapes[kind] = symbol(frozenset((f"#{kind}", *names)))
        return alphabet


def _symbols() -> Iterator[str]:
    code = _FIRST_SYMBOL
    while True:
        yield chr(code)
        code += 1
