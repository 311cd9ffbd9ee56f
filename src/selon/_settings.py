"""The settings: one table, and where the value of each comes from.

An option of the command line wins over the environment (`SELON_STORE`), the environment over a file
`selon.toml` in the folder of work, that over `selon.toml` in the user's folder of configuration,
and that over the default. `SELON_CONFIG` names another file in place of the two. The table itself,
with its help in both languages, is `_settings.toml`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from selon.errors import SettingError

Value = str | int | bool | None
CONFIG = "SELON_CONFIG"
_FILE = "selon.toml"
_OFF = ("", "0", "no", "off", "false")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its kind (text, path, number, switch), default and help by language."""

    name: str
    kind: str
    default: Value
    help: dict[str, str]

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"SELON_{self.name.upper()}"


@cache
def settings() -> dict[str, Setting]:
    """Give the table, by name."""
    import tomllib  # noqa: PLC0415 - most calls need no file

    table = tomllib.loads((files("selon") / "_settings.toml").read_text("utf-8"))
    return {
        name: Setting(name, row["kind"], row.get("default"), {c: row[c] for c in ("en", "fr")})
        for name, row in table.items()
    }


def setting(name: str) -> Any:  # noqa: ANN401 - text, number or switch, by its kind
    """Give the value of a setting; raises `SettingError` where it makes no sense."""
    return origin(name)[0]


def text_setting(name: str) -> str | None:
    """Give a setting of kind text or path, None where nobody has set it."""
    given = os.environ.get(f"SELON_{name.upper()}")  # the usual way, without the table
    if given:
        return given
    value = setting(name) if config_files() else None  # settings of text have no default
    return None if value is None else str(value)


def origin(name: str) -> tuple[Value, str | None]:
    """Give the value of a setting, and the variable or file it comes from (None: the default)."""
    given = os.environ.get(f"SELON_{name.upper()}")
    if given:
        one = settings()[name]
        return _checked(one, _number(given) if one.kind == "number" else given, one.variable), (
            one.variable
        )
    for path in config_files():
        found = _read(path, _stamp(path))
        if name in found:
            return found[name], str(path)
    return settings()[name].default, None


def check() -> None:
    """Read the files of settings; raises `SettingError` for one that makes no sense."""
    for path in config_files():
        _read(path, _stamp(path))


def config_files() -> list[Path]:
    """Give the files that set something, the one that wins first."""
    named = os.environ.get(CONFIG)
    if named:
        if not Path(named).is_file():
            raise SettingError("there is no such file", where=named, hint=f"{CONFIG} names it")
        return [Path(named)]
    found = [Path(_FILE), user_config()]
    return [path for path in found if path.is_file()]


@cache
def user_config() -> Path:
    """Give where the user's own file of settings is looked for."""
    from platformdirs import user_config_path  # noqa: PLC0415 - at first use

    return user_config_path("selon") / _FILE


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns


@cache
def _read(path: Path, _stamp: int) -> dict[str, Value]:
    import tomllib  # noqa: PLC0415

    where = str(path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        msg = f"the settings cannot be read: {error}"
        raise SettingError(msg, where=where) from None
    known = settings()
    for name in table:
        if name not in known:
            msg = f"unknown setting {name!r}"
            raise SettingError(msg, where=where, hint=f"there are: {', '.join(known)}")
    return {name: _checked(known[name], value, where) for name, value in table.items()}


def _checked(one: Setting, value: Any, where: str) -> Value:  # noqa: ANN401 - from TOML
    if one.kind == "switch":
        return value.strip().lower() not in _OFF if isinstance(value, str) else bool(value)
    wanted = int if one.kind == "number" else str
    if not isinstance(value, wanted) or isinstance(value, bool):
        msg = f"{one.name!r} cannot be {value!r}"
        raise SettingError(msg, where=where, hint=f"it is a {one.kind}")
    if one.kind == "path" and where.endswith(".toml"):
        return str(Path(where).parent / Path(str(value)).expanduser())
    return value


def _number(text: str) -> int | str:
    return int(text) if text.strip().isdigit() else text
