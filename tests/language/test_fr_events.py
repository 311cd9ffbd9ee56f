"""The French lexicons of events and control are whole, valid and free of doubles."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

import selon.reading
from selon.language import load
from selon.reading.events.lexicon import event_lexicon
from selon.reading.events.status_words import status_words
from selon.record import Change, EventType, Status

CODE = Path(selon.reading.__file__).parent
PACK = load("fr")
ENTRIES: list[dict[str, Any]] = PACK.table("events")["entry"]
CLASSES: dict[str, list[str]] = PACK.table("event_classes")["classes"]
FRAMES: dict[str, Any] = PACK.table("event_frames")["frames"]
CONTROL: list[dict[str, Any]] = PACK.table("control")["entry"]
ACLED: list[dict[str, Any]] = PACK.table("acled")["row"]
WORDS = ("verbs", "nouns", "verb_phrases", "noun_phrases")
CONDITIONS = ("object", "subject", "of", "near", "governor", "after")
WORKED_OUT = {"person", "force", "crowd", "official", "actor", "party", "country", "place"}
NEEDS = {
    "agent", "armed", "asking", "negated", "owned", "clause", "goal", "no_goal", "with",
    "no_clause", "given",
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


def _named(entry: dict[str, Any], key: str) -> list[str]:
    value = entry.get(key, [])
    return [value] if isinstance(value, str) else value


def test_every_plover_type_has_words() -> None:
    assert {e["type"] for e in ENTRIES} == set(get_args(EventType))


def test_modes_are_those_of_their_type() -> None:
    wrong = [(e["type"], e["mode"]) for e in ENTRIES if e.get("mode")]
    assert [(t, m) for t, m in wrong if m not in MODES.get(t, set())] == []


def test_modes_of_weapons_and_topics_are_known() -> None:
    table = PACK.table("event_modes")
    assert {row["mode"] for row in table["means"]} <= MODES["ASSAULT"]
    for row in table["about"]:
        for kind in row["types"]:
            assert row["mode"] in MODES[kind]


def test_entries_have_words_a_frame_and_known_keys() -> None:
    known = {"type", "mode", "frame", "weak", "needs", *WORDS}
    known |= {f"{way}{c}" for c in CONDITIONS for way in ("", "not_")}
    for entry in ENTRIES:
        assert entry["frame"] in FRAMES
        assert set(entry) <= known
        assert any(entry.get(w) for w in WORDS)
        assert set(entry.get("needs", ())) <= NEEDS


@pytest.mark.parametrize("place", CONDITIONS)
def test_conditions_name_classes_that_exist(place: str) -> None:
    for entry in ENTRIES:
        for key in (place, f"not_{place}"):
            for name in _named(entry, key):
                listed = name in CLASSES
                worked_out = set(name.split("_or_")) <= WORKED_OUT
                assert listed or (worked_out and place != "near"), (name, entry)


def test_no_entry_holds_a_word_twice() -> None:
    for entry in ENTRIES:
        for key in WORDS:
            words = entry.get(key, [])
            assert len(words) == len(set(words)), entry


def test_frames_give_known_roles() -> None:
    for name, frame in FRAMES.items():
        for form, roles in frame.items():
            assert form in {"verb", "noun"}, name
            assert set(roles.values()) <= ROLES, name


def test_classes_hold_single_words() -> None:
    """A class is asked word by word: one with a space in it would never be met."""
    assert [w for words in CLASSES.values() for w in words if " " in w] == []


def test_classes_are_used() -> None:
    named = {name for e in ENTRIES for c in CONDITIONS for name in _named(e, c)}
    named |= {name for e in ENTRIES for c in CONDITIONS for name in _named(e, f"not_{c}")}
    code = "".join(p.read_text("utf-8") for p in CODE.rglob("*.py"))
    assert [n for n in CLASSES if n not in named and f'"{n}"' not in code] == []


def test_acled_pairs_are_those_of_the_code_book() -> None:
    for row in ACLED:
        assert row["type"] in get_args(EventType)
        assert row["sub_event"] in ACLED_PAIRS[row["event"]]
        if row.get("mode"):
            assert row["mode"] in MODES[row["type"]]


def test_status_words_give_known_status() -> None:
    words = status_words(PACK)
    tables = (words.verbs, words.objects, words.nouns, words.adjectives, words.ready)
    for table in tables:
        assert set(table.values()) <= set(get_args(Status))
    assert {status for _, status in words.prospects} <= set(get_args(Status))


def test_control_changes_are_known() -> None:
    for entry in CONTROL:
        assert entry["change"] in get_args(Change)
        assert any(entry.get(w) for w in WORDS)


def test_shares_are_parts_of_one() -> None:
    for low, high in PACK.table("control")["shares"].values():
        assert 0 <= low <= high <= 1


def test_the_lexicon_is_large_enough() -> None:
    lexicon = event_lexicon(PACK)
    assert len(lexicon.verbs) > 250
    assert len(lexicon.nouns) > 200
