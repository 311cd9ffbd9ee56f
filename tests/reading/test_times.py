from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.timing import THURSDAY, draft, rows
from selon.language import load
from selon.reading.times import read_times

MONTHS = {v: k for k, v in reversed(load("fr").table("times")["classes"]["month"].items())}
DAYS = {v: k for k, v in load("fr").table("times")["classes"]["weekday"].items()}

# What stands between square brackets is the row's mention; published on Thursday 12 March 2020.
DAY_CASES = [
    ("Le pont a sauté [mardi].", "2020-03-10"),
    ("Le pont a sauté [jeudi].", "2020-03-12"),
    ("Des tirs ont retenti [mercredi soir] à Kandar.", "2020-03-11"),
    ("[Mercredi], la ville dormait.", "2020-03-11"),
    ("Il a été vu [lundi dernier].", "2020-03-09"),
    ("Il a été vu [jeudi dernier].", "2020-03-05"),
    ("La trêve commence [mardi prochain].", "2020-03-17"),
    ("La trêve commence [jeudi prochain].", "2020-03-19"),
    ("Le marché a brûlé [ce lundi].", "2020-03-09"),
    ("[Tôt mardi matin], la colonne est partie.", "2020-03-10"),
    ("Elle est partie [mardi à l'aube].", "2020-03-10"),
    ("Elle est partie [mardi en fin d'après-midi].", "2020-03-10"),
    ("Elle est partie [dans la matinée de mardi].", "2020-03-10"),
    ("Elle est partie [lundi de la semaine dernière].", "2020-03-02"),
    ("Signé [le 12 mai 2018] à Orvane.", "2018-05-12"),
    ("Signé [le 1er janvier] à Orvane.", "2020-01-01"),
    ("Signé [le jeudi 5 mars] à Orvane.", "2020-03-05"),
    ("Signé [mercredi 4] à Orvane.", "2020-03-04"),
    ("Signé [le 10 juil. 2019] à Orvane.", "2019-07-10"),
    ("Signé [le 12/05/2019] à Orvane.", "2019-05-12"),
    ("Signé [le 2019-05-12] à Orvane.", "2019-05-12"),
    ("Né [le 10 novembre 93].", "1993-11-10"),
    ("Le chef est mort [hier].", "2020-03-11"),
    ("Le chef est mort [avant-hier soir].", "2020-03-10"),
    ("Ils votent [demain].", "2020-03-13"),
    ("Ils votent [après-demain].", "2020-03-14"),
    ("Il a neigé [ce matin].", "2020-03-12"),
    ("Elle arrive [aujourd'hui jeudi].", "2020-03-12"),
    ("Le défilé du [14-Juillet] n'a pas eu lieu.", "2019-07-14"),
    ("Il est revenu [à Noël].", "2019-12-25"),
    ("Il est revenu [le lundi de Pâques 2019].", "2019-04-22"),
    ("Depuis les attentats du [11-Septembre], tout a changé.", "2001-09-11"),
    ("Il est mort [il y a trois jours].", "2020-03-09"),
    ("Il est mort [il y a environ deux semaines].", "2020-02-27"),
    ("Il est mort [il y a une dizaine de jours].", "2020-03-02"),
    ("Il part [dans trois jours].", "2020-03-15"),
    ("Né [le 10 sept. 2018] à Orvane.", "2018-09-10"),
    ("Elle est partie [mardi à la tombée de la nuit].", "2020-03-10"),
    ("Elle est partie [mardi midi].", "2020-03-10"),
]
PERIOD_CASES = [
    ("Les pourparlers reprennent [en mai 2019].", "2019-05", "2019-05"),
    ("La ville est tombée [en novembre].", "2019-11", "2019-11"),
    ("La ville est tombée [fin février].", "2020-02", "2020-02"),
    ("La ville est tombée [à la mi-août].", "2019-08", "2019-08"),
    ("La ville est tombée [en septembre dernier].", "2019-09", "2019-09"),
    ("Ils partiront [d'ici fin juin].", "2020-03-12", "2020-06-30"),
    ("Ils partiront [d'ici mi-2021].", "2020-03-12", "2021-06"),
    ("La ville est tombée [en 2011].", "2011", "2011"),
    ("La ville est tombée [fin 2018].", "2018-12", "2018-12"),
    ("La guerre dure [depuis 2011].", "2011", "2020-03-12"),
    ("La guerre dure [depuis début 2015].", "2015-01", "2020-03-12"),
    ("La guerre dure [depuis mardi soir].", "2020-03-10", "2020-03-12"),
    ("La guerre dure [depuis 26 jours].", "2020-02-15", "2020-03-12"),
    ("La guerre dure [depuis plus de trois mois].", "2019-12", "2020-03-12"),
    ("La guerre dure [depuis neuf ans].", "2011", "2020-03-12"),
    ("La guerre a duré [de 2011 à 2015].", "2011", "2015"),
    ("La guerre ([2011-2015]) fut longue.", "2011", "2015"),
    ("Des trêves ont tenu [du 3 au 5 mars].", "2020-03-03", "2020-03-05"),
    ("Des trêves ont tenu [entre le 3 et le 5 mai 2018].", "2018-05-03", "2018-05-05"),
    ("Des trêves ont tenu [du 22 février au 2 mars 2019].", "2019-02-22", "2019-03-02"),
    ("Des trêves ont tenu [d'octobre à décembre].", "2019-10", "2019-12"),
    ("Des trêves ont tenu [de dimanche à mardi].", "2020-03-08", "2020-03-10"),
    ("Ils ont défilé [samedi et dimanche].", "2020-03-07", "2020-03-08"),
    ("Né [dans les années 1990].", "1990", "1999"),
    ("Né [au début des années 80].", "1980", "1983"),
    ("Le chef est mort [dans la nuit de lundi à mardi].", "2020-03-09", "2020-03-10"),
    ("Le chef est mort [dans la nuit du 3 au 4 mars].", "2020-03-03", "2020-03-04"),
    ("Le chef est mort [la nuit dernière].", "2020-03-11", "2020-03-12"),
    ("Le chef est mort [la semaine dernière].", "2020-03-02", "2020-03-08"),
    ("Ils votent [la semaine prochaine].", "2020-03-16", "2020-03-22"),
    ("Ils votent [cette semaine].", "2020-03-09", "2020-03-15"),
    ("Ils ont voté [en début de semaine].", "2020-03-09", "2020-03-10"),
    ("Ils ont voté [le mois dernier].", "2020-02", "2020-02"),
    ("Ils ont voté [ce mois-ci].", "2020-03", "2020-03"),
    ("Ils ont voté [l'an dernier].", "2019", "2019"),
    ("Ils ont voté [au début de l'année].", "2020-01", "2020-01"),
    ("Ils ont voté [le week-end dernier].", "2020-03-07", "2020-03-08"),
    ("Ils ont voté [il y a cinq ans].", "2015", "2015"),
    ("Ils ont voté [il y a deux mois].", "2020-01", "2020-01"),
    ("Vingt morts [ces 26 derniers jours].", "2020-02-15", "2020-03-12"),
    ("Vingt morts [ces deux dernières semaines].", "2020-02-27", "2020-03-12"),
    ("Vingt morts [au cours des dernières 24 heures].", "2020-03-11", "2020-03-12"),
    ("Vingt morts [au cours de l'année écoulée].", "2019-03-12", "2020-03-12"),
    ("Vingt morts [au premier trimestre 2019].", "2019-01", "2019-03"),
    ("Vingt morts [l'été dernier].", "2019-06", "2019-09"),
    ("Le pont rouvrira [avant la fin du mois].", "2020-03-12", "2020-03-31"),
    ("Le pont rouvrira [avant la fin de la semaine].", "2020-03-12", "2020-03-15"),
    ("Il exige des élections [sous dix jours].", "2020-03-12", "2020-03-22"),
    ("Il promet des élections [dans un délai de douze mois].", "2020-03-12", "2021-03-12"),
    ("Les morts du [week-end] ont été enterrés.", "2020-03-07", "2020-03-08"),
    ("Vingt morts [au printemps 2017].", "2017-03", "2017-06"),
    ("Il devait finir [d'ici 2011].", "2011", "2011"),
    ("[Eté 2015]. Vingt bateaux partent.", "2015-06", "2015-09"),
]


