"""Parts of a lookup that are read when first asked for: no record loads before it is needed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Titles
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry

ReadTitles = Callable[[type[Record]], Titles]
ReadUsed = Callable[[type[Record]], frozenset[str]]


class LinkedTitles(Mapping[str, Titles]):
    """The titles of registers by record key; those of one register are read when asked for.

    What has been read stays as it was: a lookup is a snapshot. Iterates over the registers that
    some record links to, which imports every record.
    """

    def __init__(self, records: Sequence[type[Record]], read: ReadTitles) -> None:
        self._records, self._read = Registry.of(records), read
        self._found: dict[str, Titles] = {}

    def __getitem__(self, key: str) -> Titles:
        if key not in self._found:
            self._found[key] = self._read(self._records.model(key))
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return any(each.key == key for each in self._records.specs)

    def __iter__(self) -> Iterator[str]:
        return (each.KEY for each in linked_models(self._records))

    def __len__(self) -> int:
        return len(linked_models(self._records))


class UsedFields(Container[str]):
    """The optional fields, written as member.cert_no, that some record of the office fills in."""

    def __init__(self, records: Sequence[type[Record]], read: ReadUsed) -> None:
        self._records, self._read = Registry.of(records), read

    def __contains__(self, field: object) -> bool:
        key = str(field).partition(".")[0]
        return field in self._read(self._records.model(key))


def linked_models(records: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    """The registers that some record links to, each once."""
    return _linked(tuple(records))


@cache
def _linked(records: tuple[type[Record], ...]) -> tuple[type[Record], ...]:
    found: dict[type[Record], None] = {}
    for model in records:
        for each in model.declared():
            if isinstance(each, Link | Links):
                found[each.linked] = None
    return tuple(found)
