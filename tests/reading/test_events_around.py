"""Where and when what is told of once more happened: at a trial, by a charge, in a speech."""

from __future__ import annotations

import pytest

from reading.event_texts import event_at, read
from selon.reading.reader import Reader

pytestmark = pytest.mark.model

TOLD = [
    pytest.param(
        "Le Togo a marqué dimanche l'anniversaire de l'attentat de Lomé, qui avait fait dix morts.",
        "attentat", "Lomé", None, id="anniversary",
    ),
    pytest.param("Le procès des attaques contre le journal s'ouvre le 2 septembre à Lomé.",
                 "attaques", None, None, id="trial"),
    pytest.param("Le procès de l'attaque de lundi contre le journal s'ouvre à Lomé.",
                 "attaque", None, "lundi", id="day-of-its-own"),
    pytest.param("Deux soldats ont été arrêtés vendredi à Lomé pour le meurtre d'un enfant.",
                 "arrêtés", "Lomé", "vendredi", id="arrest"),
    pytest.param("Un colonel a été condamné en 2017 à Lomé pour l'assassinat de cinq jeunes.",
                 "assassinat", None, None, id="charge"),
    pytest.param("Le tribunal a condamné vendredi à dix ans de prison l'auteur de l'attaque.",
                 "attaque", None, None, id="who-did-it"),
    pytest.param("Une enquête a été ouverte lundi à Lomé pour assassinat.",
                 "assassinat", None, None, id="inquiry"),
    pytest.param("Le chef rebelle a ouvert samedi à Lomé des négociations.",
                 "négociations", "Lomé", "samedi", id="what-is-done"),
    pytest.param("Le ministre a dénoncé mardi à Lomé une attaque contre un poste de police.",
                 "attaque", None, None, id="denounced-elsewhere"),
    pytest.param("Le ministre a dénoncé mardi une attaque à Kara contre un poste de police.",
                 "attaque", "Kara", None, id="denounced-there"),
    pytest.param("L'ONU a condamné vendredi à New York l'attaque qui a fait dix morts au Togo.",
                 "attaque", "Togo", None, id="condemned"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


@pytest.mark.parametrize(("text", "words", "place", "time"), TOLD)
def test_times_and_places_of_what_is_told_again(reader, text, words, place, time):
    record = read(reader, text)
    event = event_at(record, words)
    assert next((p.name for p in record.places if p.id == event.place), None) == place
    assert next((t.mention.text for t in record.times if t.id == event.time), None) == time


def test_who_condemns_an_attack_passes_no_sentence(reader):
    record = read(
        reader, "L'ONU a condamné vendredi à New York l'attaque qui a fait dix morts au Togo."
    )
    assert event_at(record, "condamné").type == "ACCUSE"
    record = read(reader, "Le tribunal a condamné vendredi à dix ans de prison un rebelle.")
    assert event_at(record, "condamné").type == "SANCTION"


def test_an_attack_on_trial_in_english():
    record = read(Reader("en"), "The trial of the Kara attack opened on Monday in Lomé.")
    event = event_at(record, "attack")
    assert next(p.name for p in record.places if p.id == event.place) == "Kara"
    assert event.time is None
