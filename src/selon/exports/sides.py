"""Who stands on which side of an incident, as its events name them, most often named first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.exports.material import Case
    from selon.record import Actor

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
ARMED = frozenset({"MIL", "COP", "SPY", "REB", "PRM", "UAF", "CRM"})
_BODIES = frozenset({"state", "organisation", "armed_group"})
_CIVIL = frozenset({
    "CVL", "MED", "JRN", "EDU", "REF", "AGR", "BUS", "LAB", "REL", "SOC", "ELI", "OPP", "PTY",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """An actor of an incident over all dispatches: its name and what the records know of it."""

    name: str
    kind: str
    sector: str | None
    country: str | None

    @property
    def is_civil(self) -> bool:
        """Whether it is people without arms."""
        return self.sector in _CIVIL or (self.sector is None and self.kind == "population")

    @property
    def is_state(self) -> bool:
        """Whether it is a state or one of its bodies."""
        return self.sector in STATE or self.kind == "state"


@dataclass(frozen=True, slots=True)
class Sides:
    """Those who act and those who suffer."""

    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]


def sides(case: Case) -> Sides:
    """Give both sides of an incident."""
    seen: dict[str, Counter[str]] = {"actors": Counter(), "recipients": Counter()}
    known: dict[str, Side] = {}
    for judged, event in case.events():
        rows = {a.id: a for a in judged.record.actors}
        for role, counter in seen.items():
            for participant in getattr(event, role):
                one = _side(rows[participant.actor])
                counter[one.name] += 1
                if known.setdefault(one.name, one).sector is None:
                    known[one.name] = one
    ranked = {
        role: tuple(known[n] for n in sorted(counter, key=_order(role, counter, known)))
        for role, counter in seen.items()
    }
    actors = ranked["actors"]
    names = {a.name for a in actors}
    return Sides(actors, tuple(r for r in ranked["recipients"] if r.name not in names))


def _order(
    role: str, counter: Counter[str], known: dict[str, Side]
) -> Callable[[str], tuple[bool, int, str]]:
    """Put those named most first; among who acts, bodies before persons and "men"."""

    def key(name: str) -> tuple[bool, int, str]:
        side = known[name]
        vague = role == "actors" and side.kind not in _BODIES
        return vague, -counter[name], name

    return key


def _side(actor: Actor) -> Side:
    return Side(actor.name, actor.kind, actor.sector, actor.country)
