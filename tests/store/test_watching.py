"""Watching: what is new is stored once, servers are asked as they wish, faults stop nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from selon.errors import InputError, SelonError, SettingError
from selon.sources.fetching import USER_AGENT, new_client
from selon.store import Store, asides, schema
from selon.store.plans import Feed, Folder, Plan, read_plan
from selon.store.watching import Watch
from store_makers import plain_item
from wire_copies import COPIES

AT = datetime(2026, 1, 1, tzinfo=UTC)
ADDRESS = "https://nord.test/rss"
Answer = Callable[[httpx.Request], httpx.Response]


def rss(*numbers: int, ttl: str = "") -> bytes:
    entries = "".join(
        f"<item><guid>n{n}</guid><title></title><description>{plain_item(n).text}</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Nord</title>{ttl}{entries}</channel></rss>'.encode()


class Server:
    """Answers in turn, and remembers what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if request.url.scheme not in {"http", "https"}:
            raise httpx.UnsupportedProtocol("as the transport that is replaced")
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def watching(store: Store, server: Answer, *feeds: Feed) -> Watch:
    client = new_client()
    client._transport = httpx.MockTransport(server)
    client._mounts = {}
    return Watch(store, Plan(feeds=feeds or (Feed(ADDRESS),)), client=client)


def later(seconds: int) -> datetime:
    return AT + timedelta(seconds=seconds)


def waits(store: Store) -> float:
    with store.read() as connection:
        row = connection.execute(select(schema.watched)).one()
    return (
        datetime.fromisoformat(row.next_at) - datetime.fromisoformat(row.checked_at)
    ).total_seconds()


def test_feed_is_asked_conditionally_and_stored_once(store: Store) -> None:
    server = Server(
        httpx.Response(200, content=rss(1, 2), headers={"ETag": '"a"', "Last-Modified": "Thu"}),
        httpx.Response(304, headers={"ETag": '"a"'}),
        httpx.Response(200, content=rss(1, 2, 3), headers={"ETag": '"b"'}),
    )
    watch = watching(store, server)
    assert watch.round(AT).stored == 2
    assert watch.round(later(899)).asked == 0
    second = watch.round(later(900))
    assert (second.stored, second.unchanged) == (0, 1)
    third = watch.round(later(1800))
    assert (third.stored, third.reports[0].known) == (1, 2)
    first, conditional, _ = server.asked
    assert first.headers["User-Agent"] == USER_AGENT
    assert "If-None-Match" not in first.headers
    assert (conditional.headers["If-None-Match"], conditional.headers["If-Modified-Since"]) == (
        '"a"',
        "Thu",
    )
    assert [r.dispatch.source.publisher for r in store.records()] == ["Nord"] * 3
    with store.read() as connection:
        assert len(connection.execute(select(schema.arrivals)).all()) == 3


def test_feed_is_not_asked_again_by_a_later_call(store: Store) -> None:
    watching(store, Server(httpx.Response(200, content=rss(1)))).round(AT)
    assert watching(store, Server()).round(later(10)).asked == 0


@pytest.mark.parametrize(
    ("headers", "content", "wait"),
    [
        ({}, rss(1), 900),
        ({"Cache-Control": "public, max-age=3600"}, rss(1), 3600),
        ({"Cache-Control": "max-age=5"}, rss(1), 900),
        ({}, rss(1, ttl="<ttl>60</ttl>"), 3600),
        ({"Cache-Control": "max-age=999999999"}, rss(1), 86_400),
    ],
)
def test_feed_is_left_alone_as_long_as_it_asks(
    headers: dict[str, str], content: bytes, wait: int, store: Store
) -> None:
    watching(store, Server(httpx.Response(200, content=content, headers=headers))).round(AT)
    assert waits(store) == wait


@pytest.mark.parametrize(
    ("answer", "words", "wait"),
    [
        (httpx.Response(500), "500", 1800),
        (httpx.Response(429, headers={"Retry-After": "7200"}), "429", 7200),
        (
            httpx.Response(503, headers={"Retry-After": "Thu, 01 Jan 2026 02:00:00 GMT"}),
            "503",
            7200,
        ),
        (httpx.Response(410), "410", 86_400),
        (httpx.ConnectError("no route"), "no route", 1800),
        (httpx.Response(302, headers={"Location": "ftp://nord.test/"}), "cannot be fetched", 1800),
        (httpx.Response(200, content=COPIES["page.html"]), "this is a page, no feed", 1800),
        (httpx.Response(200, content=b"Bonjour."), "this is a page, no feed", 1800),
    ],
)
def test_feed_that_fails_is_named_and_left_alone(
    answer: httpx.Response | Exception, words: str, wait: int, store: Store
) -> None:
    watch = watching(store, Server(answer))
    (failure,) = watch.round(AT).failures
    assert failure.where == ADDRESS
    assert words in str(failure.error)
    assert waits(store) == wait


