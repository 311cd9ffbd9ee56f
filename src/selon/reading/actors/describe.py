"""What the words of a noun phrase say about an actor: name, role, head, number, definiteness.

Written for `le président du conseil local d'Alep, Brita Haji Hassan`, `Taoufik Chamaa, un
responsable de l'Union … (UOSSM)`, `le président syrien Bachar al Assad`, `M. Egeland`, `un
représentant rebelle`, `cette source`, `l'Observatoire syrien des droits de l'homme (OSDH)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.reading.actor_words import Body, actor_words, is_name, join_key
from selon.reading.actors.names import apposed_name, name_run, person_behind
from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.actor_words import ActorWords
    from selon.reading.draft import Draft, Token
    from selon.reading.syntax import Syntax

_OPEN, _CLOSE = {"(", "["}, {")", "]"}
_MARKS = {'"', "«", "»", "“", "”", ",", ";", ":", "–", "—", "--"}


@dataclass(slots=True)
class Description:
    """An actor as one phrase describes it.

    `label` is what it is called: the person's or body's name, else the head noun with its
    complement. `head` is the head noun's lemma ("" for a bare name), `words` the content words of
    the describing phrase, folded. `reference` is how it points: name, definite, indefinite,
    demonstrative, possessive.
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


def describe(draft: Draft, tokens: list[Token]) -> Description | None:
    """Describe the phrase that some tokens make; None when nothing in it can be an actor."""
    known = actor_words(draft.pack)
    words = syntax(draft.pack)
    chunks, aliases = _chunks(tokens, words)
    if not chunks:
        return None
    described = [_chunk(draft, chunk, known, words) for chunk in chunks]
    main = described[0]
    _settle_names(described)
    named = next((d for d in described if d is not None and d.kind == "person"), None)
    if main is None:
        main = named
    if main is None:
        return next((d for d in described if d is not None), None)
    if named is not None and main is not named and main.kind in {"unnamed", "person"}:
        named.role = main.role or main.label
        named.head = main.head
        named.words = main.words | named.words
        named.gender = named.gender or main.gender
        named.number = main.number
        named.sector = named.sector or main.sector
        named.country = named.country or main.country
        named.span = main.span[0], named.span[1]
        return named
    if main.kind == "person" and main.role is None and len(described) > 1:
        apposed = next((d for d in described[1:] if d is not None and d.kind == "unnamed"), None)
        if apposed is not None:
            main.role, main.head = apposed.label, apposed.head
            main.words |= apposed.words
            main.gender = main.gender or apposed.gender
            main.sector = main.sector or apposed.sector
            main.country = main.country or apposed.country
    main.aliases += aliases if main.kind != "person" else []
    return main


def _settle_names(described: list[Description | None]) -> None:
    """A bare name beside a role is a person (`Furaha, mère de cinq enfants`)."""
    if not any(d is not None and d.kind == "unnamed" for d in described):
        return
    for found in described:
        if found is not None and found.bare:
            found.kind = "person"
            found.number = "s"


def _chunks(tokens: list[Token], words: Syntax) -> tuple[list[list[Token]], list[str]]:
    """Cut a phrase at commas, relatives and brackets; short brackets hold acronyms."""
    chunks: list[list[Token]] = [[]]
    aliases: list[str] = []
    depth = 0
    inner: list[Token] = []
    for token in tokens:
        if token.text in _OPEN:
            depth += 1
            inner = []
        elif token.text in _CLOSE and depth:
            depth -= 1
            if inner and len(inner) <= 3 and inner[0].text[:1].isupper():
                aliases.append(" ".join(t.text for t in inner))
        elif depth:
            inner.append(token)
        elif token.lower in words.relatives and token.pos != "DET":
            break
        elif token.text == "," or token.text in {";", ":"}:
            chunks.append([])
        elif token.text not in _MARKS:
            chunks[-1].append(token)
    return [c for c in chunks if c], aliases


