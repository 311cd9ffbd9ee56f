"""An ingestion by the command line that reads slowly from its second group on.

`python interrupted.py ingest …`: reading processes start from this file, so they read slowly too.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from selon.store import ingesting, workers
from store_makers import MODEL, PlainReader


class SlowReader(PlainReader):
    """Reads one group at once, and then hangs."""

    groups = 0

    def read_many(self, items: Any) -> Any:
        """Read a group."""
        SlowReader.groups += 1
        if SlowReader.groups > 1:
            time.sleep(120)
        return super().read_many(items)


workers._new_reader = SlowReader  # type: ignore[assignment]
ingesting._Ingestion._model = lambda *_: MODEL  # type: ignore[method-assign]

if __name__ == "__main__":
    from selon.cli import main

    main(sys.argv[1:])
