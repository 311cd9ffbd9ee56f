"""The names of a dispatch: where each begins and ends, and whether a person bears it.

A name is judged by the words around it, once for the whole text: a title, a role or a first name
makes a person, an article a body, `à` or `en` a place; a short form follows the full one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words, is_name
from selon.reading.actors.table import reference_table
from selon.reading.actors.wording import whole_words
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token

PERSON, BODY, PLACE, UNKNOWN = "person", "body", "place", ""


@dataclass(slots=True)
class Name:
    """A run of capitals with its particles; `kind` is person, body, place or empty."""

    words: list[Token]
    kind: str = UNKNOWN
    gender: str = ""
    titled: bool = False
    article: bool = False
    office: str = ""
    office_at: int = -1

    @property
    def start(self) -> int:
        """Character where it begins."""
        return self.words[0].start

    @property
    def surname(self) -> str:
        """The last word, folded."""
        return fold(self.words[-1].text)


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Fold a name for comparison: no accents, no case, hyphens and apostrophes as spaces."""
    if name.isascii():
        letters = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


class Names:
    """Every name of a draft by the character where it begins, with the lexicons at hand."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.known = actor_words(draft.pack)
        self.syntax = syntax(draft.pack)
        self.table = reference_table(draft.pack)
        self.units = [
            whole_words(draft.unit_tokens(unit.index), self.table.elided) for unit in draft.units
        ]
        self.determining = self.syntax.definite | self.syntax.contracted | self.syntax.possessives
        self._glued = set(self.known.glued) - set(self.known.role_prefixes)
        self.openers = self.known.book.openers
        self._prepositions = self.syntax.complement_prepositions | self.syntax.definite
        self.runs: dict[int, Name] = {}
        spans: list[tuple[int, int]] = []
        for words in self.units:
            self._scan(words, spans)
        spans.sort()
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.persons = {
            name.surname: name.gender for name in self.runs.values() if name.kind == PERSON
        }
        self.offices: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        for name in self.runs.values():
            if name.kind == PERSON and name.office:
                self.offices.setdefault(name.surname, name.office)
            if name.surname in self.persons:
                self.counts[name.surname] += 1
        for name in self.runs.values():
            if name.kind == UNKNOWN and name.surname in self.persons and not name.article:
                name.kind = PERSON
                if len(name.words) == 1:
                    name.gender = name.gender or self.persons[name.surname]

    def words(self, start: int, end: int) -> list[Token]:
        """Give the whole words between two characters."""
        return whole_words(self.draft.tokens_between(start, end), self.table.elided)

    def capital(self, token: Token) -> bool:
        """Whether a word is written as part of a name: `Assad`, `al-Assad`, `W.`, `II`."""
        text = token.text
        if text[0].isupper():
            return (
                is_name(token)
                or (not token.initial and (not token.common or token.pos in _TAGGED))
                or (text[-1] == "." and len(text) <= _INITIALS)
                or text in self.known.joining
            )
        head, mark, tail = text.partition("-")
        return bool(mark) and tail[:1].isupper() and head + mark in self._glued

    def _scan(self, words: list[Token], spans: list[tuple[int, int]]) -> None:
        particles = self.known.particles
        office = -1  # where an office's portfolio began that ended right before
        listed: Name | None = None
        k = 0
        while k < len(words):
            token = words[k]
            named = (
                token.text[0].isupper()
                or "-" in token.text
                or token.lower in particles
                or (k > 0 and self._titled(words[k - 1]))
            )
            if not named or not self.opens(words, k):
                office = -1
                k += 1
                continue
            other = self.other(words, k)
            if other:
                if other > 1 or "-" in token.text:
                    spans.append((token.start, words[k + other - 1].end))
                found = self.known.book.at(words, k)
                office = k if found is not None and found.portfolio else -1
                k += other
                continue
            last = self.run_end(words, k)
            name = self._judge(words, k, last, office)
            spans.append((name.start, name.words[-1].end))
            if listed is not None and name.kind == UNKNOWN and last > k:
                between = words[k - 1]
                if words[k - 2].end == listed.words[-1].end and (
                    between.text == "," or between.lower in self.syntax.coordinators
                ):
                    name.kind = PERSON  # "Ilan Maro, Terno Vash et Lise Maro"
            listed = name if name.kind == PERSON else None
            office = -1
            k = last + 1

    def opens(self, words: list[Token], k: int) -> bool:
        """Whether a name can begin at a position."""
        token = words[k]
        if token.text[0].isupper():
            named = is_name(token) or (not token.initial and token.pos in _TAGGED)
            return named and token.lower not in self.known.titles
        if k and token.lower in self.known.joining and self._titled(words[k - 1]):
            return k + 1 < len(words) and words[k + 1].text[0].isupper()
        if token.lower in self.known.particles and len(token.text) > 1:
            return (
                k + 1 < len(words)
                and words[k + 1].text[0].isupper()
                and not self.draft.pack.morphology.readings(token.lower)
            )
        return self.capital(token)

    def _titled(self, token: Token) -> bool:
        """Whether a word is a form of address (`M.`, `Mme`)."""
        return token.text[0].isupper() and token.lower in self.known.titles

    def other(self, words: list[Token], k: int) -> int:
        """Give how many words from a position on are capitals that are no unknown name.

        A known body, state, portfolio or people is one, and so are capitals of roles and
        institutions (`Premier ministre`, `Conseil`); a first name before a capital is not.
        """
        known, token = self.known, words[k]
        m = k + 1
        if m < len(words) and words[m].lower in known.joining:
            m += 1  # "Marine le Pen"
        follows = m < len(words) and self.capital(words[m])
        if follows and token.text in self.syntax.platforms:
            return 1  # "sur Twitter Ilan Maro"
        found = known.book.at(words, k)
        if found is not None and (len(found.words) > 1 or not follows or not self._given(token)):
            return len(found.words)
        if self._given(token) and follows:
            return 0
        if known.demonym(token):
            return 1
        single = known.common(token)
        if single is None:
            return 0
        if single.institution is not None or single.medium:
            return int(token.common or token.text in known.institutions)
        if single.role is not None and token.text.isupper():
            return 1  # "PDG"
        compound = self.syntax.head_last and "-" in token.text  # "President-elect"
        if single.role is None or not (token.common or compound):
            return 0
        if token.initial or follows:
            return int(k == 0 or words[k - 1].lower not in known.titles)
        return int(k + 1 < len(words) and words[k + 1].pos in {"ADP", "ADJ"})

    def _given(self, token: Token) -> bool:
        return token.lower in self.known.first_names

    def run_end(self, words: list[Token], k: int) -> int:
        """Give the last position of the name that starts at a position, particles included."""
        first = k
        particles, joining = self.known.particles, self.known.joining
        if words[k].text.isupper() and len(words[k].text) > 2 and words[k].text[-1] != ".":
            nxt = words[k + 1] if k + 1 < len(words) else None
            if nxt is None or not nxt.text.isupper():
                return k  # an acronym before a name: "LR Damien Abad"
        while k + 1 < len(words):
            token = words[k + 1]
            given = self._given(words[k]) and token.text[0].isupper() and len(token.text) > 1
            if self.syntax.head_last and self._office_opens(words, k + 1):
                break  # "New York Gov. Ilan Maro"
            if self.capital(token) or (given and token.pos not in _CLOSED):
                if k > first and self.other(words, k + 1) and not self._inner(words, k + 1):
                    break
                if k == first and self.other(words, k + 1) and not self._given(words[k]):
                    break
                k += 1
                continue
            m = k + 1
            while (
                m < len(words)
                and m <= k + 3
                and (words[m].lower in particles or words[m].lower in joining)
            ):
                m += 1
            if m == k + 1 or m >= len(words) or not words[m].text[0].isupper():
                break
            if self.other(words, m) or not self._joins(words, first, k, m):
                break
            k = m
        return k

    def _office_opens(self, words: list[Token], k: int) -> bool:
        """Whether a title or role stands between what it is of and who holds it."""
        token = words[k]
        if k + 1 >= len(words) or not self.capital(words[k + 1]):
            return False
        if token.lower in self.known.titles:
            return True
        return (token.common or "-" in token.text) and self.known.role(token) is not None

    def _inner(self, words: list[Token], k: int) -> bool:
        """Whether a capital that is a common word too still belongs to a person's name."""
        return self.known.book.at(words, k) is None and not self.known.demonym(words[k])

    def _joins(self, words: list[Token], first: int, k: int, m: int) -> bool:
        """Whether particles go on a name: `Bachar al Assad` always, `X de Y` after first names."""
        low = [words[n].lower for n in range(k + 1, m) if words[n].text[0].islower()]
        if not any(w in self._prepositions for w in low):
            return True
        return all(self._given(words[n]) for n in range(first, k + 1))

    def _judge(self, words: list[Token], first: int, last: int, office: int) -> Name:
        """Note the run first..last with its kind; of two that it holds, give the last."""
        at = self._split(words, first, last)
        for low, high in ((first, at - 1), (at, last)) if at > first else ((first, last),):
            name = Name(words[low : high + 1])
            self._place_in(words, low, high, name, office)
            self.runs[name.start] = name
        return name

    def _split(self, words: list[Token], first: int, last: int) -> int:
        """Where a person's name begins behind a town's (`le maire de Kandar Ilan Maro`)."""
        before = words[first - 1].lower if first else ""
        if before in self._prepositions or before in self.table.at_place:
            for k in range(first + 1, last):
                if self._given(words[k]) and not self._given(words[first]):
                    return k
        return first

    def _place_in(self, words: list[Token], first: int, last: int, name: Name, office: int) -> None:
        known = self.known
        before = words[first - 1] if first else None
        lower = before.lower if before is not None else ""
        token = words[first]
        gender = known.first_names.get(token.lower, "")
        name.gender = gender if gender != "mf" else ""
        title = known.titles.get(lower)
        size = last - first + 1
        name.article = lower in self.syntax.definite or lower in self.syntax.contracted
        if title is not None:
            name.kind, name.titled = PERSON, True
            name.gender = (title if title != "mf" else "") or name.gender
            return
        closing = words[last].lower
        if token.text.isupper() and size == 1 and len(token.text) > 1:
            name.kind = BODY
        elif (at := self._role_before(words, first, office)) >= 0:
            name.kind, name.office_at = PERSON, words[at].start
            found = known.phrase_at(words, at)
            name.office = found[0].lemma if found is not None else ""
        elif closing in self.table.body_words:
            name.kind = BODY
        elif closing in self.table.place_words:
            name.kind = PLACE
        elif name.article:
            name.kind = BODY
        elif self._personal(words, first, last):
            name.kind = PERSON
        elif lower in self.table.at_place:
            name.kind = PLACE
        elif size > 1 and gender:
            name.kind = PERSON

    def _personal(self, words: list[Token], first: int, last: int) -> bool:
        """Whether a first name, a particle or what follows makes a name a person's."""
        known, lower = self.known, words[first].lower
        if self._introduced(words, last):
            return True
        if last == first:  # "Ryan a basculé"
            alone = words[first].dep[:5] == "nsubj" or words[first].dep[:5] == "appos"
            return alone and lower in known.first_names and lower not in known.doubtful_names
        doubtful = lower in known.doubtful_names and last == first + 1
        if lower in known.first_names and not doubtful:
            return True
        before = words[first - 1].lower if first else ""
        if words[first].dep[:5] == "nsubj" and before not in self.syntax.prepositions:
            return True  # "Ilan Maro a fui"
        return before not in self.syntax.prepositions and any(
            w.lower in known.particles for w in words[first : last + 1]
        )

    def _role_before(self, words: list[Token], first: int, office: int) -> int:
        """Position of the role that stands before, its adjectives between; -1 without one."""
        known = self.known
        k = first - 1
        if 0 <= office <= k:
            k = office - 1
            while k >= 0 and words[k].pos in {"DET", "ADP"}:
                k -= 1
        floor = max(-1, k - 4)
        while k > floor:
            token = words[k]
            role = known.role(token)
            if role is not None and (token.text[0].islower() or token.common):
                before = known.book.at(words, k - 1) if k > 0 else None
                return k - 1 if before is not None and before.role else k  # "Premier ministre"
            party = token.text.isupper() and len(token.text) > 1
            if not (party or token.pos == "ADJ" or known.demonym(token)):
                return -1
            k -= 1
        return -1

    def _introduced(self, words: list[Token], last: int) -> bool:
        """Whether an age or a role follows (`Ilan Maro, 34 ans`, `Ilan Maro, porte-parole de`)."""
        if last + 2 >= len(words) or words[last + 1].text not in {",", "("}:
            return False
        k = last + 2
        if words[k].text[0].isdigit():
            return k + 1 < len(words) and words[k + 1].lower in self.table.ages
        while k < len(words) and k < last + 5 and words[k].pos in {"DET", "ADJ", "NUM"}:
            if self.known.role(words[k]) is not None:
                break
            k += 1
        return (
            k < len(words)
            and self.known.role(words[k]) is not None
            and (words[k].text[0].islower())
        )


_TAGGED = frozenset({"ADV", "AUX", "VERB", "X"})  # capitals inside a sentence that are mistagged
_CLOSED = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ"})
_INITIALS = 5  # "J.-C."


@lru_cache(maxsize=2)
def names_of(draft: Draft) -> Names:
    """Find the names of a draft once; the last drafts are kept while they are read."""
    return Names(draft)
