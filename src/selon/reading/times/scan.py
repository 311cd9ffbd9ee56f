"""Finding matches: where the rules of the grammar fit in the sentences of a dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon.reading.cardinals import Piece as NumberPiece
from selon.reading.cardinals import number_lexicon, read_cardinal
from selon.reading.times.grammar import grammar
from selon.reading.times.model import Match, Slot
from selon.reading.times.pieces import FILLER

if TYPE_CHECKING:
    import re

    from selon.language import LanguagePack
    from selon.reading.draft import Draft, Token
    from selon.reading.times.grammar import Grammar
    from selon.reading.times.model import Rule
    from selon.reading.times.pieces import Piece

_MODERN = (1900, 2100)  # where nothing but a noun before it makes a number a year
_NUMERIC = {"count", "day", "hour", "year", "short_year", "number"}


@dataclass(slots=True)
class Line:
    """A sentence as pieces and symbols, with the matches in it."""

    sentence: int
    pieces: list[Piece]
    symbols: str
    matches: list[Match]


def scan(draft: Draft) -> list[Line]:
    """Find all matches of a dispatch, sentences without any left out."""
    scanner = Scanner(draft.text, draft.pack, draft)
    found = []
    for n, sentence in enumerate(draft.anatomy.sentences):
        line = scanner.line(n, sentence.start, sentence.end)
        if line.matches:
            found.append(line)
    return found


class Scanner:
    """Looks for expressions in stretches of one text."""

    def __init__(self, text: str, pack: LanguagePack, draft: Draft | None = None) -> None:
        self.text = text
        self.draft = draft
        self.grammar: Grammar = grammar(pack)
        self.numbers = number_lexicon(pack)

    def line(self, sentence: int, start: int, end: int) -> Line:
        """Read one sentence."""
        grammar_, alphabet = self.grammar, self.grammar.alphabet
        pieces = alphabet.pieces(self.text, start, end)
        symbols = alphabet.encode(pieces)
        line = Line(sentence, pieces, symbols, [])
        for run in grammar_.runs.finditer(symbols):
            at, stop = run.span()
            if not grammar_.triggers.search(symbols, at, stop):
                continue
            while at < stop:
                found = grammar_.pattern.match(symbols, at)
                match = self._match(line, found) if found else None
                if match is None:
                    at += 1
                    continue
                if match.rule.value != "none":
                    line.matches.append(match)
                at = max(match.last, at + 1)
        return line

    def _match(self, line: Line, found: re.Match[str]) -> Match | None:
        grammar_, pieces = self.grammar, line.pieces
        k = grammar_.groups.get(found.lastindex or 0, -1)
        if k < 0:
            return None
        rule = grammar_.rules[k]
        first, last = found.span()
        core_group = grammar_.cores[k]
        core = found.span(core_group) if core_group else found.span()
        if core[0] == core[1]:
            return None
        prefix = next((name for name, g in grammar_.prefixes.items() if found.start(g) >= 0), "")
        if not self._in_place(rule, line, first):
            return None
        if rule.options.get("not_counting") and self._counts(line, last):
            return None
        if rule.options.get("before_noun") and not self._dates(line, last):
            return None
        if not self._tagged(rule, pieces[core[0]].start):
            return None
        match = Match(
            rule,
            line.sentence,
            pieces[first].start,
            pieces[last - 1].end,
            (pieces[core[0]].start, pieces[core[1] - 1].end),
            first,
            last,
            prefix,
        )
        for name, group, kind in grammar_.slots[k]:
            low, high = found.span(group)
            if 0 <= low < high and name not in match.slots:
                match.slots[name] = self._slot(line, kind, low, high)
        return match

    def _slot(self, line: Line, kind: str, low: int, high: int) -> Slot:
        pieces = line.pieces
        spelling = self.grammar.alphabet.spelling
        words = " ".join(spelling.get(p.word) or p.word.lower() for p in pieces[low:high])
        if kind in _NUMERIC:
            value: Any = self._number(pieces[low:high])
        else:
            value = self.grammar.values.get(kind, {}).get(words, words)
        return Slot(words, value, pieces[low].start, pieces[high - 1].end)

    def _number(self, pieces: list[Piece]) -> float:
        """Give the value of a number in digits or words."""
        word = pieces[0].word.lower()
        if word in self.grammar.alphabet.ordinal_days:
            return int("".join(c for c in word if c.isdecimal()))
        numbers = self.numbers.pieces(self.text, pieces[0].start, pieces[-1].end)
        whole = read_cardinal(self.text, [NumberPiece(*p) for p in numbers], 0, self.numbers)
        if whole:
            return whole.value
        try:
            return float(word.replace(self.numbers.decimal, "."))
        except ValueError:
            return 1

    def _tagged(self, rule: Rule, start: int) -> bool:
        """Whether the word at a place has a part of speech that the rule asks for."""
        wanted: list[str] = rule.options.get("pos", [])
        token = self._token(start) if wanted else None
        return token is None or not token.pos or token.pos in wanted

    def _in_place(self, rule: Rule, line: Line, first: int) -> bool:
        """Whether one of the things that the rule wants before it is there."""
        after: list[str] = rule.options.get("after", [])
        noun = rule.options.get("noun_before")
        if not after and not noun:
            return True
        return (bool(after) and _continues(line, first, after)) or (
            bool(noun) and self._after_noun(line, first)
        )

    def _after_noun(self, line: Line, at: int) -> bool:
        """Whether the piece before one is a common noun or adjective (`le scrutin 2022`)."""
        if not at or line.symbols[at - 1] != FILLER or not line.pieces[at - 1].word.islower():
            return False
        word = line.pieces[at].word
        if not word.isdecimal() or not _MODERN[0] <= int(word) <= _MODERN[1]:
            return False
        token = self._token(line.pieces[at - 1].start)
        return token is not None and token.pos in {"NOUN", "ADJ"}

    def _dates(self, line: Line, at: int) -> bool:
        """Whether a year stands before the noun that it dates (`the 2014 war`)."""
        word = line.pieces[at - 1].word
        if not word.isdecimal() or not _MODERN[0] <= int(word) <= _MODERN[1]:
            return False
        return self._counts(line, at)

    def _counts(self, line: Line, at: int) -> bool:
        """Whether the number before a piece counts it (`2000 hommes`) and so is no date."""
        if at >= len(line.pieces):
            return False
        if line.symbols[at] in self.grammar.alphabet.classes["unit"]:
            return True  # "samedi 14 jours de deuil"
        known = line.symbols[at] != FILLER
        if known and line.symbols[at] not in self.grammar.literals:
            return False
        word = line.pieces[at].word
        if not word[0].islower():
            return False
        token = self._token(line.pieces[at].start)
        if token is None or not token.pos:
            return not known
        if token.pos == "ADJ" and at + 1 < len(line.pieces):
            token = self._token(line.pieces[at + 1].start) or token
        return token.pos == "NOUN"

    def _token(self, start: int) -> Token | None:
        draft = self.draft
        i = draft.starts.get(start) if draft else None
        return draft.tokens[i] if draft and i is not None else None


def _continues(line: Line, first: int, kinds: list[str]) -> bool:
    """Whether an expression of one of these kinds ends one word before (`2008, 2012 et 2014`)."""
    previous = line.matches[-1] if line.matches else None
    return previous is not None and previous.last == first - 1 and previous.rule.id in kinds
