"""The reader: items in, records out, one step a section in a fixed order."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from selon import language, record
from selon._version import __version__
from selon.dispatch import anatomy
from selon.errors import EmptyInput, ReadingError, SelonError
from selon.reading.assemble import assemble
from selon.reading.casing import in_capitals, restored, truecased
from selon.reading.draft import Draft
from selon.reading.parsing import model_name, parse
from selon.reading.telling import other_languages, tell_language
from selon.sources import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_log = logging.getLogger(__name__)
_GROUP = 64  # items taken together, so that the parser sees batches


class Reader:
    """Reads dispatches into records; reusable, and the same text gives the same record.

    `language` forces a pack (`"fr"`); without it each dispatch's language is told from its text.
    """

    def __init__(self, language: str | None = None) -> None:
        self.language = language

    def read(self, item: Item | str, *, published: str | None = None) -> record.Record:
        """Read one dispatch; raises `InputError` when it cannot be read."""
        if isinstance(item, str):
            item = Item(item, published=published, sha256=_digest(item))
        (result,) = self.read_many([item])
        if isinstance(result, Failure):
            raise result.error
        return result

    def read_many(self, items: Iterable[Item | Failure]) -> Iterator[record.Record | Failure]:
        """Read many dispatches in order; what cannot be read comes back as a `Failure`."""
        group: list[Item | Failure] = []
        for item in items:
            group.append(item)
            if len(group) == _GROUP:
                yield from self._group(group)
                group = []
        yield from self._group(group)

    def _group(self, items: list[Item | Failure]) -> list[record.Record | Failure]:
        results: dict[int, record.Record | Failure] = {}
        drafts: dict[str, list[tuple[int, Draft]]] = {}
        for index, item in enumerate(items):
            if isinstance(item, Failure):
                results[index] = item
                continue
            try:
                draft = self._draft(item)
                drafts.setdefault(draft.pack.code, []).append((index, draft))
            except SelonError as error:
                results[index] = Failure(item.uri or item.item or "", error)
        for numbered in drafts.values():
            parsed = parse(draft for _, draft in numbered)
            for (index, _), draft in zip(numbered, parsed, strict=True):
                results[index] = self._record_or_failure(draft)
        return [results[index] for index in range(len(items))]

    def _draft(self, item: Item) -> Draft:
        where = item.uri or item.item
        if not item.text.strip():
            withdrawn = "its source has withdrawn it: there is nothing to read"
            msg = withdrawn if item.canceled else "there is no text in it"
            raise EmptyInput(msg, where=where)
        code = self.language or item.language or tell_language(item.text, where=where)
        pack = language.load(code)
        shown = replace(item, text=truecased(item.text, pack)) if in_capitals(item.text) else item
        if shown is not item and item.title and item.title in item.text:
            at = item.text.index(item.title)
            shown = replace(shown, title=shown.text[at : at + len(item.title)])
        found = anatomy(shown.text, pack, title=shown.title, published=item.published)
        draft = Draft(shown, found, pack, original=item.text)
        if self.language or item.language:
            return draft  # it is known, and telling others costs a second
        paragraphs = [item.text[p.start : p.end] for p in found.parts if p.kind == "paragraph"]
        if len(paragraphs) > 1:
            draft.other_languages = other_languages(paragraphs, code)
        return draft

    def _record_or_failure(self, draft: Draft) -> record.Record | Failure:
        """Read one dispatch of a batch; a rule that fails on it does not stop the others."""
        try:
            return self._record(draft)
        except Exception as error:  # noqa: BLE001 - one dispatch must not stop a batch
            where = draft.item.uri or draft.item.item or ""
            _log.debug("reading %s failed", where, exc_info=True)
            msg = f"a rule failed on this dispatch ({type(error).__name__}: {error})"
            hint = "please report it with the text; the other dispatches are read"
            return Failure(where, ReadingError(msg, where=where or None, hint=hint))

    def _record(self, draft: Draft) -> record.Record:
        made_by = record.MadeBy(__version__, model_name(draft.pack), self.configuration(draft))
        try:
            found = assemble(draft, made_by)
        finally:
            draft.kept.clear()  # it holds the draft: nothing would go until Python looks for cycles
        return found if draft.original == draft.text else restored(found, draft.original)

    def configuration(self, draft: Draft) -> str:
        """Hash what else decides a record: language pack and options."""
        options: dict[str, object] = {
            "language": draft.pack.code,
            "published": draft.published is not None,
        }
        if draft.pack.own_digest:
            options["words"] = draft.pack.own_digest
        return hashlib.sha256(json.dumps(options, sort_keys=True).encode()).hexdigest()[:12]


def read(
    text: str,
    published: str | None = None,
    *,
    title: str | None = None,
    language: str | None = None,
) -> record.Record:
    """Read one text into a record.

    `published` is an ISO day or time stamp; without it and without a dated dateline, relative
    times stay unresolved. Raises `InputError` when the text cannot be read.
    """
    item = Item(text, published=published, title=title, sha256=_digest(text))
    return Reader(language).read(item)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


__all__ = ["Reader", "read"]
