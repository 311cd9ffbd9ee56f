"""One chunk of a phrase, between commas: its determiner, its head, and what the head names.

Written for `le président syrien Bachar al Assad`, `M. Egeland`, `un représentant rebelle`, `cette
source`, `l'un de ses collègues`, `l'Observatoire syrien des droits de l'homme`, `l'ONG Nord`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from selon.reading.actors.extent import extent
from selon.reading.actors.features import country_of, noun_features, sector_of
from selon.reading.actors.names import BODY, PERSON, PLACE

if TYPE_CHECKING:
    from selon.reading.actor_words import Body, Phrase
    from selon.reading.actors.names import Name, Names
    from selon.reading.draft import Token


@dataclass(slots=True)
class Description:
    """An actor as one phrase describes it.

    `label` is what it is called: the person's or body's name, else the head noun with its
    complement. `head` is the head noun's lemma ("" for a bare name), `words` the content words of
    the describing phrase. `reference` is how it points: name, definite, indefinite, demonstrative,
    possessive. `bare` is a name of which nothing tells whether a person or a body bears it.
    """

    label: str
    kind: str
    span: tuple[int, int]
    head: str = ""
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str = ""
    number: str = ""
    reference: str = "name"
    aliases: list[str] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    titled: bool = False
    bare: bool = False
    body: Body | None = None
    inner: list[Description] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the determiners before a head say, and where the head's own words begin."""

    at: int
    reference: str = "name"
    number: str = ""
    gender: str = ""
    part: bool = False


def read_chunk(names: Names, tokens: list[Token]) -> Description | None:
    """Describe one chunk: a name with or without its role, a body, or a head noun."""
    tokens = _opened(names, tokens)
    pointing = determiners(names, tokens)
    core = tokens[pointing.at :]
    if not core:
        return None
    if core[0].pos == "PRON" or core[0].lower in names.syntax.pronouns:
        return _some_of(names, tokens, core) if pointing.part else None
    at = _head(names, core)
    if at is None:
        return None
    known, head = names.known, core[at]
    follows = names.runs.get(core[at + 1].start) if at + 1 < len(core) else None
    title = known.titles.get(head.lower)
    if title is not None and follows is not None:
        return _titled(names, core, at, follows, title)
    name = names.runs.get(head.start)
    if name is not None:
        plain = pointing.reference == "name"
        return None if name.kind == PLACE and plain else bare_name(names, core, at, name, pointing)
    found = known.phrase_at(core, at)
    if found is not None and found[0].body is not None:
        after = names.runs.get(core[found[1] + 1].start) if found[1] + 1 < len(core) else None
        if after is not None and after.kind == PERSON:  # "LR Ilan Maro"
            return person(names, core, found[1] + 1, after)
        return named_body(names, core[at : found[1] + 1], found[0].body)
    if found is not None and not found[0].portfolio:
        return _noun(names, core, at, found, pointing)
    single = known.common(head)
    if single is not None:
        return _noun(names, core, at, (single, at), pointing)
    if known.demonym(head) and head.text[0].isupper():
        return _national(names, core, at, pointing)
    if names.capital(head):
        return bare_name(names, core, at, None, pointing)
    return None


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
        elif lower in words.indefinite and token.pos in {"DET", "NUM", "ADP", "PRON", ""}:
            reference = "indefinite" if reference == "name" else reference
        elif token.pos in {"DET", "NUM"} or token.text[:1].isdigit():
            if k and names.known.book.at(tokens, k) is not None:
                break  # "le premier ministre"
            reference = "indefinite" if reference == "name" else reference
        elif token.pos == "ADV" and k == 0:
            pass
        else:
            break
        if not part:
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
        elif token.pos in {"NOUN", "PROPN"} or names.capital(token):
            nxt = core[k + 1] if k + 1 < len(core) else None
            if nxt is not None and nxt.lower in names.syntax.definite and token.text[0].islower():
                k += 2  # "côté le patron des sénateurs"
                continue
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


def _titled(names: Names, core: list[Token], at: int, name: Name, gender: str) -> Description:
    """`M. Egeland`, `Mme Parly`, `le général Vibulsak`."""
    role = names.known.role(core[at])
    last = core[min(len(core), at + 1 + len(name.words)) - 1]
    text = names.draft.text
    return Description(
        text[core[at + 1].start : last.end], "person", (core[0].start, last.end),
        head=role.lemma if role else "", gender=gender if gender != "mf" else name.gender,
        number="s", words=content(names, core[: at + 1]), titled=True,
        role=text[core[0].start : core[at].end] if role else None,
        sector=role.sector if role else None,
    )  # fmt: skip


def person(names: Names, core: list[Token], at: int, name: Name) -> Description:
    """Describe the bearer of a name that nothing else stands with."""
    last = core[min(len(core), at + len(name.words)) - 1]
    start = core[at].start
    return Description(
        names.draft.text[start : last.end], "person", (start, last.end), number="s",
        gender=name.gender, titled=name.titled, words=frozenset(w.lower for w in name.words),
    )  # fmt: skip


