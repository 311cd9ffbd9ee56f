"""TR-News: 118 English news texts whose toponyms carry GeoNames ids.

The set (ehsk/CHF-TopoResolver, `data/tr-news/TR-News.xml`) is read from the user's disk and never
shipped. About one offset in twelve is off by some characters; such a toponym is looked for nearby.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from selon import language
from selon.dispatch import Anatomy
from selon.errors import DataError
from selon.gazetteer import distance_km
from selon.language import LanguagePack
from selon.reading.draft import Draft
from selon.reading.places.model import Asked, Query
from selon.reading.places.resolution import resolve
from selon.reading.places.survey import opened, survey
from selon.record import Part, Sentence
from selon.sources import Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.gazetteer import Candidate, Gazetteer

_NEAR = 80  # characters around a wrong offset
NEAR_KM = 161  # the customary 100 miles


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A toponym with its GeoNames id and point; both null where the set gives none."""

    start: int
    end: int
    text: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Article:
    """One text of the set."""

    id: str
    text: str
    toponyms: tuple[GoldToponym, ...]


def read_tr_news(path: Path) -> list[Article]:
    """Read the set; raises `DataError` when the file is something else."""
    try:
        root = ET.fromstring(path.read_bytes())  # noqa: S314 - a file of the user's own
    except ET.ParseError as error:
        raise DataError(str(error), where=str(path)) from error
    if root.tag != "articles":
        raise DataError(f"TR-News starts with <articles>, not <{root.tag}>", where=str(path))
    return [_article(element) for element in root.iter("article")]


def _article(element: ET.Element) -> Article:
    text = element.findtext("text") or ""
    found = []
    for tag in element.iter("toponym"):
        phrase = tag.findtext("phrase") or ""
        start = _aligned(text, phrase, int(tag.findtext("start") or 0))
        if start is None:
            continue
        entry = tag.find("gaztag")
        number = entry.get("geonameid") if entry is not None else None
        lat = entry.findtext("lat") if entry is not None else None
        lon = entry.findtext("lon") if entry is not None else None
        found.append(
            GoldToponym(
                start,
                start + len(phrase),
                phrase,
                int(number) if number else None,
                float(lat) if lat else None,
                float(lon) if lon else None,
            )
        )
    found.sort(key=lambda one: one.start)
    return Article(element.get("docid") or "", text, tuple(found))


