"""What a dispatch answers about its happenings: counts, who did it, whether it happened, who holds.

Each answer knows the happening it is about, its speaker, and the words it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.blaming import blames
from selon.ledger.counts import counts
from selon.ledger.fates import fates
from selon.ledger.lexicon import lexicon
from selon.ledger.sightings import CONTROL
from selon.ledger.voices import voice_behind, voice_of
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.blaming import Blame
    from selon.ledger.happenings import Happening
    from selon.ledger.model import Scope
    from selon.ledger.sightings import Layout
    from selon.ledger.voices import Voice
    from selon.record import Event, Mention, Record, Statement

_DOERS = frozenset({"person", "state", "organisation", "armed_group"})
_ARMED = frozenset({"MIL", "COP", "SPY", "REB", "GOV"})
ASSERTED = "asserted"
_NEGATED = 4  # words before one of blame in which a negation stands
_BESIDE = 60  # characters from a change of control to whom it is of


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim before it is weighed; `explicit` when it is made by claiming, accusing, denying."""

    happening: int
    question: str
    who: str
    low: int | None
    high: int | None
    bound: str | None
    value: str | None
    denied: bool
    voice: Voice | None
    statement: str | None
    start: int
    end: int
    text: str
    form: str | None = None
    scope: Scope | None = None
    earlier: bool = False
    explicit: bool = False
    uncounted: bool = False
    beside: bool = False
    cause: bool = False


def answers(record: Record, groups: list[Happening], where: Layout) -> list[Answer]:
    """List what a dispatch claims about its happenings, in the order of the text."""
    maker = _Answers(record, groups, where)
    found = [
        *maker.counts(),
        *maker.fates(),
        *maker.blame(),
        *maker.blamed(),
        *maker.doers(),
        *maker.happened(),
        *maker.holders(),
    ]
    return sorted(found, key=lambda a: (a.start, a.end, a.question, a.who, a.happening))


