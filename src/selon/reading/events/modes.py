"""The mode of an event: its word's own, or the one that weapons, means and topics beside it give.

Written for `une attaque au camion piégé`, `des tirs de roquettes`, `un attentat commis par un
kamikaze`, `affrontements à coups de pierres`, `a appelé à la retenue`, `un entretien téléphonique`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.reading.events.lexicon import split_words

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.events.model import Trigger
    from selon.reading.events.roles import Roles
    from selon.reading.events.scene import Scene

_BEHIND = 9  # words behind an event noun that may name its weapon
_ABOUT = 14  # words behind an act of asking or refusing that may name its topic


@dataclass(frozen=True, eq=False)
class ModeWords:
    """The table `event_modes.toml` of a pack."""

    means: dict[str, tuple[int, str]]
    phrases: tuple[tuple[tuple[str, ...], tuple[int, str]], ...]
    about: dict[str, dict[str, str]]
    frames: frozenset[str]
    soft: frozenset[str]
    fight_only: frozenset[str]


@cache
def mode_words(pack: LanguagePack) -> ModeWords:
    """Read the table of a pack once."""
    table = pack.table("event_modes")
    means: dict[str, tuple[int, str]] = {}
    phrases: list[tuple[tuple[str, ...], tuple[int, str]]] = []
    for rank, row in enumerate(table["means"]):
        for word in row["words"]:
            means.setdefault(word, (rank, row["mode"]))
        phrases += [
            (tuple(split_words(text)), (rank, row["mode"])) for text in row.get("phrases", ())
        ]
    about: dict[str, dict[str, str]] = {}
    for row in table["about"]:
        for event_type in row["types"]:
            words = about.setdefault(event_type, {})
            for word in row["words"]:
                words.setdefault(word, row["mode"])
    taking = table["taking"]
    return ModeWords(
        means, tuple(phrases), about, frozenset(taking["frames"]), frozenset(taking["soft"]),
        frozenset(taking["fight_only"]),
    )  # fmt: skip


def mode_of(scene: Scene, trigger: Trigger, found: Roles) -> str | None:
    """Give the mode of an event."""
    words = mode_words(scene.draft.pack)
    entry = trigger.entry
    if entry.type in words.about:
        return entry.mode or _about(scene, trigger, words.about[entry.type])
    if entry.type != "ASSAULT" or entry.frame not in words.frames:
        return entry.mode
    if entry.mode is not None and entry.mode not in words.soft:
        return entry.mode
    means = _means(scene, trigger, found, words)
    if means is None:
        return entry.mode
    if entry.frame == "fight" and means not in words.fight_only:
        return entry.mode
    return means


def _about(scene: Scene, trigger: Trigger, table: dict[str, str]) -> str | None:
    tokens = scene.tokens
    for k in range(trigger.last + 1, min(len(tokens), trigger.last + 1 + _ABOUT)):
        token = tokens[k]
        mode = table.get(token.lemma) or table.get(token.lower)
        if mode:
            return mode
        if token.text in {";", "."}:
            return None
    return None


def _means(scene: Scene, trigger: Trigger, found: Roles, words: ModeWords) -> str | None:
    """The strongest means named in the phrase of the event word or in its agent."""
    tokens = scene.tokens
    best: tuple[int, str] | None = None
    for k in _where(scene, trigger, found):
        token = tokens[k]
        hit = words.means.get(token.lemma) or words.means.get(token.lower)
        if hit and (best is None or hit < best):
            best = hit
    lowers = [t.lower for t in tokens[trigger.first : trigger.last + _BEHIND + 3]]
    for phrase, hit in words.phrases:
        if (best is None or hit < best) and any(
            tuple(lowers[k : k + len(phrase)]) == phrase for k in range(len(lowers))
        ):
            best = hit
    return best[1] if best else None


def _where(scene: Scene, trigger: Trigger, found: Roles) -> list[int]:
    """Positions of the words that may name the means."""
    tokens = scene.tokens
    where = list(range(max(0, trigger.first - 2), trigger.first))
    k = trigger.first
    limit = min(len(tokens), trigger.last + 1 + _BEHIND)
    while k < limit:
        token = tokens[k]
        if k > trigger.last:
            group = scene.group_at.get(k, -1)
            if group >= 0 and group != trigger.group and scene.groups[group].mood not in "KG":
                break
            if token.text in {",", ";", "."} or token.lower in scene.words.relatives:
                break
            if (
                scene.lexicon.modifiers_before
                and token.dep == "cc"
                and (scene.head(k) == trigger.head or scene.head(scene.head(k)) == trigger.head)
            ):
                break  # `blasts and gunfire`: another happening
        where.append(k)
        k += 1
    for head in (*found.actors, *found.recipients[:0]):
        where += [head, *(c for c in scene.children(head) if c not in where)]
    return where
