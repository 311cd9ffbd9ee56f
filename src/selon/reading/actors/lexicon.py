"""The words for actors as a pack lists them: roles, bodies, nations, longer phrases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from selon.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView, Sequence

    from selon.language import LanguagePack
    from selon.reading.draft import Token


@dataclass(frozen=True, slots=True)
class Role:
    """A role or office as a form gives it: lemma, gender (m, f or empty), number (s, p), sector."""

    lemma: str
    gender: str
    number: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A named organisation, state or group: canonical name, kind, ISO3 country, sector."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    gender: str = ""
    number: str = ""
    nation: bool = False
    """Whether it is a state itself, by its name, an epithet or its capital."""
    seat: bool = False
    """Whether it is a town, which stands for a body only where it speaks."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or words of the lexicons and what they name; several kinds may hold at once.

    `words` are lower-case; `exact` are the same words as they must be written where all capitals
    count ("" for any), `capital` asks for a capital first. `institution` is the entry of the
    lexicon, `crowd` and `armed` are sectors.
    """

    words: tuple[str, ...]
    lemma: str
    exact: tuple[str, ...] = ()
    capital: bool = False
    role: Role | None = None
    body: Body | None = None
    institution: dict[str, Any] | None = None
    crowd: str | None = None
    armed: str | None = None
    document: bool = False
    medium: bool = False
    source: bool = False
    portfolio: bool = False


def split(name: str) -> tuple[str, ...]:
    """Cut a name as the tokenizer does, hyphens left whole: after spaces and apostrophes."""
    return tuple(name.replace("’", "'").replace("'", "' ").split())


def optional(pack: LanguagePack, name: str) -> dict[str, Any]:
    """Read a table that a pack may lack."""
    try:
        return pack.table(name)
    except DataError:
        return {}


def roles_of(pack: LanguagePack) -> Iterator[tuple[str, Role]]:
    """Yield every form of every role, lower-case, with what it says."""
    for lemma, entry in pack.table("actors")["roles"].items():
        for gender in ("m", "f", "mf"):
            for n, form in enumerate(entry.get(gender, ())):
                role = Role(lemma, gender if gender != "mf" else "", "sp"[n], entry.get("sector"))
                yield form.lower(), role


def bodies_of(pack: LanguagePack) -> Iterator[tuple[str, Body, bool]]:
    """Yield every name of every organisation, the body, and whether all its capitals count.

    Acronyms stand only as written; so do names that are common words too.
    """
    table = optional(pack, "organisations")
    known: dict[str, Body] = {}
    for section in ("organisations", "cased"):
        for entry in table.get(section, []):
            body = Body(
                entry["name"], entry.get("kind", "organisation"), entry.get("country"),
                entry.get("sector"), entry.get("gender", ""), entry.get("number", ""),
            )  # fmt: skip
            known[body.name] = body
            for name in (entry["name"], *entry.get("forms", ())):
                yield name, body, section == "cased"
            for name in entry.get("acronyms", ()):
                yield name, body, True
    for town, name in table.get("metonyms", {}).items():
        if name in known:
            yield town, replace(known[name], seat=True), False


def nations_of(pack: LanguagePack) -> Iterator[tuple[str, Body, bool]]:
    """Yield every name of every state, its capitals and epithets; none needs all its capitals."""
    nations = optional(pack, "nations").get("nations", {})
    articles = pack.table("reference")["articles"]
    for code, entry in nations.items():
        features = articles.get(entry.get("article", ""), "")
        name = entry["names"][0]
        state = Body(name, "state", code, "GOV", features[:-1], features[-1:], nation=True)
        for name in entry.get("names", ()):
            yield name, state, False
        for name in entry.get("capitals", ()):
            yield name, Body(name, "state", code, "GOV", "", "s", nation=True, seat=True), False
    for epithet, code in optional(pack, "actors").get("epithets", {}).items():
        if code in nations:
            name = nations[code]["names"][0]
            yield epithet, Body(name, "state", code, "GOV", "", "s", nation=True), False


def demonyms_of(pack: LanguagePack) -> dict[str, str]:
    """Give the country of each adjective of nationality."""
    return {
        form.lower(): code
        for code, entry in optional(pack, "nations").get("nations", {}).items()
        for form in (*entry.get("adjectives", ()), *entry.get("stems", ()))
    }


def peoples_of(pack: LanguagePack) -> dict[str, str]:
    """Give the country of each people or town by its adjective, empty where it has no state."""
    table = optional(pack, "nations").get("peoples", {})
    return {form.lower(): code for form, code in table.items()}


class PhraseBook:
    """Finds the longest phrase of several words, or the name of one, that starts at a word."""

    def __init__(self, pack: LanguagePack) -> None:
        self._lemma = pack.morphology.lemma
        articles = frozenset(pack.table("syntax")["definite"])
        self._by_first: dict[str, list[Phrase]] = {}
        self._memo: dict[str, dict[str, tuple[Phrase, ...]]] = {}
        merged: dict[tuple[str, ...], dict[str, Any]] = {}
        for text, fields in _common(pack):
            words = split(text.lower())
            if len(words) > 1 or fields.get("portfolio"):
                entry = merged.setdefault(words, {"lemma": text})
                for name, value in fields.items():
                    entry.setdefault(name, value)
        found = [
            Phrase(words, capital="portfolio" in fields, **fields)
            for words, fields in merged.items()
        ]
        for name, body, cased in (*bodies_of(pack), *nations_of(pack)):
            written = split(name)
            exact: tuple[str, ...] = ()
            if cased:
                exact = ("", *written[1:]) if written[0].lower() in articles else written
            capital = written[0][:1].isupper()
            found.append(Phrase(split(name.lower()), name, exact, capital, body=body))
        for phrase in found:
            self._by_first.setdefault(phrase.words[0], []).append(phrase)

    @property
    def openers(self) -> KeysView[str]:
        """The lower-case words that open a phrase in the form of the lexicons."""
        return self._by_first.keys()

    def at(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """Give the longest phrase that starts at a position, None when there is none."""
        lower = tokens[at].lower
        starting = self._memo.get(lower)
        if starting is None:
            starting = self._memo[lower] = self._starting(lower)
        if not starting:
            return None
        if at + 1 < len(tokens):
            second = tokens[at + 1].lower
            found = starting.get(second, ())
            for bent in self._bent(second):
                found += tuple(p for p in starting.get(bent, ()) if p.body is None)
            for phrase in sorted(found, key=_order) if len(found) > 1 else found:
                if self._stands(phrase, tokens, at):
                    return phrase
        for phrase in starting.get("", ()):
            if self._stands(phrase, tokens, at):
                return phrase
        return None

    def _bent(self, lower: str) -> tuple[str, ...]:
        """The base forms of an adjective or noun form, itself left out."""
        adjective, noun = self._lemma(lower, "a"), self._lemma(lower, "n")
        forms = (adjective,) if noun == adjective else (adjective, noun)
        return tuple(f for f in forms if f != lower)

    def _starting(self, lower: str) -> dict[str, tuple[Phrase, ...]]:
        """The phrases that a word can open, in its own form or, of common words, bent.

        They are kept by their second word, "" for those of one word.
        """
        found = list(self._by_first.get(lower, ()))
        lemma = self._lemma(lower, "n")
        if lemma != lower:
            found += [p for p in self._by_first.get(lemma, ()) if p.body is None]
        starting: dict[str, tuple[Phrase, ...]] = {}
        for phrase in sorted(found, key=_order):
            second = phrase.words[1] if len(phrase.words) > 1 else ""
            starting[second] = (*starting.get(second, ()), phrase)
        return starting

    def _stands(self, phrase: Phrase, tokens: Sequence[Token], at: int) -> bool:
        words = phrase.words
        if len(words) > len(tokens) - at:
            return False
        for k in range(1, len(words)):
            lower = tokens[at + k].lower
            if lower != words[k] and not (phrase.body is None and self._bends(lower, words[k])):
                return False
        if phrase.exact:
            return all(w in ("", tokens[at + k].text) for k, w in enumerate(phrase.exact))
        return not phrase.capital or tokens[at].text[:1].isupper()

    def _bends(self, lower: str, word: str) -> bool:
        """Whether a word of a common phrase stands there in another number or gender."""
        return self._lemma(lower, "a") == word or self._lemma(lower, "n") == word


def _order(phrase: Phrase) -> tuple[int, bool]:
    """Longest first, names before common phrases."""
    return -len(phrase.words), phrase.body is None


def _common(pack: LanguagePack) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the common words and phrases for actors with what each names."""
    actors = pack.table("actors")
    nominal = pack.table("reporting")["nominal_sources"]
    for form, role in roles_of(pack):
        yield form, {"role": role}
    for text, entry in actors["institutions"].items():
        yield text, {"institution": entry}
    for text, sector in actors["populations"].items():
        yield text, {"crowd": sector}
    for text, sector in actors["armed_groups"].items():
        yield text, {"armed": sector}
    for text in nominal["document"]:
        yield text, {"document": True}
    for text in nominal["media"]:
        yield text, {"medium": True}
    for text in actors["portfolios"]["words"]:
        yield text, {"portfolio": True}
