"""Prepositions of attribution: where they stand and whom they name.

`selon l'Onu`, `d'après un tweet de…`, `de source policière`, `selon lui`, `selon qui`. What is no
source (`selon les cas`, `selon le calendrier`) is told by its head noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from selon.reading.actor_words import actor_words
from selon.reading.phrases import apposition_end, phrase_end, starts_phrase
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Draft, Token
    from selon.reading.statements.view import UnitView


@dataclass(frozen=True, slots=True)
class Preposition:
    """An entry of `attribution.toml` under [[prepositions]]."""

    words: tuple[Any, ...]
    stance: str
    actors_only: bool
    documents_only: bool
    relay: bool


@dataclass(frozen=True, slots=True)
class According:
    """A preposition of attribution with its source: positions in the unit's tokens.

    `relative` is true for `selon qui`; `pronoun` for `selon lui`.
    """

    first: int
    source_first: int
    last: int
    stance: str
    relative: bool = False
    pronoun: bool = False
    bare: bool = False


@dataclass(frozen=True, eq=False)
class _Table:
    entries: dict[str, tuple[Preposition, ...]]
    not_sources: frozenset[str]
    weak: frozenset[str]
    not_followed: frozenset[str]
    not_after: frozenset[str]
    nouns: frozenset[str]
    openers: frozenset[str]


@cache
def _table(pack: LanguagePack) -> _Table:
    data = pack.table("attribution")
    entries: dict[str, list[Preposition]] = {}
    for row in data["prepositions"]:
        if row.get("spokesperson"):
            continue  # the body speaks, its voice is no second source
        entry = Preposition(
            tuple(row["words"]),
            row["stance"],
            row.get("actors_only", False),
            row.get("documents_only", False),
            row.get("relay", False),
        )
        first = row["words"][0]
        for form in first if isinstance(first, list) else [first]:
            entries.setdefault(form, []).append(entry)
    selon = data["selon"]
    phrases = data["source_phrases"]
    return _Table(
        {k: tuple(sorted(v, key=lambda e: -len(e.words))) for k, v in entries.items()},
        frozenset(selon["not_sources"]),
        frozenset(selon["weak_sources"]),
        frozenset(selon["not_followed_by"]),
        frozenset(selon["not_apres"]),
        frozenset(phrases["nouns"]),
        frozenset(phrases["openers"]) - {"selon"},
    )


def find_according(view: UnitView) -> list[According]:
    """Find the prepositions of attribution of a unit, left to right."""
    table = _table(view.draft.pack)
    found: list[According] = []
    k = 0
    while k < len(view.tokens):
        hit = _at(view, k, table)
        if hit is None:
            k += 1
        else:
            found.append(hit)
            k = hit.last + 1
    return found


def _at(view: UnitView, k: int, table: _Table) -> According | None:
    tokens = view.tokens
    token = tokens[k]
    bare = _bare_source(view, k, table)
    if bare is not None:
        return bare
    for entry in table.entries.get(token.lower, ()):
        size = len(entry.words)
        if k + size > len(tokens):
            continue
        if entry.relay and view.words.straight_tags and k and tokens[k - 1].pos == "ADP":
            continue  # "without citing sources"
        if all(_same(tokens[k + n], w) for n, w in enumerate(entry.words)):
            hit = _source(view, k, k + size, entry, table)
            if hit is not None:
                return hit
    return None


def _same(token: Token, wanted: str | list[str]) -> bool:
    return token.lower in wanted if isinstance(wanted, list) else token.lower == wanted


def _source(
    view: UnitView, k: int, first: int, entry: Preposition, table: _Table
) -> According | None:
    tokens, words = view.tokens, view.words
    if first >= len(tokens):
        return None
    token = tokens[first]
    if token.lower in table.not_followed or token.lower in table.not_after:
        return None
    if entry.actors_only and not _set_off(view, k):
        return None
    if entry.actors_only and token.lower in words.which_relatives:
        return None  # "pour lesquels l'autorisation…"
    if token.lower in words.subject_relative or token.lower in words.which_relatives:
        return According(k, first, first, entry.stance, relative=True)
    following = tokens[first + 1].pos if first + 1 < len(tokens) else ""
    if token.lower in words.pronouns and following not in {"NOUN", "ADJ", "PROPN"}:
        return According(k, first, first, entry.stance, pronoun=True)
    if token.text in {'"', "«", "“"} or not starts_phrase(tokens, first, words):
        return None
    last = phrase_end(tokens, first, len(tokens), words)
    opening = next((t for t in tokens[first : last + 1] if t.pos == "NOUN"), None)
    told = actor_words(view.draft.pack)
    if opening is None or not (told.document(opening) or told.medium(opening)):
        last = apposition_end(view.draft, tokens, first, last, len(tokens))
    phrase = tokens[first : last + 1]
    last = _past_participle(view, last)
    known = actor_words(view.draft.pack)
    head = next((t for t in phrase if t.pos in {"NOUN", "PROPN"} or t.text[:1].isupper()), None)
    if head is None:
        return None
    lemma = view.draft.pack.morphology.lemma(head.lower, "n")
    speaks = known.speaks(phrase)
    if entry.actors_only and not speaks:
        return None
    if entry.documents_only and lemma not in table.weak and not known.document(head):
        return None
    if lemma in table.not_sources and not known.speaks([head]) and lemma not in table.weak:
        return None
    if entry.relay and not speaks:
        return None
    return According(k, first, last, entry.stance)


def _past_participle(view: UnitView, last: int) -> int:
    """Take in the participle of a source (`selon un bilan établi par l'armée à partir de…`)."""
    nxt = view.after(last + 1)
    if nxt is None:
        return last
    following = view.after(last + 2)
    relative = (
        nxt.pos == "ADP" and following is not None and following.lower in view.words.relatives
    )
    group = view.group_at.get(last + 1)
    participle = group is not None and group.mood in "KG"
    if not participle and not relative:
        return last
    for k in range(last + 1, len(view.tokens)):
        finite = k in view.group_at and view.group_at[k].finite
        if view.tokens[k].text in {",", ";", ")", ".", ":"} or (finite and not relative):
            return k - 1
    return len(view.tokens) - 1


def _set_off(view: UnitView, k: int) -> bool:
    before = view.after(k - 1)
    if before is None or before.text in {",", "(", "--", "–"}:
        return True
    return before.lower in view.words.coordinators and k == 1


def _headline_source(view: UnitView, k: int) -> According | None:
    """A source in brackets at the end of a headline: `Mali: trois soldats tués (armée)`."""
    tokens = view.tokens
    if k == 0 or tokens[k - 1].text != "(" or tokens[-1].text != ")" or len(tokens) - k > 6:
        return None
    draft = view.draft
    if draft.anatomy.parts[draft.paragraph(view.unit.sentence)].kind != "headline":
        return None
    known = actor_words(draft.pack)
    phrase = tokens[k:-1]
    body = known.body_at(tokens, k) if phrase else None
    named = body is not None and body[0].kind != "state" and body[1] == len(tokens) - 2
    if named and _belongs(view, k - 2):
        return None
    surname = len(phrase) == 1 and full_name_in(draft, phrase[0].text)
    if not named and not surname and not any(known.actor_word(t) for t in phrase):
        return None
    return According(k, k, len(tokens) - 2, "say", bare=True)


def _belongs(view: UnitView, at: int) -> bool:
    """Whether a bracket tells the party of a speaker named before: `…, juge Marel (PSU)`."""
    if at < 1 or not view.tokens[at].text[:1].isupper():
        return False
    table = _table(view.draft.pack)
    near = range(max(0, at - 6), at)
    return any(view.tokens[k].lower in table.entries for k in near) or any(
        c.group.main in near for c in view.cues
    )


def full_name_in(draft: Draft, name: str) -> bool:
    """Whether the dispatch has a name with another name before it, as persons are introduced.

    `Trudeau` where the text goes on with `Justin Trudeau`; of several words, the last decides, or
    the whole name is told again.
    """
    words = name.split()
    if not all(w[:1].isupper() for w in (words[0], words[-1])):
        return False
    headline = draft.anatomy.headline
    rest = draft.text[headline.end if headline else 0 :]
    if len(words) > 1 and name in rest:
        return True
    function = syntax(draft.pack)
    firsts = re.findall(rf"\b([^\W\d_a-z][\w’'-]+) {re.escape(words[-1])}\b", rest)
    return any(f.lower() not in function.determiners | function.prepositions for f in firsts)


def _bare_source(view: UnitView, k: int, table: _Table) -> According | None:
    """`de source policière`, `(sources militaires)`."""
    tokens = view.tokens
    token = tokens[k]
    headline = _headline_source(view, k)
    if headline is not None:
        return headline
    if token.lower in table.nouns and k > 0 and tokens[k - 1].text == "(":
        close = next((m for m in range(k, min(len(tokens), k + 8)) if tokens[m].text == ")"), None)
        if close is not None:
            return According(k, k, close - 1, "say", bare=True)
        return None
    if token.lower not in table.openers or k + 1 >= len(tokens):
        return None
    if tokens[k + 1].lower not in table.nouns:
        return None
    before = view.after(k - 1)
    if before is not None and before.pos in {"NOUN", "VERB", "AUX"} and before.text != ",":
        return None
    last = phrase_end(tokens, k + 1, len(tokens), view.words)
    if last == k + 1:
        return None
    return According(k, k + 1, last, "say")
