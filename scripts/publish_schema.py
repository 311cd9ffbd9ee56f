"""Write docs/record.schema.json anew from the record's types."""

from __future__ import annotations

from pathlib import Path

from selon._schema import schema_text

TARGET = Path(__file__).parent.parent / "docs" / "record.schema.json"

if __name__ == "__main__":
    TARGET.write_text(schema_text(), "utf-8")
