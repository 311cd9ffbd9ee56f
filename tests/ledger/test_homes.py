"""Which happening of its dispatch a count is about."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger


def killed(m: Making) -> list[tuple[str, int | None]]:
    """The label's first word and the count of each assessment of the dead."""
    return [
        (i.mentions[0].text, a.low)
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "killed"
    ]


def test_homes_of_who_died_of_a_disease_are_no_war() -> None:
    m = Making(
        "La guerre ravage Kandar.\nLe choléra y progresse.\nDouze morts ont été recensés.\n",
        published="2020-03-12T18:00",
    )
    m.event("guerre", place=m.place("Kandar"))
    m.count("Douze morts", 12)
    assert ("guerre", 12) not in killed(m)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un typhon a frappé Kandar.\nLe virus y a fait douze morts.", False),
        ("Un typhon a frappé Kandar.\nLe bilan est de douze morts.", True),
        ("Malgré le virus, un typhon a fait douze morts à Kandar.", True),
    ],
)
def test_homes_of_who_died_of_a_disease_are_no_storm(text: str, found: bool) -> None:
    m = Making(text, published="2020-03-12T18:00")
    m.place("Kandar")
    m.count("douze morts", 12)
    assert (("typhon", 12) in killed(m)) == found


def test_homes_of_who_died_beside_a_disease_by_violence_are_the_violence() -> None:
    m = Making("Une attaque a fait douze morts malgré le choléra.\n", published="2020-03-12T18:00")
    m.event("attaque")
    m.count("douze morts", 12)
    assert killed(m) == [("attaque", 12)]


@pytest.mark.parametrize(("day", "wars"), [("1967", 1), ("2020", 2)])
def test_homes_of_a_count_over_years_are_wars_of_that_time(day: str, wars: int) -> None:
    m = Making(
        f"Le conflit a fait mille morts depuis 2014.\nLa révolte de {day} est loin.\n",
        published="2020-03-12T18:00",
    )
    m.event("conflit", time=m.time("depuis 2014", "2014-01-01", "2020-03-12"))
    m.event("révolte", time=m.time(day, f"{day}-01-01", f"{day}-12-31"), type_="PROTEST")
    m.count("mille morts", 1000, time="t1", event="e1")
    assert sum(low == 1000 for _, low in killed(m)) == wars


def test_homes_of_a_count_told_beside_much_are_its_own_and_the_nearest() -> None:
    m = Making(
        "Une marche à Kandar: des tirs, puis un assaut, et 9 bergers ont été blessés.\n"
        "Un raid a suivi à Belmar."
    )
    town = m.place("Kandar")
    m.event("marche", "PROTEST", place=town)
    m.event("tirs", place=town, mode="firearms")
    m.event("assaut", place=town, mode="airstrike")
    m.event("raid", place=m.place("Belmar"))
    m.count("9 bergers", 9, kind="injured")
    found = [c for _, a, c in build_ledger([m.record()]).claims() if a.question == "injured"]
    assert 1 <= len(found) <= 2


def test_homes_of_one_death_are_no_series_whenever_it_was() -> None:
    m = Making("Un berger mort en 2014 à Kandar, avant la guerre.")
    time = m.time("en 2014", "2014-01-01", "2014-12-31")
    m.event("guerre", place=m.place("Kandar"))
    m.count("Un berger mort", 1, time=time)
    scopes = {a.scope for _, a, _ in build_ledger([m.record()]).claims() if a.question == "killed"}
    assert scopes == {None}


def test_homes_of_mourners_are_their_funeral() -> None:
    m = Making("Une attaque a eu lieu jeudi.\n200 personnes étaient aux funérailles à Kandar.")
    m.event("attaque")
    m.count("200 personnes", 200, kind="participants")
    found = {
        i.mentions[0].text: [a.question for a in i.assessments]
        for i in build_ledger([m.record()]).incidents
    }
    assert found == {"attaque": [], "funérailles": ["participants"]}


@pytest.mark.parametrize("deed", ["tué", "assassiné"])
def test_homes_of_a_crowd_are_its_gathering_not_the_death_it_is_for(deed: str) -> None:
    m = Making(
        "Des voisins se sont rassemblés à Kandar.\n"
        f"La veillée pour ce berger, {deed} en mars à Ostrel, a attiré 2.400 personnes.\n"
    )
    m.event("se sont rassemblés", "PROTEST", place=m.place("Kandar"))
    m.event(deed, place=m.place("Ostrel"))
    m.count("2.400 personnes", 2400, kind="participants")
    assert crowds(m) == {"se sont rassemblés"}


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Un hommage a attiré 2.400 personnes à Kandar.\nDes marches ont eu lieu ailleurs.", 0),
        ("Une marche, avant un hommage, a attiré 2.400 personnes à Kandar.\nIl a plu.", 1),
    ],
)
def test_homes_of_who_came_to_a_tribute_are_the_tribute(text: str, home: int) -> None:
    m = Making(text)
    march = "marches" if home == 0 else "marche"
    m.event(march, "PROTEST", place=m.place("Kandar") if home else None)
    m.count("2.400 personnes", 2400, kind="participants")
    assert crowds(m) == {("hommage", march)[home]}


