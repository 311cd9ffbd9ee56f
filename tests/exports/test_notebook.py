"""A record shows itself in a notebook: in a frame that its page cannot leave."""

from __future__ import annotations

import html
import re

import selon
from builders import record
from selon.exports import to_html, to_notebook


def test_notebook_the_frame_holds_the_whole_page() -> None:
    frame = to_notebook(record(), language="fr", height=300)
    (page,) = re.findall(r'srcdoc="([^"]*)"', frame)
    assert html.unescape(page) == to_html(record(), language="fr")
    assert 'sandbox="allow-scripts"' in frame
    assert "height:300px" in frame


def test_notebook_a_record_draws_itself_once_the_package_is_used() -> None:
    assert selon.Record is type(record())
    assert record()._repr_html_() == to_notebook(record())
