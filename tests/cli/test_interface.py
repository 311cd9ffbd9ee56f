"""What every command shares: language, help, version, wrong calls, exit codes."""

from __future__ import annotations

import json
import string
import tomllib
from pathlib import Path

import jsonschema
import pytest

import selon
from selon import __version__
from selon.cli import main
from selon.cli.messages import environment_language, messages, say
from selon.cli.telling import tell_error
from selon.errors import EmptyInput, InputError, RecordError, SelonError, WrongLanguage

ERRORS = Path(selon.__file__).parent / "_errors_fr.toml"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("key", messages())
def test_interface_messages_are_in_both_languages_with_the_same_placeholders(key: str) -> None:
    texts = messages()[key]
    assert set(texts) == {"en", "fr"}
    fields = [{f for _, f, _, _ in string.Formatter().parse(t) if f} for t in texts.values()]
    assert fields[0] == fields[1]


def test_interface_shows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"selon {__version__}\n"


@pytest.mark.parametrize("command", ["read", "explain", "evaluate", "schema"])
def test_interface_help_has_an_example_in_both_languages(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--help") == 0
    assert f"Example: selon {command}" in capsys.readouterr().out
    assert run(command, "--lang", "fr", "--help") == 0
    assert f"Exemple : selon {command}" in capsys.readouterr().out


def test_interface_without_a_command_shows_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    shown = capsys.readouterr().out
    assert shown.count("evaluate") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bogus"], "there is no command bogus|No such command"),
        (["schema", "--bogus"], "No such option: --bogus"),
        (["schema", "a"], "unexpected extra argument"),
        (["read", "x", "--format"], "--format"),
        (["read"], "name at least one file"),
        (["read", "x", "--format", "xml"], "'xml' is none of text, json, jsonl, html"),
        (["read", "x", "--published", "jeudi"], "'jeudi' is no ISO day"),
        (["read", "x", "--language", "xx"], "'xx' cannot be read"),
        (["explain"], "name a file and a row"),
        (["evaluate"], "name a folder of gold"),
        (["evaluate", "x", "--errors", "verbs"], "'verbs' is none of statements"),
        (["--lang", "de", "schema"], "'de' is neither en nor fr"),
    ],
)
def test_interface_wrong_calls_end_with_2_and_say_why(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert any(word in shown.err for word in words.split("|"))
    assert shown.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bogus"], "il n'y a pas de commande bogus (voir selon --help)"),
        (["schema", "--bogus"], "il n'y a pas d'option --bogus (voir selon schema --help)"),
        (["schema", "a"], "arguments en trop : a"),
        (["read", "--format"], "l'option --format demande une valeur"),
        (["read"], "nommez au moins un fichier"),
    ],
)
def test_interface_wrong_calls_are_told_in_french(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments, "--lang=fr") == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"SELON_LANG": "fr"}, "fr"),
        ({"SELON_LANG": "fr_CA.UTF-8", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "fr-BE", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_interface_language_comes_from_the_environment(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SELON_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert environment_language() == language


def test_interface_schema_is_a_sound_json_schema(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run("schema") == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsysbinary.readouterr().out))


def test_interface_fills_placeholders() -> None:
    assert say("fr", "read.set_aside", count=3) == "3 mises de côté"


SOURCE = "\n".join(
    path.read_text("utf-8") for path in sorted(Path(selon.__file__).parent.rglob("*.py"))
)


@pytest.mark.parametrize(
    "english",
    [
        text
        for group, texts in tomllib.loads(ERRORS.read_text("utf-8")).items()
        for text in texts
        if group != "field"  # which is what pydantic says: tests of the desk hold it
    ],
)
def test_interface_french_errors_are_those_that_code_raises(english: str) -> None:
    longest = max(english.split("{}"), key=len)
    assert longest.strip() in SOURCE


@pytest.mark.parametrize(
    ("error", "french"),
    [
        (EmptyInput("there is no text in it", where="x"), "x\u00a0: il n'y a pas de texte dedans"),
        (
            WrongLanguage("no language pack for 'en'", hint="languages read: fr"),
            "pas de paquet de langue pour 'en' (langues lues\u00a0: fr)",
        ),
        (
            InputError("no column names the row", hint="row, or start and end"),
            "aucune colonne ne nomme la ligne (row, ou start et end)",
        ),
        (RecordError("odd"), "la fiche est fautive – odd"),
    ],
)
def test_interface_tells_errors_in_french(error: SelonError, french: str) -> None:
    assert tell_error(error, "fr") == french
    assert tell_error(error, "en").endswith(str(error).removeprefix("x: "))
