"""Words and expressions that name events, with the lexicon entry that fits their surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.events.apart import Apart
from selon.reading.events.model import Trigger
from selon.reading.events.scene import MARKS
from selon.reading.events.senses import fits

if TYPE_CHECKING:
    from selon.reading.events.arguments import ArgumentFinder
    from selon.reading.events.lexicon import Entry, Phrase
    from selon.reading.events.scene import Scene
    from selon.reading.verbs import VerbGroup

_OBJECT = 8  # words of an object between a verb and its particle
_GAP = 4  # adverbs and dates between a verb and the rest of its expression


def find_triggers(scene: Scene, arguments: ArgumentFinder) -> list[Trigger]:
    """Find the event words of a unit in text order; expressions go before single words."""
    taken = _idioms(scene)
    found = _verb_phrases(scene, arguments, taken)
    found += _noun_phrases(scene, arguments, taken)
    found += _verbs(scene, arguments, taken)
    found += _nouns(scene, arguments, taken)
    found.sort(key=lambda t: (t.first, t.last))
    return _strong(scene, found)


def _idioms(scene: Scene) -> set[int]:
    """Positions of words inside expressions that name no event (`à l'aide de`)."""
    words = [t.lower.replace("’", "'") for t in scene.tokens]
    found: set[int] = set()
    for k, word in enumerate(words):
        for rest in scene.lexicon.idioms.get(word, ()):
            if tuple(words[k + 1 : k + 1 + len(rest)]) == rest:
                found.update(range(k, k + 1 + len(rest)))
    return found


def _strong(scene: Scene, found: list[Trigger]) -> list[Trigger]:
    """Drop weak triggers where another of their type stands in the unit and in their stretch of it.

    So is a weak noun that is the subject of a verb that names the same: `des obus ont touché`, and
    a verb of exploding whose subject is the bombing: `a car bomb went off`.
    """
    strong = [t for t in found if not t.entry.weak]
    verbs = {(t.entry.type, t.group) for t in found if t.group >= 0}
    nouns = {
        (t.entry.type, _subject_of(scene, t.head))
        for t in found
        if t.group < 0 and not t.entry.weak
    }
    found = [
        t
        for t in found
        if t.group < 0 or t.entry.frame != "blast" or (t.entry.type, t.group) not in nouns
    ]
    apart = Apart(scene, {t.head for t in found})
    return [
        t
        for t in found
        if not t.entry.weak
        or (
            all(s.entry.type != t.entry.type or apart.between(t.head, s.head) for s in strong)
            and (t.group >= 0 or (t.entry.type, _subject_of(scene, t.head)) not in verbs)
        )
    ]


def _subject_of(scene: Scene, head: int) -> int:
    """The verb group whose subject a noun is, or -1."""
    if not scene.tokens[head].dep.startswith("nsubj"):
        return -1
    return scene.group_at.get(scene.head(head), -1)


def _verb_phrases(scene: Scene, arguments: ArgumentFinder, taken: set[int]) -> list[Trigger]:
    found = []
    table = scene.lexicon.verb_phrases
    for n, group in enumerate(scene.groups):
        phrases = table.get(group.lemma)
        if not phrases:
            continue
        for phrase in phrases:
            last = _match_verb(scene, group, phrase)
            if last < 0:
                last = _apart(scene, group, phrase)
            if last < 0:
                continue
            trigger = Trigger(group.first, last, group.main, phrase.entry, "verb_phrase", n)
            if fits(scene, trigger, arguments):
                taken.update(range(group.main, last + 1))
                found.append(trigger)
                break
    return found


def _match_verb(scene: Scene, group: VerbGroup, phrase: Phrase) -> int:
    """Position where a verb's expression ends, -1 when it does not stand here."""
    if phrase.reflexive and not group.reflexive:
        return -1
    tokens = scene.tokens
    k = max(group.main, group.last) + 1
    if not phrase.rest:
        return k - 1
    skipped = 0
    while k < len(tokens) and skipped < _GAP and tokens[k].lower != phrase.rest[0]:
        token = tokens[k]
        if not (
            token.pos in {"ADV", "NUM"}
            or token.text in MARKS
            or scene.time(k)
            or token.lower in scene.words.between_words
            or (token.pos == "ADP" and k + 1 < len(tokens) and scene.dated(k + 1))
        ):
            return -1
        k += 1
        skipped += 1
    for word in phrase.rest:
        while k < len(tokens) and tokens[k].text in {'"', "«", "“"}:
            k += 1
        if k >= len(tokens) or tokens[k].lower.replace("’", "'") != word:
            return -1
        k += 1
    return k - 1


def _apart(scene: Scene, group: VerbGroup, phrase: Phrase) -> int:
    """Position of a particle behind the object (`took ten people hostage`), or -1."""
    if not scene.lexicon.modifiers_before or len(phrase.rest) != 1:
        return -1
    tokens = scene.tokens
    for k in range(group.main + 2, min(len(tokens), group.main + 1 + _OBJECT)):
        if k in scene.group_at or tokens[k].text in {",", ";", "."}:
            return -1
        if tokens[k].lower == phrase.rest[0]:
            return k if scene.head(k) == group.main and not scene.case(k) else -1
    return -1