def _marked(case: str) -> tuple[str, str]:
    before, _, rest = case.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


@pytest.mark.parametrize(("case", "day"), DAY_CASES)
def test_times_days(case: str, day: str) -> None:
    text, mention = _marked(case)
    assert rows(draft(text)) == [(mention, day, day)]


@pytest.mark.parametrize(("case", "start", "end"), PERIOD_CASES)
def test_times_periods(case: str, start: str, end: str) -> None:
    text, mention = _marked(case)
    assert rows(draft(text)) == [(mention, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Le siège a duré trois heures.",
        "Ces derniers mois, les prix ont monté.",
        "Ces dernières années, la mer a monté.",
        "Ils attendent depuis des années.",
        "Ils attendent depuis plusieurs semaines.",
        "La radio émet tous les jours.",
        "La radio émet chaque mercredi soir.",
        "La radio émet désormais à Kandar.",
        "Une sonde vers Mars a été perdue.",
        "Le Printemps arabe y est né.",
        "Le groupe Septembre noir a signé.",
        "Mai Linh a chanté.",
        "Plus de 2.000 morts ont été comptés.",
        "Près de 2000 hommes ont été tués.",
        "Le G20 a été reporté.",
        "Une fillette de 12 ans a été blessée.",
        "Le pont a été repris.",
        "La seconde bombe n'a pas explosé.",
        "Le Journal du Dimanche a titré.",
        "Un temple du XIe siècle a brûlé.",
        "Les blessés sont dix-sept. Les morts, trois.",
        "Les gardes tiennent à la date prévue.",
        "Le Collectif du 5-Octobre a signé.",
        "Un couvre-feu de 20h00 à 05h00 a été imposé.",
        "Dans un magasin ouvert le week-end, un homme a tiré.",
    ],
)
def test_times_leaves_out_what_is_no_point_in_time(text: str) -> None:
    assert rows(draft(text)) == []


