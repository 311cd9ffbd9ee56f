from __future__ import annotations

import pytest

from selon.sources.dates import is_published


@pytest.mark.parametrize(
    "value", ["2016-12-08", "2016-12-08T18:42", "2016-12-08T18:42:00+01:00", "2016-12", "2016"]
)
def test_dates_of_publication(value: str) -> None:
    assert is_published(value)


@pytest.mark.parametrize(
    "value", ["", "jeudi", "2016-13", "2016-02-30", "08/12/2016", "20161208", "20"]
)
def test_dates_that_are_none(value: str) -> None:
    assert not is_published(value)
