"""What stands before a noun phrase and governs it: verbs, nouns and fixed turns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.reading.figures.clauses import HARD_STOPS, Finding
from selon.reading.figures.counted import QUOTES, Count
from selon.reading.figures.objects import Objects

if TYPE_CHECKING:
    from selon.reading.figures.clauses import Clauses
    from selon.record import FigureKind

_NOUN_REACH = 14
_AGENT = 6  # tokens from a participle to who did it
_DATE = 5  # tokens of a date
_OPENS = 6  # tokens behind a person in which a finite verb opens a clause of its own
_TOLD = frozenset({"killed", "injured", "missing", "detained", "abducted", "released"})
_TOLD_BY = frozenset({"figure.noun_of", "figure.object_of_verb"})
_STRONG = frozenset({"forces", "participants"})
_DASHES = frozenset({":", "-", "--", "–", "—"})
_ANNOUNCED = frozenset({"released", "detained", "abducted", "evacuated"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", ""})


class Governors:
    """Looks to the left of the counts of one unit.

    `taken` are the positions of nouns that are themselves counted, so that they govern no other.
    """

    def __init__(self, clauses: Clauses, taken: frozenset[int]) -> None:
        self.clauses, self.taken = clauses, taken
        self.tokens, self.lexicon, self.syntax = clauses.tokens, clauses.lexicon, clauses.syntax
        self.position = {t.i: k for k, t in enumerate(clauses.tokens)}
        self.objects = Objects(clauses, taken)

    def left(self, count: Count) -> int:
        """Position of the word that governs from the left, past articles, adverbs and days."""
        at = count.first - 1
        while at >= 0 and self._transparent(at, count):
            at -= 1
        return at

    def _transparent(self, at: int, count: Count) -> bool:
        token, words = self.tokens[at], self.syntax
        if token.text in QUOTES or token.lower in words.time_words:
            return True
        if token.pos == "DET" and token.lower in words.determiners:
            return token.lower not in self.lexicon.words["partitive.de"]
        if token.pos == "ADV":
            return token.lower not in words.subordinators
        if token.lower in words.coordinators and at + 1 < count.first:
            return self.tokens[at + 1].lower in words.time_words  # "lundi et mardi"
        if token.lower in words.restrictive:  # "n'ont réuni que 200 personnes"
            return any(t.lower in words.negation_opening for t in self.tokens[max(0, at - 6) : at])
        return False

    def by_agent(self, count: Count) -> bool:
        """Whether the people are those who act in a passive: `attaqué par trois hommes`."""
        at = self.left(count)
        return at >= 0 and self.tokens[at].lower in self.syntax.by_agent

    def governor(self, count: Count) -> Finding | None:
        """What the verb, noun or preposition before the count says of it; may block the right."""
        at = self.left(count)
        if at < 0 or (self.syntax.that_dropped and self.objects.subject(count)):
            return None
        token = self.tokens[at]
        if at < count.first - 1 and token.lower in self.syntax.prepositions:
            found = self.objects.beyond(count)  # "a arrêté dans la nuit de lundi 12 hommes"
            if found:
                return found
        if token.lower in self.lexicon.words["partitive.de"]:
            group = self._collective(at)
            if group >= 0:
                whole = replace(count, first=group)
                found = self.governor(whole)
                count.blocked = whole.blocked
                return found
            count.blocked = True
            return self._of(at, count)
        if token.text == "," and count.single:
            named = self._named(at, count)
            if named:
                return named
        if token.text in _DASHES:
            return self._announced(at, count)
        if token.pos == "ADP" or token.lower in self.syntax.prepositions:
            count.blocked = True
            return (
                self.objects.completed(at - 1, count)
                or self._together(at)
                or self._crowd(at, count)
                or self._clashing(at, count)
            )
        if token.tags and token.pos in {"VERB", "AUX", "NOUN", "ADJ"}:
            found = self.objects.before(at, count)
            if found:
                return found
        lemma = self.objects.headline_verb(at)
        if lemma:
            count.blocked = True
            return self.objects.of_verb(at, lemma, count)
        if token.pos in {"NOUN", "VERB"}:
            found = self.objects.completed(at, count)
            if found:
                return found
        return self.objects.by_parse(count) or self.objects.beyond(count)

    def _named(self, at: int, count: Count) -> Finding | None:
        """`la mort de Jean Marot, un berger`: what befell the named one is told of the apposition.

        A new clause that opens with a person (`…, un soldat a tiré`) is none.
        """
        name = at - 1
        while name >= 0 and self.tokens[name].pos == "PROPN":
            name -= 1
        if name in {at - 1, -1} or self.objects.subject(count):
            return None
        for position in range(count.last + 1, min(len(self.tokens), count.last + _OPENS)):
            if self.tokens[position].pos == "PUNCT":
                break
            if self.clauses.finite(position):
                return None
        found = self.governor(replace(count, first=name + 1))
        if found and found.kind in _TOLD and found.rule in _TOLD_BY:
            return found
        return None

    def _together(self, at: int) -> Finding | None:
        """`serait détenu avec deux ministres`, `a été arrêté lundi tout comme deux élus`."""
        words = " ".join(t.lower for t in self.tokens[max(0, at - 1) : at + 1])
        if words in self.lexicon.words["links.as_well"]:
            at -= 1
        elif self.tokens[at].lower not in self.lexicon.words["links.with"]:
            return None
        return self._with(at)

    def _with(self, at: int) -> Finding | None:
        """What the verb before a preposition of company says of its subject."""
        before = at - 1
        while before > 0 and at - before < _DATE and self._dates(before):
            before -= 1
        verb = self.clauses.verb(before) if before >= 0 and self.tokens[before].tags else None
        if verb and verb[1] == "K" and verb[0] in self.lexicon.patient:
            return Finding(self.clauses.befallen(verb[0], before), "figure.participle", before)
        return None

    def _crowd(self, at: int, count: Count) -> Finding | None:
        """`rejoints par des dizaines de jeunes`: a crowd that does what a passive tells."""
        if count.info.armed or self.tokens[at].lower not in self.syntax.by_agent:
            return None
        crowded = self.lexicon.words["links.crowded"]
        for position in range(at - 1, max(-1, at - _AGENT), -1):
            token = self.tokens[position]
            if token.pos == "PUNCT":
                return None
            if any(tag.startswith("K") and lemma in crowded for lemma, tag in token.tags):
                return Finding("participants", "figure.subject_of_verb", position)
        return None

    def _clashing(self, at: int, count: Count) -> Finding | None:
        """`des heurts ont éclaté entre des centaines d'habitants et la police`: a crowd in it."""
        if count.info.armed or self.tokens[at].lower not in self.lexicon.words["links.between"]:
            return None
        for position in range(at - 1, max(-1, at - _NOUN_REACH), -1):
            if self.tokens[position].text in HARD_STOPS:
                return None
            if self.lexicon.is_a(self.tokens[position].lower, "links.clashes"):
                return Finding("participants", "figure.noun_of", position)
        return None

    def _dates(self, at: int) -> bool:
        """Whether a word is of a date between a verb and who is with it: `le 29 juillet avec`."""
        token = self.tokens[at]
        return token.lower in self.syntax.time_words or token.pos in {"DET", "NUM"}

    def _collective(self, at: int) -> int:
        """Where `une famille de` begins: what befell the family befell its five members."""
        noun = at - 1
        while noun > 0 and self.tokens[noun].pos == "ADJ":
            noun -= 1
        if noun < 0 or not self.lexicon.is_a(self.tokens[noun].lower, "links.collectives"):
            return -1
        while noun > 0 and self.tokens[noun - 1].pos in {"DET", "ADJ"}:
            noun -= 1
        return noun

    def _announced(self, at: int, count: Count) -> Finding | None:
        """`Libérations prévues - 40 captifs contre 12`: a noun that opens a list."""
        before = self.lexicon.noun(self.tokens[at - 1].lower) if at else None
        if before and before.kind and count.elliptic and at - 1 not in self.taken:
            return Finding(before.kind, "figure.counted_noun", at - 1)
        for position in range(at - 1, max(-1, at - 4), -1):
            kind = self._noun_of(position)
            if kind in _ANNOUNCED and position not in self.taken:
                return Finding(kind, "figure.noun_of", position)
        return None

    def _of(self, at: int, count: Count) -> Finding | None:
        """`la mort de 12 personnes`, with what may stand between the noun and its complement."""
        lexicon = self.lexicon
        if at > 1 and self.tokens[at - 1].lower in lexicon.words["links.sides"]:
            return self._with(at - 2)  # "a été arrêté aux côtés de deux autres"
        if at and self.tokens[at - 1].lower in lexicon.words["links.locutions"]:
            return None  # "est mort lors d'un repas"
        agent = self._past_agent(at)
        if agent:
            return agent
        placed = self._state_of(at)
        if placed:
            return placed
        head = self._head(count)
        if 0 <= head < at and head not in self.taken:
            kind = self._noun_of(head)
            if kind:
                return Finding(kind, "figure.noun_of", head)
        position = self._before_aside(at)
        stop = max(-1, position - _NOUN_REACH)
        while position > stop:
            token = self.tokens[position]
            kind = self._noun_of(position)
            if kind is None and position == at - 1:
                kind = self._pronoun_of(position)
                if kind:
                    return Finding(kind, "figure.noun_of", position)
            if kind and token.pos in _NOMINAL:
                return None if position in self.taken else Finding(kind, "figure.noun_of", position)
            if token.lower in lexicon.words["partitive.de"]:
                if self.tokens[position - 1].lower in lexicon.words["links.locutions"]:
                    position -= 2  # "l'assassinat lors d'une embuscade de 12 soldats"
                    continue
                # "une force d'appui de 800 hommes"
                kind = self._noun_of(position - 1)
                return Finding(kind, "figure.noun_of", position - 1) if kind in _STRONG else None
            if token.text in HARD_STOPS or token.lower in self.syntax.relatives:
                return None
            if token.pos in {"VERB", "AUX"} and not self._describes(position):
                return None
            if token.pos in {"NOUN", "PROPN"} and not self._passes(position, at):
                return self._joined_noun(position) if position == at - 1 else None
            position -= 1
        return None

    def named_deed(self, at: int) -> bool:
        """Whether a noun names a deed, not a verb with its cause: `il est mort d'un malaise`."""
        return at > 0 and self.tokens[at - 1].pos in {"DET", "ADP", "ADJ", "NUM"}

    def _past_agent(self, at: int) -> Finding | None:
        """`la libération par l'armée de 50 rebelles et celle par les rebelles de 20`."""
        for position in range(at - 1, max(0, at - _NOUN_REACH), -1):
            token = self.tokens[position]
            if token.lower in self.syntax.by_agent:
                kind = self._noun_of(position - 1) or self._pronoun_of(position - 1)
                return Finding(kind, "figure.noun_of", position - 1) if kind else None
            if token.text in HARD_STOPS or token.text == ",":
                return None
            if token.pos in {"VERB", "AUX"} and not self._describes(position):
                return None
        return None

    def _state_of(self, at: int) -> Finding | None:
        """`le placement en garde à vue de 30 personnes`: a state that a noun brings about."""
        for words, kind in self.lexicon.state_phrases:
            start = at - len(words)
            if start > 0 and [t.lower for t in self.tokens[start:at]] == list(words):
                noun = self.tokens[start - 1]
                return Finding(kind, "figure.state", start) if noun.pos == "NOUN" else None
        return None

    def _describes(self, at: int) -> bool:
        """Whether a verb form is a participle with its noun: `une marche interdite de 200 …`."""
        token = self.tokens[at]
        return (
            token.pos == "VERB"
            and self.tokens[at - 1].pos in {"NOUN", "PROPN", "ADJ"}
            and any(tag.startswith("K") for _, tag in token.tags)
            and token.dep in {"acl", "amod"}
        )

    def _joined_noun(self, at: int) -> Finding | None:
        """`l'arrestation et l'inculpation de deux hommes`: the first of two nouns says it."""
        before = at - 1
        while before > 0 and self.tokens[before].pos in {"DET", "ADP"}:
            before -= 1
        if before < 1 or self.tokens[before].lower not in self.syntax.coordinators:
            return None
        noun = before - 1
        kind = self._noun_of(noun)
        if kind is None or kind in _STRONG or noun in self.taken:
            return None
        return Finding(kind, "figure.noun_of", noun)

    def _before_aside(self, at: int) -> int:
        """Where to look from, an aside skipped: `l'assassinat, la nuit, de neuf gendarmes`."""
        if at > 1 and self.tokens[at - 1].text == ",":
            for position in range(at - 2, max(-1, at - _NOUN_REACH), -1):
                if self.tokens[position].text == ",":
                    return position - 1
        return at - 1

    def _passes(self, position: int, at: int) -> bool:
        """Whether a noun may stand between a noun and its complement: days, places, a kind."""
        if self.tokens[position].lower in self.syntax.time_words:
            return True
        before = position - 1
        while before > 0 and self.tokens[before].pos in {"DET", "NUM", "ADJ"}:
            before -= 1
        form = self.tokens[before].lower if before >= 0 else ""
        if form in self.lexicon.words["partitive.de"]:
            return position == at - 1
        if position == at - 1 and not self.tokens[position].text[:1].isupper():
            return False  # "sous les yeux d'un garde" hangs on the hands
        return form in self.lexicon.words["links.where"]

    def _noun_of(self, at: int) -> FigureKind | None:
        if at < 0:
            return None
        form, nouns = self.tokens[at].lower, self.lexicon.nouns_of
        before = self.tokens[max(0, at - 2) : at + 2]
        of = at and self.tokens[at - 1].lower in self.lexicon.words["partitive.de"]
        if not of and any(self.lexicon.is_a(t.lower, "links.sentences") for t in before):
            return None  # "la condamnation à mort de trois hommes"
        return nouns.get(form) or nouns.get(self.lexicon.lemma(form, "n"))

    def _pronoun_of(self, at: int) -> FigureKind | None:
        """A pronoun that stands for an earlier noun: `celle`."""
        if self.tokens[at].lower not in self.lexicon.words["links.those"]:
            return None
        for position in range(at - 1, -1, -1):
            kind = self._noun_of(position)
            if kind and position not in self.taken:
                return kind
        return None

    def _head(self, count: Count) -> int:
        """Position of the noun that the parse makes the head of the noun phrase."""
        for k in range(count.last, count.core - 1, -1):
            token = self.tokens[k]
            position = self.position.get(token.head, -1)
            if 0 <= position < count.core and token.dep in {"nmod", "obl:mod"}:
                return position
        return -1
