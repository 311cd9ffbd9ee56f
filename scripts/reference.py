"""The reference, made from the code: commands, Python API, record, codebook, rules."""

from __future__ import annotations

import inspect
import re
import tomllib
from importlib.resources import files
from typing import Any

import selon
from selon._schema import schema
from selon._wording import LANGUAGES, Language, definitions, label, labels
from selon.cli.app import build
from selon.ledger.model import QUESTIONS, STANDINGS

WORDS = {
    "commands": {"en": "Commands", "fr": "Commandes"},
    "api": {"en": "Python API", "fr": "API Python"},
    "record": {"en": "The record", "fr": "La fiche"},
    "codebook": {"en": "Codebook", "fr": "Livre de codes"},
    "rules": {"en": "Rules", "fr": "Règles"},
    "option": {"en": "option", "fr": "option"},
    "meaning": {"en": "meaning", "fr": "sens"},
    "field": {"en": "field", "fr": "champ"},
    "type": {"en": "type", "fr": "type"},
    "value": {"en": "value", "fr": "valeur"},
    "word": {"en": "shown as", "fr": "affiché"},
    "code": {"en": "code", "fr": "code"},
    "made": {
        "en": "Made from the code; do not edit.",
        "fr": "Page tirée du code ; ne pas modifier.",
    },
    "api_intro": {
        "en": "All of it is imported from `selon`. What is not named here may change.",
        "fr": "Tout s'importe de `selon` (docstrings en anglais). Le reste peut changer.",
    },
    "record_intro": {
        "en": (
            "One JSON object a dispatch; [its JSON Schema](../record.schema.json). Offsets are "
            "code points into the untouched text, half-open. What the text does not say is null."
        ),
        "fr": (
            "Un objet JSON par dépêche ; [son schéma JSON](../record.schema.json). Les positions "
            "comptent les points de code du texte intact, fin exclue. Ce que le texte ne dit pas "
            "est null. Descriptions en anglais, comme dans le schéma."
        ),
    },
    "codebook_intro": {
        "en": "What each value means. Event types are those of PLOVER 2.0.",
        "fr": "Ce que veut dire chaque valeur. Les types d'événement sont ceux de PLOVER 2.0.",
    },
    "rules_intro": {
        "en": (
            "Every row of a record carries in `by` the rule that made it: the language, then a "
            "name of this page; every assessment of the ledger carries `ledger.` and a name. "
            "`{…}` are filled in from the row."
        ),
        "fr": (
            "Chaque ligne d'une fiche porte dans `by` la règle qui l'a faite : la langue, puis un "
            "nom de cette page ; chaque appréciation du registre porte `ledger.` et un nom. Les "
            "`{…}` viennent de la ligne."
        ),
    },
}
_GROUPS = {
    "form": {"en": "Form of a statement", "fr": "Forme d'un propos"},
    "stance": {"en": "Stance of a statement", "fr": "Posture d'un propos"},
    "figure_kind": {"en": "Kind of a figure", "fr": "Genre d'un chiffre"},
    "who": {"en": "Who is counted", "fr": "Qui est compté"},
    "bound": {"en": "Bound of a figure", "fr": "Borne d'un chiffre"},
    "event_type": {"en": "Type of an event (PLOVER)", "fr": "Type d'un événement (PLOVER)"},
    "status": {"en": "Status of an event", "fr": "Statut d'un événement"},
    "change": {"en": "Change of control", "fr": "Changement de contrôle"},
    "actor_kind": {"en": "Kind of an actor", "fr": "Genre d'un acteur"},
    "place_kind": {"en": "Kind of a place", "fr": "Genre d'un lieu"},
}
_LEDGER = {
    "standing": {"en": "Status of an assessment", "fr": "Statut d'une appréciation"},
    "question": {"en": "Question of an assessment", "fr": "Question d'une appréciation"},
}


def pages() -> dict[str, str]:
    """Give every page by its path under docs/: `reference/x.md`, `reference/x.fr.md`."""
    makers = {
        "commands": commands, "api": api, "record": record, "codebook": codebook, "rules": rules,
    }  # fmt: skip
    found = {}
    for name, make in makers.items():
        for lang in LANGUAGES:
            ending = "md" if lang == "en" else f"{lang}.md"
            made = f"*{WORDS['made'][lang]}*"
            found[f"reference/{name}.{ending}"] = (
                f"# {WORDS[name][lang]}\n\n{made}\n\n{make(lang)}".rstrip() + "\n"
            )
    return found


def commands(lang: Language) -> str:
    """Every command with its help and options, from the application itself."""
    import typer  # noqa: PLC0415

    root: Any = typer.main.get_command(build(lang))
    return "\n\n".join(_command(f"selon {name}", c, lang) for name, c in root.commands.items())


def _command(name: str, command: Any, lang: Language) -> str:  # noqa: ANN401
    parts = [f"## {name}", _help(command.help or "")]
    rows = []
    for parameter in command.params:
        names = ", ".join(f"`{o}`" for o in parameter.opts)
        if parameter.param_type_name == "argument":
            names = f"`{parameter.metavar or parameter.name.upper()}`"
        elif parameter.metavar:
            names += f" `{parameter.metavar}`"
        rows.append((names.replace("|", "\\|"), getattr(parameter, "help", "") or ""))
    if rows:
        parts.append(_table((WORDS["option"][lang], WORDS["meaning"][lang]), rows))
    for sub, inner in getattr(command, "commands", {}).items():
        parts.append(_command(f"{name} {sub}", inner, lang))
    return "\n\n".join(p for p in parts if p)


