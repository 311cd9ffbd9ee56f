"""`selon desk`: a store in the browser."""

from __future__ import annotations

import getpass
import secrets
import socket
import sys
import tempfile
import threading
import time
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from selon._settings import text_setting
from selon.cli.console import err, store_of, wrong_usage
from selon.cli.messages import say
from selon.errors import MissingPart, SettingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

    from selon._wording import Language
    from selon.desk.jobs import Job
    from selon.desk.settings import Settings

PORT = 8642
_NEXT = 20  # ports that are tried when nobody named one
_LOOKS = 0.05  # seconds between looks whether the server listens


def desk_cli(
    lang: Language,
    *,
    store: str | None,
    demo: bool,
    host: str,
    port: int | None,
    token: str | None,
    allow: tuple[str, ...],
    reviewer: str | None,
    browser: bool,
) -> None:
    """Check the options, open the store and serve it until it is interrupted."""
    if store is not None and demo:
        wrong_usage(lang, "desk.one_of")
    if not demo:
        store = store_of(lang, store, missing="desk.one_of")
    try:
        from selon.desk.app import create_app  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        hint = "pip install 'selon[desk]'"
        raise MissingPart(f"the desk needs the package {error.name}", hint=hint) from error
    token = token or text_setting("desk_token")
    with ExitStack() as kept:
        listening = kept.enter_context(_listen(lang, host, port))
        port = listening.getsockname()[1]
        chosen, made_up = _settings(lang, host, port, token, allow, reviewer, demo=demo)
        if store is None:
            folder = kept.enter_context(tempfile.TemporaryDirectory(prefix="selon-"))
            store = str(Path(folder) / "demo.selon")
        app = create_app(store, chosen)
        address = _address(chosen)
        err().print(say(lang, "desk.ready", address=address), soft_wrap=True)
        if made_up is not None:
            err().print(say(lang, "desk.token_is", token=made_up), soft_wrap=True)
        if demo:
            _read_examples(app, lang, kept)
        _serve(app, listening, address if browser else None)


def _settings(
    lang: Language,
    host: str,
    port: int,
    token: str | None,
    allow: tuple[str, ...],
    reviewer: str | None,
    *,
    demo: bool,
) -> tuple[Settings, str | None]:
    """Make the settings; gives the token too when one had to be made up."""
    from selon.desk.settings import Settings  # noqa: PLC0415

    more: dict[str, Any] = {
        "host": host, "port": port, "hosts": allow, "language": lang, "demo": demo,
        "reviewer": reviewer or text_setting("reviewer") or _account(),
    }  # fmt: skip
    try:
        return Settings(token=token, **more), None
    except SettingError:
        if token is not None:
            raise
    made_up = secrets.token_urlsafe(18)
    return Settings(token=made_up, **more), made_up


def _serve(app: FastAPI, listening: socket.socket, address: str | None) -> None:
    """Serve until interrupted; open an address in the browser once it answers."""
    import uvicorn  # noqa: PLC0415 - an extra

    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    )

    def open_browser() -> None:
        while not server.started:
            time.sleep(_LOOKS)
        if address is not None:
            webbrowser.open(address)

    if address is not None:
        threading.Thread(target=open_browser, daemon=True).start()
    server.run(sockets=[listening])


def _listen(lang: Language, host: str, port: int | None) -> socket.socket:
    """Take a port: the one that is asked for, else the first free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    wanted = range(PORT, PORT + _NEXT) if port is None else (port,)
    reason = ""
    for number in wanted:
        found = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, number))
        except socket.gaierror as error:
            found.close()
            wrong_usage(lang, "desk.no_host", host=host, reason=error.strerror or error)
        except OSError as error:
            found.close()
            reason = error.strerror or str(error)
        else:
            return found
    return wrong_usage(lang, "desk.no_port", port=wanted[0], reason=reason)


def _address(settings: Settings) -> str:
    """Give the address to open here; it carries the token where one is asked for."""
    host = "localhost" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    host = f"[{host}]" if ":" in host else host
    home = f"http://{host}:{settings.port}/"
    return home if settings.token is None else f"{home}login?token={quote(settings.token)}"


def _read_examples(app: FastAPI, lang: Language, kept: ExitStack) -> None:
    """Begin to read the shipped dispatches; a bar tells how far, here and on the pages."""
    from selon.desk.demo import examples  # noqa: PLC0415

    on_step: Callable[[Job], None] | None = None
    items = examples()
    if sys.stderr.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = kept.enter_context(Progress(*columns, console=err(), transient=True))
        task = bar.add_task(say(lang, "ingest.progress"), total=len(items))

        def show(job: Job) -> None:
            bar.update(task, completed=job.done)
            if job.done >= job.total:
                bar.stop()

        on_step = show
    app.state.desk.jobs.start(items, on_step=on_step)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
