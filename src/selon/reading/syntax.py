"""Function words of a language pack, as sets that rules ask again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Token


@dataclass(frozen=True, eq=False)
class Syntax:
    """The table `syntax.toml` of a pack; lists are sets, phrases are tuples of words."""

    that: frozenset[str]
    whether: frozenset[str]
    subject_relative: frozenset[str]
    relatives: frozenset[str]
    which_relatives: frozenset[str]
    subordinators: frozenset[str]
    contrast_openers: frozenset[str]
    contrast: tuple[tuple[str, ...], ...]
    own_adjuncts: tuple[tuple[str, ...], ...]
    not_that_after: frozenset[str]
    own_openers: frozenset[str]
    coordinators: frozenset[str]
    wishes: frozenset[str]
    time_nouns: frozenset[str]
    gerund_markers: frozenset[str]
    partitive: frozenset[str]
    anonymity: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    be_verbs: frozenset[str]
    auxiliaries: dict[str, str]
    negation_opening: frozenset[str]
    negation_closing: frozenset[str]
    restrictive: frozenset[str]
    reflexive: frozenset[str]
    object_clitics: frozenset[str]
    infinitive_markers: frozenset[str]
    by_agent: frozenset[str]
    prepositions: frozenset[str]
    complement_prepositions: frozenset[str]
    time_words: frozenset[str]
    office_prepositions: frozenset[str]
    source_prepositions: frozenset[str]
    contracted: frozenset[str]
    place_prepositions: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    demonstratives: frozenset[str]
    possessives: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    impersonal: frozenset[str]
    expletive: frozenset[str]
    pronouns: dict[str, str]
    numbers: dict[str, str]
    anaphoric: dict[str, frozenset[str]]
    between_words: frozenset[str]
    between_phrases: tuple[tuple[str, ...], ...]
    carriers: dict[str, tuple[str, ...]]
    venues: dict[str, tuple[tuple[str, ...], ...]]
    platforms: frozenset[str]
    media_nouns: frozenset[str]
    initial: dict[str, str]
    spelling: dict[str, str]
    that_dropped: bool
    straight_tags: bool
    gerund_complements: bool
    perfect_openers: frozenset[str]
    head_last: bool
    things: frozenset[str]
    people: frozenset[str]

    def venue_at(self, tokens: list[Token], at: int) -> bool:
        """Whether words that say where something was said open here (`dans un communiqué`)."""
        first = tokens[at].lower
        return any(
            len(venue) <= len(tokens) - at
            and all(tokens[at + k].lower == word for k, word in enumerate(venue))
            for venue in self.venues.get(first, ())
        )

    def phrase_length(self, tokens: list[Token], at: int) -> int:
        """Give the number of tokens of an interposed phrase (`en revanche`) at a position, or 0."""
        first = tokens[at].lower
        for phrase in self.between_phrases:
            if (
                phrase[0] == first
                and len(phrase) <= len(tokens) - at
                and all(tokens[at + k].lower == word for k, word in enumerate(phrase))
            ):
                return len(phrase)
        return 0


_PHRASES = {"contrast", "own_adjuncts"}


@cache
def syntax(pack: LanguagePack) -> Syntax:
    """Build the sets of a pack once."""
    table: dict[str, Any] = dict(pack.table("syntax"))
    between = table.pop("between")
    more = pack.table("attribution")["between"]
    venues: dict[str, list[tuple[str, ...]]] = {}
    for venue in pack.table("attribution")["source_phrases"]["venues"]:
        split = _split(venue.lower())
        venues.setdefault(split[0], []).append(split)
    function = {*table["determiners"], *table["prepositions"]}
    dates = [w for w in more["date_words"] if w not in function]
    table["time_words"] = [*table["time_words"], *dates]
    table.setdefault("things", [])
    table.setdefault("people", [])
    table.setdefault("perfect_openers", [])
    words = {k: frozenset(v) for k, v in table.items() if isinstance(v, list) and k not in _PHRASES}
    return Syntax(
        **words,
        contrast=tuple(tuple(x) for x in table["contrast"]),
        own_adjuncts=tuple(tuple(x) for x in table["own_adjuncts"]),
        auxiliaries=table["auxiliaries"],
        pronouns=table["pronouns"],
        numbers=table["numbers"],
        anaphoric={k: frozenset(v) for k, v in table["anaphoric"].items()},
        carriers={k: tuple(v) for k, v in table["carriers"].items()},
        platforms=frozenset(_platforms(pack)),
        media_nouns=frozenset(pack.table("reporting")["nominal_sources"]["media"]),
        initial=table["initial"],
        spelling=table.get("spelling", {}),
        that_dropped=table.get("that_dropped", False),
        straight_tags=table.get("straight_tags", False),
        gerund_complements=table.get("gerund_complements", False),
        head_last=table.get("head_last", False),
        venues={k: tuple(v) for k, v in venues.items()},
        between_words=frozenset([*between["words"], *more["adverbs"]]) - words["prepositions"],
        between_phrases=tuple(
            sorted({_split(p) for p in between["phrases"] + more["phrases"]}, key=_longest)
        ),
    )


def _platforms(pack: LanguagePack) -> list[str]:
    """Names of media and networks, behind which a person's name is no part of them."""
    named = [
        name
        for body in pack.table("organisations")["organisations"]
        if body.get("kind") == "media"
        for name in (body["name"], *body.get("aliases", ()))
    ]
    social: list[str] = pack.table("reporting")["nominal_sources"]["social_media"]
    return [name.split()[-1] for name in named + social]


def _longest(phrase: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(phrase), phrase


def _split(phrase: str) -> tuple[str, ...]:
    """Cut a phrase as the tokenizer does: after spaces and apostrophes."""
    return tuple(phrase.replace("'", "' ").split())
