"""Noun phrases as sources: where the words that name a speaker begin and end.

The parse finds the subject in about nine cases of ten when it stands before its verb, and rarely
when it is inverted after a quotation; so the position of the verb group decides where to look, and
the parse only helps with the left edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token
    from selon.reading.syntax import Syntax

STOPS = {",", ";", ":", "(", ")", '"', "«", "»", "“", "”", "–", "—", "-", "--", ".", "!", "?"}
_CLOSERS = {'"', "»", "”"}


def inverted_phrase(
    draft: Draft, tokens: list[Token], at: int, *, stop: int | None = None
) -> tuple[int, int] | None:
    """Give first and last position of the noun phrase that follows a verb group, past asides.

    Skips what stands between verb and subject (`a promis mardi à la presse le colonel Maro`).
    Appositions between commas belong to the phrase when they carry a name or a role.
    """
    words = syntax(draft.pack)
    at = skip_between(tokens, at, words)
    limit = len(tokens) if stop is None else stop
    first = at
    tries = 0
    while first < limit and tries < 4:
        if tries and _platform(draft, tokens, first):
            first = skip_between(tokens, first + 1, words)
            continue
        if starts_phrase(tokens, first, words):
            last = phrase_end(tokens, first, limit, words)
            return first, apposition_end(draft, tokens, first, last, limit)
        nxt = skip_adjunct(tokens, first, limit, words)
        if nxt == first:
            return None
        first = skip_between(tokens, nxt, words)
        tries += 1
    return None


def _platform(draft: Draft, tokens: list[Token], at: int) -> bool:
    """Whether a medium's name closes an adjunct (`sur sa page Facebook M. Azar`)."""
    from selon.reading.actor_words import actor_words, is_name  # noqa: PLC0415

    if at + 1 >= len(tokens) or not tokens[at].text[:1].isupper():
        return False
    nxt = tokens[at + 1]
    opens = is_name(nxt) or nxt.pos == "DET" or nxt.lower in actor_words(draft.pack).titles
    return opens and tokens[at].text in syntax(draft.pack).platforms


def starts_phrase(tokens: list[Token], at: int, words: Syntax) -> bool:
    """Whether a noun phrase can open here: determiner, number, name or bare noun."""
    token = tokens[at]
    if token.lower in words.determiners or token.pos in {"DET", "NUM", "PROPN"}:
        return token.lower not in {"de", "d'"} or token.pos == "DET"
    if token.pos in {"NOUN", "ADJ"} or (token.pos == "PRON" and token.lower in words.pronouns):
        return True
    return token.text[:1].isupper() and token.pos not in {"ADP", "CCONJ", "SCONJ", "ADV"}


def skip_between(tokens: list[Token], at: int, words: Syntax) -> int:
    """Step over adverbs, set phrases and weekdays between a verb and what follows."""
    while at < len(tokens) and tokens[at].lower not in words.negation_opening | words.that:
        step = words.phrase_length(tokens, at)
        if step:
            at += step
        elif (tokens[at].pos == "ADV" and not tokens[at].text[:1].isupper()) or tokens[
            at
        ].lower in words.between_words:
            at += 1
        elif _date_at(tokens, at, words):
            at += 3
        elif tokens[at].lower in words.time_words:
            at += 1
            while at < len(tokens) and (
                tokens[at].lower in words.time_words or tokens[at].text.isdigit()
            ):
                at += 1
        else:
            break
    return at


def _date_at(tokens: list[Token], at: int, words: Syntax) -> bool:
    """Whether a dated adjunct stands here (`le 10 juin`)."""
    if at + 2 >= len(tokens) or tokens[at].lower not in words.definite:
        return False
    unit, last = tokens[at + 1], tokens[at + 2]
    if unit.lower in words.time_nouns:  # "la semaine dernière"
        return last.lower in words.anaphoric["last"] or last.lower in words.time_words
    return unit.text[:1].isdigit() and last.lower in words.time_words


