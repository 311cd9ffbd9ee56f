"""Whether an event happened: actual, denied, planned, hypothetical or demanded.

Mood and negation of the event's own verb come first; then what governs it is climbed, verb by verb
and noun by noun, until something speaks or the sentence's top is reached. Written for `n'ont pas
attaqué`, `aucun tir`, `l'armée va se retirer`, `doit rencontrer lundi`, `a promis d'indemniser`,
`auraient tué`, `pourrait bombarder`, `craint une offensive`, `a appelé à un cessez-le-feu`,
`la libération devrait être achevée`, `sans tirer`, `en cas d'attaque`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.events.model import Trigger
    from selon.reading.events.scene import Scene

_STEPS = 6


@dataclass(frozen=True, eq=False)
class StatusWords:
    """The table `event_status.toml` of a pack."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    transparent: frozenset[str]
    none: frozenset[str]
    conditions: frozenset[str]
    purpose: frozenset[str]
    prospects: tuple[tuple[tuple[str, ...], str], ...]
    performed: frozenset[str]
    obliged: frozenset[str]
    able: frozenset[str]
    going: frozenset[str]


@cache
def status_words(pack: LanguagePack) -> StatusWords:
    """Read the table of a pack once."""
    table = pack.table("event_status")
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for target, name in ((verbs, "verbs"), (nouns, "nouns"), (adjectives, "adjectives")):
        for status, words in table[name].items():
            if status != "transparent":
                for word in words:
                    target.setdefault(word, status)
    markers = table["markers"]
    modal = table["modal"]
    return StatusWords(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        transparent=frozenset(table["verbs"]["transparent"]),
        none=frozenset(markers["none"]),
        conditions=frozenset(markers["if"]),
        purpose=frozenset(markers["purpose"]),
        prospects=tuple(
            (tuple(p["words"]), p["status"]) for p in markers["prospect"]
        ),
        performed=frozenset(table["performed"]["types"]),
        obliged=frozenset(modal["obliged"]),
        able=frozenset(modal["able"]),
        going=frozenset(modal["going"]),
    )


def status_of(scene: Scene, trigger: Trigger, carrier: int) -> str:
    """Give the status of an event; `carrier` is the verb group that an event noun depends on."""
    words = status_words(scene.draft.pack)
    performed = trigger.entry.type in words.performed
    if trigger.group >= 0:
        return _verbal(scene, trigger, words, performed=performed)
    return _nominal(scene, trigger, carrier, words, performed=performed)


def _verbal(scene: Scene, trigger: Trigger, words: StatusWords, *, performed: bool) -> str:
    group = scene.groups[trigger.group]
    own = _own(scene, trigger.group, words, needs_denial="negated" in trigger.entry.needs)
    if own:
        return own
    if _without(scene, group.first, words):
        return "denied"
    if group.mood == "W":
        above = _above(scene, trigger.group, group.main)
        if above >= 0:
            found = _climb(scene, above, words)
            if found:
                return found
        governor = _noun_above(scene, group.main, words)
        if governor:
            return governor
        if _purpose(scene, group.first, words):
            return "planned"
        return "actual"
    if group.mood in "KG" and not group.compound:
        above = scene.governor(group.main)
        if group.mood == "G" and above >= 0:
            return _climb(scene, above, words) or "actual"
        return _marked(scene, group.main, words) or "actual"
    if _conditional_clause(scene, group.first, words):
        return "hypothetical"
    del performed
    above = _clause_above(scene, group.main)
    if above >= 0:
        return _reported(scene, above, words) or "actual"
    return "actual"


def _own(scene: Scene, index: int, words: StatusWords, *, needs_denial: bool = False) -> str:
    """What mood and negation of a verb group say of its own event."""
    group = scene.groups[index]
    if group.negated and not needs_denial:
        return "denied"
    if _nobody(scene, group.first, words):
        return "denied"
    if group.mood == "F":
        return "planned"
    if group.mood == "C":
        return "hypothetical"
    return ""


def _climb(scene: Scene, index: int, words: StatusWords, depth: int = 0) -> str:
    """What a governing verb says of what hangs from it; looks on above transparent ones."""
    group = scene.groups[index]
    lemma = f"se {group.lemma}" if group.reflexive else group.lemma
    if lemma in words.going and group.mood in "PI" and not group.compound:
        return "denied" if group.negated else "planned"
    if lemma in words.obliged:
        if group.negated:
            return "denied"
        return "demanded" if group.mood == "C" and not group.compound else "planned"
    if lemma in words.able:
        return "denied" if group.negated else "hypothetical"
    status = words.verbs.get(lemma) or words.verbs.get(group.lemma)
    if group.negated:
        return "actual" if status == "denied" else "denied"
    if status:
        return status
    own = _own(scene, index, words)
    if own:
        return own
    if depth < _STEPS and (group.mood in "WG" or lemma in words.transparent):
        above = _above(scene, index, group.main)
        if above >= 0:
            return _climb(scene, above, words, depth + 1)
        return _noun_above(scene, group.main, words)
    return ""


def _above(scene: Scene, index: int, main: int) -> int:
    """The verb group that an infinitive hangs from, by the parse, else the one right before it."""
    group = scene.governor(main)
    if group >= 0 and group != index:
        return group
    if index > 0:
        before = scene.groups[index - 1]
        if scene.groups[index].first - before.main <= 6:
            return index - 1
    return -1


