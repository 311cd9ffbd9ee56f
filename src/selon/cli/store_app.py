"""The commands on a store and their options; mounted by `app`.

Annotations are evaluated here (no `from __future__ import annotations`): Typer reads them. The
filters are one table, from which each command gets its options.
"""

import gc
from collections.abc import Callable
from typing import Annotated, Any

from selon._wording import Language
from selon.cli.assembling import assembled, filter_options
from selon.cli.filters import LISTS

_Function = Callable[..., None]


def mount_store(
    lang: Language,
    *,
    command: Callable[[str], Callable[[_Function], _Function]],
    option: Callable[..., Any],
    argument: Callable[..., Any],
    helped: Any,  # noqa: ANN401 - an annotation
) -> None:
    """Add the commands on a store to the application."""
    stored = Annotated[str | None, option("store.store", "--store", "-s", metavar="FILE")]
    formats = "table|json|jsonl|csv"
    shown = Annotated[str, option("list.format", "--format", "-f", metavar=formats)]

    @command("ingest")
    def ingest(
        paths: Annotated[list[str] | None, argument("read.files", "PATH…")] = None,
        store: stored = None,
        processes: Annotated[
            int | None, option("ingest.processes", "--processes", "-j", metavar="N")
        ] = None,
        published: Annotated[
            str | None, option("read.published", "--published", metavar="ISO")
        ] = None,
        language: Annotated[
            str | None, option("read.language", "--language", metavar="CODE")
        ] = None,
        publisher: Annotated[
            str | None, option("read.publisher", "--publisher", metavar="NAME")
        ] = None,
        field_map: Annotated[str | None, option("read.map", "--map", metavar="FIELDS")] = None,
        reread: Annotated[bool, option("ingest.reread", "--reread")] = False,
        no_ledger: Annotated[bool, option("ingest.no_ledger", "--no-ledger")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.ingest import ingest_cli  # noqa: PLC0415 - `selon --help` starts fast

        ingest_cli(
            lang,
            paths or [],
            store=store,
            processes=processes,
            published=published,
            language=language,
            publisher=publisher,
            field_map=field_map,
            reread=reread,
            with_ledger=not no_ledger,
        )

    @command("watch")
    def watch(
        paths: Annotated[list[str] | None, argument("watch.paths", "FEEDS.toml|FOLDER…")] = None,
        store: stored = None,
        once: Annotated[bool, option("watch.once", "--once")] = False,
        every: Annotated[
            int | None, option("watch.every", "--every", metavar="SECONDS", min=60)
        ] = None,
        user_agent: Annotated[
            str | None, option("watch.user_agent", "--user-agent", metavar="NAME")
        ] = None,
        processes: Annotated[
            int | None, option("ingest.processes", "--processes", "-j", metavar="N", min=1)
        ] = None,
        no_ledger: Annotated[bool, option("ingest.no_ledger", "--no-ledger")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.watch import watch_cli  # noqa: PLC0415

        watch_cli(
            lang,
            paths or [],
            store=store,
            once=once,
            every=every,
            user_agent=user_agent,
            processes=processes,
            with_ledger=not no_ledger,
        )

    @command("setaside")
    def setaside(
        store: stored = None,
        form: shown = "table",
        limit: Annotated[
            int | None, option("list.limit", "--limit", "-n", metavar="N", min=0)
        ] = None,
        again: Annotated[bool, option("setaside.retry", "--retry")] = False,
        processes: Annotated[
            int | None, option("ingest.processes", "--processes", "-j", metavar="N", min=1)
        ] = None,
        field_map: Annotated[str | None, option("read.map", "--map", metavar="FIELDS")] = None,
        _help: helped = False,
    ) -> None:
        from selon.cli.setaside import setaside_cli  # noqa: PLC0415

        setaside_cli(
            lang,
            store=store,
            form=form,
            limit=limit,
            again=again,
            processes=processes,
            field_map=field_map,
        )

    def mount(name: str, work: _Function, **first: Any) -> None:  # noqa: ANN401 - annotations
        """Add a command that takes a store, a form, `first` and the filters."""
        given = {
            **first, "store": stored, "form": shown, **filter_options(option), "_help": helped
        }  # fmt: skip

        def run(**values: Any) -> None:  # noqa: ANN401
            gc.disable()  # a list is over before garbage matters: a tenth of its time
            try:
                work(**values)
            finally:
                gc.enable()

        form = "table" if name != "ledger" else "json"
        command(name)(assembled(name, run, given, {"form": form}))

    def listed(name: str) -> _Function:
        def work(**values: Any) -> None:  # noqa: ANN401
            from selon.cli.listing import list_cli  # noqa: PLC0415

            list_cli(lang, name, **values)

        return work

    limit = Annotated[int | None, option("list.limit", "--limit", "-n", metavar="N", min=0)]
    for name in LISTS:
        mount(name, listed(name), limit=limit)
    query = Annotated[str | None, argument("search.query", "WORDS")]
    mount("search", listed("search"), query=query, limit=limit)

    def ledger(**values: Any) -> None:  # noqa: ANN401
        from selon.cli.show import ledger_cli  # noqa: PLC0415

        ledger_cli(lang, **values)

    mount("ledger", ledger)

    @command("show")
    def show(
        incident: Annotated[str | None, argument("show.incident", "INCIDENT")] = None,
        store: stored = None,
        form: shown = "table",
        _help: helped = False,
    ) -> None:
        from selon.cli.show import show_cli  # noqa: PLC0415

        show_cli(lang, incident, store=store, form=form)
