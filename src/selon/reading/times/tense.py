"""Whether the clause around an expression tells of what was or of what is to come.

`il rencontrera lundi` looks ahead, `il a rencontré lundi` back; `une réunion prévue lundi` ahead,
`l'accord signé lundi` back. The parse gives the verb, the form lexicon its tense: the tagger's
tense is not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Draft, Token

PAST, OPEN, FUTURE, PLANNED = -1, 0, 1, 2
"""PLANNED is what was to come when it was said: `prévue lundi`, `doit se réunir`, `partirait`."""
_CLIMB = 8  # heads between an expression and its verb; beyond that the parse has gone astray
_CLITICS = 2  # how far before its verb a subject pronoun stands
_WINDOW = 8  # tokens on either side to look through where there is no parse


@dataclass(frozen=True, slots=True)
class _Words:
    future: frozenset[str]
    planned: frozenset[str]
    aimed: frozenset[str]
    goal: frozenset[str]
    later: frozenset[str]
    planned_nouns: frozenset[str]
    terms: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    be_verbs: frozenset[str]
    reflexive: frozenset[str]


@lru_cache(maxsize=8)
def _words(pack: LanguagePack) -> _Words:
    table = pack.table("times")["tense"]
    return _Words(
        frozenset(table["future_auxiliaries"]),
        frozenset(table["planned"]),
        frozenset(table["aimed"]),
        frozenset(table["goal"]),
        frozenset(table["later"]),
        frozenset(table["planned_nouns"]),
        frozenset(table["terms"]),
        syntax(pack).have,
        syntax(pack).be,
        syntax(pack).be_verbs,
        syntax(pack).reflexive,
    )


def direction(draft: Draft, start: int, end: int = 0, *, term: bool = False) -> int:
    """Tell where the clause around a place in the text looks: PAST, OPEN, FUTURE or PLANNED.

    With `end`, where the expression at that place ends, the noun that it belongs to counts
    (`sa réélection en novembre`); `term` is whether it is where something begins or ends
    (`appelle à la grève dès lundi`).
    """
    words, verb = _words(draft.pack), verb_of(draft, start)
    look = OPEN if verb is None else _look(draft, verb, words)
    if end and look <= OPEN and _head(draft, start, end).lower() in words.planned_nouns:
        return PLANNED
    if term and look <= OPEN and verb and _lemmas(verb) & words.terms:
        return PLANNED
    return look


def _head(draft: Draft, start: int, end: int) -> str:
    """Give the word outside of an expression on which it hangs."""
    i = draft.starts.get(start, -1)
    for _ in range(_CLIMB):
        if i < 0 or not start <= draft.tokens[i].start < max(end, start + 1):
            break
        i = draft.tokens[i].head
    return draft.tokens[i].text if i >= 0 else ""


def is_narrative(draft: Draft, start: int) -> bool:
    """Whether a clause is told in the present or simple past, as chronicles are."""
    verb = verb_of(draft, start)
    if verb is None:
        return True
    helpers = [draft.tokens[c] for c in verb.children if draft.tokens[c].dep.startswith("aux")]
    moods = _moods(helpers or [verb])
    return bool(moods & {"P", "J"}) and not any(
        _lemmas(t) & _words(draft.pack).have for t in helpers
    )


def hangs_on_verb(draft: Draft, start: int) -> bool:
    """Whether the word at a place is a verb's own complement, not a noun's."""
    i = draft.starts.get(start)
    head = draft.tokens[i].head if i is not None else -1
    return head >= 0 and _is_verb(draft, draft.tokens[head])


def verb_of(draft: Draft, start: int) -> Token | None:
    """Find the verb or participle that governs the word at a place."""
    i = draft.starts.get(start)
    if i is None:
        found = draft.tokens_between(start, start + 40)[:1]
        if not found:
            return None
        i = found[0].i
    token = draft.tokens[i]
    if not token.dep:
        return _nearest(draft, token)
    for _ in range(_CLIMB):
        if token.i != i and _is_verb(draft, token):
            return token
        copula = [c for c in token.children if draft.tokens[c].dep == "cop"]
        if copula:
            return draft.tokens[copula[0]]
        if token.head < 0:
            break
        token = draft.tokens[token.head]
    return _nearest(draft, draft.tokens[i])


def _is_verb(draft: Draft, token: Token) -> bool:
    if token.pos in {"VERB", "AUX"}:
        return bool(token.tags)
    participle = any(tag[0] == "K" for _, tag in token.tags)
    if token.pos in {"NOUN", "PROPN"}:  # "vingt étaient morts"
        return participle and any(draft.tokens[c].dep.startswith("aux") for c in token.children)
    return token.pos == "ADJ" and participle


def _nearest(draft: Draft, token: Token) -> Token | None:
    """Find the nearest verb form of the same unit, to the left first."""
    unit = draft.unit_tokens(token.unit)
    at = next((n for n, t in enumerate(unit) if t.i == token.i), 0)
    sides = [*unit[max(0, at - _WINDOW) : at][::-1], *unit[at + 1 : at + 1 + _WINDOW]]
    for other in sides:
        if other.tags and (other.pos in {"VERB", "AUX"} or not other.pos):
            return other
    return None


def _look(draft: Draft, verb: Token, words: _Words) -> int:
    """Judge a verb by its own form and those of its auxiliaries."""
    children = [draft.tokens[c] for c in verb.children]
    helpers = [t for t in children if t.dep.startswith(("aux", "cop")) and t.tags]
    own, helping = _moods([verb]), _moods(helpers, words.have | words.be)
    if "K" in own and {tag[1:2] for _, tag in verb.tags if tag[0] == "P"} == {"2"}:
        own.discard("P")  # "faites", "dites": hardly ever "vous faites"
    lemmas = {lemma for lemma, _ in verb.tags}
    if "F" in own | helping:
        return FUTURE
    if any(_lemmas(t) & words.future for t in helpers):
        return PLANNED
    if lemmas & words.future and any("W" in _moods([t]) for t in children):
        return PLANNED
    active = helpers and not helping & {"K"} and any(_lemmas(t) & words.have for t in helpers)
    if "K" in own and lemmas & words.planned and not active:
        return PLANNED
    if "W" in own:
        return _infinitive(draft, verb, helpers, words)
    passive = helpers and all(_lemmas(t) & words.be for t in helpers)
    passive = passive and not any(t.lower in words.reflexive for t in children)
    if passive and helping == {"P"} and not lemmas & words.be_verbs:
        return OPEN  # "sont menacées"
    if "K" in own and (helpers or verb.dep.startswith(("acl", "amod")) or verb.pos == "ADJ"):
        return PAST
    if own & {"K", "I", "J"} and "P" not in own:
        return PAST
    return PLANNED if own == {"C"} or _commands(verb, children) else OPEN


def _commands(verb: Token, children: list[Token]) -> bool:
    """Whether a form is an imperative: `revenez lundi`, and nobody stands before it."""
    persons = {tag[1:] for _, tag in verb.tags if tag[0] == "Y"}
    present = {tag[1:] for _, tag in verb.tags if tag[0] == "P"}
    subject = any(t.pos == "PRON" and 0 < verb.i - t.i <= _CLITICS for t in children)
    return bool(persons) and present <= persons and not subject


def _moods(tokens: list[Token], lemmas: frozenset[str] = frozenset()) -> set[str]:
    """Give the mood letters of forms, of some lemmas only where they have these."""
    found = {tag[0] for t in tokens for lemma, tag in t.tags if tag and lemma in lemmas}
    return found or {tag[0] for t in tokens for _, tag in t.tags if tag}


def _lemmas(token: Token) -> set[str]:
    return {lemma for lemma, _ in token.tags}


def _infinitive(draft: Draft, verb: Token, helpers: list[Token], words: _Words) -> int:
    """An infinitive takes its time from what governs it."""
    if helpers:
        return PAST
    marks = {draft.tokens[c].lower for c in verb.children}
    if marks & words.goal:
        return PLANNED
    if marks & words.later:
        return OPEN
    if verb.head < 0:
        return PLANNED if draft.units[verb.unit].speech else OPEN  # « cesser le travail lundi »
    head = draft.tokens[verb.head]
    if head.pos == "NOUN" and head.head >= 0:  # "appelle les gens à cesser"
        head = draft.tokens[head.head]
    if _lemmas(head) & (words.future | words.aimed):
        return PLANNED
    if head.pos in {"VERB", "AUX"}:
        return OPEN if "W" in _moods([head]) else _look(draft, head, words)
    return OPEN
