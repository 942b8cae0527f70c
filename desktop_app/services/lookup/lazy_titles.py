"""The titles of a register too large to be read as a whole: each is read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from desktop_app.records.lookup import Titles
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.outward_rows import may_hold_back

MOST_NAMED = 50
TitleRow: TypeAlias = tuple[int, str, tuple[str, ...]]
"""Id, title and other texts that name a record."""
ReadTitles = Callable[[OfficeFile, type[Record], Sequence[int]], Iterable[TitleRow]]


def title_rows(office: OfficeFile, model: type[Record], keys: Sequence[int]) -> Iterable[TitleRow]:
    """Id, title and other texts that name it, of each of these records that is there."""
    fields = _titled(model)
    for row in lists.rows(office, model, keys, fields):
        values = dict(zip(fields, row[2:], strict=True))
        yield row[0], model.title_of(values), model.other_titles(values)


class LateTitles(Titles):
    """Reads titles from the open file by id or by text, and keeps those that it has read.

    For the main thread only, as everything that reads the file is; a job that needs titles of
    such a register is handed texts, or all the titles.
    """

    __slots__ = ("_model", "_office", "_read", "_term")

    def __init__(
        self,
        office: OfficeFile,
        model: type[Record],
        term: int | None,
        read: ReadTitles = title_rows,
    ) -> None:
        """`term` is the current one: a bare title names first those that belong to it."""
        super().__init__(())
        self._office, self._model, self._term, self._read = office, model, term, read

    def title(self, key: int) -> str:
        """The title of a record, a mark where there is none."""
        self._know([key])
        return super().title(key)

    def find(self, text: str) -> tuple[int, ...]:
        """The ids of all records that a text names."""
        joined = text.replace(" ", "")
        return self._named(text) or (self._named(joined) if joined != text else ())

    def sort(self, keys: Iterable[int]) -> list[int]:
        """Ids in the order of their register, unknown ones last."""
        wanted = list(set(keys))
        if len(wanted) < 2:
            return wanted
        self._know(wanted)
        query = Query(where=(Filter("id", "in", tuple(wanted)),))
        known = list(lists.find(self._office, self._model, query))
        return known + sorted(set(wanted) - set(known))

    def __contains__(self, key: int) -> bool:
        self._know([key])
        return super().__contains__(key)

    def have(self, keys: Iterable[int]) -> None:
        self._know(list(keys))

    def _know(self, keys: Sequence[int]) -> None:
        missing = [key for key in keys if key not in self._by_id]
        if missing:
            for key, title, others in self._read(self._office, self._model, missing):
                self._by_id[key], self._others[key] = title, others

    def _named(self, text: str) -> tuple[int, ...]:
        """Those whose title is this text, else those with it among their other titles."""
        if not text:
            return ()
        rows = list(self._read(self._office, self._model, self._near(text)))
        own = [key for key, title, _ in rows if title == text]
        now = tuple(key for key in own if key not in self._past(own))
        return now or tuple(own) or tuple(key for key, _, others in rows if text in others)

    def _near(self, text: str) -> list[int]:
        """The records of just that name or number, then a few that hold the text somewhere."""
        # soonest found among those that hold the text, by which an internal row is not found
        name = "" if may_hold_back(self._model) else self._model.NAME
        exact = [
            Query(text if each == name else "", (Filter(each, "in", (text,)),))
            for each in _titled(self._model)
        ]
        found = (
            key
            for query in (*exact, Query(text))
            for key in lists.first(self._office, self._model, query, MOST_NAMED)
        )
        return list(dict.fromkeys(found))

    def _past(self, keys: Sequence[int]) -> set[int]:
        """Those of some records that belong to another term than the current one."""
        name = self._model.IN_TERM
        if not name or len(keys) < 2:
            return set()
        rows = lists.rows(self._office, self._model, keys, (name,))
        return {row[0] for row in rows if row[2] not in (None, self._term)}


def _titled(model: type[Record]) -> list[str]:
    """The fields that a record's titles are made of."""
    return [
        each.name for each in model.declared() if each.name in (model.NAME, *model.TITLE_FIELDS)
    ]
