"""Records from the store's own JSON, quickly: what was checked on its way in is taken as it is.

`selon.from_json` checks every field and quotation; over thousands of records that takes longer
than all the rest. Here each row type gets a converter made once from its fields. A field that an
older version did not write gets its default, one that is no more is left out.
"""

from __future__ import annotations

import json
import types
import zlib
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from selon._json import hints, keys
from selon.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    Convert = Callable[[Any], Any]


def load(content: bytes) -> Record:
    """Give a record that this store packed."""
    record: Record = _maker(Record)(json.loads(zlib.decompress(content)))
    return record


@cache
def _maker(kind: type) -> Convert:
    """Give what makes a row of this type from plain dicts, without asking its constructor."""
    types_, defaults = hints(kind), _defaults(kind)
    plain, nested = [], []
    for name in keys(kind):
        convert, put = _converter(types_[name]), getattr(kind, name).__set__
        if convert is None:
            plain.append((name, put, defaults.get(name)))
        else:
            nested.append((name, put, convert, defaults.get(name)))
    new = object.__new__

    def make(value: dict[str, Any]) -> Any:  # noqa: ANN401
        row: Any = new(kind)
        get = value.get
        for name, put, default in plain:  # the slots themselves: `setattr` takes twice as long
            put(row, get(name, default))
        for name, put, convert, default in nested:
            found = get(name)
            put(row, default if found is None else convert(found))
        return row

    return make


def _defaults(kind: type) -> dict[str, Any]:
    """Give what stands for a field that an older version did not write."""
    return {
        f.name: f.default_factory() if f.default_factory is not MISSING else f.default
        for f in fields(kind)
        if f.default is not MISSING or f.default_factory is not MISSING
    }


@cache
def _converter(kind: Any) -> Convert | None:  # noqa: ANN401 - a type as annotated
    """Give the converter of a field, None where JSON's own value will do."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [_converter(k) for k in get_args(kind) if k is not type(None)]
        found = next((c for c in inner if c is not None), None)
        if found is None:
            return None
        return found  # whoever calls it deals with null
    if origin is tuple:
        item = _converter(get_args(kind)[0])
        return tuple if item is None else lambda values: tuple([item(v) for v in values])
    return _maker(kind) if is_dataclass(kind) and isinstance(kind, type) else None
