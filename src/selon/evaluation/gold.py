"""Gold annotations: reading a folder of them, and turning one into a record."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon.errors import DataError
from selon.evaluation.matching import alike, fold, is_pronoun, locate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDING = ".gold.json"
_LISTS = ("places", "times", "statements", "figures", "events", "control")


@dataclass(frozen=True, slots=True)
class GoldDispatch:
    """A text with its annotation, as the annotation guide describes it."""

    name: str
    text: str
    gold: dict[str, Any]

    @property
    def published(self) -> str | None:
        """The day of publication, when the annotation gives it."""
        return self.gold.get("published")

    @property
    def language(self) -> str | None:
        """The language of the text, when the annotation gives it."""
        return self.gold.get("language")

    def heads(self) -> dict[str, set[str]]:
        """Give for each speaker all names and heads by which gold calls it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for statement in self.gold["statements"]:
            if statement.get("speaker"):
                names = (statement["speaker"], statement.get("head"))
                found[statement["speaker"]].update(n for n in names if n and not is_pronoun(n))
        return found


def read_gold(folder: Path, *, only: str = "") -> Iterator[GoldDispatch]:
    """Yield the dispatches of a gold folder (`NAME.txt` beside `NAME.gold.json`), sorted by name.

    `only` is a prefix of their names. Raises `DataError` when a file is missing or damaged.
    """
    paths = sorted(folder.glob(f"*{_ENDING}"))
    if not paths:
        msg = "no gold in this folder"
        raise DataError(msg, where=str(folder), hint="gold is NAME.txt beside NAME.gold.json")
    for path in paths:
        name = path.name.removesuffix(_ENDING)
        if not name.startswith(only):
            continue
        try:
            text = path.with_name(f"{name}.txt").read_bytes().decode("utf-8")
            gold = json.loads(path.read_text("utf-8"))
        except FileNotFoundError as error:
            msg = f"{name}.txt is missing beside it"
            raise DataError(msg, where=str(path)) from error
        except ValueError as error:
            raise DataError(str(error), where=str(path)) from error
        absent = [key for key in _LISTS if not isinstance(gold.get(key), list)]
        if absent:
            msg = f"it has no list {absent[0]!r}"
            raise DataError(msg, where=str(path))
        yield GoldDispatch(name, text.replace("\r\n", "\n").replace("\r", "\n"), gold)


def gold_as_record(one: GoldDispatch) -> dict[str, Any]:
    """Turn an annotation into the rows of a record, to compare two annotators.

    Gold against itself must score 1 in every section; what the record's types want beyond what is
    scored is left out, so the result is for the scorer only.
    """
    return _Converter(one).convert()


class _Converter:
    def __init__(self, one: GoldDispatch) -> None:
        self.text = one.text
        self.gold = one.gold
        self.actors: dict[str, dict[str, Any]] = {}
        self.by_speaker: dict[str, str] = {}
        self.silent: list[dict[str, Any]] = []  # speakers of figures without a statement

    def convert(self) -> dict[str, Any]:
        gold = self.gold
        places = [
            {
                "id": f"p{i}",
                "name": r.get("name"),
                "country": r.get("country"),
                "latitude": r.get("lat"),
                "longitude": r.get("lon"),
                "mentions": [
                    {"start": a, "end": b, "text": r["text"]}
                    for a, b in locate(self.text, r["text"])
                ],
            }
            for i, r in enumerate(gold["places"])
        ]
        times = [
            {"id": f"t{i}", "start": r["start"], "end": r["end"], "mention": self.quote(r)}
            for i, r in enumerate(gold["times"])
        ]
        statements = [self.statement(i, r) for i, r in enumerate(gold["statements"])]
        figures = [
            {
                "id": f"f{i}",
                "mention": self.quote(r),
                **{k: r.get(k) for k in ("kind", "who", "low", "high", "bound")},
                "statement": self.said_by(r.get("attributed_to")),
            }
            for i, r in enumerate(gold["figures"])
        ]
        events = [self.event(i, r) for i, r in enumerate(gold["events"])]
        control = [
            {
                "id": f"c{i}",
                "mention": self.quote(r),
                "change": r["change"],
                "place": self.place(r["place"]),
                "place_mention": self.mention(r["place"]),
            }
            for i, r in enumerate(gold["control"])
        ]
        return {
            "actors": list(self.actors.values()),
            "places": places,
            "times": times,
            "statements": statements + self.silent,
            "figures": figures,
            "events": events,
            "control": control,
        }

    def mention(self, words: str, nth: int | None = None) -> dict[str, Any] | None:
        spans = locate(self.text, words, nth)
        return {"start": spans[0][0], "end": spans[0][1], "text": words} if spans else None

    def quote(self, row: dict[str, Any], key: str = "text") -> dict[str, Any] | None:
        return self.mention(row[key], row.get("nth"))

    def actor(self, name: str) -> str:
        if name not in self.actors:
            self.actors[name] = {
                "id": f"a{len(self.actors)}",
                "name": name,
                "aliases": [],
                "mentions": [],
            }
        return str(self.actors[name]["id"])

    def statement(self, i: int, row: dict[str, Any]) -> dict[str, Any]:
        speaker = row.get("speaker")
        if speaker:
            self.by_speaker.setdefault(speaker, f"s{i}")
        return {
            "id": f"s{i}",
            "speaker": self.actor(speaker) if speaker else None,
            "source": self.mention(row["source"]) if row.get("source") else None,
            "form": row["form"],
            "stance": row["stance"],
            "content": [m for m in map(self.mention, row["content"]) if m],
        }

    def said_by(self, name: str | None) -> str | None:
        """Give a statement of the speaker, made up without content where gold has none."""
        if name is None:
            return None
        if name not in self.by_speaker:
            known = next((k for k in self.by_speaker if alike(k, name)), None)
            if known:
                return self.by_speaker[known]
            row_id = f"x{len(self.silent)}"
            self.silent.append(
                {"id": row_id, "speaker": self.actor(name), "source": None, "content": []}
            )
            self.by_speaker[name] = row_id
        return self.by_speaker[name]

    def event(self, i: int, row: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": f"e{i}",
            "trigger": self.quote(row, "trigger"),
            **{k: row.get(k) for k in ("type", "mode", "status")},
            "statement": self.said_by(row.get("attributed_to")),
            "place": self.place(row.get("place")),
            "time": self.time(row.get("time")),
            **{
                key: [{"mention": self.mention(x)} for x in row.get(key, [])]
                for key in ("actors", "recipients")
            },
        }

    def place(self, words: str | None) -> str | None:
        rows = enumerate(self.gold["places"])
        return next((f"p{i}" for i, r in rows if words and alike(r["text"], words)), None)

    def time(self, words: str | None) -> str | None:
        if not words:
            return None
        wanted = fold(words)
        for i, row in enumerate(self.gold["times"]):
            if fold(row["text"]) in wanted or wanted in fold(row["text"]):
                return f"t{i}"
        return None
