"""How a file says that it is a store, and of which schema."""

HEAD = "0007"
"""The schema that this version writes: the newest file in `migrations/versions`."""

APPLICATION_ID = 0x53454C4E  # "SELN" in the file's header, so that `file` and we know a store
