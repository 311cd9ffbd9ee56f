"""What stands to the left of a name: its article, preposition, head noun, direction.

`la ville malienne de Tessalit` gives the noun `ville`, the country of `malienne`, and the
preposition before the whole; `au nord du Mali` gives a direction; `à Alep` a preposition alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.names import Name
    from selon.reading.places.words import Words

_QUOTES = frozenset({'"', "«", "“", "”", "»", "'", ")"})
_UNITS = frozenset({"admin", "loose", "city", "quarter", "feature"})
_ADJECTIVES = 3  # at most so many adjectives between a head noun and its complement


@dataclass(slots=True)
class Setting:
    """The left side of a name; positions are word indices, -1 where there is none.

    `preposition` is what leads from outside to the whole phrase (head noun and direction included);
    `link` is the one between head noun and name. `governor` is the word before the preposition.
    `opens` is where the phrase of head noun and name begins; `after` the last word of a noun of
    places behind the name (`Helmand province`).
    """

    article: bool = False
    preposition: str = ""
    word: str = ""
    governor: int = -1
    link: str = ""
    noun: int = -1
    noun_end: int = -1
    kind: str = ""
    country: str | None = None
    direction: int = -1
    bearing: int | None = None
    opens: int = -1
    after: int = -1
    plural: bool = False
    listed: bool = False
    indefinite: bool = False
    mark: str = ""


class Settings:
    """Reads the setting of names in one dispatch."""

    def __init__(self, words: Words, lexicon: PlaceWords) -> None:
        self.words = words
        self.lexicon = lexicon

    def of(self, name: Name) -> Setting:
        """Give the setting of a name."""
        setting = Setting(opens=name.first)
        at = self._article(name.first, setting)
        self._noun_after(name, setting)
        at = self._head(self._premodified(at), setting)
        self._outside(at, setting)
        return setting

    def _noun_after(self, name: Name, setting: Setting) -> None:
        """`Helmand province`, `Orvane airport`: the noun of places stands behind the name."""
        nouns = self.lexicon.nouns_after
        own = nouns.get(self.words.lowers[name.last], "") if name.last > name.first else ""
        if own in _UNITS - {"feature"}:  # a name that the gazetteer has with its noun
            setting.kind, setting.after = own, name.last
            return
        for at in (name.last + 2, name.last + 1):
            if at >= len(self.words) or not self.words.joined(at) or not self.words.joined(at - 1):
                continue
            kind = nouns.get(" ".join(self.words.lowers[name.last + 1 : at + 1]))
            if kind is not None:
                setting.kind, setting.after = kind, at
                setting.plural = self.words.lowers[at].endswith("s")
                return

    def _premodified(self, at: int) -> int:
        """Step over what may stand before a name: `in rebel-held Orvane`."""
        words = self.lexicon.sorts["premodifiers"]
        endings = tuple(w for w in words if w[0] == "-")
        while (before := self._before(at)) >= 0:
            word = self.words.lowers[before]
            if word not in words and not (endings and word.endswith(endings)):
                break
            at = before
        return at

    def _before(self, at: int) -> int:
        """Give the word before position `at` when nothing but space stands between, else -1."""
        return at - 1 if at > 0 and self.words.joined(at) else -1

    def _article(self, at: int, setting: Setting) -> int:
        before = self._before(at)
        if before >= 0 and self.words.lowers[before] in self.lexicon.articles:
            setting.article = True
            further = self._before(before)
            if further >= 0 and self.words.lowers[further] in self.lexicon.whole_words:
                return further
            return before
        if before >= 0 and self.words.lowers[before] in self.lexicon.whole_words:
            return before  # "contrôlent tout Kandar"
        return at

    def _head(self, at: int, setting: Setting) -> int:
        """Step over head noun or direction; give the position where the whole phrase begins."""
        before = self._before(at)
        if before < 0:
            return at
        word = self.words.lowers[before]
        bearing = self.lexicon.direction_premodifiers.get(word)
        if bearing is not None and not self.words.names[before]:
            if setting.kind not in _UNITS and bearing >= 0:  # "southern Helmand province"
                setting.direction, setting.bearing, setting.article = before, bearing, False
            return self._opened(before, setting)
        if word in self.lexicon.of:
            if self._direction(before, setting) or self._noun(before, setting):
                contracted = word in self.lexicon.uses["of_contracted"]
                if setting.kind == "city" and (setting.article or contracted):
                    setting.kind, setting.plural = "open", False  # "une ville du Minnesota"
                setting.link = word
                begin = setting.direction if setting.direction >= 0 else setting.noun
                return self._opened(begin, setting)
            return at
        if not setting.article and self._direct(before, setting):
            return self._opened(setting.noun, setting)
        return at

    def _opened(self, at: int, setting: Setting) -> int:
        """Step over the article of the phrase, and note what noun and article say of number."""
        setting.opens = at
        if setting.noun >= 0:
            setting.plural = self.words.lowers[setting.noun_end].endswith(("s", "x"))
        before = self._before(at)
        while before >= 0 and self._adjective(before, setting):
            at, before = before, self._before(before)
        if before >= 0:
            word = self.words.lowers[before]
            if word in self.lexicon.articles:
                return before
            setting.indefinite = word in self.lexicon.indefinite
            if setting.indefinite or word in self.lexicon.possessive:
                return before
        return at

    def _direction(self, link: int, setting: Setting) -> bool:
        """`le nord du Mali`, `l'extrême nord de`, `la partie orientale de`."""
        at = self._before(link)
        if at < 0:
            return False
        word = self.words.lowers[at]
        bearing = self.lexicon.directions.get(word)
        if bearing is not None:
            before = self._before(at)
            opener = self.words.lowers[before] if before >= 0 else ""
            kinds = self.lexicon.direction_words
            if opener in kinds["parts"] or opener in kinds["extreme"]:
                setting.direction = before
            elif opener in kinds["before"] or (before < 0 and self._phrase(link) < 0):
                setting.direction = at
            else:
                return False
            setting.bearing = bearing
            return True
        adjective = self.lexicon.direction_adjectives.get(word)
        before = self._before(at)
        if (
            adjective is not None
            and before >= 0
            and (self.words.lowers[before] in self.lexicon.direction_words["parts"])
        ):
            setting.bearing, setting.direction = adjective, before
            return True
        return False

    def _noun(self, link: int, setting: Setting) -> bool:
        """Find the head noun before `de`: `la province éponyme de`, `l'aéroport militaire de`."""
        at = self._before(link)
        if at >= 0 and self.words.lowers[at] in self.lexicon.sorts["apart"]:
            return False
        for _ in range(_ADJECTIVES):
            if at < 0 or self._is_noun(at, setting):
                break
            if not self._adjective(at, setting):
                break
            at = self._before(at)
        return at >= 0 and (setting.noun >= 0 or self._is_noun(at, setting))

    def _direct(self, at: int, setting: Setting) -> bool:
        """Find a head noun right before the name: `l'hôtel Elite`, `la capitale Sanaa`."""
        for _ in range(2):
            if at < 0:
                return False
            word = self.words.lowers[at]
            if word in self.lexicon.sorts["direct"] and self._is_noun(at, setting):
                return True
            if word in self.lexicon.sorts["seats"]:
                setting.noun = setting.noun_end = at
                setting.kind = "city"
                return True
            if not self._adjective(at, setting):
                return False
            at = self._before(at)
        return False

    def _is_noun(self, at: int, setting: Setting) -> bool:
        lowers, lexicon = self.words.lowers, self.lexicon
        word = lowers[at]
        if word in lexicon.noun_phrases:
            for phrase in lexicon.noun_phrases[word]:
                first = at - len(phrase) + 1
                if first >= 0 and tuple(lowers[first : at + 1]) == phrase:
                    setting.noun, setting.noun_end, setting.kind = first, at, "feature"
                    return True
        kind = lexicon.nouns.get(word)
        if word in lexicon.sorts["never_bare"] and at and lowers[at - 1] in lexicon.of:
            return False  # "un coup d'Etat", "le tribunal d'Etat de"
        if kind is not None:
            setting.noun, setting.noun_end, setting.kind = at, at, kind
        elif word in lexicon.sorts["seats"]:
            setting.noun, setting.noun_end, setting.kind = at, at, "seat"
        elif word in lexicon.sorts["whole"]:
            setting.noun, setting.noun_end, setting.kind = at, at, "whole"
        return setting.noun >= 0

    def _adjective(self, at: int, setting: Setting) -> bool:
        """Step over an adjective, keeping the country of a nationality."""
        word = self.words.lowers[at]
        if word in self.lexicon.sorts["between"]:
            return True
        if self.words.names[at] or word in self.lexicon.of or len(word) < 4:
            return False
        country = self.words.demonyms.get(word)
        if country:
            setting.country = country
            return True
        return self.words.adjective(at)

    def _outside(self, at: int, setting: Setting) -> None:
        """Read the preposition before the phrase, and the word that governs it."""
        words, lexicon = self.words, self.lexicon
        before = self._before(at)
        if before < 0 and at < len(words) and (words.gaps[at] or "").strip() in _QUOTES:
            before = at - 1 if words.gaps[at] is not None else -1
        if before < 0:
            gap = words.gaps[at] if at < len(words) else None
            setting.mark = "" if gap is None else gap.strip()[-1:]
            if gap is None:
                setting.mark = "start"
            return
        word = setting.word = words.lowers[before]
        phrase = self._phrase(before)
        if phrase >= 0:
            setting.preposition = "phrase"
            setting.governor = self._governor(phrase)
        elif word in lexicon.place or word in lexicon.open or word in lexicon.of:
            setting.preposition = "of" if word in lexicon.of else word
            setting.governor = self._governor(before)
        else:
            setting.governor = before

    def _governor(self, at: int) -> int:
        """Give the word before a preposition, past a closing quotation mark or bracket."""
        if at > 0 and (self.words.gaps[at] or ",").strip() in {*_QUOTES, ""}:
            return at - 1
        return -1

    def _phrase(self, at: int) -> int:
        """Give where a preposition of several words begins that ends at `at`, -1 if none does."""
        lowers = self.words.lowers
        word = self.lexicon.contracted.get(lowers[at], lowers[at])
        for phrase in self.lexicon.phrases.get(word, ()):
            first = at - len(phrase) + 1
            if first >= 0 and tuple(lowers[first:at]) == phrase[:-1]:
                return first
        return -1
