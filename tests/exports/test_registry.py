"""The registry of exports: names, options, losses for each field, plugins."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from selon.cli import main
from selon.errors import SettingError
from selon.exports import registry
from selon.exports.losses import field_label, level_of, losses_of
from selon.exports.model import FIDELITIES, Loss, Options
from selon.exports.presence import CASE_FIELDS, RECORD_FIELDS
from selon.exports.registry import Export, export, exports, get, loss_report, register
from selon.store import Store
from selon.store.filters import Filters

ROOT = Path(__file__).parent.parent.parent
NAMES = [
    "csv", "xlsx", "parquet", "jsonl", "ledger", "geojson", "acled", "ucdp", "airwars", "dossier",
    "timelinejs", "annotations", "ftm", "plover", "polecat", "timemap", "brat", "labelstudio",
]  # fmt: skip


def test_registry_lists_the_exports() -> None:
    assert [e.name for e in exports()][: len(NAMES)] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_registry_each_export_says_what_it_is_in_both_languages(name: str) -> None:
    one = get(name)
    assert one.ending.startswith(".") and "/" in one.media_type and one.version >= 1
    assert set(one.label) == {"en", "fr"}
    assert one.title("fr") != one.title("en") or name in ("annotations", "brat")


@pytest.mark.parametrize("name", NAMES)
def test_registry_each_export_tells_of_every_field(name: str) -> None:
    one = get(name)
    for table in one.tables or (None,):
        losses = one.losses(Options(table=table))
        level = level_of(f"table-{table}" if table else name)
        wanted = CASE_FIELDS if level == "incident" else RECORD_FIELDS
        assert [x.field for x in losses] == list(wanted)
        for x in losses:
            assert x.fidelity in FIDELITIES
            assert x.en and x.fr and x.en != x.fr
            assert bool(x.to) or x.fidelity in ("unsayable", "caveat"), (name, table, x.field)


@pytest.mark.parametrize("name", sorted({*CASE_FIELDS, *RECORD_FIELDS}))
def test_registry_each_field_has_a_name_for_people(name: str) -> None:
    assert field_label(name, "en") and field_label(name, "fr")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (Options(policy="guess"), "no choice of policy"),
        (Options(table="bills"), "no table 'bills'"),
    ],
)
def test_registry_refuses_options_that_make_no_sense(options: Options, words: str) -> None:
    with pytest.raises(SettingError, match=words):
        get("csv").resolve(options)


def test_registry_refuses_unknown_and_doubled_names() -> None:
    with pytest.raises(SettingError, match="no export is called 'morse'"):
        get("morse")
    with pytest.raises(SettingError, match="exists already"):
        register(get("csv"))


def test_registry_takes_exports_of_others(
    filled: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(material: object, options: Options) -> Iterator[bytes]:
        for case in material.cases():  # type: ignore[attr-defined]
            material.written()  # type: ignore[attr-defined]
            material.leave_out("too long", case.id)  # type: ignore[attr-defined]
            yield f"{case.id} {options.policy}\n".encode()

    def losses(options: Options) -> tuple[Loss, ...]:
        return (
            Loss("id", "exact", "line", "Kept.", "Gardé."),
            Loss("colour", "caveat", "", "Lost.", "Perdu."),
        )

    theirs = Export(
        "ids", 1, "text/plain", ".txt", {"en": "Ids", "fr": "Noms"}, write, losses, ("plain",)
    )

    class Point:
        name = "ids"

        def load(self) -> Export:
            return theirs

    class Broken:
        name = "broken"

        def load(self) -> Export:
            msg = "no such module"
            raise ImportError(msg)

    monkeypatch.setattr(registry, "_EXPORTS", dict(registry._EXPORTS))
    monkeypatch.setattr(registry, "entry_points", lambda group: [Broken(), Point()])
    registry._load_others.cache_clear()
    try:
        made = export(filled, "ids")
        written = b"".join(made).decode().splitlines()
        assert written and all(line.endswith(" plain") for line in written)
        assert made.report().losses[0].count == len(written)
        assert made.report().left_out[0].fr == "too long"
        monkeypatch.setenv("COLUMNS", "120")
        with pytest.raises(SystemExit) as ended:
            main(["export", "ids", "--store", str(filled.path), "--loss"])
        assert ended.value.code == 0
        assert "colour" in capsys.readouterr().out
    finally:
        registry._load_others.cache_clear()


def test_registry_report_counts_what_was_written(filled: Store) -> None:
    report = loss_report(filled, "csv", Filters(kind="killed"), Options(table="claims"))
    assert report.rows == 6
    assert report.filters == {"kind": "killed"}
    counts = {x.field: x.count for x in report.losses}
    assert counts["id"] == 2
    assert counts["injured"] == 0
    assert counts["revision"] == 1
    assert report.to_dict()["fields"][0]["field"] == "id"
    assert replace(report, rows=0).to_json().endswith("}\n")


def test_registry_losses_of_an_unknown_section_fail() -> None:
    with pytest.raises(KeyError):
        losses_of("morse")


def _published(name: str) -> ModuleType:
    path = ROOT / "scripts" / "publish_exports.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en", "fr"])
def test_registry_docs_are_in_step(language: str) -> None:
    module = _published("publish_exports")
    page = module.PAGES[language].read_text("utf-8")
    assert page == module.page(language), "run scripts/publish_exports.py"
    for one in exports():
        assert f"selon export {one.name} " in page
        assert all(policy in page for policy in one.policies)


EXAMPLES = re.findall(
    r"^(selon export .* -o .*)$", (ROOT / "docs" / "exports.md").read_text("utf-8"), re.MULTILINE
)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "FORMAT" not in e])
def test_registry_examples_in_the_docs_run(
    filled: Store, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(shlex.split(example)[1:])
    assert ended.value.code == 0
    target = tmp_path / example.rsplit(maxsplit=1)[-1]
    assert target.stat().st_size > 0
    assert target.with_name(f"{target.name}.loss.json").exists()
