"""Number expressions with their bounds: cardinals, round numbers, crowds, ranges, articles.

Bounds and values follow the annotation guide: "at least 20" is 20 and up, "dozens" 20 to 99,
"some 200" 200 and about, "several" 2 to 9, a bare "none" 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from selon.reading.cardinals import (
    Cardinal,
    NumberLexicon,
    Phrase,
    Piece,
    joined,
    number_lexicon,
    read_cardinal,
)

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.record import Bound

NumeralForm = Literal["cardinal", "round", "crowd", "several", "article", "zero", "zero_phrase"]

_LOOSE_GAP = " \n-'’\u00a0\u202f\u2009\"«»“”("
_RANGE_GAP = " \u00a0\u202f,"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression: `start`..`end` with its modifiers, `core` where the number begins.

    `form` is how it is written; `digits` is true for bare digits without a multiplier, `year` for
    bare digits that may be a year. `ends` are the two numbers of a range, `first_end` and
    `second_start` the inner edges of their words, `from_to` is true for a
    range that opens with a preposition ("from 5 to 12"), which after some verbs is no range.
    """

    start: int
    end: int
    core: int
    low: int | None
    high: int | None
    bound: Bound
    form: NumeralForm
    digits: bool = False
    year: bool = False
    from_to: bool = False
    ends: tuple[int, int] | None = None
    first_end: int = -1
    second_start: int = -1


def find_numerals(text: str, start: int, end: int, pack: LanguagePack) -> list[Numeral]:
    """Give the number expressions of a stretch of text in order; they do not overlap."""
    lexicon = number_lexicon(pack)
    pieces = lexicon.pieces(text, start, end)
    starters = lexicon.starters
    found: list[Numeral] = []
    at = 0
    while at < len(pieces):
        word = pieces[at].word
        if word in starters or word[0].isdigit():
            read = _Finder(text, pieces, lexicon).read(at)
            if read is not None:
                numeral, at = read
                while found and found[-1].end > numeral.start:
                    found.pop()  # "un total de 58": the article belongs to the phrase
                found.append(numeral)
                continue
        at += 1
    return found


