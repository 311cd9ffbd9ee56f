"""`selon watch`: folders and feeds looked at again and again."""

from __future__ import annotations

import signal
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

from typer import Exit

from selon._settings import setting, text_setting
from selon.cli.console import BAD_INPUT, DONE, SET_ASIDE, err, set_aside, store_of, wrong_usage
from selon.cli.ingest import Told
from selon.cli.listing import bring_up
from selon.cli.messages import say
from selon.sources import fetching
from selon.store import Report, Store
from selon.store.plans import Plan, read_plan
from selon.store.watching import Round, Watch

if TYPE_CHECKING:
    from selon._wording import Language


def watch_cli(
    lang: Language,
    paths: list[str],
    *,
    store: str | None,
    once: bool,
    every: int | None,
    user_agent: str | None,
    processes: int | None,
    with_ledger: bool,
) -> None:
    """Check the options, then look until it is ended, or once."""
    store = store_of(lang, store)
    if not paths:
        wrong_usage(lang, "watch.no_paths")
    seconds = every or setting("every")
    plans = [read_plan(path, every=seconds) for path in paths]
    plan = Plan(
        tuple(feed for one in plans for feed in one.feeds),
        tuple(folder for one in plans for folder in one.folders),
    )
    signal.signal(signal.SIGTERM, _end)
    with Store.open(store, create=True) as opened:
        told = _Told(lang)
        watch = Watch(
            opened,
            plan,
            new_client=lambda: fetching.new_client(user_agent or text_setting("user_agent")),
            processes=processes or setting("processes") or 1,
            on_step=told.step,
        )
        try:
            while True:
                at = datetime.now(UTC)
                done = watch.round(at)
                told.round(done)
                unfit = bring_up(opened, lang, must=True) if done.stored and with_ledger else 0
                if once:
                    raise Exit(_code(done) or (SET_ASIDE if unfit else DONE))
                wait = (watch.next_at(at) - datetime.now(UTC)).total_seconds()
                time.sleep(max(0.0, wait))
        except KeyboardInterrupt:
            err().print(say(lang, "watch.ended"), style="dim")
            raise Exit(DONE) from None


def _end(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _code(done: Round) -> int:
    aside = sum(report.aside for report in done.reports) + len(done.failures)
    if not aside:
        return DONE
    good = done.unchanged + sum(report.done - report.aside for report in done.reports)
    return SET_ASIDE if good else BAD_INPUT


class _Told:
    """Tells what each round brought; says nothing of one that brought nothing."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._told = 0
        self._report: Report | None = None

    def step(self, report: Report) -> None:
        """Name what was set aside since the last step."""
        if report is not self._report:
            self._report, self._told = report, 0
        for refused in report.refused[self._told :]:
            Told(self.lang).refused(refused)
        self._told = report.aside

    def round(self, done: Round) -> None:
        """Name the feeds that failed; sum up."""
        for failure in done.failures:
            set_aside(failure, self.lang)
        if not (done.asked or done.files or done.reports):
            return
        pieces = [say(self.lang, "ingest.stored", count=done.stored)]
        for name in ("known", "held", "withdrawn", "aside"):
            if count := sum(getattr(report, name) for report in done.reports):
                key = "read.set_aside" if name == "aside" else f"ingest.{name}"
                pieces.append(say(self.lang, key, count=count))
        if done.asked:
            pieces.append(say(self.lang, "watch.asked", count=done.asked))
        if done.unchanged:
            pieces.append(say(self.lang, "watch.unchanged", count=done.unchanged))
        stamp = datetime.now(UTC).strftime("%H:%M:%S")
        err().print(f"{stamp}Z  {', '.join(pieces)}", style="dim", soft_wrap=True)
