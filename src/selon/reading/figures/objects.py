"""The people as object of a verb before them: `a tué 12 civils`, `a arrêté dans la nuit 12 civils`.

The verb may stand right before the count, before an adjunct, or where the parse says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.figures.clauses import FINITE, Finding
from selon.reading.figures.counted import QUOTES, Count

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.figures.clauses import Clauses

_ATTEMPT = 3  # tokens from "tried" to the verb of what was tried
_ADJUNCTS = 22  # tokens from a verb over its adjuncts to its object
_ADJUNCT = frozenset({"NOUN", "PROPN", "ADP", "DET", "NUM", "ADJ", "ADV", "X", "SYM"})
_SHOT = 10  # tokens before a verb in which shots are its subject


class Objects:
    """Looks for the verb of one count; `taken` are the positions of nouns that are counted."""

    def __init__(self, clauses: Clauses, taken: frozenset[int]) -> None:
        self.clauses, self.taken = clauses, taken
        self.tokens, self.lexicon, self.syntax = clauses.tokens, clauses.lexicon, clauses.syntax
        self.position = {t.i: k for k, t in enumerate(clauses.tokens)}

    def before(self, at: int, count: Count) -> Finding | None:
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
        return self.of_verb(at, lemma, count)

    def headline_verb(self, at: int) -> str:
        """A verb of a headline that the tagger takes for a noun: `bomb kills 12, wounds 30`."""
        token = self.tokens[at]
        head = self.position.get(token.head, -1)
        if token.pos != "NOUN" or token.dep != "conj" or not 0 <= head < at:
            return ""
        if self.tokens[head].pos != "VERB" or self.tokens[at - 1].pos not in {"PUNCT", "CCONJ"}:
            return ""
        readings = self.lexicon.morphology.verb_tags(token.lower)
        return next((lemma for lemma, tag in readings if tag[0] in FINITE), "")

    def of_verb(self, at: int, lemma: str, count: Count) -> Finding | None:
        """What the verb at a position says of its object."""
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
        if weak == "injured" and count.known and self._shot(at):
            return Finding(weak, "figure.object_of_verb", at)
        if weak in {"abducted", "detained"} and count.known:
            return Finding(weak, "figure.object_of_verb", at)
        if lemma in lexicon.object and (count.known or count.named):
            return Finding(lexicon.object[lemma], "figure.object_of_verb", at)
        if lemma in lexicon.agent or self._inverted_rally(at, lemma):
            kind = lexicon.agent.get(lemma) or lexicon.reflexive[lemma]
            return Finding(kind, "figure.inverted_subject", at)
        return None

    def completed(self, at: int, count: Count) -> Finding | None:
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

    def by_parse(self, count: Count) -> Finding | None:
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

    def _attempted(self, at: int, mood: str) -> bool:
        """Whether it did not come to it: `a tenté de poignarder un policier`."""
        if mood != "W":
            return False
        before = self.tokens[max(0, at - _ATTEMPT) : at]
        attempts = self.lexicon.words["links.attempts"]
        return any(
            t.lower in attempts or any(lemma in attempts for lemma, _ in t.tags) for t in before
        )

    def _taken_for_noun(self, at: int) -> tuple[str, str] | None:
        """A verb that the tagger takes for a noun: `la famine menace 4 millions de personnes`."""
        token = self.tokens[at]
        before = self.tokens[at - 1].pos if at else ""
        if token.pos != "NOUN" or before in {"DET", "ADP", "ADJ", "NUM", ""}:
            return None
        moods = FINITE | {"G"}  # "et blessant 13 autres"
        return next(((lm, tag[0]) for lm, tag in token.tags if tag[0] in moods), None)

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

    def _still(self, at: int, count: Count) -> bool:
        """`la vallée, où vivent encore 4.000 civils`."""
        return self.clauses.stays(count) and self.clauses.remains(at)

    def _inverted_rally(self, at: int, lemma: str) -> bool:
        """`où se sont réunies 200 personnes`."""
        return lemma in self.lexicon.reflexive and any(
            t.lower in self.syntax.reflexive for t in self.tokens[max(0, at - 4) : at]
        )

    def beyond(self, count: Count) -> Finding | None:
        """The verb before its own adjuncts: `a interpellé dans la nuit de lundi 36 personnes`."""
        if self.lexicon.head_last or not (count.known or count.named) or self.subject(count):
            return None
        last = count.first - 1
        if last < 1 or not self._ends_adjunct(self.tokens[last]):
            return None
        commas = 0
        for at in range(last, max(-1, last - _ADJUNCTS), -1):
            token = self.tokens[at]
            commas += token.text == ","
            verb = self._deed(at, count)
            if verb:
                if commas % 2 and self.tokens[last].text != ",":
                    return None
                return self._beyond(at, verb, count)
            if at in self.taken or not self._adjunct(at):
                return None
        return None

    def _ends_adjunct(self, token: Token) -> bool:
        """Whether an adjunct may end with this word, so that the count stands outside of it."""
        if token.lower in self.syntax.prepositions or token.lower in self.syntax.determiners:
            return False
        return (
            token.text == ","
            or token.text in QUOTES
            or token.lower in self.syntax.time_words
            or token.pos in {"NOUN", "PROPN", "NUM", "ADJ"}
        )

    def _adjunct(self, at: int) -> bool:
        """Whether a word may be of an adjunct, two joined ones too: `avec calme et en silence`."""
        token = self.tokens[at]
        if token.lower in self.syntax.coordinators:
            return self.tokens[at + 1].lower in self.syntax.prepositions
        if token.lower in self.syntax.relatives or token.lower in self.syntax.that:
            return False
        return token.pos in _ADJUNCT or token.text == "," or token.text in QUOTES

    def _deed(self, at: int, count: Count) -> tuple[str, str] | None:
        """An active verb at a position: lemma and mood."""
        token = self.tokens[at]
        if not token.tags or token.pos not in {"VERB", "AUX"}:
            return None
        verb = self.clauses.verb(at)
        if verb is None:
            return None
        if verb[1] == "K":
            before = [t for t in self.tokens[max(0, at - 4) : at] if t.pos != "ADV"]
            if not before or not any(lm in self.syntax.have for lm, _ in before[-1].tags):
                return None
        if count.single and self._attempted(at, verb[1]):
            return None
        return verb

    def _beyond(self, at: int, verb: tuple[str, str], count: Count) -> Finding | None:
        following = self.tokens[at + 1]
        opens = (
            following.pos in {"ADP", "ADV"}
            or following.text == ","
            or following.lower in self.syntax.time_words
            or following.lower in self.syntax.prepositions
            or (
                following.pos == "DET" and any(self._timed(t) for t in self.tokens[at + 2 : at + 4])
            )
        )
        if not opens:
            return None
        lemma = verb[0]
        if verb[1] == "W" and at:  # "a fait descendre chaque samedi 2.000 personnes dans la rue"
            made = self.lexicon.words["copular.made"]
            lemma = next((lm for lm, _ in self.tokens[at - 1].tags if lm in made), lemma)
        phrase = self.clauses.phrase(at - (lemma != verb[0]), lemma, {"object"})
        if phrase and phrase.at < count.first:
            return phrase
        kind = self.lexicon.patient.get(lemma)
        if kind is None or (count.named and kind == "forces"):
            return None  # "a déployé en mer deux Boeing"
        return Finding(self.clauses.befallen(lemma, at), "figure.object_of_verb", at)

    def _timed(self, token: Token) -> bool:
        return token.lower in self.syntax.time_words or self.lexicon.is_a(
            token.lower, "totals.periods"
        )

    def subject(self, count: Count) -> bool:
        """Whether the parse makes the people subject of a verb that follows."""
        for token in self.tokens[count.core : count.last + 1]:
            head = self.position.get(token.head, -1)
            if token.dep.startswith("nsubj") and head > count.last:
                return True
        return False

    def _shot(self, at: int) -> bool:
        """Whether shots hit: `des tirs ont touché trois personnes`."""
        before = self.tokens[max(0, at - _SHOT) : at]
        return any(self.lexicon.is_a(t.lower, "links.shots") for t in before if t.pos == "NOUN")
