"""The exports there are, and the way from a store to bytes with a loss report.

    with Store.open("news.selon") as store:
        made = export(store, "acled", Filters(within="Mali"), Options(policy="acled-conservative"))
        for piece in made:
            file.write(piece)
        print(made.report().to_json())

An export is a name, a version, a media type, an ending, labels, a writer and its losses. Built-in
ones are registered like any other. A package adds its own under the entry point group
`selon.exports`: an `Export`, or a function that gives one.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from selon.errors import SettingError
from selon.exports.losses import label_of, losses_of, reasons
from selon.exports.model import LossReport, Options, Tally
from selon.store.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon._wording import Language
    from selon.exports.material import Material
    from selon.exports.model import Loss
    from selon.store.store import Store

    Writer = Callable[[Material, Options], Iterator[bytes]]

GROUP = "selon.exports"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Export:
    """A form in which what is in a store can leave it.

    `write` gives the bytes piece by piece; `losses` says field by field what becomes of what Selon
    knows. `policies` and `tables` are what the options may name, the first being taken when they
    name none.
    """

    name: str
    version: int
    media_type: str
    ending: str
    label: dict[str, str]
    write: Writer
    losses: Callable[[Options], tuple[Loss, ...]]
    policies: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    hxl: bool = False
    binary: bool = False

    def title(self, language: Language) -> str:
        """Give the export's name for people."""
        return self.label.get(language) or self.label["en"]

    def resolve(self, options: Options) -> Options:
        """Fill in what the options leave open; raises `SettingError` for what makes no sense."""
        policy = self._chosen("policy", options.policy, self.policies)
        table = self._chosen("table", options.table, self.tables)
        if options.hxl and not self.hxl:
            raise SettingError(f"the export {self.name!r} has no row of hashtags")
        return replace(options, policy=policy, table=table)

    def _chosen(self, what: str, asked: str | None, known: tuple[str, ...]) -> str | None:
        if asked is None:
            return known[0] if known else None
        if asked in known:
            return asked
        if not known:
            raise SettingError(f"the export {self.name!r} has no choice of {what}")
        raise SettingError(
            f"the export {self.name!r} has no {what} {asked!r}", hint=", ".join(known)
        )


class Made:
    """An export under way: iterate for its bytes, then ask for the report."""

    def __init__(self, store: Store, export: Export, filters: Filters, options: Options) -> None:
        self.export = export
        self.filters = filters
        self.options = export.resolve(options)
        self._store = store
        self._tally = Tally()

    def __iter__(self) -> Iterator[bytes]:
        from selon.exports.material import Material  # noqa: PLC0415 - the list of exports is fast
        from selon.store.shelf import shelf  # noqa: PLC0415

        self._tally = Tally()
        with shelf(self._store) as opened:
            material = Material(opened, self.filters, self.options, self._tally)
            material.check()
            yield from self.export.write(material, self.options)

    def report(self) -> LossReport:
        """Say what was kept and lost of what has been written so far."""
        f = self.filters
        asked = {x.name: v for x in fields(f) if (v := getattr(f, x.name)) is not None}
        counts = self._tally.fields
        return LossReport(
            self.export.name, self.export.version, self.options.policy, self.options.table, asked,
            self._tally.rows,
            tuple(
                replace(x, count=counts.get(x.field, 0)) for x in self.export.losses(self.options)
            ),
            self._tally.left_out(reasons()),
        )  # fmt: skip


_EXPORTS: dict[str, Export] = {}


def register(one: Export) -> None:
    """Add an export; raises `SettingError` when its name is taken."""
    if one.name in _EXPORTS:
        raise SettingError(f"an export {one.name!r} exists already")
    _EXPORTS[one.name] = one


def exports() -> tuple[Export, ...]:
    """List the exports: built-in ones, then those of other packages."""
    _load_others()
    return tuple(_EXPORTS.values())


