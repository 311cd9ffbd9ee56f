"""Where a bare word of a happening is when its sentence names several places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making
from selon.ledger.mentions import sightings
from selon.ledger.sightings import layout


def site(text: str, word: str, places: tuple[str, ...], country: str = "") -> str | None:
    """Give the name of the place of a word that no row stands for; `country` is a country."""
    m = Making(text)
    for name in places:
        m.place(name)
    rows = m.rows["places"]
    rows[:] = [replace(p, kind="country" if p.name == country else p.kind) for p in rows]
    record = m.record()
    found = next(s for s in sightings(record, layout(record)) if s.text == word)
    return found.site.place.name if found.site else None


@pytest.mark.parametrize(
    ("text", "places", "told"),
    [
        ("Un soldat a été tué.", (), None),
        ("A Kandar, un soldat a été tué.", ("Kandar",), "Kandar"),
        ("Un soldat a été tué mardi à Kandar, loin de Belmar.", ("Kandar", "Belmar"), "Kandar"),
        ("Un soldat a été tué avant la visite du ministre à Kandar, puis à Belmar.",
         ("Kandar", "Belmar"), None),
        ("Le ministre vient de Belmar. A Ostrel ou Kandar, un soldat a été tué.",
         ("Belmar", "Ostrel", "Kandar"), None),
        ("Un soldat a été tué ; le ministre ira à Kandar et à Belmar.", ("Kandar", "Belmar"), None),
    ],
)  # fmt: skip
def test_beside_gives_the_place_behind_a_word(
    text: str, places: tuple[str, ...], told: str | None
) -> None:
    assert site(text, "tué", places) == told


def test_beside_takes_the_town_before_its_country() -> None:
    text = "A Kandar, comme ailleurs en Belmar, la foule a vu un soldat tué."
    assert site(text, "tué", ("Kandar", "Belmar"), country="Belmar") == "Kandar"
    assert site(text, "tué", ("Kandar", "Belmar")) is None


@pytest.mark.parametrize(
    ("text", "language", "dated"),
    [
        ("Un attentat sans pareil depuis la chute du régime en 2014.", "fr", False),
        ("Un attentat sans pareil par la force du tir en 2014.", "fr", True),
        ("A massacre without equal since the fall of the regime in 2014.", "en", False),
    ],
)
def test_beside_gives_no_time_since_which_nothing_was_like_a_word(
    text: str, language: str, dated: bool
) -> None:
    m = Making(text, language=language)
    m.time("2014", "2014-01-01", "2014-12-31")
    record = m.record()
    word = "attentat" if language == "fr" else "massacre"
    found = next(s for s in sightings(record, layout(record)) if s.text == word)
    assert (found.days is not None) == dated


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("L'incendie de jeudi est éteint, a dit le maire.", True),
        ("L'incendie a été évoqué jeudi.", False),
    ],
)
def test_beside_takes_the_day_that_a_word_is_of(text: str, dated: bool) -> None:
    m = Making(text, published="2020-09-10T20:00")
    m.time("jeudi", "2020-09-10")
    record = m.record()
    found = next(s for s in sightings(record, layout(record)) if s.text == "incendie")
    assert (found.days is not None) == dated
