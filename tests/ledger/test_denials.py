"""Words that deny what was told, and whose they are."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record

FR = "Une attaque attribuée à la Norlande a visé Kandar.\n"
EN = "An attaque attributed to Norlande hit Kandar.\n"


def denied(text: str, language: str = "fr", *others: tuple[str, str]) -> set[tuple[str, str]]:
    m = Making(text, language=language)
    m.event("attaque", place=m.place("Kandar"))
    state = m.actor("Norlande", "state", country="NOR", sector="GOV")
    for nth in range(1, text.count("Norlande")):
        m.named_again(state, "Norlande", nth)
    for name, kind in others:
        m.actor(name, kind)
    return {
        (c.speaker or "", c.value or "")
        for _, _, c in build_ledger([m.record()]).claims()
        if c.denied
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FR + "La Norlande a ensuite fermement démenti."),
        ("fr", FR + "La Norlande conteste toute implication."),
        ("fr", FR + "La Norlande a balayé jeudi ces graves accusations."),
        ("fr", FR + "Rejetant toute responsabilité, la Norlande a appelé au calme."),
        ("fr", FR + "La Norlande a parlé d'accusations \"totalement infondées\"."),
        ("fr", FR + 'La Norlande a qualifié de "sans fondement" les accusations.'),
        ("fr", FR + "La Norlande, qui a nié par le passé toute implication, se tait."),
        ("fr", FR + "La Norlande, alliée de Ravel Onda, a rejeté toute responsabilité."),
        ("en", EN + "The Norlande flatly denied it."),
        ("en", EN + "The Norlande dismissed these latest allegations."),
        ("en", EN + "Rejecting any involvement, the Norlande called for calm."),
        ("en", EN + "The Norlande called the accusations completely baseless."),
    ],
)  # fmt: skip
def test_denials_are_read_in_their_shapes(language: str, text: str) -> None:
    others = [("Ravel Onda", "person")] if "Ravel Onda" in text else []
    assert denied(text, language, *others) == {("Norlande", "Norlande")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Une attaque à Kandar, dont est accusé Ravel Onda.\nRavel Onda clame son innocence.",
        ),
        ("fr", "Une attaque à Kandar, pour laquelle Ravel Onda a toujours clamé son innocence."),
        ("fr", "Une attaque a visé Kandar.\nRavel Onda a plaidé non coupable."),
        ("en", "An attaque hit Kandar.\nRavel Onda pleaded not guilty."),
    ],
)
def test_denials_are_pleas_of_people(language: str, text: str) -> None:
    assert innocent(text, language, "person") == {("Ravel Onda", "Ravel Onda")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Une attaque a visé Kandar.\nLe journal Ravel Onda se dit innocent.", "media"),
        ("Une attaque a visé Kandar.\nIl a salué Ravel Onda.\nIl a plaidé non coupable.", "person"),
        ("Une attaque a visé Kandar.\nRavel Onda a plaidé coupable.", "person"),
    ],
)
def test_denials_by_plea_are_of_nobody_else(text: str, kind: str) -> None:
    assert innocent(text, "fr", kind) == set()


def innocent(text: str, language: str, kind: str) -> set[tuple[str, str]]:
    m = Making(text, language=language)
    m.event("attaque", place=m.place("Kandar"))
    person = m.actor("Ravel Onda", kind)
    if text.count("Ravel Onda") > 1:
        m.named_again(person, "Ravel Onda", 1)
    claims = build_ledger([m.record()]).claims()
    return {(c.speaker or "", c.value or "") for _, _, c in claims if c.denied}


@pytest.mark.parametrize(
    "text",
    [
        FR + "La Norlande n'a pas démenti.",
        FR + "La Norlande conteste le tracé de la route.",
        FR + "La Norlande a rejeté un projet de loi.",
        FR + "La Norlande dénonce ces tirs.",
    ],
)
def test_denials_of_something_else_or_negated_are_none(text: str) -> None:
    assert denied(text) == set()


def test_denials_are_of_all_who_are_joined() -> None:
    text = "Une attaque attribuée à la Norlande et au Front Bleu a visé Kandar.\n"
    text += "La Norlande et le Front Bleu ont démenti toute responsabilité."
    m = Making(text)
    m.event("attaque", place=m.place("Kandar"))
    for name, kind in (("Norlande", "state"), ("Front Bleu", "armed_group")):
        m.named_again(m.actor(name, kind), name, 1)
    claims = build_ledger([m.record()]).claims()
    assert {c.speaker for _, _, c in claims if c.denied} == {"Norlande", "Front Bleu"}


def test_denials_of_a_hand_in_it_need_no_accuser() -> None:
    m = Making("Une attaque a visé Kandar.\nLe Front Bleu a nié toute implication.")
    m.event("attaque", place=m.place("Kandar"))
    m.actor("Front Bleu", "armed_group")
    claims = [c for _, _, c in build_ledger([m.record()]).claims()]
    assert [(c.speaker, c.value, c.denied) for c in claims] == [("Front Bleu", "Front Bleu", True)]


def test_denials_by_an_office_are_of_what_its_state_is_said_to_have_done() -> None:
    m = Making("Une attaque attribuée à la Norlande a visé Kandar.\nL'ambassade a démenti.")
    m.event("attaque", place=m.place("Kandar"))
    m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.actor("ambassade", "organisation", country="NOR", sector="GOV")
    claims = [c for _, _, c in build_ledger([m.record()]).claims()]
    assert ("ambassade", "Norlande", True) in {(c.speaker, c.value, c.denied) for c in claims}


def test_denials_leave_out_what_is_called_so_called() -> None:
    m = Making("Ravel Onda a raillé la soi-disant attaque du Front Bleu à Kandar.")
    front = m.actor("Front Bleu", "armed_group")
    m.event("attaque", place=m.place("Kandar"), actors=[front])
    assert not [c for _, _, c in build_ledger([m.record()]).claims() if c.value == "Front Bleu"]


def asked(lines: list[str], language: str = "fr", word: str = "empoisonnement") -> Record:
    m = Making("\n".join(lines), language=language)
    m.event(word, place=m.place("Kandar"))
    for name in ("Mila Torv", "Ravel Onda"):
        actor = m.actor(name)
        for nth in range(1, m.text.count(name)):
            m.named_again(actor, name, nth)
    return m.record()


def status(record: Record, question: str = "happened") -> str | None:
    found = [a for i in build_ledger([record]).incidents for a in i.assessments]
    return next((a.status for a in found if a.question == question), None)


@pytest.mark.parametrize(
    ("language", "word", "lines"),
    [
        ("fr", "empoisonnement", ["A Kandar, Mila Torv a vite dénoncé un empoisonnement.",
                                  "Ravel Onda avait rejeté cette thèse."]),
        ("fr", "empoisonnement", ["A Kandar, Mila Torv a dénoncé un empoisonnement.",
                                  "Ravel Onda écarte l'idée d'un empoisonnement à Kandar."]),
        ("en", "poisoning", ["In Kandar Mila Torv denounced a poisoning.",
                             "Ravel Onda rejected the theory of a poisoning in Kandar."]),
    ],
)  # fmt: skip
def test_denials_of_a_thesis_contest_that_it_happened(
    language: str, word: str, lines: list[str]
) -> None:
    assert status(asked(lines, language, word)) == "contested"


@pytest.mark.parametrize(
    "line",
    [
        "Ravel Onda écarte la piste de la plage.",
        "Ravel Onda a rejeté la demande d'enquête.",
        "Ravel Onda défend la thèse d'un empoisonnement.",
    ],
)
def test_denials_of_other_theses_contest_nothing(line: str) -> None:
    lines = ["A Kandar, Mila Torv a dénoncé un empoisonnement.", line]
    assert status(asked(lines)) == "single"


def poisoned(*lines: str) -> Making:
    """A dispatch on a poisoning in Kandar with two persons and a state."""
    m = Making("\n".join(lines))
    m.event("empoisonnement", place=m.place("Kandar"))
    m.actor("Mila Torv")
    m.actor("Ravel Onda")
    m.actor("Norlande", "state", country="NOR")
    return m


def test_denials_of_accusations_against_somebody_are_of_who_did_it() -> None:
    m = poisoned(
        "A Kandar, Mila Torv a dénoncé un empoisonnement.",
        "Ravel Onda a rejeté les accusations visant la Norlande.",
    )
    claims = [(a.question, c.speaker, c.value) for _, a, c in build_ledger([m.record()]).claims()
              if c.denied]  # fmt: skip
    assert claims == [("responsibility", "Ravel Onda", "Norlande")]


def test_denials_may_stand_before_the_accusation_in_one_sentence() -> None:
    m = poisoned(
        "Un empoisonnement à Kandar.",
        "Ravel Onda a rejeté les accusations de Mila Torv,"
        " voyant la main de la Norlande derrière l'empoisonnement.",
    )
    assert status(m.record(), "responsibility") == "contested"


def test_denials_by_a_spokesman_are_of_what_his_side_did() -> None:
    m = Making(
        "L'attaque a visé Kandar.\nLe Front Bleu, que la Norlande accuse de cette attaque, se tait."
        "\nRavel Onda a dénoncé des accusations fallacieuses."
    )
    first = m.event("attaque", place=m.place("Kandar"))
    m.event("attaque", nth=1, same_as=first)
    m.actor("Front Bleu", "armed_group")
    m.actor("Norlande", "state")
    m.actor("Ravel Onda", role="porte-parole du Front Bleu")
    claims = [(c.value, c.denied) for _, _, c in build_ledger([m.record()]).claims()]
    assert claims == [("Front Bleu", False), ("Front Bleu", True)]
    assert status(m.record(), "responsibility") == "contested"


def test_denials_by_a_capital_are_its_states_and_nobody_elses() -> None:
    m = Making(
        "A Belmar, Ravel Onda a dénoncé un empoisonnement, ce que Kandar réfute.\nLa Xalie se tait."
    )
    m.event("empoisonnement", place=m.place("Belmar"))
    m.place("Kandar")
    m.actor("Ravel Onda")
    m.actor("Xalie", "state", country="XXX")
    claims = [(c.speaker, c.denied) for _, _, c in build_ledger([m.record()]).claims()]
    assert ("Xalie", True) in claims
    assert ("Ravel Onda", True) not in claims


def test_denials_by_a_pronoun_in_a_relative_are_of_whom_the_sentence_is_about() -> None:
    m = Making(
        "Mila Torv a dénoncé un massacre à Kandar.\n"
        "Ravel Onda a été accusé d'un massacre de femmes qu'il conteste."
    )
    m.event("massacre", place=m.place("Kandar"))
    m.actor("Mila Torv")
    m.actor("Ravel Onda")
    m.actor("femmes", "population")
    claims = [c.speaker for _, _, c in build_ledger([m.record()]).claims() if c.denied]
    assert claims == ["Ravel Onda"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "La Norlande met en doute la version des voisins."),
        ("fr", "La Norlande rejette le récit des voisins."),
        ("en", "Norlande disputed the account of its neighbours."),
    ],
)
def test_denials_of_an_account_are_of_what_it_charges(language: str, line: str) -> None:
    charge = {"fr": "Mila Torv a dénoncé un massacre", "en": "Mila Torv denounced a massacre"}
    m = Making(f"{charge[language]} à Kandar.\n{line}", language=language)
    m.event("massacre", place=m.place("Kandar"))
    m.actor("Mila Torv", role="médecin", sector="MED")
    m.actor("Norlande", "state", country="NOR", sector="GOV")
    assert status(m.record(), "happened") == "contested"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ces accusations infondées de la Xalie sur l'attaque de Kandar.", {"Norlande"}),
        ("Ces accusations infondées contre la Xalie sur l'attaque de Kandar.", set()),
        ("Ces accusations infondées de la Xalie.", set()),
    ],
)
def test_denials_of_baseless_accusations_are_of_what_these_are_of(
    line: str, found: set[str]
) -> None:
    m = Making(f'La Norlande proteste: "{line}"')
    m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.actor("Xalie", "state", country="XXX", sector="GOV")
    m.says("a1", line)
    if "attaque" in line:
        m.event("attaque", place=m.place("Kandar"))
    claims = {c.value for _, _, c in build_ledger([m.record()]).claims() if c.denied}
    assert claims == found


def test_denials_by_the_movement_are_the_armed_groups_told_before() -> None:
    m = Making(
        "L'attaque de Kandar est attribuée au Front Bleu.\n"
        "Rejetant toute responsabilité, le mouvement a condamné l'attaque."
    )
    m.event("attaque", place=m.place("Kandar"))
    m.event("attaque", nth=1)
    m.actor("Front Bleu", "armed_group", sector="REB")
    m.actor("mouvement", "organisation")
    claims = [(c.value, c.denied) for _, _, c in build_ledger([m.record()]).claims()]
    assert claims == [("Front Bleu", False), ("Front Bleu", True)]
    assert status(m.record(), "responsibility") == "contested"


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Ce n'est pas vrai"), ("fr", "C'est totalement faux"), ("en", "This is a lie")],
)
def test_denials_may_call_untrue_what_was_just_said(language: str, words: str) -> None:
    m = Making(f'{FR if language == "fr" else EN}"{words}", dit la Norlande.', language=language)
    m.event("attaque", place=m.place("Kandar"))
    state = m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.says(state, words)
    denials = [c.value for _, _, c in build_ledger([m.record()]).claims() if c.denied]
    assert denials == ["Norlande"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FR + "Un laboratoire de Belmar y voit sa main, ce que Oslo réfute."),
        ("fr", FR + "Un laboratoire de Belmar y voit sa main, ce que dément Oslo."),
        ("en", EN + "A laboratoire of Belmar sees its hand, which Oslo denied."),
    ],
)
def test_denials_of_a_capital_are_its_states(language: str, text: str) -> None:
    assert denied(text, language, ("laboratoire", "organisation")) <= {("Norlande", "Norlande")}


def test_denials_of_who_bears_a_capitals_name_are_no_states() -> None:
    text = FR + "Onda Oslo a démenti."
    assert denied(text, "fr", ("Onda Oslo", "person")) == set()