def _chunk(
    draft: Draft, tokens: list[Token], known: ActorWords, words: Syntax
) -> Description | None:
    """Describe one chunk: a name with or without its role, a body, or a head noun."""
    start, reference, number = _determiner(tokens, words)
    core = tokens[start:]
    if not core:
        return None
    if core[0].pos == "PRON" or core[0].lower in words.pronouns:
        return None
    core = _cut(core, words)
    head_at = next(
        (
            k
            for k, t in enumerate(core)
            if known.actor_word(t) or t.pos in {"NOUN", "PROPN"} or is_name(t)
        ),
        None,
    )
    if head_at is not None and head_at + 1 < len(core) and _before_role(core, head_at, known):
        head_at += 1
    if head_at is None:
        return None
    head = core[head_at]
    body = known.body_at(core, head_at)
    title = known.titles.get(head.lower)
    if title is not None and head_at + 1 < len(core) and is_name(core[head_at + 1]):
        return _titled(draft, core, head_at, title, known)
    if body is not None and (body[1] == len(core) - 1 or not known.actor_word(head)):
        return _body(draft, core, head_at, *body)
    if known.actor_word(head) or (head.pos == "NOUN" and not is_name(head)):
        return _noun(draft, core, head_at, known, words, reference, number)
    return _bare_name(draft, core, head_at, known, words, reference)


def _before_role(core: list[Token], at: int, known: ActorWords) -> bool:
    """Whether a capitalised adjective stands before a role (`Premier ministre`)."""
    return (
        core[at].text[:1].isupper()
        and not known.actor_word(core[at])
        and known.role(core[at + 1]) is not None
        and core[at + 1].text.islower()
    )


def _determiner(tokens: list[Token], words: Syntax) -> tuple[int, str, str]:
    """Read the determiners before a head: position of the core, reference, number."""
    k = 0
    reference, number = "name", ""
    singular = False  # "l'une de ses enquêtrices" is one
    while k < len(tokens):
        token = tokens[k]
        lower = token.lower
        if lower in words.demonstratives:
            reference = "demonstrative"
        elif lower in words.possessives:
            reference = "possessive"
        elif lower in words.partitive and k + 1 < len(tokens):
            reference = "indefinite"
            singular = True
        elif lower in words.definite:
            reference = "definite" if reference == "name" else reference
        elif lower in words.indefinite and token.pos in {"DET", "NUM", "ADP", "PRON", ""}:
            reference = "indefinite"
        elif token.pos in {"DET", "NUM"} or token.text[:1].isdigit():
            reference = "indefinite" if reference == "name" else reference
        elif token.pos == "ADV" and k == 0:
            pass
        else:
            break
        number = words.numbers.get(lower, number)
        k += 1
    return k, reference, "s" if singular else number


def _cut(core: list[Token], words: Syntax) -> list[Token]:
    """Cut a chunk before a participle clause or an adjunct that is no part of the name."""
    for k, token in enumerate(core):
        if k == 0:
            continue
        if token.lower in words.anonymity:
            return core[:k]
        if (
            token.pos in {"VERB", "AUX"}
            and any(tag[0] in "KG" for _, tag in token.tags)
            and not token.text[:1].isupper()
        ):
            return core[:k]
        if token.pos in {"SCONJ"}:
            return core[:k]
    return core


def _titled(
    draft: Draft, core: list[Token], at: int, gender: str, known: ActorWords
) -> Description:
    """`M. Egeland`, `Mme Parly`, `le général Vibulsak`."""
    run = name_run(core, at + 1, known)
    first, last = core[at + 1], core[run]
    label = draft.text[first.start : last.end]
    role = known.role(core[at])
    return Description(
        label, "person", (core[0].start, last.end),
        head=role.lemma if role else "", gender=gender if gender in {"m", "f"} else "",
        number="s", words=_content(core[: at + 1], known), titled=True,
        role=draft.text[core[0].start : core[at].end] if role else None,
        sector=role.sector if role else None,
    )  # fmt: skip


def _body(draft: Draft, core: list[Token], at: int, body: Body, last: int) -> Description:
    start, end = core[at].start, core[last].end
    surface = draft.text[start:end]
    aliases = [surface] if surface != body.name else []
    return Description(
        body.name if len(body.name) >= len(surface) else surface,
        body.kind,
        (start, end),
        country=body.country,
        sector=body.sector,
        gender=body.gender,
        aliases=aliases,
        words=frozenset(w for w in join_key(core[at : last + 1]).split()),
    )


