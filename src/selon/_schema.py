"""The record's JSON Schema, made from the types of `record.py` and their docstrings."""

from __future__ import annotations

import inspect
import json
import types
from dataclasses import is_dataclass
from typing import Any, Literal, Union, get_args, get_origin

from selon._json import hints, keys, required
from selon.record import SCHEMA, Mention, Part, Record, Sentence

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
}
# What the types cannot say of a field.
_SPAN: dict[str, dict[str, Any]] = {"start": {"minimum": 0}, "end": {"minimum": 0}}
_LIMITS: dict[type, dict[str, dict[str, Any]]] = {
    Mention: {**_SPAN, "text": {"minLength": 1}},
    Part: _SPAN,
    Sentence: _SPAN,
    Record: {"schema": {"const": SCHEMA}},
}


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a record."""
    definitions: dict[str, Any] = {}
    _define(Record, definitions)
    root = definitions.pop("Record")
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Record",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Give the JSON Schema as it is published, with a line end."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _define(kind: type, definitions: dict[str, Any]) -> None:
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}  # holds the place while a type that contains itself is read
    types_, limits = hints(kind), _LIMITS.get(kind, {})
    definitions[kind.__name__] = {
        "description": _description(kind),
        "type": "object",
        "properties": {
            name: _shape(types_[name], definitions) | limits.get(name, {}) for name in keys(kind)
        },
        "required": ["schema", *required(kind)] if kind is Record else required(kind),
        "additionalProperties": False,
    }


def _shape(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        shape = _shape(inner, definitions)
        if "$ref" in shape:
            return {"anyOf": [shape, {"type": "null"}]}
        if "enum" in shape:
            return {"enum": [*shape["enum"], None]}
        return {**shape, "type": [shape["type"], "null"]}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        return {"type": "array", "items": _shape(get_args(kind)[0], definitions)}
    if is_dataclass(kind):
        assert isinstance(kind, type)
        _define(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return dict(_SCALARS[kind])


def _description(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split()).replace("`", "")
