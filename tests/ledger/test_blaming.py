from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.blaming import blames
from selon.ledger.builder import build_ledger
from selon.ledger.model import Assessment
from selon.ledger.sightings import layout


def test_blaming_puts_the_first_on_the_second() -> None:
    m = Making("Ravel Onda impute cette attaque au Front Bleu.")
    speaker, front = m.actor("Ravel Onda"), m.actor("Front Bleu", "armed_group")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.accused, found.value, found.denied) == (
        speaker, front, "Front Bleu", False,
    )  # fmt: skip


def test_blaming_a_negation_denies() -> None:
    m = Making("Ravel Onda n'impute pas cette attaque au Front Bleu.")
    m.actor("Ravel Onda")
    m.actor("Front Bleu", "armed_group")
    (found,) = blames(r := m.record(), layout(r))
    assert found.denied


def test_blaming_two_doers_side_by_side_are_both_behind_it() -> None:
    m = Making("Ravel Onda dit que le Front Bleu et la Ligue sont responsables de l'attaque.")
    m.actor("Front Bleu", "armed_group")
    m.actor("Ligue", "armed_group")
    speaker = m.actor("Ravel Onda")
    m.says(speaker, "le Front Bleu et la Ligue sont responsables de l'attaque")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.value) == (speaker, "Front Bleu, Ligue")


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("due à 2.500 tonnes d'engrais, selon eux", "2.500 tonnes d'engrais"),
        ('causée par un "feu de cuisine".', 'un "feu de cuisine'),
    ],
)
def test_blaming_a_cause_is_told_in_its_words(words: str, cause: str) -> None:
    m = Making(f"L'explosion à Kandar est {words}")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.value) == (None, cause)


def test_blaming_for_two_deeds_is_not_contested() -> None:
    found = blaming_two("explosion", "fusillade")
    assert found.status == "single"


def blaming_two(one: str, other: str) -> Assessment:
    lines = [
        "Attaque à Kandar.",
        f"Ravel Onda impute cette {one} au Front Bleu.",
        f"Mila Torv impute cette {other} à la Ligue.",
    ]
    m = Making("\n".join(lines))
    town = m.place("Kandar")
    first = m.event("Attaque", place=town)
    pairs = (("Ravel Onda", "Front Bleu", one), ("Mila Torv", "Ligue", other))
    for nth, (speaker, doer, word) in enumerate(pairs):
        m.actor(speaker, role=f"rôle {nth}")
        m.actor(doer, "armed_group")
        m.event(word, nth=nth if one == other else 0, place=town, same_as=first)
    (found,) = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility"
    ]
    return found


def test_blaming_each_other_is_contested() -> None:
    found = blaming_two("attaque", "attaque")
    assert (found.status, found.by) == ("contested", "ledger.contested.values")
    assert {c.value for c in found.claims} == {"Front Bleu", "Ligue"}


def test_blaming_a_cause_does_not_contest_a_claim_of_having_done_it() -> None:
    lines = [
        "Explosion à Kandar.",
        "Selon Ravel Onda, l'explosion est due à une fuite de gaz.",
        "Le Front Bleu a revendiqué une explosion.",
    ]
    m = Making("\n".join(lines))
    town = m.place("Kandar")
    first = m.event("Explosion", place=town)
    said = m.says(m.actor("Ravel Onda"), "l'explosion est due à une fuite de gaz")
    claimed = m.says(m.actor("Front Bleu", "armed_group"), "une explosion", "claim_responsibility")
    m.event("explosion", place=town, same_as=first, statement=said)
    m.event("explosion", nth=1, place=town, same_as=first, statement=claimed)
    (found,) = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility"
    ]
    assert {c.value for c in found.claims} == {"une fuite de gaz", "Front Bleu"}
    assert found.status == "single"


