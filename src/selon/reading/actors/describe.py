"""What the words of a noun phrase say about an actor: its chunks read and put together.

Written for `le président du conseil local d'Alep, Brita Haji Hassan`, `Taoufik Chamaa, un
responsable de l'Union … (UOSSM)`, `Furaha, mère de cinq enfants`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.reading.actors.chunk import read_chunk
from selon.reading.actors.description import Description
from selon.reading.actors.extent import quoted_name
from selon.reading.actors.named import named_body, person
from selon.reading.actors.names import PERSON, fold

if TYPE_CHECKING:
    from selon.reading.actor_words import Phrase
    from selon.reading.actors.names import Names
    from selon.reading.draft import Token

__all__ = ["Description", "describe"]

_OPEN, _CLOSE = {"(", "["}, {")", "]"}
_MARKS = {'"', "«", "»", "“", "”", "–", "—", "--", "'"}


@dataclass(slots=True)
class _Cut:
    """The chunks of a phrase; `aliases` are acronyms in brackets by the word before them."""

    chunks: list[list[Token]] = field(default_factory=lambda: [[]])
    aliases: list[tuple[int, str]] = field(default_factory=list)


def describe(names: Names, tokens: list[Token]) -> Description | None:
    """Describe the phrase that some tokens make; None when nothing in it can be an actor."""
    cut = _cut(names, tokens)
    described = [read_chunk(names, chunk) for chunk in cut.chunks if chunk]
    main = _together(names, described)
    if main is None:
        return None
    main.inner = _inner(names, cut, main)
    return main


def _together(names: Names, described: list[Description | None]) -> Description | None:
    """Join the chunks: a name with its role on either side, the first actor otherwise."""
    found = [d for d in described if d is not None]
    if not found:
        return None
    main = found[0]
    if any(d.kind == "unnamed" for d in found):
        for d in found:
            if d.bare and d.kind == "organisation" and not d.label.isupper():
                d.kind, d.number = "person", "s"
    if described[0] is None and main.kind != "person":
        return main
    if main.kind == "unnamed" and main.number != "p":
        named = next((d for d in found[1:] if d.kind == "person"), None)
        if named is not None:
            return _with_role(named, main)
    loose = main.reference == "bare" and main.kind not in {"unnamed", "person"}
    if loose or main.kind == "document":  # "un tweet de leur porte-parole, Ilan Maro"
        named = next((d for d in found[1:] if d.kind == "person"), None)
        if named is not None:
            return named
    if main.kind == "person":
        house = next((d for d in found[1:] if d.body is not None), None)
        if house is not None and main.sector is None and main.role is None:
            main.sector, main.country = house.sector, main.country or house.country
        apposed = next((d for d in found[1:] if d.kind == "unnamed"), None)
        if apposed is not None and apposed.number != "p":
            return _with_apposition(names, main, apposed)
        holder = next((d for d in found[1:] if d.role and " " not in d.label), None)
        if holder is not None and main.role is None:  # "Ilan Maro, patron de la gare Nord"
            holder.label = names.draft.text[holder.span[0] : holder.span[1]]
            return _with_apposition(names, main, holder)
    if main.kind in {"organisation", "media", "armed_group"} and len(found) > 1:
        other = found[1]
        if other.body is not None and main.body is None and main.head in names.table.appositive:
            other.span = main.span[0], other.span[1]
            other.words |= main.words
            return other  # "the monitoring group, the Northern Observatory"
        if main.reference == "indefinite" and other.kind in {main.kind, "organisation", "person"}:
            if other.body is None and other.reference == "name":
                return _named_after(main, other)  # "une compagnie privée, Terre Neuve"
        elif other.kind == main.kind and other.reference == "indefinite":
            main.words |= {other.head}
    return main


def _with_role(named: Description, role: Description) -> Description:
    """`Le gouverneur de Kandar, Ilan Maro`."""
    named.role = role.label if named.role is None or role.head else named.role
    named.head = role.head or named.head
    named.words |= role.words
    named.gender = named.gender or role.gender
    named.number = "s"
    named.sector = role.sector or named.sector
    named.country = role.country or named.country
    named.span = role.span[0], named.span[1]
    return named


def _with_apposition(names: Names, main: Description, role: Description) -> Description:
    """`Ilan Maro, porte-parole du gouverneur`: the apposition tells more than a rank does."""
    if main.role is None or main.head in names.table.ranks:
        main.role = role.label
        main.head = role.head
        main.sector = role.sector or main.sector
    main.words |= role.words
    main.gender = main.gender or role.gender
    main.sector = main.sector or role.sector
    main.country = main.country or role.country
    return main


def _named_after(noun: Description, name: Description) -> Description:
    name.kind, name.number = noun.kind, "s"
    name.head, name.words = noun.head, noun.words | name.words
    name.gender = noun.gender
    name.country, name.sector = noun.country, noun.sector
    name.span = noun.span[0], name.span[1]
    return name


def _cut(names: Names, tokens: list[Token]) -> _Cut:
    """Cut a phrase at commas and relatives; brackets are left out, acronyms in them kept."""
    cut = _Cut()
    depth = 0
    inner: list[Token] = []
    last: Token | None = None
    for token in tokens:
        if token.text in _OPEN:
            depth += 1
            inner = []
        elif token.text in _CLOSE and depth:
            depth -= 1
            if last is not None and inner and _is_alias(names, inner):
                cut.aliases.append((last.end, inner[0].text))
        elif depth:
            inner.append(token)
        elif token.lower in names.syntax.relatives and token.pos != "DET":
            closing = _closing_name(names, tokens)
            if closing:
                cut.chunks.append(closing)
            break
        elif token.text in {",", ";", ":"}:
            cut.chunks.append([])
        elif token.text not in _MARKS:
            cut.chunks[-1].append(token)
            last = token
    return cut


def _closing_name(names: Names, tokens: list[Token]) -> list[Token]:
    """Give the name that closes a phrase after a relative clause (`…, qui part, Ilan Maro`)."""
    for k in range(len(tokens) - 1, 0, -1):
        if tokens[k].text == ",":
            run = names.runs.get(tokens[k + 1].start) if k + 1 < len(tokens) else None
            whole = run is not None and run.words[-1].end >= tokens[-1].end
            return tokens[k + 1 :] if whole else []
    return []


def _is_alias(names: Names, inner: list[Token]) -> bool:
    """Whether a bracket holds an acronym or short name: `(UOSSM)`, `(GNA, reconnu par l'ONU)`."""
    first = inner[0]
    if set(first.lower.split("-")) & names.table.place_words:
        return False  # "(Nord-Est)"
    if len(inner) > 1 and inner[1].text not in {",", ";"}:
        return False
    return (
        first.text[0].isupper()
        and first.text[-1].isalnum()
        and (first.text.isupper() or len(inner) == 1)
        and len(first.text) > 1
    )


def _inner(names: Names, cut: _Cut, main: Description) -> list[Description]:
    """Who else stands inside the phrase: known bodies, named persons, what an acronym explains."""
    found: list[Description] = []
    for chunk in cut.chunks:
        k = 0
        while k < len(chunk):
            token = chunk[k]
            name = names.runs.get(token.start)
            phrase = names.known.phrase_at(chunk, k) if name is None else None
            last = phrase[1] if phrase is not None else k
            if name is not None:
                last = k + len(name.words) - 1
                if name.kind == PERSON and not (k and quoted_name(names, chunk, k)):
                    called = fold(names.draft.text[name.start : name.words[-1].end])
                    whole = fold(main.label)
                    if called != whole and not (main.kind == "person" and called in whole):
                        found.append(person(names, chunk, k, name))
            elif phrase is not None and token.text[0].isupper():
                found += _body_inside(names, chunk, k, phrase, main)
            k = last + 1
    found += _defined(names, cut, main, found)
    return found


def _body_inside(
    names: Names, chunk: list[Token], k: int, phrase: tuple[Phrase, int], main: Description
) -> list[Description]:
    """The body that a capital inside a phrase names, known or by its noun (`la Ligue du Sud`)."""
    entry, last = phrase
    body = entry.body
    if body is not None:
        plain = not body.nation and not body.seat and body is not main.body
        return [named_body(names, chunk[k : last + 1], body)] if plain else []
    if entry.institution is None or not k or chunk[k].initial or last > k:
        return []
    called = read_chunk(names, chunk[k:])
    if called is None or called.kind not in _BODIES or called.span[1] <= chunk[k].end:
        return []
    called.reference = "name"
    return [] if called.label in main.label and main.kind in _BODIES else [called]


def _defined(
    names: Names, cut: _Cut, main: Description, others: list[Description]
) -> list[Description]:
    """Give each acronym in brackets to the body before it, in the phrase or inside a complement."""
    found: list[Description] = []
    for end, alias in cut.aliases:
        main.words |= {alias.lower()}
        owner = next((d for d in (main, *others) if d.span[1] == end and d.kind in _BODIES), None)
        if owner is not None:
            _explained(names, owner, alias)
            continue
        chunk = next((c for c in cut.chunks if c and c[0].start < end <= c[-1].end), [])
        words = [t for t in chunk if t.end <= end]
        for k in range(len(words) - 1, -1, -1):
            phrase = names.known.common(words[k])
            if phrase is None or not (phrase.institution or phrase.armed):
                continue
            described = read_chunk(names, words[k:])
            if described is not None and described.span[1] == end and described.kind in _BODIES:
                _explained(names, described, alias)
                described.reference = "name"
                found.append(described)
            break
    return found


def _explained(names: Names, owner: Description, alias: str) -> None:
    """Give a body its acronym; one that the lexicons know tells which body it is."""
    known = names.known.acronyms.get(alias)
    if known is None or owner.body is not None or known.kind != owner.kind:
        owner.aliases.append(alias)
        return
    owner.body = known
    owner.sector, owner.country = known.sector or owner.sector, known.country or owner.country
    if owner.label[0].islower() and owner.head in names.table.generic:
        owner.label = alias  # "le mouvement séparatiste (FLN)"
    else:
        owner.aliases.append(alias)


_BODIES = frozenset({"organisation", "state", "media", "armed_group"})
