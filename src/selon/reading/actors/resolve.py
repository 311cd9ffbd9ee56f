"""Speakers: each statement's source led to an actor, in text order.

A pronoun in a tag is the last speaker, not the last person named; elsewhere the subject of the
sentence before. A gerundive (`, ajoutant que`) has the speaker of its main clause, a quotation
without a cue the speaker before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words, is_name
from selon.reading.actors.describe import Description, describe
from selon.reading.actors.registry import Registry, agrees
from selon.reading.actors.table import reference_table
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.actors.registry import Entry
    from selon.reading.draft import Draft, Token
    from selon.reading.statements import RawStatement


class Speakers:
    """Resolves the sources of a dispatch's statements and keeps the registry that grows by it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.words = syntax(draft.pack)
        self.registry = Registry(reference_table(draft.pack))
        self._by_sentence: dict[int, list[tuple[int, Entry]]] = {}
        self.ids: dict[int, int] = {}

    def id_of(self, entry: Entry) -> str:
        """Give the id of an actor's row, numbered in the order in which they are asked for."""
        return f"a{self.ids.setdefault(entry.index, len(self.ids) + 1)}"

    def named_spans(self) -> list[tuple[int, int]]:
        """Give the spans of persons and bodies, which are no places."""
        kinds = {"person", "organisation", "media", "armed_group"}
        return sorted({s for e in self.registry.entries if e.kind in kinds for s in e.spans})

    def actor_for(self, start: int, end: int) -> Entry | None:
        """Give the actor that a phrase means, made anew when it is not known; None for a pronoun
        without antecedent and for phrases that name no actor.
        """
        tokens = self.draft.tokens_between(start, end)
        if not tokens:
            return None
        if len(tokens) == 1 and tokens[0].lower.lstrip("-") in self.words.pronouns:
            return self._pronoun(tokens[0], start)
        pointed = self._pointing(tokens, start)
        if pointed is not None:
            return pointed
        found = describe(self.draft, tokens)
        return self.registry.resolve(found, start) if found is not None else None

    def mention(self, start: int, end: int, *, subject: bool) -> None:
        """Note a mention that is no source."""
        entry = self.actor_for(start, end)
        if entry is not None and subject:
            entry.subject = max(entry.subject, start)

    def speaker(self, statement: RawStatement) -> Entry | None:
        """Give the speaker of a statement and remember that they spoke."""
        entry = self._speaker(statement)
        if entry is not None:
            if not statement.speech:
                self.registry.spoke(entry, statement.start)
            if not statement.rule.startswith("statement.according"):
                self._by_sentence.setdefault(statement.sentence, []).append(
                    (statement.start, entry)
                )
        return entry

    def _speaker(self, statement: RawStatement) -> Entry | None:
        at = statement.start
        if statement.source_kind == "none":
            return None
        if statement.source_kind == "previous":
            return self.registry.last_speaker(at)
        if statement.source_kind == "main":
            return self._main(statement)
        if statement.source_kind == "antecedent" and statement.antecedent:
            return self.actor_for(*statement.antecedent) or self._last_name(*statement.antecedent)
        if statement.source is None:
            return None
        if statement.source_kind == "pronoun":
            token = self.draft.tokens_between(*statement.source)
            form = self.draft.text[statement.source[0] : statement.source[1]].lower()
            return self._pronoun_speaker(form, token, statement)
        return self.actor_for(*statement.source) or self._anybody(*statement.source)

    def _anybody(self, start: int, end: int) -> Entry | None:
        """Who speaks though no lexicon knows the word (`ces trois pays`, `la "Troïka"`)."""
        tokens = self.draft.tokens_between(start, end)
        while tokens and (tokens[0].pos in {"DET", "NUM", "PUNCT", "ADP"} or not tokens[0].text[0].isalnum()):
            tokens = tokens[1:]
        nouns = [t for t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"} or t.text[:1].isupper()]
        if not nouns:
            return None
        stop = next((k for k, t in enumerate(tokens) if not t.text[-1].isalnum() and k), len(tokens))
        label = self.draft.text[tokens[0].start : tokens[stop - 1].end]
        found = Description(
            label, "unnamed", (tokens[0].start, tokens[stop - 1].end), reference="indefinite"
        )
        return self.registry.resolve(found, start)

    def _last_name(self, start: int, end: int) -> Entry | None:
        """The name that closes a phrase whose head is no actor (`l'ennemi d'Israël qui dit`)."""
        tokens = self.draft.tokens_between(start, end)
        k = len(tokens)
        while k > 0 and is_name(tokens[k - 1]):
            k -= 1
        return self.actor_for(tokens[k].start, end) if k < len(tokens) else None

    def _main(self, statement: RawStatement) -> Entry | None:
        """The speaker before in the same sentence, else the subject of its main clause."""
        position = statement.cue[0] if statement.cue else statement.start
        spoken = [e for at, e in self._by_sentence.get(statement.sentence, ()) if at < position]
        if statement.antecedent is not None:
            entry = self.actor_for(*statement.antecedent)
            if entry is not None:
                return entry
        if spoken:
            people = [e for e in spoken if e.kind != "document"]
            return (people or spoken)[-1]
        return self.registry.last_speaker(statement.start)

    def _pronoun_speaker(
        self, form: str, tokens: list[Token], statement: RawStatement
    ) -> Entry | None:
        gender, number = self._features(form)
        at = statement.start
        tag = statement.rule.endswith("_tag")
        if tag:
            entry = self.registry.last_speaker(at, gender=gender, number=number)
            if entry is not None and at - entry.spoke < _NEAR:
                return entry
        sentence = self.draft.anatomy.sentences[statement.sentence]
        cut = (
            statement.cue[0]
            if statement.cue and statement.rule.startswith("statement.according")
            else sentence.start
        )
        spoken = self.registry.last_speaker(at, gender=gender, number=number)
        subject = self.registry.last_subject(at, gender=gender, number=number)
        if subject is not None and not statement.rule.startswith("statement.according"):
            if spoken is None or subject.subject > spoken.spoke:
                return subject
        named = self.registry.last_mentioned(
            cut if statement.rule.startswith("statement.according") else at,
            gender=gender, number=number,
        )  # fmt: skip
        if statement.rule.startswith("statement.according"):
            return named or spoken
        if spoken is not None and at - spoken.spoke < _NEAR:
            return spoken
        return named or spoken

    def _pronoun(self, token: Token, at: int) -> Entry | None:
        gender, number = self._features(token.lower)
        return self.registry.last_mentioned(at - 1, gender=gender, number=number)

    def _features(self, form: str) -> tuple[str, str]:
        features = self.words.pronouns.get(form, self.words.pronouns.get("-" + form, ""))
        return features[:-1], features[-1:]

    def _pointing(self, tokens: list[Token], at: int) -> Entry | None:
        """`Ces derniers`, `la même source`, `celui-ci`: the last that fits in number and gender."""
        lowers = [t.lower for t in tokens]
        anaphoric = self.words.anaphoric
        if any(w in anaphoric["same"] for w in lowers[:2]):
            known = actor_words(self.draft.pack)
            if any(w in known.sources for w in lowers):
                return self.registry.last_speaker(at - 1)
        if len(tokens) <= 3 and lowers[0] in self.words.demonstratives | self.words.definite:
            last = lowers[-1]
            if last in anaphoric["last"] or last in anaphoric["first_named"]:
                if last in anaphoric["first_named"] and lowers[0] not in self.words.definite:
                    return None
                number = "p" if last.endswith("s") else "s"
                gender = "f" if lowers[0] in _FEMININE or last.endswith(("ère", "ères")) else "m"
                if last in anaphoric["last"]:
                    return self.registry.last_mentioned(at - 1, gender=gender, number=number)
        return None


_NEAR = 1600  # characters, two or three paragraphs: a tag's pronoun reaches no farther
_FEMININE = {"cette", "la"}
__all__ = ["Speakers", "agrees"]
