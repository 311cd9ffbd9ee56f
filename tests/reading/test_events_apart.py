"""What an event is told after, before, since or beside lends it no time and no place."""

from __future__ import annotations

import pytest

from reading.event_texts import event_at, read
from selon.reading.reader import Reader

pytestmark = pytest.mark.model

TOLD = [
    pytest.param(
        "Des marches ont lieu depuis la mort de Jean Essai, un passant tué par un policier à Lomé,"
        " le 25 mai.",
        "marches", None, None, id="since",
    ),
    pytest.param("C'est la première attaque de rebelles à Kara depuis janvier.",
                 "attaque", "Kara", None, id="the-first-since"),
    pytest.param("La manifestation est la plus importante à Lomé depuis avril 2019.",
                 "manifestation", "Lomé", None, id="the-largest-since"),
    pytest.param("Les soldats attaquent Kara depuis lundi.", "attaquent", "Kara", "depuis lundi",
                 id="since-a-day"),
    pytest.param("L'armée a attaqué lundi un poste depuis Lomé.", "attaqué", "Lomé", "lundi",
                 id="from-a-place"),
    pytest.param(
        "Ces combats sont les premiers depuis que les rebelles ont proclamé le 26 avril"
        " l'autonomie de la région.",
        "combats", None, None, id="since-a-clause",
    ),
    pytest.param(
        "C'est la plus grande manifestation à Lomé depuis celle qu'il avait organisée en avril"
        " 2019.",
        "manifestation", "Lomé", None, id="since-another",
    ),
    pytest.param(
        "Des rebelles ont tué mardi un soldat au Togo avant la visite du ministre américain à Lomé.",
        "tué", "Togo", "mardi", id="before",
    ),
    pytest.param(
        "Des rebelles ont tué mardi un soldat au Togo avant la visite du ministre américain à Lomé.",
        "visite", "Lomé", None, id="what-comes-later",
    ),
    pytest.param(
        "Un homme a ouvert le feu mardi à Lomé avant d'être abattu par la police.",
        "être abattu", "Lomé", "mardi", id="going-on",
    ),
    pytest.param(
        "L'armée a attaqué jeudi des rebelles, contrairement à ce qui s'était passé à Lomé en 2015.",
        "attaqué", None, "jeudi", id="unlike",
    ),
    pytest.param("Comme à Lomé en mars, des habitants de Kara ont bloqué la route.",
                 "bloqué", "Kara", None, id="like"),
    pytest.param(
        "La police a tiré sur des manifestants à l'occasion de la signature, à Washington, des"
        " accords entre le Togo et le Bénin.",
        "tiré", None, None, id="on-the-occasion",
    ),
    pytest.param(
        "Après un accord signé à Washington entre le Togo et le Bénin, l'armée a bombardé mercredi"
        " des positions rebelles.",
        "bombardé", None, "mercredi", id="after",
    ),
    pytest.param("Le candidat à l'élection du 3 novembre a condamné les émeutes.",
                 "condamné", None, None, id="day-of-a-thing"),
    pytest.param("Les soldats tués dans ces combats, menés sous le président Essai (2002-2010),"
                 " étaient jeunes.", "combats", None, None, id="years-in-brackets"),
    pytest.param("Les militants du Front du peuple (FP) ont manifesté mardi à Lomé.",
                 "manifesté", "Lomé", "mardi", id="behind-a-bracket"),
    pytest.param(
        "La réunion convoquée après les manifestations a adopté un texte, dont le Togo s'est retiré en"
        " 2018.",
        "manifestations", None, None, id="clause-of-another-noun",
    ),
    pytest.param("Ce bilan est le pire après l'attaque de Kara qui a fait dix morts en mai.",
                 "attaque", "Kara", "en mai", id="clause-of-its-own"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


@pytest.mark.parametrize(("text", "words", "place", "time"), TOLD)
def test_times_and_places_of_what_stands_apart(reader, text, words, place, time):
    record = read(reader, text)
    event = event_at(record, words)
    assert next((p.name for p in record.places if p.id == event.place), None) == place
    assert next((t.mention.text for t in record.times if t.id == event.time), None) == time


def test_since_and_compared_in_english():
    text = "Rebels attacked Kara on Monday, unlike in Lomé in 2015."
    record = read(Reader("en"), text)
    event = event_at(record, "attacked")
    assert next(p.name for p in record.places if p.id == event.place) == "Kara"
    assert next(t.mention.text for t in record.times if t.id == event.time) == "Monday"


def test_what_happened_long_ago_goes_on_with_nothing_of_today(reader):
    text = (
        "L'armée a déployé des soldats à Lomé. Ces soldats avaient renversé le président le 2 mai."
        " Des manifestants ont défilé à Lomé. Ils ont bloqué un pont."
    )
    record = read(reader, text)
    assert event_at(record, "renversé").place is None
    assert event_at(record, "bloqué").place == event_at(record, "défilé").place is not None


def test_several_clashes_are_no_single_explosion(reader):
    text = "Une explosion a tué mardi dix soldats à Lomé. La police a dit que les heurts ont cessé."
    record = read(reader, text)
    assert event_at(record, "heurts").same_as is None


def test_who_was_killed_elsewhere_is_an_event_beside_an_attack(reader):
    text = (
        "Des touristes ont été enlevés au Mali, à l'instar des touristes tués dimanche par des hommes"
        " armés à Lomé."
    )
    record = read(reader, text)
    event = event_at(record, "tués")
    assert next(p.name for p in record.places if p.id == event.place) == "Lomé"
    assert event_at(record, "enlevés").time is None
