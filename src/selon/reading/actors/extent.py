"""How far a phrase about an actor goes behind its head, and the name that stands in it.

`le vice-ministre russe des Affaires étrangères Ilan Maro` goes on through adjectives and
complements to the name; `un habitant interrogé par la presse`, `la cheffe du parti sur la chaîne
Nord TV` end before the participle and before the preposition of place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.actors.names import BODY, PERSON, PLACE, UNKNOWN

if TYPE_CHECKING:
    from selon.reading.actor_words import Body
    from selon.reading.actors.names import Name, Names
    from selon.reading.draft import Token


@dataclass(slots=True)
class Extent:
    """Where a phrase stops (exclusive), and the name or body apposed in it, with its last word."""

    stop: int
    name_end: int = -1
    name: Name | None = None
    body: Body | None = None


def extent(names: Names, core: list[Token], head: int, *, person: bool, open_: bool) -> Extent:
    """Follow a phrase from its head's last word on.

    With `person` the head is a role, which a person's name may follow; with `open_` it is a noun
    that a body's proper name may follow (`l'association Terre Neuve`).
    """
    capital = core[head].text[0].isupper() and not core[head].initial
    role = names.known.role(core[head])
    plural = person and role is not None and role.number == "p"
    complement = named = False
    k = head + 1
    while k < len(core):
        token, before = core[k], core[k - 1]
        if before.lower in names.known.titles and k > head + 1:
            before = core[k - 2]
        governed = before.pos in {"ADP", "DET"} or before.lower in names.syntax.prepositions
        found = names.known.book.at(core, k) if token.text[0].isupper() else None
        name = names.runs.get(token.start)
        if name is not None and person and core[k - 1].lower in names.table.named:
            size = _length(core, k, name)
            return Extent(_trimmed(core, head, k - 1), k + size - 1, name=name)
        if name is None and found is not None and (found.body or found.portfolio):
            if open_ and not governed and found.body and not found.body.nation:
                return Extent(_trimmed(core, head, k), k + len(found.words) - 1, body=found.body)
            k += len(found.words)
        elif name is not None:
            size = _length(core, k, name)
            if person and (_of_body(names, core, k, head) or quoted_name(names, core, k)):
                governed = True
            if plural and not governed:
                alone = size == 1 and not named
                return Extent(k + size if alone else _trimmed(core, head, k))
            press = open_ and size == 1 and names.known.medium(core[head])
            if not governed and (
                name.kind == PERSON if named else press or _apposed(name, person, open_)
            ):
                return Extent(_trimmed(core, head, k), k + size - 1, name=name)
            k += size
            named = True
        elif (
            token.lower in names.table.named
            and k + 1 < len(core)
            and core[k + 1].start in names.runs
        ):
            k += 1
        elif _stops(names, core, k, head, capital=capital, complement=complement):
            ahead = _name_ahead(names, core, k) if person and token.pos == "ADP" else None
            if ahead is None:
                break
            k = ahead
        else:
            complement = complement or token.lower in names.syntax.complement_prepositions
            k += 1
    return Extent(_trimmed(core, head, k))


def quoted_name(names: Names, core: list[Token], k: int) -> bool:
    """Whether a name is in quotation marks, and so that of a thing (`le centre "Roi X"`)."""
    if core[k - 1].lower in names.known.titles:
        k -= 1
    return names.draft.text[core[k].start - 1] in '"«“'


def _of_body(names: Names, core: list[Token], k: int, head: int) -> bool:
    """Whether a name is that of a body in the complement (`militante de l'association Nord`)."""
    name = names.runs[core[k].start]
    if k - 1 <= head or name.kind == PERSON or core[k - 1].text[0].isupper():
        return False
    m = k - 1
    while m > head + 1 and core[m].pos == "ADJ":
        m -= 1
    noun = names.known.common(core[m])
    if noun is None or noun.role is not None or not (noun.institution or noun.armed):
        return False
    return len(name.words) == 1 or noun.lemma in names.table.appositive


def _name_ahead(names: Names, core: list[Token], k: int) -> int | None:
    """Position of a person's name behind a complement (`candidat à l'élection Ilan Maro`)."""
    for m in range(k + 1, min(len(core), k + 7)):
        name = names.runs.get(core[m].start)
        before = core[m - 1]
        if name is not None:
            plain = before.pos in {"NOUN", "ADJ", "PROPN"}
            return m if plain and name.kind == PERSON and not name.titled else None
        if core[m].pos not in _NOMINAL or names.syntax.venue_at(core, k):
            return None
    return None


