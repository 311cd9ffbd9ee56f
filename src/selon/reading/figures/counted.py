"""From a number to what it counts: the noun phrase around a numeral.

Reads by surface order, because the parse of a number phrase is often wrong where it matters
(`plus d'une dizaine blessés`, `neuf des 31 victimes`); tags only help where the lexicon is silent.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.cardinals import number_lexicon
from selon.reading.figures.lexicon import FigureLexicon, Noun
from selon.reading.numerals import bounded
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Token
    from selon.reading.numerals import Numeral
    from selon.record import FigureKind, Who

QUOTES = frozenset('"«»“”+')
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_MONTH = 31  # days
_SHORT, _LONG = 5, 9  # words between a number and its noun
_UNKNOWN = Noun()
_PERSON = Noun()


@dataclass(slots=True)
class Count:
    """A number of what may be people; positions are those of the unit's tokens.

    `first`..`core` are its modifiers, `last` is the end of its noun phrase, `noun` the position of
    the counted noun or -1 when it is elliptic. `known` says that the lexicon knows the noun as one
    of people, `named` that an unknown one has a capital (`six Français`). `others` and `of_them`
    point back to people named before, `of_next` that it is a part of the next count. `blocked`
    says that the words before it keep it from being a subject; `at` is the word that gave the kind,
    `before` a participle between number and noun (`three wounded men`).
    """

    numeral: Numeral
    first: int
    core: int
    last: int
    noun: int = -1
    info: Noun = _UNKNOWN
    known: bool = False
    named: bool = False
    others: bool = False
    of_them: bool = False
    of_next: bool = False
    kind: FigureKind | None = None
    who: Who = "unspecified"
    by: str = ""
    blocked: bool = False
    at: int = -1
    before: int = -1

    @property
    def elliptic(self) -> bool:
        """Whether no noun stands with the number."""
        return self.noun < 0

    @property
    def plural(self) -> bool:
        """Whether more than one are counted."""
        return self.numeral.high is None or self.numeral.high > 1

    @property
    def single(self) -> bool:
        """Whether an article alone counts one."""
        return self.numeral.form == "article" and self.numeral.bound == "exact"


class Counter:
    """Reads the counts of one unit."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        numerals: list[Numeral],
        lexicon: FigureLexicon,
        pack: LanguagePack,
    ) -> None:
        self.text, self.tokens, self.numerals, self.lexicon = text, tokens, numerals, lexicon
        self.starts = [t.start for t in tokens]
        self.after = number_lexicon(pack).after
        self.time_words = syntax(pack).time_words

    def counts(self) -> list[Count]:
        """Give the numbers that may count people, in text order."""
        found = []
        for numeral in self.numerals:
            count = self._count(numeral)
            if count is not None:
                found.append(count)
        return found

    def _count(self, numeral: Numeral) -> Count | None:
        tokens = self.tokens
        if numeral.form == "zero_phrase":
            return None  # the annotation guide counts a bare "none" only
        core = bisect_right(self.starts, numeral.core) - 1
        first = bisect_right(self.starts, numeral.start) - 1
        last = bisect_left(self.starts, numeral.end) - 1
        if core < 0 or last >= len(tokens) or tokens[core].end <= numeral.core:
            return None
        count = Count(numeral, first, core, last)
        return self._with_noun(count)

    def _with_noun(self, count: Count) -> Count | None:
        """Find the counted noun; None when the number counts things or measures."""
        tokens, lexicon = self.tokens, self.lexicon
        at = count.last + 1
        if self.text[count.numeral.end : count.numeral.end + 2].strip()[:1] in {"%", "°", "€", "$"}:
            return None
        at = self._skip_quotes(at)
        if at < len(tokens) and lexicon_has(lexicon, tokens[at].lower, "partitive.de"):
            if count.numeral.year:
                return None  # "l'hiver 1998 de"
            if self._of_them(count, at):
                return count
            at = self._skip_quotes(at + 1)
            if at < len(tokens) and lexicon_has(lexicon, tokens[at].lower, "partitive.after"):
                at = self._skip_quotes(at + 1)
            if at < len(tokens) and self._number_at(at):
                count.of_next = True
                return count
        start = at
        while at < len(tokens) and at - start < (_LONG if lexicon.head_last else _SHORT):
            token = tokens[at]
            if token.text in QUOTES:
                at += 1
                continue
            if lexicon_has(lexicon, token.lower, "links.others"):
                count.others = True
                count.last = at
                at += 1
                continue
            if self.lexicon.head_last and self._modifies(at):
                if self._participle(at):
                    count.before = at
                at += 1
                continue
            info = self._noun_info(at)
            compound = self._compound(at)
            if compound is not None:
                info, at = compound
                token = tokens[at]
            if info is None and self._premodifier(at):
                at += 1
                continue
            if info is None:
                break
            if not info.thing and self._noun_follows(at):
                at += 1
                continue
            if info.thing:
                return None
            if self._named(count, at):
                return None
            count.noun = count.last = at
            count.info = info
            count.known = info is not _UNKNOWN
            count.named = not count.known and token.text[:1].isupper()
            self._bounded_after(count)
            return count
        return self._elliptic(count)

    def _named(self, count: Count, at: int) -> bool:
        """Whether number and noun are a name: `la rue des Trois Frères`."""
        core, before = self.tokens[count.core], self.tokens[count.core - 1] if count.core else None
        if before is None or not core.text[:1].isupper() or core.text.isupper():
            return False
        inside = before.text.isalpha() or (before.text in QUOTES and count.core > 1)
        if before.text in QUOTES and not self.tokens[count.core - 2].text.isalpha():
            return False
        return inside and self.tokens[at].text[:1].isupper()

    def _modifies(self, at: int) -> bool:
        """Whether the noun stands behind this word, where nouns come last (`police officers`)."""
        if at + 1 >= len(self.tokens):
            return False
        token, after = self.tokens[at], self.tokens[at + 1]
        if self.text[token.end : after.start] == "-" or token.text == "-":
            return True  # "20-year-old"
        nominal = token.pos in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"}
        if not nominal and not self._participle(at):
            return token.pos == "ADV" and after.pos == "ADJ" and self._modifies(at + 1)
        if after.text == "-":
            return True
        follows = after.pos in {"NOUN", "PROPN"} or (
            after.pos == "ADJ" and token.pos != "NOUN" and self._modifies(at + 1)
        )
        if not follows or after.lower in self.time_words:
            return False
        if token.pos in {"NOUN", "PROPN"}:  # the parse knows "killed 12 people Monday"
            return token.dep in {"compound", "amod", "nmod", "nummod", ""} or after.pos == "NOUN"
        return True

    def _participle(self, at: int) -> bool:
        return any(tag[0] == "K" for _, tag in self.tokens[at].tags)

    def _bounded_after(self, count: Count) -> None:
        """`12 morts au moins`: a bound after the noun."""
        at = count.last + 1
        if count.numeral.bound != "exact" or at >= len(self.tokens):
            return
        for words, bound in self.after.get(self.tokens[at].lower, ()):
            following = tuple(t.lower for t in self.tokens[at : at + len(words)])
            if following == words and not (
                at + len(words) < len(self.tokens) and self._number_at(at + len(words))
            ):
                count.numeral = bounded(count.numeral, bound)
                count.last = at + len(words) - 1
                return

    def _skip_quotes(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].text in QUOTES:
            at += 1
        return at

    def _number_at(self, at: int) -> bool:
        start = self.tokens[at].start
        return any(n.start <= start < n.end for n in self.numerals)

    def _of_them(self, count: Count, at: int) -> bool:
        """Read `cinq d'entre eux`."""
        for phrase in self.lexicon.words["links.of_them"]:
            start = self.tokens[at].start
            if self.text[start : start + len(phrase)].lower().replace("’", "'") == phrase:
                count.of_them = True
                end = start + len(phrase)
                while count.last + 1 < len(self.tokens) and self.starts[count.last + 1] < end:
                    count.last += 1
                return True
        return False

    def _noun_info(self, at: int) -> Noun | None:
        """What the token says as a counted noun; None when it cannot be one."""
        token = self.tokens[at]
        info = self.lexicon.noun(token.lower)
        if info is None and (
            token.lower in self.time_words or token.lower in self.lexicon.words["links.serious"]
        ):
            return None
        if info is not None:
            listed = token.lower in self.lexicon.nouns or info.kind is not None
            if listed or info.thing or token.pos in {"NOUN", "PROPN", "ADJ", ""}:
                return info
            if token.pos == "X" or not token.tags:
                return info
            return None
        if any(
            tag[0] == "K" and (lemma in self.lexicon.patient or lemma in self.lexicon.weak_patient)
            for lemma, tag in token.tags
        ):
            return None  # "sept relâchés"
        if token.pos == "NOUN" and token.lower.endswith(self.lexicon.person_endings):
            return _PERSON
        if token.pos in {"NOUN", "PROPN"} or (
            token.text[:1].isupper() and token.pos in {"ADJ", "X", ""}
        ):
            return _UNKNOWN
        return None

    def _compound(self, at: int) -> tuple[Noun, int] | None:
        """A noun of several words, or that the tokenizer cut: `garde à vue`, `nouveau-né`."""
        token = self.tokens[at]
        rows = self.lexicon.compounds.get(token.lower) or self.lexicon.compounds.get(
            self.lexicon.lemma(token.lower, "n"), ()
        )
        for words, noun in rows:
            rest = [t.lower.replace("’", "'") for t in self.tokens[at + 1 : at + len(words)]]
            if rest == list(words[1:]):
                return noun, at + len(words) - 1
        if self.text[token.end : token.end + 1] != "-" and not token.text.endswith("-"):
            return None
        found = _HYPHENATED.match(self.text, token.start)
        info = self.lexicon.noun(found.group().lower()) if found else None
        if found is None or info is None or found.end() == token.end:
            return None
        return info, bisect_left(self.starts, found.end()) - 1

    def _premodifier(self, at: int) -> bool:
        token = self.tokens[at]
        if self.lexicon.is_a(token.lower, "premodifiers.words"):
            return True
        return token.pos == "ADJ" and not any(tag.startswith("K") for _, tag in token.tags)

    def _noun_follows(self, at: int) -> bool:
        """Whether the noun proper stands after this word (`jeunes Français`, `hauts cadres`)."""
        if at + 1 >= len(self.tokens):
            return False
        token, following = self.tokens[at], self.tokens[at + 1]
        if not self.lexicon.is_a(token.lower, "premodifiers.words"):
            return False
        info = self._noun_info(at + 1)
        if info is None:
            return False
        return following.pos in {"NOUN", "PROPN"} and token.pos != "PROPN"

    def _elliptic(self, count: Count) -> Count | None:
        """A number without a noun; years, articles and labels count nothing."""
        numeral = count.numeral
        if numeral.year or numeral.form == "zero" or self._day(count):
            return None
        if numeral.form == "article" and not count.others and not self._lone_article(count):
            return None
        if numeral.form == "several" and not count.others:
            return None
        at = count.last + 1
        if at < len(self.tokens) and self.tokens[at].pos in {"ADJ", "ADV", "NOUN"}:
            following = self.tokens[at]
            participle = any(tag.startswith("K") for _, tag in following.tags)
            if not (
                participle
                or numeral.form == "article"
                or following.lower in self.lexicon.words["links.serious"]
                or following.lower in self.time_words
            ):
                return None  # "les trois plus grandes du pays"
        return count

    def _day(self, count: Count) -> bool:
        """Whether a bare number is a day of a month: `dans la nuit du 6 au 7 août`."""
        before = self.tokens[count.first - 1].lower if count.first else ""
        low = count.numeral.low or 0
        return count.numeral.digits and low <= _MONTH and before in self.lexicon.words["links.days"]

    def _lone_article(self, count: Count) -> bool:
        """`un quatrième a été capturé`, `dont un grièvement`."""
        words, at = self.lexicon.words, count.last + 1
        if at >= len(self.tokens):
            return False
        following = self.tokens[at].lower
        if following in words["links.ordinals"]:
            count.last = at
            return True
        before = self.tokens[count.first - 1].lower if count.first else ""
        opens = before in words["links.part"] or before in words["links.coordinators"]
        return opens and following in words["links.serious"]


def lexicon_has(lexicon: FigureLexicon, form: str, group: str) -> bool:
    """Tell whether a form itself stands in a list."""
    return form in lexicon.words[group]
