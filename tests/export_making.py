"""Invented dispatches for the tests of exports: contested tolls, injured, a protest, hostile text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import builders
from ledger_making import Making, toll
from selon.exports.model import LossReport, Options
from selon.exports.registry import export
from selon.record import Acled, Record
from selon.store import Store
from selon.store.filters import Filters

FORMULA = "=cmd|'/c calc'!A1"


def records() -> list[Record]:
    """Give four dispatches on an attack in Kandar, one on a protest in Ostrel, one more."""
    first = [
        toll("a", "2020-03-12T09:00", [("Aline Test", 5), ("Jean Essai", 12)]),
        toll("b", "2020-03-12T20:00", [("Aline Test", 9)]),
    ]
    return [*map(_typed, first), protest(), strange(), builders.record()]


def _typed(record: Record) -> Record:
    acled = Acled("Explosions/Remote violence", "Suicide bomb")
    events = tuple(replace(e, acled=acled, mode="suicide-attack") for e in record.events)
    return replace(record, events=events)


def protest() -> Record:
    """Give a protest with injured and participants, by two speakers."""
    m = Making(
        "Manifestation samedi à Ostrel.\n"
        "La police compte 200 manifestants et 3 blessés. 😀 Le comité parle de 5 000 manifestants.",
        item="c",
        published="2020-05-02T18:00",
        publisher="Agence Sud",
    )
    town, day = m.place("Ostrel"), m.time("samedi", "2020-05-02")
    police = m.actor("La police", "organisation", sector="COP", country="YYY")
    board = m.actor("Le comité", "organisation", sector="CVL", country="YYY")
    one = m.says(police, "compte 200 manifestants et 3 blessés")
    two = m.says(board, "parle de 5 000 manifestants")
    acled = Acled("Protests", "Peaceful protest")
    event = m.event("Manifestation", "PROTEST", place=town, time=day, acled=acled)
    m.count(
        "200 manifestants", 200, kind="participants", who="protester", statement=one, event=event
    )
    m.count("3 blessés", 3, kind="injured", statement=one, event=event)
    m.count(
        "5 000 manifestants", 5000, kind="participants", who="protester", statement=two, event=event
    )
    return m.record()


def strange() -> Record:
    """Give a dispatch whose words are a formula, markup and right-to-left text."""
    text = f"{FORMULA} <script>alert(1)</script> tue 4 personnes mardi à Belmar, dit مراسل."
    m = Making(text, item="+d", published="2020-09-01T10:00", publisher="@Agence")
    town, day = m.place("Belmar"), m.time("mardi", "2020-09-01")
    speaker = m.actor("مراسل", "unnamed")
    said = m.says(speaker, f"{FORMULA} <script>alert(1)</script> tue 4 personnes mardi à Belmar")
    event = m.event("tue", place=town, time=day, statement=said)
    m.count("4 personnes", 4, statement=said, event=event)
    return m.record()


def written(
    store: Store, name: str, filters: Filters | None = None, **options: Any
) -> tuple[bytes, LossReport]:
    """Give the bytes of an export and its report."""
    made = export(store, name, filters, Options(**options))
    return b"".join(made), made.report()


def json_lines(data: bytes) -> Iterator[Any]:
    """Read JSONL."""
    for line in data.decode().splitlines():
        yield json.loads(line)
