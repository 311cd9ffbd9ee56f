"""What the ledger condenses records to, as compact JSON and back.

A row is the list of its fields in order, without their names, so a file is only read by the rules
that wrote it (see `rules`). Sets are sorted: the same chapter gives the same bytes.
"""

from __future__ import annotations

import json
import pkgutil
import sys
import types
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import selon.ledger
from selon import record
from selon.ledger.builder import Chapter
from selon.ledger.glancing import Bits
from selon.ledger.joining import Portrait
from selon.ledger.sightings import Sighting

if TYPE_CHECKING:
    from collections.abc import Callable

    Convert = Callable[[Any], Any]

_LEVEL = 3
_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@cache
def _names() -> dict[str, Any]:
    """Give the names that the ledger's modules may import for the type checker only."""
    found: dict[str, Any] = {"Mapping": Mapping} | vars(record)
    for module in pkgutil.iter_modules(selon.ledger.__path__, "selon.ledger."):
        found |= vars(import_module(module.name))
    return found


def pack(kind: Any, value: Any) -> bytes:  # noqa: ANN401 - any type as annotated
    """Pack a value of this type."""
    return squeeze(write(kind, value))


def unpack(kind: Any, content: bytes) -> Any:  # noqa: ANN401
    """Give a value that `pack` packed."""
    return read(kind, unsqueeze(content))


def write(kind: Any, value: Any) -> str:  # noqa: ANN401
    """Write a value of this type as one line."""
    return _ENCODE(_down(kind)(value))


def read(kind: Any, line: str) -> Any:  # noqa: ANN401
    """Read what `write` wrote."""
    return _up(kind)(json.loads(line))


def squeeze(lines: str) -> bytes:
    """Make lines small."""
    return zlib.compress(lines.encode("utf-8", "surrogatepass"), _LEVEL)


def unsqueeze(content: bytes) -> str:
    """Give the lines that `squeeze` made small."""
    return zlib.decompress(content).decode("utf-8", "surrogatepass")


_NONE: frozenset[str] = frozenset()
LEFT_OUT: dict[type, dict[str, Any]] = {
    Chapter: {"portraits": ()},
    Portrait: {"story": _NONE, "names": _NONE, "sentences": (), "words": _NONE},
    Sighting: {
        "site": None, "actors": _NONE, "recipients": _NONE, "figures": _NONE, "words": _NONE,
        "sentence_key": "", "behind": _NONE,
    },
}  # fmt: skip
"""Fields that are not written, with what stands for them: portraits are written by themselves, with
what those of a dispatch share beside them, and what a mention is only compared by is in these."""


def _same(value: Any) -> Any:  # noqa: ANN401
    return value


@cache
def _kept(kind: type) -> list[tuple[str, Any]]:
    """Give the fields of a row that are written, each with its type."""
    hints, left = get_type_hints(kind, localns=_names()), LEFT_OUT.get(kind, {})
    return [(f.name, hints[f.name]) for f in fields(kind) if f.name not in left]


@cache
def _down(kind: Any) -> Convert:  # noqa: ANN401
    """Give what makes plain lists of a value."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _unless_none(_down(_inner(args)))
    if origin in (tuple, list, frozenset):
        if origin is tuple and args[-1] is not Ellipsis:
            each = [_down(a) for a in args]
            if all(f is _same for f in each):
                return _same
            return lambda value: [f(v) for f, v in zip(each, value, strict=True)]
        item = _down(args[0])
        if origin is frozenset:
            plain = _plain_set(args[0])
            if item is _same:
                return lambda value: sorted(value, key=plain)
            return lambda value: sorted(map(item, value), key=plain)
        return _same if item is _same else lambda value: [item(v) for v in value]
    if origin is Mapping:
        item = _down(args[1])
        return lambda value: {k: item(v) for k, v in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        return _listed(kind)
    if kind is Bits:
        return lambda value: f"{value:x}"
    return _same


def _listed(kind: type) -> Convert:
    """Give what lists the fields of a row, those left out aside."""
    get = attrgetter(*(name for name, _ in _kept(kind)))
    each = [_down(t) for _, t in _kept(kind)]
    nested = [(n, f) for n, f in enumerate(each) if f is not _same]

    def down(value: Any) -> list[Any]:  # noqa: ANN401
        row = list(get(value))
        for n, f in nested:
            row[n] = f(row[n])
        return row

    return down


@cache
def _up(kind: Any) -> Convert:  # noqa: ANN401
    """Give what makes a value of plain lists."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _unless_none(_up(_inner(args)))
    if origin in (tuple, list, frozenset):
        if origin is tuple and args[-1] is not Ellipsis:
            each = [_up(a) for a in args]
            if all(f is _same for f in each):
                return tuple
            return lambda value: tuple([f(v) for f, v in zip(each, value, strict=True)])
        if origin is frozenset and args[0] is str:  # stems and names, of which there are few
            return lambda values: frozenset(map(sys.intern, values))
        item = _up(args[0])
        if item is _same:
            made: Convert = origin
            return made
        return lambda value: origin([item(v) for v in value])
    if origin is Mapping:
        item = _up(args[1])
        return lambda value: {k: item(v) for k, v in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        return _maker(kind)
    if kind is Bits:
        return lambda value: Bits(int(value, 16))
    return _same


def _maker(kind: type) -> Convert:
    """Give what makes a row of its fields' values without asking its constructor."""
    each = [(_slot(kind, name), _up(type_)) for name, type_ in _kept(kind)]
    left = [(_slot(kind, name), value) for name, value in LEFT_OUT.get(kind, {}).items()]
    plain = [(n, put) for n, (put, f) in enumerate(each) if f is _same]
    nested = [(n, put, f) for n, (put, f) in enumerate(each) if f is not _same]
    new = object.__new__

    def make(values: list[Any]) -> Any:  # noqa: ANN401
        row: Any = new(kind)
        for n, put in plain:
            put(row, values[n])
        for n, put, f in nested:
            put(row, f(values[n]))
        for put, value in left:
            put(row, value)
        return row

    return make


def _slot(kind: type, name: str) -> Callable[[Any, Any], None]:
    """Give what puts a value into the field of a row: the field's slot, past `setattr`."""
    put: Callable[[Any, Any], None] = getattr(kind, name).__set__
    return put


def _unless_none(convert: Convert) -> Convert:
    if convert is _same:
        return _same
    return lambda value: None if value is None else convert(value)


def _inner(args: tuple[Any, ...]) -> Any:  # noqa: ANN401
    """Give the one type beside None; several plain ones are written as they are."""
    found = [a for a in args if a is not type(None)]
    return found[0] if len(found) == 1 else Any


def _plain_set(kind: Any) -> Convert | None:  # noqa: ANN401
    """Give the order of a set's members: rows and tuples may hold None, which has no order."""
    return None if kind in (str, int) else repr
