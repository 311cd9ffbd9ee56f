"""What a speaker does in saying it, where the cue is neutral and the words themselves say so.

`"Nous appelons les deux parties à la retenue", a dit X`: a first person with a verb of asking,
warning, denying or promising performs what it names (Austin's explicit performatives). Only direct
speech is looked at; elsewhere the stance is the cue's, as the annotation guide has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.statements.cues import cue_lexicon
from selon.reading.syntax import syntax
from selon.reading.verbs import verb_groups

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token
    from selon.reading.statements.model import RawStatement
    from selon.reading.verbs import VerbGroup

_PERFORMED = {"demand", "warn", "deny", "promise", "accuse"}


def refine_stances(draft: Draft, statements: list[RawStatement]) -> None:
    """Give direct speech under a neutral cue the stance that it performs."""
    performed = {
        unit.index: stance
        for unit in draft.units
        if unit.speech and (stance := _performed(draft, unit.index))
    }
    for statement in statements:
        if statement.stance != "say" or statement.form != "direct":
            continue
        for unit, stance in performed.items():
            start = draft.tokens[draft.units[unit].tokens[0]].start
            if any(a <= start < b for a, b in statement.content):
                statement.stance = stance
                break


def _performed(draft: Draft, unit: int) -> str | None:
    tokens = draft.unit_tokens(unit)
    if not tokens:
        return None
    words, lexicon = syntax(draft.pack), cue_lexicon(draft.pack)
    groups = verb_groups(draft, unit)
    for group in groups:
        match = lexicon.match(tokens, group, words)
        if match is None or group.mood in "IJK":
            continue
        stance = match[0].stance_of("direct", negated=group.negated)
        if group.lemma in words.wishes:
            continue
        if stance in _PERFORMED and _first_person(draft, tokens, group, groups):
            return stance
    return None


def _first_person(
    draft: Draft, tokens: list[Token], group: VerbGroup, groups: list[VerbGroup]
) -> bool:
    """Whether the speaker is the subject, of the verb itself or of its carrier (`je tiens à`)."""
    words = syntax(draft.pack)
    first = group
    if group.mood == "W":
        carriers = [g for g in groups if g.finite and 0 < group.first - g.last <= 3]
        if not carriers or carriers[-1].lemma not in words.carriers:
            return False
        first = carriers[-1]
    subject = tokens[first.first - 1] if first.first else tokens[first.first]
    if subject.lower not in words.first_person:
        subject = tokens[first.first]
    verb = tokens[first.main if not first.compound else first.last]
    if subject.lower not in words.first_person or subject.dep.startswith(("obj", "iobj")):
        return False
    finite = next((t for t in tokens[first.first : first.main + 1] if t.tags), verb)
    return any(tag[0] == first.mood and "1" in tag for _, tag in finite.tags)
