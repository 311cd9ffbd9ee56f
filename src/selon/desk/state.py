"""What one running desk holds: its store, its settings, the work it does in the background."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends, Request

if TYPE_CHECKING:
    from selon.desk.jobs import Jobs
    from selon.desk.settings import Settings
    from selon.desk.upkeep import Upkeep
    from selon.store.store import Store


@dataclass(slots=True)
class Desk:
    """The desk that a request is answered by. `secret` signs cookies and ends with the process."""

    store: Store
    settings: Settings
    upkeep: Upkeep
    jobs: Jobs
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))


def desk_of(request: Request) -> Desk:
    """Give the desk that answers a request."""
    return cast("Desk", request.app.state.desk)


TheDesk = Annotated[Desk, Depends(desk_of)]
"""What a route writes to get the desk: `desk: TheDesk`."""
