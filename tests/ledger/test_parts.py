"""The small parts: calendar, words, voices, nationalities, clusters."""

from __future__ import annotations

import doctest
from itertools import permutations
from types import SimpleNamespace

import pytest

from ledger_making import Making
from selon import language
from selon.errors import DataError
from selon.ledger import calendar, words
from selon.ledger.builder import build_ledger
from selon.ledger.calendar import day_number, interval, iso, moment, told_on
from selon.ledger.clusters import cluster
from selon.ledger.lexicon import lexicon
from selon.ledger.nations import nation
from selon.ledger.voices import Voice, independent, resolve, voice_of
from selon.ledger.words import same_stem


@pytest.mark.parametrize("module", [calendar, words])
def test_parts_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-02-03", "2020-02-03", ("2020-02-03", "2020-02-03")),
        ("2020-02", "2020-03", ("2020-02-01", "2020-03-31")),
        ("2019", "2019", ("2019-01-01", "2019-12-31")),
        (None, "2020", None),
        ("2020-13", "2020-13", None),
        ("hier", "hier", None),
        ("2020-03-02", "2020-03-01", None),
    ],
)
def test_calendar_intervals(
    start: str | None, end: str | None, expected: tuple[str, str] | None
) -> None:
    found = interval(start, end)
    assert (found and (iso(found.first), iso(found.last))) == expected


def test_calendar_takes_odd_stamps_for_none() -> None:
    assert day_number("2020-99-99") is None
    assert moment("demain") is None
    assert told_on(None) == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("explosion", "exploser", True), ("tues", "tuees", True), ("attaque", "attentat", False)],
)
def test_words_of_one_stem(a: str, b: str, same: bool) -> None:
    assert same_stem(a, b) is same


def voice(name: str, kind: str = "person", **more: object) -> Voice:
    m = Making(f"{name} parle.")
    actor = m.actor(name, kind, **more)
    found = voice_of(m.record(), actor)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (voice("Ilan Maro"), voice("Maro")),
        (voice("Abdoul Qadir"), voice("Abdul Kadir")),
        (voice("Union des savanes du Sud", "armed_group"), voice("USS", "armed_group")),
        (voice("groupe Lame verte", "armed_group"), voice("Lame verte", "armed_group")),
        (voice("source hospitalière", "unnamed"), voice("sources hospitalières", "unnamed")),
    ],
)
def test_voices_of_one_speaker_are_joined(a: Voice, b: Voice) -> None:
    found = resolve([a, b])
    assert found[a] == found[b]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (voice("Ilan Maro"), voice("Jean Essai")),
        (voice("médecin", "unnamed"), voice("policier", "unnamed")),
    ],
)
def test_voices_of_two_speakers_are_not(a: Voice, b: Voice) -> None:
    found = resolve([a, b])
    assert found[a] != found[b]


def test_voices_a_surname_of_two_bearers_is_left_alone() -> None:
    a, b, c = voice("Ilan Maro"), voice("Bruno Maro"), voice("Maro")
    found = resolve([a, b, c])
    assert len({found[a], found[b], found[c]}) == 3


@pytest.mark.parametrize(
    ("a", "b", "twice"),
    [
        (
            voice("A B", sector="GOV", country="XXX"),
            voice("C D", sector="MIL", country="XXX"),
            False,
        ),
        (
            voice("A B", sector="GOV", country="XXX"),
            voice("C D", sector="GOV", country="YYY"),
            True,
        ),
        (
            voice("A B", role="porte-parole du Croissant vert"),
            voice("Croissant vert", "organisation"),
            False,
        ),
        (voice("A B", role="médecin"), voice("C D", role="maire"), True),
        (voice("A B"), voice("ministère", "organisation"), False),
    ],
)
def test_voices_that_count_twice(a: Voice, b: Voice, twice: bool) -> None:
    assert independent(a, b) is twice
    assert independent(b, a) is twice


def test_voices_the_agency_and_its_reporters_are_none() -> None:
    m = Making("L'Agence Nord et un journaliste.")
    agency = m.actor("Agence Nord", "media")
    reporter = m.actor("journaliste", "unnamed", sector="JRN")
    record = m.record()
    assert voice_of(record, agency) is None
    assert voice_of(record, reporter) is None
    assert voice_of(record, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("six Français", ("FRA", "French")), ("deux Syriens", ("SYR", "Syrian")), ("six morts", None)],
)
def test_nations_in_counts(text: str, expected: tuple[str, str] | None) -> None:
    assert nation(text) == expected


def test_clusters_do_not_depend_on_the_order_and_keep_hands_on() -> None:
    pairs = {("a", "b"): 4.0, ("b", "c"): 3.0, ("c", "d"): 5.0}
    for keys in permutations("abcd"):
        made = cluster(
            keys, pairs, lambda x, y: {x, y} == {"a", "d"}, order=lambda k: (k,)
        )  # fmt: skip
        assert sorted(made) == [["a", "b"], ["c", "d"]]
    by_hand = cluster(
        "abcd",
        pairs,
        lambda _x, _y: False,
        order=lambda k: (k,),
        bound=[("a", "d")],
        apart=[("a", "b")],
    )
    assert sorted(by_hand) == [["a", "c", "d"], ["b"]]


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ("Une attaque a tué ou blessé 40 soldats à Kandar.", "together"),
        ("Une attaque a tué 40 soldats et blessé le maire à Kandar.", None),
    ],
)
def test_parts_of_dead_and_injured_in_one_number_are_no_toll_of_the_dead(told, scope) -> None:
    m = Making(told, published="2020-03-12T18:00")
    m.event("attaque", place=m.place("Kandar"))
    m.count("40 soldats", 40, who="military")
    (incident,) = build_ledger([m.record()]).incidents
    found = [a.scope for a in incident.assessments if a.question == "killed" and a.low == 40]
    assert found == [scope]


def test_parts_of_a_language_without_words_for_the_ledger_are_empty() -> None:
    assert lexicon("xx") == {}
    assert lexicon("fr")["definite"]


def test_parts_tell_a_damaged_table_instead_of_going_on_without(monkeypatch) -> None:
    pack = SimpleNamespace(has=lambda _: True, table=_damaged)
    monkeypatch.setattr(language, "load", lambda _: pack)
    with pytest.raises(DataError):
        lexicon("fr")


def _damaged(name: str) -> None:
    raise DataError(name)


def test_parts_some_of_those_told_are_of_whom_they_are_said_to_be() -> None:
    text = "L'attaque à Kandar a fait 3 morts.\nUn d'eux est un citoyen italien, selon le maire."
    m = Making(text, item="a")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("3 morts", 3, event=event)
    m.count("Un d'eux", 1, who="civilian", by="fr.figure.part")
    found = {a.who: c.low for _, a, c in build_ledger([m.record()]).claims() if c.low}
    assert found == {"all": 3, "foreign (Italian)": 1}