def test_feed_that_goes_on_failing_is_asked_ever_less_and_forgiven(store: Store) -> None:
    server = Server(*[httpx.Response(500)] * 3, httpx.Response(200, content=rss(1)))
    watch = watching(store, server)
    at, found = AT, []
    for _ in range(4):
        watch.round(at)
        found.append(waits(store))
        at += timedelta(seconds=found[-1])
    assert found == [1800, 3600, 7200, 900]


def test_feed_that_breaks_off_gives_what_is_whole(store: Store) -> None:
    server = Server(httpx.Response(200, content=rss(1, 2)[:-80]))
    done = watching(store, server).round(AT)
    assert done.stored == 1
    assert [r.address for r in asides(store)] == [f"{ADDRESS}[2]"]


def test_one_feed_that_fails_does_not_stop_the_others(store: Store) -> None:
    server = Server(httpx.ConnectError("down"), httpx.Response(200, content=rss(1)))
    feeds = (Feed(ADDRESS), Feed("https://est.test/rss", publisher="Est"))
    done = watching(store, server, *feeds).round(AT)
    assert (done.stored, len(done.failures)) == (1, 1)
    assert [r.dispatch.source.publisher for r in store.records()] == ["Est"]


def test_feed_without_bounds_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.sources.fetching.LARGEST_FEED", 100)
    done = watching(store, Server(httpx.Response(200, content=rss(1, 2)))).round(AT)
    assert "larger than" in str(done.failures[0].error)


def old(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    past = time.time() - 60 - len(text)
    os.utime(path, (past, past))


def test_folder_gives_what_is_new_and_whole(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    plan = Plan(folders=(Folder(str(folder), publisher="Nord"),))
    watch = Watch(store, plan)
    assert watch.round(AT).stored == 0
    old(folder / "a.txt", plain_item(1).text)
    (folder / "young.txt").write_text(plain_item(2).text, "utf-8")
    assert watch.round(AT).files == 1
    assert Watch(store, plan).round(AT).files == 0
    old(folder / "young.txt", plain_item(2).text)
    assert watch.round(AT).stored == 1
    assert watch.next_at(AT) == later(10)


def test_folder_file_that_was_mended_leaves_the_asides(store: Store, tmp_path: Path) -> None:
    watch = Watch(store, Plan(folders=(Folder(str(tmp_path)),)))
    old(tmp_path / "a.txt", "%PDF-1.4")
    watch.round(AT)
    assert len(asides(store)) == 1
    old(tmp_path / "a.txt", plain_item(1).text)
    assert watch.round(AT).stored == 1
    assert asides(store) == []


def test_plan_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "feeds.toml"
    path.write_text(
        'every = 30\n[[feed]]\naddress = "https://nord.test/rss"\npublisher = "Nord"\n'
        '[[feed]]\naddress = "https://est.test/"\nevery = 3600\nlanguage = "fr"\n'
        '[[folder]]\npath = "in"\nmap = "text=body"\n',
        "utf-8",
    )
    assert read_plan(path) == Plan(
        (
            Feed("https://nord.test/rss", 60, "Nord"),
            Feed("https://est.test/", 3600, None, "fr"),
        ),
        (Folder(str(tmp_path / "in"), names={"text": "body"}),),
    )
    assert read_plan(tmp_path / "in").folders == (Folder(str(tmp_path / "in")),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", InputError),
        ("[[feed]\n", InputError),
        ("[[feed]]\n", SettingError),
        ('[[feed]]\naddress = "file:///etc/passwd"\n', SettingError),
        ('[[feed]]\naddress = "https://a.test"\nurl = "x"\n', SettingError),
        ('[[feed]]\naddress = "https://a.test"\nevery = "x"\n', SettingError),
        ('feed = ["https://a.test"]\n', SettingError),
        ('[[folder]]\npath = "nowhere"\n', InputError),
    ],
)
def test_plan_that_makes_no_sense(text: str, kind: type[SelonError], tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(kind) as caught:
        read_plan(path)
    assert (
        "feeds.toml" in str(caught.value)
        or "address" in str(caught.value)
        or "nowhere" in str(caught.value)
    )
