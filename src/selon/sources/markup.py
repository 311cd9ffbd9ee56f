"""From elements to paragraphs: what a reader would see, one paragraph a line.

White space is that of markup and made one space; a body of typed lines (`<pre>`, lines that wrap
and are indented where a paragraph opens) is put together again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from selon.sources.options import need

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = Any

_BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "blockquote", "li", "ul", "ol", "dl", "dt", "dd",
        "table", "tr", "body", "body.content", "body.head", "block", "h1", "h2", "h3", "h4", "h5",
        "h6", "hl2", "header", "main", "pre", "datacontent", "inlinexml", "html", "nitf",
    )
)  # fmt: skip
_SKIPPED = frozenset(
    (
        "script", "style", "head", "nav", "form", "noscript", "template", "iframe", "svg",
        "figure", "media", "media-reference", "media-caption", "title", "body.end",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_BREAK = "\x0b"  # stands for <br> until paragraphs are cut; no text of XML can hold it
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WRAPPED = 45  # a line this long was broken by a machine, not by its author


def local(element: Element) -> str:
    """Give an element's name without its namespace, in small letters."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def squeeze(text: str | None) -> str:
    """Make white space of markup one space; other spaces (no-break, thin) are the text's own."""
    return _SPACE.sub(" ", text or "").strip(" ")


def inline(element: Element | None) -> str | None:
    """Give the text of an element as one line, None where there is none."""
    if element is None:
        return None
    return squeeze("".join(_texts(element))) or None


def _texts(element: Element) -> Iterator[str]:
    for piece in element.itertext():
        parent = piece.getparent() if hasattr(piece, "getparent") else None
        if parent is None or isinstance(parent.tag, str) or piece.is_tail:
            yield str(piece)


def paragraphs(element: Element) -> list[str]:
    """Give the paragraphs of an element, in order, without what is no prose."""
    etree = need("lxml.etree")
    found: list[str] = []
    pieces: list[str] = []
    typed = 0  # how many elements of typed lines are open

    def flush() -> None:
        text = "".join(pieces)
        pieces.clear()
        for line in text.split(_BREAK):
            found.extend(
                unwrap(line) if typed or _is_typed(line) else filter(None, [squeeze(line)])
            )

    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = local(node)
        if event == "start":
            if name in _SKIPPED and node is not element:
                walk.skip_subtree()
                continue
            if name in _BLOCKS:
                flush()
            typed += name == "pre"
            pieces.append(_BREAK if name == "br" else node.text or "")
            continue
        if event == "end" and name not in _SKIPPED:
            if name in _BLOCKS:
                flush()
            elif name in _CELLS:
                pieces.append(" ")
            typed -= name == "pre"
        if node is not element:
            pieces.append(node.tail or "")
    flush()
    return found


def fragment(html: str) -> list[str]:
    """Give the paragraphs of a piece of HTML, or of text without any."""
    if not re.search(r"<[a-zA-Z!/]|&[#a-zA-Z]", html):
        return unwrap(html)
    parser = need("lxml.html")
    etree = need("lxml.etree")
    try:
        return paragraphs(parser.fragment_fromstring(html.replace("\x00", ""), create_parent="div"))
    except (etree.LxmlError, ValueError):
        return unwrap(re.sub(r"<[^>]*>", " ", html))


def unwrap(text: str) -> list[str]:
    """Give the paragraphs of typed text: cut at empty lines and where a line is set in.

    Lines that a machine has broken are joined; short ones (a table, an address) stay lines.
    """
    found: list[str] = []
    lines: list[str] = []
    filled = [line for line in text.expandtabs().splitlines() if line.strip()]
    margin = min((_margin(line) for line in filled), default=0)

    def flush() -> None:
        if lines and all(len(line) >= _WRAPPED for line in lines[:-1]):
            found.append(squeeze(" ".join(lines)))
        else:
            found.extend(squeeze(line) for line in lines)
        lines.clear()

    for line in text.expandtabs().splitlines():
        if not line.strip() or _margin(line) - margin >= 2:
            flush()
        if line.strip():
            lines.append(line.strip())
    flush()
    return found


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_typed(text: str) -> bool:
    """Tell lines typed for a printer: some at the margin, others set in, or empty lines between."""
    lines = text.splitlines()[1:]
    filled = [line for line in lines if line.strip()]
    if len(filled) < 3:
        return False
    margins = {_margin(line.expandtabs()) for line in filled}
    return 0 in margins and (len(margins) > 1 or any(not line.strip() for line in lines[:-1]))