def skip_adjunct(
    tokens: list[Token], at: int, limit: int, words: Syntax, *, names: bool = False
) -> int:
    """Step over one prepositional phrase (`à l'AFP`, `dans un communiqué`, `, mardi,`).

    With `names`, a name after a noun belongs to it (`à la chaîne Sky News`); without, it is taken
    for the subject that follows (`aux médias Eri Kaneko`).
    """
    if tokens[at].text == ",":
        close = next((k for k in range(at + 1, min(limit, at + 12)) if tokens[k].text == ","), None)
        return close + 1 if close is not None else at
    if tokens[at].lower not in words.prepositions and tokens[at].pos != "ADP":
        return at
    k = at + 1
    seen_noun = False
    while k < limit:
        token = tokens[k]
        if token.text in STOPS:
            break
        if token.lower in words.that or token.lower in words.relatives:
            break
        if seen_noun and token.pos in {"DET", "NUM"} and tokens[k - 1].pos != "ADP":
            break
        if seen_noun and not names and _new_name(tokens, k, words):
            break
        if (
            token.pos in {"VERB", "AUX"}
            and seen_noun
            and token.tags
            and token.tags[0][1][:1] != "K"
        ):
            break
        seen_noun = seen_noun or token.pos in {"NOUN", "PROPN"} or token.text[:1].isupper()
        k += 1
    while k - 1 > at and tokens[k - 1].pos == "ADP":
        k -= 1  # the preposition belongs to what follows: "aux forces de reprendre"
    return k


def _new_name(tokens: list[Token], k: int, words: Syntax) -> bool:
    """Whether a name opens behind a complete adjunct (`à l'AFP Hussain Shah`, `aux médias Eri`)."""
    token, previous = tokens[k], tokens[k - 1]
    if not token.text[:1].isupper() or previous.pos in {"ADP", "DET"}:
        return False
    if previous.lower in words.media_nouns:
        return False  # "à la télévision ABC un manifestant"
    if k > 1 and tokens[k - 2].lower in words.media_nouns:
        return True
    return (
        previous.text.islower()
        or (previous.text.isupper() and len(previous.text) > 1)
        or previous.text in words.platforms
    )


def phrase_end(
    tokens: list[Token], first: int, limit: int, words: Syntax, *, office: bool = True
) -> int:
    """Give the last position of a noun phrase that opens at `first`, without appositions.

    With `office`, prepositions that go on inside the name of an office belong to it.
    """
    k = first
    if tokens[first].lower in words.pronouns and tokens[first].pos == "PRON":
        following = tokens[first + 1].pos if first + 1 < limit else ""
        if following not in {"NOUN", "ADJ", "PROPN"}:
            return first
    seen_head = False
    while k + 1 < limit:
        token, nxt = tokens[k], tokens[k + 1]
        seen_head = seen_head or token.pos in {"NOUN", "PROPN"} or token.text[:1].isupper()
        seen_head = seen_head or (token.pos == "PRON" and token.lower in words.pronouns)
        if nxt.text == "(":
            close = next((m for m in range(k + 2, min(limit, k + 14)) if tokens[m].text == ")"), 0)
            if not close:
                break
            k = close
            continue
        if nxt.text == "-" and nxt.start == token.end and k + 2 < limit:
            k += 2
            continue
        if nxt.text in STOPS and not _quoted_name(tokens, k + 1):
            break
        if nxt.text in {'"', "«", "“"}:
            close = next((m for m in range(k + 2, limit) if tokens[m].text in _CLOSERS), k + 1)
            k = close
            continue
        if nxt.lower in words.relatives or nxt.lower in words.coordinators:
            if nxt.lower in words.coordinators and _joins_names(tokens, k + 1, words):
                k += 1
                continue
            break
        if (
            seen_head
            and nxt.pos in {"VERB", "AUX"}
            and not participle_like(nxt)
            and not nxt.text[:1].isupper()
        ):
            break
        if (
            seen_head
            and nxt.pos in {"SCONJ", "PRON"}
            and not (nxt.lower in words.determiners or nxt.lower in words.complement_prepositions)
        ):
            break
        governing = nxt.pos == "ADP" or nxt.lower in words.prepositions
        belongs = nxt.lower in words.complement_prepositions or (
            office and nxt.lower in words.office_prepositions
        )
        if seen_head and governing and not belongs:
            break
        if seen_head and nxt.lower in words.time_words:
            break
        article = nxt.pos == "DET" and not nxt.text[:1].isupper()
        if seen_head and article and token.pos not in {"ADP", "DET"}:
            break
        if seen_head and words.venue_at(tokens, k + 1):
            break
        k += 1
    while k > first and tokens[k].pos in {"ADP", "CCONJ"}:
        k -= 1
    return k