def crowds(m: Making) -> set[str]:
    """The first word of each happening that a crowd is counted at."""
    return {
        i.mentions[0].text
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "participants"
    }


def test_homes_of_the_arrested_are_their_own_arrest_not_a_protest_nearby() -> None:
    m = Making(
        "Une marche a eu lieu à Kandar.\nLe maire a parlé.\nIl a plu.\n"
        "La police a arrêté 7 passeurs à Ostrel."
    )
    m.event("marche", "PROTEST", mode="demo", place=m.place("Kandar"))
    arrest = m.event("a arrêté", "COERCE", mode="arrest", place=m.place("Ostrel"))
    m.count("7 passeurs", 7, kind="detained", event=arrest)
    (incident,) = (
        i for i in build_ledger([m.record()]).incidents
        if any(a.question == "detained" for a in i.assessments)
    )  # fmt: skip
    assert [x.text for x in incident.mentions] == ["a arrêté"]


@pytest.mark.parametrize(("day", "home"), [("2020-02-04", "explosion"), ("2020-03-12", "incendie")])
def test_homes_of_a_toll_are_what_was_told_last_of_an_earlier_day(day: str, home: str) -> None:
    m = Making(
        "Un incendie ravage le port.\n\nLe feu gagne.\n\nLa ville se relève de l'explosion du 4.\n"
        "Plus de douze personnes ont péri.\nCe drame a tout changé.\n",
        published="2020-03-12T18:00",
    )
    m.event("incendie")
    m.event("explosion", time=m.time("du 4", day))
    m.count("Plus de douze personnes", 12)
    found = build_ledger([m.record()]).incidents
    told = {i.mentions[0].text: {x.text for x in i.mentions} for i in found}
    assert dict(killed(m)) == {home: 12}
    assert ("drame" in told[home]) is True


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("Une manifestation a secoué Kandar.\nDes tirs font cinq morts.\n", 2),
        (
            "Pilonnage à Kandar.\n\nLa nuit tombe.\nAprès le pilonnage, des tirs font cinq morts.\n",
            1,
        ),
    ],
)
def test_homes_of_one_count_are_two_at_a_protest_only(text: str, homes: int) -> None:
    m = Making(text, published="2020-03-12T18:00")
    town = m.place("Kandar")
    if homes == 2:
        m.event("manifestation", "PROTEST", place=town)
    else:
        m.event("Pilonnage", mode="heavy-weapons", place=town)
        m.event("pilonnage", mode="heavy-weapons")
    m.event("tirs", mode="firearms")
    m.count("cinq morts", 5)
    assert len(killed(m)) == homes


def test_homes_of_an_accident_are_no_war_beside_it() -> None:
    m = Making(
        "L'offensive dure à Kandar.\nEn mars, treize soldats sont morts dans un accident.\n",
        published="2020-04-12T18:00",
    )
    m.event("offensive", place=m.place("Kandar"))
    m.count("treize soldats", 13, time=m.time("En mars", "2020-03-01", "2020-03-31"))
    assert all(label != "offensive" for label, _ in killed(m))


@pytest.mark.parametrize(
    ("who", "question"),
    [("police", "forces"), ("military", "forces"), ("combatant", "participants")],
)
def test_homes_of_men_in_an_attack_are_forces_where_they_are_the_states(
    who: str, question: str
) -> None:
    m = Making("Une attaque a mobilisé soixante hommes à Kandar.\n", published="2020-03-12T18:00")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("soixante hommes", 60, kind="forces", who=who, event=event)
    (incident,) = build_ledger([m.record()]).incidents
    assert {a.question for a in incident.assessments if a.who == who} == {question}


@pytest.mark.parametrize(
    ("clause", "home"), [("qui a fait 12 morts", "explosion"), (", dit le maire: 12 morts", "raid")]
)
def test_homes_of_a_count_are_what_its_relative_clause_stands_behind(
    clause: str, home: str
) -> None:
    m = Making(f"Un an après l'explosion à Belmar {clause}, un raid frappe Kandar.")
    m.event("explosion", place=m.place("Belmar"))
    m.event("raid", place=m.place("Kandar"))
    m.count("12 morts", 12, event="e2" if home == "raid" else None)
    assert killed(m) == [(home, 12)]


def test_homes_of_one_dead_told_with_a_march_are_the_death() -> None:
    m = Making("Une marche à Kandar rappelle un berger abattu à Belmar.")
    m.event("marche", "PROTEST", place=m.place("Kandar"))
    m.event("abattu", place=m.place("Belmar"))
    m.count("un berger", 1, event="e1", by="xx.figure.participle")
    assert killed(m) == [("abattu", 1)]


