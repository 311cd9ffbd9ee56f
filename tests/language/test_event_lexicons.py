"""The lexicons of events and control are whole, valid and free of doubles, in each language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

import selon.reading
from selon.language import load
from selon.reading.events.lexicon import event_lexicon
from selon.reading.events.status_words import status_words
from selon.record import Change, EventType, Status

if TYPE_CHECKING:
    from selon.language import LanguagePack

CODE = Path(selon.reading.__file__).parent
WORDS = ("verbs", "nouns", "verb_phrases", "noun_phrases")
CONDITIONS = ("object", "subject", "of", "near", "governor", "after")
WORKED_OUT = {"person", "force", "crowd", "official", "actor", "party", "country", "place"}
NEEDS = {
    "agent", "armed", "asking", "negated", "owned", "clause", "goal", "no_goal", "with",
    "no_clause", "given", "passive",
}  # fmt: skip
ROLES = {
    "actor", "recipient", "agent", "either", "sufferer", "agent_suffers", "weapon", "none",
}  # fmt: skip
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    },
    "ASSAULT": {
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
        "unconventional",
    },
}  # fmt: skip
"""The modes of PLOVER 2.0; types that are not here have none."""
ACLED_PAIRS = {
    "Battles": {
        "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {
        "Sexual violence", "Attack", "Abduction/forced disappearance",
    },
    "Protests": {
        "Peaceful protest", "Protest with intervention", "Excessive force against protesters",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
"""The 25 pairs of ACLED."""


@pytest.fixture(params=["fr", "en"])
def pack(request: pytest.FixtureRequest) -> LanguagePack:
    """Each pack that reads events."""
    return load(str(request.param))


@pytest.fixture
def entries(pack: LanguagePack) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pack.table("events")["entry"]
    return found


@pytest.fixture
def classes(pack: LanguagePack) -> dict[str, list[str]]:
    found: dict[str, list[str]] = pack.table("event_classes")["classes"]
    return found


@pytest.fixture
def frames(pack: LanguagePack) -> dict[str, Any]:
    found: dict[str, Any] = pack.table("event_frames")["frames"]
    return found


def _named(entry: dict[str, Any], key: str) -> list[str]:
    value = entry.get(key, [])
    return [value] if isinstance(value, str) else value


def test_every_plover_type_has_words(entries: list[dict[str, Any]]) -> None:
    assert {e["type"] for e in entries} == set(get_args(EventType))


def test_modes_are_those_of_their_type(entries: list[dict[str, Any]]) -> None:
    wrong = [(e["type"], e["mode"]) for e in entries if e.get("mode")]
    assert [(t, m) for t, m in wrong if m not in MODES.get(t, set())] == []


def test_modes_of_weapons_and_topics_are_known(pack: LanguagePack) -> None:
    table = pack.table("event_modes")
    assert {row["mode"] for row in table["means"]} <= MODES["ASSAULT"]
    for row in table["about"]:
        for kind in row["types"]:
            assert row["mode"] in MODES[kind]


def test_entries_have_words_a_frame_and_known_keys(
    entries: list[dict[str, Any]], frames: dict[str, Any]
) -> None:
    known = {"type", "mode", "frame", "weak", "needs", *WORDS}
    known |= {f"{way}{c}" for c in CONDITIONS for way in ("", "not_")}
    for entry in entries:
        assert entry["frame"] in frames
        assert set(entry) <= known
        assert any(entry.get(w) for w in WORDS)
        assert set(entry.get("needs", ())) <= NEEDS


@pytest.mark.parametrize("place", CONDITIONS)
def test_conditions_name_classes_that_exist(
    place: str, entries: list[dict[str, Any]], classes: dict[str, list[str]]
) -> None:
    for entry in entries:
        for key in (place, f"not_{place}"):
            for name in _named(entry, key):
                listed = name in classes
                worked_out = set(name.split("_or_")) <= WORKED_OUT
                assert listed or (worked_out and place != "near"), (name, entry)


def test_no_entry_holds_a_word_twice(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        for key in WORDS:
            words = entry.get(key, [])
            assert len(words) == len(set(words)), entry


def test_frames_give_known_roles(frames: dict[str, Any]) -> None:
    for name, frame in frames.items():
        for form, roles in frame.items():
            assert form in {"verb", "noun"}, name
            assert set(roles.values()) <= ROLES, name


def test_classes_hold_single_words(classes: dict[str, list[str]]) -> None:
    """A class is asked word by word: one with a space in it would never be met."""
    assert [w for words in classes.values() for w in words if " " in w] == []


def test_classes_are_used(entries: list[dict[str, Any]], classes: dict[str, list[str]]) -> None:
    named = {name for e in entries for c in CONDITIONS for name in _named(e, c)}
    named |= {name for e in entries for c in CONDITIONS for name in _named(e, f"not_{c}")}
    code = "".join(p.read_text("utf-8") for p in CODE.rglob("*.py"))
    assert [n for n in classes if n not in named and f'"{n}"' not in code] == []


def test_acled_pairs_are_those_of_the_code_book(pack: LanguagePack) -> None:
    for row in pack.table("acled")["row"]:
        assert row["type"] in get_args(EventType)
        assert row["sub_event"] in ACLED_PAIRS[row["event"]]
        if row.get("mode"):
            assert row["mode"] in MODES[row["type"]]


def test_status_words_give_known_status(pack: LanguagePack) -> None:
    words = status_words(pack)
    tables = (words.verbs, words.objects, words.nouns, words.adjectives, words.ready)
    for table in tables:
        assert set(table.values()) <= set(get_args(Status))
    assert {status for _, status in words.prospects} <= set(get_args(Status))


def test_control_changes_are_known(pack: LanguagePack) -> None:
    for entry in pack.table("control")["entry"]:
        assert entry["change"] in get_args(Change)
        assert any(entry.get(w) for w in (*WORDS, "endings", "modifiers"))


def test_shares_are_parts_of_one(pack: LanguagePack) -> None:
    for low, high in pack.table("control")["shares"].values():
        assert 0 <= low <= high <= 1


def test_the_lexicon_is_large_enough(pack: LanguagePack) -> None:
    lexicon = event_lexicon(pack)
    assert len(lexicon.verbs) > 250
    assert len(lexicon.nouns) > 200
