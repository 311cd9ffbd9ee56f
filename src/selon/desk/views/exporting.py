"""Exports as the desk offers them: which there are, what each loses, the bytes themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from selon.exports.losses import field_label
from selon.exports.registry import export, exports, get

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon._wording import Language
    from selon.exports.model import Options
    from selon.exports.registry import Export
    from selon.store.filters import Filters
    from selon.store.store import Store


@dataclass(frozen=True, slots=True)
class LossView:
    """What becomes of one field in an export."""

    field: str
    label: str
    fidelity: str
    to: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ExportView:
    """An export: its name and ending, the choices it leaves, what it keeps and loses."""

    name: str
    label: str
    ending: str
    media_type: str
    policies: tuple[str, ...]
    tables: tuple[str, ...]
    hxl: bool
    losses: tuple[LossView, ...]

    @property
    def kept(self) -> int:
        """How many fields it keeps whole."""
        return sum(loss.fidelity in ("exact", "close") for loss in self.losses)


def export_views(language: Language, options: Options) -> tuple[ExportView, ...]:
    """List the exports with what each would lose."""
    return tuple(_view(one, language, options) for one in exports())


def _view(one: Export, language: Language, options: Options) -> ExportView:
    losses = one.losses(one.resolve(options))
    return ExportView(
        one.name,
        one.title(language),
        one.ending,
        one.media_type,
        one.policies,
        one.tables,
        one.hxl,
        tuple(
            LossView(x.field, field_label(x.field, language), x.fidelity, x.to,
                     x.sentence(language))
            for x in losses
        ),
    )  # fmt: skip


def written(
    store: Store, name: str, filters: Filters, options: Options
) -> tuple[Export, Iterator[bytes]]:
    """Start an export and give its bytes; what stops it at once is raised before the first."""
    pieces = iter(export(store, name, filters, options))
    first = next(pieces, b"")
    return get(name), chain((first,), pieces)