def _help(text: str) -> str:
    """Give a help text as paragraphs, its examples as code."""
    kept = []
    for line in inspect.cleandoc(text).splitlines():
        head, colon, call = line.partition(":")
        example = colon and head.strip() in {"Example", "Exemple"}
        kept.append(f"```sh\n{call.strip()}\n```" if example else line)
    return "\n".join(kept)


def api(lang: Language) -> str:
    """Every public name with its signature and docstring."""
    parts = [WORDS["api_intro"][lang]]
    for name in selon.__all__:
        if name.startswith("_"):
            continue
        value: Any = getattr(selon, name)
        parts.append(f"## {name}")
        try:
            signature = str(inspect.signature(value))
        except (TypeError, ValueError):
            signature = ""
        parts.append(f"```python\nselon.{name}{_short(signature)}\n```")
        parts.append(_doc(value))
        if inspect.isclass(value) and not issubclass(value, Exception):
            parts += _methods(name, value)
    return "\n\n".join(p for p in parts if p)


def _methods(name: str, value: type) -> list[str]:
    parts = []
    for key, method in inspect.getmembers(value):
        if key.startswith("_") or not callable(method) or not inspect.getdoc(method):
            continue
        if not getattr(method, "__module__", "").startswith("selon"):
            continue
        parts.append(f"### {name}.{key}")
        parts.append(f"```python\n{key}{_short(str(inspect.signature(method)))}\n```")
        parts.append(_doc(method))
    return parts


def _short(signature: str) -> str:
    """Write annotations without the quotes that postponed evaluation gives them."""
    return re.sub(r"(: |-> |\[)'([^']*)'", r"\1\2", signature).replace("selon.record.", "")


def _doc(value: object) -> str:
    """Give a docstring as Markdown: indented stretches are code already."""
    return inspect.getdoc(value) or ""


def record(lang: Language) -> str:
    """Every object of a record with its fields."""
    made = schema()
    types = {"Record": made, **made["$defs"]}
    parts = [WORDS["record_intro"][lang]]
    for name, shape in types.items():
        parts += [f"## {name}", shape.get("description", "")]
        rows = [
            (f"`{key}`", _shape(inner), _shown(key, lang))
            for key, inner in shape.get("properties", {}).items()
        ]
        if rows:
            titles = (WORDS["field"][lang], WORDS["type"][lang], WORDS["word"][lang])
            parts.append(_table(titles, rows))
    return "\n\n".join(p for p in parts if p)


def _shown(key: str, lang: Language) -> str:
    """Give the word by which the interface shows a field, nothing for one that it does not show."""
    return next((label(g, key, lang) for g in ("section", "field") if key in labels()[g]), "")


def _shape(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        name = shape["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in shape:
        return " or ".join(_shape(s) for s in shape["anyOf"])
    if "enum" in shape:
        return ", ".join(f"`{v}`" for v in shape["enum"])
    if "const" in shape:
        return f"`{shape['const']}`"
    if shape.get("type") == "array":
        return f"list of {_shape(shape.get('items', {}))}"
    kinds = shape.get("type", "any")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def codebook(lang: Language) -> str:
    """Every value with its label and definition."""
    parts = [WORDS["codebook_intro"][lang]]
    titles = (WORDS["value"][lang], WORDS["word"][lang], WORDS["meaning"][lang])
    for group, title in _GROUPS.items():
        defined = definitions()[group]
        rows = [(f"`{v}`", label(group, v, lang), defined[v][lang]) for v in defined]
        parts += [f"## {title[lang]}", _table(titles, rows)]
    for group, values in (("standing", STANDINGS), ("question", QUESTIONS)):
        defined = definitions()[group] | definitions()["figure_kind"]
        rows = [(f"`{v}`", defined[v][lang]) for v in values]
        parts += [f"## {_LEDGER[group][lang]}", _table((titles[0], titles[2]), rows)]
    return "\n\n".join(parts)


def rules(lang: Language) -> str:
    """Every rule with the sentence that tells why a row is there."""
    parts = [WORDS["rules_intro"][lang]]
    for room, start in (("reading", ""), ("ledger", "ledger.")):
        table = tomllib.loads((files(f"selon.{room}") / "rules.toml").read_text("utf-8"))
        for group, inner in table.items():
            rows = [
                (f"`{start}{group}.{name}`", text[lang])
                for name, text in inner.items()
                if isinstance(text, dict)
            ]
            if rows:
                titles = (WORDS["code"][lang], WORDS["meaning"][lang])
                parts += [f"## {start}{group}", _table(titles, rows)]
    return "\n\n".join(parts)


def _table(titles: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(" ".join(c.split()).replace(" | ", " \\| ") for c in cells) + " |"

    return "\n".join([line(titles), line(("---",) * len(titles)), *map(line, rows)])


__all__ = ["pages"]