def _noun_phrases(scene: Scene, arguments: ArgumentFinder, taken: set[int]) -> list[Trigger]:
    found = []
    table = scene.lexicon.noun_phrases
    tokens = scene.tokens
    for k, token in enumerate(tokens):
        phrases = table.get(token.lemma) or table.get(token.lower)
        if not phrases or k in taken:
            continue
        for phrase in phrases:
            last = _match_noun(scene, k, phrase)
            if last < 0:
                continue
            if modifies(scene, last):
                continue
            head = phrase_head(scene, k, last)
            trigger = Trigger(k, last, head, phrase.entry, "noun_phrase")
            if fits(scene, trigger, arguments):
                taken.update(range(k, last + 1))
                found.append(trigger)
                break
    return found


def phrase_head(scene: Scene, first: int, last: int) -> int:
    """The head of an expression: its first word, or where modifiers stand before, as parsed."""
    if not scene.lexicon.modifiers_before:
        return first
    for k in range(last, first - 1, -1):
        if scene.nominal(k) and not first <= scene.head(k) <= last:
            return k
    return last


def modifies(scene: Scene, at: int) -> bool:
    """Whether a noun only tells more of the next one (`the attack helicopter`)."""
    token = scene.tokens[at]
    if not scene.lexicon.modifiers_before or not (
        token.dep == "compound" or (token.dep == "amod" and token.pos == "ADJ")
    ):
        return False
    return at < scene.head(at) <= at + _GAP


def _match_noun(scene: Scene, at: int, phrase: Phrase) -> int:
    tokens = scene.tokens
    if at + len(phrase.rest) >= len(tokens):
        return -1
    for n, (word, plural) in enumerate(zip(phrase.rest, phrase.plurals, strict=True), at + 1):
        token = tokens[n]
        if token.lower.replace("’", "'") not in {word, plural} and token.lemma != word:
            return -1
    return at + len(phrase.rest)


def _verbs(scene: Scene, arguments: ArgumentFinder, taken: set[int]) -> list[Trigger]:
    found = []
    for n, group in enumerate(scene.groups):
        if group.main in taken:
            continue
        entries = _verb_entries(scene, n)
        if not entries or _noun_in_disguise(scene, group) or _quality(scene, group):
            continue
        for entry in entries:
            trigger = Trigger(
                group.first, max(group.main, group.first), group.main, entry, "verb", n
            )
            if fits(scene, trigger, arguments):
                taken.add(group.main)
                found.append(trigger)
                break
    return found


def _quality(scene: Scene, group: VerbGroup) -> bool:
    """Whether a present participle only tells what kind its noun is (`the opposing sides`)."""
    return (
        scene.lexicon.modifiers_before
        and group.mood == "G"
        and scene.tokens[group.main].dep == "amod"
        and scene.head(group.main) > group.main
    )


def _verb_entries(scene: Scene, index: int) -> tuple[Entry, ...]:
    lexicon = scene.lexicon
    group = scene.groups[index]
    if group.reflexive and any(
        scene.tokens[k].lower in lexicon.clitics["of_it"] for k in range(group.first, group.main)
    ):
        found = lexicon.verbs.get(f"{lexicon.reflexive_of_it}{group.lemma}")
        if found:
            return found
    return lexicon.verbs.get(scene.key(index), ())


def _noun_in_disguise(scene: Scene, group: VerbGroup) -> bool:
    """A present form that is a noun in a headline or after an adjective (`Attaque contre …`)."""
    if group.mood != "P" or group.compound or group.first != group.main:
        return False
    token = scene.tokens[group.main]
    if scene.draft.pack.morphology.lemma(token.lower, "n") not in scene.lexicon.nouns:
        return False
    if group.main == 0:
        return True
    before = scene.tokens[group.main - 1]
    return before.pos in {"ADP", "NUM"} or before.text in {":", '"', "«"} or before.pos == "ADJ"


def _nouns(scene: Scene, arguments: ArgumentFinder, taken: set[int]) -> list[Trigger]:
    found = []
    table = scene.lexicon.nouns
    for k, token in enumerate(scene.tokens):
        if k in taken:
            continue
        entries = table.get(token.lemma) or table.get(token.lower)
        if entries is None and token.pos not in {"NOUN", "PROPN"}:
            entries = table.get(scene.draft.pack.morphology.lemma(token.lower, "n"))
        if not entries or not _is_noun(scene, k):
            continue
        for entry in entries:
            trigger = Trigger(k, k, k, entry, "noun")
            if fits(scene, trigger, arguments):
                taken.add(k)
                found.append(trigger)
                break
    return found


def _is_noun(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if (at > 0 and _in_name(scene, at)) or modifies(scene, at):
        return False
    if scene.case(at) in scene.lexicon.clitics["according"]:
        return False
    if token.pos in {"NOUN", "PROPN", "X"}:
        return True
    if at in scene.group_at and not _noun_in_disguise(scene, scene.groups[scene.group_at[at]]):
        return False
    return token.pos in {"VERB", "ADJ", "ADV", "INTJ", ""}


def _in_name(scene: Scene, at: int) -> bool:
    """A capital inside a sentence: part of a name (`la Conférence des Etats du Bassin`, `le RAID`).

    Capitals throughout are a headline's, which no name stands out of.
    """
    token = scene.tokens[at]
    before = scene.tokens[at - 1]
    if not token.text[:1].isupper() or before.text in MARKS or before.text in {":", ".", "-"}:
        return False
    return not (token.text.isupper() and before.text.isupper())