def _aligned(text: str, phrase: str, start: int) -> int | None:
    if text.startswith(phrase, start):
        return start
    places = []
    at = text.find(phrase, max(0, start - _NEAR))
    while 0 <= at <= start + _NEAR:
        places.append(at)
        at = text.find(phrase, at + 1)
    return min(places, key=lambda found: abs(found - start), default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold toponym with what the resolver made of it; null when it gave no place."""

    article: str
    toponym: GoldToponym
    found: Candidate | None
    confidence: float

    @property
    def exact(self) -> bool:
        """Whether the id is the gold id."""
        return self.found is not None and self.found.id == self.toponym.geonames_id

    @property
    def near(self) -> bool:
        """Whether it is the gold id or lies within 161 km of the gold point."""
        if self.exact:
            return True
        gold, found = self.toponym, self.found
        if found is None or found.latitude is None or found.longitude is None:
            return False
        if gold.latitude is None or gold.longitude is None:
            return False
        apart = distance_km(gold.latitude, gold.longitude, found.latitude, found.longitude)
        return apart <= NEAR_KM


def resolve_gold_spans(articles: Iterable[Article], gazetteer: Gazetteer) -> list[Outcome]:
    """Resolve the toponyms of the set where they stand; those without a gold id are left out."""
    outcomes = []
    for article in articles:
        asked, at = _asked(article)
        verdicts = resolve(asked, gazetteer).verdicts
        for toponym, index in zip(article.toponyms, at, strict=True):
            if toponym.geonames_id is not None:
                verdict = verdicts[index]
                outcomes.append(Outcome(article.id, toponym, verdict.choice, verdict.confidence))
    return outcomes


def _asked(article: Article) -> tuple[list[Asked], list[int]]:
    """Give the queries of an article, and for each toponym the index of its query."""
    asked: list[Asked] = []
    indices: dict[Query, int] = {}
    at: list[int] = []
    for number, toponym in enumerate(article.toponyms):
        query = Query(toponym.text, demonym=True, abbreviation=_short(article, toponym))
        if query not in indices:
            indices[query] = len(asked)
            asked.append(Asked(query, 0.0))
        asked[indices[query]].weight += 1
        at.append(indices[query])
        if number and _container_follows(article, number - 1):
            asked[at[number - 1]].inside.append(indices[query])
    return asked, at


def _short(article: Article, toponym: GoldToponym) -> bool:
    """Whether a toponym may be an abbreviation: after a comma, with a dot, or in capitals."""
    name = toponym.text
    if len(name) > 5:
        return False
    before = article.text[: toponym.start].rstrip()
    return name.isupper() or name.endswith(".") or before.endswith((",", "("))


def _container_follows(article: Article, number: int) -> bool:
    """Whether the next toponym stands after a comma or in brackets: `Alep, Syrie`."""
    one, following = article.toponyms[number : number + 2]
    between = article.text[one.end : following.start].strip()
    return between in {",", "("}


@dataclass(frozen=True, slots=True)
class EndToEnd:
    """Mentions found and resolved without help; `right` lie within 161 km of the gold point."""

    right: int
    gold: int
    predicted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.right else 0.0


def english_words() -> LanguagePack:
    """Give the English words of places; they are no whole language pack, but all that is needed."""
    return LanguagePack(Path(language.__file__).parent / "en")


def read_end_to_end(articles: Iterable[Article], pack: LanguagePack | None = None) -> EndToEnd:
    """Find and resolve the places of the bare texts, with the English words unless told otherwise.

    The set counts adjectives of nationality as toponyms; Selon's records never do, so those gold
    mentions are left out, and so are those without an id. It counts countries that stand for their
    governments; so here they count, though they are no places of a record.
    """
    pack = pack or english_words()
    right = gold = predicted = 0
    for article in articles:
        draft = _plain_draft(article.text, pack)
        wanted = [t for t in article.toponyms if t.geonames_id is not None and not _people(t)]
        seen = survey(draft)
        found = {
            (spot.start, spot.end): choice
            for at, spot in enumerate(seen.spots)
            if (choice := seen.choice(at)) is not None
        }
        used: set[tuple[int, int]] = set()
        for toponym in wanted:
            span = next(
                (s for s in found if s[0] < toponym.end and toponym.start < s[1] and s not in used),
                None,
            )
            if span is not None:
                used.add(span)
                right += _close(toponym, found[span])
        skipped = [t for t in article.toponyms if t not in wanted]
        extra = [
            s for s in found
            if s not in used and any(s[0] < t.end and t.start < s[1] for t in skipped)
        ]  # fmt: skip
        gold += len(wanted)
        predicted += len(found) - len(extra)
    return EndToEnd(right, gold, predicted)


def _people(toponym: GoldToponym) -> bool:
    """Whether a gold toponym is an adjective or noun of nationality."""
    gazetteer = opened()
    if gazetteer is None or gazetteer.demonym(toponym.text) is None:
        return False
    return not any(c.id == toponym.geonames_id for c in gazetteer.lookup(toponym.text))


def _close(toponym: GoldToponym, place: Candidate) -> bool:
    if place.geonames_id == toponym.geonames_id:
        return True
    points = (toponym.latitude, toponym.longitude, place.latitude, place.longitude)
    if any(value is None for value in points):
        return False
    return distance_km(*points) <= NEAR_KM  # type: ignore[arg-type]


def _plain_draft(text: str, pack: LanguagePack) -> Draft:
    """Lay out a text as paragraphs and sentences, without tags or parse."""
    parts, sentences, holders = [], [], []
    for line in re.finditer(r"\S[^\n]*", text):
        parts.append(Part("paragraph", line.start(), line.end()))
        start = line.start()
        for stop in re.finditer(r"[.!?]['\"”’]?\s+(?=[A-Z\"“‘])|$", line.group()):
            end = line.start() + stop.start() + 1
            sentences.append(Sentence(start, min(end, line.end())))
            holders.append(len(parts) - 1)
            start = line.start() + stop.end()
            if start >= line.end():
                break
    draft = Draft(Item(text), Anatomy(tuple(parts), tuple(sentences), tuple(holders)), pack)
    draft.finish()
    return draft
