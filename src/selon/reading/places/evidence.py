"""How surely a name is a place where it stands.

Three levels: PLACE makes a row; OPEN (`de la Syrie`, `Saraqeb est`) only adds a mention to a row
that something else has made, unless the name proves to lie in the country in play; ACTING (`Moscou
a dit`, `a demandé à Paris`) is no mention of a place. Countries and capitals stand for governments,
so they need more than other names; names that the gazetteer does not have need most.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from selon.reading.places.names import is_acronym
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.gazetteer import Candidate, Gazetteer
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.names import Name
    from selon.reading.places.setting import Setting
    from selon.reading.places.words import Words


_LARGE = 300_000  # people: a town so large is known by its bare name


class Level(IntEnum):
    """How surely a name is a place."""

    NONE = 0
    ACTING = 1
    OPEN = 2
    PLACE = 3


class Sort(IntEnum):
    """What the gazetteer knows under a name."""

    UNKNOWN = 0
    PLACE = 1
    STATE = 2  # a country or a capital


def sort_of(name: Name, gazetteer: Gazetteer | None) -> Sort:
    """Say whether a name is a country or capital, another place, or not known."""
    if not name.known or gazetteer is None:
        return Sort.UNKNOWN
    found = gazetteer.lookup(name.text)
    if is_acronym(name):
        found = [one for one in found if one.kind == "country"]
    if not found:
        return Sort.UNKNOWN
    return Sort.STATE if any(is_state(one) for one in found) else Sort.PLACE


def is_state(one: Candidate) -> bool:
    """Whether a place may stand for a government."""
    return one.kind == "country" or one.capital


class Evidence:
    """Weighs the words around the names of one dispatch.

    `sure` are names in lower case that stand after a preposition of place somewhere in it.
    """

    def __init__(
        self,
        words: Words,
        lexicon: PlaceWords,
        gazetteer: Gazetteer | None,
        *,
        sure: frozenset[str],
    ) -> None:
        self.words = words
        self.sure = sure
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.acting = lexicon.acting

    def heard(self, setting: Setting, rule: str, sort: Sort) -> bool:
        """Whether the words would show a place even if no gazetteer knew the name."""
        if rule in {"noun", "unheard", "apposition", "opening"}:
            return True
        if rule == "enumeration":
            return sort is Sort.UNKNOWN or bool(setting.kind)
        word = setting.word
        return (
            rule == "preposition"
            and not setting.article
            and (word in self.lexicon.uses["place_unknown"] or setting.preposition == "phrase")
        )

    def level(self, name: Name, setting: Setting, sort: Sort) -> tuple[Level, str]:
        """Give how surely a name is a place, and the rule that says so."""
        single = self.words.lowers[name.first] if name.first == name.last else ""
        if single in self.lexicon.false_friends:
            return Level.NONE, ""
        if (
            not setting.preposition
            and self._lower(setting.governor) in self.lexicon.sorts["naming"]
        ):
            return Level.NONE, ""
        if setting.kind == "feature" and self._inside_name(setting):
            return Level.NONE, ""
        if sort is Sort.PLACE and single and self._common(name, setting):
            return Level.NONE, ""
        if sort is Sort.STATE and not setting.kind and self._adjective(name):
            return Level.OPEN, ""
        if setting.direction >= 0:
            return Level.PLACE, "direction"
        if setting.kind:
            return self._headed(name, setting, sort)
        if sort is Sort.UNKNOWN and (is_acronym(name) or setting.article):
            return Level.NONE, ""
        if single in self.lexicon.person_names or self._inside_name(setting):
            return Level.NONE, ""
        if self.located(name) and not (sort is Sort.UNKNOWN and setting.preposition == ""):
            return Level.PLACE, "apposition"
        if setting.preposition == "phrase":
            return Level.PLACE, "preposition"
        if setting.preposition in self.lexicon.place:
            return self._placed(setting, sort)
        if setting.preposition == "of":
            return self._of(setting, sort)
        if setting.preposition in self.lexicon.open:
            return self._open(setting, sort)
        if sort is Sort.UNKNOWN:
            return Level.NONE, ""
        return self._bare(name, setting, sort)

    def _adjective(self, name: Name) -> bool:
        """Whether a country stands before a noun that it only describes (`in US custody`)."""
        token, after = self.words.token(name.last), name.last + 1
        return (
            token is not None
            and token.dep == "compound"
            and after < len(self.words)
            and self.words.joined(after)
            and not self.words.names[after]
        )

    def _common(self, name: Name, setting: Setting) -> bool:
        """Whether a known name is a common noun first of all (`la Montagne`, a party)."""
        if self.words.lowers[name.first] in self.sure or not self.words.noun(name.first):
            return False
        if self.renowned(name, unit=setting.preposition in self.lexicon.place):
            return False
        if setting.kind:
            return setting.article
        return setting.article or setting.preposition in {"", "of"}

    def renowned(self, name: Name, *, unit: bool) -> bool:
        """Whether a name is a large town's or a first-level unit's (any unit's, where `unit`)."""
        return self.gazetteer is not None and any(
            one.feature_code == "ADM1"
            or one.source == "selon"
            or one.population >= _LARGE
            or (unit and one.kind == "admin")
            for one in self.gazetteer.lookup(name.text)
            if one.matched in {"preferred", "exonym"}
        )

    def _inside_name(self, setting: Setting) -> bool:
        """Whether a name completes another one (`la Garde des Plateaux`)."""
        at = setting.governor
        return (
            setting.preposition == "of"
            and at >= 0
            and self.words.names[at]
            and not self.words.first(at)
            and self.words.lowers[at] not in self.acting["of_place"]
        )

    def located(self, name: Name) -> bool:
        """Whether the words after a name say where it lies: `Hombori (nord)`, `Tanta, dans le`."""
        at = name.last + 1
        if at >= len(self.words):
            return False
        mark = (self.words.gaps[at] or "").strip()
        word = self.words.lowers[at]
        if mark == "(":
            return word in self.lexicon.directions or (
                word in self.lexicon.articles and self._direction_at(at + 1)
            )
        if mark == ",":
            return word in self.lexicon.uses["locating"] and self._direction_at(at + 2)
        return False

    def _direction_at(self, at: int) -> bool:
        return at < len(self.words) and self.words.lowers[at] in self.lexicon.directions

    def _lower(self, at: int) -> str:
        return self.words.lowers[at] if at >= 0 else ""

    def _is_verb(self, at: int, lemmas: frozenset[str]) -> bool:
        """Whether a word is a form of one of some verbs."""
        if at < 0:
            return False
        token = self.words.token(at)
        if token is None or token.pos not in {"VERB", "AUX", ""}:
            return False
        return any(lemma in lemmas for lemma, _ in token.tags)

    def _headed(self, name: Name, setting: Setting, sort: Sort) -> tuple[Level, str]:
        """A noun of places stands before the name."""
        if setting.kind == "open" and sort is Sort.UNKNOWN and is_acronym(name):
            return Level.NONE, ""
        if (
            setting.kind in {"admin", "open"}
            and sort is Sort.UNKNOWN
            and self.words.noun(name.first)
        ):
            return Level.NONE, ""  # "le département de la Santé"
        noun = self._lower(setting.noun_end)
        if noun in self.lexicon.sorts["offices"] and setting.preposition not in self.lexicon.place:
            return Level.NONE, ""
        return Level.PLACE, "noun"

    def _placed(self, setting: Setting, sort: Sort) -> tuple[Level, str]:
        """`à`, `au`, `en`, `dans` … before the name."""
        if setting.preposition in self.lexicon.uses["dative"]:
            if (
                sort is Sort.STATE
                and setting.article
                and setting.word in (self.lexicon.uses["to_the_state"])
            ):
                return Level.ACTING, ""  # "à la Chine" is addressed, "en Chine" is a place
            if self._addressed(setting.governor):
                return (Level.ACTING if sort is not Sort.PLACE else Level.OPEN), ""
        if sort is Sort.UNKNOWN:
            firm = setting.preposition in self.lexicon.uses["place_unknown"] and (
                self._lower(setting.governor) not in self.lexicon.sorts["scholars"]
            )
            return (Level.PLACE if firm else Level.NONE), "unheard"
        return Level.PLACE, "preposition"

    def _addressed(self, governor: int) -> bool:
        """Whether what stands before `à` gives something to somebody."""
        if self._lower(governor) in self.acting["dative"]:
            return True
        return self._is_verb(governor, self.acting["dative_verbs"])

    def _of(self, setting: Setting, sort: Sort) -> tuple[Level, str]:
        word = self._governing_noun(setting.governor)
        if word in self.lexicon.sorts["bodies"]:
            return Level.ACTING, ""
        if sort is Sort.UNKNOWN:
            return (Level.PLACE if word in self.acting["of_unknown"] else Level.NONE), "unheard"
        if sort is Sort.STATE:
            return (Level.PLACE if word in self.acting["of_place"] else Level.OPEN), "complement"
        return Level.PLACE, "complement"

    def _governing_noun(self, at: int) -> str:
        """Give the noun that a complement belongs to, past adjectives after it."""
        for _ in range(3):
            if at < 0:
                return ""
            word = self._lower(at)
            token = self.words.token(at)
            adjective = token is not None and token.pos == "ADJ"
            if (
                word in self.acting["of_place"]
                or word in self.lexicon.sorts["bodies"]
                or not adjective
            ):
                return word
            if not self.words.joined(at):
                return word
            at -= 1
        return self._lower(at)

    def _open(self, setting: Setting, sort: Sort) -> tuple[Level, str]:
        """`sur`, `contre`, `entre`, `par`, `pour`, `avec`."""
        word, governor = self._governing_noun(setting.governor), setting.governor
        preposition = setting.preposition
        if preposition in self.lexicon.uses["striking"] and (
            word in self.acting["strikes"] or self._is_verb(governor, self.acting["strike_verbs"])
        ):
            return (Level.PLACE if sort is not Sort.UNKNOWN else Level.NONE), "struck"
        if word in self.acting["between_place"] and preposition in self.lexicon.uses["bordering"]:
            return (Level.PLACE if sort is not Sort.UNKNOWN else Level.NONE), "preposition"
        if preposition in self.lexicon.uses["leading"] and (
            word in self.acting["towards"] or self._is_verb(governor, self.acting["towards"])
        ):
            return (Level.PLACE if sort is not Sort.UNKNOWN else Level.NONE), "preposition"
        if sort is Sort.PLACE:
            if preposition in self.lexicon.uses["upon"]:
                return Level.PLACE, "preposition"
            acting = preposition in self.lexicon.uses["acting"]
            return (Level.ACTING if acting else Level.OPEN), "preposition"
        return (Level.OPEN if sort is Sort.STATE else Level.NONE), ""

    def _bare(self, name: Name, setting: Setting, sort: Sort) -> tuple[Level, str]:
        """No preposition: object of a verb of going or striking, bracket, opening of a headline."""
        end = self.words.ends[name.last]
        after = self.words.draft.text[end : end + 2].strip()[:1]
        if setting.mark == "start" and after == ":":
            return Level.PLACE, "opening"
        if setting.mark == ":" and self._listed(name):
            return Level.PLACE, "enumeration"
        if setting.mark == "(" and after == ")":
            return Level.PLACE, "bracket"
        if self._is_verb(self._past_date(setting.governor), self.acting["object_verbs"]):
            return Level.PLACE, "object"
        if sort is Sort.STATE:
            return Level.ACTING if not setting.mark else Level.OPEN, ""
        return (Level.NONE if self._apposed(setting) else Level.OPEN), ""

    def _past_date(self, at: int) -> int:
        """Step left over a date between a verb and its object (`ont pris en mai Kandar`)."""
        known = syntax(self.words.draft.pack)
        before = at
        while before >= 0 and self.words.lowers[before] in known.time_words:
            before -= 1
        if 0 <= before < at and self.words.lowers[before] in known.place_prepositions:
            before -= 1
        return before

    def _listed(self, name: Name) -> bool:
        """Whether a colon after a noun of places opens a list of them (`cinq pays: la Syrie`)."""
        at = name.first - 1
        if at >= 0 and self.words.lowers[at] in self.lexicon.articles:
            at -= 1
        return at >= 0 and self.words.lowers[at] in self.lexicon.sorts["listing"]

    def _apposed(self, setting: Setting) -> bool:
        """Whether a name stands right after a noun that it is the name of (`le cargo Konarak`)."""
        at = setting.governor
        if at < 0 or setting.article or self.words.names[at]:
            return False
        token = self.words.token(at)
        if token is None or token.pos not in {"NOUN", "ADJ"}:
            return False
        return self.words.noun(at) or self.words.adjective(at)
