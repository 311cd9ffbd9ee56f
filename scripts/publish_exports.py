"""Write anew the part of docs/exports.md and docs/exports.fr.md that the registry knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from selon.exports.forms.labelstudio import configuration
from selon.exports.losses import field_label, level_of
from selon.exports.model import FIDELITIES, Options
from selon.exports.registry import exports

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.exports.model import Loss
    from selon.exports.registry import Export

DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "exports.md", "fr": DOCS / "exports.fr.md"}
MARK = "<!-- What follows is made by scripts/publish_exports.py. -->\n"

WORDS = {
    "line_exact": {"en": "Exact:", "fr": "Exact :"},
    "line_unsayable": {"en": "No place for:", "fr": "Pas de place pour :"},
    "exact": {"en": "exact", "fr": "exact"},
    "field": {"en": "field", "fr": "champ"},
    "kept": {"en": "kept", "fr": "gardé"},
    "to": {"en": "goes to", "fr": "va dans"},
    "how": {"en": "how", "fr": "comment"},
    "close": {"en": "close", "fr": "proche"},
    "caveat": {"en": "with caveat", "fr": "avec réserve"},
    "unsayable": {"en": "cannot be said", "fr": "indicible"},
    "table": {"en": "Table", "fr": "Table"},
    "of_incident": {
        "en": "A thing written is an incident or what hangs on it.",
        "fr": "On écrit des incidents ou ce qui s'y rattache.",
    },
    "of_record": {
        "en": "A thing written is a row of a dispatch's record.",
        "fr": "On écrit des lignes de la fiche d'une dépêche.",
    },
    "config": {
        "en": "The labelling configuration that the tasks fit:",
        "fr": "La configuration d'étiquetage à laquelle répondent les tâches :",
    },
}


def made(language: Language) -> str:
    """Give the part that is made, in one language."""
    return "\n".join(_export(one, language) for one in exports())


def page(language: Language) -> str:
    """Give the page as it is to be: what people wrote, then what is made."""
    written = PAGES[language].read_text("utf-8").partition(MARK)[0]
    return f"{written}{MARK}\n{made(language)}"


def _export(one: Export, language: Language) -> str:
    choices = "".join(f" --policy {p}" for p in one.policies)
    choices += f" --table {one.tables[0]}" if one.tables else ""
    lines = [
        f"## {one.title(language)}",
        "",
        "```sh",
        f"selon export {one.name} --store news.selon{choices} -o news{one.ending}",
        "```",
        "",
    ]
    if one.name in ("xlsx", "parquet"):
        return "\n".join([*lines, ""]) if one.tables else ""
    for table in one.tables or (None,):
        level = level_of(f"table-{table}" if table else one.name)
        if table:
            lines += [f"### {WORDS['table'][language]} `{table}`", ""]
        lines += [
            WORDS[f"of_{level}"][language],
            "",
            *_losses(one.losses(Options(table=table)), language),
        ]
    if one.name == "labelstudio":
        lines += [WORDS["config"][language], "", "```xml", configuration().rstrip(), "```", ""]
    return "\n".join(lines)


def _losses(losses: tuple[Loss, ...], language: Language) -> list[str]:
    """Write plain fates as lines, those with a sentence of their own as a table."""
    plain = {key: [x for x in losses if x.fidelity == key and not x.noted] for key in FIDELITIES}
    lines = []
    for key in ("exact", "unsayable"):
        if plain[key]:
            named = [
                field_label(x.field, language) + (f" (`{x.to}`)" if x.to else "")
                for x in plain[key]
            ]
            lines += [f"{WORDS[f'line_{key}'][language]} {'; '.join(named)}.", ""]
    rest = [x for x in losses if x.noted or x.fidelity in ("close", "caveat")]
    if not rest:
        return lines
    heads = [WORDS[key][language] for key in ("field", "kept", "to", "how")]
    lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for x in rest:
        to = f"`{x.to}`" if x.to else ""
        cells = (field_label(x.field, language), WORDS[x.fidelity][language], to)
        lines.append(f"| {' | '.join(cells)} | {x.sentence(language)} |")
    return [*lines, ""]


if __name__ == "__main__":
    for language, target in PAGES.items():
        target.write_text(page(language), "utf-8")
