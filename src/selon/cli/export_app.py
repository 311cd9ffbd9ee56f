"""The commands that take a store's content out and bring corrections in; mounted by `app`.

Annotations are evaluated here (no `from __future__ import annotations`): Typer reads them.
"""

from collections.abc import Callable
from typing import Annotated, Any

from selon._wording import Language
from selon.cli.assembling import assembled, filter_options

_Function = Callable[..., None]


def mount_export(
    lang: Language,
    *,
    command: Callable[[str], Callable[[_Function], _Function]],
    option: Callable[..., Any],
    argument: Callable[..., Any],
    helped: Any,  # noqa: ANN401 - an annotation
) -> None:
    """Add the commands to the application."""
    stored = Annotated[str | None, option("store.store", "--store", "-s", metavar="FILE")]
    given: dict[str, Any] = {
        "name": Annotated[str | None, argument("export.name", "FORMAT")],
        "store": stored,
        "output": Annotated[str | None, option("export.output", "--output", "-o", metavar="FILE")],
        "policy": Annotated[str | None, option("export.policy", "--policy", metavar="NAME")],
        "table": Annotated[str | None, option("export.table", "--table", metavar="NAME")],
        "incident": Annotated[str | None, option("export.incident", "--incident", metavar="ID")],
        "base": Annotated[str | None, option("export.base", "--base", metavar="URL")],
        **filter_options(option),
        "hxl": Annotated[bool, option("export.hxl", "--hxl")],
        "loss": Annotated[bool, option("export.loss", "--loss")],
        "listed": Annotated[bool, option("export.list", "--list")],
        "_help": helped,
    }

    def export(**values: Any) -> None:  # noqa: ANN401
        from selon.cli.export import export_cli  # noqa: PLC0415 - `selon --help` starts fast

        export_cli(lang, **values)

    command("export")(assembled("export", export, given))

    @command("import")
    def import_(
        file: Annotated[str | None, argument("import.file", "FILE")] = None,
        store: stored = None,
        no_ledger: Annotated[bool, option("ingest.no_ledger", "--no-ledger")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.importing import import_cli  # noqa: PLC0415

        import_cli(lang, file, store=store, no_ledger=no_ledger)

    @command("import-reviews")
    def import_reviews(
        files: Annotated[list[str] | None, argument("import-reviews.files", "FILE…")] = None,
        store: stored = None,
        reviewer: Annotated[
            str | None, option("import-reviews.reviewer", "--reviewer", metavar="NAME")
        ] = None,
        form: Annotated[
            str | None,
            option("import-reviews.format", "--format", "-f", metavar="labelstudio|brat|csv|xlsx"),
        ] = None,
        accept_unchanged: Annotated[
            bool, option("import-reviews.accept_unchanged", "--accept-unchanged")
        ] = False,
        dry_run: Annotated[bool, option("import-reviews.dry_run", "--dry-run")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.importing import import_reviews_cli  # noqa: PLC0415

        import_reviews_cli(
            lang,
            files or [],
            store=store,
            reviewer=reviewer,
            form=form,
            accept_unchanged=accept_unchanged,
            dry_run=dry_run,
        )
