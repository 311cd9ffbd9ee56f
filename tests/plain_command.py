"""The command line with a reader that needs no model: `python plain_command.py ingest …`."""

from __future__ import annotations

from selon.cli import main
from selon.store import ingesting, workers
from store_makers import MODEL, PlainReader


def plain() -> None:
    """Read without a model in this process."""
    workers._new_reader = PlainReader  # type: ignore[assignment]
    ingesting._Ingestion._model = lambda *_: MODEL  # type: ignore[method-assign]


if __name__ == "__main__":
    plain()
    main()
