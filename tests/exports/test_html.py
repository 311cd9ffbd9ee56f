from __future__ import annotations

import dataclasses
import html
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TEXT, record
from selon.exports import to_html
from selon.exports._segments import blocks, marks
from selon.record import Dispatch, MadeBy, Mention, Part, Record, Statement

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """The page as a browser takes it: tags balanced, ids, links, the article's text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        self.tags.append((tag, given_))
        if given_.get("id"):
            self.ids.append(str(given_["id"]))
        if given_.get("href"):
            self.links.append(str(given_["href"]))
        if tag == "p" and str(given_.get("class", "")).startswith("block"):
            self.paragraphs.append("")
        if tag not in VOID:
            self.open.append((tag, given_))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = any(t == "article" for t, _ in self.open)
        in_paragraph = any(t == "p" for t, _ in self.open)
        if inside and in_paragraph and not any("ref" in str(a.get("class")) for _, a in self.open):
            self.paragraphs[-1] += data


def test_html_shows_the_whole_text_unchanged() -> None:
    page = Page(to_html(record()))
    assert page.paragraphs == [line for line in TEXT.split("\n") if line]


def test_html_links_every_row_and_every_passage_both_ways() -> None:
    page = Page(to_html(record()))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    rows = {a["data-row"] for _, a in page.tags if "data-row" in a}
    assert rows == {m.row for m in marks(record())}
    assert {f"#t-{row}" for row in rows} <= set(page.links)
    assert {f"#{row}" for row in rows} <= set(page.links)


def test_html_asks_nothing_of_the_network() -> None:
    source = to_html(record())
    page = Page(source)
    asking = {"src", "srcset", "href", "xlink:href", "data", "action", "poster", "ping"}
    assert [v for _, a in page.tags for k, v in a.items() if k in asking and v[:1] != "#"] == []
    styles = "".join(re.findall(r"<style>(.*?)</style>", source, re.DOTALL))
    assert styles
    assert "@import" not in styles
    assert "url(" not in styles
    assert "sourceMappingURL" not in source
    policies = [a["content"] for t, a in page.tags if a.get("http-equiv")]
    assert policies
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in str(policies[0])
    assert not [a for _, a in page.tags if "style" in a or any(k.startswith("on") for k in a)]


def _record(text: str, **changes: Any) -> Record:
    return Record(MadeBy("0"), Dispatch("d", "fr", text, **changes))


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "a&amp;b"]
)
def test_html_escapes_every_text(words: str) -> None:
    quoted = Mention.of(words, 0, len(words))
    one = _record(words, title=words, agency=words, byline=(words,))
    one = dataclasses.replace(
        one,
        statements=(Statement("s1", None, None, quoted, (quoted,), "direct", "say", by=words),),
    )
    source = to_html(one)
    assert Page(source).paragraphs == [words]
    assert words not in source.replace(html.escape(words), "")


def test_html_keeps_parts_of_one_line_together_and_lines_of_one_part() -> None:
    text = "Un titre\nsur deux lignes\n\nKANDAR - Un texte.\n"
    parts = (Part("headline", 0, 24), Part("dateline", 26, 35), Part("paragraph", 35, 44))
    found = blocks(_record(text, parts=parts))
    assert [b.kind for b in found] == ["headline", "paragraph"]
    assert ["".join(s.text for s in b.segments) for b in found] == [
        "Un titre\nsur deux lignes",
        "KANDAR - Un texte.",
    ]
    assert [s.kinds for s in found[1].segments] == [("dateline",), ()]


def test_html_of_nested_statements_shows_the_inner_colour() -> None:
    segment = next(
        s for b in blocks(record()) for s in b.segments if s.text.startswith("Au moins vingt")
    )
    assert {"said", "sp0", "figure"} <= set(segment.kinds)
    assert segment.rows == ("s2", "f2")


def test_html_speaks_french_and_english() -> None:
    assert '<html lang="fr">' in to_html(record(), language="fr")
    assert "≈" not in to_html(record(), language="fr")
    assert "Propos" in to_html(record(), language="fr")
    assert "Statements" in to_html(record(), language="en")


def test_html_of_an_empty_record_says_so() -> None:
    assert "Nothing was found" in to_html(_record("Un texte."))


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8), st.text(max_size=60)
)
def test_html_segments_lose_no_character(spans: list[tuple[int, int]], text: str) -> None:
    text = text.replace("\r", "") or "x"
    quoted = [Mention.of(text, a % len(text), min(len(text), a % len(text) + b)) for a, b in spans]
    one = dataclasses.replace(
        _record(text),
        statements=tuple(
            Statement(f"s{n}", None, None, None, (m,), "direct", "say")
            for n, m in enumerate(quoted)
        ),
    )
    shown = ["".join(s.text for s in b.segments) for b in blocks(one)]
    assert shown == [line for line in text.split("\n") if line.strip()]
