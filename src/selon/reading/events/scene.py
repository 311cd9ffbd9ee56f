"""One unit as the event rules see it: tokens, verb groups, and who depends on whom, by position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.syntax import syntax
from selon.reading.verbs import verb_groups

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token
    from selon.reading.events.circumstances import PlaceMention
    from selon.reading.events.kinds import Kinds
    from selon.reading.events.lexicon import EventLexicon

NOMINAL = frozenset({"NOUN", "PROPN", "X", "NUM"})
MARKS = frozenset({'"', "«", "»", "“", "”", "(", ")", "--", "–", "—"})
OWNING = frozenset({"nmod:poss", "nmod"})  # of a noun that stands before what it owns
BEFORE = frozenset({"compound", "flat:name", "amod", "nummod"}) | OWNING
"""How words before a noun hang from it where modifiers stand before."""
_CHAIN = 3  # nouns that one may hang from in a row
_LONG = 6  # words from a modifier to its noun
_INSIDE = 10  # words of a bracket before one in it
_BREAKS = frozenset({";", ":", "--", "–", "—", "(", ")"})


class Scene:
    """Tokens of one unit; positions index `tokens`, -1 is none."""

    def __init__(self, draft: Draft, unit: int, lexicon: EventLexicon, kinds: Kinds) -> None:
        self.draft = draft
        self.unit = unit
        self.lexicon = lexicon
        self.kinds = kinds
        self.words = syntax(draft.pack)
        self.tokens: list[Token] = draft.unit_tokens(unit)
        self.groups = verb_groups(draft, unit)
        self.positions = {t.i: k for k, t in enumerate(self.tokens)}
        self.group_at: dict[int, int] = {}
        """Group by the position of its main verb, its first verb form and its auxiliaries."""
        for n, group in enumerate(self.groups):
            self.group_at[group.main] = n
            for k in range(group.first, group.main):
                if self.tokens[k].pos in {"AUX", "VERB"}:
                    self.group_at[k] = n
        self._places: dict[int, str] = {}
        self.lemmas = frozenset(t.lemma for t in self.tokens) | frozenset(
            t.lower for t in self.tokens
        )

    def key(self, index: int) -> str:
        """A verb group's infinitive as lexicons write it, with its reflexive prefix."""
        group = self.groups[index]
        return f"{self.lexicon.reflexive}{group.lemma}" if group.reflexive else group.lemma

    def head(self, at: int) -> int:
        """Position of a token's syntactic head."""
        return self.positions.get(self.tokens[at].head, -1)

    def children(self, at: int) -> list[int]:
        """Positions of a token's dependents in text order."""
        positions = self.positions
        return sorted(positions[c] for c in self.tokens[at].children if c in positions)

    def child(self, at: int, *deps: str) -> int:
        """Position of the first dependent with one of these relations."""
        for k in self.children(at):
            if self.tokens[k].dep in deps:
                return k
        return -1

    def case(self, at: int) -> str:
        """The preposition that governs a noun, lower case, empty without one."""
        for k in self.children(at):
            if k < at and self.tokens[k].dep == "case":
                return self.tokens[k].lower
        k = at - 1
        while (
            k >= 0
            and self.tokens[k].pos in {"DET", "ADJ", "NUM"}
            and self.tokens[k].lower not in self.words.contracted
            and self.lexicon.relations.get(self.tokens[k].lower) != "of"
        ):
            k -= 1
        if k >= 0 and (
            self.tokens[k].pos == "ADP" or self.tokens[k].lower in self.words.prepositions
        ):
            return self.tokens[k].lower
        return ""

    def governor(self, at: int) -> int:
        """Index of the verb group that a word hangs from, nearest first; -1 at the top."""
        k = self.head(at)
        for _ in range(8):
            if k < 0:
                return -1
            group = self.group_at.get(k)
            if group is not None and self.groups[group].main != at:
                return group
            copula = self.child(k, "cop")
            if copula in self.group_at and copula != at:
                return self.group_at[copula]
            k = self.head(k)
        return -1

    def nominal(self, at: int) -> bool:
        """Whether a word is the kind that heads a noun phrase."""
        token = self.tokens[at]
        return token.pos in NOMINAL or (
            token.pos == "ADJ"
            and self.kinds.actor(token)
            and at > 0
            and (
                self.tokens[at - 1].pos == "DET"
                or self.tokens[at - 1].lower in self.words.contracted
            )
        )

    def agree(self, participle: int, noun: int) -> bool:
        """Whether nothing in gender and number speaks against a participle belonging to a noun."""
        features = {tag[1:] for _, tag in self.tokens[participle].tags if tag[:1] == "K"}
        token = self.tokens[noun]
        if not any(features) or token.pos in {"PROPN", "PRON", "X"}:
            return True
        plural = any(f[-1:] == "p" for f in features)
        if token.pos == "NUM" or any(self.tokens[k].dep == "conj" for k in self.children(noun)):
            return plural
        if plural and token.lemma not in self.kinds.amounts and self.number(noun) == "s":
            return False
        nouns = {
            tag for r in self.draft.pack.morphology.readings(token.lower)
            if r.category in "na" for tag in r.tags
        }  # fmt: skip
        if not nouns or token.lemma in self.kinds.amounts:
            return True
        return any(_match(f, n) for f in features for n in nouns)

    def determined(self, at: int) -> bool:
        """Whether a noun has a determiner, an article melted into its preposition included."""
        k = at - 1
        while k >= 0 and self.tokens[k].pos in {"ADJ", "NUM"}:
            k -= 1
        if k < 0:
            return False
        form = self.tokens[k].lower
        return (
            self.tokens[k].pos == "DET"
            or form in self.words.contracted
            or form
            in self.words.definite | self.words.indefinite - self.words.complement_prepositions
            or self.tokens[at].pos == "PROPN"
        )

    def number(self, at: int) -> str:
        """Number of a noun by its determiner, empty when that does not tell."""
        k = at - 1
        while k >= 0 and self.tokens[k].pos == "ADJ":
            k -= 1
        if k < 0:
            return ""
        form = self.tokens[k].lower
        if form in self.words.definite:
            return "p" if form.endswith("s") else "s"
        return self.words.numbers.get(form, "")

    def bracket(self, at: int) -> int:
        """Position of the bracket open around a word, 0 without one."""
        for k in range(at - 1, max(0, at - _INSIDE), -1):
            if self.tokens[k].text in {"(", ")"}:
                return k if self.tokens[k].text == "(" else 0
        return 0

    def time(self, at: int) -> bool:
        """Whether a word names a day, a span or the like."""
        token = self.tokens[at]
        return (
            token.lower in self.words.time_words or token.lemma in self.lexicon.classes["time_noun"]
        )

    def dated(self, at: int) -> bool:
        """Whether a date or year stands at a position."""
        return self.tokens[at].pos == "NUM" or self.time(at)

    def noun_after(self, at: int, limit: int = 10) -> int:
        """Position of the head of the noun phrase that starts at or soon after a position."""
        for k in range(at, min(len(self.tokens), at + limit)):
            token = self.tokens[k]
            if self.nominal(k) and token.pos != "NUM":
                return self._governing_noun(k)
            if token.pos == "PRON" and k == at:
                return k
            if token.pos in {"VERB", "AUX", "SCONJ", "CCONJ"} or token.text in _BREAKS | {",", "."}:
                return self._number_head(at, k)
            if (
                token.pos == "ADP"
                and k > at
                and token.lower not in self.words.complement_prepositions
            ):
                return self._number_head(at, k)
        return -1

    def _governing_noun(self, at: int) -> int:
        """The noun that a noun before it tells more of (`rebel group`, `the army's base`)."""
        if not self.lexicon.modifiers_before:
            return at
        k = at
        while self.tokens[k].dep in BEFORE and k < self.head(k) <= k + _LONG:
            k = self.head(k)
        return k

    def _number_head(self, first: int, end: int) -> int:
        return next((k for k in range(first, end) if self.tokens[k].pos == "NUM"), -1)

    def mark_places(self, here: list[tuple[int, PlaceMention]]) -> None:
        """Note the named places of the unit by position, with their kind."""
        for at, mention in here:
            for k in range(at, len(self.tokens)):
                if self.tokens[k].end > mention.end:
                    break
                self._places[k] = mention.kind

    def place(self, at: int) -> str:
        """The kind of the named place that a word belongs to, empty when it names none."""
        return self._places.get(at, "")

    def chain(self, at: int) -> set[int]:
        """A noun with the nouns of sorts and phases that it hangs from (`une série de frappes`)."""
        found, k = {at}, at
        for _ in range(_CHAIN):
            head = self.head(k)
            if head < 0 or head in self.group_at:
                break
            series = self.tokens[head].lemma in self.lexicon.classes["series"]
            if not series and self.tokens[k].dep != "conj":
                break
            found.add(head)
            k = head
        return found

    def sentence_near(self, classes: frozenset[str]) -> bool:
        """Whether a word of a class stands in the unit."""
        return not self.lemmas.isdisjoint(classes)


def _match(participle: str, noun: str) -> bool:
    """Compare features such as `mp` and `p`; what one leaves open fits."""
    for letters in ("mf", "sp"):
        ours = [c for c in participle if c in letters]
        theirs = [c for c in noun if c in letters]
        if ours and theirs and not set(ours) & set(theirs):
            return False
    return True
