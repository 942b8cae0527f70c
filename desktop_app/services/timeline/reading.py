"""Reads the records of a timeline, always many in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.any_link import Pointer
from desktop_app.records.attachment import Attachment
from desktop_app.records.calendar import Limits
from desktop_app.records.field_types import Code
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.money import Money
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.timeline.nodes import Mark, Node, NodeLine
from desktop_app.storage.query import lists
from desktop_app.storage.query.clauses import AmongIds, IsEmpty
from desktop_app.storage.query.declared_query import select
from desktop_app.storage.query.expressions import KEY, FieldValue, TextLength
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import By, Sum, tally

FILES_NAMED = 5


class FoundRecord(NamedTuple):
    """One record: its id and outward values."""

    key: int
    values: Mapping[str, Any]


class TimelineReader:
    """Reads records for one timeline.

    `lookup` knows the codes, and of linked records the titles that fields have shown so far.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lookup: Lookup = outward.lookup(
            desk, Limits
        )  # links no register: no titles are read for it

    def records(self, model: type[Record], keys: Iterable[int]) -> list[FoundRecord]:
        """The records of some keys, in that order, each once; those that are gone are left out."""
        wanted = list(dict.fromkeys(keys))
        names = row_mapping_of(model).all_names
        rows = outward.rows(self.desk, model, wanted, names)
        return [FoundRecord(row[0], dict(zip(names, row[2:], strict=True))) for row in rows]

    def pointing(
        self, model: type[Record], field: str, keys: Sequence[int], most: int = -1
    ) -> list[FoundRecord]:
        """The records whose field points at any of these, in their register's order."""
        return self.matching(model, pointing_at(model, field, keys), most) if keys else []

    def matching(
        self, model: type[Record], where: tuple[Filter, ...], most: int = -1
    ) -> list[FoundRecord]:
        """The records that fulfil all filters, in their register's order."""
        return self.records(model, lists.first(self.desk.office, model, Query(where=where), most))

    def latest(
        self, model: type[Record], field: str, keys: Sequence[int], day: str, most: int
    ) -> list[int]:
        """The ids of the last records by a day that point here; a few without one come first."""
        where = pointing_at(model, field, keys)
        open_ones = Query(where=(*where, Filter(day, "in", (None,))), sort=day)
        dated = Query(where=(*where, Filter(day, "after", ("",))), sort=day, descending=True)
        undated = lists.first(self.desk.office, model, open_ones, most // 4)
        found = lists.first(self.desk.office, model, dated, most - len(undated))
        return [*undated, *found]

    def keys_by(self, model: type[Record], field: str, keys: Sequence[int]) -> dict[int, list[int]]:
        """The ids of the numbered records that point at each of these: by number, then by age."""
        link, number = FieldValue(field), FieldValue("number")
        order = (IsEmpty(number), TextLength(number), number, KEY)
        rows = select(self.desk.office, model, (link, KEY), (AmongIds(link, keys),), order)
        found: dict[int, list[int]] = {}
        for owner, key in rows:
            found.setdefault(owner, []).append(key)
        return found

    def count(self, model: type[Record], field: str, keys: Sequence[int]) -> int:
        """How many records point at any of these."""
        return lists.count(self.desk.office, model, pointing_at(model, field, keys))

    def counts(
        self, model: type[Record], by: tuple[str, str], where: Sequence[Filter]
    ) -> dict[int, dict[Any, int]]:
        """How many records fulfil the filters, by the values of two fields."""
        groups = [By(name) for name in by]
        found: dict[int, dict[Any, int]] = {}
        for one, value, count in tally(self.desk.office, model, where, groups, [Sum()]):
            found.setdefault(one, {})[value] = count
        return found

    def files(self, model: type[Record], keys: Sequence[int]) -> dict[int, str]:
        """The names of the attachments of each record, in one text."""
        where = (Filter("owner_key", "in", (model.KEY,)), Filter("owner_id", "in", tuple(keys)))
        named: dict[int, list[str]] = {}
        for each in self.records(
            Attachment, lists.find(self.desk.office, Attachment, Query(where=where))
        ):
            named.setdefault(each.values["owner_id"], []).append(each.values["name"])
        return {key: _some(texts) for key, texts in named.items()}

    def shown(self, model: type[Record], each: FoundRecord, *fields: str) -> tuple[NodeLine, ...]:
        """Label and text of some fields, of amounts also their 分."""
        return tuple(self._line(model, each, name) for name in fields)

    def _line(self, model: type[Record], each: FoundRecord, name: str) -> NodeLine:
        field = model.field(name)
        cents = each.values.get(name) if isinstance(field, Money) else None
        return NodeLine(field.label, self.text(model, each, name), cents)

    def of_other(self, record: str, key: int) -> list[Node]:
        """The nodes of the timeline that a subject declares for another record, by kind and id.

        None where it has no timeline or is gone.
        """
        build = next((x.timeline[record] for x in self.desk.subjects if record in x.timeline), None)
        found = self.records(Registry.of(self.desk.office.records).model(record), [key])
        return list(build(self, found[0])) if build is not None and found else []

    def text(self, model: type[Record], each: FoundRecord, name: str) -> str:
        """One field as the office reads it."""
        field = model.field(name)
        for key in field.kinds if isinstance(field, Pointer) else ():
            if key not in self.lookup.titles:
                linked = Registry.of(self.desk.office.records).model(key)
                titles = outward.late_titles(self.desk, linked, self.lookup.term)
                self.lookup = self.lookup.with_titles(key, titles)
        return field.show(each.values.get(name), self.lookup).strip()

    def mark(self, model: type[Record], each: FoundRecord, name: str) -> Mark | None:
        """A state with its word, None where there is none."""
        field, code = model.field(name), each.values.get(name)
        if not code or not isinstance(field, Code):
            return None
        return Mark(field.codes, code, field.show(code, self.lookup))


def pointing_at(model: type[Record], field: str, keys: Iterable[int]) -> tuple[Filter, ...]:
    """The condition that a field points at any of these records."""
    how = "has" if isinstance(model.field(field), Links) else "in"
    return (Filter(field, how, tuple(keys)),)


def grouped(found: Iterable[FoundRecord], field: str) -> dict[int, list[FoundRecord]]:
    """Records by the id that one of their fields holds."""
    groups: dict[int, list[FoundRecord]] = {}
    for each in found:
        groups.setdefault(each.values[field], []).append(each)
    return groups


def _some(texts: Sequence[str]) -> str:
    more = f"等 {len(texts)} 个" if len(texts) > FILES_NAMED else ""
    return "、".join(texts[:FILES_NAMED]) + more
