"""The words of a language that the anatomy turns on, compiled once a pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from selon.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.language import LanguagePack

_CAPITAL = "[A-ZÀ-ÖØ-ÞŒŸĀ-ž]"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word sets and patterns from `anatomy.toml`; patterns ignore case unless said otherwise."""

    agencies: dict[str, str]
    agency_line: re.Pattern[str]
    bracketed_agency: re.Pattern[str]
    opening_agency: re.Pattern[str]
    day: re.Pattern[str]
    months: dict[str, int]
    place_words: frozenset[str]
    no_places: frozenset[str]
    conjunctions: frozenset[str]
    particles: tuple[str, ...]
    at: re.Pattern[str]
    by: re.Pattern[str]
    whole_byline: re.Pattern[str]
    byline_fillers: frozenset[str]
    companions: re.Pattern[str]
    note: re.Pattern[str]
    bare_note: re.Pattern[str]
    credit: re.Pattern[str]
    desk_before: re.Pattern[str]
    desk_after: re.Pattern[str]
    contributors: re.Pattern[str]
    bodies: re.Pattern[str]
    metadata: re.Pattern[str]
    metadata_label: re.Pattern[str]
    metadata_line: re.Pattern[str]
    openers: frozenset[str]
    boundary: re.Pattern[str]
    """Stops, brackets, and the empty match before a word that a lost full stop left capitalised."""
    strong_openers: tuple[str, ...]
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    abbreviations: frozenset[str]
    lettered: frozenset[str]
    that: re.Pattern[str]
    attribution: re.Pattern[str]
    clitics: frozenset[str]
    proclitics: re.Pattern[str]
    subjects: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    joins: frozenset[str]
    before_clause: re.Pattern[str]
    predicate: re.Pattern[str]
    dependent: frozenset[str]
    subordinators: frozenset[str]
    no_verb_after: frozenset[str]
    straight: bool
    """Whether a tag may keep the order of the sentence: `"…," the army said`."""
    saying: frozenset[str]
    """Lemmas that may stand beside direct speech; empty when there is no such lexicon."""


