"""What keeps: dispatches with their raw bytes, records, reviews and the ledger in one file.

    with Store.open("news.selon", create=True) as store:
        ingest(store, read_paths(["dispatches/"]))

`schema` names the tables, `migrations` makes them, `ingesting` fills them.
"""

from selon.store import schema
from selon.store.ingesting import Report, ingest, stored_items
from selon.store.packing import Refused
from selon.store.store import Store

__all__ = ["Refused", "Report", "Store", "ingest", "schema", "stored_items"]
