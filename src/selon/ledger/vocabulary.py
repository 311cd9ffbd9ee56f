"""A language's words by which the ledger finds happenings and tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.lexicon import lexicon
from selon.ledger.lists import Phrases
from selon.ledger.words import core, phrases, stem, tokens

if TYPE_CHECKING:
    import re

HARM = frozenset({"killed", "injured", "missing"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table `ledger` of a language pack as sightings need it; words are folded.

    `campaigns` and `happenings` give the family of a word, `happening` finds the latter.
    `fates` are words of who died or was hurt, `upon` stand between a deed and whom it befell,
    `placed` those that need a place behind them, `standing` those of support that is no happening.
    `after` stand before what its sentence follows or precedes, `following` before what it came
    after, up to one of `aside`; `over` between a measure and the deed that it was taken over.
    `nights` are words for the night before, `met_in` stand between a fate and its deed, `bygone`
    name months and years gone by, `crowd` those who protest, `likening` stand before what something
    is compared with.
    """

    definite: frozenset[str]
    indefinite: frozenset[str]
    pointing: frozenset[str]
    fillers: frozenset[str]
    auxiliaries: frozenset[str]
    fates: frozenset[str]
    placed: frozenset[str]
    standing: frozenset[str]
    after: frozenset[str]
    following: frozenset[str]
    aside: frozenset[str]
    over: frozenset[str]
    linking: frozenset[str]
    disease: frozenset[str]
    general: frozenset[str]
    clashes: frozenset[str]
    unrest: frozenset[str]
    tolls: frozenset[str]
    since: frozenset[str]
    anaphors: frozenset[str]
    upon: frozenset[str]
    spells: frozenset[str]
    crowd: frozenset[str]
    whose: frozenset[str]
    nights: frozenset[str]
    lethal: frozenset[str]
    and_: frozenset[str]
    of: frozenset[str]
    near: tuple[str, ...]
    campaigns: dict[str, str]
    happenings: dict[str, str]
    synonyms: dict[str, str]
    senses: dict[str, tuple[str, re.Pattern[str]]]
    met_in: re.Pattern[str]
    likening: re.Pattern[str]
    bygone: re.Pattern[str]
    happening: Phrases

    def core(self, trigger: str) -> str:
        """Give the word of a trigger that names what happened."""
        return core(trigger, self.fillers, self.auxiliaries)

    def named(self, core: str) -> str:
        """Give for the word of a trigger the first of those that name the same."""
        return self.synonyms.get(core) or self.synonyms.get(core[:-1], core)

    def family(self, word: str, text: str) -> str:
        """Give the kind of happening that a word names in a text."""
        family, beside = self.senses.get(word, ("", None))
        return family if beside and beside.search(text) else self.happenings[word]


@lru_cache(maxsize=16)
def vocabulary(code: str) -> Vocabulary:
    """Give a language's vocabulary, an empty one for languages without."""
    table = lexicon(code)

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(w) for w in table.get(name, ()))

    def families(name: str) -> dict[str, str]:
        groups = table.get(name, {}).items()
        return {fold(word): family for family, listed in groups for word in listed}

    fates = table.get("fates", {})
    return Vocabulary(
        definite=frozenset(table.get("definite", ())),
        indefinite=frozenset(table.get("indefinite", ())),
        pointing=frozenset(table.get("demonstrative", ())),
        fillers=frozenset(w if w[0] == "-" else fold(w) for w in table.get("fillers", ())),
        auxiliaries=words("auxiliaries"),
        fates=frozenset(fold(w) for kind in HARM for w in fates.get(kind, ())),
        placed=words("placed"),
        standing=words("standing"),
        after=words("after"),
        following=words("following"),
        aside=words("aside"),
        over=words("over"),
        linking=frozenset(stem(w) for w in words("linking")),
        disease=words("disease"),
        general=words("general") | words("mutual"),
        clashes=words("mutual") | words("unrest"),
        unrest=words("unrest"),
        tolls=words("tolls"),
        since=words("since"),
        anaphors=words("anaphors"),
        upon=words("upon"),
        spells=words("spells"),
        crowd=words("crowd"),
        whose=words("whose"),
        nights=words("nights"),
        lethal=words("lethal"),
        of=words("of"),
        and_=words("and"),
        near=tuple(" ".join(tokens(w)) for w in table.get("near", ())),
        campaigns=families("campaigns"),
        happenings=families("happenings"),
        synonyms={fold(w): fold(row[0]) for row in table.get("synonyms", ()) for w in row},
        senses={
            fold(word): (family, phrases(row["beside"]))
            for family, row in table.get("senses", {}).items()
            for word in row["words"]
        },
        bygone=phrases(table.get("bygone", ())),
        met_in=phrases(table.get("met_in", ())),
        likening=phrases(table.get("likening", ())),
        happening=Phrases(
            [w for listed in table.get("happenings", {}).values() for w in listed], code=code
        ),
    )
