"""The French lexicons of attribution and actors are whole, valid and free of doubles."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

import pytest

from selon.language.morphology import Morphology
from selon.language.pack import load
from selon.record import STANCES, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACK = load("fr")
NAMES = ("reporting", "attribution", "actors", "organisations", "nations", "names")
FRAMES = {
    "que", "direct", "inf", "noun", "fragment", "interr", "count", "refl", "comme",
}  # fmt: skip
SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
    "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
}  # fmt: skip
VERB_KEYS = {
    "stance", "stance_neg", "stances", "frames", "preps", "quoted_inf", "object", "noun_subject",
    "pronominal", "quote_only", "factive", "fragment_prep", "noun_prep", "not_objects", "active_only",
}  # fmt: skip
PHRASE_KEYS = {
    "words", "prep", "stance", "frames", "object", "pronominal", "negated", "clitic", "whole",
}  # fmt: skip
REPORTING = PACK.table("reporting")
ACTORS = PACK.table("actors")
BODIES = [*PACK.table("organisations")["organisations"], *PACK.table("organisations")["cased"]]
NATIONS = PACK.table("nations")["nations"]


def _doubles(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)


@pytest.mark.parametrize("name", NAMES)
def test_lexicon_names_origin_licence_and_date_on_top(name: str) -> None:
    text = (PACK.folder / f"{name}.toml").read_text("utf-8")
    top = text[: text.index("\n", text.rindex("\n#", 0, text.index("[")))]
    assert "rigin" in top
    assert re.search(r"[Ll]icen[cs]e", top)
    assert re.search(r"20\d\d-\d\d-\d\d", top)


@pytest.mark.parametrize("name", NAMES)
def test_lexicon_words_have_no_stray_space(name: str) -> None:
    strays = [s for s in _strings(PACK.table(name)) if s != s.strip() or "  " in s]
    assert strays == []


@pytest.mark.parametrize("section", ["verbs", "nouns"])
def test_cue_has_valid_stance_and_frames(section: str) -> None:
    for lemma, cue in REPORTING[section].items():
        assert cue["stance"] in STANCES, lemma
        assert cue.get("stance_neg", "say") in STANCES, lemma
        assert cue["frames"], lemma
        assert set(cue["frames"]) <= FRAMES, lemma
        assert _doubles(cue["frames"]) == [], lemma


def test_verb_uses_known_keys_that_agree_with_its_frames() -> None:
    for lemma, cue in REPORTING["verbs"].items():
        assert set(cue) <= VERB_KEYS, lemma
        assert ("inf" in cue["frames"]) == ("preps" in cue), lemma
        assert set(cue.get("preps", ())) <= {"", "de", "à"}, lemma
        assert cue.get("object", "content") in {"content", "addressee"}, lemma
        assert "fragment" in cue["frames"] or "fragment_prep" not in cue, lemma


def test_verb_lemmas_are_known_to_the_morphology_or_have_forms() -> None:
    formed = {lemma for lemma, *_ in REPORTING["forms"].values()}
    unknown = [
        lemma
        for lemma in REPORTING["verbs"]
        if lemma not in formed and (lemma, "W") not in _infinitives(lemma)
    ]
    assert unknown == []


def _infinitives(lemma: str) -> set[tuple[str, str]]:
    return {(known, tag[:1]) for known, tag in PACK.morphology.verb_tags(lemma)}


def test_forms_that_the_table_lacks_are_read_by_the_morphology() -> None:
    table = Morphology.open(PACK.folder / "morphology.tsv.xz")
    for form, (lemma, *tags) in REPORTING["forms"].items():
        assert lemma in REPORTING["verbs"]
        assert table.readings(form) == (), form
        assert PACK.morphology.verb_tags(form) == tuple((lemma, tag) for tag in tags)


def test_phrase_starts_with_a_verb_and_is_no_double() -> None:
    for phrase in REPORTING["phrases"]:
        assert set(phrase) <= PHRASE_KEYS, phrase["words"]
        assert len(phrase["words"]) > 1, phrase
        assert "W" in {tag for _, tag in _infinitives(phrase["words"][0])}, phrase["words"]
        assert phrase["stance"] in STANCES, phrase["words"]
        assert set(phrase["frames"]) <= FRAMES, phrase["words"]
        assert phrase["frames"], phrase["words"]
    keys = [
        (str(p["words"]), p.get("prep"), p.get("negated"), p.get("pronominal"))
        for p in REPORTING["phrases"]
    ]
    assert _doubles(keys) == []


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [
        ("déclarer", "say"), ("revendiquer", "claim_responsibility"), ("démentir", "deny"),
        ("reconnaître", "admit"), ("dénoncer", "accuse"), ("prévenir", "warn"),
        ("exiger", "demand"), ("promettre", "promise"), ("estimer", "estimate"),
        ("confirmer", "confirm"),
    ],
)  # fmt: skip
def test_everyday_cue_has_its_stance(lemma: str, stance: str) -> None:
    assert REPORTING["verbs"][lemma]["stance"] == stance


def test_lexicons_are_large_enough_for_copy_never_seen() -> None:
    assert len(REPORTING["verbs"]) > 500
    assert len(REPORTING["phrases"]) > 200
    assert len(ACTORS["roles"]) > 500
    assert len(BODIES) > 600
    assert len(NATIONS) > 190


@pytest.mark.parametrize("group", ["document", "media", "social_media"])
def test_nominal_sources_have_no_doubles(group: str) -> None:
    assert _doubles(REPORTING["nominal_sources"][group]) == []


def test_prepositions_of_attribution_have_stances_and_no_doubles() -> None:
    rows = PACK.table("attribution")["prepositions"]
    assert {row["stance"] for row in rows} <= set(STANCES)
    assert _doubles(str(row["words"]) for row in rows) == []


@pytest.mark.parametrize(
    ("section", "key"),
    [("selon", "before"), ("selon", "not_sources"), ("selon", "weak_sources"),
     ("source_phrases", "adjectives"), ("source_phrases", "hearsay"),
     ("source_phrases", "anonymity"), ("source_phrases", "venues"),
     ("between", "adverbs"), ("between", "phrases")],
)  # fmt: skip
def test_word_list_of_attribution_has_no_doubles(section: str, key: str) -> None:
    assert _doubles(PACK.table("attribution")[section][key]) == []


def test_no_word_is_both_a_source_and_no_source_after_selon() -> None:
    selon = PACK.table("attribution")["selon"]
    assert set(selon["not_sources"]) & set(selon["weak_sources"]) == set()


def test_role_has_singular_and_plural_and_a_valid_sector() -> None:
    for lemma, role in ACTORS["roles"].items():
        forms = {g: role[g] for g in ("m", "f", "mf") if g in role}
        assert forms, lemma
        assert all(len(pair) == 2 for pair in forms.values()), lemma
        assert role.get("sector", "GOV") in SECTORS, lemma
        assert set(role) <= {"m", "f", "mf", "sector", "spokesperson"}, lemma


@pytest.mark.parametrize("section", ["populations", "armed_groups", "adjective_sectors"])
def test_common_noun_of_a_crowd_or_group_has_a_valid_sector(section: str) -> None:
    assert {sector for sector in ACTORS[section].values() if sector} <= SECTORS


def test_title_has_a_gender() -> None:
    assert set(ACTORS["titles"].values()) <= {"m", "f", "mf"}


def test_institution_and_body_have_valid_kind_sector_gender_and_country() -> None:
    rows: list[tuple[str, dict[str, Any]]] = [
        *ACTORS["institutions"].items(), *((body["name"], body) for body in BODIES),
    ]  # fmt: skip
    for name, row in rows:
        assert row["kind"] in get_args(ActorKind), name
        assert row.get("sector", "GOV") in SECTORS, name
        assert row["gender"] in {"m", "f"}, name
        assert row.get("number", "p") == "p", name
        assert row.get("country", "FRA") in NATIONS, name


def test_no_two_bodies_share_a_name() -> None:
    forms = [
        form
        for body in BODIES
        for key in ("forms", "acronyms", "cased")
        for form in body.get(key, ())
    ]
    assert _doubles([*forms, *(body["name"] for body in BODIES)]) == []


def test_metonym_points_to_a_body() -> None:
    names = {body["name"] for body in BODIES}
    assert set(PACK.table("organisations")["metonyms"].values()) <= names


def test_epithet_points_to_a_nation() -> None:
    assert set(ACTORS["epithets"].values()) <= set(NATIONS)


def test_nation_has_iso3_names_and_adjectives() -> None:
    for code, nation in NATIONS.items():
        assert re.fullmatch(r"[A-Z]{3}", code)
        assert nation["names"], code
        assert nation["article"] in {"", "le", "la", "les", "l'"}, code
        assert nation.get("adjectives") or code == "VAT", code
        for key in ("names", "capitals", "adjectives", "prefixes"):
            assert _doubles(nation.get(key, ())) == [], code


def test_capital_stands_for_one_government() -> None:
    capitals = [c for nation in NATIONS.values() for c in nation.get("capitals", ())]
    assert _doubles(capitals) == []


@pytest.mark.parametrize(
    ("code", "capital", "adjective"),
    [("SYR", "Damas", "syrienne"), ("RUS", "Moscou", "russes"), ("USA", "Washington", "américain"),
     ("KOR", "Séoul", "sud-coréens"), ("TUR", "Ankara", "turque"), ("GRC", "Athènes", "grecques")],
)  # fmt: skip
def test_nation_knows_its_capital_and_adjective(code: str, capital: str, adjective: str) -> None:
    assert capital in NATIONS[code]["capitals"]
    assert adjective in NATIONS[code]["adjectives"]


def test_people_belongs_to_a_nation_or_to_none() -> None:
    assert {state for state in PACK.table("nations")["peoples"].values() if state} <= set(NATIONS)


def test_first_name_has_a_gender_and_is_not_ambiguous() -> None:
    names = PACK.table("names")
    for section in ("first_names", "ambiguous"):
        assert set(names[section].values()) <= {"m", "f", "mf"}
    assert set(names["first_names"]) & set(names["ambiguous"]) == set()
