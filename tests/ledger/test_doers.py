"""Who is told to have done it, suspected of it, or blamed by the other side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Claims, Making, blamed, done
from selon.ledger.builder import build_ledger


@pytest.mark.parametrize(
    ("text", "deed", "doer", "kind", "sector"),
    [
        ("Des hommes armés ont tiré à Kandar.", "ont tiré", "hommes armés", "unnamed", "UAF"),
        ("Un policier a tiré à Kandar.", "a tiré", "policier", "unnamed", "COP"),
        ("Une attaque d'hommes armés à Kandar.", "attaque", "hommes armés", "unnamed", "UAF"),
        ("Kandar a été saccagé par la foule.", "a été saccagé", "foule", "population", "CVL"),
        ("Des badauds ont incendié Kandar.", "ont incendié", "badauds", "unnamed", "CVL"),
        ("Ravel Onda a ouvert le feu à Kandar.", "a ouvert le feu", "Ravel Onda", "person", None),
        (
            "Un garde agressé par un certain nombre de passants à Kandar.",
            "agressé",
            "passants",
            "unnamed",
            "CVL",
        ),
    ],
)
def test_doers_need_no_name(text: str, deed: str, doer: str, kind: str, sector: str | None) -> None:
    assert done(text, deed, doer, kind, sector=sector) == {(None, doer, False)}


@pytest.mark.parametrize(
    ("text", "deed", "doer", "kind", "sector"),
    [
        ("Des heurts avec la Ligue à Kandar.", "heurts", "Ligue", "armed_group", "REB"),
        ("Une attaque jihadiste à Kandar.", "attaque", "jihadiste", "unnamed", "REB"),
        ("Un échange de tirs entre soldats et la Ligue à Kandar.", "échange de tirs", "Ligue",
         "armed_group", "REB"),
        ("Un berger frappé mais sauvé par un passant à Kandar.", "frappé", "passant", "unnamed",
         "CVL"),
        ("Des bergers tués par balles et un passant en fuite à Kandar.", "tués", "passant",
         "unnamed", "CVL"),
        ("L'agression d'une policière à Kandar.", "agression", "policière", "unnamed", "COP"),
        ("Ravel Onda s'en est pris à Kandar.", "s'en est pris", "Ravel Onda", "person", "GOV"),
        ("Vêtu d'un casque, il avait tiré à Kandar.", "avait tiré", "casque", "unnamed", None),
        ("La Ligue a repris ses attaques à Kandar.", "attaques", "Ligue", "armed_group", "REB"),
        ("Kandar, harcelé par la Ligue.", "harcelé", "Ligue", "armed_group", "REB"),
        ("Le tueur de Kandar avant d'être abattu par la police.", "abattu", "police",
         "organisation", "COP"),
        ("Un passant a été pris à partie à Kandar.", "pris à partie", "passant", "unnamed", "CVL"),
        ("Depuis leur offensive à Kandar, la Ligue dort.", "offensive", "Ligue", "armed_group",
         "REB"),
    ],
)  # fmt: skip
def test_doers_are_not_sides_kinds_or_victims(
    text: str, deed: str, doer: str, kind: str, sector: str | None
) -> None:
    assert done(text, deed, doer, kind, sector=sector) == set()


def test_doers_in_what_politicians_are_said_to_have_done() -> None:
    m = Making("Mila Torv dit que Ravel Onda a participé au meurtre à Kandar.")
    said = m.says(m.actor("Mila Torv"), "Ravel Onda a participé au meurtre")
    doer = m.actor("Ravel Onda", sector="GOV")
    m.event("meurtre", place=m.place("Kandar"), statement=said, actors=[doer])
    assert blamed(m.record()) == {("Mila Torv", "Ravel Onda", False)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La mort de Jean Essai aux mains de la police à Kandar.", "fr"),
        ("The death of Jean Essai at the hands of police at Kandar.", "en"),
    ],
)
def test_doers_are_those_at_whose_hands_somebody_died(text: str, language: str) -> None:
    m = Making(text, language=language)
    m.place("Kandar")
    m.actor("police", "organisation", sector="COP")
    m.actor("Jean Essai")
    assert blamed(m.record()) == {(None, "police", False)}


def suspected(text: str, language: str = "fr") -> Claims:
    m = Making(text, language=language)
    m.actor("Jean Essai")
    m.event("murder" if language == "en" else "meurtre", place=m.place("Kandar"))
    return blamed(m.record())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jean Essai est recherché pour le meurtre de Kandar.", "fr"),
        ("Suspect du meurtre, Jean Essai a quitté Kandar.", "fr"),
        ("Jean Essai a été accusé du meurtre de Kandar.", "fr"),
        ("Jean Essai is wanted for the murder at Kandar.", "en"),
    ],
)
def test_suspects_are_blamed(text: str, language: str) -> None:
    assert suspected(text, language) == {(None, "Jean Essai", False)}


@pytest.mark.parametrize("name", ["Jean Essai", "Suspect de ce crime, Jean Essai"])
def test_suspects_of_this_crime_are_those_of_what_was_told(name: str) -> None:
    m = Making("Un meurtre à Kandar.\nSuspect de ce crime, Jean Essai a fui.")
    m.event("meurtre", place=m.place("Kandar"))
    m.actor(name)
    assert blamed(m.record()) == {(None, name, False)}


@pytest.mark.parametrize(
    "text",
    [
        "Jean Essai n'est pas soupçonné du meurtre de Kandar.",
        "Jean Essai les a aussi accusés du meurtre de Kandar.",
        "Jean Essai est recherché pour vol, a-t-on dit après le meurtre de Kandar.",
        "Jean Essai, accusé d'avoir fui, est la victime du meurtre de Kandar.",
        "Jean Essai accusé de fuir était mort avant le meurtre de Kandar.",
    ],
)
def test_suspects_are_not_those_of_something_else(text: str) -> None:
    assert suspected(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue et le Front Bleu se renvoient la responsabilité de l'attaque à Kandar.",
        "La Ligue a vu le Front Bleu.\nIls s'accusent mutuellement de l'attaque à Kandar.",
    ],
)
def test_two_who_blame_each_other_make_two_claims(text: str) -> None:
    m = Making(text)
    m.actor("Ligue", "armed_group")
    m.actor("Front Bleu", "armed_group")
    m.event("attaque", place=m.place("Kandar"))
    assert blamed(m.record()) == {("Ligue", "Front Bleu", False), ("Front Bleu", "Ligue", False)}


def test_two_capitals_that_no_actor_bears_are_the_states_named_most() -> None:
    lines = ["L'Ostrie et la Valie parlent de la Mavie.", "L'Ostrie a vu la Valie à Kandar."]
    lines += ["Ostrel et Belmar se renvoient la responsabilité de l'attaque à Kandar."]
    m = Making("\n".join(lines))
    for name in ("Ostrie", "Valie"):
        m.named_again(m.actor(name, "state"), name, nth=1)
    m.actor("Mavie", "state")
    m.event("attaque", place=m.place("Kandar"))
    assert blamed(m.record()) == {("Ostrie", "Valie", False), ("Valie", "Ostrie", False)}


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue voit le Front Bleu.\nDes gens se renvoient la responsabilité de l'attaque.",
        "Une attaque à Kandar.\nLa Ligue et le Front Bleu se renvoient la responsabilité.",
    ],
)
def test_mutual_blame_needs_two_sides_and_what_it_is_for(text: str) -> None:
    m = Making(text)
    m.actor("Ligue", "armed_group")
    m.actor("Front Bleu", "armed_group")
    m.event("attaque")
    assert blamed(m.record()) == set()


@pytest.mark.parametrize(
    ("behind", "blames"),
    [
        (" de retarder les secours.", False),
        (' "de retarder" tout.', False),
        (" d'avoir mené l'assaut.", True),
        (".", True),
    ],
)
def test_an_accusation_is_of_what_stands_behind_its_of(behind: str, blames: bool) -> None:
    text = f"Après l'assaut à Kandar, Mila Torv accuse la Ligue{behind}"
    m = Making(text)
    town = m.place("Kandar")
    m.event("assaut", place=town)
    if "mené" in text:
        m.event("mené l'assaut", place=town)
    accuser, league = m.actor("Mila Torv"), m.actor("Ligue", "armed_group")
    m.event("accuse", "ACCUSE", mode="allege", actors=[accuser], recipients=[league])
    assert bool({v for s, v, _ in blamed(m.record()) if s == "Mila Torv"}) is blames


def test_a_bare_accusation_is_of_what_was_just_told() -> None:
    m = Making("Un assaut a eu lieu à Kandar.\nMila Torv a accusé la Ligue.")
    m.event("assaut", place=m.place("Kandar"))
    accuser, league = m.actor("Mila Torv"), m.actor("Ligue", "armed_group")
    m.event("accusé", "ACCUSE", mode="allege", actors=[accuser], recipients=[league])
    assert blamed(m.record()) == {("Mila Torv", "Ligue", False)}


def test_an_office_does_not_accuse_its_own_state() -> None:
    m = Making("Après l'assaut à Kandar, la présidence juge absurde d'accuser l'Ostrie.")
    m.event("assaut", place=m.place("Kandar"))
    office = m.actor("présidence", "organisation", sector="GOV", country="YYY")
    state = m.actor("Ostrie", "state", sector="GOV", country="YYY")
    m.event("accuser", "ACCUSE", mode="allege", actors=[office], recipients=[state])
    assert blamed(m.record()) == set()


def test_one_alone_blames_nobody_mutually() -> None:
    m = Making("La Ligue et d'autres s'accusent mutuellement de l'attaque à Kandar.")
    m.actor("Ligue", "armed_group")
    m.event("attaque", place=m.place("Kandar"))
    assert blamed(m.record()) == set()


def test_deeds_of_before_are_not_this_one() -> None:
    text = "La Ligue a revendiqué par le passé l'attaque à Kandar."
    assert done(text, "attaque", "Ligue", "armed_group") == set()


def test_one_sentence_blames_once() -> None:
    m = Making("L'armée a mené des frappes, puis, près de la ville de Kandar, un assaut.")
    town, army = m.place("Kandar"), m.actor("armée", "organisation", sector="MIL")
    first = m.event("frappes", place=town, actors=[army])
    m.event("assaut", place=town, actors=[army], same_as=first)
    claims = [c for _, a, c in build_ledger([m.record()]).claims() if a.question != "happened"]
    assert len(claims) == 1


def test_an_accusation_told_with_its_deed_is_still_one() -> None:
    m = Making("Mila Torv a accusé l'armée d'avoir tiré à Kandar.\nL'armée dément avoir tiré.")
    town = m.place("Kandar")
    accuser = m.actor("Mila Torv")
    army = m.actor("armée", "organisation", sector="MIL")
    said = m.says(accuser, "l'armée d'avoir tiré", "accuse")
    first = m.event("avoir tiré", place=town, actors=[army], statement=said)
    m.event("a accusé", "ACCUSE", mode="allege", actors=[accuser], recipients=[army])
    denial = m.says(army, "avoir tiré", "deny", nth=1)
    m.event("avoir tiré", nth=1, actors=[army], statement=denial, status="denied", same_as=first)
    (found,) = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "responsibility"
    ]
    assert (found.status, len(found.claims)) == ("contested", 2)


def test_a_series_of_attacks_is_claimed_too() -> None:
    m = Making("La Ligue a revendiqué la campagne à Kandar depuis janvier.")
    wolves = m.actor("Ligue", "armed_group")
    said = m.says(wolves, "la campagne", "claim_responsibility")
    time = m.time("depuis janvier", "2020-01-01", "2020-03-12")
    m.event("campagne", place=m.place("Kandar"), time=time, statement=said)
    assert ("Ligue", "Ligue", False) in blamed(m.record())


def test_who_admits_a_deed_of_the_own_did_it() -> None:
    m = Making("Une fusillade à Kandar. Ravel Onda admet avoir tué un garde.")
    m.event("fusillade", place=m.place("Kandar"))
    onda = m.actor("Ravel Onda")
    said = m.says(onda, "avoir tué un garde", "admit")
    m.event("avoir tué", statement=said, actors=[onda])
    assert ("Ravel Onda", "Ravel Onda", False) in blamed(m.record())


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("La Ligue dit avoir attaqué Kandar.", "La Ligue", {("Ligue", "Ligue", False)}),
        ("Selon la Ligue, ils ont en outre attaqué Kandar.", "la Ligue", set()),
    ],
)
def test_who_tells_of_what_others_did_is_not_its_doer(
    text: str, source: str, found: Claims
) -> None:
    m = Making(text)
    league = m.actor("Ligue", "armed_group", sector="REB")
    said = m.says(league, "attaqué Kandar")
    m.rows["statements"][0] = replace(m.rows["statements"][0], source=m.quote(source))
    m.event("attaqué", place=m.place("Kandar"), actors=[league], statement=said)
    assert blamed(m.record()) == found


def test_who_accuses_is_not_the_doer() -> None:
    m = Making("La Ligue les a accusés de cibler Kandar.")
    league = m.actor("Ligue", "armed_group", sector="REB")
    m.event("a accusés", "ACCUSE", mode="allege", actors=[league])
    m.event("cibler", place=m.place("Kandar"), actors=[league])
    assert blamed(m.record()) == set()


def test_a_call_to_try_those_behind_it_accuses_nobody() -> None:
    m = Making("Appelée à juger la Ligue pour l'attaque de Kandar, la Norlande se tait.")
    land = m.actor("Norlande", "state", country="NOR")
    m.event("attaque", place=m.place("Kandar"))
    m.event("juger", "ACCUSE", mode="allege", status="demanded", actors=[land],
            recipients=[m.actor("Ligue", "armed_group")])  # fmt: skip
    assert blamed(m.record()) == set()


@pytest.mark.parametrize(("sector", "found"), [(None, True), ("GOV", False)])
def test_who_admits_a_murder_did_it_unless_in_office(sector: str | None, found: bool) -> None:
    m = Making("Ravel Onda reconnaît le meurtre de Mila Torv à Kandar.")
    said = m.says(m.actor("Ravel Onda", sector=sector), "le meurtre de Mila Torv", "admit")
    victim = m.actor("Mila Torv")
    m.event("meurtre", place=m.place("Kandar"), statement=said, recipients=[victim])
    assert (("Ravel Onda", "Ravel Onda", False) in blamed(m.record())) is found


def test_the_rebels_and_the_rebels_of_a_place_are_blamed_once() -> None:
    told = "Une attaque imputée aux insurgés dans la province de Kandar"
    m = Making(f"{told}, selon Mila Torv.")
    m.actor("insurgés", "armed_group", sector="REB")
    said = m.says(m.actor("Mila Torv"), told)
    m.event("attaque", place=m.place("Kandar"), statement=said)
    assert {value for _, value, _ in blamed(m.record())} == {"insurgés"}


def test_the_doer_is_who_stands_nearest() -> None:
    m = Making("Mila Torv fuyait, un badaud a tiré à Kandar.")
    people = [m.actor("Mila Torv"), m.actor("badaud", "unnamed")]
    m.event("a tiré", place=m.place("Kandar"), actors=people)
    assert blamed(m.record()) == {(None, "badaud", False)}


def test_what_others_charge_somebody_with_is_theirs_to_say() -> None:
    said = "des habitants accusent la garde d'avoir tué un enfant à Kandar"
    m = Making(f"Il y a des troubles car {said}, a dit Mila Torv.")
    guard = m.actor("la garde", "organisation", sector="COP")
    statement = m.says(m.actor("Mila Torv", role="porte-parole"), said)
    people = m.actor("habitants", "population")
    m.event("accusent", "ACCUSE", mode="allege", actors=[people], recipients=[guard],
            statement=statement)  # fmt: skip
    m.event("avoir tué", place=m.place("Kandar"), actors=[guard], statement=statement)
    assert {speaker for speaker, _, _ in blamed(m.record())} == {"habitants"}


def test_attacks_of_a_year_are_attributed_and_denied_too() -> None:
    m = Making("Des attaques à Kandar attribuées à la Norlande, qui a démenti, ont marqué 2019.")
    land = m.actor("Norlande", "state", country="NOR", sector="GOV")
    m.event("attaques", place=m.place("Kandar"), actors=[land], time=m.time("2019", "2019"))
    (found,) = [
        a for _, a, _ in build_ledger([m.record()]).claims() if a.question == "responsibility"
    ][:1]
    assert found.status == "contested"
