"""One chunk of a phrase, between commas: its determiner, its head, and what the head names.

Written for `le président syrien Bachar al Assad`, `M. Egeland`, `un représentant rebelle`, `cette
source`, `l'un de ses collègues`, `l'Observatoire syrien des droits de l'homme`, `l'ONG Nord`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actor_words import Phrase
from selon.reading.actors.description import Description, Pointing
from selon.reading.actors.named import bare_name, named_body, national, person, titled
from selon.reading.actors.names import PERSON, PLACE, UNKNOWN
from selon.reading.actors.nouns import noun_phrase
from selon.reading.actors.premodified import head_of_run

if TYPE_CHECKING:
    from selon.reading.actor_words import Body
    from selon.reading.actors.names import Name, Names
    from selon.reading.draft import Token


def read_chunk(names: Names, tokens: list[Token]) -> Description | None:
    """Describe one chunk: a name with or without its role, a body, or a head noun."""
    tokens = _opened(names, tokens)
    pointing = determiners(names, tokens)
    core = tokens[pointing.at :]
    if not core:
        return None
    if core[0].pos == "PRON" or core[0].lower in names.syntax.pronouns:
        return _some_of(names, tokens, core) if pointing.part else None
    at = head_of_run(names, core) if names.syntax.head_last else _head(names, core)
    if at is None:
        return None
    if not names.syntax.head_last:
        first = at  # "côté le ministre": what only leads to the head is left out
        while first > 0 and core[first - 1].pos not in {"DET", "NOUN", "ADP"}:
            first -= 1
        core, at = core[first:], at - first
    known, head = names.known, core[at]
    follows = names.runs.get(core[at + 1].start) if at + 1 < len(core) else None
    title = known.titles.get(head.lower)
    if title is not None and follows is not None:
        return titled(names, core, at, follows, title)
    if title is not None and head.text[-1] == ".":
        return None
    name = names.runs.get(head.start)
    if name is not None and pointing.reference == "definite" and _titular(names, head, name):
        forum = Phrase((head.lower,), known.noun(head), institution={})
        return noun_phrase(names, core, at, (forum, at), pointing)  # "le Forum de la jeunesse"
    if name is not None:
        if name.kind == PLACE and pointing.reference == "name":
            return None
        named = bare_name(names, core, at, name, pointing)
        house = _house(names, core, at + len(name.words))
        if named is not None and named.kind == "person" and house is not None:
            named.sector, named.country = house.sector, house.country
        return named
    found = known.phrase_at(core, at)
    if found is not None and found[0].body is not None:
        after = names.runs.get(core[found[1] + 1].start) if found[1] + 1 < len(core) else None
        party = found[0].body.sector == "PTY" and after is not None and after.kind == UNKNOWN
        if after is not None and (after.kind == PERSON or party):  # "LR Ilan Maro"
            return person(names, core, found[1] + 1, after)
        return named_body(names, core[at : found[1] + 1], found[0].body)
    if found is not None and not found[0].portfolio:
        return noun_phrase(names, core, at, found, pointing)
    single = known.common(head)
    if single is not None:
        return noun_phrase(names, core, at, (single, at), pointing)
    if known.demonym(head) and head.text[0].isupper():
        return national(names, core, at, pointing)
    if names.capital(head):
        return bare_name(names, core, at, None, pointing)
    return None


def _house(names: Names, core: list[Token], k: int) -> Body | None:
    """The body that a person is said to be of (`Ilan Maro de la Croix-Rouge`)."""
    words = names.syntax
    if k >= len(core) or core[k].lower not in words.complement_prepositions:
        return None
    k += 1
    if k < len(core) and core[k].lower in words.definite:
        k += 1
    found = names.known.phrase_at(core, k) if k < len(core) else None
    body = found[0].body if found is not None else None
    return body if body is not None and not body.nation and not body.seat else None


def _titular(names: Names, head: Token, name: Name) -> bool:
    """Whether a capital stands on a common noun that opens the name of a body."""
    if len(name.words) > 1 or name.kind == PERSON or head.initial or head.text.isupper():
        return False
    readings = names.draft.pack.morphology.readings(head.lower)
    kinds = {r.category for r in readings}
    return "n" in kinds and "a" not in kinds


def _opened(names: Names, tokens: list[Token]) -> list[Token]:
    """Leave out what cannot open an actor's phrase: conjunctions, adverbs, a stray preposition."""
    k = 0
    while k < len(tokens) - 1 and (
        tokens[k].pos in {"CCONJ", "SCONJ", "PUNCT"}
        or (tokens[k].pos == "ADP" and tokens[k].lower not in names.syntax.determiners)
        or (tokens[k].pos == "ADV" and tokens[k].text[0].islower())
    ):
        k += 1
    return tokens[k:]