def _noun_above(scene: Scene, at: int, words: StatusWords) -> str:
    """What the nouns say that a word hangs from (`la menace d'une attaque`)."""
    k = scene.head(at)
    for _ in range(3):
        if k < 0 or k in scene.group_at:
            return ""
        status = words.nouns.get(scene.tokens[k].lemma)
        if status:
            return status
        k = scene.head(k)
    return ""


def _clause_above(scene: Scene, at: int) -> int:
    """The verb group that a finite clause is the content of."""
    token = scene.tokens[at]
    if token.dep in {"ccomp", "xcomp", "advcl"}:
        return scene.governor(at)
    return -1


def _reported(scene: Scene, above: int, words: StatusWords) -> str:
    """A finite clause under a verb of fearing, hoping or demanding."""
    group = scene.groups[above]
    lemma = f"se {group.lemma}" if group.reflexive else group.lemma
    status = words.verbs.get(lemma, "")
    if status in {"hypothetical", "demanded"} and lemma not in words.able:
        return status
    if status == "denied" and lemma in {"nier", "démentir"}:
        return "denied"
    return ""


def _conditional_clause(scene: Scene, first: int, words: StatusWords) -> bool:
    """Whether a clause opens with `si`."""
    for k in range(first - 1, max(-1, first - 10), -1):
        token = scene.tokens[k]
        if token.lower in words.conditions and token.pos != "PRON":
            return True
        if k in scene.group_at or token.text in {",", ";", ":", "."}:
            return False
    return False


def _without(scene: Scene, first: int, words: StatusWords) -> bool:
    return any(scene.tokens[k].lower in words.none for k in range(max(0, first - 2), first))


def _nobody(scene: Scene, first: int, words: StatusWords) -> bool:
    """`Aucune balle n'a été tirée`: the subject denies."""
    for k in range(first - 1, max(-1, first - 8), -1):
        token = scene.tokens[k]
        if token.lower in words.none:
            return True
        if k in scene.group_at or token.text in {",", ";", ":", "."}:
            return False
    return False


def _purpose(scene: Scene, first: int, words: StatusWords) -> bool:
    return any(scene.tokens[k].lower in words.purpose for k in range(max(0, first - 2), first))


def _nominal(
    scene: Scene, trigger: Trigger, carrier: int, words: StatusWords, *, performed: bool
) -> str:
    marked = _marked(scene, trigger.first, words) or _modified(scene, trigger, words)
    if marked:
        return marked
    governor = _noun_above(scene, trigger.head, words)
    if governor:
        return governor
    if carrier < 0:
        return "actual"
    if not _content_of(scene, trigger, carrier):
        return "actual"
    group = scene.groups[carrier]
    found = _climb(scene, carrier, words)
    if performed and found == "demanded":
        return found
    if group.finite and not found:
        above = _clause_above(scene, group.main)
        if above >= 0:
            return _reported(scene, above, words) or "actual"
    return found or "actual"


def _content_of(scene: Scene, trigger: Trigger, carrier: int) -> bool:
    """Whether a noun is what its verb is about: object or subject, not an adjunct of it.

    `a appelé à un cessez-le-feu` is about the truce; `dans l'attaque` is an adjunct.
    """
    k = trigger.head
    for _ in range(4):
        token = scene.tokens[k]
        if token.dep.startswith(("obj", "nsubj", "obl:arg", "iobj", "xcomp", "ccomp")):
            return True
        if token.dep.startswith("obl"):
            return scene.case(k) in {"à", "au", "aux", "de", "d'", "du"}
        k = scene.head(k)
        if k < 0 or scene.group_at.get(k) == carrier:
            return False
    return False


def _marked(scene: Scene, at: int, words: StatusWords) -> str:
    """Words right before an event noun: `aucun`, `sans`, `en cas de`, `en vue d'un`."""
    tokens = scene.tokens
    k = at - 1
    while k >= 0 and (tokens[k].pos in {"ADJ", "NUM"} or tokens[k].text in {'"', "«"}) and at - k < 4:
        if tokens[k].lower in words.none:
            return "denied"
        k -= 1
    if k >= 0 and tokens[k].lower in words.none:
        return "denied"
    if k >= 0 and tokens[k].pos == "DET":
        k -= 1
        if k >= 0 and tokens[k].lower in words.none:
            return "denied"
    for phrase, status in words.prospects:
        for end in (k + 1, k + 2, at):
            start = end - len(phrase)
            if start >= 0 and tuple(t.lower for t in tokens[start:end]) == phrase:
                return status
    return ""


def _modified(scene: Scene, trigger: Trigger, words: StatusWords) -> str:
    """Adjectives and participles beside an event noun: `une éventuelle offensive`, `prévue`."""
    tokens = scene.tokens
    for k in (trigger.first - 1, trigger.first - 2, trigger.last + 1, trigger.last + 2):
        if 0 <= k < len(tokens):
            status = words.adjectives.get(tokens[k].lower) or words.adjectives.get(tokens[k].lemma)
            if status and (abs(k - trigger.head) == 1 or tokens[k].pos in {"ADJ", "VERB"}):
                return status
    for k in scene.children(trigger.head):
        if tokens[k].dep in {"amod", "acl"}:
            status = words.adjectives.get(tokens[k].lower) or words.adjectives.get(tokens[k].lemma)
            if status:
                return status
    return ""
