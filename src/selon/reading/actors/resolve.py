"""Speakers: each statement's source led to an actor, in text order.

A gerundive (`, ajoutant que`) has the speaker of its main clause, a quotation without a cue the
speaker before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actors.around import (
    closes,
    end_before,
    name_behind,
    part_before,
    phrase_before,
    role_behind,
    whole,
)
from selon.reading.actors.chunk import determiners
from selon.reading.actors.describe import Description, describe
from selon.reading.actors.features import noun_features
from selon.reading.actors.names import names_of
from selon.reading.actors.reference import LOOSE, PLAIN, TAG, Reference
from selon.reading.actors.registry import Registry

if TYPE_CHECKING:
    from selon.reading.actors.entry import Entry
    from selon.reading.draft import Draft, Token
    from selon.reading.statements import RawStatement


class Speakers:
    """Resolves the sources of a dispatch's statements and keeps the registry that grows by it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.names = names_of(draft)
        self.words = self.names.syntax
        self.registry = Registry(self.names)
        self.reference = Reference(self.names, self.registry)
        self._by_sentence: dict[int, list[tuple[int, Entry]]] = {}
        self._sources: dict[int, Entry] = {}
        self.ids: dict[int, int] = {}

    def id_of(self, entry: Entry) -> str:
        """Give the id of an actor's row, numbered in the order in which they are asked for."""
        return f"a{self.ids.setdefault(entry.index, len(self.ids) + 1)}"

    def named_spans(self) -> list[tuple[int, int]]:
        """Give the spans of persons and bodies, which are no places."""
        kinds = {"person", "organisation", "media", "armed_group"}
        return sorted({s for e in self.registry.entries if e.kind in kinds for s in e.spans})

    def actor_for(self, start: int, end: int, *, source: bool = False) -> Entry | None:
        """Give the actor that a phrase means, made anew when it is not known; None for a pronoun
        without antecedent and for phrases that name no actor.
        """
        known = None if source else self._mentioned(start, end)
        if known is not None:
            return known
        found = self._read(start, end, source=source)
        if isinstance(found, Description):
            return self.registry.resolve(found, start)
        return found

    def _mentioned(self, start: int, end: int) -> Entry | None:
        """The actor that is known to be mentioned right there, the determiner left out."""
        tokens = self.names.words(start, end)
        if not tokens:
            return None
        first = min(determiners(self.names, tokens).at, len(tokens) - 1)
        return self.registry.at(tokens[first].start, end)

    def _read(self, start: int, end: int, *, source: bool = False) -> Entry | Description | None:
        """The actor that a pronoun or pointing phrase means, or the description of another one."""
        tokens = self.names.words(*whole(self.names, start, end))
        if not tokens:
            return None
        if len(tokens) == 1 and tokens[0].lower.lstrip("-") in self.words.pronouns:
            if start in self._sources:
                return self._sources[start]
            gender, number = self.reference.features(tokens[0].lower)
            self.reference.meaning(tokens[0].lower)
            found_ = self.reference.weighed(start - 1, gender, number, PLAIN)
            self.reference.meaning("")
            return found_
        pointed = self.reference.pointed(tokens, start)
        if pointed is not None:
            return pointed
        found = describe(self.names, tokens)
        if found is not None and found.bare and not source and len(found.label.split()) == 1:
            return None if found.kind == "person" else found
        if found is not None and self.words.possessives & {tokens[0].lower}:
            self._owned(found, start, plural=tokens[0].lower in self.names.table.their)
        if source and found is not None and found.number != "p":
            return self._apposed(found, tokens)
        return found

    def _owned(self, found: Description, start: int, *, plural: bool) -> None:
        """Give `leur porte-parole` the sector and country of those whom it speaks for."""
        if found.sector or found.head not in self.names.table.headship:
            return
        kinds = _BODIES | {"population"}
        owner = self.reference.weighed(start - 1, "", "p" if plural else "s", PLAIN, kinds=kinds)
        if owner is not None and start - owner.named_by(start) < _OWNER:
            found.sector = owner.sector
            found.country = found.country or owner.country

    def _apposed(self, found: Description, tokens: list[Token]) -> Entry | Description:
        """Join a source to the name that stands outside its span, behind or before a comma.

        `Ilan Maro, un voisin, qui dit`; `un étudiant qui n'a donné que son prénom, Lise`.
        """
        by_someone = found.kind == "document" and any(
            self.names.known.role(t) is not None for t in tokens
        )
        if found.kind == "unnamed" or by_someone:
            stop = name_behind(self.names, tokens[-1].end)
            if stop is not None:
                longer = describe(self.names, self.names.words(tokens[0].start, stop))
                if longer is not None and longer.kind == "person":
                    return longer
        if found.kind == "person" and found.role is None:
            stop = role_behind(self.names, tokens[-1].end)
            if stop is not None:
                longer = describe(self.names, self.names.words(tokens[0].start, stop))
                if longer is not None and longer.label == found.label:
                    return longer
        if found.reference in {"indefinite", "bare", "definite"} and found.kind != "person":
            owner = self._owner(found, tokens)
            if owner is not None:
                self.registry.note(owner, found)
                return owner
        return found

    def _owner(self, found: Description, tokens: list[Token]) -> Entry | None:
        """Who is named right before an apposition that closes with a comma or a relative."""
        end = end_before(self.names, tokens[0])
        if end is None or not closes(self.names, tokens[-1]):
            return None
        if found.reference == "definite" and found.kind != "unnamed":
            return None
        kinds = {"person"} if found.kind == "unnamed" else _BODIES
        for entry in self.registry.entries:
            if entry.kind in kinds and any(self._aside(stop, end) for _, stop in entry.spans):
                return entry
        return None

    def _aside(self, stop: int, end: int) -> bool:
        """Whether only a bracket or an age stands between a mention and a comma."""
        if not 0 <= end - stop <= _BRACKET:
            return False
        between = self.draft.text[stop:end].strip(" ,")
        return not between or between[0] == "(" or between[0].isdigit()

    def mention(self, start: int, end: int, *, subject: bool) -> None:
        """Note a mention that is no source.

        An acronym that nothing explains, and a common noun that neither acts nor is told from
        others, make no new actor.
        """
        found = self._read(start, end)
        if isinstance(found, Description):
            if not (subject or self._firm(found)) and self.registry.find(found, start) is None:
                return
            entry: Entry | None = self.registry.resolve(found, start, quoted=self._quoted(start))
        else:
            entry = found
        if entry is not None and subject and not self._quoted(start):
            entry.acted(start)

    def _quoted(self, start: int) -> bool:
        """Whether a mention stands in direct speech."""
        k = self.draft.starts.get(start)
        return k is not None and self.draft.units[self.draft.tokens[k].unit].speech

    def _firm(self, found: Description) -> bool:
        """Whether a mere mention is worth a row."""
        if found.kind == "person" or found.body is not None or found.aliases:
            return True
        if not found.head:
            return False
        if found.reference == "name":
            return True
        return found.reference != "indefinite" and found.head in self.names.table.collective

    def speaker(self, statement: RawStatement) -> Entry | None:
        """Give the speaker of a statement and remember that they spoke."""
        entry = self._speaker(statement)
        if entry is not None:
            if not statement.speech or statement.rule.endswith("_tag"):
                entry.spoke(_where(statement))
            if statement.source is not None:
                self._sources[statement.source[0]] = entry
            if not _according(statement):
                self._by_sentence.setdefault(statement.sentence, []).append(
                    (statement.start, entry)
                )
        return entry

    def _speaker(self, statement: RawStatement) -> Entry | None:
        kind, source = statement.source_kind, statement.source
        if kind == "none":
            return None
        if kind == "previous":
            return self.reference.speaker(statement.start)
        if kind == "main":
            return self._main(statement)
        if kind == "antecedent" and statement.antecedent:
            return self.actor_for(*statement.antecedent, source=True) or self._last_name(
                *statement.antecedent
            )
        if source is None:
            return None
        if kind == "pronoun":
            return self._pronoun(statement, *source)
        return self.actor_for(*source, source=True) or self.anybody(*source)

    def _pronoun(self, statement: RawStatement, start: int, end: int) -> Entry | None:
        """Who a pronoun means that is a statement's source."""
        self.reference.meaning(self.draft.text[start:end].lower())
        found = self._meant(statement, start, end)
        self.reference.meaning("")
        return found

    def _meant(self, statement: RawStatement, start: int, end: int) -> Entry | None:
        gender, number = self.reference.features(self.draft.text[start:end].lower())
        sentence = self.draft.anatomy.sentences[statement.sentence].start
        if _according(statement):
            at = statement.cue[0] if statement.cue else start
            return self.reference.weighed(at, gender, number, LOOSE, sentence=sentence)
        part = part_before(self.names, start)
        if part is not None:  # "l'un d'eux"
            return self.actor_for(part, end, source=True)
        taken_up = None if self.words.straight_tags else self._taken_up(start, end)
        if taken_up is not None:
            return taken_up
        if statement.rule.endswith("_tag"):
            before = max(0, min(low for low, _ in statement.content) - 1)
            return self.reference.weighed(before, gender, number, TAG, spoken=start)
        return self.reference.weighed(start - 1, gender, number, PLAIN, sentence=sentence)

    def _taken_up(self, start: int, end: int) -> Entry | None:
        """The noun that a pronoun between commas takes up (`son entourage, lui, soutient`)."""
        tokens = self.names.words(start, end)
        before = end_before(self.names, tokens[0]) if len(tokens) == 1 else None
        if before is None or not closes(self.names, tokens[0]):
            return None
        known = [e for e in self.registry.entries if any(stop == before for _, stop in e.spans)]
        if known:
            return known[-1]
        first = phrase_before(self.names, tokens[0])
        return self.actor_for(first, before, source=True) or self.anybody(first, before)

    def anybody(self, start: int, end: int) -> Entry | None:
        """Who speaks though no lexicon knows the word (`ces trois pays`, `la "Troïka"`)."""
        tokens = self.names.words(start, end)
        while tokens and (tokens[0].pos in _OPENING or not tokens[0].text[0].isalnum()):
            tokens = tokens[1:]
        if not any(t.pos in {"NOUN", "PROPN", "ADJ"} for t in tokens):
            return None
        stop = next(
            (k for k, t in enumerate(tokens) if k and not t.text[-1].isalnum()), len(tokens)
        )
        if stop == 1 and tokens[0].text[-1].isdigit():
            return None
        span = tokens[0].start, tokens[stop - 1].end
        gender, number = noun_features(self.draft.pack, tokens[0].lower)
        found = Description(
            self.draft.text[span[0] : span[1]], "unnamed", span, reference="definite",
            gender=gender, number=number,
        )  # fmt: skip
        return self.registry.resolve(found, start)

    def state_of(self, start: int, end: int) -> Entry | None:
        """Give the state that an adjective of nationality means (`les frappes russes`)."""
        tokens = self.draft.tokens_between(start, end)
        known = self.names.known
        code = known.country(tokens[0]) if len(tokens) == 1 else None
        if code is None:
            return None
        entries = self.registry.entries
        entry = next((e for e in entries if e.body and e.body.nation and e.country == code), None)
        if entry is not None:
            return entry
        body = next((b for b in known.nations.values() if b.country == code), None)
        if body is None:
            return None
        found = Description(
            body.name, "state", (start, end), country=code, sector=body.sector, body=body
        )
        return self.registry.resolve(found, start)

    def _last_name(self, start: int, end: int) -> Entry | None:
        """The name that closes a phrase whose head is no actor (`l'ennemi d'Israël qui dit`)."""
        tokens = self.names.words(start, end)
        k = len(tokens)
        while k > 0 and self.names.capital(tokens[k - 1]):
            k -= 1
        return self.actor_for(tokens[k].start, end) if k < len(tokens) else None

    def _main(self, statement: RawStatement) -> Entry | None:
        """The speaker before in the same sentence, else the subject of its main clause."""
        position = statement.cue[0] if statement.cue else statement.start
        spoken = [e for at, e in self._by_sentence.get(statement.sentence, ()) if at < position]
        if statement.antecedent is not None:
            known = self._sources.get(statement.antecedent[0])
            entry = known or self.actor_for(*statement.antecedent, source=True)
            if entry is not None:
                return entry
        if spoken:
            people = [e for e in spoken if e.kind != "document"]
            return (people or spoken)[-1]
        sentence = self.draft.anatomy.sentences[statement.sentence].start
        subject = self.reference.subject(position)
        if subject is not None and subject.subject_by(position) >= sentence:
            return subject
        return self.reference.speaker(statement.start)


def _where(statement: RawStatement) -> int:
    """Character where a speaker stands."""
    return (statement.source or statement.cue or statement.content[0])[0]


def _according(statement: RawStatement) -> bool:
    return statement.rule.startswith("statement.according")


_BODIES = frozenset({"organisation", "state", "media", "armed_group"})
_OWNER = 500
_BRACKET = 20  # characters that a bracket with an acronym or an age may take
_OPENING = frozenset({"DET", "NUM", "PUNCT", "ADP"})
__all__ = ["Speakers"]
