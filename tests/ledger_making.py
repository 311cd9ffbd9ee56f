"""Records made by hand for the ledger's tests: a text and rows that quote it, no model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selon.ledger.builder import build_ledger
from selon.record import (
    Actor,
    Control,
    Dispatch,
    Event,
    Figure,
    MadeBy,
    Mention,
    Participant,
    Place,
    Record,
    Sentence,
    Source,
    Statement,
    Time,
)

TOWNS = {
    "Kandar": (12.5, 41.0, "XXX"),
    "Belmar": (13.9, 41.4, "XXX"),
    "Ostrel": (50.0, 20.0, "YYY"),
}


class Making:
    """Collects the rows of one dispatch; each method quotes words of its text."""

    def __init__(
        self,
        text: str,
        *,
        item: str = "d1",
        published: str | None = "2020-03-12T18:00",
        publisher: str = "Agence Nord",
        language: str = "fr",
    ) -> None:
        self.text = text
        self.language = language
        self.item = item
        self.published = published
        self.publisher = publisher
        self.rows: dict[str, list[Any]] = {
            name: []
            for name in ("actors", "places", "times", "statements", "figures", "events", "control")
        }

    def quote(self, words: str, nth: int = 0) -> Mention:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Mention.of(self.text, at, at + len(words))

    def _id(self, section: str, letter: str) -> str:
        return f"{letter}{len(self.rows[section]) + 1}"

    def actor(self, name: str, kind: str = "person", **more: Any) -> str:
        row = self._id("actors", "a")
        mentions = (self.quote(name),) if name in self.text else ()
        self.rows["actors"].append(Actor(row, name, kind, mentions=mentions, **more))  # type: ignore[arg-type]
        return row

    def named_again(self, actor: str, words: str, nth: int = 0) -> None:
        at = int(actor[1:]) - 1
        row = self.rows["actors"][at]
        mentions = (*row.mentions, self.quote(words, nth))
        self.rows["actors"][at] = replace(row, mentions=mentions)

    def place(self, name: str) -> str:
        row = self._id("places", "p")
        latitude, longitude, country = TOWNS[name]
        mentions = tuple(
            Mention.of(self.text, i, i + len(name))
            for i in range(len(self.text))
            if self.text.startswith(name, i)
        )
        self.rows["places"].append(
            Place(row, name, "city", latitude, longitude, 3.0, country, mentions=mentions)
        )
        return row

    def region(self, name: str) -> str:
        row = self._id("places", "p")
        self.rows["places"].append(
            Place(row, name, "admin", 12.0, 41.0, 200.0, "XXX", mentions=(self.quote(name),))
        )
        return row

    def time(self, words: str, day: str, end: str | None = None) -> str:
        row = self._id("times", "t")
        self.rows["times"].append(Time(row, self.quote(words), day, end or day, "day"))
        return row

    def says(self, actor: str | None, content: str, stance: str = "say", nth: int = 0) -> str:
        row = self._id("statements", "s")
        said = (self.quote(content, nth),)
        self.rows["statements"].append(
            Statement(row, actor, None, None, said, "indirect", stance)  # type: ignore[arg-type]
        )
        return row

    def event(self, words: str, type_: str = "ASSAULT", *, nth: int = 0, **more: Any) -> str:
        row = self._id("events", "e")
        for role in ("actors", "recipients"):
            ids = more.pop(role, ())
            found = (self.rows["actors"][int(i[1:]) - 1] for i in ids)
            more[role] = tuple(Participant(a.id, a.mentions[0]) for a in found)
        self.rows["events"].append(
            Event(row, self.quote(words, nth), type_, more.pop("mode", None), **more)
        )  # type: ignore[arg-type]
        return row

    def count(
        self,
        words: str,
        low: int | None,
        high: int | None = None,
        *,
        nth: int = 0,
        **more: Any,
    ) -> str:
        row = self._id("figures", "f")
        more = {"kind": "killed", "who": "unspecified", "bound": "exact"} | more
        more.setdefault("by", "xx.figure.counted_noun")
        if more["bound"] == "exact":
            high = low
        self.rows["figures"].append(
            Figure(row, self.quote(words, nth), low=low, high=high, **more)  # type: ignore[arg-type]
        )
        return row

    def held(self, words: str, place: str, holder: str | None, change: str, **more: Any) -> str:
        row = self._id("control", "c")
        self.rows["control"].append(
            Control(row, self.quote(words), place, None, holder, change, **more)  # type: ignore[arg-type]
        )
        return row

    def record(self) -> Record:
        sentences, start = [], 0
        for part in self.text.split("\n"):
            if part.strip():
                sentences.append(Sentence(start, start + len(part)))
            start += len(part) + 1
        return Record(
            made_by=MadeBy("0"),
            dispatch=Dispatch(
                id=f"id-{self.item}",
                language=self.language,
                text=self.text,
                published=self.published,
                source=Source(item=self.item, publisher=self.publisher),
                sentences=tuple(sentences),
            ),
            **{name: tuple(rows) for name, rows in self.rows.items()},
        )


def toll(
    item: str,
    published: str,
    claims: list[tuple[str, int]],
    *,
    place: str = "Kandar",
    day: str = "2020-03-12",
    kinds: dict[str, dict[str, Any]] | None = None,
) -> Record:
    """Give a dispatch on one attack, with a sentence for each speaker's count of the dead."""
    numbers = " ".join(f"n{item}{k}" for k in range(4))
    lines = [f"Attaque jeudi à {place} ({numbers})"]
    lines += [f"{name} compte {n} morts dans l'attaque." for name, n in claims]
    m = Making("\n".join(lines), item=item, published=published)
    town = m.place(place)
    time = m.time("jeudi", day)
    m.event("Attaque", place=town, time=time)
    seen: dict[str, int] = {}
    for k, (name, n) in enumerate(claims):
        words = f"{name} compte {n} morts"
        said = m.says(m.actor(name, **(kinds or {}).get(name, {"role": f"rôle {k}"})), words)
        event = m.event("attaque", nth=k, statement=said, place=town)
        key = f"{n} morts"
        m.count(key, n, statement=said, event=event, nth=seen.get(key, 0))
        seen[key] = seen.get(key, 0) + 1
    return m.record()


Claims = set[tuple[str | None, str | None, bool]]


def blamed(record: Record) -> Claims:
    """Give who is told to have done what a record tells: speaker, doer, whether denied."""
    return {
        (c.speaker, c.value, c.denied)
        for _, a, c in build_ledger([record]).claims()
        if a.question == "responsibility"
    }


def done(text: str, deed: str, doer: str, kind: str, **more: Any) -> Claims:
    """Give who did a deed in a text, by an event that has a doer."""
    m = Making(text)
    m.event(deed, place=m.place("Kandar"), actors=[m.actor(doer, kind, **more)])
    return blamed(m.record())
