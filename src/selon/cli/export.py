"""`selon export`: what is in a store in the form of another program, with its losses beside."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text
from typer import Exit

from selon.cli.console import DONE, err, out, write, wrong_usage
from selon.cli.lines import clean
from selon.cli.listing import asked_filters, bring_up, opened
from selon.cli.messages import say
from selon.errors import SettingError
from selon.exports.losses import field_label
from selon.exports.model import FIDELITIES, Options
from selon.exports.registry import Made, exports, get

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.exports.model import LossReport

_STYLES = {"exact": "green", "close": "cyan", "caveat": "yellow", "unsayable": "red"}


def export_cli(
    lang: Language,
    *,
    name: str | None,
    store: str | None,
    output: str | None,
    policy: str | None,
    table: str | None,
    base: str | None,
    incident: str | None,
    hxl: bool,
    loss: bool,
    listed: bool,
    **filters: Any,  # noqa: ANN401 - checked by Filters
) -> None:
    """Write an export and its losses, or show the losses, or list what there is."""
    if listed:
        _list(lang)
        raise Exit(DONE)
    if name is None:
        wrong_usage(lang, "export.missing")
    options = Options(
        language=lang, policy=policy, table=table, hxl=hxl, base=base, incident=incident
    )
    try:
        chosen = get(name)
        chosen.resolve(options)
    except SettingError as error:
        hint = f" ({error.hint})" if error.hint else ""
        wrong_usage(lang, "list.bad_filter", reason=f"{error.message}{hint}")
    to_stream = output in (None, "-")
    if chosen.binary and to_stream and not loss and sys.stdout.isatty():
        wrong_usage(lang, "export.binary", name=name)
    narrowed = asked_filters(lang, **filters)
    with opened(lang, store) as stored:
        bring_up(stored, lang)
        made = Made(stored, chosen, narrowed, options)
        if loss:
            for _ in made:
                pass
            _show_losses(made.report(), lang, output)
        elif output is None or output == "-":
            for piece in made:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        else:
            _to_file(made, Path(output))
            _tell(made.report(), output, lang)
    raise Exit(DONE)


def _to_file(made: Made, target: Path) -> None:
    """Write the export and its report; a broken run leaves no file."""
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as stream:
            for piece in made:
                stream.write(piece)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    beside = target.with_name(f"{target.name}.loss.json")
    beside.write_text(made.report().to_json(), "utf-8", newline="\n")


def _tell(report: LossReport, output: str, lang: Language) -> None:
    found = {f: sum(x.fidelity == f and x.count > 0 for x in report.losses) for f in FIDELITIES}
    told = ", ".join(f"{say(lang, f'export.{f}')} {n}" for f, n in found.items() if n)
    err().print(say(lang, "export.done", rows=report.rows, output=output, losses=told), style="dim")
    for one in report.left_out:
        reason = one.fr if lang == "fr" else one.en
        line = say(lang, "export.left_out", count=one.count, reason=reason)
        err().print(Text(line, "yellow"), soft_wrap=True)


def _show_losses(report: LossReport, lang: Language, output: str | None) -> None:
    """Show the losses as a table, or write them as JSON to a file."""
    if output is not None:
        text = report.to_json()
        if output == "-":
            write(text)
        else:
            Path(output).write_text(text, "utf-8", newline="\n")
        return
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for key in ("field", "fidelity", "to", "count", "sentence"):
        shown.add_column(
            say(lang, f"export.column_{key}"), justify="right" if key == "count" else "left"
        )
    for x in report.losses:
        shown.add_row(
            field_label(x.field, lang),
            Text(say(lang, f"export.{x.fidelity}"), _STYLES[x.fidelity]),
            clean(x.to),
            str(x.count),
            x.sentence(lang),
        )
    out().print(shown)
    for one in report.left_out:
        reason = one.fr if lang == "fr" else one.en
        out().print(say(lang, "export.left_out", count=one.count, reason=reason))


def _list(lang: Language) -> None:
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for key in ("name", "what", "ending", "choices"):
        shown.add_column(say(lang, f"export.column_{key}"), no_wrap=key in ("name", "ending"))
    for one in exports():
        choices = [f"--policy {p}" for p in one.policies]
        if one.tables:
            choices.append(f"--table {', '.join(one.tables)}")
        if one.hxl:
            choices.append("--hxl")
        shown.add_row(one.name, one.title(lang), one.ending, "  ".join(choices))
    out().print(shown)