def determiners(names: Names, tokens: list[Token]) -> Pointing:
    """Read the determiners before a head: reference, number and gender, where the core begins."""
    words = names.syntax
    k = 0
    reference, number, gender = "name", "", ""
    part = False  # "l'une de ses enquêtrices" is one
    while k < len(tokens):
        token = tokens[k]
        lower = token.lower
        if lower in words.demonstratives:
            reference = "demonstrative"
        elif lower in words.possessives:
            reference = "possessive" if not part else reference
        elif (
            lower in words.partitive and k + 1 < len(tokens) and _part_follows(names, tokens[k + 1])
        ):
            reference, number, part = "indefinite", words.numbers.get(lower, ""), True
        elif lower in words.definite:
            reference = "definite" if reference == "name" else reference
        elif lower in words.indefinite and (
            token.pos in {"DET", "NUM", "ADP", "PRON", ""} or k + 1 < len(tokens)
        ):
            reference = "indefinite" if reference == "name" else reference
        elif token.pos in {"DET", "NUM"} or token.text[:1].isdigit():
            if k and names.known.book.at(tokens, k) is not None:
                break  # "le premier ministre"
            reference = "indefinite" if reference == "name" else reference
        elif lower in names.table.amounts and k + 1 < len(tokens):
            if not _part_follows(names, tokens[k + 1]):
                break
            reference, number = "indefinite", "p"  # "une dizaine de députés"
        elif (token.pos == "ADV" and k == 0) or (part and token.pos == "ADP"):
            pass
        else:
            break
        if not part and lower not in names.table.amounts and number != "p":
            number = words.numbers.get(lower, number)
            gender = names.table.articles.get(lower, "")[:-1] or gender
        k += 1
    return Pointing(k, reference, "s" if part and number != "p" else number, gender, part)


def _part_follows(names: Names, token: Token) -> bool:
    return token.lower in names.syntax.complement_prepositions


def _head(names: Names, core: list[Token]) -> int | None:
    """Position of the word that names the actor, past adjectives and a noun that leads to it."""
    known = names.known
    k = 0
    while k < len(core):
        token = core[k]
        if k and token.text[0].islower() and token.pos in {"VERB", "AUX", "ADP"}:
            return None
        if token.start in names.runs or known.phrase_at(core, k) is not None:
            if not _modifies(names, core, k):
                return k
        elif token.text[0].islower() and token.lower in known.before_roles:
            pass
        elif token.pos in {"NOUN", "PROPN"} or names.capital(token):
            nxt = core[k + 1] if k + 1 < len(core) else None
            if nxt is not None and nxt.lower in names.syntax.definite and token.text[0].islower():
                k += 2  # "côté le patron des sénateurs"
                continue
            name = names.runs.get(nxt.start) if nxt is not None else None
            leads = token.lower not in known.titles and k == 0
            if name is not None and name.kind == PERSON and leads:
                return 1  # "la veille Ilan Maro"
            return k if token.text[0].isupper() or token.lower in known.titles else None
        k += 1
    return None


def _modifies(names: Names, core: list[Token], k: int) -> bool:
    """Whether an actor's word is only the adjective of the next one (`ancien combattant Ilan`)."""
    token = core[k]
    found = names.known.phrase_at(core, k)
    return (
        (found is None or found[1] == k)
        and token.pos == "ADJ"
        and token.lower in names.known.before_roles
        and k + 1 < len(core)
        and names.known.phrase_at(core, k + 1) is not None
    )


def _some_of(names: Names, tokens: list[Token], core: list[Token]) -> Description:
    """`L'un d'eux`: somebody new."""
    span = tokens[0].start, core[0].end
    return Description(
        names.draft.text[span[0] : span[1]], "unnamed", span, number="s", reference="indefinite"
    )
