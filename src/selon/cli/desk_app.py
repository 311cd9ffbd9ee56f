"""The command of the desk and its options; mounted by `app`.

Annotations are evaluated here (no `from __future__ import annotations`): Typer reads them.
"""

from collections.abc import Callable
from typing import Annotated, Any

from selon._wording import Language


def mount_desk(
    lang: Language,
    *,
    command: Callable[[str], Callable[[Callable[..., None]], Callable[..., None]]],
    option: Callable[..., Any],
    helped: Any,  # noqa: ANN401 - an annotation
) -> None:
    """Add `selon desk` to the application."""

    @command("desk")
    def desk(
        store: Annotated[str | None, option("store.store", "--store", "-s", metavar="FILE")] = None,
        demo: Annotated[bool, option("desk.demo", "--demo")] = False,
        host: Annotated[str, option("desk.host", "--host", metavar="ADDRESS")] = "127.0.0.1",
        port: Annotated[
            int | None, option("desk.port", "--port", "-p", metavar="N", min=0, max=65535)
        ] = None,
        token: Annotated[str | None, option("desk.token", "--token", metavar="WORD")] = None,
        allow: Annotated[
            list[str] | None, option("desk.allow", "--allow-host", metavar="NAME")
        ] = None,
        reviewer: Annotated[
            str | None, option("desk.reviewer", "--reviewer", metavar="NAME")
        ] = None,
        no_browser: Annotated[bool, option("desk.no_browser", "--no-browser")] = False,
        _help: helped = False,
    ) -> None:
        from selon.cli.desk import desk_cli  # noqa: PLC0415 - `selon --help` starts fast

        desk_cli(
            lang,
            store=store,
            demo=demo,
            host=host,
            port=port,
            token=token,
            allow=tuple(allow or ()),
            reviewer=reviewer,
            browser=not no_browser,
        )
