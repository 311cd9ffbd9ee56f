"""Where records go: one stream, or one file a dispatch, in any of the formats."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from rich.console import Console

from selon._json import to_json
from selon.cli.console import out, write
from selon.cli.view import view
from selon.errors import InputError
from selon.exports import to_html

if TYPE_CHECKING:
    from types import TracebackType
    from typing import IO

    from selon._wording import Language
    from selon.record import Record

ENDINGS = {"text": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html"}


class OnePage(Exception):
    """A second dispatch would go into the same html page."""


class Output:
    """Takes records one by one.

    `target` is None for standard output, a file, or a folder: an existing one, or any name that
    ends in a slash. A file appears when everything is written, so a broken run leaves none.
    """

    def __init__(self, form: str, target: str | None, language: Language) -> None:
        self.form = form
        self.language: Language = language
        self.count = 0
        self.folder = _folder(target)
        self.file = Path(target) if target and not self.folder else None
        self.first: Record | None = None  # a single record as json is no list
        self.stream: IO[str] | None = None
        self.names: set[str] = set()

    def __enter__(self) -> Self:
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
        elif self.file:
            self.part = self.file.with_name(f"{self.file.name}.part")
            self.stream = self.part.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None and self.form == "json" and not self.folder:
            self._end_json()
        if self.stream:
            self.stream.close()
            if kind is None:
                self.part.replace(self.file or self.part)
            else:
                self.part.unlink()

    def add(self, record: Record) -> None:
        """Write one record."""
        self.count += 1
        if self.folder:
            target = self.folder / f"{self._name(record)}{ENDINGS[self.form]}"
            target.write_text(self._whole(record), "utf-8", newline="\n")
        elif self.form == "text":
            self._show(record)
        elif self.form == "json":
            self._add_json(record)
        elif self.form == "html":
            if self.count > 1:
                raise OnePage
            self._write(self._whole(record))
        else:
            self._write(f"{to_json(record)}\n")

    def _name(self, record: Record) -> str:
        """Name the record's file after its item, once each."""
        source = record.dispatch.source
        stem = re.sub(r"[^\w.+-]+", "_", source.item or record.dispatch.id).strip("._") or "record"
        name, n = stem[:120], 2
        while name in self.names:
            name, n = f"{stem[:120]}-{n}", n + 1
        self.names.add(name)
        return name

    def _whole(self, record: Record) -> str:
        if self.form == "html":
            return to_html(record, language=self.language)
        if self.form == "text":
            width = shutil.get_terminal_size((100, 24)).columns  # COLUMNS, else 100
            console = Console(width=width, no_color=True, highlight=False, emoji=False)
            with console.capture() as capture:
                console.print(view(record, self.language))
            return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
        return to_json(record, indent=2 if self.form == "json" else None) + "\n"

    def _show(self, record: Record) -> None:
        if self.stream or not sys.stdout.isatty():
            self._write(self._whole(record))
        else:
            console = out()
            if self.count > 1:
                console.rule(style="dim")
            console.print(view(record, self.language))

    def _add_json(self, record: Record) -> None:
        if self.count == 1:
            self.first = record
            return
        if self.first:
            self._write(f"[\n{to_json(self.first)}")
            self.first = None
        self._write(f",\n{to_json(record)}")

    def _end_json(self) -> None:
        if self.first:
            self._write(to_json(self.first, indent=2) + "\n")
        elif self.count:
            self._write("\n]\n")

    def _write(self, text: str) -> None:
        if self.stream:
            self.stream.write(text)
        else:
            write(text)


def _folder(target: str | None) -> Path | None:
    if target and (target.endswith("/") or Path(target).is_dir()):
        if Path(target).exists() and not Path(target).is_dir():
            msg = "it is a file, not a folder"
            raise InputError(msg, where=target)
        return Path(target)
    return None
