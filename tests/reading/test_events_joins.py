"""What events are joined with: time, place, figures, each other, the ACLED pair."""

from __future__ import annotations

import pytest

from reading.event_texts import event_at, read
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


def when(record, event):
    return next((t.mention.text for t in record.times if t.id == event.time), None)


def where(record, event):
    return next((p.name for p in record.places if p.id == event.place), None)


TIMES = [
    pytest.param("L'armée a attaqué lundi le port.", "attaqué", "lundi", id="own-verb"),
    pytest.param(
        "Le ministre a rejeté un accord signé en mai par les rebelles.",
        "accord",
        "en mai",
        id="behind-the-noun",
    ),
    pytest.param(
        "Dix soldats ont été attaqués, a dit lundi un maire.", "attaqués", None, id="saying"
    ),
    pytest.param(
        "Deux marins, enlevés la veille, ont été libérés lundi.",
        "libérés",
        "lundi",
        id="two-verbs",
    ),
    pytest.param(
        "Malgré une trêve mardi, l'armée a attaqué un poste.", "attaqué", None, id="another-event"
    ),
    pytest.param(
        "L'armée a attaqué jeudi un village pris en mai par les rebelles.",
        "attaqué",
        "jeudi",
        id="participle",
    ),
    pytest.param(
        "L'armée a tué des fidèles qui priaient vendredi.", "tué", "vendredi", id="at-the-time"
    ),
]


@pytest.mark.parametrize(("text", "words", "time"), TIMES)
def test_time(reader, text, words, time):
    record = read(reader, text)
    assert when(record, event_at(record, words)) == time


PLACES = [
    pytest.param(
        "L'armée a attaqué des rebelles à Tombouctou.", "attaqué", "Tombouctou", id="clause"
    ),
    pytest.param(
        "A Tombouctou, dix hommes ont été arrêtés. Deux autres ont été arrêtés lundi.",
        "ont été arrêtés",
        "Tombouctou",
        id="carried",
    ),
    pytest.param(
        "L'armée est entrée dans Gao. Deux hommes y ont été arrêtés lundi.",
        "arrêtés",
        "Gao",
        id="there",
    ),
    pytest.param(
        "Les combats de Gao ont cessé. Dans la capitale Bamako, des étudiants ont manifesté.",
        "manifesté",
        "Bamako",
        id="apposed-name",
    ),
    pytest.param(
        "L'armée a attaqué un convoi dans le nord de la Libye, a déclaré à Paris le ministre.",
        "attaqué",
        "nord de la Libye",
        id="saying",
    ),
    pytest.param(
        "L'accord de Doha prévoit la libération de cent prisonniers, après une attaque à Kaboul.",
        "libération",
        None,
        id="another-event",
    ),
    pytest.param(
        "Les autorités de Kaboul ont dénoncé une attaque contre un poste.",
        "attaque",
        None,
        id="of-an-office",
    ),
    pytest.param(
        "Une bombe a explosé à Tombouctou, où des hommes ont attaqué un poste.",
        "attaqué",
        "Tombouctou",
        id="where",
    ),
    pytest.param(
        "Des hommes armés ont attaqué Tombouctou, tuant dix civils.",
        "attaqué",
        "Tombouctou",
        id="attacked",
    ),
]


@pytest.mark.parametrize(("text", "words", "place"), PLACES)
def test_place(reader, text, words, place):
    record = read(reader, text)
    events = [e for e in record.events if words in e.trigger.text]
    assert {where(record, e) for e in events} == {place}


def test_the_toll_of_an_attack_points_to_it(reader):
    record = read(reader, "Une attaque contre une caserne a fait dix morts et trois blessés lundi.")
    (event,) = record.events
    assert event.figures == tuple(f.id for f in record.figures)
    assert [f.event for f in record.figures] == [event.id, event.id]


def test_a_definite_mention_is_the_event_told_before(reader):
    text = "Des rebelles ont attaqué lundi le village de Kidal. L'attaque a duré une heure."
    first, second = read(reader, text).events
    assert (first.same_as, second.same_as) == (None, first.id)
    assert second.time == first.time
    assert second.place == first.place


def test_the_headline_and_the_lead_tell_one_event(reader):
    text = (
        "Mali: dix soldats tués dans une attaque à Kidal\n\n"
        "Dix soldats ont été tués lundi dans une attaque contre leur poste à Kidal.\n"
    )
    first, second = read(reader, text).events
    assert (first.same_as, second.same_as) == (None, first.id)


def test_another_day_is_another_event(reader):
    text = "Une attaque a visé le port lundi. L'attaque de mardi a visé la gare."
    first, second = read(reader, text).events
    assert (first.same_as, second.same_as) == (None, None)


BACK_TO = [
    pytest.param(
        "Attentat-suicide à Gao: sept morts\n\nUn attentat-suicide a fait sept morts lundi à Gao."
        " L'attentat a été revendiqué par les rebelles. L'attaque mardi d'une maternité à Kidal"
        " avait fait dix morts. La capitale a imputé cette attaque aux rebelles.",
        "attaque",
        [None, "attaque"],
        id="demonstrative-means-the-last",
    ),
    pytest.param(
        "Affrontements à Gao: onze morts\n\nDes affrontements ont fait onze morts lundi à Gao."
        " Des affrontements ont aussi éclaté mardi à Kidal."
        " Les affrontements ont fait également vingt blessés.",
        "affrontements",
        ["Affrontements", None, "Affrontements"],
        id="plural-means-the-opening",
    ),
]


@pytest.mark.parametrize(("text", "word", "first"), BACK_TO)
def test_a_mention_goes_back_past_what_another_day_or_place_forbids(reader, text, word, first):
    record = read(reader, text)
    told = {e.id: e.trigger.text for e in record.events}
    found = [e for e in record.events if e.trigger.text == word]
    assert [told[e.same_as] if e.same_as else None for e in found] == first


ACLED = [
    ("L'armée a bombardé le village.", "Shelling/artillery/missile attack"),
    ("Une frappe de drone a visé un camion.", "Air/drone strike"),
    ("Un kamikaze s'est fait exploser.", "Suicide bomb"),
    ("Les deux camps se sont affrontés.", "Armed clash"),
    ("Des hommes armés ont enlevé deux touristes.", "Abduction/forced disappearance"),
    ("Un soldat a violé une villageoise.", "Sexual violence"),
    ("Des milliers de personnes ont manifesté dimanche.", "Peaceful protest"),
    ("Des manifestants ont incendié la mairie.", "Violent demonstration"),
    ("La police a dispersé les manifestants.", "Protest with intervention"),
    ("La police a arrêté dix militants.", "Arrests"),
    ("Les deux camps ont signé un accord.", "Agreement"),
]


@pytest.mark.parametrize(("text", "sub_event"), ACLED)
def test_the_acled_pair(reader, text, sub_event):
    (event,) = read(reader, text).events
    assert event.acled is not None
    assert event.acled.sub_event_type == sub_event


def test_talks_have_no_acled_pair(reader):
    (event,) = read(reader, "Les négociateurs se sont rencontrés.").events
    assert event.acled is None
