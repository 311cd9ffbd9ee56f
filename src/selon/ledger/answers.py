"""What a dispatch answers about its happenings: counts, who did it, whether it happened, who holds.

Each answer knows the happening it is about, its speaker, and the words it stands in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.attackers import befell_attacker, deed_before, ended, is_attacker
from selon.ledger.bands import bands, ordinals
from selon.ledger.companions import companions
from selon.ledger.comparing import WHOLE, reaches
from selon.ledger.counts import counts
from selon.ledger.fates import fates
from selon.ledger.harmed import harmed
from selon.ledger.holding import holders
from selon.ledger.natures import natures
from selon.ledger.quoting import apposed, part_of, quoted
from selon.ledger.rebuttals import rebuttals
from selon.ledger.responsibility import responsibility
from selon.ledger.sharing import shared
from selon.ledger.spared import spared
from selon.ledger.spotting import expression
from selon.ledger.telling import Answer, Telling
from selon.ledger.unnumbered import unnumbered
from selon.ledger.votes import votes
from selon.ledger.vouching import confirms, happened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.happenings import Happening
    from selon.ledger.sightings import Layout
    from selon.record import Record

_HURT = frozenset({"killed", "injured"})


def answers(record: Record, groups: list[Happening], where: Layout) -> list[Answer]:
    """List what a dispatch claims about its happenings, in the order of the text."""
    t = Telling(record, groups, where)
    told = sorted([*responsibility(t), *happened(t)], key=lambda a: (a.start, a.end))
    named = [*harmed(t), *companions(t)]
    stopped = list(ended(t))
    found = [
        *_counted(t),
        *named,
        *_befallen(t, [*named, *stopped]),
        *stopped,
        *bands(t),
        *ordinals(t),
        *unnumbered(t),
        *spared(t),
        *told,
        *rebuttals(t, told),
        *holders(t),
        *votes(t),
        *natures(t),
    ]
    found += shared(t, found)
    found = [_confirmed(t, a) for a in found if not (a.denied and _each_time(t, a))]
    return sorted(found, key=lambda a: (a.start, a.end, a.question, a.who, a.happening))


def _confirmed(t: Telling, a: Answer) -> Answer:
    """Mark a count that is confirmed as said expressly, and take it off who does not confirm it."""
    said = t.statements.get(a.statement or "")
    if a.low is None or said is None or said.stance != "confirm":
        return a
    return replace(a, firm=True) if confirms(t, said) else replace(a, voice=None)


def _each_time(t: Telling, a: Answer) -> bool:
    """Whether a denial is of several deeds ("each time, Norland has denied it"), not of one."""
    start, _ = t.where.sentences[t.where.sentence(a.start)]
    return expression(t.language, "each_time").search(t.text, start, a.start) is not None


def _counted(t: Telling) -> Iterator[Answer]:
    earlier = t.words("earlier")
    reach = reaches(t.record, t.where)
    for c in counts(t.record, t.groups, t.where):
        f = c.figure
        start, end = quoted(f, t.record.figures, t.where, t.language)
        name = apposed(f, t.record)
        if name:
            start, end = min(start, name.start), max(end, name.end)
        sentence = fold(t.where.words_of(t.where.sentence(f.mention.start)))
        yield Answer(
            c.happening, c.question, c.who, f.low, f.high, f.bound, None, denied=False,
            voice=t.voice(f.statement), statement=f.statement,
            start=start, end=end, text=t.text[start:end],
            form=t.form(f.statement), scope=c.scope,
            earlier=any(w in sentence for w in earlier), beside=c.beside,
            part=part_of(f, t.language),
            reach=reach.get((f.mention.start, f.mention.end), WHOLE),
        )  # fmt: skip


def _befallen(t: Telling, named: list[Answer]) -> Iterator[Answer]:
    """Persons to whom something happened that no number counts, and whom nothing else names."""
    told = {(a.happening, a.question, t.where.sentence(a.start)) for a in named}
    for f in fates(t.record, t.groups, t.where):
        if (f.happening, f.question, t.where.sentence(f.start)) in told:
            continue
        if any(a.start < f.end and f.start < a.end for a in named):
            continue
        doer = f.count == 1 and f.question in _HURT
        doer = doer and (is_attacker(t, f.whom) or befell_attacker(t, f.start, f.end))
        deed = deed_before(t, f.start) if doer else None
        yield Answer(
            f.happening if deed is None else deed, f.question, "combatant" if doer else "all",
            f.count, f.count, "exact", None, denied=False,
            voice=t.voice(f.statement), statement=f.statement, start=f.start, end=f.end,
            text=t.text[f.start : f.end], form=t.form(f.statement), uncounted=True,
            part="" if doer else f.whom.lower(),
        )  # fmt: skip
