"""`selon import` and `selon import-reviews`: what left a store, and corrections, come back."""

from __future__ import annotations

import gzip
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Exit

from selon.cli.console import DONE, SET_ASIDE, complain, err, store_of, wrong_usage
from selon.cli.listing import bring_up
from selon.cli.messages import say
from selon.cli.telling import tell_error
from selon.errors import InputError
from selon.exports.back.corrections import FORMS, read
from selon.exports.back.returning import import_reviews
from selon.store.importing import import_lines
from selon.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from selon._wording import Language
    from selon.exports.back.returning import Returned


def import_cli(lang: Language, file: str | None, *, store: str | None, no_ledger: bool) -> None:
    """Take records and reviews into a store."""
    if file is None:
        wrong_usage(lang, "import.missing")
    store = store_of(lang, store)
    with _lines(file) as lines, Store.open(store, create=True) as stored:
        found = import_lines(stored, lines)
        for number, error in found.refused:
            complain(tell_error(error, lang, where=f"{file}:{number}"), lang, key="error.aside")
        told = say(
            lang, "import.done", records=found.records, reviews=found.reviews,
            known=found.known + found.known_reviews,
        )  # fmt: skip
        err().print(told, style="dim")
        unfit = 0 if no_ledger else bring_up(stored, lang, must=True)
    raise Exit(SET_ASIDE if found.refused or unfit else DONE)


def import_reviews_cli(
    lang: Language,
    files: list[str],
    *,
    store: str | None,
    reviewer: str | None,
    form: str | None,
    accept_unchanged: bool,
    dry_run: bool,
) -> None:
    """Append corrections that were made elsewhere."""
    if not files:
        wrong_usage(lang, "import-reviews.missing")
    store = store_of(lang, store)
    if form is not None and form not in FORMS:
        wrong_usage(lang, "read.bad_format", value=form, known=", ".join(FORMS))
    refused = False
    with Store.open(store) as stored:
        for file in files:
            done = import_reviews(
                stored, read(file, form), reviewer=reviewer, accept_unchanged=accept_unchanged,
                dry_run=dry_run,
            )  # fmt: skip
            _tell(done, file, lang, dry_run=dry_run)
            refused = refused or bool(done.refused)
        unfit = 0 if dry_run else bring_up(stored, lang, must=True)
    raise Exit(SET_ASIDE if refused or unfit else DONE)


def _tell(done: Returned, file: str, lang: Language, *, dry_run: bool) -> None:
    for one in done.refused:
        where = one.error.where or one.where
        complain(tell_error(one.error, lang, where=where), lang, key="error.aside")
    for conflict in done.conflicts:
        told = say(
            lang, "import-reviews.conflict", where=conflict.where, row=conflict.row,
            reviewer=conflict.reviewer, other=conflict.other,
        )  # fmt: skip
        err().print(told, style="yellow", soft_wrap=True)
    verdicts = ", ".join(f"{name} {n}" for name, n in sorted(done.verdicts.items()))
    key = "import-reviews.would" if dry_run else "import-reviews.done"
    told = say(
        lang, key, file=file, count=done.appended, verdicts=verdicts or "–",
        unchanged=done.unchanged, conflicts=len(done.conflicts),
    )  # fmt: skip
    err().print(told, style="dim", soft_wrap=True)


@contextmanager
def _lines(file: str) -> Iterator[IO[bytes]]:
    """Open a file, one packed by gzip, or standard input."""
    if file == "-":
        yield sys.stdin.buffer
        return
    path = Path(file)
    if not path.is_file():
        raise InputError("there is no such file", where=file)
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    with gzip.open(path) if packed else path.open("rb") as lines:
        yield lines  # type: ignore[misc]
