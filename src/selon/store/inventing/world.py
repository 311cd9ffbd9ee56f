"""An invented world: towns, speakers, what happens, and which dispatch tells it in whose words.

All of it follows from a seed. Some happenings are told often and some once, a few have no place or
no day, some are known to lie only in a unit or a country, as in real news.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from selon.record import ActorKind, Bound, EventType, FigureKind, PlaceKind

FIRST_DAY = date(2018, 1, 1)
_DAYS = 4 * 365
_TYPES: tuple[tuple[EventType, int], ...] = (
    ("ASSAULT", 58), ("PROTEST", 14), ("COERCE", 12), ("AID", 6), ("CONSULT", 6), ("THREATEN", 4),
)  # fmt: skip
_KINDS: tuple[tuple[FigureKind, int], ...] = (
    ("killed", 60), ("injured", 22), ("displaced", 8), ("detained", 10),
)  # fmt: skip
_BOUNDS: tuple[tuple[Bound, int], ...] = (
    ("exact", 60), ("at_least", 25), ("about", 10), ("more_than", 5),
)  # fmt: skip
_UNNAMED = 8  # how many unnamed speakers each language has


@dataclass(frozen=True, slots=True)
class Spot:
    """An invented place."""

    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    radius_km: float
    country: str
    admin1: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who is quoted; an unnamed one has a number in place of a name."""

    name: str
    kind: ActorKind
    sector: str | None = None
    country: str | None = None
    number: int | None = None

    def called(self, language: str) -> str:
        """Give the words for this speaker in a language."""
        return self.name if self.number is None else str(words()[language]["unnamed"][self.number])


@dataclass(frozen=True, slots=True)
class Telling:
    """One dispatch's words on one happening."""

    happening: int
    speaker: Somebody
    kind: FigureKind
    count: int
    bound: Bound


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens: where and when, if anybody says."""

    number: int
    type: EventType
    spot: Spot | None
    day: date | None
    told_in: tuple[int, ...]


@dataclass(slots=True)
class Paper:
    """A dispatch to be written."""

    number: int
    language: Literal["fr", "en"]
    publisher: str
    day: date
    tellings: list[Telling] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """All of it."""

    happenings: tuple[Happening, ...]
    papers: tuple[Paper, ...]


@cache
def words() -> dict[str, Any]:
    """Give the words that invented dispatches are made of."""
    return tomllib.loads((files("selon.store.inventing") / "words.toml").read_text("utf-8"))


def invent(incidents: int, dispatches: int, *, seed: int = 1) -> World:
    """Invent a world with that many happenings, told in that many dispatches."""
    rng = random.Random(seed)  # noqa: S311 - invented data, not a secret
    spots = _spots(rng, max(20, min(3000, incidents // 20)))
    weights = [1 / (n + 4) for n in range(len(spots))]
    speakers = _speakers(rng)
    papers = [_paper(rng, n, dispatches) for n in range(dispatches)]
    happenings = []
    for number in range(incidents):
        first = number * dispatches // incidents
        happening = _happening(rng, number, papers, first, spots, weights)
        happenings.append(happening)
        _tell(rng, happening, papers, speakers)
    return World(tuple(happenings), tuple(papers))


def _paper(rng: random.Random, number: int, dispatches: int) -> Paper:
    days = min(_DAYS, max(30, dispatches // 3))  # so that several dispatches come on a day
    day = FIRST_DAY + timedelta(days=number * days // dispatches)
    language: Literal["fr", "en"] = "fr" if rng.random() < 0.7 else "en"
    return Paper(number, language, rng.choice(words()["names"]["publishers"]), day)


def _happening(
    rng: random.Random,
    number: int,
    papers: list[Paper],
    first: int,
    spots: list[Spot],
    weights: list[float],
) -> Happening:
    luck = rng.random()
    count = 1 if luck < 0.6 else rng.randint(2, 4) if luck < 0.985 else rng.randint(8, 30)
    told = sorted({min(first + rng.randint(0, count * 2), len(papers) - 1) for _ in range(count)})
    spot = None if rng.random() < 0.06 else rng.choices(spots, weights)[0]
    dated = rng.random() >= 0.08
    day = papers[told[0]].day - timedelta(days=rng.randint(0, 2)) if dated else None
    return Happening(number, _choose(rng, _TYPES), spot, day, tuple(told))


def _tell(
    rng: random.Random, happening: Happening, papers: list[Paper], speakers: list[Somebody]
) -> None:
    few = rng.sample(speakers, min(len(happening.told_in), rng.randint(1, 4)))
    kind = _choose(rng, _KINDS)
    count = max(2, int(rng.paretovariate(1.1) * 2))
    for place in happening.told_in:
        if rng.random() < 0.35:
            count = max(2, round(count * rng.uniform(0.5, 2.5)))
        counted = kind if rng.random() < 0.75 else _choose(rng, _KINDS)
        bound = _choose(rng, _BOUNDS)
        told = Telling(happening.number, rng.choice(few), counted, count, bound)
        papers[place].tellings.append(told)


def _choose(rng: random.Random, table: tuple[tuple[Any, int], ...]) -> Any:  # noqa: ANN401
    values, weights = zip(*table, strict=True)
    return rng.choices(values, weights)[0]


def _spots(rng: random.Random, count: int) -> list[Spot]:
    """Invent towns, a unit for some of them, and each region's country as a whole."""
    found: list[Spot] = []
    regions = words()["regions"]
    for number in range(count):
        region = regions[int(rng.random() ** 1.6 * len(regions))]
        latitude, longitude = region["at"]
        wide = region["wide"]
        luck = rng.random()
        kind: PlaceKind = "city" if luck < 0.9 else "admin" if luck < 0.97 else "country"
        radius = {"city": rng.choice((2.0, 5.0, 8.0, 15.0)), "admin": 60.0, "country": 400.0}[kind]
        if kind == "city":
            latitude += rng.gauss(0, wide / 2)
            longitude = (longitude + rng.gauss(0, wide / 2) + 180) % 360 - 180
        unit = f"{_name(rng)} {'Nord' if latitude > region['at'][0] else 'Sud'}"
        found.append(
            Spot(
                _name(rng), kind, round(latitude, 4), round(longitude, 4), radius,
                region["country"], None if kind == "country" else unit, 90_000_000 + number,
            )
        )  # fmt: skip
    return found


def _speakers(rng: random.Random) -> list[Somebody]:
    names = words()["names"]
    countries = [r["country"] for r in words()["regions"]]
    found = [Somebody(b["name"], b["kind"], b["sector"]) for b in words()["bodies"]] * 8
    found += [Somebody("", "unnamed", number=n) for n in range(_UNNAMED)] * 12
    found += [
        Somebody(f"{rng.choice(names['first'])} {_name(rng)}", "person", country=c)
        for c in countries * 40
    ]
    return found


def _name(rng: random.Random) -> str:
    names = words()["names"]
    return str(rng.choice(names["begin"]) + rng.choice(names["middle"]) + rng.choice(names["end"]))
