"""Families of event words with the frames that make them events and those that do not."""

from __future__ import annotations

import pytest

from reading.event_texts import read, told
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


FOUND = [
    ("Quatre bombes ont explosé lundi à Paris.", "ASSAULT", "explosives", "ont explosé"),
    ("Un policier a étouffé le chauffeur.", "ASSAULT", "beat", "a étouffé"),
    ("Les gardiens ont battu les détenus à coups de matraque.", "ASSAULT", "beat", "ont battu"),
    ("La Chine a renforcé ses troupes à la frontière.", "MOBILIZE", "troops", "a renforcé"),
    (
        "Le pays a envoyé des dizaines de milliers de soldats dans la région.",
        "MOBILIZE",
        "troops",
        "a envoyé",
    ),
    (
        "Un important dispositif policier a été déployé lundi.",
        "MOBILIZE",
        "troops",
        "a été déployé",
    ),
    (
        "Le ministre a annoncé l'implantation d'un dispositif militaire.",
        "MOBILIZE",
        "troops",
        "implantation",
    ),
    ("Des manifestants ont investi la mairie.", "PROTEST", "obstruct", "ont investi"),
    (
        "Des militants ont renversé la statue du général.",
        "PROTEST",
        "vandalize",
        "ont renversé",
    ),
    (
        "Des milliers de manifestants étaient rassemblés devant le palais.",
        "PROTEST",
        "demo",
        "étaient rassemblés",
    ),
    ("Des femmes ont formé une chaîne humaine à Paris.", "PROTEST", "demo", "chaîne humaine"),
    ("La police a évacué le campement.", "COERCE", "restrict", "a évacué"),
    ("La police a démantelé une cellule jihadiste.", "COERCE", "arrest", "a démantelé"),
    (
        "Les manifestants ont été repoussés par la police.",
        "COERCE",
        "restrict",
        "ont été repoussés",
    ),
    ("L'armée a maté la révolte.", "COERCE", None, "a maté"),
    ("Le renversement du président date de mardi.", "COERCE", "seize", "renversement"),
    ("Le ministre a été limogé mardi.", "SANCTION", None, "a été limogé"),
    (
        "Deux policiers ont été suspendus de leurs fonctions.",
        "SANCTION",
        None,
        "ont été suspendus de leurs fonctions",
    ),
    (
        "Le général a été reconnu coupable.",
        "SANCTION",
        "convict",
        "a été reconnu coupable",
    ),
    ("Trois policiers sont poursuivis pour meurtre.", "ACCUSE", "allege", "sont poursuivis"),
    ("La police interroge quatre suspects.", "ACCUSE", "investigate", "interroge"),
    ("La junte a reçu la délégation mardi.", "CONSULT", "visit", "a reçu"),
    ("Le gouvernement a dépêché un émissaire à Paris.", "CONSULT", "visit", "a dépêché"),
    (
        "Le président Ilan Maro a réuni ses ministres dimanche.",
        "CONSULT",
        None,
        "a réuni",
    ),
    ("Il a critiqué la ville après la visite de M. Maro.", "CONSULT", "visit", "visite"),
    (
        "Le ministre a observé une minute de silence.",
        "SUPPORT",
        None,
        "minute de silence",
    ),
    ("Le président s'incline devant la mémoire du soldat.", "SUPPORT", None, "s'incline"),
    ("Un hôtel héberge une centaine de demandeurs d'asile.", "AID", None, "héberge"),
    ("La France a envoyé des secouristes à Beyrouth.", "AID", None, "a envoyé"),
    ("La mission a entraîné les soldats maliens.", "AID", None, "a entraîné"),
    ("Le président a reporté le sommet.", "REJECT", "meet", "a reporté"),
    ("Le militant a été condamné à dix jours.", "SANCTION", "convict", "a été condamné"),
    ("Deux soldats ont été tués en opération au Mali.", "ASSAULT", None, "opération"),
    ("Les rebelles craignent une intervention russe.", "ASSAULT", None, "intervention"),
    ("La police est intervenue à Paris.", "MOBILIZE", "police", "est intervenue"),
    ("Un commissariat a été incendié.", "ASSAULT", "destroy", "a été incendié"),
    (
        "Des voitures ont été incendiées par les manifestants.",
        "PROTEST",
        "vandalize",
        "ont été incendiées",
    ),
    (
        "Des bouteilles ont été jetées contre les policiers.",
        "ASSAULT",
        "primitive",
        "ont été jetées",
    ),
    ("Un rassemblement a eu lieu à Reims.", "PROTEST", "demo", "rassemblement"),
    ("La ministre a reçu des menaces.", "THREATEN", "violence", "menaces"),
    ("L'aide internationale afflue au Liban.", "AID", None, "aide internationale"),
    (
        "La normalisation avec Israël divise les Soudanais.",
        "COOPERATE",
        None,
        "normalisation",
    ),
    ("Les forces de l'ordre sont intervenues.", "MOBILIZE", "police", "sont intervenues"),
    ("Deux employés ont été tués par une bombe.", "ASSAULT", "explosives", "bombe"),
    ("Les soldats pourchassent les rebelles.", "ASSAULT", None, "pourchassent"),
    ("Un policier a asséné un violent coup au jeune homme.", "ASSAULT", "beat", "a asséné"),
    (
        "Les autorités ont retiré leurs accréditations à des journalistes.",
        "COERCE",
        "censor",
        "ont retiré",
    ),
    ("Plusieurs personnes ont été arrêtés lundi.", "COERCE", "arrest", "ont été arrêtés"),
    (
        "L'armée a dispersé sur la place des centaines de manifestants.",
        "ASSAULT",
        "crowd-control",
        "a dispersé",
    ),
    ("Le président a fui le pays.", "RETREAT", "withdraw", "a fui"),
    ("Le parquet a saisi la police des polices.", "ACCUSE", "investigate", "a saisi"),
    ("L'autopsie du détenu a eu lieu mardi.", "ACCUSE", "investigate", "autopsie"),
    ("Le parti demande la suspension du vote.", "REQUEST", "yield", "demande"),
    ("Son renversement par la junte date du 18 août.", "COERCE", "seize", "renversement"),
    (
        "La justice a engagé des poursuites contre deux policiers, selon le parquet.",
        "ACCUSE",
        "allege",
        "a engagé des poursuites",
    ),
    ("Les détenus ont été violentés.", "ASSAULT", "beat", "ont été violentés"),
    ("Une demi-douzaine de jeunes ont été arrêtés.", "COERCE", "arrest", "ont été arrêtés"),
    ("Des barricades ont été érigées à Minsk.", "PROTEST", "obstruct", "ont été érigées"),
    (
        "Les représentants des trois pays étaient réunis mardi à Paris.",
        "CONSULT",
        "multilateral",
        "étaient réunis",
    ),
    ("Le président a renoncé à l'offensive.", "CONCEDE", None, "a renoncé"),
    ("Une centaine de personnes étaient rassemblées.", "PROTEST", "demo", "étaient rassemblées"),
    ("Des contestataires se sont mobilisés à Reims.", "PROTEST", "demo", "se sont mobilisés"),
    ("Des habitants se sont mobilisés contre le projet.", "PROTEST", "demo", "se sont mobilisés"),
    ("Les manifestants ont rallié la place.", "PROTEST", "demo", "ont rallié"),
    ("De petits cortèges ont marché à Metz.", "PROTEST", "demo", "ont marché"),
    ("Le collectif a mobilisé 900 personnes.", "PROTEST", "demo", "a mobilisé"),
    ("De nouveaux incidents ont éclaté dimanche.", "PROTEST", "riot", "incidents"),
    (
        "Un passant a été blessé par balle lors de l'attaque du bar.",
        "ASSAULT",
        "firearms",
        "a été blessé",
    ),
    (
        "Un homme qui avait poignardé un passant a été blessé par balles par des policiers.",
        "ASSAULT",
        "firearms",
        "a été blessé",
    ),
    ("Des plongeurs ont placé en janvier des explosifs.", "ASSAULT", "explosives", "ont placé"),
    (
        "Les parties ont échangé sporadiquement des prisonniers.",
        "RETREAT",
        "release",
        "ont échangé",
    ),
    ("Les deux procureurs se sont récusés.", "RETREAT", "resign", "se sont récusés"),
    ("Le ministre a rendu son tablier.", "RETREAT", "resign", "a rendu son tablier"),
    ("La Corée a rompu les canaux de communication.", "SANCTION", "discontinue", "a rompu"),
    ("Des militants ont déployé une banderole.", "PROTEST", "demo", "ont déployé"),
    ("La statue a été couverte de peinture.", "PROTEST", "vandalize", "a été couverte"),
    ("Une expertise écarte la faute du gendarme.", "ACCUSE", "investigate", "expertise"),
    ("Le roi s'est recueilli devant le cercueil.", "SUPPORT", None, "s'est recueilli"),
    ("Des hommes armés ont fait irruption.", "ASSAULT", None, "ont fait irruption"),
    (
        "La ville s'est réveillée sous un barrage de roquettes.",
        "ASSAULT",
        "heavy-weapons",
        "barrage",
    ),
    ("Une roquette s'est abattue sur la ville.", "ASSAULT", "heavy-weapons", "s'est abattue"),
    ("Des plongeurs ont placé des explosifs.", "ASSAULT", "explosives", "ont placé"),
    ("Il a lancé sa voiture contre des soldats.", "ASSAULT", "primitive", "a lancé sa voiture"),
    ("Il a été aspergé d'un produit à Moscou.", "ASSAULT", "primitive", "a été aspergé"),
    ("L'opposante s'est réfugiée en Lituanie.", "RETREAT", "withdraw", "s'est réfugiée"),
    ("Le président a trouvé refuge à l'étranger.", "RETREAT", "withdraw", "a trouvé refuge"),
    (
        "L'armée a mis en garde Israël contre une nouvelle escalade.",
        "THREATEN",
        "violence",
        "a mis en garde",
    ),
    ("Le pays ne tolérera aucune provocation.", "THREATEN", "violence", "ne tolérera"),
    ("Quatre policiers ont été licenciés.", "SANCTION", None, "ont été licenciés"),
    ("Le pays a annoncé le renvoi de dix militaires.", "SANCTION", None, "renvoi"),
    ("M. Maro ira mardi à Reims.", "CONSULT", "visit", "ira"),
    ("Le ministre est attendu à Reims.", "CONSULT", "visit", "est attendu"),
    ("Le parquet a ordonné des vérifications.", "ACCUSE", "investigate", "vérifications"),
    ("Ils ont essuyé une fin de non recevoir.", "REJECT", None, "fin de non recevoir"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "words"), FOUND, ids=lambda v: str(v)[:40])
