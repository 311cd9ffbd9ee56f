"""What a verb group says of its subject, and a participle of what it stands with.

Reads from the first verb rightwards over auxiliaries, adverbs and asides. Only the lexical verb
speaks for the subject, with what is coordinated to it (`a été retrouvé et poignardé`) or depends on
it as an infinitive (`ont été contraints de fuir`); nouns in its complements do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Token
    from selon.reading.figures.counted import Count
    from selon.reading.figures.lexicon import FigureLexicon
    from selon.reading.syntax import Syntax
    from selon.record import FigureKind

FINITE = frozenset("PIJFCST")
HARD_STOPS = frozenset({";", ":", ".", "?", "!", "..."})
_WINDOW = 16
_PHRASE_REACH = 12
_NOT_VERBS = frozenset({"DET", "ADP", "PRON", "PROPN", "ADV", "SCONJ", "CCONJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind, the rule that gave it, and the position of the word that says it."""

    kind: FigureKind
    rule: str
    at: int


class Clauses:
    """Reads the verb groups of one unit."""

    def __init__(self, tokens: list[Token], lexicon: FigureLexicon, pack: LanguagePack) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.syntax: Syntax = syntax(pack)

    def read(self, at: int, count: Count) -> tuple[Finding | None, int]:
        """Read the group whose first verb is at a position: what it says, and its last verb."""
        tokens, lexicon, words = self.tokens, self.lexicon, self.syntax
        be = lexical = noun_seen = made = False
        reflexive = self._reflexive(at)
        last = position = at
        limit = min(len(tokens), at + _WINDOW)
        while position < limit:
            token = tokens[position]
            if position > at and self._ends(position) and not (be and self._goes_on_to(position)):
                break
            if token.lower in words.reflexive:
                reflexive = True
            verb = self.verb(position) if token.tags else None
            if verb is None or (verb[1] == "K" and token.pos in {"NOUN", "ADJ"} and not be):
                state = self._state(position) if be else None
                if state:
                    return state, position
                noun_seen = noun_seen or (lexical and token.pos in {"NOUN", "PROPN", "DET"})
                position += 1
                continue
            lemma, mood = verb
            if mood in FINITE and position > at:
                break
            if lexical and not self._goes_on(position, lemma, mood, be=be, noun_seen=noun_seen):
                position += 1
                continue
            last = position
            if made and mood == "W" and lemma in lexicon.patient:
                return Finding(
                    self.befallen(lemma, position), "figure.subject_of_verb", position
                ), last
            made = reflexive and lemma in lexicon.words["copular.made"]
            found = self._says(position, lemma, mood, count, be=be, reflexive=reflexive)
            if found:
                return found, found.at
            copular = lemma in words.be or lemma in lexicon.words["copular.verbs"]
            be = be or (copular and (lemma in words.be or mood in FINITE or reflexive or be))
            if mood == "K" and be and lemma in words.be:
                reflexive = False
            modal = lemma in lexicon.words["totals.modals"]
            lexical = lexical or not (copular or modal or lemma in words.have)
            position += 1
        return None, last

    def _ends(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text in HARD_STOPS or token.pos == "NUM":
            return True
        if token.lower in self.lexicon.words["links.before"]:
            return True  # what follows is told in `sequel`
        return self.opens_clause(token) or (token.text == "," and not self._aside(at))

    def opens_clause(self, token: Token) -> bool:
        """Whether a word opens a clause of its own."""
        words = self.syntax
        return any(token.lower in group for group in (words.relatives, words.that, words.whether))

    def _goes_on_to(self, at: int) -> bool:
        """Whether a comma leads to a further participle: `inculpés du vol, et placés en …`."""
        if self.tokens[at].text != ",":
            return False
        at += 1
        if at < len(self.tokens) and self.tokens[at].pos == "CCONJ":
            at += 1
        if at >= len(self.tokens) or self.tokens[at].pos != "VERB":
            return False
        return any(tag.startswith("K") for _, tag in self.tokens[at].tags)

    def _goes_on(self, at: int, lemma: str, mood: str, *, be: bool, noun_seen: bool) -> bool:
        """Whether a further verb still speaks of the subject."""
        if mood == "K":
            return be and (self.tokens[at - 1].pos == "CCONJ" or self.tokens[at - 1].text == ",")
        if mood != "W":
            return False
        # "ont marché une heure pour se rassembler"
        rally = self.lexicon.reflexive.get(lemma) or self.lexicon.agent.get(lemma)
        return not noun_seen or rally == "participants"

    def _says(
        self, at: int, lemma: str, mood: str, count: Count, *, be: bool, reflexive: bool
    ) -> Finding | None:
        """What one verb of the group says of the subject."""
        lexicon = self.lexicon
        passive = mood == "K" and be and not reflexive and lemma not in self.syntax.be_verbs
        if passive and lemma not in self.syntax.be:
            found = self.participle(at, count)
            if found:
                return found
        roles = {"object"} if passive else {"subject"}
        turn = self.phrase(at, lemma, roles)
        if turn:
            return turn
        if lemma in lexicon.words["remain.verbs"] and self.stays(count) and self.remains(at):
            return Finding("besieged", "figure.remain", at)
        if reflexive and lemma in lexicon.reflexive:
            return Finding(lexicon.reflexive[lemma], "figure.subject_of_verb", at)
        if lemma in lexicon.agent and not (passive and lexicon.agent[lemma] != "killed"):
            return Finding(lexicon.agent[lemma], "figure.subject_of_verb", at)
        return None

    def _reflexive(self, at: int) -> bool:
        """Whether a reflexive pronoun stands among the clitics right before a verb."""
        words = self.syntax
        for token in reversed(self.tokens[max(0, at - 2) : at]):
            if token.lower in words.reflexive:
                return True
            if token.lower not in words.object_clitics:
                return False
        return False

    def _aside(self, at: int) -> bool:
        """A short aside between commas inside a verb group: `ont été, selon elle, tués`."""
        rest = self.tokens[at + 1 : at + 8]
        return any(t.text == "," for t in rest) and self.tokens[at - 1].pos in {"AUX", "VERB"}

    def stays(self, count: Count) -> bool:
        """Whether the people are of those who are feared for where they remain."""
        noun = self.tokens[count.noun].lower if count.noun >= 0 else ""
        return self.lexicon.is_a(noun, "remain.nouns")

    def remains(self, at: int) -> bool:
        """`qui vivent toujours dans la vallée`."""
        following = [t.lower for t in self.tokens[at + 1 : at + 3]]
        return any(w in self.lexicon.words["remain.adverbs"] for w in following)

    def _state(self, at: int) -> Finding | None:
        form = self.tokens[at].lower
        if form in self.lexicon.states and self.tokens[at - 1].pos not in {"DET", "ADP"}:
            return Finding(self.lexicon.states[form], "figure.state", at)
        info = self.lexicon.noun(form)
        if info and info.kind and self.tokens[at].pos == "NOUN":
            # "200 étaient des réfugiés": only right after the copula
            before = [t for t in self.tokens[max(0, at - 3) : at] if t.pos not in {"DET", "ADV"}]
            if before and any(lemma in self.syntax.be for lemma, _ in before[-1].tags):
                return Finding(info.kind, "figure.state", at)
        return self.state_phrase(at)

    def state_phrase(self, at: int) -> Finding | None:
        """A state of several words: `en détention`, `pris au piège`."""
        for words, kind in self.lexicon.state_phrases:
            if [t.lower for t in self.tokens[at : at + len(words)]] == list(words):
                return Finding(kind, "figure.state", at)
        return None

    def verb(self, at: int) -> tuple[str, str] | None:
        """Lemma and mood of a token that is a verb form here; participles first."""
        token = self.tokens[at]
        if token.pos in _NOT_VERBS:
            return None
        participle = next(((lm, "K") for lm, tag in token.tags if tag.startswith("K")), None)
        if participle and self._present(at):
            participle = None  # "un homme tue trois personnes", no participle of "taire"
        if token.pos in {"NOUN", "ADJ"}:
            before = self.tokens[at - 1].pos if at else ""
            return None if token.pos == "NOUN" and before in {"DET", "ADP", "NUM"} else participle
        if participle and not self.after_subject(at):
            return participle
        readings = [(lm, tag[0]) for lm, tag in token.tags if tag[0] != "K" and not _thou(tag)]
        auxiliary = [r for r in readings if r[0] in self.syntax.be or r[0] in self.syntax.have]
        found = auxiliary or readings
        return found[0] if found else participle

    def _present(self, at: int) -> bool:
        """Whether a form is finite though it looks like a participle.

        So it is where only the finite reading tells of harm, or where the parse gives it a subject
        and no auxiliary.
        """
        token = self.tokens[at]
        finite = {lemma for lemma, tag in token.tags if tag[0] in FINITE}
        if token.pos != "VERB" or not finite:
            return False
        harmful = self.lexicon.patient.keys()
        if finite & harmful and not {lemma for lemma, tag in token.tags if tag[0] == "K"} & harmful:
            return True
        children = [self.tokens[k] for k in self._children(token)]
        if any(t.dep.startswith("aux") for t in children):
            return False
        return any(t.dep == "nsubj" and t.pos in {"NOUN", "PROPN"} for t in children)

    def _children(self, token: Token) -> list[int]:
        first = self.tokens[0].i
        return [k for k in (c - first for c in token.children) if 0 <= k < len(self.tokens)]

    def finite(self, at: int) -> bool:
        """Whether a finite verb stands here."""
        token = self.tokens[at]
        if not token.tags or token.pos in _NOT_VERBS or token.pos in {"NOUN", "ADJ"}:
            return False
        moods = {tag[0] for _, tag in token.tags if tag and not _thou(tag)}
        if not moods & FINITE:
            return False
        if "K" not in moods or token.pos != "VERB":
            return True
        return self.after_subject(at) or self._present(at)

    def after_subject(self, at: int) -> bool:
        """Whether a pronoun subject stands right before: then the form is finite, no participle."""
        before = self.tokens[at - 1].lower if at else ""
        if before in self.lexicon.words["links.all"]:
            return False
        words = self.syntax
        return (
            before in words.subject_relative
            or before in words.pronouns
            or before in words.reflexive
        )

    def participle(self, at: int, count: Count) -> Finding | None:
        """What a participle or state says of the people that it stands with."""
        token = self.tokens[at]
        lexicon = self.lexicon
        for lemma, tag in token.tags:
            if not tag.startswith("K"):
                continue
            phrase = self.phrase(at, lemma, {"object"})
            if phrase:
                return phrase
            if lemma in lexicon.patient:
                return Finding(self.befallen(lemma, at), "figure.participle", at)
            if lemma in lexicon.words["links.beaten"] and self._mortal(at):
                return Finding("killed", "figure.participle", at)  # "battue à mort"
            if lexicon.agent.get(lemma) == "killed":
                return Finding("killed", "figure.participle", at)  # "soldats décédés"
            if lemma in lexicon.weak_patient and (count.known or count.others or count.of_them):
                if self._disease(at) or not self._hit(at, tag, count):
                    return None
                return Finding(lexicon.weak_patient[lemma], "figure.participle", at)
        if token.lower in lexicon.states:
            return Finding(lexicon.states[token.lower], "figure.state", at)
        return None

    def befallen(self, lemma: str, at: int) -> FigureKind:
        """What a verb at a position says of those whom it befalls; mortal wounds kill."""
        kind = self.lexicon.patient[lemma]
        return "killed" if kind == "injured" and self._mortal(at) else kind

    def _mortal(self, at: int) -> bool:
        """`mortellement blessés`, `poignardés à mort`."""
        words = self.lexicon.words
        if at and self.tokens[at - 1].lower in words["links.mortal"]:
            return True
        after = " ".join(t.lower for t in self.tokens[at + 1 : at + 3])
        return after in words["links.mortal_after"]

    def _hit(self, at: int, tag: str, count: Count) -> bool:
        """Whether a soft verb hits the people by somebody or by shots, not by a crisis."""
        if count.plural and tag.endswith("s"):
            return False  # "la ville et ses deux millions d'habitants, touchée"
        following = self.tokens[at + 1 : at + 6]
        if not any(t.lower in self.syntax.by_agent for t in following[:2]):
            return True
        for token in following:
            if token.pos in {"NOUN", "PROPN"}:
                info = self.lexicon.noun(token.lower)
                person = info is not None and not info.thing
                return person or self.lexicon.is_a(token.lower, "links.shots")
        return True

    def _disease(self, at: int) -> bool:
        """`atteints du choléra`: ill, not injured."""
        return any(
            self.lexicon.is_a(t.lower, "links.diseases") for t in self.tokens[at + 1 : at + 6]
        )

    def gerund(self, at: int) -> Finding | None:
        """What a present participle says of its subject: `dépendant de l'aide`, `fuyant`."""
        for lemma, tag in self.tokens[at].tags:
            if tag.startswith("G"):
                if lemma in self.lexicon.agent:
                    return Finding(self.lexicon.agent[lemma], "figure.subject_of_verb", at)
                return self.phrase(at, lemma, {"subject"})
        return None

    def infinitive(self, at: int) -> Finding | None:
        """What an infinitive after its marker says: `ils étaient 3.000 à défiler`."""
        if self.tokens[at].lower not in self.syntax.infinitive_markers:
            return None
        reflexive = False
        for position in range(at + 1, min(len(self.tokens), at + 3)):
            token = self.tokens[position]
            if token.lower in self.syntax.reflexive:
                reflexive = True
                continue
            for lemma, tag in token.tags:
                if tag.startswith("W"):
                    kinds = self.lexicon.reflexive if reflexive else self.lexicon.agent
                    if lemma in kinds:
                        return Finding(kinds[lemma], "figure.subject_of_verb", position)
        return None

    def seen_to(self, at: int, count: Count) -> Finding | None:
        """What a bare infinitive behind the people says: `a vu des milliers de gens défiler`."""
        if self.tokens[at].lower in self.syntax.reflexive and at + 1 < len(self.tokens):
            at += 1
        token = self.tokens[at]
        bare = token.pos in {"VERB", "AUX"} and any(tag.startswith("W") for _, tag in token.tags)
        return self.read(at, count)[0] if bare and not count.single else None

    def phrase(self, at: int, lemma: str, roles: set[str]) -> Finding | None:
        """A verb with what completes it first: `trouvé la mort`, `contraints à l'exode`."""
        turns = [t for t in self.lexicon.phrases.get(lemma, ()) if t.role in roles]
        if not turns:
            return None
        for position in range(at + 1, min(len(self.tokens), at + _PHRASE_REACH)):
            token = self.tokens[position]
            if (
                token.text in HARD_STOPS
                or token.text == ","
                or (token.tags and (token.pos in {"VERB", "AUX"} and self.finite(position)))
            ):
                return None
            for turn in turns:
                if self.lexicon.completes(token.lower, turn.words):
                    return Finding(turn.kind, "figure.phrase", position)
        return None


def _thou(tag: str) -> bool:
    """Whether a finite form speaks to one person, as no dispatch does: `présentes` is none."""
    return tag[0] in FINITE and tag.endswith("2s")
