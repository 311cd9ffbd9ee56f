"""From names to spots: what in a dispatch is a place, with what the words say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.reading.places.evidence import Evidence, Level, Sort, sort_of
from selon.reading.places.model import Query, Spot
from selon.reading.places.names import Name, find_names
from selon.reading.places.others import is_given, is_office, person_or_body
from selon.reading.places.setting import Setting, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.gazetteer import Gazetteer
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.words import Words

_ASKED_KINDS = {
    "city": frozenset({"city"}),
    "admin": frozenset({"admin"}),
    "loose": frozenset({"admin", "area"}),
    "quarter": frozenset({"quarter"}),
    "seat": frozenset({"country", "admin"}),
}


_LARGE = 200_000  # people: a town whose name in front of another is believed


class Spotter:
    """Finds the spots of one dispatch."""

    def __init__(
        self,
        words: Words,
        lexicon: PlaceWords,
        gazetteer: Gazetteer | None,
        blocked: Sequence[tuple[int, int]],
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.spots: list[Spot] = []
        self.names = find_names(words, lexicon, gazetteer)
        reader = Settings(words, lexicon)
        self.settings = [reader.of(name) for name in self.names]
        self.others = person_or_body(
            words, self.names, self.settings, lexicon, blocked=blocked, sure=self._sure()
        )
        self.evidence = Evidence(words, lexicon, gazetteer, sure=self._sure())

    def find(self) -> list[Spot]:
        """Give the spots in text order; an enclosing one follows the name inside it."""
        before: tuple[Name, Setting, Level] | None = None
        for whole, setting, other in zip(self.names, self.settings, self.others, strict=True):
            listed = before is not None and self._goes_on(before, whole, setting)
            if (other and not listed) or self._demonym(whole) or self._thing(whole, setting):
                before = None
                continue
            name = self._cut(whole, setting)
            sort = sort_of(name, self.gazetteer)
            level, rule = self.evidence.level(name, setting, sort)
            if before is not None and self._enumerated(before[0], name, setting):
                joined = name.first - before[0].last > 1
                own = (level, rule)
                level, rule = self._inherit(before, setting, sort, own, joined=joined)
                if sort is Sort.PLACE and before[1].word in self.lexicon.uses["bordering"]:
                    level, self.spots[-1].level = Level.PLACE, int(Level.PLACE)
            if level is not Level.NONE:
                self._add(name, setting, sort, level, rule)
                before = (name, setting, level)
            else:
                before = None
        self._short_names()
        return self.spots

    def _short_names(self) -> None:
        """Let a bare name mean the territory named by it (`Gaza` beside `la bande de Gaza`)."""
        wholes = {
            self.words.draft.text[slice(*spot.inner)]: spot.query
            for spot in self.spots
            if spot.inner is not None and spot.noun in self.lexicon.sorts["whole"]
        }
        for spot in self.spots:
            if not spot.kind and spot.inner is None and spot.name in wholes:
                spot.query = wholes[spot.name]

    def _goes_on(self, before: tuple[Name, Setting, Level], name: Name, setting: Setting) -> bool:
        """Whether a name goes on a list that a plural noun of places opened."""
        first = before[1]
        if not name.known and is_given(self.words, name.first):
            return False  # "un pays voisin du Niger, Ilan Marot, a dit"
        return bool(first.kind) and first.plural and self._enumerated(before[0], name, setting)

    def _sure(self) -> frozenset[str]:
        """Give the known names that stand somewhere right after a preposition of place."""
        return frozenset(
            name.text.lower()
            for name, setting in zip(self.names, self.settings, strict=True)
            if self._is_sure(name, setting)
        )

    def _is_sure(self, name: Name, setting: Setting) -> bool:
        if not name.known or setting.kind or self.gazetteer is None:
            return False
        if self.words.lowers[name.first] in self.lexicon.person_names:
            return False
        if setting.preposition == "phrase" or setting.preposition in self.lexicon.place:
            return not setting.article
        found = self.gazetteer.lookup(name.text)
        return any(x.kind == "country" and x.matched in {"preferred", "exonym"} for x in found)

    def _demonym(self, name: Name) -> bool:
        """Whether a capitalised word is a people, not a place (`les Syriens`)."""
        if self.gazetteer is None or name.first != name.last:
            return False
        if any(self.gazetteer.demonym(part) is None for part in name.text.split("-")):
            return False
        return not any(one.kind == "country" for one in self.gazetteer.lookup(name.text))

    def _cut(self, name: Name, setting: Setting) -> Name:
        """Cut off the person that follows an office: `le gouverneur du Minnesota Tim Walz`."""
        if name.prefix < 0 or self.gazetteer is None:
            return name
        if name.last - name.prefix < 2:  # a person has two names, "la France Insoumise" is a party
            return name
        given = is_given(self.words, name.prefix + 1)
        if not given and not (
            setting.preposition == "of" and is_office(self.words, setting.governor)
        ):
            return name
        shorter = self.words.span(name.first, name.prefix)
        if not any(
            one.matched in {"preferred", "exonym"}
            and (one.kind == "country" or one.feature_code == "ADM1" or one.population >= _LARGE)
            for one in self.gazetteer.lookup(shorter)
        ):
            return name
        return Name(name.first, name.prefix, shorter, known=True)

    def _articled(self, name: Name) -> bool:
        """Whether a town of this name has an article (`Le Caire`)."""
        if self.gazetteer is None:
            return False
        return any(
            one.kind == "city" and one.name_fr.split(" ")[0].lower() in self.lexicon.articles
            for one in self.gazetteer.lookup(name.text)
        )

    def _thing(self, name: Name, setting: Setting) -> bool:
        """Whether an article stands before a name that only towns bear (`le Konarak`, a ship)."""
        if not setting.article or not name.known or self.gazetteer is None or setting.kind:
            return False
        found = self.gazetteer.lookup(name.text)
        return all(
            one.kind == "city" and one.name_fr.split(" ")[0].lower() not in self.lexicon.articles
            for one in found
        )

    def _enumerated(self, before: Name, name: Name, setting: Setting) -> bool:
        """Whether a name goes on a list: `à Kaboul, Herat et Kandahar`, `d'Idlib et Deraa`."""
        if setting.kind or setting.direction >= 0:
            return False
        words, first = self.words, name.first
        if words.sentences[first] != words.sentences[before.last]:
            return False
        between = list(range(before.last + 1, first))
        if not between:
            return (words.gaps[first] or "").strip() == ","
        allowed = self.lexicon.conjunctions | self.lexicon.articles | self.lexicon.of
        return (
            all(words.lowers[k] in allowed for k in between)
            and any(words.lowers[k] in self.lexicon.conjunctions for k in between)
            and (words.gaps[before.last + 1] or "").strip() in {"", ","}
        )

    def _inherit(
        self,
        before: tuple[Name, Setting, Level],
        setting: Setting,
        sort: Sort,
        own: tuple[Level, str],
        *,
        joined: bool,
    ) -> tuple[Level, str]:
        """Give a listed name the head noun and the evidence of the name before it.

        `joined` says that a conjunction stands between them: what a comma adds may be a person.
        """
        _, first, level = before
        if first.kind and first.plural:
            setting.kind, setting.plural, setting.country = first.kind, True, first.country
            setting.listed = True
            return Level.PLACE, "enumeration"
        if first.kind == "feature":
            return own
        if setting.preposition in {"", "of"} and level > own[0] and sort is not Sort.UNKNOWN:
            return level, "enumeration"
        unheard = own[0] is Level.NONE and level is Level.PLACE and not setting.article
        if setting.preposition == "of" and first.preposition != "of":
            return own
        if unheard and joined and first.preposition in self.lexicon.uses["place_unknown"]:
            return Level.PLACE, "enumeration"
        return own

    def _add(self, name: Name, setting: Setting, sort: Sort, level: Level, rule: str) -> None:
        words = self.words
        kind, noun = setting.kind, ""
        if setting.noun_end >= 0:
            noun = words.span(setting.noun, setting.noun_end).lower()
        if kind == "feature" and self._generic(name, setting, sort, noun):
            kind = ""
        spot = Spot(
            words.starts[name.first], words.ends[name.last], words.sentences[name.first],
            name.text, int(level), rule, first=name.first, last=name.last, noun=noun,
            state=sort is Sort.STATE, leaning=self._leaning(name, setting),
            heard=self.evidence.heard(setting, rule, sort),
        )  # fmt: skip
        if kind == "feature" and setting.after >= 0:
            self._site_after(setting, sort, spot)
            return
        if kind == "feature":
            self._feature(setting, sort, spot)
            return
        asked = _ASKED_KINDS.get(
            "loose" if noun in self.lexicon.sorts["loose"] else kind, frozenset()
        )
        spot.kind = kind if kind in {"city", "admin", "quarter"} else ""
        if setting.preposition == "of" and not kind:
            word = words.lowers[setting.governor] if setting.governor >= 0 else ""
            if word in self.lexicon.sorts["officials"]:
                asked = _ASKED_KINDS["admin"]
        spot.query = Query(name.text, asked, setting.country)
        if kind == "whole" or (kind == "admin" and setting.noun >= 0):
            self._with_noun(setting, spot)
        self.spots.append(spot)
        if setting.after == name.last:  # "Helmand province" is quoted as "Helmand"
            spot.last = name.last - 1
            spot.end = words.ends[spot.last]
            spot.name = words.span(spot.first, spot.last)
        if setting.direction >= 0 and setting.bearing is not None:
            self._area(setting, len(self.spots) - 1)
            if not setting.link and spot.state:  # "southern Somalia" is no word of all Somalia
                spot.level = int(Level.OPEN)

    def _leaning(self, name: Name, setting: Setting) -> int:
        """Say whether the preposition speaks for a town (1), a unit or country (-1) or neither."""
        if setting.kind or setting.direction >= 0:
            return 0
        if setting.article:
            return -1 if setting.preposition in self.lexicon.uses["unit"] else 0
        if setting.word in self.lexicon.uses["town"]:
            return 1
        if setting.word in self.lexicon.uses["to_the"] and self._articled(name):
            return 1  # "au Caire"
        return -1 if setting.word in self.lexicon.uses["unit"] else 0

    def _generic(self, name: Name, setting: Setting, sort: Sort, noun: str) -> bool:
        """Whether a site is any such site of a town: `un hôtel de Maroua`, `la route d'Aden`."""
        if setting.after >= 0:
            noun = self.words.span(name.last + 1, setting.after).lower()
            return noun in self.lexicon.sorts["generic"]
        if setting.noun < 0:
            return True
        if not setting.link:
            return False
        if noun not in self.lexicon.sorts["generic"]:
            return (setting.indefinite or setting.plural) and sort is not Sort.UNKNOWN
        return sort is not Sort.UNKNOWN or setting.indefinite or self.evidence.located(name)

    def _with_noun(self, setting: Setting, spot: Spot) -> None:
        """Take the noun into the mention where it is part of the name: `province d'Abyane`."""
        whole = self.words.span(setting.noun, spot.last)
        known = self.gazetteer is not None and self.gazetteer.has_key(whole)
        if setting.kind == "whole" and not known:
            return
        spot.inner = (spot.start, spot.end)
        spot.start, spot.first = self.words.starts[setting.noun], setting.noun
        if known:
            spot.name, spot.query = whole, Query(whole, frozenset(), setting.country)

    def _feature(self, setting: Setting, sort: Sort, spot: Spot) -> None:
        """A site; an airport has its town in it as a place of its own, a temple has not."""
        anchor = None
        if setting.link and sort is not Sort.UNKNOWN:
            level = Level.PLACE if spot.noun in self.lexicon.sorts["urban"] else Level.ACTING
            inner = replace(spot, level=int(level), rule="complement", noun="")
            inner.query = Query(spot.name, frozenset(), setting.country)
            self.spots.append(inner)
            anchor = len(self.spots) - 1
        spot.inner = (spot.start, spot.end)
        spot.start, spot.first = self.words.starts[setting.noun], setting.noun
        spot.name = self._site_name(setting, spot)
        spot.kind, spot.anchor = "feature", anchor
        spot.in_town = spot.noun in self.lexicon.sorts["in_town"]
        spot.query = Query(spot.name, frozenset({"feature"}), setting.country)
        self.spots.append(spot)

    def _site_after(self, setting: Setting, sort: Sort, spot: Spot) -> None:
        """A site whose noun stands behind the name: `Orvane airport`."""
        noun = self.words.span(spot.last + 1, setting.after).lower()
        if sort is not Sort.UNKNOWN:
            level = Level.PLACE if noun in self.lexicon.sorts["urban"] else Level.ACTING
            inner = replace(spot, level=int(level), rule="complement")
            self.spots.append(inner)
            inner.query = Query(spot.name, frozenset(), setting.country)
            spot.anchor = len(self.spots) - 1
        spot.inner = (spot.start, spot.end)
        spot.last, spot.end, spot.noun = setting.after, self.words.ends[setting.after], noun
        spot.name, spot.kind = self.words.span(spot.first, spot.last), "feature"
        spot.in_town = noun in self.lexicon.sorts["in_town"]
        spot.query = Query(spot.name, frozenset({"feature"}), setting.country)
        self.spots.append(spot)

    def _site_name(self, setting: Setting, spot: Spot) -> str:
        """Give a site's name without adjectives: the Hindu temple of X is the temple of X."""
        whole = self.words.span(setting.noun, spot.last)
        if not setting.link or (self.gazetteer is not None and self.gazetteer.has_key(whole)):
            return whole
        link = setting.noun_end + 1
        while self.words.lowers[link] not in self.lexicon.of:
            link += 1
        noun = self.words.span(setting.noun, setting.noun_end)
        return f"{noun} {self.words.span(link, spot.last)}"

    def _area(self, setting: Setting, anchor: int) -> None:
        """A part of a named place: `le nord du Mali`."""
        inner = self.spots[anchor]
        start = self.words.starts[setting.direction]
        name = self.words.draft.text[start : inner.end]
        area = Spot(
            start, inner.end, inner.sentence, name, int(Level.PLACE), "direction",
            first=setting.direction, last=inner.last, kind="area", anchor=anchor,
            bearing=setting.bearing, outside=setting.word in self.lexicon.uses["outside"],
        )  # fmt: skip
        self.spots.append(area)