def test_blame_on_nobody_in_particular_contests_nothing() -> None:
    lines = [
        "Attaque à Kandar.",
        "Ravel Onda impute cette attaque au Front Bleu.",
        "Mila Torv impute cette attaque à des individus.",
    ]
    m = Making("\n".join(lines))
    town = m.place("Kandar")
    first = m.event("Attaque", place=town)
    for nth, (speaker, doer) in enumerate(
        (("Ravel Onda", "Front Bleu"), ("Mila Torv", "individus"))
    ):
        m.actor(speaker, role=f"rôle {nth}")
        m.actor(doer, "armed_group")
        m.event("attaque", nth=nth, place=town, same_as=first)
    found = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility"
    ]
    assert [a.status for a in found] == ["single"]


@pytest.mark.parametrize(
    ("role", "value"),
    [
        ("porte-parole du Front Bleu", "Front Bleu"),
        ("porte-parole des fronts bleus", "Front Bleu"),
        ("porte-parole de la Ligue", "Ligue"),
        ("général de la Ligue", "Ravel Onda"),
    ],
)
def test_blaming_a_spokesman_claims_and_denies_for_his_side(role: str, value: str) -> None:
    m = Making(
        f'Une attaque a fait dix morts. "Nous ne sommes pas responsables", a dit Ravel Onda, {role}.'
    )
    m.actor("Front Bleu", "armed_group")
    speaker = m.actor("Ravel Onda", role=role)
    m.says(speaker, "Nous ne sommes pas responsables")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.value, found.denied) == (speaker, value, True)


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("fr", "L'attaque est l'oeuvre du Front Bleu, selon lui.", "Front Bleu"),
        ("fr", "Ces violences sont le fait de bergers et non de soldats.", "bergers"),
        ("fr", "C'est l'oeuvre d'un groupe lié au Front Bleu.", "groupe lié au Front Bleu"),
        ("en", "The attack was the work of the Front Bleu.", "Front Bleu"),
    ],
)
def test_blaming_says_whose_work_it_is(language: str, line: str, value: str) -> None:
    m = Making(f"Une attaque à Kandar.\n{line}", language=language)
    m.event("attaque", place=m.place("Kandar"))
    if "L'attaque" in line or "The attack" in line:
        m.event("attaque" if language == "fr" else "attack", nth=1 if language == "fr" else 0)
    m.actor("Front Bleu", "armed_group")
    assert [c.value for _, _, c in build_ledger([m.record()]).claims()] == [value]


def test_blaming_is_not_for_another_work_than_the_one_named() -> None:
    m = Making("Une attaque à Kandar.\nLa réforme est l'oeuvre du Front Bleu.")
    m.event("attaque", place=m.place("Kandar"))
    m.actor("Front Bleu", "armed_group")
    assert list(build_ledger([m.record()]).claims()) == []


@pytest.mark.parametrize(
    ("words", "cause", "of"),
    [
        (
            "L'explosion s'est produite lorsque des bidons ont pris feu.",
            "des bidons ont pris feu",
            "explosion",
        ),
        (
            "L'incendie s'est déclaré mardi à la suite d'un court-circuit.",
            "un court-circuit",
            "incendie",
        ),
        (
            "Des soudures étaient faites, dont les étincelles ont entraîné un incendie.",
            "les étincelles",
            "incendie",
        ),
        ("Un obus est tombé sur un dépôt, provoquant une explosion.", "Un obus est tombé sur un dépôt",
         "explosion"),
    ],
)  # fmt: skip
def test_blaming_a_clause_or_a_thing_for_a_disaster(words: str, cause: str, of: str) -> None:
    m = Making(words)
    (found,) = blames(r := m.record(), layout(r))
    assert found.value == cause
    assert found.of == words.index(of)


@pytest.mark.parametrize(
    "words",
    [
        "La réunion s'est produite lorsque des bidons ont pris feu.",  # no disaster
        "L'explosion s'est produite mardi.",
        "Il comptait 200 cas, entraînant un effondrement.",
        "Des décès dus au coronavirus.",  # nobody is behind a disease
        "Des décès attribués à une autre épidémie.",
    ],
)
def test_blaming_no_cause_where_none_is_told(words: str) -> None:
    r = Making(words).record()
    assert list(blames(r, layout(r))) == []