def test_a_word_of_a_family_is_its_event(reader, text, kind, mode, words):
    assert (kind, mode, words) in told(read(reader, text))


LEFT = [
    ("Le ministre veut renforcer la confiance des ménages.", "renforcer"),
    ("Le club a envoyé un message à ses abonnés.", "envoyé"),
    ("Un dispositif d'aide aux entreprises a été déployé.", "déployé"),
    ("Le maire a battu son rival aux élections.", "battu"),
    ("La police interdit la clé d'étranglement.", "étranglement"),
    ("Le président, interrogé par l'AFP, a salué le vote.", "interrogé"),
    ("Le camp accueille 13.000 demandeurs d'asile.", "accueille"),
    ("Les touristes ont investi la plage.", "investi"),
    ("Le procès se poursuit mardi.", "poursuit"),
    ("Des élus interpellent le gouvernement sur la dette.", "interpellent"),
    ("La conférence est suivie d'un hommage au chanteur.", "hommage"),
    ("Un renversement de tendance est attendu.", "renversement"),
    ("Le ministre a fui les questions.", "fui"),
    ("Le secteur manque d'une expertise technique.", "expertise"),
    ("A l'arrivée des policiers, il a pris peur.", "arrivée"),
    ("Le pays veut prendre en otage l'ONU.", "otage"),
    ("Ils marchent entre des immeubles aux fenêtres éventrées.", "éventrées"),
    ("La police a bloqué la rue à l'aide de blindés.", "aide"),
    ("Le président pose, un fusil d'assaut à la main.", "assaut"),
    ("Il a été condamné en appel jeudi.", "appel"),
    ("Le ministre veut s'attaquer au racisme.", "attaquer"),
    ("C'est une attaque contre la liberté, dit le ministre.", "attaque"),
    ("Une femme au visage barré d'un masque défile.", "barré"),
    ("Les manifestants ont été rassemblés par la police dans un stade.", "rassemblés"),
    ("La région lance des appels à projets.", "appels"),
    ("L'armée lance une opération de communication contre les rebelles.", "opération"),
    ("Un rassemblement de voitures anciennes amuse Paris.", "rassemblement"),
    ("Les journalistes ont pénétré dans la salle.", "pénétré"),
    ("La forêt a été incendiée par la foudre.", "incendiée"),
    ("Une tempête a conduit le pays à décréter l'état d'urgence.", "état d'urgence"),
    ("Les électeurs se sont mobilisés contre le maire sortant.", "mobilisés"),
    ("Les recherches ont mobilisé 300 personnes.", "mobilisé"),
    ("Les touristes ont rallié la plage.", "rallié"),
    ("Un débat a fait irruption dans la campagne.", "irruption"),
    ("L'inondation a coupé le chemin.", "coupé"),
    ("Le club a déployé un nouveau jeu.", "déployé"),
    ("La montagne était couverte de neige.", "couverte"),
    ("Les pèlerins se recueillent au sanctuaire.", "recueillent"),
    ("La fusée doit placer un satellite en orbite.", "placer"),
    ("L'orage s'est abattu sur la ville.", "abattu"),
    ("Un barrage de police ferme la rue.", "barrage"),
    ("Des milliers de migrants ont trouvé refuge en Grèce.", "refuge"),
    ("Le médecin a mis en garde les parents contre le soleil.", "garde"),
    ("Deux policiers ont été renvoyés en correctionnelle.", "renvoyés"),
    ("L'usine a licencié deux cents ouvriers.", "licencié"),
    ("Le nouveau médicament est attendu en France.", "attendu"),
    ("Le succès ira à l'équipe de Reims.", "ira"),
]


@pytest.mark.parametrize(("text", "word"), LEFT, ids=lambda v: str(v)[:40])
def test_a_word_of_a_family_out_of_its_frame_is_none(reader, text, word):
    assert not [e for e in read(reader, text).events if word in e.trigger.text]


def test_a_curfew_after_fires_is_coercion(reader):
    text = "Des incendies ont été allumés et un couvre-feu a été décrété."
    assert ("COERCE", "curfew", "couvre-feu") in told(read(reader, text))