def get(name: str) -> Export:
    """Give an export by its name; raises `SettingError` when there is none."""
    if name not in _EXPORTS:
        _load_others()
    if name not in _EXPORTS:
        raise SettingError(f"no export is called {name!r}", hint=", ".join(_EXPORTS))
    return _EXPORTS[name]


def export(
    store: Store, name: str, filters: Filters | None = None, options: Options | None = None
) -> Made:
    """Start an export of what the filters show; nothing is read before it is iterated.

    The ledger is taken as it stands: `selon.store.refresh` brings it up to date. Raises
    `SettingError` for an unknown export or option.
    """
    return Made(store, get(name), filters or Filters(), options or Options())


def loss_report(
    store: Store, name: str, filters: Filters | None = None, options: Options | None = None
) -> LossReport:
    """Say what an export would keep and lose, without giving its bytes."""
    made = export(store, name, filters, options)
    for _ in made:
        pass
    return made.report()


@cache
def _load_others() -> None:
    for point in entry_points(group=GROUP):
        try:
            found = point.load()
            register(found if isinstance(found, Export) else found())
        except Exception as error:  # noqa: BLE001 - another's package must not stop ours
            _log.warning("the export %s cannot be used: %s", point.name, error)


def _writer(home: str) -> Writer:
    """Give a writer whose module is imported when it is first used."""

    def write(material: Material, options: Options) -> Iterator[bytes]:
        found: Writer = import_module(f"selon.exports.forms.{home}").write
        return found(material, options)

    return write


def _built_in(
    name: str, home: str, media_type: str, ending: str, *, version: int = 1,
    policies: tuple[str, ...] = (), tables: tuple[str, ...] = (), hxl: bool = False,
    binary: bool = False,
) -> None:  # fmt: skip
    def losses(options: Options) -> tuple[Loss, ...]:
        return losses_of(f"table-{options.table or tables[0]}" if tables else name)

    register(
        Export(
            name, version, media_type, ending, label_of(name), _writer(home), losses, policies,
            tables, hxl, binary,
        )
    )  # fmt: skip


_OFFICE = "application/vnd.openxmlformats-officedocument"
TABLES = ("claims", "incidents", "mentions", "statements", "figures", "events", "control")
_SHEETS = ("incidents", *(t for t in TABLES if t != "incidents"))

_built_in("csv", "tidy", "text/csv", ".csv", tables=TABLES, hxl=True)
_built_in(
    "xlsx",
    "workbook",
    f"{_OFFICE}.spreadsheetml.sheet",
    ".xlsx",
    tables=_SHEETS,
    hxl=True,
    binary=True,
)
_built_in(
    "parquet", "parquet", "application/vnd.apache.parquet", ".parquet", tables=TABLES, binary=True
)
_built_in("jsonl", "lines", "application/jsonl", ".jsonl")
_built_in("ledger", "ledger", "application/jsonl", ".jsonl")
_built_in("geojson", "geojson", "application/geo+json", ".geojson")
_built_in("acled", "acled", "text/csv", ".csv", policies=("acled-conservative",))
_built_in("ucdp", "ucdp", "text/csv", ".csv", policies=("ucdp-best",))
_built_in("airwars", "airwars", "text/csv", ".csv", policies=("airwars-minmax",))
_built_in("dossier", "dossier", "text/html", ".html")
_built_in("timelinejs", "timelinejs", "application/json", ".json")
_built_in("annotations", "annotations", "application/ld+json", ".jsonld")
_built_in("ftm", "ftm", "application/jsonl", ".ftm.jsonl")
_built_in("plover", "plover", "application/jsonl", ".jsonl")
_built_in("polecat", "polecat", "text/tab-separated-values", ".tsv")
_built_in("timemap", "timemap", "application/zip", ".zip", binary=True)
_built_in("brat", "brat", "application/zip", ".zip", binary=True)
_built_in("labelstudio", "labelstudio", "application/json", ".json")
