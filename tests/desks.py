"""What tests of the desk share: stores filled by hand, the word that forms carry."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from selon.record import Actor, Dispatch, MadeBy, Mention, Part, Record, Source, Statement
from selon.sources import Item
from selon.store.adding import add_results
from selon.store.keeping import refresh
from selon.store.packing import pack
from selon.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi.testclient import TestClient

SCRIPT = "<script>alert('x')</script>"
HOSTILE = (
    f'Titre {SCRIPT} "><img src=x onerror=alert(1)>\n\n'
    "Un porte-parole </p></article><script src=//evil.example></script>, Jean \u202eLivé\u202c, "
    'a dit : « <a href="javascript:alert(2)">ici</a> {{ 7 * 7 }} &lt;b&gt; ».'
)


def keep(path: Path, *records: Record) -> None:
    """Put records into a store as ingestion would, and build its ledger."""
    with Store.open(path, create=True) as store:
        for one in records:
            pair = (Item(one.dispatch.text, item=one.dispatch.source.item), pack(one))
            store.write(partial(add_results, results=[pair]))
        refresh(store)


def hostile() -> Record:
    """Give a record whose text and names are made to break out of a page."""

    def said(words: str) -> Mention:
        at = HOSTILE.index(words)
        return Mention.of(HOSTILE, at, at + len(words))

    name = 'Jean \u202eLivé\u202c" onmouseover="alert(3)'
    content = said('<a href="javascript:alert(2)">ici</a> {{ 7 * 7 }} &lt;b&gt;')
    return Record(
        made_by=MadeBy("0.1.0"),
        dispatch=Dispatch(
            "h1", "fr", HOSTILE, title=HOSTILE.partition("\n")[0],
            source=Source(uri="javascript:alert(4)", item=f"item{SCRIPT}", publisher=SCRIPT),
            parts=(Part("headline", 0, HOSTILE.index("\n")),),
        ),
        actors=(Actor("a1", name, "person", role=SCRIPT, mentions=(said("Jean \u202eLivé\u202c"),)),),
        statements=(
            Statement("s1", "a1", said("Jean \u202eLivé\u202c"), said("a dit"), (content,), "direct", "say"),
        ),
    )  # fmt: skip


def another(one: Record, *, item: str, text: str) -> Record:
    """Give a record like another, of another dispatch."""
    source = replace(one.dispatch.source, item=item)
    return replace(one, dispatch=replace(one.dispatch, id=item, text=text, source=source))


def word(client: TestClient, path: str = "/codebook") -> str:
    """Give the word that forms of this client carry."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]
