from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import selon
from selon.desk.pages import PAGES
from selon.desk.words import table, words

ROOM = Path(selon.__file__).parent / "desk"
TABLES = sorted(p.stem for p in (ROOM / "text").glob("*.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_words_are_in_both_languages_with_the_same_placeholders(name: str) -> None:
    for key, texts in table(name).items():
        assert set(texts) == {"en", "fr"}, key
        fields = [{f for _, f, _, _ in string.Formatter().parse(t) if f} for t in texts.values()]
        assert fields[0] == fields[1], key


def test_words_every_page_has_a_title_and_a_name_in_the_menu() -> None:
    for page in PAGES:
        assert words(page.name, "fr").nav
        assert words(page.name, "fr").title


def test_words_count() -> None:
    assert words("imports", "en")("stored", count=1) == "1 dispatch stored"
    assert words("imports", "en")("stored", count=0) == "0 dispatches stored"
    assert words("imports", "fr")("stored", count=0) == "0 dépêche gardée"
    with pytest.raises(AttributeError, match="no word 'bogus'"):
        _ = words("imports", "en").bogus


@pytest.mark.parametrize(
    ("page", "name", "count", "en", "fr"),
    [
        ("situation", "from_dispatches", 1, "from 1 dispatch in the store", "1 dépêche"),
        ("situation", "from_dispatches", 2, "from 2 dispatches in the store", "2 dépêches"),
        ("situation", "without_place", 1, "1 without a position, not on the map", "absent de"),
        ("situation", "without_day", 1, "was first told", "il fut dit"),
        ("situation", "axis_contested", 1, "1 contested", "1 contesté"),
        ("imports", "known", 1, "1 known before", "1 déjà connue"),
        ("imports", "known", 2, "2 known before", "2 déjà connues"),
    ],
)
def test_words_tell_one_in_the_singular(page: str, name: str, count: int, en: str, fr: str) -> None:
    assert en in words(page, "en")(name, count=count, shown=count)
    assert fr in words(page, "fr")(name, count=count, shown=count)


def test_words_no_template_writes_words_of_its_own() -> None:
    for template in (ROOM / "templates").glob("*.html"):
        bare = re.sub(
            r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", template.read_text("utf-8"), flags=re.DOTALL
        )
        left = set(re.findall(r"[^\W\d_]{3,}", bare)) - {"Selon"}
        assert left == set(), template.name
