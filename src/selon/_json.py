"""Records as JSON and back, generic over the types of `record.py`.

The same record gives the same bytes: keys stand in the order of the contract, numbers that are
fractions by type are written as such. Reading is strict, so that a slip in a hand-made record is
named with its path (`statements[2].stance`) and not lost.
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from selon.errors import RecordError
from selon.record import SCHEMA, Dispatch, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Where the contract names keys in another order than the class, whose defaults must come last.
_FIRST: dict[type, tuple[str, ...]] = {
    Record: ("schema", "made_by", "dispatch"),
    Dispatch: (
        "id", "language", "title", "published", "agency", "byline", "dateline", "contributors",
        "desk", "notes", "source", "revision", "text",
    ),
}  # fmt: skip

_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def keys(kind: type) -> tuple[str, ...]:
    """List the fields of a row type in the order in which they are written."""
    names = [f.name for f in fields(kind)]
    first = _FIRST.get(kind, ())
    return (*first, *(n for n in names if n not in first))


@cache
def hints(kind: type) -> dict[str, Any]:
    """Give the resolved type of each field of a row type."""
    return get_type_hints(kind)


def required(kind: type) -> list[str]:
    """List the fields that a row must give because they have no default."""
    has_none = {
        f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
    }
    return [name for name in keys(kind) if name in has_none]


def to_dict(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Give a record or row as plain dicts, lists and scalars."""
    if isinstance(value, tuple):
        return [item if type(item) in _PLAIN else to_dict(item) for item in value]
    kind: Any = type(value)  # mypy takes a type[Any] for nothing that can be hashed
    take = _taker(kind)
    if take is None:
        return value
    return {
        name: item if type(item) in _PLAIN else to_dict(item)
        for name, item in zip(keys(kind), take(value), strict=True)
    }


@cache
def _taker(kind: type[Any]) -> Callable[[Any], Iterable[Any]] | None:
    """Give what takes all fields out of a row at once; None for what is no row."""
    if not is_dataclass(kind):
        return None
    names = keys(kind)
    return attrgetter(*names) if len(names) > 1 else lambda row: (getattr(row, names[0]),)


def to_json(record: Record, *, indent: int | None = None) -> str:
    """Write a record as JSON: on one line, or indented for people; no line end after it."""
    return json.dumps(
        to_dict(record), ensure_ascii=False, allow_nan=False, check_circular=False, indent=indent
    )


def from_json(text: str | bytes) -> Record:
    """Read a record from JSON; raises `RecordError` with the path of what is wrong."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        msg = f"not JSON: {error}"
        raise RecordError(msg) from error
    return from_dict(value)


def from_dict(value: object) -> Record:
    """Read a record from plain dicts; raises `RecordError` with the path of what is wrong."""
    if not isinstance(value, dict) or "schema" not in value:
        msg = "this is no record: it has no `schema`"
        raise RecordError(msg, hint=f"a record is one JSON object with `schema` {SCHEMA!r}")
    if value["schema"] != SCHEMA:
        msg = f"a record of schema {value['schema']!r} cannot be read"
        raise RecordError(msg, where="schema", hint=f"this version reads {SCHEMA!r}")
    record = _build(Record, value, "")
    assert isinstance(record, Record)
    return record


def _build(kind: type, value: object, path: str) -> object:
    if not isinstance(value, dict):
        raise _wrong(path, "is not an object", value)
    prefix = f"{path}." if path else ""
    names = keys(kind)
    for key in value:
        if key not in names:
            msg = f"unknown field {key!r}"
            raise RecordError(
                msg, where=f"{prefix}{key}", hint=f"fields of {kind.__name__}: {', '.join(names)}"
            )
    for name in required(kind):
        if name not in value:
            msg = f"{kind.__name__} has no {name!r}"
            raise RecordError(msg, where=f"{prefix}{name}")
    types_ = hints(kind)
    arguments = {
        name: _convert(types_[name], value[name], f"{prefix}{name}")
        for name in names
        if name in value
    }
    try:
        return kind(**arguments)
    except RecordError as error:
        if error.where is None and path:
            raise RecordError(error.message, where=path, hint=error.hint) from error
        raise


def _convert(kind: Any, value: object, path: str) -> Any:  # noqa: ANN401
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return _convert(inner, value, path)
    if origin is Literal:
        if value not in get_args(kind):
            raise _wrong(path, f"is not one of {', '.join(get_args(kind))}", value)
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(path, "is not a list", value)
        item = get_args(kind)[0]
        return tuple(_convert(item, v, f"{path}[{n}]") for n, v in enumerate(value))
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return _build(kind, value, path)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        names = {
            str: "is not a text", int: "is not a whole number", float: "is not a number",
        }  # fmt: skip
        raise _wrong(path, names.get(kind, f"is not {kind.__name__}"), value)
    return value


def _wrong(path: str, why: str, value: object) -> RecordError:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    msg = f"{shown if len(shown) <= 60 else shown[:57] + '…'} {why}"
    return RecordError(msg, where=path or "record")
