"""The commands on a store and their options; mounted by `app`.

Annotations are evaluated here (no `from __future__ import annotations`): Typer reads them.
"""

from collections.abc import Callable
from typing import Annotated, Any

from selon._wording import Language

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
        reread: Annotated[bool, option("ingest.reread", "--reread")] = False,
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
            reread=reread,
        )
