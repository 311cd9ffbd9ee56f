"""What stands before a noun phrase and governs it: verbs, nouns and fixed turns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.reading.figures.clauses import FINITE, HARD_STOPS, Finding
from selon.reading.figures.counted import QUOTES, Count

if TYPE_CHECKING:
    from selon.reading.figures.clauses import Clauses
    from selon.record import FigureKind

_NOUN_REACH = 14
_DATE = 5  # tokens of a date
_ATTEMPT = 3  # tokens from "tried" to the verb of what was tried
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
        if at < 0 or (self.syntax.that_dropped and self._subject(count)):
            return None
        token = self.tokens[at]
        if token.lower in self.lexicon.words["partitive.de"]:
            group = self._collective(at)
            if group >= 0:
                whole = replace(count, first=group)
                found = self.governor(whole)
                count.blocked = whole.blocked
                return found
            count.blocked = True
            return self._of(at, count)
        if token.text in _DASHES:
            return self._announced(at, count)
        if token.pos == "ADP" or token.lower in self.syntax.prepositions:
            count.blocked = True
            return self._completed(at - 1, count) or self._together(at) or self._clashing(at, count)
        if token.tags and token.pos in {"VERB", "AUX", "NOUN", "ADJ"}:
            found = self._object(at, count)
            if found:
                return found
        lemma = self._headline_verb(at)
        if lemma:
            count.blocked = True
            return self._object_of(at, lemma, count)
        if token.pos in {"NOUN", "VERB"}:
            found = self._completed(at, count)
            if found:
                return found
        return self._object_by_parse(count)

    def _subject(self, count: Count) -> bool:
        """Whether a verb of saying stands before a clause of its own: `said 12 men were killed`."""
        for token in self.tokens[count.core : count.last + 1]:
            if token.dep.startswith("nsubj") and self.position.get(token.head, -1) > count.last:
                return True
        return False

    def _together(self, at: int) -> Finding | None:
        """`serait détenu avec deux ministres`, `a été arrêté lundi tout comme deux élus`."""
        words = " ".join(t.lower for t in self.tokens[max(0, at - 1) : at + 1])
        if words in self.lexicon.words["links.as_well"]:
            at -= 1
        elif self.tokens[at].lower not in self.lexicon.words["links.with"]:
            return None
        before = at - 1
        while before > 0 and at - before < _DATE and self._dates(before):
            before -= 1
        verb = self.clauses.verb(before) if before >= 0 and self.tokens[before].tags else None
        if verb and verb[1] == "K" and verb[0] in self.lexicon.patient:
            return Finding(self.clauses.befallen(verb[0], before), "figure.participle", before)
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

    def _attempted(self, at: int, mood: str) -> bool:
        """Whether it did not come to it: `a tenté de poignarder un policier`."""
        if mood != "W":
            return False
        before = self.tokens[max(0, at - _ATTEMPT) : at]
        attempts = self.lexicon.words["links.attempts"]
        return any(
            t.lower in attempts or any(lemma in attempts for lemma, _ in t.tags) for t in before
        )

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

    def _object(self, at: int, count: Count) -> Finding | None:
        """The verb right before: `a tué 12 civils`, `où ont péri 12 civils`."""
        verb = self.clauses.verb(at) or self._taken_for_noun(at)
        if verb is None:
            return None
        lemma, mood = verb
        if mood == "K" and self.tokens[at].pos in {"NOUN", "ADJ"} and not self._after_be(at):
            return None
        count.blocked = True
        if count.single and self._attempted(at, mood):
            return None
        if lemma in self.syntax.be:
            return None if count.single else self._predicate(at)
        if mood == "K" and at > 1 and self.tokens[at - 1].lower in self.syntax.coordinators:
            first = self.clauses.verb(at - 2)  # "ont tué ou blessé 90 soldats"
            if first and first[1] == "K" and first[0] in self.lexicon.patient:
                lemma = first[0]
        return self._object_of(at, lemma, count)

    def _taken_for_noun(self, at: int) -> tuple[str, str] | None:
        """A verb that the tagger takes for a noun: `la famine menace 4 millions de personnes`."""
        token = self.tokens[at]
        before = self.tokens[at - 1].pos if at else ""
        if token.pos != "NOUN" or before in {"DET", "ADP", "ADJ", "NUM", ""}:
            return None
        return next(((lm, tag[0]) for lm, tag in token.tags if tag[0] in FINITE), None)

    def _headline_verb(self, at: int) -> str:
        """A verb of a headline that the tagger takes for a noun: `bomb kills 12, wounds 30`."""
        token = self.tokens[at]
        head = self.position.get(token.head, -1)
        if token.pos != "NOUN" or token.dep != "conj" or not 0 <= head < at:
            return ""
        if self.tokens[head].pos != "VERB" or self.tokens[at - 1].pos not in {"PUNCT", "CCONJ"}:
            return ""
        readings = self.lexicon.morphology.verb_tags(token.lower)
        return next((lemma for lemma, tag in readings if tag[0] in FINITE), "")

    def _after_be(self, at: int) -> bool:
        """Whether a form of "be" stands right before: `où sont morts douze soldats`."""
        return at > 0 and any(lm in self.syntax.be for lm, _ in self.tokens[at - 1].tags)

    def _predicate(self, at: int) -> Finding | None:
        """`les victimes sont sept bergers`."""
        for position in range(at - 1, max(-1, at - 4), -1):
            info = self.lexicon.noun(self.tokens[position].lower)
            if info and info.kind and position not in self.taken:
                return Finding(info.kind, "figure.counted_noun", position)
        return None

    def _object_of(self, at: int, lemma: str, count: Count) -> Finding | None:
        lexicon = self.lexicon
        phrase = self.clauses.phrase(at, lemma, {"object"})
        if phrase:
            return phrase
        for turn in lexicon.phrases.get(lemma, ()):
            if turn.role == "after" and any(
                lexicon.completes(t.lower, turn.words) for t in self.tokens[max(0, at - 10) : at]
            ):
                return Finding(turn.kind, "figure.phrase", at)
            if (
                turn.role == "subject"
                and turn.kind == "participants"
                and any(
                    lexicon.completes(t.lower, turn.words) for t in self.tokens[max(0, at - 8) : at]
                )
            ):
                return Finding(turn.kind, "figure.inverted_subject", at)
        if lemma in lexicon.patient:
            return Finding(self.clauses.befallen(lemma, at), "figure.object_of_verb", at)
        if lemma in lexicon.words["remain.verbs"] and self._still(at, count):
            return Finding("besieged", "figure.remain", at)
        weak = lexicon.weak_patient.get(lemma)
        if weak in {"abducted", "detained"} and count.known:
            return Finding(weak, "figure.object_of_verb", at)
        if lemma in lexicon.object and (count.known or count.named):
            return Finding(lexicon.object[lemma], "figure.object_of_verb", at)
        if lemma in lexicon.agent or self._inverted_rally(at, lemma):
            kind = lexicon.agent.get(lemma) or lexicon.reflexive[lemma]
            return Finding(kind, "figure.inverted_subject", at)
        return None

    def _still(self, at: int, count: Count) -> bool:
        """`la vallée, où vivent encore 4.000 civils`."""
        return self.clauses.stays(count) and self.clauses.remains(at)

    def _inverted_rally(self, at: int, lemma: str) -> bool:
        """`où se sont réunies 200 personnes`."""
        return lemma in self.lexicon.reflexive and any(
            t.lower in self.syntax.reflexive for t in self.tokens[max(0, at - 4) : at]
        )

    def _object_by_parse(self, count: Count) -> Finding | None:
        """The verb whose object the parse says it is, an adjunct between the two."""
        if not count.known or any(
            t.pos == "PUNCT" for t in self.tokens[max(0, count.first - 2) : count.first]
        ):
            return None
        for k in range(count.core, count.last + 1):
            token = self.tokens[k]
            head = self.position.get(token.head, -1)
            if token.dep == "conj" and 0 <= head < count.first:  # "killed Marot and four others"
                token, head = self.tokens[head], self.position.get(self.tokens[head].head, -1)
            if token.dep == "obj" and 0 <= head < count.first and self.tokens[head].tags:
                verb = self.clauses.verb(head)
                if verb is None or (count.single and self._attempted(head, verb[1])):
                    continue
                turn = self.clauses.phrase(head, verb[0], {"object"})
                if turn and turn.at < count.first:
                    return turn
                if verb[0] in self.lexicon.patient:
                    kind = self.clauses.befallen(verb[0], head)
                    return Finding(kind, "figure.object_of_verb", head)
        return None

    def _completed(self, at: int, count: Count) -> Finding | None:
        """A verb with its noun before the people: `a coûté la vie à 12 personnes`."""
        noun = at
        while noun > 0 and self.tokens[noun].pos in {"ADV", "PUNCT"}:
            noun -= 1
        if noun < 1:
            return None
        form = self.tokens[noun].lower
        for position in range(max(0, noun - 6), noun):
            for lemma, _ in self.tokens[position].tags:
                for phrase in self.lexicon.phrases.get(lemma, ()):
                    if phrase.role == "object" and self.lexicon.completes(form, phrase.words):
                        count.blocked = True
                        return Finding(phrase.kind, "figure.phrase", noun)
        return None

    def _of(self, at: int, count: Count) -> Finding | None:
        """`la mort de 12 personnes`, with what may stand between the noun and its complement."""
        lexicon = self.lexicon
        by_agent = -1
        for position in range(at - 1, max(-1, at - _NOUN_REACH), -1):
            token = self.tokens[position]
            if token.lower in self.syntax.by_agent:
                by_agent = position
                break
            if token.text in HARD_STOPS or token.text == "," or token.pos in {"VERB", "AUX"}:
                break
        if by_agent > 0:
            # "la libération par l'armée de 50 rebelles et celle par les rebelles de 20"
            kind = self._noun_of(by_agent - 1) or self._pronoun_of(by_agent - 1)
            if kind:
                return Finding(kind, "figure.noun_of", by_agent - 1)
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
                # "une force d'appui de 800 hommes"
                kind = self._noun_of(position - 1)
                return Finding(kind, "figure.noun_of", position - 1) if kind in _STRONG else None
            if token.text in HARD_STOPS or token.pos in {"VERB", "AUX"}:
                return None
            if token.lower in self.syntax.relatives:
                return None
            if token.pos in {"NOUN", "PROPN"} and not self._passes(position, at):
                return None
            position -= 1
        return None

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
