"""The working copy of a dispatch while it is read: tokens, units, and the rows found so far.

A *unit* is what the parser saw at once: a sentence of the agency with its direct speech cut out,
or a sentence inside direct speech. Each token belongs to one unit; heads never leave it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selon.record import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.dispatch import Anatomy, Quotation
    from selon.language import LanguagePack
    from selon.sources import Item


@dataclass(slots=True)
class Token:
    """A word with its place in the text and what model and lexicon say of it.

    `i` is its index in `Draft.tokens` (text order), `head` the index of its syntactic head or -1
    for a root; `pos` and `dep` are Universal Dependencies names ("" without a model). `tags` are
    the (lemma, tag) pairs of the form lexicon's verb readings, `common` whether the lexicon has
    the lower-case form at all, `initial` whether it opens a unit or a quotation. `sentence`,
    `unit` and `quote` are indices into `anatomy.sentences`, `Draft.units` and
    `anatomy.quotations` (innermost, -1: none).
    """

    i: int
    text: str
    lower: str
    start: int
    end: int
    sentence: int
    unit: int
    quote: int = -1
    pos: str = ""
    dep: str = ""
    head: int = -1
    lemma: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    common: bool = False
    initial: bool = False
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Unit:
    """A stretch parsed at once: token indices in text order, whether it is direct speech.

    `part` is where it stands when it is a part of its sentence only (a headline behind its slug).
    """

    index: int
    sentence: int
    speech: bool
    tokens: list[int] = field(default_factory=list)
    part: tuple[int, int] | None = None


class Draft:
    """A dispatch on its way to a record."""

    def __init__(
        self, item: Item, anatomy: Anatomy, pack: LanguagePack, *, original: str | None = None
    ) -> None:
        self.item = item
        self.text = item.text
        self.original = item.text if original is None else original
        """The text as it came, where `text` is a copy in other letters (reading/casing.py)."""
        self.anatomy = anatomy
        self.pack = pack
        self.published: str | None = item.published or anatomy.dateline_on
        self.other_languages: tuple[str, ...] = ()
        """Codes of languages besides the pack's that whole paragraphs are in."""
        self.tokens: list[Token] = []
        self.units: list[Unit] = []
        self.starts: dict[int, int] = {}
        """Index of the token that starts at a character offset."""
        self.kept: dict[str, Any] = {}
        """What one section makes ready for others; emptied when the record is made."""

    def mention(self, start: int, end: int) -> Mention:
        """Quote the text."""
        return Mention.of(self.text, start, end)

    def span(self, first: Token, last: Token) -> Mention:
        """Quote from the start of one token to the end of another."""
        return Mention.of(self.text, first.start, last.end)

    def rule(self, name: str) -> str:
        """Give the stable id of a rule in this language; names stand in `reading/rules.toml`."""
        return f"{self.pack.code}.{name}"

    def sentence_tokens(self, sentence: int) -> list[Token]:
        """Give the tokens of a sentence, direct speech included, in text order."""
        return self._by_sentence[sentence]

    def unit_tokens(self, unit: int) -> list[Token]:
        """Give the tokens of a unit in text order."""
        return [self.tokens[i] for i in self.units[unit].tokens]

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Give the tokens that lie wholly inside a span of characters."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        found = []
        for token in self.tokens[low:]:
            if token.end > end:
                break
            found.append(token)
        return found

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield a token and all that hangs from it, in no set order but always the same."""
        yield token
        for child in token.children:
            yield from self.subtree(self.tokens[child])

    def paragraph(self, sentence: int) -> int:
        """Give the index of the part that a sentence stands in."""
        return self.anatomy.sentence_parts[sentence]

    def quotation(self, token: Token) -> Quotation | None:
        """Give the innermost quotation that a token stands in."""
        return self.anatomy.quotations[token.quote] if token.quote >= 0 else None

    def finish(self) -> None:
        """Index tokens; called once by the parser step when all tokens stand."""
        self._by_sentence: list[list[Token]] = [[] for _ in self.anatomy.sentences]
        for token in self.tokens:
            token.children.clear()
            self.starts[token.start] = token.i
            self._by_sentence[token.sentence].append(token)
        for token in self.tokens:
            if token.head >= 0:
                self.tokens[token.head].children.append(token.i)
