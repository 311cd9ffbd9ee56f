"""Names inside a phrase: where a person's or a body's name begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import is_name

if TYPE_CHECKING:
    from selon.reading.actor_words import ActorWords
    from selon.reading.draft import Token
    from selon.reading.syntax import Syntax


def person_behind(
    core: list[Token], at: int, known: ActorWords, words: Syntax
) -> tuple[int, int] | None:
    """Find a person's name behind a role: `le président syrien Bachar al Assad`.

    A capital after `de` or `à` belongs to the office; one after the office without a preposition
    is the person, unless it is a known body or place (`le ministre de l'Intérieur`).
    """
    k = at + 1
    while k < len(core):
        token = core[k]
        previous = core[k - 1]
        if is_name(token):
            portfolio = known.portfolio_at(core, k)
            if portfolio is not None:
                k = portfolio + 1
                if k < len(core) and is_name(core[k]) and known.body_at(core, k) is None:
                    return k, name_run(core, k, known)
                continue
        if is_name(token) and not known.actor_word(token):
            body = known.body_at(core, k)
            if body is not None:
                k = body[1] + 1
                if k < len(core) and is_name(core[k]) and not known.actor_word(core[k]):
                    # "la maire de Washington Muriel Bowser"
                    run = name_run(core, k, known)
                    if run == len(core) - 1 and known.body_at(core, k) is None:
                        return k, run
                continue
            governed = (
                previous.pos in {"ADP", "DET"} or previous.lower in words.complement_prepositions
            )
            if not governed and not (
                is_name(previous) and k - 1 > at and _governed(core, k - 1, known, words)
            ):
                run = name_run(core, k, known)
                if (
                    run > k
                    or token.lower in known.first_names
                    or k == len(core) - 1
                    or (run == len(core) - 1)
                ):
                    return k, run
            elif _governed(core, k, known, words):
                # inside an office's name: go on behind the capitals, two names in a row are a person
                run = name_run(core, k, known)
                if run == len(core) - 1 and (
                    (run > k and core[k + 1].lower in known.first_names) or run > k + 1
                ):
                    return k + 1, run
        k += 1
    return None


def _governed(core: list[Token], at: int, known: ActorWords, words: Syntax) -> bool:
    k = at
    while k > 0 and (is_name(core[k]) or core[k].text == "-" or core[k].lower in known.particles):
        k -= 1
    return core[k].pos in {"ADP", "DET"} or core[k].lower in words.complement_prepositions


def name_run(core: list[Token], at: int, known: ActorWords) -> int:
    """Give the last position of the name that starts at a position, particles included."""
    k = at
    while k + 1 < len(core):
        token = core[k + 1]
        if is_name(token) or (
            token.text[:1].isupper() and token.pos not in {"ADP", "ADV", "CCONJ"}
        ):
            k += 1
        elif (
            k + 2 < len(core)
            and (
                token.lower in known.particles or token.lower in known.joining or token.text == "-"
            )
            and (
                core[k + 2].text[:1].isupper()
                or core[k + 2].lower in known.particles
                or token.text == "-"
            )
            and known.body_at(core, k + 2) is None
        ):
            k += 2
        elif token.lower.startswith(("al-", "el-", "as-", "ar-")):
            k += 1
        else:
            break
    return k


def apposed_name(core: list[Token], at: int, known: ActorWords) -> int | None:
    """`l'agence officielle Irna`, `le groupe jihadiste Etat islamique`: the name closes the phrase."""
    k = len(core) - 1
    while k > at and (is_name(core[k]) or core[k].lower in known.particles or _in_name(core, k)):
        k -= 1
    first = k + 1
    if first <= at or first >= len(core) or (k == at and not is_name(core[first])):
        return first if first < len(core) and first > at and is_name(core[first]) else None
    previous = core[k]
    if previous.pos in {"ADP", "DET"} or not is_name(core[first]):
        return None
    return first


def _in_name(core: list[Token], k: int) -> bool:
    return (
        k + 1 < len(core) and core[k].pos == "ADJ" and is_name(core[k - 1]) and k == len(core) - 1
    )
