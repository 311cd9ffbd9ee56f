"""The grammar of cardinals: digits with any separators, number words, and both mixed.

Works on *pieces*, the words and digit groups of a stretch of text, so that hyphens, apostrophes and
no-break spaces do not matter. What the words are is the language pack's `numbers` table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.record import Bound

_SMALL_GAPS = frozenset({" ", "-", "\u00a0", "\u202f", "\u2009", "\u2011", "\n"})


class Piece(NamedTuple):
    """A word or digit group, in lower case."""

    start: int
    end: int
    word: str


class Cardinal(NamedTuple):
    """A number and the pieces `first`..`last` (half-open) that spell it.

    `scale` is the last multiplier in it (1 when there is none), `digits` whether it is written in
    digits without a multiplier, `rounded` whether a collective ("dozen") makes it approximate.
    """

    value: int
    first: int
    last: int
    scale: int = 1
    digits: bool = False
    rounded: bool = False


Phrase = tuple[tuple[str, ...], "Bound"]
"""The words of a phrase and the bound it sets."""
Phrases = dict[str, tuple[Phrase, ...]]
"""Phrases by their last (or first) word."""


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """The `numbers` table of a language, made ready for looking up."""

    cut: re.Pattern[str]
    separators: frozenset[str]
    decimal: str
    words: dict[str, int]
    hundred: dict[str, int]
    thousand: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    crowds: dict[str, int]
    crowds_after_few: dict[str, int]
    compose: dict[str, Any]
    articles: dict[str, frozenset[str]]
    few: tuple[tuple[str, ...], ...]
    several: tuple[tuple[str, ...], ...]
    unknown: tuple[tuple[str, ...], ...]
    pairs: frozenset[str]
    none_phrases: tuple[tuple[str, ...], ...]
    half_of: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    not_after: frozenset[str]
    pronoun_after: frozenset[str]
    of_them: tuple[tuple[str, ...], ...]
    before: Phrases
    after: Phrases
    starters: frozenset[str]

    def pieces(self, text: str, start: int, end: int) -> list[Piece]:
        """Cut a stretch of text at spaces, apostrophes, hyphens and other marks."""
        return [
            Piece(m.start(), m.end(), m.group().lower())
            for m in self.cut.finditer(text, start, end)
        ]


@lru_cache(maxsize=8)
def number_lexicon(pack: LanguagePack) -> NumberLexicon:
    """Read the numbers of a language."""
    table = pack.table("numbers")
    separators = "".join(re.escape(s) for s in table["thousands"])
    decimal = re.escape(table["decimal"])
    cut = re.compile(
        rf"\d{{1,3}}(?:[{separators}]\d{{3}})+(?:{decimal}\d+)?(?!\w|[.,]\d)"
        rf"|\d+(?:{decimal}\d+)?(?!\w)|\w+"
    )
    words: dict[str, int] = table["words"]
    articles = {key: frozenset(value) for key, value in table["articles"].items()}
    starters = {
        *words, *table["hundred"], *table["thousand"], *table["collectives"], *table["crowds"],
        *table["crowds_after_few"], *articles["one"], *articles["none"],
        *articles.get("pairs", ()),
        *(phrase.split()[0] for phrase in articles["several"]),
        *(phrase.split()[0] for phrase in articles.get("unknown", ())),
        *(phrase.split()[0] for phrase in articles["none_phrases"]),
        *(phrase.split()[0] for phrase in table["compose"]["half_of"]),
    }  # fmt: skip
    return NumberLexicon(
        cut=cut,
        separators=frozenset(table["thousands"]),
        decimal=table["decimal"],
        words=words,
        hundred=table["hundred"],
        thousand=table["thousand"],
        scales=table["scales"],
        collectives=table["collectives"],
        crowds=table["crowds"],
        crowds_after_few=table["crowds_after_few"],
        compose=table["compose"],
        articles=articles,
        few=_split(table["articles"]["few"]),
        several=_split(table["articles"]["several"]),
        pairs=articles.get("pairs", frozenset()),
        unknown=_split(table["articles"].get("unknown", [])),
        none_phrases=_split(table["articles"]["none_phrases"]),
        half_of=_split(table["compose"]["half_of"]),
        labels=frozenset(table["labels"]),
        not_after=frozenset(table["not_after"]),
        pronoun_after=frozenset(table["pronoun_after"]),
        of_them=_split(table.get("of_them", [])),
        before=_phrases(table["before"], key=-1),
        after=_phrases(table["after"], key=0),
        starters=frozenset(starters),
    )


def _split(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    """Cut phrases into words, the longest first."""
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)))


def _phrases(table: dict[str, list[str]], *, key: int) -> Phrases:
    found: dict[str, list[Phrase]] = {}
    for bound, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[key], []).append((words, cast("Bound", bound)))
    # The longest phrase first: "un peu plus de" before "plus de".
    return {
        word: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0])))
        for word, entries in found.items()
    }


def joined(text: str, left: Piece, right: Piece) -> bool:
    """Tell whether only one space or hyphen stands between two pieces."""
    return text[left.end : right.start] in _SMALL_GAPS


def read_cardinal(
    text: str, pieces: list[Piece], at: int, lexicon: NumberLexicon
) -> Cardinal | None:
    """Read the longest cardinal that starts at a piece; None when there is none.

    Numbers that are no whole number (`1,5`) are none, unless a multiplier makes them whole.
    """
    reader = _Reader(text, pieces, at, lexicon)
    return reader.read()


class _Reader:
    """One reading of one number: `high` holds thousands and up, `low` what is below them."""

    def __init__(self, text: str, pieces: list[Piece], at: int, lexicon: NumberLexicon) -> None:
        self.text, self.pieces, self.lexicon = text, pieces, lexicon
        self.first = self.at = at
        self.high: Fraction | int = 0
        self.low: Fraction | int | None = None
        self.scale = 1
        self.ceiling = 10**15
        self.digits = False
        self.rounded = False

    def read(self) -> Cardinal | None:
        piece = self.pieces[self.at]
        if piece.word[0].isdigit():
            value = _digits(piece.word, self.lexicon)
            if value is None:
                return None
            self.low, self.digits = value, True
            self.at += 1
        elif self._definite():
            self.low = 1
        elif not self._opens_with_half():
            return None
        while self.at < len(self.pieces) and self._linked() and self._step():
            self.at += 1
        self._half()
        if self.at == self.first:
            return None
        total = self.high + (self.low or 0)
        if total != int(total):
            return None
        plain = self.digits and self.scale == 1 and not self.rounded
        return Cardinal(int(total), self.first, self.at, self.scale, plain, self.rounded)

    def _definite(self) -> bool:
        """Whether a round number stands behind a definite article: `le millier de marcheurs`."""
        lexicon, at = self.lexicon, self.at
        if self.pieces[at].word not in lexicon.collectives or not 0 < at < len(self.pieces) - 1:
            return False
        before, behind = self.pieces[at - 1].word, self.pieces[at + 1].word
        return before in lexicon.articles["the"] and behind in lexicon.articles["of"]

    def _opens_with_half(self) -> bool:
        """Take `half a` of `half a million`; false when no multiplier follows."""
        for words in self.lexicon.half_of:
            if self._here(words):
                self.at += len(words)
                following = self.pieces[self.at : self.at + 1]
                word = following[0].word if following else ""
                self.low, self.rounded = Fraction(1, 2), word in self.lexicon.scales
                return word in self.lexicon.scales or word in self.lexicon.collectives
        return True

    def _here(self, words: tuple[str, ...]) -> bool:
        return tuple(p.word for p in self.pieces[self.at : self.at + len(words)]) == words

    def _linked(self) -> bool:
        return self.at == self.first or joined(
            self.text, self.pieces[self.at - 1], self.pieces[self.at]
        )

    def _step(self) -> bool:
        """Take the piece in hand into the number, or refuse it."""
        lexicon, word = self.lexicon, self.pieces[self.at].word
        if word in lexicon.scales:
            return self._multiply(lexicon.scales[word], alone=False)
        if word in lexicon.thousand:
            return self._multiply(lexicon.thousand[word], alone=True)
        if word in lexicon.collectives:
            if self.low is None or self.rounded:
                return False
            self.rounded = True
            return self._multiply(lexicon.collectives[word], alone=False)
        if self._half_more():
            return True
        if self.digits or self.rounded:
            return False
        if word in lexicon.hundred:
            return self._hundred()
        if word in lexicon.words:
            return self._add(lexicon.words[word])
        if word == lexicon.compose["half"]:
            return self._demi()
        if word == lexicon.compose["joiner"] and self.low is not None and self._linked_next():
            following = lexicon.words.get(self.pieces[self.at + 1].word)
            if following in lexicon.compose["joined"] and self._may_add(following or 0):
                return True
        if word in lexicon.compose["hundred_joiners"] and self.low and self._linked_next():
            following = lexicon.words.get(self.pieces[self.at + 1].word)
            return following is not None and not self.low % 100
        return False

    def _linked_next(self) -> bool:
        return self.at + 1 < len(self.pieces) and joined(
            self.text, self.pieces[self.at], self.pieces[self.at + 1]
        )

    def _multiply(self, scale: int, *, alone: bool) -> bool:
        if scale >= self.ceiling or (self.low is None and not alone):
            return False
        if self.rounded and scale < 1000 and self.low is not None and self.low > 99:
            return False
        low = self.low if self.low is not None else 1
        if isinstance(low, Fraction) or low < 1000 or scale > 1000:
            self.high += low * scale
            self.low = None
            self.scale = self.ceiling = scale
            return True
        return False

    def _hundred(self) -> bool:
        if self.low is None:
            self.low = 100
        elif (
            self.lexicon.compose["hundred_least"]
            <= self.low
            <= (self.lexicon.compose["hundred_factor"])
        ):
            self.low *= 100
        else:
            return False
        self.scale = max(self.scale, 100) if self.high == 0 else self.scale
        return True

    def _add(self, value: int) -> bool:
        if self.low is None:
            if self.high and value == 0:
                return False
            self.low = value
            return True
        for unit, factor, product in self.lexicon.compose["products"]:
            if self.low % 100 == unit and value == factor:
                self.low += product - unit
                return True
        if not self._may_add(value):
            return False
        self.low += value
        return True

    def _may_add(self, value: int) -> bool:
        assert self.low is not None
        rest = self.low % 100
        if value == 0 or self.low == 0:
            return False
        if rest == 0:
            return True
        if value < 10:
            if rest == 10:
                return value in self.lexicon.compose["teens"]
            return rest % 10 == 0
        return value < 20 and rest in self.lexicon.compose["long_tens"]

    def _demi(self) -> bool:
        """Half of what follows: `une demi-douzaine`, `un demi-million`."""
        if self.low != 1 or self.high or not self._linked_next():
            return False
        word = self.pieces[self.at + 1].word
        if word in self.lexicon.collectives or word in self.lexicon.scales:
            self.low = Fraction(1, 2)
            self.rounded = word in self.lexicon.scales
            return True
        return False

    def _half_more(self) -> bool:
        """Half more before the multiplier: `two and a half million`."""
        if not isinstance(self.low, int) or self.low >= 1000:
            return False
        for phrase in self.lexicon.compose["halves"]:
            words = tuple(phrase.split())
            after = self.pieces[self.at + len(words) : self.at + len(words) + 1]
            if self._here(words) and after and after[0].word in self.lexicon.scales:
                self.low += Fraction(1, 2)
                self.at += len(words) - 1
                return True
        return False

    def _half(self) -> None:
        """Half a multiplier more: `deux millions et demi`."""
        if self.scale < 1000 or self.low is not None:
            return
        for phrase in self.lexicon.compose["halves"]:
            words = phrase.split()
            found = self.pieces[self.at : self.at + len(words)]
            if [p.word for p in found] == words:
                self.high += Fraction(self.scale, 2)
                self.at += len(words)
                return


def _digits(word: str, lexicon: NumberLexicon) -> Fraction | int | None:
    """Give the value of a digit group, None when the piece mixes digits and letters."""
    whole, _, part = word.partition(lexicon.decimal)
    plain = "".join(c for c in whole if c not in lexicon.separators)
    if not plain.isdecimal() or (part and not part.isdecimal()):
        return None
    if part:
        return Fraction(int(plain + part), 10 ** len(part))
    return int(plain)
