"""Who a pronoun or a phrase that only points means: gender, number, who spoke, who was subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.reading.actors.names import Names
    from selon.reading.actors.registry import Entry, Registry
    from selon.reading.draft import Token


class Reference:
    """Looks back over the registry; characters before `at` count."""

    def __init__(self, names: Names, registry: Registry) -> None:
        self.words = names.syntax
        self.known = names.known
        self.registry = registry

    def features(self, form: str) -> tuple[str, str]:
        """Give gender and number of a pronoun, each empty where the form leaves it open."""
        found = self.words.pronouns.get(form, self.words.pronouns.get("-" + form, ""))
        return found[:-1], found[-1:]

    def speaker(self, at: int, gender: str = "", number: str = "") -> Entry | None:
        """Give who spoke last before a character and agrees."""
        return self._latest(at, gender, number, lambda e: e.spoke, lambda e: e.spoke)

    def subject(self, at: int, gender: str = "", number: str = "") -> Entry | None:
        """Give who was subject last before a character, persons named just before first."""
        return self._latest(
            at, gender, number, lambda e: e.subject,
            lambda e: (_person_near(e, at, number), e.subject),
        )  # fmt: skip

    def mentioned(self, at: int, gender: str = "", number: str = "") -> Entry | None:
        """Give who was mentioned last before a character, persons named just before first."""
        return self._latest(
            at, gender, number, lambda e: e.last, lambda e: (_person_near(e, at, number), e.last)
        )

    def _latest(
        self,
        at: int,
        gender: str,
        number: str,
        where: Callable[[Entry], int],
        rank: Callable[[Entry], object],
    ) -> Entry | None:
        best: tuple[object, int] | None = None
        found: Entry | None = None
        for entry in self.registry.entries:
            if not 0 <= where(entry) <= at or not agrees(entry, gender, number):
                continue
            key = (rank(entry), -entry.index)
            if best is None or key > best:
                best, found = key, entry
        return found

    def pronoun_speaker(
        self, form: str, at: int, *, tag: bool, according: bool, cut: int
    ) -> Entry | None:
        """Give who a pronoun means that is a statement's source.

        In a tag it is the last speaker, not the last person named; elsewhere the subject of the
        clause before, when nobody spoke since; behind `selon` the last who was named.
        """
        gender, number = self.features(form)
        spoken = self.speaker(at, gender, number)
        subject = self.subject(at, gender, number)
        if tag and spoken is not None and at - spoken.spoke < _NEAR:
            return self._newer_person(spoken, subject, at, number) or spoken
        if according:
            return self.mentioned(cut, gender, number) or spoken
        if subject is not None and (spoken is None or subject.subject > spoken.spoke):
            return subject
        if spoken is not None and at - spoken.spoke < _NEAR:
            return spoken
        return self.mentioned(at, gender, number) or spoken

    def _newer_person(
        self, spoken: Entry, subject: Entry | None, at: int, number: str
    ) -> Entry | None:
        """Who is meant by a tag's pronoun instead of the last speaker.

        A person who was the subject just before and since the last words were told (`Le maire a
        promis des sanctions. "…", a-t-il dit`); and a person rather than a medium or a crowd.
        """
        if subject is None or subject is spoken or subject.kind != "person" or number != "s":
            return None
        if spoken.spoke < subject.subject and at - subject.subject < _RECENT:
            return subject
        wrong = spoken.kind in {"media", "population"}
        return subject if wrong and at - subject.subject < _NEAR else None

    def pointed(self, tokens: list[Token], at: int) -> Entry | None:
        """`Ces derniers`, `la même source`, `celui-ci`: the last that fits in number and gender."""
        lowers = [t.lower for t in tokens]
        anaphoric = self.words.anaphoric
        if any(w in anaphoric["same"] for w in lowers[:2]) and any(
            w in self.known.sources for w in lowers
        ):
            return self.speaker(at - 1)
        if len(tokens) > _SHORT or lowers[0] not in self.words.demonstratives | self.words.definite:
            return None
        if lowers[-1] not in anaphoric["last"]:
            return None
        form = tokens[-1].tags
        gender, number = self._adjective(lowers[-1])
        del form
        return self.mentioned(at - 1, gender, number)

    def _adjective(self, lower: str) -> tuple[str, str]:
        """Gender and number of an adjective's form."""
        for reading in self.known.pack.morphology.readings(lower):
            if reading.category == "a":
                tag = reading.tags[0]
                return ("f" if "f" in tag else "m"), ("p" if "p" in tag else "s")
        return "", ""


def agrees(entry: Entry, gender: str, number: str) -> bool:
    """Whether nothing in an entry speaks against a gender and number."""
    if number and entry.number and number != entry.number:
        return False
    return not (gender and entry.gender and gender != entry.gender)


def _person_near(entry: Entry, at: int, number: str) -> bool:
    """A singular pronoun means a person named in the last sentence or two before a body."""
    return number == "s" and entry.kind == "person" and at - entry.last < _RECENT


_NEAR = 1600  # characters, two or three paragraphs: a tag's pronoun reaches no farther
_RECENT = 300
_SHORT = 3
