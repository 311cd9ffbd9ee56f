"""Which of the happenings that meet are worth weighing: those that have anything firm in common.

Of a hundred that meet some three are joined. Most of the others have no date, company, count, story
or sentence in common, which is seen in a fraction of the time that weighing takes. What is left out
here would not be joined: it is the same question as in `joining.evidence`, asked more coarsely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.ledger.joining import LASTING, LATE, WEEK
from selon.ledger.kinship import kin
from selon.ledger.sightings import CAMPAIGN

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.ledger.joining import Portrait
    from selon.ledger.stories import Stories

OWN, LASTED, INHERITED = max(LATE, WEEK), LASTING, 31
"""The most days between two dates of one happening: when both are its own, of what lasts as well,
and when one is taken over from what is told around it."""
ALIKE = 3.5  # times the words in common are at least those of both, for sentences alike by 0.4


def sift(p: Portrait, stories: Stories) -> Callable[[Portrait], bool]:
    """Give what says whether another happening is worth weighing against this one."""
    family, days, own, least = kin(p.family), p.days, p.own_time, p.least
    victims, actors, recipients, figures = p.victims, p.actors, p.recipients, p.figures
    words, dead, lasting = p.words, p.dead, CAMPAIGN in p.family
    shared = stories.shared

    def worth(q: Portrait) -> bool:
        if victims and not victims.isdisjoint(q.victims):
            return True
        if dead and not dead.isdisjoint(q.dead):
            return True
        if q.family not in family:
            return False
        other = q.days
        if days is not None and other is not None:
            apart = max(other.first - days.last, days.first - other.last)
            if apart <= 0:
                return True
            if apart > _slack(own and q.own_time, lasting or CAMPAIGN in q.family):
                return False
        if not (
            actors.isdisjoint(q.actors)
            and recipients.isdisjoint(q.recipients)
            and figures.isdisjoint(q.figures)
        ):
            return True
        if shared(p, q):
            return True
        return bool(least and q.least) and ALIKE * len(words & q.words) >= least + q.least

    return worth


def _slack(own: bool, lasting: bool) -> int:  # noqa: FBT001 - called very often
    """Give the most days between two dates of one happening."""
    if not own:
        return INHERITED
    return LASTED if lasting else OWN