def test_times_clock_times_count_with_their_day() -> None:
    made = draft("La bombe a explosé mardi vers 11H30 (10H30 GMT).", "Le calme est revenu à 14h00.")
    assert rows(made) == [
        ("mardi", "2020-03-10", "2020-03-10"),
        ("vers 11H30", "2020-03-10", "2020-03-10"),
        ("à 14h00", "2020-03-10", "2020-03-10"),
    ]


def test_times_hours_before_their_day_take_it() -> None:
    made = draft("Lundi, le marché ouvrait.", "", "Vers 0 h 40, jeudi, il a brûlé.")
    assert rows(made)[1] == ("Vers 0 h 40", "2020-03-12", "2020-03-12")


@pytest.mark.parametrize(
    ("text", "mention", "day"),
    [
        ("Le chef, enlevé la veille, a été relâché.", "la veille", "2011-01-07"),
        ("Le lendemain, la ville est tombée.", "Le lendemain", "2011-01-09"),
        ("Le même jour, la ville est tombée.", "Le même jour", "2011-01-08"),
        ("Deux jours plus tard, la ville est tombée.", "Deux jours plus tard", "2011-01-10"),
        ("Un mois plus tôt, elle tenait.", "Un mois plus tôt", "2010-12"),
        ("Cette année-là, elle est tombée.", "Cette année-là", "2011"),
        ("L'année suivante, elle est tombée.", "L'année suivante", "2012"),
        ("A cette date, elle est tombée.", "A cette date", "2011-01-08"),
        ("En soirée, elle est tombée.", "En soirée", "2011-01-08"),
        ("Plus tôt dans la journée, elle tenait.", "Plus tôt dans la journée", "2011-01-08"),
        ("Début mars, elle est tombée.", "Début mars", "2011-03"),
        ("Le 5 janvier, elle est tombée.", "Le 5 janvier", "2011-01-05"),
    ],
)
def test_times_told_before_are_gone_on_from(text: str, mention: str, day: str) -> None:
    made = draft("Le 8 janvier 2011, un chef rebelle fuit Kandar.", text)
    assert rows(made)[1] == (mention, day, day)


def test_times_a_second_eve_is_the_first_one_over_again() -> None:
    made = draft("Le maire a parlé mardi.", "La veille, il dormait.", "Il l'avait dit la veille.")
    assert [s for _, s, _ in rows(made)] == ["2020-03-10", "2020-03-09", "2020-03-09"]