def bare_name(
    names: Names, core: list[Token], at: int, name: Name | None, pointing: Pointing
) -> Description:
    """Describe a capitalised name alone: a person when it looks like one, else a body."""
    size = len(name.words) if name is not None else 1
    last = core[min(len(core), at + size) - 1]
    start = core[at].start
    label = names.draft.text[start : last.end]
    kind = name.kind if name is not None else ""
    definite = pointing.reference != "name"
    acronym = size == 1 and label.isupper() and len(label) > 1
    person = kind == PERSON or (
        not definite and not acronym and kind not in {BODY, PLACE} and name is not None
    )
    found = Description(
        label, "person" if person else "organisation", (core[0].start, last.end),
        number="s" if person else pointing.number, bare=kind not in {PERSON, BODY},
        gender=name.gender if person and name else pointing.gender,
        words=frozenset(w.lower for w in (name.words if name else core[at : at + 1])),
    )  # fmt: skip
    if not person and any(_press(names, w) for w in core[at : at + size]):
        found.kind, found.sector = "media", "JRN"
    return found


def _press(names: Names, token: Token) -> bool:
    found = names.known.common(token)
    return token.lower in names.table.press_words or (found is not None and found.medium)


def named_body(names: Names, words: list[Token], body: Body) -> Description:
    """Describe a body or state that the lexicons name."""
    start, end = words[0].start, words[-1].end
    return Description(
        names.draft.text[start:end], body.kind, (start, end), body=body,
        country=body.country, sector=body.sector, gender=body.gender, number=body.number,
        words=frozenset(w.lower for w in words),
    )  # fmt: skip


def _national(names: Names, core: list[Token], at: int, pointing: Pointing) -> Description:
    """`La Chypriote`, `les Palestiniens`: somebody of a nation or a people."""
    token = core[at]
    gender, number = noun_features(names.draft.pack, token.lower)
    crowd = (pointing.number or number) == "p" and pointing.reference == "definite"
    return Description(
        token.text, "population" if crowd else "unnamed", (core[0].start, token.end),
        head=names.known.noun(token), country=names.known.country(token), sector="CVL",
        gender=gender or pointing.gender, number=pointing.number or number,
        reference=pointing.reference, words=content(names, core[at : at + 1]),
    )  # fmt: skip


def _noun(
    names: Names, core: list[Token], at: int, found: tuple[Phrase, int], pointing: Pointing
) -> Description | None:
    """A head noun with its complement, and the name behind it if there is one."""
    phrase, last = found
    role = phrase.role
    open_ = phrase.medium or phrase.lemma in names.table.appositive or bool(phrase.armed)
    reach = extent(names, core, last, person=role is not None, open_=open_ and role is None)
    own = core[at : reach.stop]
    label = names.draft.text[core[at].start : own[-1].end]
    gender, number = noun_features(names.draft.pack, core[at].lower)
    if role is not None:
        gender, number = role.gender or pointing.gender, role.number
    elif phrase.institution is not None:
        gender = phrase.institution.get("gender", gender)
    country = country_of(names, own)
    base = Description(
        label, kind_of(names, phrase, own, pointing), (core[0].start, own[-1].end),
        head=phrase.lemma, country=country, sector=sector_of(names, phrase, own, country),
        gender=gender or pointing.gender, number=pointing.number or number,
        reference=pointing.reference, words=content(names, own),
    )  # fmt: skip
    if reach.body is not None or reach.name is not None:
        return _apposed(names, core, reach.name_end, base, reach.body, reach.name)
    return base if base.kind else None


def _apposed(
    names: Names, core: list[Token], end: int, base: Description, body: Body | None,
    name: Name | None,
) -> Description:  # fmt: skip
    """The person or body whose name stands behind the noun that describes it."""
    text = names.draft.text
    span = base.span[0], core[end].end
    if body is not None:
        first = next(k for k in range(end, -1, -1) if core[k].start <= base.span[1]) + 1
        described = named_body(names, core[first : end + 1], body)
        described.span = span
        described.head, described.words = base.head, base.words | described.words
        described.aliases.append(text[span[0] : span[1]])
        return described
    assert name is not None
    label = text[name.start : core[end].end]
    if base.kind in {"", "unnamed", "population"} or name.kind == PERSON:
        return replace(
            base, label=label, kind="person", span=span, role=base.label, number="s",
            reference="name", gender=base.gender or name.gender, titled=False,
            words=base.words | {w.lower for w in name.words},
        )  # fmt: skip
    while end + 1 < len(core) and core[end + 1].pos in {"NOUN", "PROPN", "X", "ADJ"}:
        end += 1
    label = text[name.start : core[end].end]
    return replace(
        base, label=label, span=(span[0], core[end].end), reference="name",
        aliases=[text[base.span[0] : core[end].end]],
        words=base.words | {w.lower for w in name.words},
    )  # fmt: skip


def kind_of(names: Names, phrase: Phrase, own: list[Token], pointing: Pointing) -> str:
    """Give the kind of actor that a common noun names; empty when it names none."""
    plural = pointing.number == "p"
    if phrase.armed and not (phrase.role and pointing.number == "s"):
        return "armed_group"
    if phrase.medium and phrase.role is None:
        return "media"
    if phrase.institution is not None and phrase.role is None:
        if any(t.lower in names.known.rebel for t in own[1:]):
            return "armed_group"
        return str(phrase.institution.get("kind", "organisation"))
    if phrase.crowd and (phrase.role is None or (plural and pointing.reference == "definite")):
        return "population"
    if phrase.role is not None or phrase.source:
        return "unnamed"
    return "document" if phrase.document else ""


def content(names: Names, tokens: list[Token]) -> frozenset[str]:
    """Give the words of a phrase that tell it from others: lemmas, names lower-case."""
    return frozenset(
        t.lower if t.text[0].isupper() else names.known.noun(t)
        for t in tokens
        if t.pos not in {"DET", "ADP", "PUNCT", "CCONJ", "PRON"} and len(t.text) > 1
    )