def either(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches any of the words, whole, where the search starts."""
    return re.compile(rf"{either(words)}(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def _day(
    months: dict[str, int], first: Iterable[str], fillers: Iterable[str], of: Iterable[str]
) -> re.Pattern[str]:
    """Compile `jeudi 3 mai 2020`, `3 mai`, `Nov. 28, 2020`, `03/05/2020`, `2020-05-03`."""
    ordinal, name = rf"(?:{either(first)}|\d{{1,2}})", either(months)
    link = rf"(?:{either(of)}\s+)?" if of else ""
    named = rf"(?P<day>{ordinal})\s+{link}(?P<month>{name})\b\.?"
    led = rf"(?P<month_led>{name})\b\.?\s+(?P<day_led>\d{{1,2}})(?!\d)"
    numbers = r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d{2})"
    iso = r"(?P<iso>\d{4}-\d{2}-\d{2})"
    return re.compile(
        rf"(?:{either(fillers)},?\s+){{0,2}}\b(?:{named}(?:\s+{link}(?P<year>\d{{4}}))?"
        rf"|{led}(?:,?\s+(?P<year_led>\d{{4}}))?|{numbers}|{iso})\b",
        re.IGNORECASE,
    )


def _boundary(openers: Iterable[str], strong: Iterable[str]) -> re.Pattern[str]:
    words = either(sorted({w.capitalize() for w in (*openers, *strong) if len(w) > 1}))
    return re.compile(rf"[.!?…]+|[()\[\]]|(?<=[^\W_] )(?={words}\s[^\W\d_A-ZÀ-Þ]{{2}})")


def _saying(pack: LanguagePack) -> frozenset[str]:
    try:
        verbs: dict[str, Any] = pack.table("reporting").get("verbs", {})
    except DataError:
        return frozenset()
    return frozenset(v for v, entry in verbs.items() if "direct" in entry.get("frames", ()))


@lru_cache(maxsize=8)
def lexicon(pack: LanguagePack) -> Lexicon:
    """Compile the pack's table."""
    table = pack.table("anatomy")
    names, byline, credit = table["names"], table["byline"], table["credits"]
    notes, meta, speech = table["notes"], table["metadata"], table["speech"]
    short, dateline = table["abbreviations"], table["dateline"]
    agencies: list[str] = table["agencies"]
    agency = rf"{either(agencies)}(?!\w)"
    with_ = either(byline["with"])
    joined = rf"\s*(?:[/,&+–-]|{either(names['and'])}|{with_})\s*"
    return Lexicon(
        agencies={a.casefold(): a for a in agencies},
        agency_line=re.compile(
            rf"[(\[]?\s*(?:©\s*)?(?:\d{{4}}\s+)?(?:{with_}\s+)?{agency}(?:{joined}{agency})*\s*[)\]]?\.?",
            re.IGNORECASE,
        ),
        # An agency that is not listed counts when it looks like one: "(Agence du Delta) - ".
        bracketed_agency=re.compile(
            rf"[(\[](?P<agency>(?i:{agency}(?:{joined}[\w .-]{{2,20}})*)"
            rf"|{_CAPITAL}[\w .’'/-]{{1,30}}(?=[)\]]\s*[-–—]))[)\]]\s*"
            r"(?P<dash>[-–—]{1,2}|[:.](?=\s))?\s*"
        ),
        opening_agency=re.compile(rf"[(\[]?(?P<agency>{agency})[)\]]?\s+[-–—]{{1,2}}\s+"),
        day=_day(
            table["months"], dateline["first"], dateline["date_words"], dateline.get("of", ())
        ),
        months=dict(table["months"]),
        place_words=frozenset([*dateline["lower"], *names["particles"]]),
        no_places=frozenset(dateline["labels"]),
        conjunctions=frozenset(names["and"]),
        particles=tuple(names["particles"]),
        at=re.compile(rf"\s+{either(names['at'])}\s+(?={_CAPITAL})"),
        by=_opening(byline["by"]),
        whole_byline=_opening(byline["whole"]),
        byline_fillers=frozenset([*byline["fillers"], *names["particles"]]),
        companions=_anywhere([*byline["with"], *names["and"]]),
        note=_opening(notes["openings"]),
        bare_note=re.compile(
            rf"{either(notes['bare'])}\s*:|\(?\*\)?\s*{either(notes['starred'])}\b",
            re.IGNORECASE,
        ),
        credit=_anywhere(credit["marks"]),
        desk_before=_opening(credit["desk_before"]),
        desk_after=_anywhere(credit["desk_after"]),
        contributors=_opening(credit["contributors"]),
        bodies=_opening(credit["bodies"]),
        metadata=_opening(meta["openings"]),
        metadata_label=re.compile(rf"{either(meta['labels'])}\s*(?::|[@#>]|$)", re.IGNORECASE),
        metadata_line=re.compile(rf"{either(meta['whole'])}", re.IGNORECASE),
        openers=frozenset(table["openers"]["words"]),
        boundary=_boundary(table["openers"]["words"], table["openers"]["strong"]),
        strong_openers=tuple(w.capitalize() for w in table["openers"]["strong"]),
        before_names=frozenset(short["names"]),
        before_numbers=frozenset(short["numbers"]),
        abbreviations=frozenset(short["others"]),
        lettered=frozenset(short["lettered"]),
        that=re.compile(rf"(?<!\w){either(speech['that'])}\s*$", re.IGNORECASE),
        attribution=_opening(speech["attributions"]),
        clitics=frozenset(speech["clitics"]),
        proclitics=re.compile(rf"(?:{_opening(speech['proclitics']).pattern}\s*){{0,3}}"),
        subjects=frozenset(speech["subjects"]),
        adverbs=frozenset(speech["adverbs"]),
        auxiliaries=frozenset(speech["auxiliaries"]),
        before_clause=re.compile(
            rf"(?:,|\)|(?<!\w){either(speech['before_clause'])})\s*$", re.IGNORECASE
        ),
        predicate=re.compile(rf"(?:{_opening(speech['predicate']).pattern}\s*){{0,2}}"),
        dependent=frozenset(speech["dependent"]),
        joins=frozenset(speech["joins"]),
        subordinators=frozenset(speech["subordinators"]),
        no_verb_after=frozenset(speech["no_verb_after"]),
        straight=speech.get("straight", False),
        saying=_saying(pack),
    )
