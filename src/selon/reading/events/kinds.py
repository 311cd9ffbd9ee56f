"""Whether a word names somebody: a person, a force, a crowd, an office holder, a state or body.

Worked out from the lexicons of actors and of counted people, so that conditions of the event
lexicon can ask for "a force" without listing forces again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Token

_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"})
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "IGO", "UNO", "EUR", "ELI", "PTY", "OPP"})
_NAMED = frozenset({"PROPN", "X"})


@dataclass(frozen=True, eq=False)
class Kinds:
    """Sets of lower-case words and lemmas by what they name."""

    pack: LanguagePack
    people: frozenset[str]
    forces: frozenset[str]
    crowds: frozenset[str]
    officials: frozenset[str]
    bodies: frozenset[str]
    demonyms: frozenset[str]
    nations: frozenset[str]
    capitals: frozenset[str]
    group_adjectives: frozenset[str]
    amounts: frozenset[str]

    def named(self, token: Token) -> bool:
        """Whether a word is a name: tagged so, or a capital on a word that is no common noun."""
        if token.pos in _NAMED:
            return True
        if "-" in token.text and not token.text.islower() and token.text[0].islower():
            return True  # a name behind its article: al-Nour
        return (
            token.text[:1].isupper()
            and token.pos in {"NOUN", "ADJ"}
            and not self.pack.morphology.readings(token.lower)
        )

    def person(self, token: Token) -> bool:
        """Whether a word names people of any kind; names and pronouns do."""
        return (
            self.named(token)
            or token.pos in {"PRON", "NUM"}
            or self._in(token, self.people)
            or self._in(token, self.forces)
            or self._in(token, self.amounts)
            or self._in(token, self.demonyms)
        )

    def force(self, token: Token) -> bool:
        """Whether a word names armed people or an armed body; names and pronouns may."""
        return (
            self.named(token)
            or token.pos == "PRON"
            or self._in(token, self.forces)
            or self.country(token)
            or self._in(token, self.demonyms)
        )

    def crowd(self, token: Token) -> bool:
        """Whether a word names people who may gather."""
        return self._in(token, self.crowds) or self._in(token, self.amounts)

    def official(self, token: Token) -> bool:
        """Whether a word names an office holder, a state or a body; names may."""
        return (
            self.named(token)
            or self._in(token, self.officials)
            or self.country(token)
            or self._in(token, self.bodies)
        )

    def party(self, token: Token) -> bool:
        """Whether a word names a state, body, group or office holder."""
        return self.official(token) or self.force(token)

    def actor(self, token: Token) -> bool:
        """Whether a word names anybody who can act."""
        return self.person(token) or self.party(token)

    def country(self, token: Token) -> bool:
        """Whether a word is the name of a state or of its seat."""
        return token.lower in self.nations and not token.text[0].islower()

    def adjective(self, token: Token) -> bool:
        """Whether an adjective names a state or group (`russe`, `rebelle`)."""
        return self._in(token, self.demonyms) or self._in(token, self.group_adjectives)

    def _in(self, token: Token, words: frozenset[str]) -> bool:
        return token.lemma in words or token.lower in words


@cache
def kinds(pack: LanguagePack) -> Kinds:
    """Build the sets of a pack once."""
    known = actor_words(pack)
    actors = pack.table("actors")
    figures = pack.table("figures")
    classes = pack.table("event_classes")
    people: set[str] = set(known.populations)
    forces: set[str] = set(known.armed)
    officials: set[str] = set()
    bodies: set[str] = set(classes["bodies"]["words"])
    for form, role in known.roles.items():
        people.add(form)
        if role.sector in _ARMED:
            forces.add(form)
        elif role.sector in _OFFICIAL:
            officials.add(form)
    for group, words in figures["people"].items():
        people.update(words)
        if group in {"military", "police", "combatant"}:
            forces.update(words)
    for words in figures["tolls"].values():
        people.update(words)
    for name, entry in known.institutions.items():
        if entry.get("sector") in _ARMED:
            forces.add(name)
        else:
            bodies.add(name)
    for name, words in classes["kinds"].items():
        {"people": people, "forces": forces, "officials": officials}.get(name, set()).update(words)
    officials.update(classes["kinds"]["officials"])
    return Kinds(
        pack=pack,
        people=frozenset(people - set(classes["kinds"]["nobody"])),
        forces=frozenset(forces - set(classes["kinds"]["no_force"])),
        crowds=frozenset(set(figures["tolls"]["participants"]) | set(known.populations))
        | frozenset(classes["kinds"]["crowds"]),
        officials=frozenset(officials),
        bodies=frozenset(bodies),
        demonyms=frozenset(known.demonyms) | frozenset(actors.get("demonyms", ())),
        nations=frozenset(known.nations) | frozenset(known.capitals),
        capitals=frozenset(known.capitals),
        group_adjectives=frozenset(classes["kinds"]["group_adjectives"]),
        amounts=frozenset(classes["kinds"]["amounts"]),
    )
