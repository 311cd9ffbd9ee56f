"""Names that are persons or organisations, told apart by the words around them.

The spans that the actors' step knows come in as `blocked`; what it does not name (persons who only
suffer or are only spoken of) is found here: titles, roles, known bodies, and the later short forms
of a name that once stood whole.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.errors import DataError
from selon.reading.actor_words import ActorWords, actor_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.language import LanguagePack
    from selon.reading.places.lexicon import PlaceWords
    from selon.reading.places.names import Name
    from selon.reading.places.setting import Setting
    from selon.reading.places.words import Words

_LEAST_LETTERS = 3


def person_or_body(
    words: Words,
    names: Sequence[Name],
    settings: Sequence[Setting],
    lexicon: PlaceWords,
    *,
    blocked: Sequence[tuple[int, int]],
    sure: frozenset[str],
) -> list[bool]:
    """Say of each name whether it is a person or an organisation.

    `sure` are names in lower case that are plainly places elsewhere in the dispatch.
    """
    roles = _roles(words.draft.pack)
    bodies = _bodies(words.draft.pack)
    spans = sorted(blocked)
    verdicts = []
    parts: set[str] = set()
    runs: set[str] = set()
    for name, setting in zip(names, settings, strict=True):
        person = not setting.kind and _titled(words, name, setting, lexicon, roles)
        if person:
            parts.update(_parts(name))
        verdicts.append(
            person
            or (not setting.kind and _blocked(words, name, setting, lexicon, spans))
            or _body(words, name, bodies)
        )
    for name, setting in zip(names, settings, strict=True):
        if _unknown_run(name, setting, lexicon):
            parts.update(_parts(name))
            runs.add(name.text)
    sides = lexicon.sorts["sides"]
    for at, (name, setting) in enumerate(zip(names, settings, strict=True)):
        side = setting.noun >= 0 and not setting.link and words.lowers[setting.noun] in sides
        if side and _short_form(name, parts):
            verdicts[at] = True
        if name.text.lower() in sure:
            continue
        if not name.known and name.text in runs and _weak(setting):
            verdicts[at] = True
        if not verdicts[at] and _personal(words, name, setting, lexicon, parts):
            verdicts[at] = True
        if not verdicts[at] and not setting.kind and not _place_like(setting, lexicon):
            verdicts[at] = name.text not in runs and _short_form(name, parts)
    return verdicts


def is_office(words: Words, at: int) -> bool:
    """Whether a word, past adjectives after it, names an office or role."""
    roles = _roles(words.draft.pack)
    return roles is not None and at >= 0 and _role_before(words, at, roles)


def is_given(words: Words, at: int) -> bool:
    """Whether a word is a first name."""
    roles = _roles(words.draft.pack)
    return roles is not None and words.lowers[at] in roles.first_names


@cache
def _roles(pack: LanguagePack) -> ActorWords | None:
    try:
        return actor_words(pack)
    except DataError:
        return None


@cache
def _bodies(pack: LanguagePack) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the names of organisations by their first word, the longest first.

    Names that are common words too keep their capitals (`le Monde`), all others are lower case.
    """
    try:
        entries = pack.table("organisations").get("organisations", [])
    except DataError:
        return {}
    found: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        plain = (entry["name"], *entry.get("forms", ()), *entry.get("acronyms", ()))
        names = [*(name.lower() for name in plain), *entry.get("cased", ())]
        for name in names:
            words = tuple(name.replace("'", "' ").split())
            found.setdefault(words[0], set()).add(words)
    return {k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in found.items()}


def _blocked(
    words: Words,
    name: Name,
    setting: Setting,
    lexicon: PlaceWords,
    spans: Sequence[tuple[int, int]],
) -> bool:
    """Whether a name lies in the span of an actor without being a place beside it.

    The span of `le porte-parole du gouverneur de Kandar` holds a place that is no part of a name.
    """
    if setting.preposition == "phrase" or setting.preposition in lexicon.place:
        return False
    if name.known:
        before = words.lowers[name.first - 1] if name.first else ""
        if setting.preposition == "of" or before in lexicon.conjunctions:
            return False
    start, end = words.starts[name.first], words.ends[name.last]
    return any(a <= start and end <= b for a, b in spans)


