"""Where gazetteer files lie: the shipped one, unpacked once, and installed packs.

The shipped file travels compressed (`data/places.sqlite.xz`); at first use it is unpacked into the
user's cache folder under a name that carries its digest, whole or not at all, so that several
processes may start at once. `SELON_CACHE` and `SELON_DATA` name other folders.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from selon._folders import cache_folder, data_folder
from selon._settings import text_setting
from selon.errors import DataError, MissingPart
from selon.gazetteer.schema import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DATA = Path(__file__).parent / "data"
PACKED = DATA / "places.sqlite.xz"
STAMP = DATA / "places.json"
_CHUNK = 1 << 20


def packs_folder() -> Path:
    """Give the folder of installed packs."""
    return data_folder() / "packs"


def shipped_path() -> Path:
    """Give the path of the shipped gazetteer, unpacking it if need be.

    `SELON_GAZETTEER` names another file, as `selon gazetteer build --geonames` makes.
    """
    named = text_setting("gazetteer")
    if named:
        return Path(named)
    if not PACKED.exists() or not STAMP.exists():
        raise MissingPart(
            "the shipped gazetteer is not there", where=str(PACKED), hint="reinstall selon"
        )
    stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    target = cache_folder() / f"places-{stamp['sha256'][:16]}.sqlite"
    try:
        if target.stat().st_size == stamp["size"]:
            return target
    except OSError:
        pass  # not there yet, or not to be had: unpacking tells which
    try:
        unpack(PACKED, target, sha256=stamp["sha256"], parts=stamp.get("parts", ()))
    except OSError as error:
        raise MissingPart(
            f"the gazetteer cannot be unpacked: {error.strerror}",
            where=str(target), hint="set SELON_CACHE to a folder that can be written",
        ) from error  # fmt: skip
    return target


def unpack(
    packed: Path, target: Path, *, sha256: str, parts: Sequence[tuple[int, int]] = ()
) -> None:
    """Unpack an xz file whole or not at all; raise `DataError` if it is not what it should be.

    `parts` are the packed and unpacked sizes of its streams, which are then unpacked side by side;
    none stands for one stream.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - at first use only

    sizes = list(parts) or [(packed.stat().st_size, 0)]
    starts = list(accumulate(sizes, lambda at, size: (at[0] + size[0], at[1] + size[1])))
    begins = [(0, 0), *starts[:-1]]
    with replacing(target) as temporary:
        try:
            with ThreadPoolExecutor(len(sizes)) as threads:
                work = [
                    threads.submit(_unpack_part, packed, temporary, begin, size[0])
                    for begin, size in zip(begins, sizes, strict=True)
                ]
                for part in work:
                    part.result()
        except (lzma.LZMAError, EOFError) as error:
            raise DataError(
                f"damaged gazetteer: {error}", where=str(packed), hint="reinstall selon"
            ) from error
        with temporary.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != sha256:
            raise DataError(
                "damaged gazetteer: wrong digest", where=str(packed), hint="reinstall selon"
            )


def _unpack_part(packed: Path, target: Path, begin: tuple[int, int], size: int) -> None:
    """Unpack one stream of a file to its place in another."""
    unpacker = lzma.LZMADecompressor()
    with packed.open("rb") as source, target.open("r+b") as file:
        source.seek(begin[0])
        file.seek(begin[1])
        while size > 0 and not unpacker.eof:
            chunk = source.read(min(_CHUNK, size))
            if not chunk:
                break
            size -= len(chunk)
            file.write(unpacker.decompress(chunk))
    if not unpacker.eof:
        raise EOFError("it ends too early")


def installed_packs(packs: Iterable[Path | str] | None) -> list[Path]:
    """Give the files of packs by name or path; all installed ones, sorted, for null."""
    folder = packs_folder()
    if packs is None:
        return sorted(folder.glob("*.sqlite")) if folder.is_dir() else []
    found = []
    for pack in packs:
        path = Path(pack)
        if not path.suffix:
            path = folder / f"{pack}.sqlite"
        if not path.exists():
            raise MissingPart(
                f"pack {pack} is not installed", where=str(path), hint="selon gazetteer add PACK"
            )
        found.append(path)
    return found
