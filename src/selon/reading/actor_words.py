"""Words for actors in a pack: roles, crowds, armed groups, institutions, names of bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from selon.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.language import LanguagePack
    from selon.reading.draft import Token


@dataclass(frozen=True, slots=True)
class Role:
    """A role or office as a form gives it: lemma, gender (m, f or empty), number (s, p), sector."""

    lemma: str
    gender: str
    number: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A named organisation, state or group: canonical name, kind, ISO3 country, sector."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    gender: str = ""


@dataclass(frozen=True, eq=False)
class ActorWords:
    """Look-ups over `actors.toml`, `organisations.toml`, `nations.toml` and the sources' nouns."""

    pack: LanguagePack
    roles: dict[str, Role]
    titles: dict[str, str]
    populations: dict[str, str]
    armed: dict[str, str]
    institutions: dict[str, dict[str, Any]]
    documents: frozenset[str]
    media: frozenset[str]
    particles: frozenset[str]
    joining: frozenset[str]
    bodies: dict[str, Body]
    nations: dict[str, Body]
    capitals: dict[str, Body]
    demonyms: dict[str, str]
    first_names: dict[str, str]
    sources: frozenset[str]
    portfolios: frozenset[str]
    longest_body: int

    def noun(self, token: Token) -> str:
        """Give the noun lemma of a token."""
        return self.pack.morphology.lemma(token.lower, "n")

    def role(self, token: Token) -> Role | None:
        """Give the role that a word names, None when it names none."""
        found = self.roles.get(token.lower)
        return found if found and token.pos not in {"VERB", "AUX", "ADP", "ADV"} else None

    def population(self, token: Token) -> bool:
        """Whether a word names a crowd (`habitants`, `témoins`)."""
        return token.pos in {"NOUN", "ADJ", "PROPN", ""} and self.noun(token) in self.populations

    def group(self, token: Token) -> bool:
        """Whether a word names an armed group's people (`rebelles`)."""
        return token.pos in {"NOUN", "ADJ", "PROPN", ""} and (
            self.noun(token) in self.armed or token.lower in self.armed
        )

    def institution(self, token: Token) -> dict[str, Any] | None:
        """Give the entry of a word that names an institution (`armée`, `parquet`)."""
        if token.pos not in {"NOUN", "PROPN", "ADJ", ""}:
            return None
        return self.institutions.get(token.lower) or self.institutions.get(self.noun(token))

    def document(self, token: Token) -> bool:
        """Whether a word names a document that can be a source (`communiqué`, `vidéo`)."""
        return token.pos in {"NOUN", "PROPN", ""} and self.noun(token) in self.documents

    def medium(self, token: Token) -> bool:
        """Whether a word names a medium (`agence`, `télévision`)."""
        return token.pos in {"NOUN", "PROPN", ""} and (
            self.noun(token) in self.media or token.lower in self.media
        )

    def body_at(self, tokens: list[Token], at: int) -> tuple[Body, int] | None:
        """Give the longest named body, nation or capital that starts at a position, with its end."""
        limit = min(len(tokens), at + self.longest_body)
        for end in range(limit, at, -1):
            key = join_key(tokens[at:end])
            body = self.bodies.get(key) or self.nations.get(key) or self.capitals.get(key)
            if body is not None:
                return body, end - 1
        return None

    def head(self, tokens: list[Token]) -> Token | None:
        """Give the first word of a phrase that names an actor of any kind."""
        for token in tokens:
            if self.actor_word(token) or is_name(token):
                return token
        return None

    def actor_word(self, token: Token) -> bool:
        """Whether a common word names somebody who can speak or act."""
        return bool(
            self.role(token)
            or self.population(token)
            or self.group(token)
            or self.institution(token)
            or self.document(token)
            or self.medium(token)
            or token.lower in self.sources
        )

    def portfolio_at(self, tokens: list[Token], at: int) -> int | None:
        """Give the end of a portfolio (`Affaires étrangères`) that starts at a position."""
        for end in range(min(len(tokens), at + 5), at, -1):
            if join_key(tokens[at:end]) in self.portfolios:
                return end - 1
        return None

    def speaks(self, tokens: list[Token]) -> bool:
        """Whether a phrase can be a source: its head is an actor word, a name or a pronoun."""
        for token in tokens:
            if token.pos in {"DET", "NUM", "ADP"} or token.lower in self.joining:
                continue
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


_FUNCTION = {"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "NUM", "AUX", "PUNCT"}


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
    for lemma, entry in actors["roles"].items():
        for gender in ("m", "f", "mf"):
            for n, form in enumerate(entry.get(gender, ())):
                if " " not in form:
                    roles.setdefault(
                        form.lower(),
                        Role(lemma, gender if gender != "mf" else "", "sp"[n], entry.get("sector")),
                    )
    particles = actors["name_particles"]
    bodies = _bodies(pack)
    nations, capitals, demonyms = _nations(pack)
    names = _optional(pack, "names").get("first_names", {})
    return ActorWords(
        pack=pack,
        roles=roles,
        titles={k.lower(): v for k, v in actors["titles"].items()},
        populations=actors["populations"],
        armed=actors["armed_groups"],
        institutions=actors["institutions"],
        documents=frozenset(sources["document"]),
        media=frozenset(sources["media"]),
        particles=frozenset(particles["arabic"]),
        joining=frozenset(particles["european"]),
        bodies=bodies,
        nations=nations,
        capitals=capitals,
        demonyms=demonyms,
        first_names={k.lower(): v for k, v in names.items()},
        sources=frozenset(pack.table("attribution")["source_phrases"]["nouns"]),
        portfolios=frozenset(_key(p) for p in actors["portfolios"]["words"]),
        longest_body=12,
    )


def _optional(pack: LanguagePack, name: str) -> dict[str, Any]:
    try:
        return pack.table(name)
    except DataError:
        return {}


def _key(name: str) -> str:
    return name.lower().replace("’", "'")


def _bodies(pack: LanguagePack) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for entry in _optional(pack, "organisations").get("organisations", []):
        body = Body(
            entry["name"],
            entry.get("kind", "organisation"),
            entry.get("country"),
            entry.get("sector"),
            entry.get("gender", ""),
        )
        for name in (entry["name"], *entry.get("aliases", ())):
            found.setdefault(_key(name), body)
    return found


def _nations(pack: LanguagePack) -> tuple[dict[str, Body], dict[str, Body], dict[str, str]]:
    nations: dict[str, Body] = {}
    capitals: dict[str, Body] = {}
    demonyms: dict[str, str] = {}
    for code, entry in _optional(pack, "nations").get("nations", {}).items():
        for name in entry.get("names", ()):
            nations.setdefault(_key(name), Body(entry["names"][0], "state", code, "GOV"))
        for name in entry.get("capitals", ()):
            capitals.setdefault(_key(name), Body(name, "state", code, "GOV"))
        for form in entry.get("adjectives", ()):
            demonyms.setdefault(form.lower(), code)
    return nations, capitals, demonyms
