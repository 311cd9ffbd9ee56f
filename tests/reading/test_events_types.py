"""Words of every PLOVER type with their mode, and senses that are no events."""

from __future__ import annotations

import pytest

from reading.event_texts import read, told
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


TYPES = [
    ("Le gouvernement et les rebelles ont conclu un accord lundi.", "AGREE", None, "accord"),
    (
        "Le ministre Ilan Maro s'est entretenu mardi avec le roi.",
        "CONSULT",
        None,
        "s'est entretenu",
    ),
    ("Le ministre s'est rendu mardi à Paris.", "CONSULT", "visit", "s'est rendu"),
    ("Un sommet s'est ouvert à Paris.", "CONSULT", "multilateral", "sommet"),
    ("Des expéditions punitives ont été menées samedi.", "ASSAULT", None, "expéditions punitives"),
    ("Des marches blanches ont eu lieu à Paris.", "PROTEST", "demo", "marches blanches"),
    ("Le médiateur de l'ONU a réuni les deux camps.", "CONSULT", "third-party", "a réuni"),
    (
        "Le président s'est entretenu au téléphone avec le roi.",
        "CONSULT",
        "phone",
        "s'est entretenu au téléphone",
    ),
    ("Le parti du Lac a soutenu le président.", "SUPPORT", None, "a soutenu"),
    ("Le ministre Ilan Maro a salué l'accord.", "SUPPORT", None, "a salué"),
    (
        "La France et le Mali ont rétabli leurs relations diplomatiques.",
        "COOPERATE",
        None,
        "ont rétabli leurs relations",
    ),
    ("Les deux armées ont mené un exercice conjoint.", "COOPERATE", None, "exercice conjoint"),
    ("L'armée a distribué des vivres aux déplacés.", "AID", None, "a distribué"),
    ("Le ministre a présenté ses excuses.", "CONCEDE", None, "a présenté ses excuses"),
    ("Les rebelles ont libéré trente prisonniers.", "RETREAT", "release", "ont libéré"),
    ("L'armée a retiré ses troupes de la région.", "RETREAT", "withdraw", "a retiré"),
    ("Les rebelles ont proclamé une trêve.", "RETREAT", "ceasefire", "trêve"),
    ("Les rebelles ont déposé les armes.", "RETREAT", "disarm", "ont déposé les armes"),
    ("Le ministre a démissionné.", "RETREAT", "resign", "a démissionné"),
    ("Des civils ont été évacués du village.", "RETREAT", "access", "ont été évacués"),
    ("Le maire a réclamé une enquête.", "REQUEST", None, "a réclamé"),
    ("Le général a exigé le retrait des troupes.", "REQUEST", "yield", "a exigé"),
    ("Le président a accusé les rebelles de mentir.", "ACCUSE", "allege", "a accusé"),
    ("Le ministre a condamné l'attentat.", "ACCUSE", "disapprove", "a condamné"),
    ("L'ONU a ouvert une enquête.", "ACCUSE", "investigate", "enquête"),
    ("La police a perquisitionné le bureau.", "ACCUSE", "investigate", "a perquisitionné"),
    ("Les insurgés ont rejeté la proposition.", "REJECT", None, "ont rejeté"),
    ("Le gouvernement a refusé de négocier.", "REJECT", "meet", "a refusé"),
    ("Les rebelles menacent d'attaquer le port.", "THREATEN", "violence", "menacent"),
    ("Des milliers de personnes ont manifesté dimanche.", "PROTEST", "demo", "ont manifesté"),
    ("Les enseignants sont en grève depuis lundi.", "PROTEST", "strike", "grève"),
    ("Les étudiants ont bloqué la route.", "PROTEST", "obstruct", "ont bloqué"),
    ("Des manifestants ont incendié la mairie.", "PROTEST", "vandalize", "ont incendié"),
    ("Une émeute a éclaté dans la prison.", "PROTEST", "riot", "émeute"),
    ("Washington a imposé des sanctions à la compagnie.", "SANCTION", None, "sanctions"),
    ("Le Mali a expulsé l'ambassadeur.", "SANCTION", "expel", "a expulsé"),
    ("Le tribunal a condamné le chef à dix ans de prison.", "SANCTION", "convict", "a condamné"),
    ("L'armée a déployé des chars à la frontière.", "MOBILIZE", "troops", "a déployé"),
    ("La Russie a effectué un essai de missile.", "MOBILIZE", None, "essai de missile"),
    ("La police a arrêté dix militants.", "COERCE", "arrest", "a arrêté"),
    ("Les militaires ont pris le pouvoir.", "COERCE", "seize", "ont pris le pouvoir"),
    ("Le gouvernement a décrété un couvre-feu.", "COERCE", "curfew", "couvre-feu"),
    ("Le président a décrété l'état d'urgence.", "COERCE", "martial-law", "état d'urgence"),
    ("Les autorités ont coupé internet.", "COERCE", "censor", "ont coupé internet"),
    ("Le journal a été interdit par le ministère.", "COERCE", "restrict", "a été interdit"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "trigger"), TYPES)
def test_type_and_mode(reader, text, kind, mode, trigger):
    assert (kind, mode, trigger) in told(read(reader, text))


MODES = [
    ("Un raid aérien de l'armée a tué dix civils.", "aerial"),
    ("Une frappe de drone a visé un camion.", "drone"),
    ("Un drone a frappé un dépôt.", "drone"),
    ("Les rebelles ont tiré des roquettes sur la ville.", "heavy-weapons"),
    ("Des tirs d'artillerie ont visé le port.", "heavy-weapons"),
    ("Une voiture piégée a explosé devant un hôtel.", "explosives"),
    ("Un kamikaze s'est fait exploser devant une mosquée.", "suicide-attack"),
    ("Des tireurs ont ouvert le feu sur la foule.", "firearms"),
    ("Un juge a été tué par balles mardi.", "firearms"),
    ("Un homme a attaqué un policier au couteau.", "primitive"),
    ("La police a tiré des gaz lacrymogènes sur les manifestants.", "crowd-control"),
    ("Des hommes armés ont enlevé deux touristes.", "abduct"),
    ("Les soldats ont torturé des prisonniers.", "torture"),
    ("Un soldat a violé une villageoise.", "sexual"),
    ("Le chef du parti a été assassiné mardi.", "targeted"),
    ("Des miliciens ont roué de coups des reporters.", "beat"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_weapons_and_means_give_the_mode(reader, text, mode):
    assert ("ASSAULT", mode) in [(kind, m) for kind, m, _ in told(read(reader, text))]


TRAPS = [
    "L'équipe a arraché la victoire après une offensive en fin de match.",
    "La France a battu la Suède en finale du tournoi.",
    "Le malade a eu une attaque cardiaque.",
    "Le chirurgien a mené une opération de trois heures.",
    "La manifestation culturelle se tiendra en mai.",
    "La Cour a rendu un arrêt.",
    "Le parquet a saisi la Cour.",
    "Le siège de l'entreprise a été vendu.",
    "La trêve estivale des matches est finie.",
    "Le ministre a attaqué le problème du chômage.",
    "La société a lancé une offensive commerciale.",
    "Les pompiers ont combattu un incendie.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_other_senses_are_no_events(reader, text):
    assert told(read(reader, text)) == []