def _apposed(name: Name, person: bool, open_: bool) -> bool:  # noqa: FBT001 - two facts, not modes
    """Whether a name right behind its noun is what the noun describes."""
    if person:
        return name.kind not in {BODY, PLACE} or name.titled
    return open_ and name.kind in {BODY, UNKNOWN}


def _length(core: list[Token], k: int, name: Name) -> int:
    """Give how many words of a name stand from a position on."""
    size = 1
    end = name.words[-1].end
    while k + size < len(core) and core[k + size].start < end:
        size += 1
    return size


def _stops(
    names: Names, core: list[Token], k: int, head: int, *, capital: bool, complement: bool
) -> bool:
    """Whether a phrase ends before a position."""
    words, known = names.syntax, names.known
    token, before = core[k], core[k - 1]
    lower = token.lower
    if lower in words.anonymity or lower in words.negation_opening or lower in words.that:
        return True
    if token.pos in {"VERB", "AUX"} and token.text[0].islower():
        return lower not in known.after_roles
    if token.pos == "CCONJ" or lower in words.coordinators:
        return k + 1 >= len(core) or not _goes_on(
            names, core, k + 1, capital=capital, complement=complement
        )
    if token.pos == "ADV":
        return k + 1 >= len(core) or core[k + 1].pos != "ADJ"
    if token.pos in {"SCONJ", "PRON"} and lower not in words.determiners:
        return True
    if lower in words.complement_prepositions:
        return _age(names, core, k)
    if lower in words.time_words and lower not in known.before_roles:
        return True
    if token.pos == "ADP" or lower in words.prepositions:
        if lower not in names.table.office_prepositions or words.venue_at(core, k):
            return True
        return not (capital or _office(names, core, k, head))
    if token.pos == "DET":
        return before.pos not in {"ADP", "DET"} and before.lower not in words.prepositions
    return token.text[0] in "-–—" or (not token.text[-1].isalnum() and token.text[-1] not in "'’.")


def _age(names: Names, core: list[Token], k: int) -> bool:
    """Whether an age follows (`un homme de 40 ans`)."""
    return (
        k + 2 < len(core)
        and core[k + 1].text[0].isdigit()
        and core[k + 2].lower in names.table.ages
    )


def _office(names: Names, core: list[Token], k: int, head: int) -> bool:
    """Whether a preposition other than `de` goes on inside an office (`envoyé pour la Syrie`)."""
    m = k + 1
    while m < len(core) and core[m].pos in {"DET", "ADP"}:
        m += 1
    if m >= len(core):
        return False
    found = names.known.phrase_at(core, m)
    role = names.known.role(core[head])
    if core[k].lower in names.table.mandate_prepositions and core[m - 1].pos == "DET":
        heads = {role.lemma} if role is not None else set()
        here = names.known.phrase_at(core, 0)
        heads |= {here[0].lemma} if here is not None else set()
        if heads & names.table.mandated:
            return core[m].pos in {"NOUN", "PROPN"}
    seated = role is None or role.lemma in names.table.headship or role.sector in _SEATED
    if found is not None and (body := found[0].body) is not None:
        return seated or not (body.nation or body.seat)
    if found is not None:
        return bool(found[0].institution or found[0].portfolio)
    return core[m].text[0].isupper() and seated


def _goes_on(names: Names, core: list[Token], k: int, *, capital: bool, complement: bool) -> bool:
    """Whether a coordination joins another part of the same phrase rather than another actor."""
    words = names.syntax
    token = core[k]
    if token.lower in words.complement_prepositions or token.lower in words.contracted:
        m = k + 1
        while m < len(core) - 1 and core[m].pos == "DET":
            m += 1
        other = names.known.phrase_at(core, m) if m < len(core) else None
        return complement and (other is None or other[0].body is None)
    if token.pos == "DET" or token.lower in words.determiners:
        follows = core[k + 1] if k + 1 < len(core) else None
        return (
            capital
            and follows is not None
            and (follows.text[0].isupper() or follows.pos == "NOUN")
            and names.known.phrase_at(core, k + 1) is None
        )
    if token.pos == "NOUN":
        found = names.known.common(token)
        return found is None or not (found.institution or found.armed or found.crowd)
    return token.pos == "ADJ" and token.start not in names.runs


def _trimmed(core: list[Token], head: int, stop: int) -> int:
    """Leave out function words and marks that a phrase cannot end with."""
    while stop - 1 > head and (
        core[stop - 1].pos in _FUNCTION or not core[stop - 1].text[-1].isalnum()
    ):
        stop -= 1
    return stop


_SEATED = frozenset({"GOV", "JRN", "EDU", "UNO"})  # holders of posts somewhere
_NOMINAL = frozenset({"NOUN", "ADJ", "DET", "ADP", "PROPN"})
_FUNCTION = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PUNCT", "ADV", "PRON"})
