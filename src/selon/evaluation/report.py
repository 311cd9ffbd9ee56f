"""Counts while scoring, and the report that comes out: precision, recall, F1, slot accuracy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

SECTIONS = (
    "statements", "statements.content", "figures", "figures.found", "events", "events.found",
    "places", "times", "control",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """How many rows were matched, how many gold has, how many were predicted."""

    matched: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """Matched rows as a fraction of the predicted ones."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Matched rows as a fraction of the gold ones."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.matched + other.matched,
            self.gold + other.gold,
            self.predicted + other.predicted,
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """How often a slot of matched rows was right, of how many that were judged."""

    right: int = 0
    of: int = 0

    @property
    def accuracy(self) -> float | None:
        """Right ones as a fraction of those judged, None when none was."""
        return self.right / self.of if self.of else None

    def __add__(self, other: Slot) -> Slot:
        return Slot(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong: missed, spurious, or matched with a wrong slot."""

    dispatch: str
    section: str
    kind: str
    row: str


class Tally:
    """What scoring one dispatch adds up to."""

    def __init__(self, dispatch: str) -> None:
        self.dispatch = dispatch
        self.scores: defaultdict[str, Score] = defaultdict(Score)
        self.slots: defaultdict[str, Slot] = defaultdict(Slot)
        self.faults: list[Fault] = []
        self.untrue = 0

    def add(self, section: str, *, matched: int, gold: int, predicted: int) -> None:
        """Count the rows of a section."""
        self.scores[section] += Score(matched, gold, predicted)

    def slot(self, name: str, *, right: bool) -> None:
        """Count one judged slot."""
        self.slots[name] += Slot(int(right), 1)

    def fault(self, section: str, kind: str, row: str | None) -> None:
        """Keep one fault for whoever reads the errors."""
        self.faults.append(Fault(self.dispatch, section, kind, str(row)))


@dataclass(frozen=True, slots=True)
class Report:
    """What records are worth against gold, micro-averaged over the dispatches."""

    dispatches: int
    missing: tuple[str, ...]
    scores: dict[str, Score]
    slots: dict[str, Slot]
    untrue_quotations: int
    faults: tuple[Fault, ...] = ()
    by_dispatch: dict[str, dict[str, Score]] = field(default_factory=dict)
    other_texts: tuple[str, ...] = ()
    """Dispatches whose record holds another text than the file; scored against the file."""

    @classmethod
    def of(cls, tallies: list[Tally], *, missing: list[str], other_texts: list[str]) -> Report:
        """Add up the tallies of all dispatches."""
        scores: defaultdict[str, Score] = defaultdict(Score)
        slots: defaultdict[str, Slot] = defaultdict(Slot)
        for tally in tallies:
            for section, score in tally.scores.items():
                scores[section] += score
            for name, slot in tally.slots.items():
                slots[name] += slot
        return cls(
            dispatches=len(tallies),
            missing=tuple(missing),
            scores={section: scores[section] for section in SECTIONS},
            slots=dict(sorted(slots.items())),
            untrue_quotations=sum(t.untrue for t in tallies),
            faults=tuple(f for t in tallies for f in t.faults),
            by_dispatch={t.dispatch: {s: t.scores[s] for s in SECTIONS} for t in tallies},
            other_texts=tuple(other_texts),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the figures as JSON has them, rounded to three places."""
        return {
            "dispatches": self.dispatches,
            "missing": list(self.missing),
            "sections": {
                section: {
                    "precision": round(score.precision, 3),
                    "recall": round(score.recall, 3),
                    "f1": round(score.f1, 3),
                    "gold": score.gold,
                    "predicted": score.predicted,
                }
                for section, score in self.scores.items()
            },
            "slots": {
                name: {
                    "accuracy": None if slot.accuracy is None else round(slot.accuracy, 3),
                    "of": slot.of,
                }
                for name, slot in self.slots.items()
            },
            "untrue_quotations": self.untrue_quotations,
        }
