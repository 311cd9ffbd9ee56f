"""A ledger against stories whose takes, incidents and claims were annotated by hand.

A folder of stories holds one folder a story: the dispatches as text with their metadata, and
`ledger.gold.json`. Incidents are matched by their mentions: a gold mention is found where a
mention of the ledger stands within forty characters of it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from selon.errors import DataError
from selon.evaluation.report import Score
from selon.ledger.builder import build_ledger
from selon.ledger.model import STANDINGS
from selon.ledger.published import ledger_json
from selon.reading.reader import Reader
from selon.sources import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from selon.ledger.model import Ledger
    from selon.record import Record

_NEAR = 40  # characters between a gold mention and the ledger's
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its gold, and its dispatches by name without ending."""

    name: str
    gold: Row
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """Figures of a ledger: pairs of dispatches, B-cubed over mentions, claims, statuses."""

    takes: Score
    precision: float
    recall: float
    found: int
    mentions: int
    claims: Score
    right: int
    judged: int
    questions: int
    statuses: dict[str, Score] = field(default_factory=dict)

    @property
    def incidents_f1(self) -> float:
        """B-cubed F1 over the gold mentions."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def status(self) -> Score:
        """All statuses together: right ones of those given and of those in the gold."""
        return Score(self.right, self.questions, self.judged)

    def lines(self) -> list[str]:
        """Give the figures as lines of text, one a section."""
        p, r, f1 = self.precision, self.recall, self.incidents_f1
        found = f"({self.found} of {self.mentions} mentions found)"
        rows = [
            _line("takes", self.takes),
            f"{'incidents':13} B-cubed P {p:.3f} R {r:.3f} F1 {f1:.3f} {found}",
            _line("claims", self.claims),
            _line("status", self.status),
        ]
        return rows + [_line(name, score) for name, score in self.statuses.items()]


def read_stories(folder: Path) -> list[Story]:
    """Read a folder of stories; raises `DataError` when it has none."""
    stories = []
    for path in sorted(folder.glob("*/ledger.gold.json")):
        items = []
        for text in sorted(path.parent.glob("*.txt")):
            about = json.loads(text.with_suffix(".json").read_text("utf-8"))
            items.append(
                Item(
                    text.read_text("utf-8"),
                    item=text.stem,
                    published=about.get("published"),
                    title=about.get("title"),
                    language=about.get("language"),
                    publisher=about.get("publisher"),
                )
            )
        stories.append(Story(path.parent.name, json.loads(path.read_text("utf-8")), tuple(items)))
    if not stories:
        msg = "there are no stories with ledger.gold.json in it"
        raise DataError(msg, where=str(folder))
    return stories


def stories(language: str = "fr") -> Path:
    """Give the folder of shipped invented stories; they are in French for now."""
    from selon.evaluation.shipped import examples  # noqa: PLC0415 - shipped knows the rest

    return examples(language).parent / "stories"


def measure_stories(folder: Path) -> LedgerReport:
    """Read all stories of a folder into one ledger and score it."""
    found = read_stories(folder)
    results = Reader().read_many(item for story in found for item in story.items)
    records: list[Record] = []
    for result in results:
        if isinstance(result, Failure):
            raise result.error
        records.append(result)
    return score_ledger(found, build_ledger(records))


def evaluate_ledger(folder: Path, ledger: Ledger | Mapping[str, Any]) -> LedgerReport:
    """Score a ledger, or its published form, against the stories of a folder."""
    return score_ledger(read_stories(folder), ledger)


def score_ledger(found: Iterable[Story], ledger: Ledger | Mapping[str, Any]) -> LedgerReport:
    """Score a ledger against stories."""
    published = ledger if isinstance(ledger, dict) else ledger_json(ledger)  # type: ignore[arg-type]
    return _Scorer(list(found), published).report()


class _Scorer:
    def __init__(self, found: list[Story], ledger: Row) -> None:
        self._stories = found
        self._ledger = ledger
        self._text = {i.item or "": i.text for story in found for i in story.items}
        self._near: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for n, incident in enumerate(ledger["incidents"]):
            for m in incident["mentions"]:
                self._near[_item(m["dispatch"])].append((m["start"], m["end"], n))

    def report(self) -> LedgerReport:
        pairs = [(key, self._found(m)) for key, m in self._gold_mentions()]
        precision, recall = _b_cubed(pairs)
        votes: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for key, incident in pairs:
            if incident is not None:
                votes[key][incident] += 1
        matched = {key: c.most_common(1)[0][0] for key, c in votes.items()}
        judged, statuses = self._statuses(matched)
        return LedgerReport(
            takes=self._takes(),
            precision=precision,
            recall=recall,
            found=sum(1 for _, incident in pairs if incident is not None),
            mentions=len(pairs),
            claims=self._claims(matched),
            right=sum(s.matched for s in statuses.values()),
            judged=judged,
            questions=sum(s.gold for s in statuses.values()),
            statuses=statuses,
        )

    def _gold_mentions(self) -> list[tuple[tuple[str, str], Row]]:
        return [
            ((story.name, incident["id"]), m)
            for story in self._stories
            for incident in story.gold["incidents"]
            for m in incident["mentions"]
        ]

    def _found(self, mention: Row) -> int | None:
        """The incident of the ledger that has the nearest mention."""
        name = _item(mention["dispatch"])
        start, end = _nth(self._text[name], mention["trigger"], mention.get("nth", 0))
        near = [(max(0, b - end, start - e), n) for b, e, n in self._near[name]]
        best = min(near, default=(_NEAR + 1, -1))
        return best[1] if best[0] <= _NEAR else None

    def _takes(self) -> Score:
        gold = _pairs(g for story in self._stories for g in story.gold["takes"])
        made = {p for p in _pairs(self._ledger["takes"]) if p <= set(self._text)}
        return Score(len(gold & made), len(gold), len(made))

    def _claims(self, matched: dict[tuple[str, str], int]) -> Score:
        gold = right = 0
        used: set[tuple[int, int, int]] = set()
        for story in self._stories:
            for wanted in story.gold["assessments"]:
                n = matched.get((story.name, wanted["incident"]))
                for claim in wanted["claims"]:
                    gold += 1
                    hit = self._claim(n, wanted["question"], claim, used)
                    right += hit is not None
                    if hit is not None:
                        used.add(hit)
        known = set(self._text)
        made = {
            (c["speaker"], c["low"], c["high"], c["value"], c["dispatch"], n, a["question"])
            for n in set(matched.values())
            for a in self._ledger["incidents"][n]["assessments"]
            if a["question"] != "happened"
            for c in a["claims"]
            if _item(c["dispatch"]) in known
        }
        return Score(right, gold, max(right, len(made)))

    def _claim(
        self, n: int | None, question: str, claim: Row, used: set[tuple[int, int, int]]
    ) -> tuple[int, int, int] | None:
        """A claim with the same bounds where the gold quotes it."""
        if n is None:
            return None
        name = _item(claim["dispatch"])
        start, end = _nth(self._text[name], claim["quote"], 0)
        for i, a in enumerate(self._ledger["incidents"][n]["assessments"]):
            if a["question"] != question:
                continue
            for j, c in enumerate(a["claims"]):
                here = _item(c["dispatch"]) == name and c["start"] < end and start < c["end"]
                if here and (n, i, j) not in used and _same(c, claim):
                    return n, i, j
        return None

    def _statuses(self, matched: dict[tuple[str, str], int]) -> tuple[int, dict[str, Score]]:
        """Statuses of the questions that the gold asks.

        What else is contested or revised counts as predicted, since a reader is shown it.
        """
        gold: Counter[str] = Counter()
        made: Counter[str] = Counter()
        right: Counter[str] = Counter()
        seen: set[tuple[int, str, str]] = set()
        for story in self._stories:
            for wanted in story.gold["assessments"]:
                gold[wanted["status"]] += 1
                n = matched.get((story.name, wanted["incident"]))
                key = wanted["question"], wanted.get("who", "all")
                rows = self._assessments(n) if n is not None else []
                found = next((a for a in rows if (a["question"], a["who"]) == key), None)
                if n is not None and found is not None:
                    seen.add((n, *key))
                    made[found["status"]] += 1
                    right[found["status"]] += found["status"] == wanted["status"]
        judged = sum(made.values())
        for n in sorted(set(matched.values())):
            for a in self._assessments(n):
                unasked = (n, a["question"], a["who"]) not in seen
                made[a["status"]] += unasked and a["status"] in ("contested", "revised")
        scores: dict[str, Score] = {s: Score(right[s], gold[s], made[s]) for s in STANDINGS}
        return judged, scores

    def _assessments(self, n: int) -> list[Row]:
        rows: list[Row] = self._ledger["incidents"][n]["assessments"]
        return rows


def _b_cubed(pairs: list[tuple[tuple[str, str], int | None]]) -> tuple[float, float]:
    """Precision over the mentions found, recall over all; one not found is alone and unfound."""
    found = [(g, p) for g, p in pairs if p is not None]
    together = Counter(found)
    in_made = Counter(p for _, p in found)
    in_gold = Counter(g for g, _ in pairs)
    precision = sum(together[g, p] / in_made[p] for g, p in found)
    recall = sum(together[g, p] / in_gold[g] for g, p in found)
    return (precision / len(found) if found else 0.0, recall / len(pairs) if pairs else 0.0)


def _same(claim: Row, gold: Row) -> bool:
    if gold.get("value") is not None:
        return claim["value"] is not None
    ends = claim["high"], gold.get("high")
    return claim["low"] == gold.get("low") and (ends[0] == ends[1] or None in ends)


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(p) for g in groups for p in combinations(sorted(map(_item, g)), 2)}


def _item(name: str) -> str:
    return name.removesuffix(".txt")


def _nth(text: str, words: str, nth: int) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
    return at, at + len(words)


def _line(name: str, score: Score) -> str:
    return (
        f"{name:13} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f} "
        f"(gold {score.gold}, predicted {score.predicted})"
    )