def bombs(words: str, number: int) -> Making:
    """Give a dispatch on a bomb with three dead, which then tells of fights elsewhere."""
    m = Making(f"Une explosion a tué 3 gardes à Kandar.\nAvec {words}, les combats usent Belmar.")
    m.event("explosion", place=m.place("Kandar"))
    m.event("combats", place=m.place("Belmar"))
    m.count("3 gardes", 3, event="e1")
    m.count(f"{number} gardes", number, event="e2", nth=number == 3)
    return m


def test_homes_of_a_definite_count_are_those_of_the_same_number_before() -> None:
    assert killed(bombs("les 3 gardes", 3)) == [("explosion", 3)]


@pytest.mark.parametrize(("words", "number"), [("3 gardes", 3), ("les 4 gardes", 4)])
def test_homes_of_other_counts_are_their_own(words: str, number: int) -> None:
    assert sorted(killed(bombs(words, number))) == [("combats", number), ("explosion", 3)]


@pytest.mark.parametrize(
    ("words", "home"), [("2 autres gardes", "explosion"), ("2 gardes", "raid")]
)
def test_homes_of_a_count_that_adds_to_another_are_the_same(words: str, home: str) -> None:
    m = Making(
        f"Une explosion a tué 3 gardes à Belmar.\n{words} sont morts, puis un raid à Kandar."
    )
    m.event("explosion", place=m.place("Belmar"))
    m.event("raid", place=m.place("Kandar"))
    m.count("3 gardes", 3, event="e1")
    m.count(words, 2)
    found = build_ledger([m.record()]).claims()
    assert {i.mentions[0].text for i, _, c in found if c.low == 2} == {home}


@pytest.mark.parametrize(
    ("told", "who"), [("ont également été tués", "gardes"), ("ont été tués également là", "all")]
)
def test_homes_of_a_count_that_adds_by_its_verb_is_a_part(told: str, who: str) -> None:
    m = Making(f"L'attaque à Kandar a tué un chef. 2 gardes {told}.")
    m.event("attaque", place=m.place("Kandar"))
    m.count("2 gardes", 2, event="e1")
    found = build_ledger([m.record()]).claims()
    assert [a.who for _, a, c in found if c.low == 2] == [who]


def test_homes_of_a_count_since_a_month_are_the_war_that_began_then() -> None:
    m = Making(
        "La guerre a éclaté en mai 2019 à Kandar.\n" + "Rien de neuf.\n" * 12
        + "Les hostilités ont repris à Belmar.\nDepuis mai 2019, 300 civils ont été tués."
    )  # fmt: skip
    town = m.place("Kandar")
    m.event("guerre", place=town, time=m.time("mai 2019", "2019-05-01", "2019-05-31"))
    m.event("hostilités", place=m.place("Belmar"))
    m.count("300 civils", 300, time=m.time("Depuis mai 2019", "2019-05-01", "2020-03-12"))
    assert ("guerre", 300) in killed(m)


def test_homes_of_a_toll_of_force_are_force_whatever_disease_its_sentence_tells_of() -> None:
    m = Making("La révolte a été réprimée, avec 550 morts, puis le choléra est venu.")
    m.event("réprimée", "COERCE")
    m.count("550 morts", 550, event="e1")
    assert killed(m) == [("réprimée", 550)]


def test_homes_of_a_crowd_are_the_march_and_not_the_tribute_that_it_pays() -> None:
    m = Making("Une marche à Kandar.\nMille bergers étaient là pour un hommage à Paul Essai.")
    m.event("marche", "PROTEST", place=m.place("Kandar"))
    m.count("Mille bergers", 1000, kind="participants")
    found = build_ledger([m.record()]).claims()
    assert {i.mentions[0].text for i, a, _ in found if a.question == "participants"} == {"marche"}


@pytest.mark.parametrize(("by", "home"), [("phrase", {"lettre"}), ("counted_noun", {"heurts"})])
def test_homes_of_who_signs_are_the_letter(by: str, home: set[str]) -> None:
    m = Making("Mille chercheurs ont signé une lettre.\nDes heurts ont suivi à Kandar.")
    m.event("heurts", "PROTEST", place=m.place("Kandar"))
    m.count("Mille chercheurs", 1000, kind="participants", by=f"xx.figure.{by}")
    found = build_ledger([m.record()]).claims()
    assert {i.mentions[0].text for i, a, _ in found if a.question == "participants"} == home


@pytest.mark.parametrize(("first", "told"), [("2020-03-12", 1), ("2020-03-10", 2)])
def test_homes_of_marchers_are_their_march_not_the_shots_of_that_day(first: str, told: int) -> None:
    m = Making(
        "Une marche de 90 bergers à Kandar ces jours-ci, puis des tirs.",
        published="2020-03-12T18:00",
    )
    march = m.event("marche", "PROTEST", place=m.place("Kandar"))
    m.event("tirs", place=m.place("Kandar"), mode="firearms")
    m.count("90 bergers", 90, kind="participants", event=march,
            time=m.time("ces jours-ci", first, "2020-03-12"))  # fmt: skip
    found = [c for _, a, c in build_ledger([m.record()]).claims() if a.question == "participants"]
    assert len(found) == told
