"""From names to spots: what in a dispatch is a place, with what the words say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.places.evidence import Evidence, Level, Sort, sort_of
from selon.reading.places.model import Query, Spot
from selon.reading.places.names import Name, find_names
from selon.reading.places.others import person_or_body
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
        self.others = person_or_body(words, self.names, self.settings, lexicon, blocked=blocked)
        self.evidence = Evidence(words, lexicon)

    def find(self) -> list[Spot]:
        """Give the spots in text order; an enclosing one follows the name inside it."""
        before: tuple[Name, Setting, Level] | None = None
        for name, setting, other in zip(self.names, self.settings, self.others, strict=True):
            if other or self._demonym(name):
                before = None
                continue
            sort = sort_of(name, self.gazetteer)
            level, rule = self.evidence.level(name, setting, sort)
            if before is not None and self._enumerated(before[0], name, setting):
                level, rule = self._inherit(before, setting, sort, (level, rule))
            if level is not Level.NONE:
                self._add(name, setting, sort, level, rule)
                before = (name, setting, level)
            else:
                before = None
        return self.spots

    def _demonym(self, name: Name) -> bool:
        """Whether a capitalised word is a people, not a place (`les Syriens`)."""
        if self.gazetteer is None or name.first != name.last:
            return False
        if self.gazetteer.demonym(name.text) is None:
            return False
        return not any(one.kind == "country" for one in self.gazetteer.lookup(name.text))

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
    ) -> tuple[Level, str]:
        """Give a listed name the head noun and the evidence of the name before it."""
        _, first, level = before
        if first.kind and first.plural:
            setting.kind, setting.plural, setting.country = first.kind, True, first.country
            setting.listed = True
            return Level.PLACE, "enumeration"
        if first.kind == "feature":
            return own
        if setting.preposition in {"", "of"} and level > own[0] and sort is not Sort.UNKNOWN:
            return level, "enumeration"
        if own[0] is Level.NONE and level is Level.PLACE and not setting.article:
            if first.preposition in self.lexicon.place_unknown:
                return Level.PLACE, "enumeration"
        return own

    def _add(self, name: Name, setting: Setting, sort: Sort, level: Level, rule: str) -> None:
        words = self.words
        start, end = words.starts[name.first], words.ends[name.last]
        kind = setting.kind
        noun = words.lowers[setting.noun_end] if setting.noun_end >= 0 else ""
        if kind == "admin" and noun in self.lexicon.loose:
            asked = _ASKED_KINDS["loose"]
        else:
            asked = _ASKED_KINDS.get(kind, frozenset())
        spot = Spot(start, end, words.sentences[name.first], name.text, int(level), rule)
        spot.noun = noun
        if (
            kind == "feature"
            and setting.link
            and noun in self.lexicon.generic
            and (sort is not Sort.UNKNOWN or setting.indefinite or self.evidence.located(name))
        ):
            kind = ""
        if kind == "feature" and setting.noun < 0:
            kind = ""
        if kind == "feature":
            self._feature(name, setting, sort, spot)
            return
        spot.kind = kind if kind in {"city", "admin", "quarter"} else ""
        spot.query = Query(name.text, asked, setting.country)
        if kind == "admin" and setting.noun >= 0:
            spot.start, spot.inner = words.starts[setting.noun], (start, end)
            spot.phrase = words.span(setting.noun, name.last)
        self.spots.append(spot)
        if setting.direction >= 0 and setting.bearing is not None:
            self._area(name, setting, sort, len(self.spots) - 1)

    def _feature(self, name: Name, setting: Setting, sort: Sort, spot: Spot) -> None:
        """A site: `l'aéroport de Bani Walid` has its town in it, `le temple de Preah Vihear` not."""
        words = self.words
        anchor = None
        if setting.link and sort is not Sort.UNKNOWN:
            urban = spot.noun in self.lexicon.urban
            inner = Spot(
                spot.start, spot.end, spot.sentence, name.text,
                int(Level.PLACE if urban else Level.OPEN), "complement",
            )  # fmt: skip
            inner.query = Query(name.text, frozenset(), setting.country)
            self.spots.append(inner)
            anchor = len(self.spots) - 1
        spot.inner = (spot.start, spot.end)
        spot.start = words.starts[setting.noun]
        spot.name = spot.phrase = words.span(setting.noun, name.last)
        spot.kind, spot.anchor = "feature", anchor
        spot.query = Query(spot.name, frozenset({"feature"}), setting.country)
        self.spots.append(spot)

    def _area(self, name: Name, setting: Setting, sort: Sort, anchor: int) -> None:
        """A part of a named place: `le nord du Mali`. Outside a town (`à l'est d'Aden`) is no part."""
        if sort is not Sort.STATE and setting.preposition in self.lexicon.outside:
            return
        words = self.words
        start = words.starts[setting.direction]
        area = Spot(
            start, words.ends[name.last], words.sentences[name.first],
            words.span(setting.direction, name.last), int(Level.PLACE), "direction",
            kind="area", anchor=anchor, bearing=setting.bearing,
        )  # fmt: skip
        self.spots.append(area)