class _Answers:
    def __init__(self, record: Record, groups: list[Happening], where: Layout) -> None:
        self._record = record
        self._groups = groups
        self._where = where
        self._statements = {s.id: s for s in record.statements}
        self._actors = {a.id: a for a in record.actors}
        self._of_event = {s.event: n for n, g in enumerate(groups) for s in g.sightings if s.event}
        table = lexicon(record.dispatch.language)
        self._earlier = [fold(w) for w in table.get("earlier", ())]
        self._accusing = [fold(w) for w in table.get("accusing", ())]
        self._not = frozenset(fold(w) for w in table.get("not", ()))
        self._blame = [fold(w) for w in table.get("blame", ())]

    def counts(self) -> Iterator[Answer]:
        for c in counts(self._record, self._groups, self._where):
            f = c.figure
            sentence = fold(self._where.words_of(self._where.sentence(f.mention.start)))
            yield Answer(
                c.happening, c.question, c.who, f.low, f.high, f.bound, None, denied=False,
                voice=self._voice(f.statement), statement=f.statement,
                start=f.mention.start, end=f.mention.end, text=f.mention.text,
                form=self._form(f.statement), scope=c.scope,
                earlier=any(w in sentence for w in self._earlier), beside=c.beside,
            )  # fmt: skip

    def fates(self) -> Iterator[Answer]:
        """Persons to whom something happened that no number counts."""
        for f in fates(self._record, self._groups, self._where):
            yield Answer(
                f.happening, f.question, "all", f.count, f.count, "exact", None, denied=False,
                voice=self._voice(f.statement), statement=f.statement, start=f.start, end=f.end,
                text=self._record.dispatch.text[f.start : f.end], form=self._form(f.statement),
                uncounted=True,
            )  # fmt: skip

    def blame(self) -> Iterator[Answer]:
        """Who did it, said by claiming, accusing or denying."""
        for s in self._record.statements:
            if s.stance == "claim_responsibility":
                for n, status in self._spoken_of(s):
                    if status != "denied" and s.speaker and not self._is_town(s.speaker):
                        yield self._value(n, s, self._name(s.speaker), denied=False)
            elif s.stance == "deny":
                yield from self._denials(s)
            else:
                yield from self._accusations(s)
        for e in self._record.events:
            if e.type != "ACCUSE" or e.mode != "allege" or not e.recipients or not e.actors:
                continue
            near = self._violent_in(e.trigger.start)
            value = ", ".join(dict.fromkeys(self._name(p.actor) for p in e.recipients))
            for n in near[:1]:
                yield Answer(
                    n, "responsibility", "all", None, None, None, value, denied=False,
                    voice=voice_of(self._record, e.actors[0].actor), statement=e.statement,
                    start=e.trigger.start, end=e.trigger.end, text=e.trigger.text,
                    form=None, explicit=True,
                )  # fmt: skip

    def blamed(self) -> Iterator[Answer]:
        """Who or what is blamed, in words of blame and of cause."""
        for b in blames(self._record, self._where):
            near = self._violent_in(b.start, ("violence", "accident", "protest")) or self._lead()
            for n in near[:1]:
                yield Answer(
                    n, "responsibility", "all", None, None, None, b.value, denied=b.denied,
                    voice=voice_of(self._record, b.speaker), statement=b.statement,
                    start=b.start, end=b.end, text=self._record.dispatch.text[b.start : b.end],
                    form=self._form(b.statement), explicit=self._firm(b, n),
                    cause=b.accused is None,
                )  # fmt: skip

    def _firm(self, b: Blame, n: int) -> bool:
        """Whether blame is for what its sentence tells, and put on somebody known or on a thing."""
        here = self._where.sentence(b.start)
        told = [s for s in self._groups[n].sightings if s.sentence == here]
        if not told or b.accused is None:
            return bool(told)
        actor = self._actors[b.accused]
        suffers = any(b.accused in (p.actor for p in e.recipients) for e in self._record.events)
        return actor.kind not in ("unnamed", "population") and not suffers

    def _lead(self) -> list[int]:
        """The violence or disaster that the dispatch opens with."""
        kinds = ("violence", "accident", "protest")
        return [n for n, g in enumerate(self._groups) if g.leads and g.family in kinds]

    def _is_town(self, actor: str) -> bool:
        """Whether a speaker is a town's name in front of a headline."""
        name = fold(self._name(actor))
        return any(p.kind == "city" and fold(p.name) == name for p in self._record.places)

    def _accusations(self, s: Statement) -> Iterator[Answer]:
        """Somebody named beside words of blame in what is said."""
        said = fold(" ".join(m.text for m in s.content))
        word = next((w for w in self._accusing if w in said), None)
        if not s.speaker or word is None:
            return
        denied = bool(self._not & set(tokens(said[: said.index(word)])[-_NEGATED:]))
        blamed = [
            (m.start, a.name)
            for a in self._record.actors
            if a.id != s.speaker and a.kind in _DOERS
            for m in a.mentions
            if any(_inside(m, c) for c in s.content)
        ]
        near = self._violent_in(s.content[0].start)
        if blamed and near:
            value = ", ".join(dict.fromkeys(name for _, name in sorted(blamed)))
            yield self._value(near[0], s, value, denied=denied)

    def _denials(self, s: Statement) -> Iterator[Answer]:
        spans = [m for m in (s.cue, *s.content) if m]
        said = fold(" ".join(m.text for m in spans))
        blames = any(w in said for w in self._blame)
        done: set[int] = set()
        for e in self._record.events:
            if e.statement != s.id or e.id not in self._of_event:
                continue
            n = self._of_event[e.id]
            if n in done:
                continue
            done.add(n)
            own = any(p.actor == s.speaker for p in e.actors)
            if (own or blames) and s.speaker:
                yield self._value(n, s, self._name(s.speaker), denied=True)
            elif e.status == "denied":
                yield self._value(n, s, ASSERTED, denied=True, question="happened")
        if blames and not done and s.speaker and spans:
            for n in self._violent_in(spans[0].start)[:1]:
                yield self._value(n, s, self._name(s.speaker), denied=True)

    def doers(self) -> Iterator[Answer]:
        """Who did it, as the telling of the happening has it."""
        for e in self._record.events:
            if e.type != "ASSAULT" or e.status != "actual" or e.id not in self._of_event:
                continue
            stance = self._statements[e.statement].stance if e.statement else "say"
            if stance in ("claim_responsibility", "deny"):
                continue
            for p in e.actors:
                actor = self._actors[p.actor]
                named = actor.kind in _DOERS or actor.country is not None
                if actor.kind != "armed_group" and not (named and actor.sector in _ARMED):
                    continue
                yield Answer(
                    self._of_event[e.id], "responsibility", "all", None, None, None, actor.name,
                    denied=False, voice=self._voice(e.statement), statement=e.statement,
                    start=min(p.mention.start, e.trigger.start),
                    end=max(p.mention.end, e.trigger.end),
                    text=self._record.dispatch.text[
                        min(p.mention.start, e.trigger.start) : max(p.mention.end, e.trigger.end)
                    ],
                    form=self._form(e.statement),
                )  # fmt: skip

    def happened(self) -> Iterator[Answer]:
        """Who vouches that it happened: one answer a speaker and happening."""
        done: set[tuple[int, str]] = set()
        for e in self._record.events:
            s = self._statements.get(e.statement or "")
            if s is None or s.speaker is None or s.stance == "deny":
                continue
            claimed = s.stance == "claim_responsibility"
            n = self._of_event.get(e.id)
            if n is None or (e.status != "actual" and not (claimed and e.status == "demanded")):
                continue
            if self._presupposed(n, e) and not claimed and s.stance != "confirm":
                continue
            if (n, s.speaker) in done or voice_of(self._record, s.speaker) is None:
                continue
            done.add((n, s.speaker))
            yield Answer(
                n, "happened", "all", None, None, None, ASSERTED, denied=False,
                voice=self._voice(s.id), statement=s.id,
                start=e.trigger.start, end=e.trigger.end, text=e.trigger.text,
                form=s.form, explicit=True,
            )  # fmt: skip

        for n, g in enumerate(self._groups):
            for x in g.sightings:
                s = self._statements.get(x.statement or "")
                told = x.word and x.status == "actual" and not x.definite
                if s is None or s.speaker is None or s.stance == "deny" or not told:
                    continue
                if (n, s.speaker) in done or voice_of(self._record, s.speaker) is None:
                    continue
                done.add((n, s.speaker))
                yield Answer(
                    n, "happened", "all", None, None, None, ASSERTED, denied=False,
                    voice=self._voice(s.id), statement=s.id, start=x.start, end=x.end, text=x.text,
                    form=s.form, explicit=True,
                )  # fmt: skip

    def _presupposed(self, n: int, e: Event) -> bool:
        """Whether the mention points back to what is known ("the attack"): that vouches nothing."""
        return any(s.event == e.id and s.definite for s in self._groups[n].sightings)

    def holders(self) -> Iterator[Answer]:
        """Who holds the place, after each change of control."""
        for c in self._record.control:
            holder = self._name(c.holder) if c.holder else self._near_holder(c.mention)
            if holder is None or c.change in ("besieged", "repelled", "contested"):
                continue
            near = [
                n
                for n, g in enumerate(self._groups)
                for s in g.sightings
                if s.family == CONTROL and s.start == c.mention.start
            ]
            if not near:
                continue
            yield Answer(
                near[0], "holder", "all", None, None, None, holder,
                denied=c.change in ("lost", "abandoned"), voice=self._voice(c.statement),
                statement=c.statement, start=c.mention.start, end=c.mention.end,
                text=c.mention.text, form=self._form(c.statement),
                explicit=c.statement is not None,
            )  # fmt: skip

    def _near_holder(self, change: Mention) -> str | None:
        """The armed actor named nearest to a change of control, within its sentence."""
        here = self._where.sentence(change.start)
        near = [
            (max(m.start - change.end, change.start - m.end), m.start, a.name)
            for a in self._record.actors
            if a.kind in ("armed_group", "state") or a.sector in _ARMED
            for m in a.mentions
            if self._where.sentence(m.start) == here
        ]
        return min(near)[2] if near and min(near)[0] <= _BESIDE else None

    def _spoken_of(self, s: Statement) -> list[tuple[int, str]]:
        """Happenings that a statement is about, with the status it gives them."""
        found: dict[int, str] = {
            self._of_event[e.id]: e.status
            for e in self._record.events
            if e.id in self._of_event
            and (e.statement == s.id or any(_inside(e.trigger, c) for c in s.content))
            and self._groups[self._of_event[e.id]].family == "violence"
        }
        return sorted(found.items())[:1]

    def _violent_in(self, at: int, kinds: tuple[str, ...] = ("violence",)) -> list[int]:
        """Happenings of violence told in a sentence, else in the one before it, nearest first."""
        here = self._where.sentence(at)
        for sentence in (here, here - 1):
            found = [
                (abs(s.start - at), n)
                for n, g in enumerate(self._groups)
                for s in g.sightings
                if g.family in kinds and s.sentence == sentence
            ]
            if found:
                return [n for _, n in sorted(found)]
        return []

    def _value(
        self, n: int, s: Statement, value: str, *, denied: bool, question: str = "responsibility"
    ) -> Answer:
        spans = [m for m in (s.source, s.cue, *s.content) if m]
        start, end = min(m.start for m in spans), max(m.end for m in spans)
        return Answer(
            n, question, "all", None, None, None, value, denied=denied,
            voice=self._voice(s.id), statement=s.id, start=start, end=end,
            text=self._record.dispatch.text[start:end], form=s.form, explicit=True,
        )  # fmt: skip

    def _voice(self, statement: str | None) -> Voice | None:
        s = self._statements.get(statement or "")
        return voice_behind(self._record, s) if s else None

    def _form(self, statement: str | None) -> str | None:
        s = self._statements.get(statement or "")
        return s.form if s else None

    def _name(self, actor: str) -> str:
        return self._actors[actor].name


def _inside(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
