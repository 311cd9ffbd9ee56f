"""Who did it to whom: every frame, carrying verb and way of leaving somebody out."""

from __future__ import annotations

import pytest

from reading.event_texts import event_at, parties, read
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


FRAMES = [
    pytest.param(
        "Des hommes armés ont attaqué un poste de police.",
        "ont attaqué",
        ["Des hommes armés"],
        ["un poste de police"],
        id="active",
    ),
    pytest.param(
        "Les soldats ont été attaqués par des rebelles.",
        "attaqués",
        ["rebelles"],
        ["Les soldats"],
        id="passive-with-agent",
    ),
    pytest.param(
        "Un berger a été blessé par balles lundi par les soldats.",
        "blessé",
        ["les soldats"],
        ["Un berger"],
        id="passive-with-means-before-agent",
    ),
    pytest.param(
        "Le ministre n'impute pas l'attaque aux rebelles.",
        "attaque",
        [],
        [],
        id="imputed-to-nobody",
    ),
    pytest.param(
        "Sarvo n'accuse pas la Lurie d'avoir mené l'attaque.",
        "attaque",
        [],
        [],
        id="accused-of-nothing",
    ),
    pytest.param(
        "L'armée n'a pas revendiqué le raid.",
        "raid",
        [],
        [],
        id="claimed-by-nobody",
    ),
    pytest.param(
        "Dix soldats ont été tués jeudi dans deux attaques imputées par les autorités aux rebelles.",
        "attaques",
        ["rebelles"],
        ["Dix soldats"],
        id="imputed-by-some-to-others",
    ),
    pytest.param(
        "Une attaque, attribuée mardi par la police à des rebelles, a fait six morts.",
        "attaque",
        ["rebelles"],
        [],
        id="imputed-behind-a-comma",
    ),
    pytest.param(
        "Une attaque attribuée aux rebelles par la police a fait six morts.",
        "attribuée",
        ["la police"],
        ["rebelles"],
        id="imputed-to-some-by-others",
    ),
    pytest.param(
        "La police disperse des manifestants à Sarvo.",
        "disperse",
        ["La police"],
        ["manifestants"],
        id="object-with-an-article-like-a-preposition",
    ),
    pytest.param("Un convoi a été attaqué lundi.", "attaqué", [], ["Un convoi"], id="agentless"),
    pytest.param(
        "Les deux camps se sont affrontés mardi.",
        "affrontés",
        ["Les deux camps"],
        [],
        id="reciprocal",
    ),
    pytest.param(
        "Le ministre s'est entretenu mardi avec le roi.",
        "entretenu",
        ["Le ministre"],
        ["le roi"],
        id="reflexive-with-partner",
    ),
    pytest.param(
        "L'armée a mené jeudi des frappes contre un poste.",
        "frappes",
        ["L'armée"],
        ["un poste"],
        id="object-behind-its-day",
    ),
    pytest.param(
        "La police a arrêté samedi des centaines de manifestants.",
        "arrêté",
        ["La police"],
        ["centaines de manifestants"],
        id="amount-behind-its-day",
    ),
    pytest.param(
        "Attaqué par des rebelles, le convoi a fait demi-tour.",
        "Attaqué",
        ["rebelles"],
        ["le convoi"],
        id="opening-participle",
    ),
    pytest.param(
        "Les rebelles, qui avaient attaqué le port mardi, ont fui.",
        "attaqué",
        ["Les rebelles"],
        ["le port"],
        id="relative-clause",
    ),
    pytest.param(
        "Les rebelles ont tenté d'attaquer la base.",
        "attaquer",
        ["Les rebelles"],
        ["la base"],
        id="infinitive",
    ),
    pytest.param(
        "Des pirates ont attaqué un navire et enlevé trois marins.",
        "enlevé",
        ["Des pirates"],
        ["trois marins"],
        id="shared-auxiliary",
    ),
    pytest.param(
        "L'attaque d'un poste par des rebelles a duré une heure.",
        "attaque",
        ["rebelles"],
        ["un poste"],
        id="noun-of-by",
    ),
    pytest.param(
        "Une offensive des rebelles contre la ville a échoué.",
        "offensive",
        ["rebelles"],
        ["la ville"],
        id="noun-of-against",
    ),
    pytest.param(
        "Les affrontements entre l'armée et les rebelles ont repris.",
        "affrontements",
        ["l'armée", "les rebelles"],
        [],
        id="noun-between",
    ),
    pytest.param(
        "Les frappes russes sur la caserne ont cessé.",
        "frappes",
        ["russes"],
        ["la caserne"],
        id="noun-adjective-on",
    ),
    pytest.param(
        "Une frappe de drone israélienne a visé un camion.",
        "frappe",
        ["israélienne"],
        ["un camion"],
        id="adjective-behind-a-weapon",
    ),
    pytest.param(
        "L'armée syrienne a bombardé le village.",
        "bombardé",
        ["L'armée syrienne"],
        ["le village"],
        id="adjective-of-the-actor",
    ),
    pytest.param(
        "Les rebelles tenaient le pont. Leurs attaques contre la caserne ont cessé.",
        "attaques",
        ["Les rebelles"],
        ["la caserne"],
        id="possessive",
    ),
    pytest.param(
        "Les rebelles ont mené une attaque contre la caserne.",
        "attaque",
        ["Les rebelles"],
        ["la caserne"],
        id="carrying-verb",
    ),
    pytest.param(
        "Des rebelles ont tendu une embuscade à un convoi.",
        "embuscade",
        ["Des rebelles"],
        ["un convoi"],
        id="carrying-verb-with-to",
    ),
    pytest.param(
        "L'armée a été la cible d'une attaque des rebelles.",
        "attaque",
        ["rebelles"],
        ["L'armée"],
        id="target",
    ),
    pytest.param(
        "Quatre soldats sont morts dans une attaque attribuée aux rebelles.",
        "attaque",
        ["rebelles"],
        ["Quatre soldats"],
        id="attributed-with-victims",
    ),
    pytest.param(
        "L'attentat a été revendiqué par le Front de l'Est.",
        "attentat",
        ["le Front de l'Est"],
        [],
        id="claimed",
    ),
    pytest.param(
        "Une attaque menée par des rebelles a visé un hôtel.",
        "attaque",
        ["rebelles"],
        ["un hôtel"],
        id="participle-and-object",
    ),
    pytest.param(
        "La compagnie a été frappée de sanctions.",
        "sanctions",
        [],
        ["La compagnie"],
        id="penalty-behind-of",
    ),
    pytest.param(
        "Le gouvernement et les rebelles ont conclu un accord.",
        "accord",
        ["Le gouvernement", "les rebelles"],
        [],
        id="twin-subjects",
    ),
    pytest.param(
        "L'armée et les rebelles ont respecté le cessez-le-feu.",
        "cessez-le-feu",
        ["L'armée", "les rebelles"],
        [],
        id="twin-subjects-that-the-parse-parts",
    ),
    pytest.param(
        "Les deux pays ont signé un accord.",
        "accord",
        ["Les deux pays"],
        [],
        id="two-countries",
    ),
    pytest.param(
        "Le chef rebelle a menacé le gouvernement de représailles.",
        "menacé",
        ["Le chef rebelle"],
        ["le gouvernement"],
        id="charge-behind-the-object",
    ),
    pytest.param(
        "Les enseignants sont en grève depuis lundi.",
        "grève",
        ["Les enseignants"],
        [],
        id="copula",
    ),
]


@pytest.mark.parametrize(("text", "words", "actors", "recipients"), FRAMES)
def test_parties(reader, text, words, actors, recipients):
    assert parties(event_at(read(reader, text), words)) == (actors, recipients)


def test_the_same_actor_has_one_row(reader):
    record = read(reader, "Les rebelles ont attaqué le port. Leurs attaques ont fait dix morts.")
    first, second = record.events
    assert [p.actor for p in first.actors] == [p.actor for p in second.actors]


def test_a_state_named_by_its_adjective(reader):
    record = read(reader, "Les frappes russes sur la caserne ont cessé.")
    (event,) = record.events
    names = {a.id: a for a in record.actors}
    assert names[event.actors[0].actor].kind == "state"
    assert names[event.actors[0].actor].name == "Russie"
