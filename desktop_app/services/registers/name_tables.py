"""A pasted list of names: words with separators between them, or rows copied from a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.links import Link
from desktop_app.records.nested_records import name_parts
from desktop_app.records.record import Record

_NUMBERED = re.compile(r"^\s*[（(]?\d{1,3}(?:[)）.．、]|\s)\s*")
_NEXT_GROUP = re.compile(r"[、,，](?=[^、,，；;：:\n]{1,8}[：:])")
_NUMBER = re.compile(r"\s*\d*[.．、]?\s*")


class Written(NamedTuple):
    """One person of a list: the name, the part of the text with it, the text next to it."""

    name: str
    item: str
    beside: Mapping[str, str]


class NameList(NamedTuple):
    """The persons of a pasted list, each once, and what was not understood as a name."""

    persons: list[Written]
    rest: str


def name_list(model: type[Record], link: Link, text: str) -> NameList:
    """The persons that a pasted text names; `model` says how such lists are taken apart."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        found = list(_rows(model, link, [line.split("\t") for line in lines]))
        return NameList(_once(found), "")
    how = model.NESTED
    if how is None:
        return NameList([], text.strip())
    plain = (_NEXT_GROUP.sub("；", _NUMBERED.sub("", line)) for line in lines)
    cut = how.split("\n".join(plain))
    return NameList(_once([Written(name_parts(each)[1], each, {}) for each in cut.items]), cut.rest)


def _rows(model: type[Record], link: Link, rows: Sequence[Sequence[str]]) -> Iterator[Written]:
    """The persons of rows with columns: by their heads where they have any, else by their order."""
    own = [name for name in (*link.brings, *link.means) if name != model.NAME]
    heads = [_column(model, [model.NAME, *own], cell) for cell in rows[0]]
    if model.NAME in heads:
        rows = rows[1:]
    for cells in rows:
        texts = [" ".join(cell.split()) for cell in cells]
        if model.NAME in heads:
            told = {head: text for head, text in zip(heads, texts, strict=False) if head and text}
        else:
            told = dict(zip([model.NAME, *own], _without_number(texts), strict=False))
        name = "".join(told.pop(model.NAME, "").split())
        if name:
            yield Written(name, name, {key: text for key, text in told.items() if text})


def _column(model: type[Record], names: Sequence[str], head: str) -> str:
    """The field that a head names, '' for none."""
    title = "".join(head.split())
    fields = (model.field(name) for name in names)
    return next((each.name for each in fields if title in (each.label, *each.also)), "")


def _without_number(texts: Sequence[str]) -> list[str]:
    """The cells of a row without the number before the name."""
    first = next((n for n, text in enumerate(texts) if not _NUMBER.fullmatch(text)), len(texts))
    return list(texts[first:])


def _once(persons: Sequence[Written]) -> list[Written]:
    found: dict[tuple[str, str], Written] = {}
    for each in persons:
        found.setdefault((each.name, str(sorted(each.beside.items()))), each)
    return list(found.values())
