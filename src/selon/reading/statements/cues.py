"""The cue lexicon of a pack: reporting verbs and multiword cues, matched on verb groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.draft import Token
    from selon.reading.syntax import Syntax
    from selon.reading.verbs import VerbGroup


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """An entry of `reporting.toml`; the file's head says what each field means."""

    lemma: str
    stance: str
    frames: frozenset[str]
    words: tuple[Any, ...] = ()
    stance_neg: str | None = None
    stances: dict[str, str] = field(default_factory=dict)
    preps: tuple[str, ...] = ()
    prep: str | None = None
    object: str | None = None
    noun_subject: str | None = None
    pronominal: bool = False
    quote_only: bool = False
    negated: bool = False
    fragment_prep: str | None = None
    noun_prep: str | None = None
    not_objects: frozenset[str] = frozenset()
    active_only: bool = False
    passive: bool = False
    """Whether the passive is the cue itself: `was quoted as saying`."""
    quotes_only: bool = False
    """Whether only the quoted words are content: `called the raid a "lie"`."""
    own_words: bool = False
    """Whether the words behind the verb are content: `claimed` `responsibility for the attack`."""

    def stance_of(self, frame: str, *, negated: bool = False) -> str:
        """Give the stance that the cue has in a frame."""
        if negated and self.stance_neg:
            return self.stance_neg
        return self.stances.get(frame, self.stance)


@dataclass(frozen=True, slots=True, eq=False)
class CueLexicon:
    """Verbs by lemma; phrases by the lemma of their first word, longest first."""

    verbs: dict[str, Cue]
    phrases: dict[str, tuple[Cue, ...]]

    def match(self, tokens: list[Token], group: VerbGroup, words: Syntax) -> tuple[Cue, int] | None:
        """Give the cue that a verb group is, with the last position that belongs to it."""
        for phrase in self.phrases.get(group.lemma, ()):
            last = _phrase_end(tokens, group.last, phrase.words[1:], words)
            if last is not None and (not phrase.negated or group.negated):
                return phrase, last
        cue = self.verbs.get(group.lemma)
        if cue is None or (cue.pronominal and not group.reflexive):
            return None
        return cue, group.last


def _phrase_end(tokens: list[Token], last: int, rest: tuple[Any, ...], words: Syntax) -> int | None:
    position = last
    for wanted in rest:
        position += 1
        if wanted != "":
            while (
                position < len(tokens)
                and tokens[position].lower not in words.negation_opening
                and (tokens[position].pos == "ADV" or tokens[position].lower in words.between_words)
            ):
                if _same(tokens[position], wanted):
                    break
                position += 1
        if position >= len(tokens) or not _same(tokens[position], wanted):
            return None
    return position


def _same(token: Token, wanted: str | list[str]) -> bool:
    return token.lower in wanted if isinstance(wanted, list) else token.lower == wanted


@cache
def cue_lexicon(pack: LanguagePack) -> CueLexicon:
    """Read `reporting.toml` of a pack once."""
    table = pack.table("reporting")
    verbs = {lemma: _cue(lemma, entry) for lemma, entry in table["verbs"].items()}
    phrases: dict[str, list[Cue]] = {}
    for entry in table["phrases"]:
        phrases.setdefault(entry["words"][0], []).append(_cue(entry["words"][0], entry))
    ordered = {
        k: tuple(sorted(v, key=lambda c: (-len(c.words), str(c.words)))) for k, v in phrases.items()
    }
    return CueLexicon(verbs, ordered)


def _cue(lemma: str, entry: dict[str, Any]) -> Cue:
    return Cue(
        lemma=lemma,
        stance=entry["stance"],
        frames=frozenset(entry["frames"]),
        words=tuple(entry.get("words", ())),
        stance_neg=entry.get("stance_neg"),
        stances=entry.get("stances", {}),
        preps=tuple(entry.get("preps", ())),
        prep=entry.get("prep"),
        object=entry.get("object"),
        noun_subject=entry.get("noun_subject"),
        pronominal=entry.get("pronominal", False),
        quote_only=entry.get("quote_only", False),
        negated=entry.get("negated", False),
        fragment_prep=entry.get("fragment_prep"),
        noun_prep=entry.get("noun_prep"),
        not_objects=frozenset(entry.get("not_objects", ())),
        active_only=entry.get("active_only", False),
        passive=entry.get("passive", False),
        quotes_only=entry.get("quotes_only", False),
        own_words=entry.get("own_words", False),
    )
