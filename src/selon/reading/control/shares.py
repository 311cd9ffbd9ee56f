"""The part of a place that is held: `plus des deux tiers de la ville`, `la moitié du pays`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.record import Share

if TYPE_CHECKING:
    from selon.reading.control.lexicon import ControlLexicon
    from selon.reading.events.scene import Scene

_BACK = 8  # words before a place in which its share may stand


def share_before(scene: Scene, lexicon: ControlLexicon, place: int) -> Share | None:
    """Give the share told in the words before a place's head, None when all of it is meant."""
    tokens = scene.tokens
    lowers = [t.lower.replace("’", "'") for t in tokens]
    for k in range(place, max(-1, place - _BACK), -1):
        value = _percent(scene, lexicon, k)
        first = k
        if value is None:
            for words, bounds in lexicon.shares.items():
                if tuple(lowers[k : k + len(words)]) == words:
                    value = bounds
                    break
        if value is not None:
            return _bounded(lexicon, lowers, first, value)
        if k < place and (k in scene.group_at or tokens[k].text in {",", ";"}):
            return None
    return None


def _percent(scene: Scene, lexicon: ControlLexicon, at: int) -> tuple[float, float] | None:
    tokens = scene.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].lower not in lexicon.bounds["percent"]:
        return None
    try:
        value = float(tokens[at].text.replace(",", ".")) / 100
    except ValueError:
        return None
    return (value, value) if 0 <= value <= 1 else None


def _bounded(
    lexicon: ControlLexicon, lowers: list[str], first: int, value: tuple[float, float]
) -> Share:
    """Open the side that `plus de` or `moins de` leaves open."""
    before = {" ".join(lowers[max(0, first - size) : first]).replace("' ", "'") for size in (1, 2)}
    if before & lexicon.bounds["more"]:
        return Share(value[0], None)
    if before & lexicon.bounds["less"]:
        return Share(None, value[1])
    return Share(*value)
