"""Which of the things told in one sentence came first, and whose day it names."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.mentions import sightings
from selon.ledger.sightings import layout


def own(text: str, trigger: str, day: str, language: str = "fr") -> bool:
    """Say whether a mention that the reading gave a day keeps it."""
    m = Making(text, published="2020-03-14T18:00", language=language)
    m.event(trigger, "PROTEST", time=m.time(day, "2020-03-12"), mode="demo")
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.event)
    return found.own_time


@pytest.mark.parametrize(
    ("text", "trigger", "day", "kept"),
    [
        ("La foule défilait après une vidéo sur le boulanger, blessé jeudi.", "défilait", "jeudi", False),
        ("La foule défilait jeudi après une vidéo sur le boulanger blessé.", "défilait", "jeudi", True),
        ("La foule défilait jeudi après une vidéo sur le boulanger blessé.", "blessé", "jeudi", False),
        ("La foule défilait peu après minuit jeudi.", "défilait", "jeudi", True),
        ("Après la grève de jeudi, la foule a défilé.", "a défilé", "jeudi", False),
        ("Après la grève, la foule a défilé jeudi.", "a défilé", "jeudi", True),
        ("Le maire est parti après la grève, tandis que la foule défilait jeudi.", "défilait", "jeudi", True),
        ("Le maire est parti après la grève, tandis que la foule défilait jeudi.", "grève", "jeudi", False),
    ],
)  # fmt: skip
def test_clauses_keep_a_day_for_what_stands_on_its_side_of_after(
    text: str, trigger: str, day: str, kept: bool
) -> None:
    assert own(text, trigger, day) is kept


@pytest.mark.parametrize(
    ("text", "trigger", "kept"),
    [
        ("Angry crowds marched after a video of the baker, hurt Thursday.", "marched", False),
        ("Crowds marched Thursday after a video of the hurt baker.", "marched", True),
        ("The mayor left after the strike, while crowds marched Thursday.", "strike", False),
    ],
)
def test_clauses_keep_a_day_in_english_too(text: str, trigger: str, kept: bool) -> None:
    assert own(text, trigger, "Thursday", "en") is kept
