"""Odd and broken input through the real command: a right record, or a clear error and the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon._json import from_json
from selon.cli import main

pytestmark = pytest.mark.model

GOOD = (
    "KANDAR, 12 mars (Agence Nord) - Au moins vingt civils ont été tués jeudi à Kandar, a déclaré "
    "le maire, Ilan Maro. « Les tirs n'ont pas cessé », a-t-il ajouté.\n"
)
READ: dict[str, tuple[bytes, str]] = {
    "utf-8 with mark": (b"\xef\xbb\xbf" + GOOD.encode(), GOOD),
    "utf-16": (GOOD.encode("utf-16"), GOOD),
    "windows-1252": (GOOD.encode("cp1252"), GOOD),
    "crlf": (GOOD.replace("\n", "\r\n").encode(), GOOD),
    "no sentence end": (GOOD.rstrip(".\n").encode(), GOOD.rstrip(".\n")),
    "one long line": ((GOOD.strip() + " ").encode() * 40, (GOOD.strip() + " ") * 40),
}
LONE = GOOD.replace(" »", "")
for _name, _text in {
    "nbsp": GOOD.replace("« ", "«\u00a0").replace(" »", "\u202f»"),
    "lone quotation mark": LONE,
    "only closing marks": GOOD.replace("« ", ""),
    "straight odd marks": GOOD.replace("« ", '"').replace(" »", ""),
    "combining accents": GOOD.replace("é", "e\u0301").replace("à", "a\u0300"),
    "emoji": GOOD.replace("jeudi", "jeudi 🚑🇫🇷👩‍👩‍👧"),
    "blank lines": "\n\n\n" + GOOD.replace(". ", ".\n\n\n") + "\n\n",
    "tabs and odd spaces": GOOD.replace(" ", "\u2009", 3).replace(" a ", "\ta "),
    "right-to-left name": GOOD.replace("Ilan Maro", "إيلان مارو"),
    "brackets and markup": GOOD.replace("le maire", "[bold]le maire[/bold] <b>"),
}.items():
    READ[_name] = (_text.encode(), _text)
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "no text in it"),
    "blank": (b" \n\t\n", "no text in it"),
    "binary": (bytes(range(256)) * 8, "no text"),
    "pdf": (b"%PDF-1.7\n" + bytes(200), "PDF"),
    "cut utf-8": (GOOD.encode().replace("é".encode(), b"\xc3", 1), "UTF-8"),
    "five megabytes": (GOOD.encode() * 26_000, "longer than"),
    "italian": ("Il sindaco della città ha detto che il fuoco continua. ".encode() * 6, "'it'"),
    "german": ("Der Bürgermeister sagte, es werde weiter geschossen. ".encode() * 6, "'de'"),
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANG", "en")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.mark.parametrize("name", READ)
def test_input_odd_but_sound_gives_a_record_of_the_text_as_it_came(
    name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data, text = READ[name]
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    assert run("read", str(path), "--published", "2020-03-12", "-f", "json") == 0
    record = from_json(capsysbinary.readouterr().out)
    assert record.dispatch.text == text
    for form in ("text", "html"):
        assert run("read", str(path), "-f", form) == 0
        assert capsysbinary.readouterr().out


@pytest.mark.parametrize("name", REFUSED)
def test_input_that_is_none_is_named_with_its_reason_and_the_rest_is_read(
    name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data, reason = REFUSED[name]
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(GOOD, "utf-8")
    assert run("read", str(bad)) == 1
    capsysbinary.readouterr()
    assert run("read", str(bad), str(good), "-f", "jsonl") == 3
    shown = capsysbinary.readouterr()
    told = shown.err.decode()
    assert "bad" in told
    assert reason in told
    assert "Traceback" not in told
    assert from_json(shown.out).dispatch.source.item == "good"
