from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making
from selon.ledger.voices import (
    Voice,
    counts_itself,
    independent,
    resolve,
    rivals,
    voice_behind,
    voice_of,
)


def voice(name: str, kind: str = "person", **more: object) -> Voice:
    m = Making(f"{name} parle.")
    found = voice_of_actor(m, name, kind, **more)
    assert found is not None
    return found


def voice_of_actor(m: Making, name: str, kind: str, **more: object) -> Voice | None:
    actor = m.actor(name, kind, **more)
    return voice_of(m.record(), actor)


def document(text: str, name: str, *, inside: str | None = None) -> Voice | None:
    m = Making(text)
    if inside:
        m.actor(inside, "organisation")
    return voice_of_actor(m, name, "document")


@pytest.mark.parametrize(
    ("text", "name", "inside", "issuer"),
    [
        ("Le bilan du ministère dit.", "bilan du ministère", None, "ministère"),
        ("Le tweet de la Croix verte dit.", "tweet de la Croix verte", "Croix verte", None),
        ("Les chiffres de l'Institut Nord.", "chiffres de l'Institut Nord", None, "Institut Nord"),
    ],
)
def test_voices_behind_a_document_stands_who_issued_it(
    text: str, name: str, inside: str | None, issuer: str | None
) -> None:
    found = document(text, name, inside=inside)
    assert found is not None
    body = voice(issuer or inside or "", "organisation")
    assert resolve([found, body])[found] == resolve([found, body])[body]
    assert not found.nameless


@pytest.mark.parametrize("name", ["bilan", "bilan des victimes", "éléments recueillis"])
def test_voices_a_toll_of_nobody_confirms_nobody(name: str) -> None:
    found = document(f"Selon le {name}, il neige.", name)
    assert found is not None
    assert found.nameless
    assert not independent(found, voice("Aline Test", role="médecin"))


def test_voices_a_letter_has_a_sender_even_when_not_named() -> None:
    found = document("La lettre dit.", "lettre")
    assert found is not None
    assert independent(found, voice("Aline Test", role="médecin"))


def test_voices_first_reports_within_what_somebody_says_are_that_persons() -> None:
    m = Making("Aline Test dit que selon un bilan il y a 5 morts.")
    person, toll = m.actor("Aline Test"), m.actor("bilan", "document")
    outer, inner = (
        m.says(person, "selon un bilan il y a 5 morts"),
        m.says(toll, "il y a 5 morts"),
    )
    record = m.record()
    said = {s.id: s for s in record.statements}
    nested = replace(said[inner], within=outer)
    found = voice_behind(record, nested)
    assert found is not None
    assert found.name == "Aline Test"
    looped = replace(nested, within=inner)
    assert voice_behind(replace(record, statements=(said[outer], looped)), looped) is not None
    alone = voice_behind(record, said[inner])
    assert alone is not None
    assert alone.name == "bilan"


@pytest.mark.parametrize(
    ("a", "b", "home", "twice"),
    [
        (
            voice("A B", role="gouverneur", sector="GOV"),
            voice("Ostrie", "state", sector="GOV", country="YYY"),
            "XXX",
            True,
        ),
        (
            voice("A B", role="gouverneur", sector="GOV"),
            voice("Kandar", "state", sector="GOV", country="XXX"),
            "XXX",
            False,
        ),
        (
            voice("présidence", "state", sector="GOV"),
            voice("Ostrie", "state", sector="GOV", country="YYY"),
            "XXX",
            False,
        ),
        (
            voice("KCNA", "media", sector="JRN", country="PRK"),
            voice("Corée du Nord", "state", sector="GOV", country="PRK"),
            "KOR",
            False,
        ),
        (
            voice("Lame verte", "armed_group", sector="REB"),
            voice("A B", role="porte-parole", sector="REB"),
            None,
            False,
        ),
        (
            voice("Lame verte", "armed_group", sector="REB"),
            voice("Lame rouge", "armed_group", sector="REB"),
            None,
            True,
        ),
        (voice("sources", "unnamed"), voice("A B", role="médecin"), None, False),
    ],
)
def test_voices_offices_and_camps_speak_as_one(
    a: Voice, b: Voice, home: str | None, twice: bool
) -> None:
    assert independent(a, b, home) is twice
    assert independent(b, a, home) is twice


def test_voices_the_country_of_a_governor_is_that_of_the_province() -> None:
    m = Making("Le gouverneur de Kandar, Ilan Maro, parle.")
    m.place("Kandar")
    actor = m.actor("Ilan Maro", role="gouverneur de Kandar", sector="GOV")
    found = voice_of(m.record(), actor)
    assert found is not None
    assert found.country == "XXX"


def test_voices_a_bare_army_between_two_armies_joins_neither() -> None:
    bare, first, second = (
        voice(name, "organisation", sector="MIL", country=country)
        for name, country in (
            ("armée", None),
            ("armée ostrienne", "YYY"),
            ("armée kandarienne", "XXX"),
        )
    )
    found = resolve([bare, first, second])
    assert len({found[bare], found[first], found[second]}) == 3
    alone = resolve([bare, first])
    assert alone[bare] == alone[first]


