"""Words of blame in all their shapes, and denials that name nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Claims, Making, blamed


def attack(text: str, language: str = "fr", word: str = "attaque") -> Making:
    m = Making(text, language=language)
    m.event(word, place=m.place("Kandar"))
    return m


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Une attaque attribuée au Front Bleu a visé Kandar.", (None, "Front Bleu", False)),
        ("A Kandar, Ravel Onda a imputé l'attaque au Front Bleu.",
         ("Ravel Onda", "Front Bleu", False)),
        ("Une attaque a visé Kandar.\nRavel Onda l'attribue à des bandits.",
         ("Ravel Onda", "des bandits", False)),
        ("Une attaque à Kandar.\nRavel Onda a renvoyé jeudi au Front Bleu la responsabilité.",
         ("Ravel Onda", "Front Bleu", False)),
        ("Une attaque imputée par Ravel Onda à des bandits a visé Kandar.",
         ("Ravel Onda", "des bandits", False)),
        ("Une attaque a visé Kandar.\nLes assaillants étaient des déserteurs, qui ont fui.",
         (None, "des déserteurs", False)),
    ],
)  # fmt: skip
def test_reproaches_are_claims_of_who_did_it(
    words: str, claim: tuple[str | None, str, bool]
) -> None:
    m = attack(words)
    for name, kind in (("Ravel Onda", "person"), ("Front Bleu", "armed_group")):
        if name in words:
            m.actor(name, kind)
    assert blamed(m.record()) == {claim}


@pytest.mark.parametrize(
    "words",
    [
        "Une attaque a visé Kandar.\nUn tableau attribué à Ravel Onda y a brûlé.",
        "Une attaque a visé Kandar.\nRavel Onda a attribué le retard au Front Bleu.",
        "Une attaque a visé Kandar.\nDes coupures dues à une panne durent.",
        "Une attaque a visé Kandar.\nLes assaillants étaient armés.",
    ],
)
def test_reproaches_for_something_else_are_none(words: str) -> None:
    m = attack(words)
    for name, kind in (("Ravel Onda", "person"), ("Front Bleu", "armed_group")):
        if name in words:
            m.actor(name, kind)
    assert blamed(m.record()) == set()


@pytest.mark.parametrize(
    ("said", "value", "denied"),
    [
        ("nous n'avons rien à voir avec cela", "Ravel Onda", True),
        ("une fuite de gaz est à l'origine de l'explosion", "une fuite de gaz", False),
        ("des travaux de soudure ont provoqué une explosion", "des travaux de soudure", False),
    ],
)
def test_reproaches_within_a_saying_are_its_speakers(said: str, value: str, denied: bool) -> None:
    m = attack(f"Une explosion à Kandar.\nRavel Onda dit que {said}.", word="explosion")
    m.says(m.actor("Ravel Onda"), said)
    assert blamed(m.record()) == {("Ravel Onda", value, denied)}


def test_reproaches_have_a_cause_that_is_not_what_happened_itself() -> None:
    m = attack("Un nuage causé par une explosion a couvert Kandar.", word="explosion")
    assert blamed(m.record()) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une attaque attribuée à la Norlande a visé Kandar.\nLa Norlande a démenti."),
        ("en", "An attaque attributed to Norlande hit Kandar.\nThe Norlande denied it."),
    ],
)
def test_reproaches_are_denied_without_being_named(language: str, text: str) -> None:
    m = attack(text, language)
    state = m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.named_again(state, "Norlande", 1)
    assert blamed(m.record()) == {(None, "Norlande", False), ("Norlande", "Norlande", True)}


def test_reproaches_are_not_denied_by_who_is_not_accused() -> None:
    m = attack("Une attaque attribuée à la Norlande a visé Kandar.\nRavel Onda a démenti.")
    m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.actor("Ravel Onda")
    assert blamed(m.record()) == {(None, "Norlande", False)}


def test_reproaches_admitted_without_a_doer_are_the_speakers_own() -> None:
    said = "dix tirs"
    m = Making(f"A Kandar, la Norlande reconnaît {said}.")
    statement = m.says(m.actor("Norlande", "state", country="NOR"), said, "admit")
    m.event("tirs", place=m.place("Kandar"), statement=statement)
    assert blamed(m.record()) == {("Norlande", "Norlande", False)}


def test_reproaches_of_two_sides_between_which_it_is_are_none() -> None:
    m = Making("Des combats entre le Front Bleu et la Ligue à Kandar.")
    sides = [m.actor(name, "armed_group") for name in ("Front Bleu", "Ligue")]
    m.event("combats", place=m.place("Kandar"), actors=sides[:1])
    assert blamed(m.record()) == set()


@pytest.mark.parametrize(
    "said",
    ["ne pas être responsable de l'attaque", "n'avoir aucun lien avec l'attaque"],
)
def test_reproaches_are_disowned_in_the_infinitive_too(said: str) -> None:
    m = Making(f"Attaque à Kandar.\nLe Front Bleu dit {said}.")
    m.event("Attaque", place=m.place("Kandar"))
    m.says(m.actor("Front Bleu", "armed_group"), said)
    assert blamed(m.record()) == {("Front Bleu", "Front Bleu", True)}


@pytest.mark.parametrize(
    ("said", "blames"),
    [
        ("la responsabilité de l'attaque est au Front Bleu", True),
        ("la responsabilité de toute attaque retombera sur le Front Bleu", False),
    ],
)
def test_reproaches_are_not_for_what_may_come(said: str, *, blames: bool) -> None:
    m = attack(f"Une attaque à Kandar.\nRavel Onda dit que {said}.")
    m.actor("Front Bleu", "armed_group")
    m.says(m.actor("Ravel Onda"), said)
    assert bool(blamed(m.record())) is blames


def test_reproaches_that_are_denied_are_not_made_as_well() -> None:
    m = attack(
        "Attaque à Kandar.\nRavel Onda dit : le Front Bleu n'a rien à voir avec cette attaque."
    )
    front = m.actor("Front Bleu", "armed_group")
    said = m.says(m.actor("Ravel Onda"), "le Front Bleu n'a rien à voir avec cette attaque")
    m.event("attaque", actors=[front], statement=said, same_as="e1")
    assert {c for c in blamed(m.record()) if c[0] == "Ravel Onda"} == {
        ("Ravel Onda", "Front Bleu", True)
    }


def test_reproaches_are_denied_by_whose_words_the_denial_is() -> None:
    lines = ["Une attaque attribuée à la Norlande a visé Kandar."]
    lines += ["La Norlande, que blâme la Valie, a démenti."]
    m = attack("\n".join(lines))
    state = m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.actor("Valie", "state", country="VAL", sector="GOV")
    m.says(state, "Norlande", "deny", nth=1)
    row = m.rows["statements"][-1]
    m.rows["statements"][-1] = replace(row, cue=m.quote("a démenti"))
    assert ("Norlande", "Norlande", True) in blamed(m.record())
    assert not any(speaker == "Valie" for speaker, _, _ in blamed(m.record()))


def test_reproaches_made_while_denying_are_no_denial() -> None:
    said = "toute responsabilité et a blâmé le Front Bleu"
    m = attack(f"Une attaque à Kandar.\nLa Norlande a rejeté {said}.")
    state, front = m.actor("Norlande", "state", country="NOR"), m.actor("Front Bleu", "armed_group")
    m.says(state, said, "deny")
    m.event("blâmé", "ACCUSE", mode="allege", actors=[state], recipients=[front])
    assert ("Norlande", "Front Bleu", False) in blamed(m.record())


@pytest.mark.parametrize(
    ("language", "said", "blames"),
    [
        ("fr", "il faut établir qui est responsable de l'attaque du Front Bleu", False),
        ("fr", "le Front Bleu est responsable de l'attaque", True),
        ("en", "the Front Bleu wants to find out who committed the attaque", False),
        ("en", "the Front Bleu committed the attaque", True),
    ],
)
def test_reproaches_are_not_made_by_asking_who_it_was(
    language: str, said: str, *, blames: bool
) -> None:
    m = attack(f"Attaque : Kandar.\nRavel Onda : {said}.", language, "Attaque")
    m.actor("Front Bleu", "armed_group")
    m.says(m.actor("Ravel Onda"), said)
    m.event("attaque", same_as="e1")
    assert bool(blamed(m.record())) is blames


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        ("la Ligue est responsable de l'attaque", {("Ravel Onda", "Ligue", False)}),
        ("les blessés de l'attaque, pour laquelle Belmar pointe du doigt la Ligue", set()),
    ],
)
def test_reproaches_of_others_in_a_relative_are_not_the_speakers(said: str, claims: Claims) -> None:
    said = said.replace("pointe du doigt", "et d'autres pointent du doigt")
    m = attack(f"Une attaque a visé Kandar.\nRavel Onda soigne {said}.")
    m.actor("Ligue", "armed_group")
    m.says(m.actor("Ravel Onda"), said)
    assert blamed(m.record()) == claims


@pytest.mark.parametrize(("status", "denied"), [("actual", False), ("denied", True)])
def test_reproaches_that_are_denied_as_such_deny(status: str, denied: bool) -> None:
    said = "ne voir \"aucune raison\" d'accuser la Ligue d'être à l'origine de l'attaque"
    m = attack(f"Une attaque a visé Kandar.\nRavel Onda dit {said}.")
    ligue = m.actor("Ligue", "armed_group")
    said_ = m.says(m.actor("Ravel Onda"), said)
    m.event("accuser", "ACCUSE", mode="allege", recipients=[ligue], status=status, statement=said_)
    assert ("Ravel Onda", "Ligue", denied) in blamed(m.record())


def test_reproaches_are_put_on_nobody_to_whom_it_was_done() -> None:
    said = "assumer la responsabilité du meurtre de Mila Torv"
    m = attack(f"Une attaque a visé Kandar.\nRavel Onda dit {said}.")
    mila = m.actor("Mila Torv")
    said_ = m.says(m.actor("Ravel Onda"), said)
    m.event("meurtre", recipients=[mila], statement=said_)
    assert not any(value == "Mila Torv" for _, value, _ in blamed(m.record()))


@pytest.mark.parametrize("state", [True, False])
def test_reproaches_in_a_relative_are_those_of_a_capital(state: bool) -> None:
    said = "les blessés de l'attaque, pour laquelle Oslo et d'autres pointent du doigt la Ligue"
    m = attack(f"Une attaque a visé Kandar.\nRavel Onda soigne {said}.\nLa Norlande attend.")
    m.actor("Ligue", "armed_group")
    m.actor("Norlande", "state", country="NOR" if state else "SWE")
    m.says(m.actor("Ravel Onda"), said)
    assert blamed(m.record()) == ({("Norlande", "Ligue", False)} if state else set())
