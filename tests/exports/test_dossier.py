"""The dossier to print: a page that loads and runs nothing, with reviews beside the machine's own."""

from __future__ import annotations

from dataclasses import fields
from html.parser import HTMLParser

import pytest

from export_making import written
from selon.exports.notes import words
from selon.store import Store, refresh
from selon.store.filters import Filters
from selon.store.judging import review_row


class Page(HTMLParser):
    """Collects tags, attributes and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_dossier_loads_and_runs_nothing(filled: Store, language: str) -> None:
    data, report = written(filled, "dossier", language=language)
    page = Page(data.decode())
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "link", "iframe", "object"}
    for _, attributes in page.tags:
        assert not [a for a in attributes if a.startswith("on") or a in ("src", "style")]
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None and policy.startswith("default-src 'none'")
    shown = " ".join("".join(page.words).split())
    assert "<script>alert(1)</script> tue 4 personnes mardi" in shown
    assert report.rows == sum(tag == "article" for tag, _ in page.tags) == 3
    assert ("since revised" if language == "en" else "révisé depuis") in shown
    assert page.tags[0] == ("html", {"lang": language})


def test_dossier_of_one_incident(filled: Store) -> None:
    one = filled.incidents()[0]
    data, report = written(filled, "dossier", incident=one.id, base="https://desk.example")
    assert report.rows == 1
    page = Page(data.decode())
    links = [a["href"] for t, a in page.tags if t == "a"]
    assert links and all(str(x).startswith("https://desk.example/dispatches/") for x in links)
    assert any(tag == "svg" for tag, _ in page.tags)


def test_dossier_shows_reviews_and_the_machines_reading(filled: Store) -> None:
    review_row(filled, "c", "f2", "correct", reviewer="Ada", value={"low": 4, "high": 4})
    refresh(filled)
    shown = "".join(Page(written(filled, "dossier")[0].decode()).words)
    assert "corrected (Ada, " in shown
    assert "the machine had read 3" in shown


def test_dossier_of_nothing_says_so(filled: Store) -> None:
    data, report = written(filled, "dossier", Filters(publisher="Nobody"))
    assert report.rows == 0
    assert "No incident fits these filters." in data.decode()


@pytest.mark.parametrize("name", [f.name for f in fields(Filters)])
def test_dossier_each_filter_has_a_name_for_people(name: str) -> None:
    assert set(words()[f"filter_{name}"]) == {"en", "fr"}
