"""How a desk is run: where it listens, whom it lets in, how much it takes."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.errors import SettingError

if TYPE_CHECKING:
    from selon._wording import Language

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
SHORTEST_TOKEN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one desk; without any it serves this machine alone.

    `hosts` are further names by which browsers may call it. Raises `SettingError` when others
    could reach it without a token, or when the token is easily guessed.
    """

    host: str = "127.0.0.1"
    port: int = 8642
    token: str | None = None
    hosts: tuple[str, ...] = ()
    language: Language = "en"
    reviewer: str = ""
    demo: bool = False
    upload_bytes: int = 25_000_000
    upload_files: int = 200

    def __post_init__(self) -> None:
        if not self.is_local and self.token is None:
            raise SettingError(
                f"on {self.host} others can reach the desk, so it needs a token",
                hint="--token, or SELON_DESK_TOKEN",
            )
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise SettingError(f"a token needs {SHORTEST_TOKEN} characters or more")
        if not 0 <= self.port <= 65535:
            raise SettingError(f"there is no port {self.port}")

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the desk."""
        if self.host in LOCAL_NAMES:
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
