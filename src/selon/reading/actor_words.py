"""Words for actors in a pack: roles, crowds, armed groups, institutions, names of bodies."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from selon.reading.actors.lexicon import (
    Body,
    Phrase,
    PhraseBook,
    Role,
    bodies_of,
    demonyms_of,
    nations_of,
    optional,
    peoples_of,
    roles_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selon.language import LanguagePack
    from selon.reading.draft import Token

__all__ = ["ActorWords", "Body", "Phrase", "Role", "actor_words", "is_name", "join_key"]


@dataclass(frozen=True, eq=False)
class ActorWords:
    """Look-ups over `actors.toml`, `organisations.toml`, `nations.toml` and the sources' nouns."""

    pack: LanguagePack
    book: PhraseBook
    roles: dict[str, Role]
    titles: dict[str, str]
    populations: dict[str, str]
    armed: dict[str, str]
    institutions: dict[str, dict[str, Any]]
    documents: frozenset[str]
    media: frozenset[str]
    particles: frozenset[str]
    joining: frozenset[str]
    glued: tuple[str, ...]
    bodies: dict[str, Body]
    acronyms: dict[str, Body]
    nations: dict[str, Body]
    capitals: dict[str, Body]
    demonyms: dict[str, str]
    peoples: dict[str, str]
    first_names: dict[str, str]
    doubtful_names: frozenset[str]
    sources: frozenset[str]
    role_prefixes: tuple[str, ...]
    before_roles: frozenset[str]
    after_roles: frozenset[str]
    adjective_sectors: dict[str, str]
    loyal: frozenset[str]
    rebel: frozenset[str]
    _single: dict[str, Phrase | None] = field(default_factory=dict)

    def noun(self, token: Token) -> str:
        """Give the noun lemma of a token."""
        return self.pack.morphology.lemma(token.lower, "n")

    def single(self, form: str) -> Phrase | None:
        """Give what a common word names, whatever its part of speech; worked out once a form.

        A form is lower-case but for the few institutions that have a capital (`Etat`, `ONG`).
        """
        try:
            return self._single[form]
        except KeyError:
            found = self._single[form] = self._common(form)
            return found

    def common(self, token: Token) -> Phrase | None:
        """Give what a token names as a common word."""
        return self.single(token.text if token.text in self.institutions else token.lower)

    def _common(self, form: str) -> Phrase | None:
        lower = form.lower()
        lemma = self.pack.morphology.lemma(lower, "n")
        role = self.roles.get(lower) or self._prefixed(lower)
        institution = self.institutions.get(form) or self.institutions.get(lemma)
        if role is not None and role.number == "p" and lower in self.institutions:
            role = None  # "les pompiers" are the service
        armed = self.armed.get(lower) or self.armed.get(lemma)
        crowd = self.populations.get(lemma)
        document = lemma in self.documents
        medium = lemma in self.media or lower in self.media
        source = lower in self.sources
        if not (role or institution or armed or crowd or document or medium or source):
            return None
        return Phrase(
            (lower,), role.lemma if role else lemma, role=role, institution=institution,
            crowd=crowd, armed=armed, document=document, medium=medium, source=source,
        )  # fmt: skip

    def _prefixed(self, lower: str) -> Role | None:
        """Give the role of a compound (`ex-président`, `ministre-adjoint`)."""
        head, mark, tail = lower.partition("-")
        if mark and head in self.roles and (tail in self.after_roles or tail in self.roles):
            return self.roles[head]
        for prefix in self.role_prefixes:
            if lower.startswith(prefix):
                role = self.roles.get(lower[len(prefix) :])
                if role is not None:
                    return role
        return None

    def role(self, token: Token) -> Role | None:
        """Give the role that a word names, None when it names none."""
        found = self.common(token)
        if found is None or token.pos in _NO_ROLE:
            return None
        return found.role

    def population(self, token: Token) -> bool:
        """Whether a word names a crowd (`habitants`, `témoins`)."""
        found = self.common(token)
        return found is not None and found.crowd is not None and token.pos in _NOMINAL

    def group(self, token: Token) -> bool:
        """Whether a word names an armed group's people (`rebelles`)."""
        found = self.common(token)
        return found is not None and found.armed is not None and token.pos in _NOMINAL

    def institution(self, token: Token) -> dict[str, Any] | None:
        """Give the entry of a word that names an institution (`armée`, `parquet`)."""
        found = self.common(token)
        return found.institution if found is not None and token.pos in _NOMINAL else None

    def document(self, token: Token) -> bool:
        """Whether a word names a document that can be a source (`communiqué`, `vidéo`)."""
        found = self.common(token)
        return found is not None and found.document and token.pos in _NOUN

    def medium(self, token: Token) -> bool:
        """Whether a word names a medium (`agence`, `télévision`)."""
        found = self.common(token)
        return found is not None and found.medium and token.pos in _NOUN

    def phrase_at(self, tokens: Sequence[Token], at: int) -> tuple[Phrase, int] | None:
        """Give the longest phrase that names an actor from a position on, and where it ends."""
        found = self.book.at(tokens, at)
        token = tokens[at]
        single = self.common(token)
        if (
            found is not None
            and (len(found.words) > 1 or not found.capital or is_name(token))
            and not self._common_there(found, single, tokens, at)
        ):
            return found, at + len(found.words) - 1
        if single is None or token.pos in _NO_ROLE:
            return None
        if token.pos not in _NOMINAL and not (single.role or single.source):
            return None
        return single, at

    def _common_there(
        self, found: Phrase, single: Phrase | None, tokens: Sequence[Token], at: int
    ) -> bool:
        """Whether a body's one-word name is a common noun here (`la Ligue pour la paix`)."""
        if found.body is None or len(found.words) > 1 or single is None or at + 1 >= len(tokens):
            return False
        common = single.institution is not None or single.medium or single.role is not None
        return common and tokens[at + 1].pos in {"ADP", "ADJ"}

    def body_at(self, tokens: Sequence[Token], at: int) -> tuple[Body, int] | None:
        """Give the longest named body or state that starts at a position, with its end."""
        found = self.book.at(tokens, at)
        if found is None or found.body is None:
            return None
        return found.body, at + len(found.words) - 1

    def head(self, tokens: list[Token]) -> Token | None:
        """Give the first word of a phrase that names an actor of any kind."""
        for token in tokens:
            if self.actor_word(token) or is_name(token):
                return token
        return None

    def actor_word(self, token: Token) -> bool:
        """Whether a common word names somebody who can speak or act."""
        found = self.common(token)
        if found is None or token.pos in _NO_ROLE:
            return False
        if found.role is not None or found.source:
            return True
        return token.pos in (_NOMINAL if found.crowd or found.armed or found.institution else _NOUN)

    def country(self, token: Token) -> str | None:
        """Give the country of an adjective of nationality, people or town; None without one."""
        lower = token.lower
        found = self.demonyms.get(lower) or self.peoples.get(lower)
        if found is None and "-" in lower:
            found = self.demonyms.get(lower.rpartition("-")[2])
        return found or None

    def demonym(self, token: Token) -> bool:
        """Whether a word is an adjective or noun of nationality, people or town."""
        lower = token.lower
        if lower in self.demonyms or lower in self.peoples:
            return True
        return "-" in lower and lower.rpartition("-")[2] in self.demonyms

    def speaks(self, tokens: list[Token]) -> bool:
        """Whether a phrase can be a source: its head is an actor word, a name or a pronoun."""
        for token in tokens:
            if token.pos in {"DET", "NUM", "ADP"} or token.lower in self.joining:
                continue
            if token.dep == "compound" and token.text[:1].islower():
                continue  # "defence analysts": the noun behind it is the head
            if token.pos == "PRON":
                return True
            if self.actor_word(token) or is_name(token) or token.lower in self.titles:
                return True
            if token.pos == "NOUN":
                return False
        return False