def test_times_days_to_come_are_no_days_of_what_happened() -> None:
    made = draft("La trêve commence mardi prochain.", "Un homme est mort dans la soirée.")
    assert rows(made)[1] == ("dans la soirée", "2020-03-12", "2020-03-12")


def test_times_of_a_span_told_before() -> None:
    made = draft("La trêve a tenu de dimanche à mardi.", "Durant ces trois jours, nul n'a tiré.")
    assert rows(made)[1] == ("Durant ces trois jours", "2020-03-08", "2020-03-10")


def test_times_back_from_a_story_of_the_past_to_the_news() -> None:
    made = draft(
        "Le 8 janvier 2011, un chef fuit.", "", "Lundi, il est revenu.", "Fin février, il a parlé."
    )
    assert rows(made)[-1] == ("Fin février", "2020-02", "2020-02")


def test_times_without_publication_stay_unresolved() -> None:
    made = draft("Mardi, en 2011 et la semaine dernière.", published=None)
    found = read_times(made)
    assert [(t.start, t.end) for t in found] == [(None, None), ("2011", "2011"), (None, None)]
    assert [t.by for t in found] == [
        "fr.time.weekday.unresolved", "fr.time.year", "fr.time.unit.unresolved",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start"), [("jeudi", "2020-01"), ("le mois dernier", "2019-12"), ("hier", "2020-01")]
)
def test_times_of_a_publication_known_by_its_month(text: str, start: str) -> None:
    made = draft(f"Il est mort {text}.", published="2020-01")
    assert [(s, e) for _, s, e in rows(made)] == [(start, start)]


def test_times_take_typographic_apostrophes_and_no_break_spaces() -> None:
    assert rows(draft("Il est mort l’an\u00a0dernier, le 3\u00a0mai."))[0] == (
        "l’an\u00a0dernier", "2019", "2019",
    )  # fmt: skip


def test_times_ids_run_in_text_order() -> None:
    found = read_times(draft("Mardi, puis mercredi.", "Jeudi, enfin."))
    assert [t.id for t in found] == ["t1", "t2", "t3"]
    assert [t.mention.start for t in found] == sorted(t.mention.start for t in found)


@given(st.dates(dt.date(1001, 1, 1), dt.date(2199, 12, 31)))
def test_times_full_dates_are_themselves(day: dt.date) -> None:
    ordinal = "1er" if day.day == 1 else str(day.day)
    made = draft(f"Signé le {ordinal} {MONTHS[day.month]} {day.year}, à Orvane.")
    if abs(day.year - 2020) < 1000:
        assert [(s, e) for _, s, e in rows(made)] == [(day.isoformat(), day.isoformat())]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.integers(1, 7))
def test_times_a_weekday_is_the_nearest_on_or_before(published: dt.date, weekday: int) -> None:
    ((_, start, _),) = rows(draft(f"Mort {DAYS[weekday]}.", published=published.isoformat()))
    found = dt.date.fromisoformat(start or "")
    assert found.isoweekday() == weekday
    assert 0 <= (published - found).days < 7


WORDS = st.sampled_from(
    [
        "le", "la", "lundi", "mardi", "3", "31", "février", "mai", "2011", "au", "du", "de", "à", "et", "-",
        "dernier", "prochaine", "semaine", "mois", "années", "deux", "depuis", "il", "y", "a", "plus", "tard",
        "nuit", "soir", "11H30", "(", ")", ",", "fin", "mi", "hier", "veille", "1er", "trimestre", "printemps",
        "99/99/2020", "2020-02-31", "XXe", "siècle", "ces", "derniers", "jours", "ans", "d'ici", "Noël", "\u0301",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14), st.sampled_from([None, "2020", "2020-02", THURSDAY]))
def test_times_any_words_give_true_rows(words: list[str], published: str | None) -> None:
    made = draft(" ".join(words) or "mot", published=published)
    for row in read_times(made):
        assert made.text[row.mention.start : row.mention.end] == row.mention.text
        assert (row.start is None) == (row.end is None)
        assert row.start is None or row.start[:4] <= (row.end or "")[:4]