def _noun(
    draft: Draft,
    core: list[Token],
    at: int,
    known: ActorWords,
    words: Syntax,
    reference: str,
    number: str,
) -> Description | None:
    """A head noun with its complement, and a person's name behind it if there is one."""
    head = core[at]
    role = known.role(head)
    run = person_behind(core, at, known, words) if role else None
    stop = run[0] if run else len(core)
    phrase = core[at:stop] or [head]
    while len(phrase) > 1 and phrase[-1].pos in {"DET", "ADP", "CCONJ", "PUNCT"}:
        phrase = phrase[:-1]
    noun_label = draft.text[phrase[0].start : phrase[-1].end]
    lemma = role.lemma if role else known.noun(head)
    country = next((known.demonyms[t.lower] for t in phrase if t.lower in known.demonyms), None)
    for k in range(1, len(phrase)):
        body = known.body_at(phrase, k)
        if country is None and body is not None and body[0].country:
            country = body[0].country
    institution = known.institution(head)
    sector = role.sector if role else (institution or {}).get("sector")
    gender = role.gender if role else (institution or {}).get("gender", "")
    number = number or (role.number if role else "")
    common = {
        "head": lemma,
        "country": country,
        "sector": sector or None,
        "gender": gender,
        "number": number,
        "reference": reference,
        "words": _content(phrase, known),
    }
    if run is not None:
        first, last = core[run[0]], core[run[1]]
        return Description(
            draft.text[first.start : last.end], "person", (core[0].start, last.end),
            role=noun_label, **{**common, "reference": "name", "number": "s"},
        )  # fmt: skip
    kind = _kind(head, known, institution)
    if kind is None:
        return None
    named_medium = (
        apposed_name(core, at, known) if kind in {"media", "organisation", "armed_group"} else None
    )
    if named_medium is not None:
        surface = draft.text[core[named_medium].start : core[-1].end]
        return Description(
            surface, kind, (core[0].start, core[-1].end), aliases=[noun_label],
            **{**common, "reference": "name"},
        )  # fmt: skip
    return Description(
        noun_label, kind, (core[0].start, phrase[-1].end),
        role=None, **common,
    )  # fmt: skip


def _kind(head: Token, known: ActorWords, institution: dict[str, str] | None) -> str | None:
    if known.group(head):
        return "armed_group"
    if institution is not None:
        return str(institution.get("kind", "organisation"))
    if known.role(head) or head.lower in known.sources:
        return "unnamed"
    if known.population(head):
        return "population"
    if known.medium(head):
        return "media"
    if known.document(head):
        return "document"
    if head.lower in known.demonyms:
        return "population"
    return None


def _bare_name(
    draft: Draft,
    core: list[Token],
    at: int,
    known: ActorWords,
    words: Syntax,
    reference: str,
) -> Description | None:
    """A capitalised name alone: a person when it looks like one, else a body."""
    run = name_run(core, at, known)
    first, last = core[at], core[run]
    label = draft.text[first.start : last.end]
    person = (
        reference != "definite"
        and (first.lower in known.first_names or (run > at and not label.isupper()))
        and not any(known.institution(t) for t in core[at : run + 1])
    )
    acronym = run == at and label.isupper() and len(label) > 1
    if run < len(core) - 1 and not person:
        last = core[-1]
        label = draft.text[first.start : last.end]
    kind = "person" if person else "organisation"
    return Description(
        label, kind, (core[0].start, last.end), reference="name",
        number="s" if person else "", gender=known.first_names.get(first.lower, "") if person else "",
        words=_content(core[at:], known), bare=not acronym,
        aliases=[label] if acronym else [],
    )  # fmt: skip


def _content(tokens: list[Token], known: ActorWords) -> frozenset[str]:
    return frozenset(
        known.noun(t) if not is_name(t) else t.lower
        for t in tokens
        if t.pos not in {"DET", "ADP", "PUNCT", "CCONJ", "PRON"} and len(t.text) > 1
    )
