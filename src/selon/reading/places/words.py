"""The words of a dispatch as the place rules see them.

The parser's tokens cut `Deir ez-Zor` at its hyphens and `N'Djamena` at its apostrophe; here a
hyphenated name is one word, and only elided words stand alone (`d'` `Alep`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.errors import DataError

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.language.morphology import Morphology, Reading
    from selon.reading.draft import Draft, Token
    from selon.reading.places.lexicon import PlaceWords


class Words:
    """Parallel lists, one entry a word; `gaps[i]` is what stands between word i - 1 and word i.

    A gap is None at the start of a sentence. `names[i]` says that a word is written as a name.
    """

    def __init__(self, draft: Draft, words: PlaceWords) -> None:
        self.draft = draft
        self.texts: list[str] = []
        self.lowers: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: list[str | None] = []
        self.sentences: list[int] = []
        self.names: list[bool] = []
        self.demonyms = nationalities(draft.pack)
        self._morphology = _morphology(draft.pack)
        text, particles = draft.text, words.particles
        for index, sentence in enumerate(draft.anatomy.sentences):
            last = -1
            for match in words.scanner.finditer(text, sentence.start, sentence.end):
                start, word = match.start(), match.group()
                for ending in words.possessives:
                    word = word.removesuffix(ending)
                self.texts.append(word)
                opens = word in words.bare_capitals and self._opens(text, start, last)
                self.lowers.append(words.bare_capitals[word] if opens else word.lower())
                self.starts.append(start)
                self.ends.append(start + len(word))
                self.gaps.append(text[last:start] if last >= 0 else None)
                self.sentences.append(index)
                self.names.append(_is_name(word, particles))
                last = start + len(word)

    @staticmethod
    def _opens(text: str, start: int, last: int) -> bool:
        """Whether a word opens a sentence: `A Moscou`, not `le plan A`."""
        return last < 0 or text[last:start].strip()[-1:] in _OPENING

    def __len__(self) -> int:
        return len(self.texts)

    def joined(self, at: int) -> bool:
        """Whether a word follows the one before it without a mark between them."""
        gap = self.gaps[at] if at < len(self.gaps) else None
        return gap is not None and (not gap or gap.isspace())

    def first(self, at: int) -> bool:
        """Whether a word opens its sentence or a quotation, so that its capital says nothing."""
        gap = self.gaps[at]
        return gap is None or (not gap.isspace() and gap.rstrip()[-1:] in _OPENING)

    def token(self, at: int) -> Token | None:
        """Give the parser's token that a word starts with, None where it cut otherwise."""
        found = self.draft.starts.get(self.starts[at])
        return None if found is None else self.draft.tokens[found]

    def adjective(self, at: int) -> bool:
        """Whether a word may be an adjective, by the form lexicon or, failing that, the model."""
        readings = self._readings(at)
        if readings:
            return any(reading.category == "a" for reading in readings)
        token = self.token(at)
        return token is not None and token.pos == "ADJ"

    def noun(self, at: int) -> bool:
        """Whether the form lexicon has a word as a common noun."""
        return any(r.category == "n" for r in self._readings(at))

    def _readings(self, at: int) -> tuple[Reading, ...]:
        return self._morphology.readings(self.lowers[at]) if self._morphology else ()

    def span(self, first: int, last: int) -> str:
        """Give the text from one word to another."""
        return self.draft.text[self.starts[first] : self.ends[last]]


@cache
def _morphology(pack: LanguagePack) -> Morphology | None:
    """Give the form lexicon, None for a pack without one."""
    try:
        return pack.morphology
    except DataError:
        return None


@cache
def nationalities(pack: LanguagePack) -> dict[str, str]:
    """Give the country of each adjective of nationality; empty where the pack has none."""
    try:
        table = pack.table("nations").get("nations", {})
    except DataError:
        return {}
    return {
        form.lower(): code for code, entry in table.items() for form in entry.get("adjectives", ())
    }


_OPENING = frozenset(':.!?…"«“-–—(')


def _is_name(word: str, particles: frozenset[str]) -> bool:
    """Whether a word is written as a name: a capital first, or after a particle (`al-Watiya`)."""
    if word[0].isupper():
        return True
    head, dash, tail = word.partition("-")
    return bool(dash) and head in particles and tail[:1].isupper()