class _Finder:
    """Reads one number expression at a piece, then what stands before and after it."""

    def __init__(self, text: str, pieces: list[Piece], lexicon: NumberLexicon) -> None:
        self.text, self.pieces, self.lexicon = text, pieces, lexicon

    def read(self, at: int) -> tuple[Numeral, int] | None:
        """Give the expression and the piece after it."""
        if self._is_label(at):
            return None
        zero = self._zero(at)
        if zero is not None:
            return zero
        several = self._several(at)
        crowd = None if several else self._crowd(at)
        if several is not None:
            return several
        if crowd is not None:
            numeral, last = crowd
        else:
            cardinal = self._cardinal(at)
            if cardinal is None:
                return None
            ranged = self._range(cardinal)
            if ranged is not None:
                numeral, last = ranged
            else:
                numeral, last = self._plain(cardinal), cardinal.last
        numeral = self._bounded_before(numeral, at)
        numeral, last = self._bounded_after(numeral, last)
        return numeral, last

    # -- cores ---------------------------------------------------------------------------------

    def _is_label(self, at: int) -> bool:
        """Refuse numbers glued to letters, and those that only name a thing."""
        piece, text = self.pieces[at], self.text
        before = text[piece.start - 1] if piece.start else " "
        if before in "-/.,#$€£" and piece.start > 1 and text[piece.start - 2].isalnum():
            return True
        if before in "$€£#°":
            return True
        if at == 0:
            return False
        word = self.pieces[at - 1].word
        gap = text[self.pieces[at - 1].end : piece.start]
        if word in self.lexicon.labels and gap.strip(" °.º\u00a0") == "":
            return True
        return word in self.lexicon.not_after and gap == " " and piece.word in self.lexicon.hundred

    def _zero(self, at: int) -> tuple[Numeral, int] | None:
        piece = self.pieces[at]
        if piece.word in self.lexicon.articles["none"]:
            return Numeral(piece.start, piece.end, piece.start, 0, 0, "exact", "zero"), at + 1
        for phrase in self.lexicon.none_phrases:
            words = tuple(p.word for p in self.pieces[at : at + len(phrase)])
            if words == phrase:
                last = at + len(phrase)
                if last < len(self.pieces) and self._starts_number(last):
                    return None
                end = self.pieces[last - 1].end
                return Numeral(piece.start, end, piece.start, 0, 0, "exact", "zero_phrase"), last
        return None

    def _several(self, at: int) -> tuple[Numeral, int] | None:
        piece = self.pieces[at]
        if piece.word in self.lexicon.pairs:
            return Numeral(piece.start, piece.end, piece.start, 2, 2, "exact", "cardinal"), at + 1
        for phrase in self.lexicon.several:
            last = at + len(phrase)
            if tuple(p.word for p in self.pieces[at:last]) != phrase:
                continue
            if last < len(self.pieces) and self._crowd_word(last):
                return None  # "plusieurs dizaines", "a few hundred": read from the crowd word
            start, end = self.pieces[at].start, self.pieces[last - 1].end
            return Numeral(start, end, start, 2, 9, "vague", "several"), last
        for phrase in self.lexicon.unknown:
            last = at + len(phrase)
            if tuple(p.word for p in self.pieces[at:last]) == phrase:
                start, end = self.pieces[at].start, self.pieces[last - 1].end
                return Numeral(start, end, start, 1, None, "at_least", "several"), last
        return None

    def _crowd_word(self, at: int) -> int:
        """Give the factor of a word that stands for a crowd after "several", 0 for others."""
        word = self.pieces[at].word
        return self.lexicon.crowds.get(word, 0) or self.lexicon.crowds_after_few.get(word, 0)

    def _starts_number(self, at: int) -> bool:
        word = self.pieces[at].word
        return word in self.lexicon.starters or word[0].isdigit()

    def _cardinal(self, at: int) -> Cardinal | None:
        cardinal = read_cardinal(self.text, self.pieces, at, self.lexicon)
        word = self.pieces[at].word
        if cardinal is None:
            return None
        pronoun = cardinal.value == 1 and at and self._after_article(at)
        if pronoun and not self._of_them(cardinal.last):
            return None
        end = self.pieces[cardinal.last - 1].end
        if self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isalpha():
            return None  # "deux-roues"
        if cardinal.rounded:
            cardinal = self._of_crowd(cardinal)
        elif word in self.lexicon.collectives:
            return None
        return cardinal

    def _after_article(self, at: int) -> bool:
        return self.pieces[at - 1].word in self.lexicon.pronoun_after

    def _of_them(self, at: int) -> bool:
        """Whether those told before stand behind a pronoun: `l'un d'eux`."""
        return any(
            tuple(p.word for p in self.pieces[at : at + len(phrase)]) == phrase
            for phrase in self.lexicon.of_them
        )

    def _of_crowd(self, cardinal: Cardinal) -> Cardinal:
        """Multiply: `deux dizaines de milliers`."""
        at = cardinal.last
        if at + 1 < len(self.pieces) and self.pieces[at].word in self.lexicon.articles["of"]:
            factor = self.lexicon.crowds.get(self.pieces[at + 1].word, 0)
            if factor > cardinal.scale:
                return cardinal._replace(value=cardinal.value * factor, last=at + 2, scale=factor)
        return cardinal

    def _plain(self, cardinal: Cardinal) -> Numeral:
        first, last = self.pieces[cardinal.first], self.pieces[cardinal.last - 1]
        value = cardinal.value
        single = cardinal.last - cardinal.first == 1
        year = self._year(cardinal)
        article = single and first.word in self.lexicon.articles["one"]
        form: NumeralForm = "article" if article else "round" if cardinal.rounded else "cardinal"
        return Numeral(
            first.start,
            last.end,
            first.start,
            value,
            value,
            "about" if cardinal.rounded else "exact",
            form,
            digits=cardinal.digits,
            year=year,
        )

    def _year(self, cardinal: Cardinal) -> bool:
        """Whether four bare digits may be a year."""
        word = self.pieces[cardinal.first].word
        return cardinal.digits and len(word) == 4 and 1800 <= cardinal.value <= 2100

    def _crowd(self, at: int) -> tuple[Numeral, int] | None:
        """Read "dozens", "hundreds of thousands" where no number stands before them."""
        lexicon, pieces = self.lexicon, self.pieces
        few = self._few_before(at)
        factor = self._crowd_word(at) if few else lexicon.crowds.get(pieces[at].word, 0)
        if not factor:
            return None
        if at and pieces[at - 1].word in lexicon.articles["manner"]:
            return None  # "par dizaines"
        last = at + 1
        while last + 1 < len(pieces) and pieces[last].word in lexicon.articles["of"]:
            more = lexicon.crowds.get(pieces[last + 1].word, 0)
            if more <= factor and not (more and factor >= 1000 and more >= 1000):
                break
            factor *= more
            last += 2
        first = at - few
        start = pieces[first].start
        digits = 10 ** (len(str(factor)) - 1)
        high = max(10 * digits, factor * 2) - 1
        return Numeral(start, pieces[last - 1].end, start, factor * 2, high, "vague", "crowd"), last

    def _few_before(self, at: int) -> int:
        """Give how many words of "several" stand right before a crowd word."""
        for words in self.lexicon.few:
            first = at - len(words)
            if first >= 0 and tuple(p.word for p in self.pieces[first:at]) == words:
                touch = all(joined(self.text, *self.pieces[k : k + 2]) for k in range(first, at))
                return len(words) if touch else 0
        return 0

    # -- ranges --------------------------------------------------------------------------------

    def _range(self, first: Cardinal) -> tuple[Numeral, int] | None:
        """Read `4.000 à 4.200`, `deux ou trois`, `entre 70 et 75`, `60-65`."""
        pieces, lexicon, at = self.pieces, self.lexicon, first.last
        between = self._opens_between(first.first)
        if at >= len(pieces):
            return None
        gap = self.text[pieces[at - 1].end : pieces[at].start]
        if gap == "-" and first.digits and pieces[at].word[0].isdigit():
            second = read_cardinal(self.text, pieces, at, lexicon)
        else:
            allowed = lexicon.articles["between_link" if between else "joined_ranges"]
            if pieces[at].word not in allowed or at + 1 >= len(pieces) or gap.strip(_RANGE_GAP):
                return None
            if self.text[pieces[at].end : pieces[at + 1].start].strip(_RANGE_GAP):
                return None
            second = self._second(at + 1)
        if second is None:
            return None
        low, high = first.value, second.value
        if self._year(first) and not self._year(second):
            return None  # "estimait fin 1998 à 1.400"
        if first.scale < second.scale and low * second.scale < high and not first.rounded:
            low *= second.scale  # "deux ou trois mille"
        if low >= high or (first.digits and second.digits and 10000 * low < high):
            return None
        opening = pieces[first.first - 1] if first.first else None
        from_to = opening is not None and opening.word in lexicon.articles["from"]
        start = pieces[first.first].start
        core = start
        if between and opening is not None:
            start = opening.start
        return Numeral(
            start,
            pieces[second.last - 1].end,
            core,
            low,
            high,
            "range",
            "cardinal",
            digits=first.digits,
            year=1800 <= low <= 2100 and 1800 <= high <= 2100,
            from_to=from_to and not between,
            ends=(low, high),
            first_end=pieces[first.last - 1].end,
            second_start=pieces[second.first].start,
        ), second.last

    def _second(self, at: int) -> Cardinal | None:
        """Read the upper end of a range; articles and modifiers may stand before it."""
        return self._cardinal(at) if self._starts_number(at) else None

    def _opens_between(self, first: int) -> bool:
        return bool(first) and self.pieces[first - 1].word in self.lexicon.articles["between"]

    # -- bounds --------------------------------------------------------------------------------

    def _bounded_before(self, numeral: Numeral, at: int) -> Numeral:
        """Take in the modifiers before a number; the outermost decides, but "about" yields."""
        while at and self.pieces[at].start > numeral.start:
            at -= 1
        for _ in range(3):
            found = self._phrase_before(at)
            if found is None:
                break
            words, bound = found
            at -= len(words)
            if bound == "about" and numeral.bound not in {"exact", "about"}:
                numeral = replace(numeral, start=self.pieces[at].start)
                continue
            numeral = bounded(replace(numeral, start=self.pieces[at].start), bound)
        return numeral

    def _phrase_before(self, at: int) -> Phrase | None:
        if not at:
            return None
        phrases = self.lexicon.before.get(self.pieces[at - 1].word, ())
        return self._matching(phrases, at - 1, last=True)

    def _bounded_after(self, numeral: Numeral, last: int) -> tuple[Numeral, int]:
        if last >= len(self.pieces) or numeral.bound != "exact":
            return numeral, last
        phrases = self.lexicon.after.get(self.pieces[last].word, ())
        found = self._matching(phrases, last, last=False)
        if found is None:
            return numeral, last
        words, bound = found
        # "200 environ" holds; "12 au moins trois" belongs to the number that follows.
        end = last + len(words)
        if end < len(self.pieces) and self._starts_number(end):
            return numeral, last
        return bounded(replace(numeral, end=self.pieces[end - 1].end), bound), end

    def _matching(self, phrases: tuple[Phrase, ...], at: int, *, last: bool) -> Phrase | None:
        """Find the longest phrase that ends (or starts) at a piece and touches the number."""
        for words, bound in phrases:
            first = at - len(words) + 1 if last else at
            stop = first + len(words)
            if first < 0 or stop > len(self.pieces):
                continue
            if all(self.pieces[first + n].word == w for n, w in enumerate(words)):
                low = first if last else first - 1
                high = stop if last else stop - 1
                if all(self._touch(n) for n in range(low, high)):
                    return words, bound
        return None

    def _touch(self, at: int) -> bool:
        gap = self.text[self.pieces[at].end : self.pieces[at + 1].start]
        return gap.strip(_LOOSE_GAP) == ""


def bounded(numeral: Numeral, bound: Bound) -> Numeral:
    """Give a number the bound that a modifier sets."""
    low = numeral.low
    high = numeral.high
    if bound in {"at_least", "more_than"}:
        return replace(numeral, high=None, bound=bound)
    if bound in {"less_than", "at_most"}:
        value = high if numeral.bound == "range" else low if numeral.form == "crowd" else high
        return replace(numeral, low=None, high=value, bound=bound)
    if bound == "exact":
        return numeral
    return replace(numeral, bound="about") if numeral.bound == "exact" else numeral
