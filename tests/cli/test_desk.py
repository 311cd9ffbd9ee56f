from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING, Any

import pytest

from selon.cli import desk as command
from selon.cli import main
from selon.desk.app import close
from selon.desk.jobs import Jobs

ALL = "0.0.0.0"  # noqa: S104 - bound for a moment, and served to nobody

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "en", *arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Take what would be served, and close it."""
    taken: list[Any] = []

    def serve(app: Any, listening: socket.socket, address: str | None) -> None:
        jobs = app.state.desk.jobs
        job = jobs.under_way
        taken.extend((app.state.desk, listening.getsockname(), address, job))
        close(app.state.desk)

    monkeypatch.setattr(command, "_serve", serve)
    return taken


def test_desk_serves_this_machine_and_opens_its_address(
    tmp_path: Path, served: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("desk", "--store", str(tmp_path / "new.selon"), "--reviewer", "Ada") == 0
    desk, (host, port), address, _ = served
    assert (host, desk.settings.reviewer, desk.settings.token) == ("127.0.0.1", "Ada", None)
    assert address == f"http://127.0.0.1:{port}/"
    assert address in capsys.readouterr().err
    assert (tmp_path / "new.selon").exists()


def test_desk_takes_the_next_free_port(tmp_path: Path, served: list[Any]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        store = str(tmp_path / "a.selon")
        assert run("desk", "--store", store, "--port", str(number)) == 2
        assert run("desk", "--store", store, "--no-browser") == 0
    assert served[2] is None


def test_desk_makes_up_a_token_where_others_can_reach_it(
    tmp_path: Path, served: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("desk", "--store", str(tmp_path / "a.selon"), "--host", ALL, "--port", "0")
    assert run(*arguments) == 0
    token = served[0].settings.token
    assert len(token) >= 20
    assert token in capsys.readouterr().err
    assert served[2].endswith(f"/login?token={token}")
    assert run(*arguments, "--token", "short") == 2


@pytest.mark.parametrize("arguments", [(), ("--demo", "--store", "x.selon")])
def test_desk_wants_a_store_or_the_demonstration(arguments: tuple[str, ...]) -> None:
    assert run("desk", *arguments) == 2


def test_desk_takes_the_store_of_the_settings(
    tmp_path: Path, served: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "selon.toml").write_text('store = "mine.selon"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("desk", "--no-browser") == 0
    assert served[0].store.path.resolve() == tmp_path / "mine.selon"
    monkeypatch.setenv("SELON_STORE", str(tmp_path / "other.selon"))
    assert run("desk", "--no-browser", "--store", str(tmp_path / "named.selon")) == 0
    assert run("desk", "--no-browser") == 0
    assert [desk.store.path.name for desk in served[4::4]] == ["named.selon", "other.selon"]


def test_desk_demonstration_begins_to_read_the_examples(
    served: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(Jobs, "start", lambda _, items, **__: started.append(len(items)))
    assert run("desk", "--demo", "--no-browser") == 0
    assert started[0] > 50
    assert served[0].settings.demo
    assert not served[0].store.path.exists(), "the temporary store is gone"


def test_desk_names_the_extra_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "selon.desk.app", raising=False)
    monkeypatch.setitem(sys.modules, "fastapi", None)
    assert run("desk", "--store", str(tmp_path / "a.selon")) == 1
    assert "pip install 'selon[desk]'" in capsys.readouterr().err