def _titled(
    words: Words, name: Name, setting: Setting, lexicon: PlaceWords, roles: ActorWords | None
) -> bool:
    """`M. Marot`, `le général Marot`, `Ilan Marot, ministre de`."""
    before = name.first - 1
    if before >= 0 and words.gaps[name.first] is not None:
        title = words.lowers[before]
        gap = words.gaps[name.first] or ""
        if gap.startswith(".") and title + "." in lexicon.titles:
            return True
        if words.joined(name.first):
            if title in lexicon.titles:
                return True
            if roles and not setting.link and _role_before(words, before, roles):
                return True
    if roles is None or name.last == name.first or (name.known and _place_like(setting, lexicon)):
        return False
    return _role_after(words, name, roles)


def _role_before(words: Words, at: int, roles: ActorWords | None) -> bool:
    """Whether a role stands before the name, adjectives between (`le ministre russe Marot`)."""
    assert roles is not None
    for _ in range(3):
        token = words.token(at)
        if token is None:
            return False
        if roles.role(token) or roles.titles.get(token.lower):
            return True
        if token.pos not in {"ADJ", "NOUN"} or not words.joined(at) or at == 0:
            return False
        at -= 1
    return False


def _role_after(words: Words, name: Name, roles: ActorWords | None) -> bool:
    """Whether a role follows in apposition (`Ilan Marot, porte-parole de`), or an age."""
    assert roles is not None
    at = name.last + 1
    if at >= len(words) or (words.gaps[at] or "").strip() not in {",", "("}:
        return False
    for _ in range(3):
        token = words.token(at)
        if token is None:
            return False
        if roles.role(token):
            return True
        if token.pos not in {"DET", "ADJ", "NUM"}:
            return False
        at += 1
        if at >= len(words) or not words.joined(at):
            return False
    return False


def _body(words: Words, name: Name, bodies: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether the name opens or is part of a known body's name."""
    for at in range(max(0, name.first - 6), name.first + 1):
        if not words.names[at] or words.sentences[at] != words.sentences[name.first]:
            continue
        for table in (words.lowers, words.texts):
            for phrase in bodies.get(table[at], ()):
                end = at + len(phrase)
                if end > name.last and tuple(table[at:end]) == phrase:
                    return True
    return False


def _unknown_run(name: Name, setting: Setting, lexicon: PlaceWords) -> bool:
    """Whether a name of several words is probably a person's: unknown, and not set as a place."""
    return (
        not name.known
        and name.last > name.first
        and not setting.kind
        and (setting.preposition in {"", "of"} or setting.preposition in lexicon.open)
    )


def _personal(
    words: Words, name: Name, setting: Setting, lexicon: PlaceWords, parts: set[str]
) -> bool:
    """Whether an unknown name is somebody's wherever it stands: `rendre justice à Ilan Marot`.

    It opens with a title or a first name, or is short for a person named in full elsewhere.
    """
    if name.known or setting.kind:
        return False
    if name.last > name.first:
        return words.lowers[name.first] in lexicon.titles or is_given(words, name.first)
    return _place_like(setting, lexicon) and _short_form(name, parts)


def _weak(setting: Setting) -> bool:
    """Whether a setting shows a place only of names that are known (`la sortie de`)."""
    return setting.kind in {"open", "seat"} or (not setting.kind and setting.preposition == "of")


def _place_like(setting: Setting, lexicon: PlaceWords) -> bool:
    return setting.preposition in lexicon.place or setting.preposition == "phrase"


def _parts(name: Name) -> list[str]:
    return [w for w in name.text.lower().split() if len(w) >= _LEAST_LETTERS]


def _short_form(name: Name, parts: set[str]) -> bool:
    """Whether the last word of a name is a word of a person named elsewhere in full."""
    words = _parts(name)
    return (name.first == name.last or not name.known) and bool(words) and words[-1] in parts
