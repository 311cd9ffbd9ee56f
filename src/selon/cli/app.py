"""The commands and their options, described in the interface's language.

Annotations are evaluated here (no `from __future__ import annotations`): Typer reads them, and they
are made anew for each language.
"""

import importlib.util
import os
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any, TypeVar

import typer

from selon._version import __version__
from selon._wording import Language
from selon.cli.console import DONE, write
from selon.cli.desk_app import mount_desk
from selon.cli.export_app import mount_export
from selon.cli.messages import say
from selon.cli.store_app import mount_store

_Command = TypeVar("_Command", bound=Callable[..., None])


def build(lang: Language) -> typer.Typer:
    """Make the application; modules that read are imported when their command is called."""
    app = typer.Typer(
        name="selon",
        help=say(lang, "app.help"),
        no_args_is_help=True,
        add_completion="_SELON_COMPLETE" in os.environ,  # else help would list its options
        pretty_exceptions_enable=False,
        add_help_option=False,
    )

    def option(key: str, *names: str, metavar: str = "", **more: Any) -> Any:  # noqa: ANN401
        panel = say(lang, "app.options")
        return typer.Option(
            *names,
            help=say(lang, key),
            rich_help_panel=panel,
            metavar=metavar,
            show_default=False,
            **more,
        )

    def argument(key: str, metavar: str) -> Any:  # noqa: ANN401
        panel = say(lang, "app.arguments")
        return typer.Argument(
            help=say(lang, key), metavar=metavar, rich_help_panel=panel, show_default=False
        )

    def show_help(ctx: typer.Context, asked: bool) -> None:
        if asked:
            write(ctx.get_help())  # with rich, Typer has written it by now and this is empty
            raise typer.Exit(DONE)

    def show_version(asked: bool) -> None:
        if asked:
            write(f"selon {__version__}\n")
            raise typer.Exit(DONE)

    def command(name: str) -> Callable[[_Command], _Command]:
        return app.command(
            name,
            help=say(lang, f"{name}.help"),
            rich_help_panel=say(lang, "app.commands"),
            add_help_option=False,
        )

    helped = Annotated[
        bool, option("app.help_option", "--help", "-h", is_eager=True, callback=show_help)
    ]
    published = Annotated[str | None, option("read.published", "--published", metavar="ISO")]

    @app.callback()
    def root(
        _version: Annotated[
            bool, option("app.version", "--version", is_eager=True, callback=show_version)
        ] = False,
        _lang: Annotated[str | None, option("app.lang", "--lang", metavar="en|fr")] = None,
        _help: helped = False,
    ) -> None:
        pass

    @command("read")
    def read(
        files: Annotated[list[str] | None, argument("read.files", "FILE…")] = None,
        form: Annotated[
            str, option("read.format", "--format", "-f", metavar="text|json|jsonl|html")
        ] = "text",
        published_: published = None,
        language: Annotated[
            str | None, option("read.language", "--language", metavar="CODE")
        ] = None,
        publisher: Annotated[
            str | None, option("read.publisher", "--publisher", metavar="NAME")
        ] = None,
        output: Annotated[
            str | None, option("read.output", "--output", "-o", metavar="FILE")
        ] = None,
        field_map: Annotated[str | None, option("read.map", "--map", metavar="FIELDS")] = None,
        _help: helped = False,
    ) -> None:
        from selon.cli.read import read_cli  # noqa: PLC0415

        read_cli(
            lang,
            files or [],
            form=form,
            published=published_,
            language=language,
            publisher=publisher,
            output=output,
            field_map=field_map,
        )

    @command("explain")
    def explain(
        file: Annotated[str | None, argument("explain.file", "FILE")] = None,
        row: Annotated[str | None, argument("explain.row", "ROW")] = None,
        published_: published = None,
        _help: helped = False,
    ) -> None:
        from selon.cli.explain import explain_cli  # noqa: PLC0415

        explain_cli(lang, file, row, published=published_)

    @command("evaluate")
    def evaluate(
        gold: Annotated[str | None, argument("evaluate.gold", "GOLD_DIR")] = None,
        records: Annotated[
            str | None, option("evaluate.records", "--records", metavar="PATH")
        ] = None,
        only: Annotated[str, option("evaluate.only", "--only", metavar="PREFIX")] = "",
        errors: Annotated[
            str | None, option("evaluate.errors", "--errors", metavar="SECTION")
        ] = None,
        limit: Annotated[
            int | None, option("evaluate.limit", "--limit", metavar="N", min=1)
        ] = None,
        per_doc: Annotated[bool, option("evaluate.per_doc", "--per-doc")] = False,
        as_json: Annotated[bool, option("evaluate.json", "--json")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.evaluate import evaluate_cli  # noqa: PLC0415

        evaluate_cli(
            lang,
            gold,
            records=records,
            only=only,
            errors=errors,
            per_doc=per_doc,
            as_json=as_json,
            limit=limit,
        )

    @command("schema")
    def schema(_help: helped = False) -> None:
        from selon._schema import schema_text  # noqa: PLC0415

        write(schema_text())

    mount_desk(lang, command=command, option=option, helped=helped)

    @command("doctor")
    def doctor(
        store: Annotated[str | None, option("store.store", "--store", "-s", metavar="FILE")] = None,
        form: Annotated[
            str, option("doctor.format", "--format", "-f", metavar="table|json")
        ] = "table",
        _help: helped = False,
    ) -> None:
        from selon.cli.doctor import doctor_cli  # noqa: PLC0415

        doctor_cli(lang, store=store, form=form)

    @command("completion")
    def completion(
        shell: Annotated[str | None, argument("completion.shell", "bash|zsh|fish")] = None,
        put: Annotated[bool, option("completion.install", "--install")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.doctor import completion_cli  # noqa: PLC0415

        completion_cli(lang, shell, put=put)

    mount_store(lang, command=command, option=option, argument=argument, helped=helped)
    mount_export(lang, command=command, option=option, argument=argument, helped=helped)
    if importlib.util.find_spec("selon.cli.gazetteer"):
        _mount_gazetteer(app, lang)
    return app


def _mount_gazetteer(app: typer.Typer, lang: Language) -> None:
    app.add_typer(
        import_module("selon.cli.gazetteer").app,
        name="gazetteer",
        help=say(lang, "gazetteer.help"),
        rich_help_panel=say(lang, "app.commands"),
    )
