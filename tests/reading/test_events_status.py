"""Whether an event happened: negation, future, intent, fear, demand, conditional."""

from __future__ import annotations

import pytest

from reading.event_texts import event_at, read
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


STATUS = [
    ("L'armée a attaqué le village.", "attaqué", "actual"),
    ("L'armée n'a pas attaqué le village.", "attaqué", "denied"),
    ("L'armée a nié avoir bombardé le village.", "bombardé", "denied"),
    ("Les rebelles sont partis sans attaquer le village.", "attaquer", "denied"),
    ("L'armée assure ne pas avoir attaqué le village.", "attaqué", "denied"),
    ("Les rebelles disent ne jamais avoir mené d'attaque.", "attaque", "denied"),
    ("Aucune attaque n'a visé la ville.", "attaque", "denied"),
    ("Il n'y a pas eu de combats.", "combats", "denied"),
    ("Il a nié toute attaque.", "attaque", "denied"),
    ("L'armée a failli attaquer la ville.", "attaquer", "denied"),
    ("L'armée a renoncé à bombarder le port.", "bombarder", "denied"),
    ("Le sommet de lundi a été annulé.", "sommet", "denied"),
    ("L'armée va attaquer le village.", "attaquer", "planned"),
    ("L'armée doit attaquer le village lundi.", "attaquer", "planned"),
    ("Les rebelles attaqueront la ville.", "attaqueront", "planned"),
    ("Les rebelles veulent attaquer la ville.", "attaquer", "planned"),
    ("Les rebelles menacent d'attaquer le port.", "attaquer", "planned"),
    ("Le gouvernement a promis de libérer les prisonniers.", "libérer", "planned"),
    ("Le général a promis une riposte.", "riposte", "planned"),
    ("Les pourparlers prévus lundi ont été reportés.", "pourparlers", "planned"),
    ("Une attaque est imminente.", "attaque", "planned"),
    ("Les habitants craignent une attaque des rebelles.", "attaque", "hypothetical"),
    ("Les rebelles auraient attaqué un village.", "attaqué", "hypothetical"),
    ("Les rebelles pourraient attaquer la ville.", "attaquer", "hypothetical"),
    ("Si les rebelles attaquaient, l'armée riposterait.", "attaquaient", "hypothetical"),
    ("En cas d'attaque, les habitants fuiront.", "attaque", "hypothetical"),
    ("L'armée est prête à attaquer.", "attaquer", "hypothetical"),
    ("Le président a évoqué une possible offensive.", "offensive", "hypothetical"),
    ("Les Etats-Unis n'excluent pas de frapper la Syrie.", "frapper", "hypothetical"),
    ("Le ministre a appelé les rebelles à libérer les otages.", "libérer", "demanded"),
    ("Le ministre a demandé la libération des otages.", "libération", "demanded"),
    ("Il faut libérer les otages.", "libérer", "demanded"),
    ("L'opposition a appelé à manifester dimanche.", "manifester", "demanded"),
    ("Les rebelles ont tenté d'attaquer la base.", "attaquer", "actual"),
    ("La police a déjoué un attentat.", "attentat", "actual"),
    ("Les rebelles ont continué de bombarder le port.", "bombarder", "actual"),
    ("L'armée a pu libérer les otages.", "libérer", "actual"),
    ("L'armée a dû évacuer la base.", "évacuer", "actual"),
    ("L'armée aurait pu libérer les otages.", "libérer", "hypothetical"),
    ("L'armée n'a pu libérer les otages.", "libérer", "denied"),
    ("L'armée n'a pas pu libérer les otages.", "libérer", "denied"),
    ("Une personne a été arrêtée.", "arrêtée", "actual"),
    ("Une seule personne a été arrêtée.", "arrêtée", "actual"),
    ("Aucune personne n'a été arrêtée.", "arrêtée", "denied"),
    ("Personne n'a été arrêté.", "arrêté", "denied"),
]


@pytest.mark.parametrize(("text", "words", "status"), STATUS)
def test_status(reader, text, words, status):
    assert event_at(read(reader, text), words).status == status


def test_the_future_of_a_chronicle_is_past(reader):
    text = "Arrêtés en mai 2014, les deux reporters seront libérés en juin 2015."
    assert event_at(read(reader, text), "seront libérés").status == "actual"


def test_what_is_told_in_a_statement_points_to_it(reader):
    record = read(reader, "\"L'armée a bombardé l'hôpital\", a dit un médecin.")
    event = event_at(record, "bombardé")
    assert (event.status, event.statement) == ("actual", record.statements[0].id)
