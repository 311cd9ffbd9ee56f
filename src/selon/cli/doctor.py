"""`selon doctor` and `selon completion`: what the machine has, and what the shell can complete."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from typer import Exit
from typer._completion_shared import get_completion_script, install

from selon._settings import text_setting
from selon.cli.console import BAD_INPUT, DONE, err, out, write, wrong_usage
from selon.cli.lines import clean
from selon.cli.messages import say
from selon.health import Check, checkup

if TYPE_CHECKING:
    from selon._wording import Language

SHELLS = ("bash", "zsh", "fish", "powershell")
_COLOURS = {"ok": "green", "absent": "yellow", "wrong": "bold red"}


def doctor_cli(lang: Language, *, store: str | None, form: str) -> None:
    """Look at everything and say how it stands; ends with 1 where something must be mended."""
    if form not in {"table", "json"}:
        wrong_usage(lang, "read.bad_format", value=form, known="table, json")
    checks = checkup(store or text_setting("store"))
    if form == "json":
        write(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2) + "\n")
    else:
        out().print(_table(checks, lang))
        for check in checks:
            if check.remedy:
                line = f"{check.group} {check.name}: {check.remedy}"
                out().print(Text(f"→ {clean(line)}"), soft_wrap=True)
    wrong = sum(check.state == "wrong" for check in checks)
    if form == "table":
        told = say(lang, "doctor.mend", count=wrong) if wrong else say(lang, "doctor.well")
        err().print(told, style="dim")
    raise Exit(BAD_INPUT if wrong else DONE)


def _table(checks: list[Check], lang: Language) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=40)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        state = Text(say(lang, f"doctor.{check.state}"), style=_COLOURS[check.state])
        table.add_row(check.group, clean(check.name), state, clean(check.detail))
    return table


def completion_cli(lang: Language, shell: str | None, *, put: bool) -> None:
    """Write the script of a shell, or put it where the shell looks for it."""
    if shell not in SHELLS:
        wrong_usage(lang, "completion.bad_shell", value=shell or "", known=", ".join(SHELLS))
    if put:
        _, path = install(shell=shell, prog_name="selon", complete_var="_SELON_COMPLETE")
        err().print(say(lang, "completion.installed", path=path), style="dim")
        return
    script = get_completion_script(prog_name="selon", complete_var="_SELON_COMPLETE", shell=shell)
    write(script.strip() + "\n")
