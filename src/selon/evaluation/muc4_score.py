"""MUC-4, scored slot by slot: templates are paired within a message, then their fills.

After the set's guidelines: a fill is right (1), half right (0.5) or wrong; recall is over the fills
of the key, precision over those given. A number or effect is right with the target that it is
about, half right without. Of two ways to count, `matched` leaves out templates without a partner,
`all` counts their fills as missing or too many. Optional templates and fills cost nothing when left
out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from selon.evaluation.muc4_keys import Fill, Template

SLOTS = (
    "INCIDENT: TYPE", "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: STAGE OF EXECUTION",
    "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE",
    "HUM TGT: NAME", "HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT",
)  # fmt: skip
_NAMED = "HUM TGT: NAME"
_DESCRIBED = "HUM TGT: DESCRIPTION"
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{2} [A-Z]{3} \d{2}")
_SHORT = 2  # letters of a word that is too short to tell names apart
_BASE = "ATTACK"


@dataclass(frozen=True, slots=True)
class SlotScore:
    """Points won, fills of the key, fills given."""

    points: float = 0.0
    key: int = 0
    given: int = 0

    def __add__(self, other: SlotScore) -> SlotScore:
        return SlotScore(self.points + other.points, self.key + other.key, self.given + other.given)

    @property
    def recall(self) -> float:
        """Points as a fraction of the key's fills."""
        return self.points / self.key if self.key else 0.0

    @property
    def precision(self) -> float:
        """Points as a fraction of the fills given."""
        return self.points / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        whole = self.recall + self.precision
        return 2 * self.recall * self.precision / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """Scores by slot, of the paired templates and of all."""

    matched: dict[str, SlotScore]
    all: dict[str, SlotScore]


def fills(template: Template, slot: str) -> list[Fill]:
    """The fills of a slot; targets are those named and those only described."""
    found = list(template.slots.get(slot, ()))
    if slot == _NAMED:
        found += [f for f in template.slots.get(_DESCRIBED, ()) if not f.about]
    return found


def score_message(key: Sequence[Template], given: Sequence[Template]) -> Counts:
    """Pair the templates of one message, best first, and count."""
    pairs = sorted(
        ((_likeness(k, g), i, j) for (i, k), (j, g) in product(enumerate(key), enumerate(given))),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    partner: dict[int, int] = {}
    for likeness, i, j in pairs:
        if likeness > 0 and i not in partner and j not in partner.values():
            partner[i] = j
    matched = dict.fromkeys(SLOTS, SlotScore())
    for i, j in partner.items():
        for slot in SLOTS:
            matched[slot] += compare(slot, fills(key[i], slot), fills(given[j], slot))
    whole = dict(matched)
    for slot in SLOTS:
        for i, template in enumerate(key):
            if i not in partner and not template.optional:
                needed = sum(not f.optional for f in fills(template, slot))
                whole[slot] += SlotScore(0.0, needed, 0)
        for j, template in enumerate(given):
            if j not in partner.values():
                whole[slot] += SlotScore(0.0, 0, len(fills(template, slot)))
    return Counts(matched, whole)


def _likeness(key: Template, given: Template) -> float:
    """Points that a pair would win; 0 when neither kind nor a party agrees."""
    points = {s: compare(s, fills(key, s), fills(given, s)).points for s in SLOTS}
    if not points["INCIDENT: TYPE"] and not points[_NAMED]:
        return 0.0
    return sum(points.values())


def compare(slot: str, key: Sequence[Fill], given: Sequence[Fill]) -> SlotScore:
    """Score the fills of one slot of a pair; each is used once, the best first."""
    judge = _JUDGES.get(slot, _same_names)
    found = sorted(
        (
            (judge(k, g), i, j)
            for (i, k), (j, g) in product(enumerate(key), enumerate(given))
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )  # fmt: skip
    used: dict[int, int] = {}
    points = 0.0
    for worth, i, j in found:
        if worth > 0 and i not in used and j not in used.values():
            used[i] = j
            points += worth
    needed = sum(not fill.optional or i in used for i, fill in enumerate(key))
    return SlotScore(points, needed, len(given))


def _same_value(key: Fill, given: Fill) -> float:
    return float(bool(set(key.values) & set(given.values)))


def _same_type(key: Fill, given: Fill) -> float:
    if set(key.values) & set(given.values):
        return 1.0
    return 0.5 if _BASE in {*key.values, *given.values} else 0.0


def _same_date(key: Fill, given: Fill) -> float:
    """Right as written, half right for the same day in another form or a day of a span."""
    if set(key.values) & set(given.values):
        return 1.0
    ours = {d for v in given.values for d in _DAY.findall(v)}
    theirs = {d for v in key.values for d in _DAY.findall(v)}
    return 0.5 if ours & theirs else 0.0


def _same_place(key: Fill, given: Fill) -> float:
    """Right with the key's last name, half right with another of its names."""
    best = 0.0
    for value in key.values:
        names = [re.sub(r"\(.*?\)", "", part).strip() for part in re.split(r":| - ", value)]
        hits = [n for n, name in enumerate(names) if _agree(name, given.values)]
        if hits:
            best = max(best, 1.0 if hits[-1] == len(names) - 1 else 0.5)
    return best


def _agree(name: str, names: Iterable[str]) -> bool:
    words = set(_WORD.findall(name))
    return any(words and words == set(_WORD.findall(other)) for other in names)


def _same_names(key: Fill, given: Fill) -> float:
    return float(_alike(key.values, given.values))


def _alike(key: Iterable[str], given: Iterable[str]) -> bool:
    """Whether two names share their last word, or one holds the other."""
    for one, other in product(key, given):
        ours, theirs = (
            [w for w in _WORD.findall(v.upper()) if len(w) > _SHORT or w.isdigit()]
            for v in (one, other)
        )
        if ours and theirs and (ours[-1] in theirs or theirs[-1] in ours):
            return True
    return False


def _same_number(key: Fill, given: Fill) -> float:
    ours, theirs = ({v.strip("~- ") for v in f.values} for f in (given, key))
    if not ours & theirs:
        return 0.0
    return 1.0 if _about(key, given) else 0.5


def _same_effect(key: Fill, given: Fill) -> float:
    if not set(key.values) & set(given.values):
        return 0.0
    return 1.0 if _about(key, given) else 0.5


def _about(key: Fill, given: Fill) -> bool:
    return not key.about or not given.about or _alike(key.about, given.about)


_JUDGES: dict[str, Callable[[Fill, Fill], float]] = {
    "INCIDENT: TYPE": _same_type,
    "INCIDENT: DATE": _same_date,
    "INCIDENT: LOCATION": _same_place,
    "INCIDENT: STAGE OF EXECUTION": _same_value,
    "PERP: ORGANIZATION CONFIDENCE": _same_effect,
    "HUM TGT: NUMBER": _same_number,
    "HUM TGT: EFFECT OF INCIDENT": _same_effect,
}
