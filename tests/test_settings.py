"""Settings: one table, and which of its sources wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon import _settings
from selon._settings import check, origin, setting, settings, text_setting
from selon.cli import main
from selon.errors import SettingError

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in settings().values():
        monkeypatch.delenv(one.variable, raising=False)
    monkeypatch.delenv(_settings.CONFIG, raising=False)
    monkeypatch.setattr(_settings, "user_config", lambda: tmp_path / "home" / "selon.toml")
    (tmp_path / "home").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def test_settings_environment_wins_over_the_folder_over_the_user_over_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert origin("every") == (900, None)
    (tmp_path / "home" / "selon.toml").write_text('every = 1000\npublisher = "Nord"\n', "utf-8")
    assert origin("every") == (1000, str(tmp_path / "home" / "selon.toml"))
    Path("selon.toml").write_text("every = 2000\n", "utf-8")
    assert (setting("every"), setting("publisher")) == (2000, "Nord")
    monkeypatch.setenv("SELON_EVERY", "3000")
    assert origin("every") == (3000, "SELON_EVERY")


def test_settings_config_names_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("selon.toml").write_text("every = 2000\n", "utf-8")
    other = tmp_path / "other.toml"
    other.write_text('store = "a/news.selon"\n', "utf-8")
    monkeypatch.setenv("SELON_CONFIG", str(other))
    assert text_setting("store") == str(tmp_path / "a" / "news.selon")
    assert setting("every") == 900
    monkeypatch.setenv("SELON_CONFIG", "none.toml")
    with pytest.raises(SettingError, match="no such file"):
        check()


@pytest.mark.parametrize(
    "text", ["every", "colour = 1", 'every = "x"', "every = true", "store = 3"]
)
def test_settings_that_make_no_sense_end_with_2(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("selon.toml").write_text(text, "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["schema", "--lang", "en"])
    assert ended.value.code == 2
    assert "selon.toml" in capsys.readouterr().err


def test_settings_of_the_environment_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_EVERY", "often")
    with pytest.raises(SettingError, match="SELON_EVERY"):
        setting("every")


@pytest.mark.parametrize(
    ("given", "value"), [("1", True), ("yes", True), ("0", False), ("off", False)]
)
def test_settings_switches(given: str, value: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_DEBUG", given)
    assert setting("debug") is value


@pytest.mark.parametrize("name", settings())
def test_settings_are_documented_as_the_table_has_them(name: str) -> None:
    one = settings()[name]
    default = "–" if one.default is None else one.default
    line = f"| `{name}` | `{one.variable}` | {default} | {one.help['en']} |"
    assert line in DOCS.read_text("utf-8").splitlines()
    french = f"| `{name}` | `{one.variable}` | {default} | {one.help['fr']} |"
    assert french in DOCS.with_name("settings.fr.md").read_text("utf-8").splitlines()
    assert set(one.help) == {"en", "fr"}
    assert one.kind in {"text", "path", "number", "switch"}


def test_settings_of_text_have_no_default() -> None:
    # text_setting relies on it
    assert [
        s.name for s in settings().values() if s.default is not None and s.kind != "number"
    ] == []


def test_settings_store_is_taken_by_commands(capsys: pytest.CaptureFixture[str]) -> None:
    Path("selon.toml").write_text('store = "none.selon"\nlang = "fr"\n', "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["incidents"])
    assert ended.value.code == 1
    assert "none.selon\xa0: ce dépôt n'existe pas" in capsys.readouterr().err
