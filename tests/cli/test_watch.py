"""`selon watch --once` from a list of feeds to a store."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import pytest

from selon.cli import main
from selon.store import Store
from store_makers import MODEL, PlainReader, plain_item


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    monkeypatch.setattr("selon.store.workers._new_reader", PlainReader)
    monkeypatch.setattr("selon.store.ingesting._Ingestion._model", lambda *_: MODEL)


def test_watch_once_stores_what_feeds_and_folders_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "est.test":
            return httpx.Response(500)
        text = plain_item(1).text
        entry = f"<item><guid>1</guid><description>{text}</description></item>"
        return httpx.Response(200, text=f'<rss version="2.0"><channel>{entry}</channel></rss>')

    agents = []

    def client(user_agent: str | None) -> httpx.Client:
        agents.append(user_agent)
        return httpx.Client(transport=httpx.MockTransport(answer))

    monkeypatch.setattr("selon.sources.fetching.new_client", client)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.txt").write_text(plain_item(2).text, "utf-8")
    os.utime(folder / "b.txt", (1, 1))
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        '[[feed]]\naddress = "https://nord.test/rss"\n[[feed]]\naddress = "https://est.test/rss"\n',
        "utf-8",
    )
    store = str(tmp_path / "news.selon")
    call = ("watch", str(feeds), str(folder), "--store", store, "--once", "--user-agent", "Desk 1")
    assert run(*call) == 3
    shown = capsys.readouterr().err
    assert "set aside: https://est.test/rss: the server answers 500" in shown
    assert "2 stored, 2 feeds asked" in shown
    assert agents == ["Desk 1"]
    assert run(*call) == 0
    with Store.open(store) as opened:
        assert len(list(opened.records())) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["watch"], 2, "name the store"),
        (["watch", "--store", "x"], 2, "name a folder"),
        (["watch", "none.toml", "--store", "x"], 1, "no such file"),
        (["watch", "x", "--store", "x", "--every", "5"], 2, "60"),
    ],
)
def test_watch_called_wrongly(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == code
    assert words in " ".join(capsys.readouterr().err.split())
