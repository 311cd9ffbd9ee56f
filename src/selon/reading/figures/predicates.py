"""What befell the people counted: participles, verbs and nouns around a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.figures.clauses import HARD_STOPS, Clauses, Finding
from selon.reading.figures.counted import QUOTES, Count

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Token
    from selon.reading.figures.lexicon import FigureLexicon
    from selon.record import FigureKind

_REACH = 45
_NOUN_REACH = 14
_CLOSERS = frozenset({")", "]"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", ""})


class Predicates:
    """Looks around the counts of one unit."""

    def __init__(self, tokens: list[Token], lexicon: FigureLexicon, pack: LanguagePack) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.clauses = Clauses(tokens, lexicon, pack)
        self.syntax = self.clauses.syntax
        self.position = {t.i: k for k, t in enumerate(tokens)}
        self.taken: frozenset[int] = frozenset()
        """Positions of nouns that are themselves counted, so that they govern no other count."""

    # -- to the right --------------------------------------------------------------------------

    def attached(self, count: Count) -> Finding | None:
        """A participle or state with the noun: `personnes tuées`, `soldats déployés`."""
        at = count.last + 1
        for _ in range(7):
            if at >= len(self.tokens):
                break
            token = self.tokens[at]
            if (
                token.text in QUOTES
                or token.pos == "ADV"
                or token.lower in self.lexicon.words["links.all"]
                or (token.text == "," and self._participle_follows(at))
            ):
                at += 1
                continue
            if token.pos not in {"DET", "ADP", "NUM"} and not self.clauses.after_subject(at):
                found = self.clauses.participle(at, count)
                if found:
                    return self._stronger(found, count)
                victims = self._victims(at)
                if victims:
                    return victims
            if token.pos in {"PUNCT", "NUM", "VERB", "AUX", "PRON", "CCONJ", "DET", "ADP"}:
                break
            at += 1
        if at < len(self.tokens):
            state = self.clauses.state_phrase(at)
            if state:
                return state
        return self._by_parse(count)

    def _by_parse(self, count: Count) -> Finding | None:
        """A participle farther off that the parse hangs on the noun, agreeing in number."""
        plural = (count.numeral.high or 2) > 1
        for k in range(count.core, count.last + 1):
            for child in self.tokens[k].children:
                position = self.position.get(child, -1)
                if position <= count.last or position > count.last + 14:
                    continue
                token = self.tokens[position]
                if token.dep not in {"acl", "amod"} or not any(
                    tag.startswith("K") and (tag.endswith("p") or len(tag) == 1) == plural
                    for _, tag in token.tags
                ):
                    continue
                found = self.clauses.participle(position, count)
                if found:
                    return found
        return None

    def _participle_follows(self, at: int) -> bool:
        """Whether a participle opens an aside: `un général, tué dans un raid`."""
        for token in self.tokens[at + 1 : at + 3]:
            if any(tag.startswith("K") for _, tag in token.tags):
                return token.pos in {"VERB", "ADJ"}
            if token.pos != "ADV" and token.lower not in self.lexicon.words["links.all"]:
                return False
        return False

    def _stronger(self, finding: Finding, count: Count) -> Finding:
        """`affamés et assiégés`: of two coordinated words the participle of a deed decides."""
        at = finding.at + 1
        if finding.kind == "in_need" and at + 1 < len(self.tokens):
            if self.tokens[at].pos == "CCONJ":
                return self.clauses.participle(at + 1, count) or finding
        return finding

    def _victims(self, at: int) -> Finding | None:
        """`60 personnes victimes d'exécutions`."""
        lexicon = self.lexicon
        if not lexicon.is_a(self.tokens[at].lower, "links.victims"):
            return None
        for position in range(at + 1, min(len(self.tokens), at + 5)):
            kind = lexicon.nouns_of.get(lexicon.lemma(self.tokens[position].lower, "n"))
            if kind:
                return Finding(kind, "figure.victims_of", position)
        return None

    def subject_of(self, count: Count) -> tuple[Finding | None, Finding | None]:
        """Give what the main verb says of a subject, and what its own relative clause says."""
        at = count.last + 1
        words = self.syntax
        relative: Finding | None = None
        shared: Finding | None = None
        pending = own = part = False
        limit = min(len(self.tokens), at + _REACH)
        while at < limit:
            token = self.tokens[at]
            if token.text == "(":
                at = self._past_bracket(at)
                continue
            if token.text in HARD_STOPS or self._subordinator(at):
                break
            if token.lower in words.relatives and (
                token.lower not in words.that or token.pos == "PRON"
            ):
                if relative is None and token.lower in words.that and self._close(count, at):
                    relative = self._object_relative(at, count)
                pending = True
                part = token.lower in self.lexicon.words["links.part"]
                own = token.lower in words.subject_relative and self._close(count, at)
                at += 1
                continue
            if token.lower in words.that and at > count.last + 1:
                break
            if part and token.text == ",":
                pending = part = False  # "dont six soldats,": a part without a verb of its own
            if self.clauses.finite(at):
                finding, last = self.clauses.read(at, count)
                if not pending:
                    return finding, relative
                if own and relative is None:
                    relative = finding
                if part:
                    shared = finding
                pending = own = part = False
                at = last
            at += 1
        return shared, relative

    def _object_relative(self, at: int, count: Count) -> Finding | None:
        """`deux personnes qu'ils ont abattues`."""
        for position in range(at + 1, min(len(self.tokens), at + 10)):
            token = self.tokens[position]
            if token.pos == "PUNCT":
                return None
            if token.pos in {"VERB", "AUX"} and any(tag[0] == "K" for _, tag in token.tags):
                found = self.clauses.participle(position, count)
                if found:
                    return found
        return None

    def _close(self, count: Count, at: int) -> bool:
        """Whether a relative pronoun belongs to the count: only adjectives or a comma between."""
        between = self.tokens[count.last + 1 : at]
        return len(between) <= 6 and not any(t.pos in {"VERB", "AUX"} for t in between)

    def _past_bracket(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].text not in _CLOSERS:
            at += 1
        return at + 1

    def _subordinator(self, at: int) -> bool:
        token = self.tokens[at]
        return token.lower in self.syntax.subordinators and token.pos in {"SCONJ", "ADV", "CCONJ"}

    # -- to the left ---------------------------------------------------------------------------

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
            return any(
                t.lower in words.negation_opening for t in self.tokens[max(0, at - 6) : at]
            )
        return False

    def governor(self, count: Count) -> Finding | None:
        """What the verb, noun or preposition before the count says of it; may block the right."""
        at = self.left(count)
        if at < 0:
            return None
        token = self.tokens[at]
        if token.lower in self.lexicon.words["partitive.de"]:
            count.blocked = True
            return self._of(at, count)
        if token.pos == "ADP" or token.lower in self.syntax.prepositions:
            count.blocked = True
            return self._completed(at - 1, count)
        if token.tags and token.pos in {"VERB", "AUX", "NOUN", "ADJ"}:
            found = self._object(at, count)
            if found:
                return found
        if token.pos in {"NOUN", "VERB"}:
            return self._completed(at, count)
        return self._object_by_parse(count)

    def _object(self, at: int, count: Count) -> Finding | None:
        """The verb right before: `a tué 12 civils`, `où ont péri 12 civils`."""
        verb = self.clauses.verb(at)
        if verb is None:
            return None
        lemma, mood = verb
        if mood == "K" and self.tokens[at].pos in {"NOUN", "ADJ"}:
            return None
        count.blocked = True
        return self._object_of(at, lemma, count)

    def _object_of(self, at: int, lemma: str, count: Count) -> Finding | None:
        lexicon = self.lexicon
        phrase = self.clauses.phrase(at, lemma, {"object"})
        if phrase:
            return phrase
        if lemma in lexicon.patient:
            return Finding(lexicon.patient[lemma], "figure.object_of_verb", at)
        if lemma in lexicon.object and (count.known or count.named):
            return Finding(lexicon.object[lemma], "figure.object_of_verb", at)
        if lemma in lexicon.agent or self._inverted_rally(at, lemma):
            kind = lexicon.agent.get(lemma) or lexicon.reflexive[lemma]
            return Finding(kind, "figure.inverted_subject", at)
        for turn in lexicon.phrases.get(lemma, ()):
            if turn.role == "after" and any(
                lexicon.completes(t.lower, turn.words) for t in self.tokens[max(0, at - 10) : at]
            ):
                return Finding(turn.kind, "figure.phrase", at)
            if turn.role == "subject" and turn.kind == "participants" and any(
                lexicon.completes(t.lower, turn.words) for t in self.tokens[max(0, at - 8) : at]
            ):
                return Finding(turn.kind, "figure.inverted_subject", at)
        return None

    def _inverted_rally(self, at: int, lemma: str) -> bool:
        """`où se sont réunies 200 personnes`."""
        return lemma in self.lexicon.reflexive and any(
            t.lower in self.syntax.reflexive for t in self.tokens[max(0, at - 4) : at]
        )

    def _object_by_parse(self, count: Count) -> Finding | None:
        """The verb whose object the parse says it is, an adjunct between the two."""
        for k in range(count.core, count.last + 1):
            token = self.tokens[k]
            head = self.position.get(token.head, -1)
            if token.dep == "obj" and 0 <= head < count.first and self.tokens[head].tags:
                verb = self.clauses.verb(head)
                if verb and verb[0] in self.lexicon.patient:
                    return Finding(self.lexicon.patient[verb[0]], "figure.object_of_verb", head)
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
        head = self._head(count)
        if 0 <= head < at and head not in self.taken:
            kind = self._noun_of(head)
            if kind:
                return Finding(kind, "figure.noun_of", head)
        by_agent = -1
        for position in range(at - 1, max(-1, at - _NOUN_REACH), -1):
            token = self.tokens[position]
            if token.lower in self.syntax.by_agent:
                by_agent = position
                break
            if token.text in HARD_STOPS or token.text == "," or token.pos in {"VERB", "AUX"}:
                break
        if by_agent > 0:
            # "la libération par les autorités de 5.000 insurgés et celle par les rebelles de 30"
            kind = self._noun_of(by_agent - 1) or self._pronoun_of(by_agent - 1)
            if kind:
                return Finding(kind, "figure.noun_of", by_agent - 1)
        for position in range(at - 1, max(-1, at - _NOUN_REACH), -1):
            token = self.tokens[position]
            kind = self._noun_of(position)
            if kind and token.pos in _NOMINAL:
                return None if position in self.taken else Finding(kind, "figure.noun_of", position)
            if (
                token.text in HARD_STOPS
                or token.lower in self.syntax.relatives
                or token.pos in {"VERB", "AUX"}
                or token.lower in lexicon.words["partitive.de"]
            ):
                return None
            if token.pos in {"NOUN", "PROPN"} and not (
                token.lower in self.syntax.time_words or self._set_off(position, at)
            ):
                return None
        return None

    def _noun_of(self, at: int) -> FigureKind | None:
        if at < 0:
            return None
        return self.lexicon.nouns_of.get(self.lexicon.lemma(self.tokens[at].lower, "n"))

    def _pronoun_of(self, at: int) -> FigureKind | None:
        """A pronoun that stands for an earlier noun: `celle`."""
        if self.tokens[at].pos != "PRON":
            return None
        for position in range(at - 1, -1, -1):
            kind = self._noun_of(position)
            if kind and position not in self.taken:
                return kind
        return None

    def _set_off(self, position: int, at: int) -> bool:
        """Whether a word stands in an adjunct set off before "de": `l'exécution, jeudi, de 28`."""
        return any(t.text == "," for t in self.tokens[position + 1 : at + 1])

    def _head(self, count: Count) -> int:
        """Position of the noun that the parse makes the head of the noun phrase."""
        for k in range(count.last, count.core - 1, -1):
            token = self.tokens[k]
            position = self.position.get(token.head, -1)
            if 0 <= position < count.core and token.dep in {"nmod", "obl:mod"}:
                return position
        return -1


