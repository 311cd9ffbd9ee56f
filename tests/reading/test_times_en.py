"""Times of English dispatches: one invented sentence for each way to name a day or a span."""

from __future__ import annotations

import pytest
from tests.reading.timing import THURSDAY, draft, parsed, rows

from selon.reading.reader import Reader

Row = tuple[str, str, str]


def day(words: str, iso: str) -> list[Row]:
    return [(words, iso, iso)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A bomb went off on Monday.", day("Monday", "2020-03-09")),
        ("It fell late on Wednesday.", day("late on Wednesday", "2020-03-11")),
        ("Saturday's attack shook Orvane.", day("Saturday", "2020-03-07")),
        ("It began early Saturday.", day("early Saturday", "2020-03-07")),
        ("They fled last Thursday.", day("last Thursday", "2020-03-05")),
        ("It was this past Friday.", day("this past Friday", "2020-03-06")),
        ("They struck on Monday of last week.", day("Monday of last week", "2020-03-02")),
        ("It fell on November 28, 2016.", day("November 28, 2016", "2016-11-28")),
        ("It fell on Nov. 28.", day("Nov. 28", "2019-11-28")),
        ("It fell on the 12th of March 2015.", day("the 12th of March 2015", "2015-03-12")),
        ("It fell on 3/11/2020.", day("3/11/2020", "2020-03-11")),
        ("Two weeks ago it fell.", day("Two weeks ago", "2020-02-27")),
        ("It fell two days earlier.", day("two days earlier", "2020-03-10")),
        ("The town fell the next day.", day("the next day", "2020-03-13")),
        ("It fell in 2011.", day("in 2011", "2011")),
        ("The 2014 war ended.", []),
        ("It fell seven years ago.", day("seven years ago", "2013")),
        ("It fell earlier this month.", day("earlier this month", "2020-03")),
        ("It fell last year.", day("last year", "2019")),
        ("It fell in mid-November.", day("in mid-November", "2019-11")),
        ("It fell at 1500 GMT.", day("at 1500 GMT", "2020-03-12")),
        ("It fell at 10:30 a.m.", day("at 10:30 a.m.", "2020-03-12")),
        ("It fell on Christmas Eve.", day("Christmas Eve", "2019-12-24")),
        ("The 9/11 attacks.", day("9/11", "2001-09-11")),
        ("It fell overnight.", [("overnight", "2020-03-11", "2020-03-12")]),
        ("It fell last week.", [("last week", "2020-03-02", "2020-03-08")]),
        ("It fell over the weekend.", [("over the weekend", "2020-03-07", "2020-03-08")]),
        ("It has gone on since 2011.", [("since 2011", "2011", "2020-03-12")]),
        (
            "In the past 24 hours, it fell.",
            [("In the past 24 hours", "2020-03-11", "2020-03-12")],
        ),
        (
            "In the six months since the army left, it fell.",
            [("In the six months", "2019-09", "2020-03-12")],
        ),
        (
            "Some will move over the next two months.",
            [("over the next two months", "2020-03-12", "2020-05-12")],
        ),
        ("It fell on March 3 and 4.", [("March 3 and 4", "2020-03-03", "2020-03-04")]),
        ("It fell between 2011 and 2015.", [("between 2011 and 2015", "2011", "2015")]),
        ("It fell from November 28-30.", [("from November 28-30", "2019-11-28", "2019-11-30")]),
        ("It fell in the 1990s.", [("in the 1990s", "1990", "1999")]),
        (
            "It fell in 2008, 2012 and 2014.",
            [("in 2008", "2008", "2008"), ("2012", "2012", "2012"), ("2014", "2014", "2014")],
        ),
    ],
)
def test_times_without_a_parse(sentence: str, expected: list[Row]) -> None:
    assert rows(draft(sentence, language="en")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He may go and they march on.",
        "A 30-year-old woman fled with her six-month-old son.",
        "The six-year-old war went on for three days.",
        "They meet on Fridays and every Monday.",
        "The Arab Spring was over.",
        "It was the first time in three years.",
        "It was a matter of a few hours.",
    ],
)
def test_times_of_no_point_in_time(sentence: str) -> None:
    assert rows(draft(sentence, language="en")) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys will meet on Saturday.", day("Saturday", "2020-03-14")),
        ("The envoys met on Saturday.", day("Saturday", "2020-03-07")),
        ("The envoys are to meet on Saturday.", day("Saturday", "2020-03-14")),
        ("The envoys agreed to meet on Saturday.", day("Saturday", "2020-03-14")),
        ("The talks are scheduled for Saturday.", day("Saturday", "2020-03-14")),
        ("The army said it would leave in two weeks.", day("in two weeks", "2020-03-26")),
        ("The army lost 30 men in two weeks.", []),
        ("The 2014 war ended in ruins.", day("2014", "2014")),
        ("In May 20 people died.", day("In May", "2019-05")),
    ],
)
def test_times_by_tense_and_noun(sentence: str, expected: list[Row]) -> None:
    assert rows(parsed(sentence, language="en")) == expected


@pytest.mark.model
def test_times_today_in_a_quotation_is_the_eve_when_that_was_told() -> None:
    text = 'Ten men died in Orvane on Wednesday.\n\n"Ten men died today," said Ilan Marot.'
    record = Reader("en").read(text, published=THURSDAY)
    assert [(t.mention.text, t.start) for t in record.times] == [
        ("Wednesday", "2020-03-11"),
        ("today", "2020-03-11"),
    ]


def test_times_of_months_that_are_other_words_too() -> None:
    assert rows(draft("March on the capital began.", language="en")) == []
    assert rows(draft("The march began in March.", language="en")) == [
        ("in March", "2020-03", "2020-03")
    ]