def _quoted_name(tokens: list[Token], at: int) -> bool:
    """Whether a quotation mark opens a name inside the phrase (`le centre "Roi Salmane"`)."""
    if tokens[at].text not in {'"', "«", "“"}:
        return False
    close = next(
        (m for m in range(at + 1, min(len(tokens), at + 6)) if tokens[m].text in _CLOSERS), None
    )
    return close is not None and all(
        t.text[:1].isupper() or t.pos in {"ADP", "DET"} for t in tokens[at + 1 : close]
    )


def _joins_names(tokens: list[Token], at: int, words: Syntax) -> bool:
    """Whether a coordinator joins another noun phrase rather than a clause."""
    if at + 1 >= len(tokens):
        return False
    nxt = tokens[at + 1]
    return nxt.lower in words.determiners or nxt.pos in {"PROPN", "NOUN", "ADJ", "DET"}


def participle_like(token: Token) -> bool:
    """Whether a form can be a past participle."""
    return any(tag.startswith("K") for _, tag in token.tags)


def apposition_end(draft: Draft, tokens: list[Token], first: int, last: int, limit: int) -> int:
    """Stretch a phrase over `, apposition` when that names or describes the same person."""
    words = syntax(draft.pack)
    while last + 2 < limit and tokens[last + 1].text == ",":
        start = last + 2
        nxt = tokens[start]
        end = phrase_end(tokens, start, limit, words)
        named = any(
            t.text[:1].isupper() and t.pos != "DET"
            for t in (*tokens[first : last + 1], *tokens[start : end + 1])
        )
        opens_name = nxt.text[:1].isupper() and nxt.pos not in {"DET", "ADP", "PRON", "SCONJ"}
        opens_role = named and (
            nxt.lower in words.determiners
            or (nxt.pos == "NOUN" and is_role(draft, nxt))
            or (nxt.pos == "ADJ" and start + 1 < limit and is_role(draft, tokens[start + 1]))
        )
        opens_body = words.head_last and _names_body(draft, tokens, start, end)
        if not (opens_name or opens_role or opens_body):
            break
        if (
            opens_role
            and not opens_body
            and not any(is_role(draft, t) for t in tokens[start : end + 1])
        ):
            break
        if (
            end + 1 < len(tokens)
            and tokens[end + 1].pos in {"VERB", "AUX"}
            and not (participle_like(tokens[end + 1]))
        ):
            break
        last = end
    return last


def _names_body(draft: Draft, tokens: list[Token], start: int, end: int) -> bool:
    """Whether an apposition is the name of a known body (`the group, the Northern Front`)."""
    from selon.reading.actor_words import actor_words  # noqa: PLC0415 - avoids a cycle

    first = start + 1 if tokens[start].pos == "DET" else start
    found = actor_words(draft.pack).body_at(tokens, first) if first < len(tokens) else None
    return found is not None and found[1] == end and not found[0].nation and not found[0].seat


def is_role(draft: Draft, token: Token) -> bool:
    """Whether a word names a role or office in the pack's lexicon of actors."""
    from selon.reading.actor_words import actor_words  # noqa: PLC0415 - avoids a cycle

    return actor_words(draft.pack).role(token) is not None
