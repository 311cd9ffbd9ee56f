"""Contents without a conjunction: `said the army had left`, `told Reuters it would hold`.

Only languages that may drop it ask (`that_dropped` of the pack). A clause is a subject with its
finite verb right behind the cue; verbs that also take a noun (`confirmed the attack`) or a person
(`told the council`) need the parse to say that the verb hangs from the cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import actor_words
from selon.reading.phrases import phrase_end, skip_between, starts_phrase
from selon.reading.statements.sources import antecedent_of
from selon.reading.subjects import subject_before

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.statements.view import CueAt, UnitView
    from selon.reading.verbs import VerbGroup

_HARD = {";", ":", "(", ")", "--", "–", "—"}
_OBJECTS = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_CLAUSAL = ("ccomp", "xcomp", "parataxis", "advcl")


def bare_clause(view: UnitView, at: CueAt) -> int | None:
    """Give the position where a clause without conjunction opens behind a cue, if one does."""
    if not view.words.that_dropped or "que" not in at.cue.frames:
        return None
    start = past_addressee(view, at)
    token = view.after(start)
    if token is None or token.text in _HARD or token.text in {",", "-"}:
        return None
    if token.lower in view.words.coordinators or token.lower in view.words.whether:
        return None
    if token.pos == "SCONJ" and token.lower in view.words.subordinators:
        return None
    verb = _verb(view, start)
    if verb is None:
        return None
    if _governed(view, at, verb):
        return start
    if at.cue.frames & {"noun", "count"} or at.cue.object:
        return None
    between = view.tokens[start : verb.first]
    if any(t.pos == "CCONJ" and t.dep == "cc" and _joins_clauses(view, t, verb) for t in between):
        return None  # "maintained their innocence and their supporters have"
    adjunct = token.pos == "ADP" and token.dep == "case"
    return None if adjunct and at.cue.stance == "say" and token.lower == "about" else start


def past_addressee(view: UnitView, at: CueAt) -> int:
    """Position behind the person told and the time, place and means of saying."""
    tokens, words = view.tokens, view.words
    start = view.complement(at.last + 1)
    if at.cue.object == "addressee" and start < len(tokens):
        end = _object_end(view, at, start)
        if end is not None:
            start = skip_between(tokens, end + 1, words)
    for _ in range(3):
        end = _adjunct_end(view, at, start)
        if end is None:
            break
        start = skip_between(tokens, end + 1, words)
    return start


def _object_end(view: UnitView, at: CueAt, start: int) -> int | None:
    """Last position of the person told, by the parse, else by the words."""
    tokens = view.tokens
    main = tokens[at.group.main]
    if tokens[start].pos == "PRON" and tokens[start].lower not in view.words.determiners:
        return start
    for child in main.children:
        token = view.draft.tokens[child]
        if token.dep in {"obj", "iobj"} and token.i >= tokens[start].i:
            first, last = _reach(view, token.i)
            finite = any(g.finite and first <= g.first <= last for g in view.groups)
            if first <= start <= last and not finite:
                return last
    if not starts_phrase(tokens, start, view.words):
        return None
    return phrase_end(tokens, start, len(tokens), view.words, office=False)


def _adjunct_end(view: UnitView, at: CueAt, start: int) -> int | None:
    """Last position of a prepositional phrase that the parse hangs from the cue."""
    token = view.after(start)
    if token is None or token.pos not in {"ADP", "ADV"} or token.dep not in {"case", "advmod"}:
        return None
    head = view.draft.tokens[token.head] if token.head >= 0 else token
    if head.head != view.tokens[at.group.main].i or head.dep not in {"obl", "nmod", "obl:mod"}:
        return None
    first, last = _reach(view, head.i)
    if first != start or any(g.finite and first <= g.first <= last for g in view.groups):
        return _venue_end(view, start)
    return last


def _venue_end(view: UnitView, start: int) -> int | None:
    return start + 2 if view.words.venue_at(view.tokens, start) else None


def _reach(view: UnitView, index: int) -> tuple[int, int]:
    """First and last position of what hangs from a token of this unit."""
    place = {t.i: k for k, t in enumerate(view.tokens)}
    own = [place[t.i] for t in view.draft.subtree(view.draft.tokens[index]) if t.i in place]
    return min(own), max(own)


def _verb(view: UnitView, start: int) -> VerbGroup | None:
    """The finite verb of the clause that opens at a position, its subject before it."""
    headline = view.draft.anatomy.parts[view.draft.paragraph(view.unit.sentence)].kind == "headline"
    for group in view.groups:
        if group.first < start:
            continue
        before = view.tokens[group.first - 1]
        if group.first == start and group.finite:
            return group if headline else None
        if not group.finite:
            if group.mood == "G" and before.text == ",":
                return None
            continue
        if view.in_relative(group, start) or _reduced(view, group, start):
            continue
        if before.lower in view.words.coordinators:
            return None  # the cue's own subject goes on: "confirmed the raid and said"
        between = view.tokens[start : group.first]
        if any(t.text in _HARD for t in between):
            return None
        return group
    return None


def _reduced(view: UnitView, group: VerbGroup, start: int) -> bool:
    """Whether a verb stands in a relative clause without pronoun (`concerns he has voiced`)."""
    token = view.tokens[group.main]
    if token.dep != "acl:relcl" or token.head < 0:
        return False
    return view.tokens[start].i <= token.head < view.tokens[group.first].i


def _joins_clauses(view: UnitView, coordinator: Token, verb: VerbGroup) -> bool:
    """Whether the parse lets a coordinator join the clause of a verb to something before it."""
    main = view.tokens[verb.main]
    return main.dep == "conj" and coordinator.i < main.i


def _governed(view: UnitView, at: CueAt, verb: VerbGroup) -> bool:
    """Whether the parse hangs a verb from the cue; true without a parse."""
    main, token = view.tokens[at.group.main], view.tokens[verb.main]
    if not token.dep:
        return True
    if token.dep == "cop" and token.head >= 0:
        token = view.draft.tokens[token.head]
    return token.head == main.i and token.dep.startswith(_CLAUSAL)


def straight_tag(view: UnitView, at: CueAt) -> tuple[int, int] | None:
    """Give the subject of a tag in the order of the sentence: `…, the army said`.

    Its subject stands behind a break, and nothing that it could hand over follows.
    """
    group = at.group
    if not {"direct", "que"} & at.cue.frames or group.negated or not group.finite:
        return None
    if bare_clause(view, at) is not None or view.find_that(at.last + 1) is not None:
        return None
    subject = subject_before(view.draft, view.tokens, group, 0)
    if subject is None or not subject[0] or not view.preceded_by_break(subject[0]):
        return None
    phrase = view.tokens[subject[0] : subject[1] + 1]
    if phrase[0].lower in view.words.relatives | view.words.first_person:
        return None
    follows = view.after(past_addressee(view, at))
    if follows is not None and (follows.text == ":" or follows.pos in _OBJECTS):
        return None
    return subject if actor_words(view.draft.pack).speaks(phrase) else None


def gap(view: UnitView, at: CueAt) -> tuple[tuple[int, int], int] | None:
    """`bombs that residents say destroyed the school`: the noun and where its clause goes on."""
    if not view.words.that_dropped or "que" not in at.cue.frames or at.cue.object:
        return None
    start = at.last + 1
    group = view.group_at.get(start)
    subject = subject_before(view.draft, view.tokens, at.group, 0)
    if group is None or not group.finite or subject is None or subject[0] < 2:
        return None
    if view.tokens[subject[0] - 1].lower not in view.words.relatives:
        return None
    noun = antecedent_of(view, subject[0] - 1)
    return (noun, start) if noun is not None else None


def clause_verb(view: UnitView, at: CueAt) -> int | None:
    """Where the verb of a cue's bare clause stands: its subject is not the speaker."""
    start = bare_clause(view, at)
    verb = _verb(view, start) if start is not None else None
    return verb.first if verb is not None else None


def other_speaker(view: UnitView, at: CueAt) -> int | None:
    """Where another's words are set against the first's: `…, but the army said it held on`."""
    if not view.words.straight_tags or not at.group.finite or at.group.passive:
        return None
    subject = subject_before(view.draft, view.tokens, at.group, 0)
    if subject is None or subject[0] < 3 or view.tokens[subject[0] - 2].text != ",":
        return None
    joint = view.tokens[subject[0] - 1]
    if joint.lower not in view.words.coordinators | view.words.contrast_openers:
        return None
    told = view.find_that(at.last + 1) is not None or bare_clause(view, at) is not None
    return subject[0] - 1 if told else None
