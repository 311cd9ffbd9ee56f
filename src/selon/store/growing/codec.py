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

if TYPE_CHECKING:
    from collections.abc import Callable

    Convert = Callable[[Any], Any]

_LEVEL = 3


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
    return json.dumps(_down(kind)(value), ensure_ascii=False, separators=(",", ":"))


def read(kind: Any, line: str) -> Any:  # noqa: ANN401
    """Read what `write` wrote."""
    return _up(kind)(json.loads(line))


def squeeze(lines: str) -> bytes:
    """Make lines small."""
    return zlib.compress(lines.encode("utf-8", "surrogatepass"), _LEVEL)


def unsqueeze(content: bytes) -> str:
    """Give the lines that `squeeze` made small."""
    return zlib.decompress(content).decode("utf-8", "surrogatepass")


def _same(value: Any) -> Any:  # noqa: ANN401
    return value


@cache
def _types(kind: type) -> list[Any]:
    hints = get_type_hints(kind, localns=_names())
    return [hints[f.name] for f in fields(kind)]


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
                return list
            return lambda value: [f(v) for f, v in zip(each, value, strict=True)]
        item = _down(args[0])
        if origin is frozenset:
            plain = _plain_set(args[0])
            return lambda value: sorted(map(item, value), key=plain)
        return list if item is _same else lambda value: [item(v) for v in value]
    if origin is Mapping:
        item = _down(args[1])
        return lambda value: {k: item(v) for k, v in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        get = attrgetter(*(f.name for f in fields(kind)))
        each = [_down(t) for t in _types(kind)]
        return lambda value: [f(v) for f, v in zip(each, get(value), strict=True)]
    return _same


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
    return _same


def _maker(kind: type) -> Convert:
    """Give what makes a row of its fields' values without asking its constructor."""
    names = [f.name for f in fields(kind)]
    each = list(zip(names, map(_up, _types(kind)), strict=True))
    plain = [(n, name) for n, (name, f) in enumerate(each) if f is _same]
    nested = [(n, name, f) for n, (name, f) in enumerate(each) if f is not _same]
    new, put = object.__new__, object.__setattr__

    def make(values: list[Any]) -> Any:  # noqa: ANN401
        row: Any = new(kind)
        for n, name in plain:
            put(row, name, values[n])
        for n, name, f in nested:
            put(row, name, f(values[n]))
        return row

    return make


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
