"""Happenings beside events: changes of control, copied background, tolls without an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import record
from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.calendar import interval
from selon.ledger.mentions import sightings
from selon.ledger.sightings import Layout, layout
from selon.ledger.vocabulary import vocabulary
from selon.ledger.words import stems
from selon.record import Record


def captured(item: str, words: str, holder: str, day: str, town: str = "Kandar") -> Record:
    m = Making(words, item=item, published=f"{day}T18:00")
    place, time = m.place(town), m.time("jeudi", day)
    said = m.says(m.actor("Aline Test", role="porte-parole"), words.rstrip("."))
    m.held("pris", place, m.actor(holder, "armed_group"), "captured", time=time, statement=said)
    return m.record()


def test_sightings_of_control_say_who_holds_the_place() -> None:
    record = captured(
        "a", "Les Loups ont pris jeudi Kandar, dit Aline Test.", "Loups", "2020-03-12"
    )
    (incident,) = build_ledger([record]).incidents
    (found,) = (a for a in incident.assessments if a.question == "holder")
    assert [(c.value, c.denied, c.speaker) for c in found.claims] == [
        ("Loups", False, "Aline Test")
    ]


def test_records_without_sentences_are_read_as_one() -> None:
    whole = record()
    bare = replace(whole, dispatch=replace(whole.dispatch, sentences=()))
    counts = [
        {a.question for i in build_ledger([one]).incidents for a in i.assessments}
        for one in (whole, bare)
    ]
    assert "killed" in counts[0] & counts[1]


def test_sightings_of_control_of_two_towns_are_two() -> None:
    a = captured("a", "Les Loups ont pris jeudi Kandar, dit Aline Test.", "Loups", "2020-03-12")
    b = captured(
        "b", "Les Loups ont pris jeudi Belmar, dit Aline Test.", "Loups", "2020-03-12", "Belmar"
    )
    assert len(build_ledger([a, b]).incidents) == 2


BACKGROUND = "Le séisme de 1998 avait détruit la vieille ville et coupé toutes les routes du nord."


@pytest.mark.parametrize(("second", "incidents"), [(BACKGROUND, 1), ("Le marché a rouvert.", 0)])
def test_sightings_of_bare_words_need_a_second_dispatch(second: str, incidents: int) -> None:
    lead = "Le maire a reçu les délégués.\nIls ont parlé de la récolte.\nIls sont repartis.\n"
    records = [
        Making(lead + text, item=item, published=f"2020-03-1{n}T18:00").record()
        for n, (item, text) in enumerate((("a", BACKGROUND), ("b", second)))
    ]
    ledger = build_ledger(records)
    assert len(ledger.incidents) == incidents
    assert [i.type for i in ledger.incidents] == [None] * incidents


def test_sightings_of_a_toll_without_event_are_an_incident() -> None:
    m = Making("Quatre morts jeudi à Kandar.")
    m.count("Quatre morts", 4, place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    (incident,) = build_ledger([m.record()]).incidents
    assert (incident.type, incident.start) == (None, "2020-03-12")
    assert [(a.question, a.low) for a in incident.assessments] == [("killed", 4)]


def test_sightings_with_further_victims_are_no_rival_toll() -> None:
    m = Making(
        "Attaque jeudi à Kandar: Aline Test compte 50 blessés.\n"
        "Jean Essai compte 72 blessés supplémentaires."
    )
    event = m.event("Attaque", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    for name, words, n in (("Aline Test", "50 blessés", 50), ("Jean Essai", "72 blessés", 72)):
        said = m.says(m.actor(name, role=f"rôle {n}"), words)
        m.count(words, n, kind="injured", event=event, statement=said)
    (incident,) = build_ledger([m.record()]).incidents
    assert {(a.who, a.status) for a in incident.assessments if a.question == "injured"} == {
        ("all", "single"),
        ("72 blessés", "single"),
    }


def together(text: str, *words: str) -> bool:
    """Whether the ledger takes words of one dispatch for mentions of one incident."""
    m = Making(text, published="2020-03-12T18:00")
    m.event("heurts", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    if "2005" in text:
        m.time("2005", "2005")
    (incident, *_) = build_ledger([m.record()]).incidents
    return {w for w in words if w in {x.text for x in incident.mentions}} == set(words)


def test_sightings_of_a_death_without_more_are_of_the_lead() -> None:
    lead = "Des heurts ont éclaté jeudi à Kandar.\nLe maire est parti.\n"
    assert together(lead + "La mort d'un passant est confirmée.", "heurts", "mort")
    assert not together(lead + "La mort d'un consul en 2005 reste un mystère.", "heurts", "mort")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La reprise de Belmar a été annoncée, selon les autorités.", True),
        ("La reprise des cours a été annoncée, selon les autorités.", False),
    ],
)
def test_sightings_of_control_need_their_place(text: str, found: bool) -> None:
    m = Making(text, published="2020-03-12T18:00")
    if "Belmar" in text:
        m.place("Belmar")
    record = m.record()
    told = sightings(record, layout(record))
    assert ["reprise" in s.text for s in told] == [True] * found


@pytest.mark.parametrize(
    ("trigger", "named"),
    [("ont été violemment réprimées", "reprimees"), ("avait pourtant accusé", "accuse")],
)
def test_the_word_of_a_verb_group_is_not_its_adverb(trigger: str, named: str) -> None:
    assert vocabulary("fr").core(trigger) == named


@pytest.mark.parametrize(
    ("code", "trigger", "named"),
    [("fr", "avait été tué", "tue"), ("fr", "ont pris", "pris"), ("en", "have been hit", "hit")],
)
def test_the_word_of_a_verb_group_is_no_auxiliary(code: str, trigger: str, named: str) -> None:
    assert vocabulary(code).core(trigger) == named


@pytest.mark.parametrize(
    ("third", "joined"),
    [
        ("Les tirs sur la gare et les voyageurs ont duré.", True),
        ("Des tirs ont retenti lundi sur la gare et les voyageurs.", False),
    ],
)
def test_sightings_in_the_company_of_like_words_are_of_one_happening(third, joined) -> None:
    m = Making(
        "Le maire est parti.\nIl a plu.\n"
        f"Une embuscade a frappé des voyageurs de la gare.\nIl pleuvait.\n{third}\n",
        published="2020-03-12T18:00",
    )
    m.event("embuscade")
    if "lundi" in third:
        m.event("tirs", time=m.time("lundi", "2020-03-09"))
    else:
        m.event("tirs")
    found = [{x.text for x in i.mentions} for i in build_ledger([m.record()]).incidents]
    assert any({"embuscade", "tirs"} <= told for told in found) == joined


def test_sightings_tell_what_came_after_from_what_it_came_after() -> None:
    m = Making(
        "Des manifestants ont attaqué samedi le palais de Kandar après une explosion mortelle.\n",
        published="2020-03-14T18:00",
    )
    when = m.time("samedi", "2020-03-14")
    place = m.place("Kandar")
    m.event("ont attaqué", place=place, time=when)
    m.event("explosion", place=place, time=when)
    record = m.record()
    first, second = sightings(record, layout(record))
    assert (first.days is None, second.days is None) == (False, True)
    assert len(build_ledger([record]).incidents) == 2


@pytest.mark.parametrize(("behind", "first"), [("la mosquée", True), ("le gouverneur", False)])
def test_sightings_with_a_complement_are_of_what_was_told_with_it(behind, first) -> None:
    m = Making(
        "Une attaque a visé jeudi la mosquée de Kandar.\n"
        "Une autre attaque a visé vendredi une caserne de Belmar.\nLe temps était gris.\n"
        f"Le maire a dénoncé l'attaque contre {behind}.\n",
        published="2020-03-14T18:00",
    )
    m.event("attaque", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    m.event("attaque", nth=1, place=m.place("Belmar"), time=m.time("vendredi", "2020-03-13"))
    m.event("attaque", nth=2, same_as="e2")
    found = [[x.start for x in i.mentions] for i in build_ledger([m.record()]).incidents]
    third = m.text.rindex("attaque")
    assert (len(found), third in found[0], third in found[1]) == (2, first, not first)


def test_sightings_find_words_inside_the_name_of_a_picture() -> None:
    m = Making("Des images de l'explosion ont circulé à Kandar.")
    m.actor("images de l'explosion", "document")
    record = m.record()
    assert [s.text for s in sightings(record, layout(record))] == ["explosion"]


@pytest.mark.parametrize(
    ("text", "word", "type_", "family"),
    [
        ("Kandar sort de trois nuits d'émeutes.", "émeutes", "PROTEST", "protest campaign"),
        ("Il y a trois jours, des émeutes ont eu lieu.", "émeutes", "PROTEST", "protest"),
        ("Cinq mille habitants se sont réunis à Kandar.", "réunis", "CONSULT", "protest"),
        ("Douze délégués se sont réunis à Kandar.", "réunis", "CONSULT", "talks"),
    ],
)
def test_sightings_of_crowds_are_of_protest_and_of_days_of_it_a_movement(
    text: str, word: str, type_: str, family: str
) -> None:
    m = Making(text)
    m.event(word, type_)
    counts = {"Cinq mille habitants": 5000, "Douze délégués": 12}
    for words, n in counts.items():
        if words in text:
            m.count(words, n, kind="participants")
    record = m.record()
    assert [s.family for s in sightings(record, layout(record)) if s.text == word] == [family]


@pytest.mark.parametrize(
    ("words", "end", "family"),
    [
        ("attaques", "2020-03-31", "violence campaign"),
        ("attaques", "2020-03-12", "violence"),
        ("attaque", "2020-03-31", "violence"),
    ],
)
def test_sightings_of_attacks_over_weeks_are_a_series(words: str, end: str, family: str) -> None:
    m = Making(f"Les groupes ont mené des {words} depuis mars à Kandar.")
    m.event(words, time=m.time("mars", "2020-03-01" if end[-1] == "1" else end, end))
    record = m.record()
    assert [s.family for s in sightings(record, layout(record))] == [family]


def test_sightings_of_attacks_in_a_great_number_are_a_series() -> None:
    m = Making("Les groupes ont mené 43 attaques.\nL'armée a mené 3 attaques.")
    m.event("attaques")
    m.event("attaques", nth=1)
    record = m.record()
    found = [s.family for s in sightings(record, layout(record))]
    assert found == ["violence campaign", "violence"]


@pytest.mark.parametrize("words", ["morts", "tués", "blessés"])
def test_sightings_of_victims_in_a_great_number_are_no_series(words: str) -> None:
    m = Making(f"Il y a 20 {words} à Kandar.", published="2020-03-12T18:00")
    m.event(words, place=m.place("Kandar"))
    (found,) = sightings(r := m.record(), layout(r))
    assert found.family == "violence"


def test_sightings_in_a_heading_are_not_of_the_sentence_above() -> None:
    text = "Un homme a été tué à Kandar.\n- Défilé -\nLa foule a marché."
    where = Layout(text, [(0, 28), (40, len(text))])
    assert [where.sentence(text.index(w)) for w in ("tué", "Défilé", "marché")] == [0, 1, 1]


def test_sightings_of_violence_of_a_kind_are_no_single_deed() -> None:
    m = Making("La foule défile contre les violences policières.")
    m.event("violences policières")
    record = m.record()
    assert [s.family for s in sightings(record, layout(record))] == ["violence campaign"]


@pytest.mark.parametrize(("told", "incidents"), [("L'attaque", 1), ("Le bombardement", 2)])
def test_sightings_of_another_kind_of_violence_are_another_deed(told: str, incidents: int) -> None:
    m = Making(f"Des tirs ont visé jeudi Kandar.\n{told} a duré une heure.")
    m.event("tirs", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    m.event(told[2:] if told[1] == "'" else told[3:])
    assert len(build_ledger([m.record()]).incidents) == incidents


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Un berger a été tué, a indiqué vendredi la police.", None),
        ("Un berger a été tué vendredi, a indiqué la police.", "vendredi"),
        ("Arrivé lundi, un berger a été tué vendredi.", "vendredi"),
        ("Arrivé lundi, un berger a été tué en chemin vers Kandar vendredi.", None),
    ],
)
def test_sightings_of_bare_words_have_the_day_behind_them_and_none_of_saying(
    text: str, day: str | None
) -> None:
    m = Making(text, published="2020-03-13T18:00")
    days = {"lundi": "2020-03-09", "vendredi": "2020-03-13"}
    times = {word: m.time(word, iso) for word, iso in days.items() if word in text}
    m.says(None, "un berger" if "un berger" in text else "Un berger")
    if "indiqué vendredi" in text:
        (row,) = m.rows["statements"]
        m.rows["statements"][0] = replace(row, time=times["vendredi"])
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.text == "tué")
    assert found.days == (interval(days[day], days[day]) if day else None)


@pytest.mark.parametrize(
    ("text", "language", "mode", "crowded"),
    [
        ("Des manifestants ont riposté.", "fr", None, True),
        ("Des voisins ont riposté.", "fr", None, False),
        ("La police a riposté.", "fr", "crowd-control", True),
        ("Protesters hit back.", "en", None, True),
    ],
)
def test_sightings_tell_what_was_done_to_or_by_a_crowd(
    text: str, language: str, mode: str | None, crowded: bool
) -> None:
    m = Making(text, language=language)
    m.event("riposté" if language == "fr" else "hit", mode=mode)
    (found,) = sightings(r := m.record(), layout(r))
    assert found.crowded is crowded


@pytest.mark.parametrize(
    ("words", "day", "by", "days"),
    [
        ("il y a cinq semaines", "2020-02-06", "fr.time.ago", 7),
        ("il y a trois jours", "2020-03-09", "fr.time.ago", 1),
        ("il y a deux mois", "2020-01", "fr.time.ago", 61),
        ("il y a deux ans", "2018", "fr.time.ago", 365),
        ("le 6 février", "2020-02-06", "fr.time.date", 1),
    ],
)
def test_sightings_take_days_that_are_counted_back_for_round_ones(
    words: str, day: str, by: str, days: int
) -> None:
    m = Making(f"Une attaque a eu lieu {words}.", published="2020-03-12T18:00")
    m.time(words, day)
    m.rows["times"][0] = replace(m.rows["times"][0], by=by)
    m.event("attaque", time="t1")
    (found,) = sightings(r := m.record(), layout(r))
    assert found.days is not None
    assert found.days.length == days


def test_sightings_are_not_told_apart_by_words_that_link() -> None:
    m = Making("Les tirs alors entendus ont cessé.\nUne attaque contre le pont dure encore.")
    m.event("tirs")
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.text == "tirs")
    assert found.behind == stems("entendus cessé")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le feu s'est déclaré à Kandar.", "Le feu s'est"),
        ("Un entrepôt a pris feu à Kandar.", "a pris feu"),
        ("Un avion s'est écrasé à Kandar.", "s'est écrasé"),
        ("Une tempête a frappé Kandar.", "tempête"),
        ("Des voisins ont été intoxiqués à Kandar.", "intoxiqués"),
    ],
)
def test_sightings_of_accidents_are_told_by_verbs_too(text: str, word: str) -> None:
    found = sightings(Making(text).record(), layout(Making(text).record()))
    assert ("accident", word) in [(s.family, s.text) for s in found]


@pytest.mark.parametrize("text", ["Ils ont mis le feu aux poudres.", "Le cessez-le-feu a tenu."])
def test_sightings_of_fire_need_a_fire(text: str) -> None:
    found = sightings(Making(text).record(), layout(Making(text).record()))
    assert "accident" not in {s.family for s in found}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("La fuite a duré une heure. Une fuite de gaz a touché Kandar.", "accident"),
        ("La fuite a duré une heure. Une panne de gaz a touché Kandar.", "departure"),
    ],
)
def test_sightings_of_a_word_with_two_senses_are_of_that_which_its_dispatch_names(
    text: str, family: str
) -> None:
    record = Making(text).record()
    found = [s.family for s in sightings(record, layout(record)) if s.text == "fuite"]
    assert set(found) == {family}
