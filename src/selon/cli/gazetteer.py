"""`selon gazetteer`: build, add, lookup. Mounted by `app`; the work is done in `selon.gazetteer`.

Annotations are evaluated here (no `from __future__ import annotations`): Typer reads them.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from selon.cli.console import BAD_INPUT, USAGE, write
from selon.cli.messages import interface_language

app = typer.Typer(
    name="gazetteer",
    help="Places: look names up, add packs, build gazetteer files.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_SAID = {
    "built": {"en": "{path}: {count} places", "fr": "{path} : {count} lieux"},
    "added": {"en": "pack {name}: {count} places", "fr": "paquet {name} : {count} lieux"},
    "none": {"en": "{name}: not known", "fr": "{name} : inconnu"},
    "use": {
        "en": "use it with SELON_GAZETTEER={path}",
        "fr": "pour s'en servir : SELON_GAZETTEER={path}",
    },
    "one_source": {
        "en": "name one source: --geonames, --layer or --inputs",
        "fr": "nommez une source : --geonames, --layer ou --inputs",
    },
    "out": {"en": "--out is missing", "fr": "il manque --out"},
    "city": {"en": "--layer needs --city ID", "fr": "--layer demande --city ID"},
    "no_point": {"en": "no point", "fr": "sans point"},
    "variant": {"en": "by spelling", "fr": "par graphie"},
}


def _say(key: str, **values: object) -> str:
    return _SAID[key][interface_language()].format(**values)


@app.command("lookup")
def lookup_cli(
    name: Annotated[str, typer.Argument(help="A name as it stands in a text.")],
    country: Annotated[
        str | None, typer.Option(help="Only in this country (SYR); also finds other spellings.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="country, admin, city, quarter, feature or area; may be repeated."),
    ] = None,
    near: Annotated[
        str | None, typer.Option(help="A place or LATITUDE,LONGITUDE: the nearest comes first.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 10,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show the places that a name may mean.

    Example: selon gazetteer lookup Soukkari --near Alep
    """
    from selon.gazetteer.index import Gazetteer  # noqa: PLC0415 - `selon --help` starts fast
    from selon.gazetteer.search import search  # noqa: PLC0415

    gazetteer = Gazetteer.open()
    hits = search(gazetteer, name, country=country and country.upper(), kinds=kind, near=near)
    hits = hits[:limit]
    if as_json:
        for hit in hits:
            row = asdict(hit.place) | {"distance_km": hit.distance_km}
            write(json.dumps(row, ensure_ascii=False) + "\n")
    elif hits:
        write("".join(_line(hit.place, hit.distance_km) for hit in hits))
        write(f"\n{gazetteer.attribution}\n")
    if not hits:
        typer.echo(_say("none", name=name), err=True)
        raise typer.Exit(BAD_INPUT)


def _line(place: Any, distance: float | None) -> str:  # noqa: ANN401 - imported when called
    shown = place.name_fr if interface_language() == "fr" else place.name_en
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    point = _say("no_point")
    if place.latitude is not None:
        point = f"{place.latitude:.5f} {place.longitude:.5f} ±{place.radius_km or 0:g} km"
    cells = [
        f"{place.id:>12}", f"{place.kind:<8}", f"{shown} ({where})" if where else shown, point,
        f"{place.population}" if place.population else "",
        _say("variant") if place.matched == "skeleton" else "",
        "" if distance is None else f"{distance:g} km",
    ]  # fmt: skip
    return "  ".join(cell for cell in cells if cell) + "\n"


@app.command("add")
def add_cli(
    pack: Annotated[Path, typer.Argument(help="A table wof_XX.tsv.gz, or a built pack .sqlite.")],
    name: Annotated[str | None, typer.Option(help="Name to install it under.")] = None,
) -> None:
    """Install a pack of places of one country over the shipped gazetteer.

    Example: selon gazetteer add wof_sy.tsv.gz
    """
    from selon.gazetteer.builder.packs import add_pack  # noqa: PLC0415
    from selon.gazetteer.index import Gazetteer  # noqa: PLC0415

    path, count = add_pack(pack, Gazetteer.open(packs=()), name=name)
    typer.echo(_say("added", name=path.stem, count=count))


@app.command("build")
def build_cli(
    geonames: Annotated[
        Path | None, typer.Option(help="Folder of a GeoNames dump to lay over the shipped file.")
    ] = None,
    layer: Annotated[
        Path | None, typer.Option(help="GeoJSON of the quarters of a city; needs --city.")
    ] = None,
    city: Annotated[int | None, typer.Option(help="Id of the layer's city.")] = None,
    inputs: Annotated[
        Path | None, typer.Option(help="Folder of the pinned inputs of the shipped file.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="File to write. A layer is installed as a pack without it.")
    ] = None,
) -> None:
    """Build a gazetteer file from a GeoNames dump, a city layer or the pinned inputs.

    Example: selon gazetteer build --layer quarters.geojson --city 170063
    """
    count = 0
    if sum(source is not None for source in (geonames, layer, inputs)) != 1:
        _usage("one_source")
    if layer is not None:
        _build_layer(layer, city, out)
        return
    if out is None:
        _usage("out")
    if geonames is not None:
        from selon.gazetteer.builder.dump import build_dump  # noqa: PLC0415
        from selon.gazetteer.installed import shipped_path  # noqa: PLC0415

        count = build_dump(geonames, shipped_path(), out)
    elif inputs is not None:
        from selon.gazetteer.builder.core import build_core  # noqa: PLC0415

        count = len(build_core(inputs, out).places)
    typer.echo(_say("built", path=out, count=count))
    typer.echo(_say("use", path=out.absolute()), err=True)


def _build_layer(layer: Path, city: int | None, out: Path | None) -> None:
    from selon.gazetteer.builder.packs import build_layer  # noqa: PLC0415
    from selon.gazetteer.index import Gazetteer  # noqa: PLC0415
    from selon.gazetteer.installed import packs_folder  # noqa: PLC0415

    if city is None:
        _usage("city")
    target = out or packs_folder() / f"{layer.stem}.sqlite"
    count = build_layer(layer, city, Gazetteer.open(packs=()), target)
    typer.echo(_say("built", path=target, count=count))


def _usage(key: str) -> NoReturn:
    typer.echo(_say(key), err=True)
    raise typer.Exit(USAGE)
