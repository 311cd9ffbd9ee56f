from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from builders import record
from selon._json import to_dict
from selon._schema import schema, schema_text

PUBLISHED = Path(__file__).parent.parent / "docs" / "record.schema.json"


def test_schema_is_sound_and_accepts_a_full_record() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(to_dict(record()), schema())


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("statements", "stance", "shout"),
        ("statements", "extra", 1),
        ("figures", "low", "twenty"),
        ("times", "mention", None),
    ],
)
def test_schema_refuses_what_the_types_refuse(section: str, field: str, value: object) -> None:
    wrong = to_dict(record())
    wrong[section][0][field] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())


def test_schema_describes_every_row_type() -> None:
    whole = schema()
    for name, definition in {"Record": whole, **whole["$defs"]}.items():
        assert len(definition["description"]) > 15, name


def test_schema_published_file_is_in_step() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(), "run scripts/publish_schema.py"
