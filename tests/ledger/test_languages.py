from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.bodies import one_name
from selon.ledger.builder import build_ledger
from selon.ledger.model import Incident, Ledger
from selon.ledger.sightings import actor_key
from selon.reading.reader import Reader
from selon.record import Actor, Record
from selon.sources import Item

PAIRS = [
    (
        """Syrie: au moins 12 morts dans un attentat à Alep (OSDH)

BEYROUTH, 12 mars 2020 (Agence Nord) - Au moins douze civils ont été tués jeudi dans un attentat à \
la voiture piégée à Alep, a annoncé l'Observatoire syrien des droits de l'homme.

Le président syrien Bachar al Assad a condamné l'attentat.
""",
        """Car bomb kills at least 12 in Aleppo

BEIRUT, March 12 (Northern Wire) - At least 12 civilians were killed on Thursday by a car bomb in \
the city of Aleppo, the Syrian Observatory for Human Rights said.

Syrian President Bashar al-Assad condemned the bombing.
""",
    ),
    (
        """Somalie: neuf morts dans une attaque à Mogadiscio

NAIROBI, 3 juin 2020 (Agence Nord) - Neuf personnes ont été tuées mercredi dans une attaque contre \
un hôtel de Mogadiscio, a déclaré la police.

Les shebab ont revendiqué l'attaque.
""",
        """Attack on Mogadishu hotel kills nine

NAIROBI, June 3 (Northern Wire) - Nine people were killed on Wednesday in an attack on a hotel in \
Mogadishu, police said.

Al-Shabaab claimed responsibility for the attack.
""",
    ),
]


def of_both(ledger: Ledger) -> list[Incident]:
    """Give the incidents that both dispatches tell of."""
    return [i for i in ledger.incidents if len({m.dispatch for m in i.mentions}) == 2]


@pytest.mark.parametrize(
    ("french", "english", "kind"),
    [
        ("Bachar al Assad", "Bashar al-Assad", "person"),
        ("Onu", "UN", "organisation"),
        ("Organisation des Nations unies", "United Nations", "organisation"),
        ("Russie", "Russia", "state"),
        ("Etat islamique", "Islamic State", "armed_group"),
    ],
)
def test_languages_name_one_actor_alike(french: str, english: str, kind: str) -> None:
    keys = {actor_key(Actor("a1", n, kind)) for n in (french, english)}  # type: ignore[arg-type]
    assert len(keys) == 1


def test_languages_an_unknown_name_stays_itself() -> None:
    assert one_name("Front Bleu") == "Front Bleu"


def observed(item: str, text: str, trigger: str, body: str, language: str, hour: int) -> Record:
    m = Making(text, item=item, published=f"2020-03-12T{hour}:00", language=language)
    day = m.time("jeudi" if language == "fr" else "Thursday", "2020-03-12")
    said = m.says(m.actor(body, "organisation"), trigger)
    event = m.event(trigger, place=m.place("Kandar"), time=day, statement=said)
    m.count("12", 12, event=event, statement=said)
    return m.record()


def test_languages_one_body_in_two_languages_is_no_second_voice() -> None:
    records = [
        observed(
            "a", "L'Onu compte 12 morts dans un attentat jeudi à Kandar.", "attentat", "Onu", "fr", 18
        ),
        observed(
            "b", "The UN counts 12 dead in a bombing on Thursday in Kandar.", "bombing", "UN", "en", 20
        ),
    ]  # fmt: skip
    (incident,) = of_both(build_ledger(records))
    counted = [a for a in incident.assessments if a.question == "killed"]
    assert [(a.status, len(a.claims)) for a in counted] == [("single", 2)]


@pytest.mark.model
@pytest.mark.parametrize("pair", PAIRS)
def test_languages_dispatches_meet_in_one_incident(pair: tuple[str, str]) -> None:
    published = "2020-03-12T20:00" if "Alep" in pair[0] else "2020-06-03T20:00"
    items = [
        Item(text, item=code, published=published, language=code)
        for text, code in zip(pair, ("fr", "en"), strict=True)
    ]
    ledger = build_ledger(r for r in Reader().read_many(items) if isinstance(r, Record))
    told = [i for i in of_both(ledger) if i.type == "ASSAULT"]
    assert len(told) == 1
    claims = [(c.dispatch, c.low) for a in told[0].assessments for c in a.claims if c.low]
    toll = 12 if "Alep" in pair[0] else 9
    assert {("fr", toll), ("en", toll)} <= set(claims)
    assert not [a for a in told[0].assessments if a.status == "contested"]