@pytest.mark.parametrize(
    ("text", "name", "kind", "known"),
    [
        ("L'avocat parle.", "avocat", "unnamed", True),
        ("Un avocat parle.", "avocat", "unnamed", False),
        ("Le directeur de l'école parle.", "directeur de l'école", "unnamed", False),
        ("Les témoins parlent.", "témoins", "unnamed", False),
        ("L'entreprise parle.", "entreprise", "organisation", True),
        ("L'entreprise Nornil parle.", "entreprise Nornil", "organisation", False),
    ],
)
def test_voices_a_bare_description_may_be_whoever_is_named(
    text: str, name: str, kind: str, known: bool
) -> None:
    found = voice_of_actor(Making(text), name, kind)
    assert found is not None
    assert found.known is known
    assert independent(found, voice("Aline Test", role="médecin")) is not known


def test_voices_an_association_is_no_office_of_the_state() -> None:
    found = voice_of_actor(Making("L'association parle."), "association", "organisation")
    assert found is not None
    assert independent(found, voice("A B", role="préfet", sector="GOV"))
    lawyer = voice_of_actor(Making("L'avocat parle."), "avocat", "unnamed")
    assert lawyer is not None
    assert not independent(lawyer, voice("A B", role="préfet", sector="GOV"))
    assert rivals(lawyer, voice("A B", role="préfet", sector="GOV"))


@pytest.mark.parametrize(
    ("speaker", "itself"),
    [
        (voice("A B", role="préfet", sector="GOV"), True),
        (voice("A B", role="institutrice", sector="EDU"), False),
        (voice("Ligue", "armed_group", sector="REB"), True),
        (voice("passants", "population"), False),
    ],
)
def test_voices_passers_by_repeat_what_is_known(speaker: Voice, itself: bool) -> None:
    assert counts_itself(speaker) is itself


def test_voices_policemen_of_one_matter_are_one_line() -> None:
    here, there = (
        voice(name, "organisation", sector="COP", country=c)
        for name, c in (("police de Kandar", "XXX"), ("police d'Ostrel", "YYY"))
    )
    assert not independent(here, there)


def test_voices_the_rebels_may_be_the_group_named_before() -> None:
    rebels = voice_of_actor(Making("Les rebelles parlent."), "rebelles", "armed_group")
    assert rebels is not None
    assert not independent(rebels, voice("Lame verte", "armed_group"))
    assert independent(rebels, voice("Ligue des droits", "organisation"))


def test_voices_a_name_within_a_longer_one_is_the_same_body() -> None:
    short = voice_of_actor(Making("Le groupe Extrantos."), "groupe Extrantos", "organisation")
    long = voice_of_actor(Making('"Extrantos" secret band.'), '"Extrantos" secret band', "media")
    assert short is not None
    assert long is not None
    found = resolve([short, long])
    assert found[short] == found[long]


def test_voices_a_colonel_speaks_for_the_state() -> None:
    found = voice("Ravel Onda", role="colonel de la garde")
    assert found.official
    assert not independent(found, voice("Kandar", "state", sector="GOV"))


def test_voices_a_spokesman_of_nobody_may_be_any_bodys() -> None:
    found = voice("Micha Roval", role="porte-parole")
    for kind in ("organisation", "state", "armed_group"):
        assert not independent(found, voice("Kandar", kind))
    assert independent(
        voice("Micha Roval", role="porte-parole de la Ligue"), voice("Nord", "state")
    )


def test_voices_a_count_of_nobody_is_nobodys_when_it_is_unnamed_too() -> None:
    found = voice_of_actor(Making("Un comptage effectué hier."), "comptage effectué", "unnamed")
    assert found is not None
    assert found.nameless


def test_voices_the_agencys_own_reporter_is_a_witness_and_the_agency_none() -> None:
    m = Making("Selon un journaliste de la DN, et selon la DN, il neige.", publisher="DN")
    reporter = m.actor("journaliste de la DN", "unnamed", sector="JRN")
    agency = m.actor("DN", "media", sector="JRN")
    other = m.actor("neige", "unnamed", sector="JRN")
    record = m.record()
    found = voice_of(record, reporter)
    assert found is not None
    assert voice_of(record, agency) is None
    assert voice_of(record, other) is None
    assert independent(found, voice("police", "organisation", sector="COP"))


def test_voices_of_several_reporters_of_the_agency_are_one() -> None:
    m = Making("Selon un journaliste de la DN et un photographe de la DN, il neige.",
               publisher="DN")  # fmt: skip
    names = ("journaliste de la DN", "photographe de la DN")
    actors = [m.actor(name, "unnamed", sector="JRN") for name in names]
    one, two = (voice_of(m.record(), a) for a in actors)
    assert one is not None
    assert two is not None
    assert resolve([one, two])[one] == resolve([one, two])[two]