def is_name(token: Token) -> bool:
    """Whether a word is written as a name: capital first, and no function word.

    A common word that opens a sentence is a name only when the tagger says so.
    """
    if not token.text[:1].isupper() or token.pos in _FUNCTION:
        return False
    return not (token.initial and token.common) or token.pos == "PROPN"


_FUNCTION = frozenset({"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "NUM", "AUX", "PUNCT"})
_NO_ROLE = frozenset({"VERB", "AUX", "ADP", "ADV"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", ""})
_NOUN = frozenset({"NOUN", "PROPN", ""})


def join_key(tokens: Iterable[Token]) -> str:
    """Fold the words of a name to one key: lower case, apostrophes and hyphens even."""
    words = [t.lower.replace("’", "'") for t in tokens]
    return " ".join(words).replace("' ", "'").replace(" - ", "-")


@cache
def actor_words(pack: LanguagePack) -> ActorWords:
    """Read the actor lexicons of a pack once; missing optional files leave their tables empty."""
    actors = pack.table("actors")
    sources = pack.table("reporting")["nominal_sources"]
    roles: dict[str, Role] = {}
    for form, role in roles_of(pack):
        if " " not in form:
            roles.setdefault(form, role)
    particles = actors["name_particles"]
    bodies: dict[str, Body] = {}
    acronyms: dict[str, Body] = {}
    for name, body, cased in bodies_of(pack):
        if " " not in name and not body.seat:
            acronyms.setdefault(name, body)
        if not cased or name.isupper():
            bodies.setdefault(_key(name), body)
    nations: dict[str, Body] = {}
    capitals: dict[str, Body] = {}
    for name, body, _ in nations_of(pack):
        (capitals if body.seat else nations).setdefault(_key(name), body)
    names = optional(pack, "names")
    return ActorWords(
        pack=pack,
        book=PhraseBook(pack),
        roles=roles,
        titles={k.lower(): v for k, v in actors["titles"].items()},
        populations=actors["populations"],
        armed=actors["armed_groups"],
        institutions=actors["institutions"],
        documents=frozenset(sources["document"]),
        media=frozenset(sources["media"]),
        particles=frozenset(particles["arabic"]),
        joining=frozenset(particles["european"]),
        glued=tuple(particles["hyphenated"]),
        bodies=bodies,
        acronyms=acronyms,
        nations=nations,
        capitals=capitals,
        demonyms=demonyms_of(pack),
        peoples=peoples_of(pack),
        first_names={
            k.lower(): v
            for k, v in {**names.get("ambiguous", {}), **names.get("first_names", {})}.items()
        },
        doubtful_names=frozenset(k.lower() for k in names.get("ambiguous", {})),
        sources=frozenset(pack.table("attribution")["source_phrases"]["nouns"]),
        role_prefixes=tuple(actors["role_prefixes"]["words"]),
        before_roles=frozenset(actors["role_modifiers"]["before"]),
        after_roles=frozenset(actors["role_modifiers"]["after"]),
        adjective_sectors=actors["adjective_sectors"],
        loyal=frozenset(actors["allegiance"]["government"]),
        rebel=frozenset(actors["allegiance"]["rebel"]),
    )


def _key(name: str) -> str:
    return name.lower().replace("’", "'")