def test_blaming_how_it_came_about_contests_no_other_cause() -> None:
    lines = [
        "Explosion à Kandar.",
        "L'explosion s'est produite lorsque des bidons ont pris feu.",
        "Cette explosion est due à une fuite de gaz.",
    ]
    m = Making("\n".join(lines))
    town = m.place("Kandar")
    first = m.event("Explosion", place=town)
    for nth, (speaker, words) in enumerate((("Ravel Onda", lines[1]), ("Mila Torv", lines[2]))):
        said = m.says(m.actor(speaker, role=f"rôle {nth}"), words)
        m.event("explosion", nth=nth, place=town, same_as=first, statement=said)
    (found,) = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility"
    ]
    assert len(found.claims) == 2
    assert found.status == "single"


def test_blaming_experts_clear_whom_they_name() -> None:
    m = Making("Une expertise a écarté la responsabilité des gardes dans cette attaque.")
    report, guards = m.actor("expertise", "document"), m.actor("gardes", "unnamed")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.accused, found.denied) == (report, guards, True)


def test_blaming_wrongs_that_are_denounced_are_those_of_whom_they_name() -> None:
    m = Making("Ravel Onda a dénoncé la cruauté des rebelles.")
    speaker, rebels = m.actor("Ravel Onda"), m.actor("rebelles", "armed_group")
    m.says(speaker, "la cruauté des rebelles", "accuse")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.accused) == (speaker, rebels)


def test_blaming_wrongs_only_in_accusations() -> None:
    m = Making("Ravel Onda a étudié la violence des rebelles.")
    m.actor("rebelles", "armed_group")
    m.says(m.actor("Ravel Onda"), "la violence des rebelles")
    r = m.record()
    assert list(blames(r, layout(r))) == []


def test_blaming_a_cause_is_not_whoever_is_named_behind_it() -> None:
    m = Making("Une expertise attribue la mort à une crise liée à l'état de Ravel Onda.")
    report = m.actor("expertise", "document")
    m.actor("Ravel Onda")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.speaker, found.accused) == (report, None)
    assert found.value.startswith("une crise")


def test_blaming_adverbs_behind_a_to_are_nobody() -> None:
    m = Making("Mila Torv impute l'attaque à la fois au Front Bleu et à d'autres.")
    m.actor("Mila Torv")
    front = m.actor("Front Bleu", "armed_group")
    (found,) = blames(r := m.record(), layout(r))
    assert found.accused == front


def test_blaming_for_what_is_pointed_to_may_stand_sentences_behind_it() -> None:
    m = Making("Ces morts ne peuvent pas être attribuées au Front Bleu.")
    m.actor("Front Bleu", "armed_group")
    (found,) = blames(r := m.record(), layout(r))
    assert (found.told, found.denied) == ("anywhere", True)


@pytest.mark.parametrize(
    ("words", "accuser"),
    [
        ("Une expertise, voulue par Ravel Onda, mettant en cause les gardes.", "expertise"),
        ("Une expertise cite Ravel Onda mettant en cause les gardes.", "Ravel Onda"),
    ],
)
def test_blaming_by_a_participle_behind_a_comma_is_of_the_subject(words: str, accuser: str) -> None:
    m = Making(words)
    ids = {"expertise": m.actor("expertise", "document"), "Ravel Onda": m.actor("Ravel Onda")}
    m.actor("gardes", "unnamed")
    (found,) = blames(r := m.record(), layout(r))
    assert found.speaker == ids[accuser]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("la violence terrible des rebelles", True),
        ("les attaques contre des rebelles", False),
        ("la violence, et l'avis des rebelles", False),
    ],
)
def test_blaming_wrongs_may_have_adjectives_but_no_aim(words: str, *, found: bool) -> None:
    m = Making(f"Ravel Onda a dénoncé {words}.")
    m.actor("rebelles", "armed_group")
    m.says(m.actor("Ravel Onda"), words, "accuse")
    r = m.record()
    assert bool(list(blames(r, layout(r)))) is found
