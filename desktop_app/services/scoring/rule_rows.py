"""The rows of a rule set as they are edited: categories, items below them, grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

LOCKED = "这一年已经锁定，规则不能再改。要改请先在“履职评定”里解锁，写明理由。"
CATEGORY, ITEM, BAND = "score_category", "score_rule", "grade_band"
"""What a row is: the key of its record."""


class RuleRow(NamedTuple):
    """One category, item or grade as it is stored; `key` is 0 for a category that is missing."""

    model: type[Record]
    key: int
    version: int
    values: Mapping[str, Any]

    @property
    def is_category(self) -> bool:
        """Whether items follow below it."""
        return self.kind == CATEGORY

    @property
    def kind(self) -> str:
        """What the row is: a category, an item, a grade."""
        return self.model.KEY


class RuleSheet(NamedTuple):
    """A rule set with its rows: each category before its items; the grades by position.

    Items whose category is missing come last, below a row without key.
    """

    key: int
    values: Mapping[str, Any]
    rows: tuple[RuleRow, ...]
    bands: tuple[RuleRow, ...]

    @property
    def locked(self) -> bool:
        """Whether nothing may be changed."""
        return ScoreRuleSet.LOCKED.holds(self.values)

    def row_of(self, key: int) -> int:
        """The place of a category or an item, -1 where it is gone."""
        return next((place for place, each in enumerate(self.rows) if each.key == key), -1)


def sheet(desk: Desk, key: int) -> RuleSheet:
    """A rule set as it is stored now; `UserError` where it is gone."""
    found = stored(desk, ScoreRuleSet, [key])
    if not found:
        raise UserError("这套积分规则已被删除，可以在“设置”的回收站里找回。")
    items = _children(desk, ScoreRule, key)
    rows: list[RuleRow] = []
    for category in _children(desk, ScoreCategory, key):
        name = category.values["name"]
        rows += [category, *(each for each in items if each.values["category"] == name)]
    known = {each.key for each in rows}
    left = [each for each in items if each.key not in known]
    for name in dict.fromkeys(each.values["category"] for each in left):
        missing = ScoreCategory.of({"rule_set": key, "name": name}).values
        rows.append(RuleRow(ScoreCategory, 0, 0, missing))
        rows += [each for each in left if each.values["category"] == name]
    bands = tuple(_children(desk, GradeBand, key))
    return RuleSheet(key, found[0].values, tuple(rows), bands)


def change(desk: Desk, sheet: RuleSheet, row: RuleRow, inputs: Mapping[str, object]) -> Changed:
    """Save typed inputs of one row; a category or grade with another name keeps its items.

    `Refused` names what is wrong, `Stale` says that the row has changed since it was read.
    """
    _open(sheet)
    values = _parsed(desk, row.model, inputs, row)
    record = _over(row, values)
    put = [record]
    old = row.values.get("name")
    if row.is_category and record.values["name"] != old:
        put += [
            _over(each, {"category": record.values["name"]})
            for each in sheet.rows
            if each.kind == ITEM and each.values["category"] == old
        ]
    if row.kind == BAND and record.values["name"] != old:
        put += [
            _over(each, {"grade_limit": record.values["name"]})
            for each in sheet.rows
            if each.kind == ITEM and old and each.values["grade_limit"] == old
        ]
    return desk.write(put, action=f"修改{row.model.TITLE}：“{record.values['name']}”")


def add(
    desk: Desk, sheet: RuleSheet, model: type[Record], inputs: Mapping[str, object], after: int = -1
) -> Changed:
    """Add a category, an item or a grade behind the row at a place, -1 for the end.

    The first of the returned keys is the new record's.
    """
    _open(sheet)
    given = {**inputs, "rule_set": sheet.key}
    values = {**model.defaults(lookup(desk, model)), **_parsed(desk, model, given, None)}
    record = model.of(values)
    record.key = new_keys(1)[0]
    rows = list(sheet.bands if model.KEY == BAND else sheet.rows)
    at = len(rows) if after < 0 else after + 1
    if model.KEY == CATEGORY:
        at = _group_end(rows, at)
    new = RuleRow(model, record.key, 0, record.values)
    moved = _numbered([*rows[:at], new, *rows[at:]])
    record.values["position"] = moved.pop(record.key, len(rows) + 1)
    put = [record, *_moved(rows, moved)]
    return desk.write(put, action=f"新增{model.TITLE}：“{values['name']}”")


def copy(desk: Desk, sheet: RuleSheet, row: RuleRow) -> Changed:
    """Add a copy of an item below it, of a grade at the end, with a name of its own."""
    rows = sheet.bands if row.kind == BAND else sheet.rows
    names = {each.values["name"] for each in rows if each.kind == row.kind}
    name, number = f"{row.values['name']}（副本）", 2
    while name in names:
        name, number = f"{row.values['name']}（副本{number}）", number + 1
    shared = lookup(desk, row.model)
    typed = {
        each.name: each.show(row.values.get(each.name), shared)
        for each in row.model.declared()
        if each.name not in ("rule_set", "position", "code")
    }
    place = next((at for at, each in enumerate(rows) if each.key == row.key), -1)
    return add(desk, sheet, row.model, {**typed, "name": name}, place)


def remove(desk: Desk, sheet: RuleSheet, rows: Sequence[RuleRow]) -> Changed:
    """Remove rows, of a category its items too, as one action."""
    _open(sheet)
    names = {each.values["name"] for each in rows if each.is_category}
    gone = {each.key: each for each in rows if each.key}
    gone |= {
        each.key: each for each in sheet.rows
        if each.kind == ITEM and each.values["category"] in names
    }  # fmt: skip
    records = [each.model.of(each.values, each.key, each.version) for each in gone.values()]
    titles = [f"“{each.values['name']}”" for each in rows]
    what = titles[0] if len(titles) == 1 else f"{len(gone)} 行"
    return desk.write(remove=records, action=f"删除积分规则里的{what}")


def move(desk: Desk, sheet: RuleSheet, row: RuleRow, by: int) -> Changed:
    """Move a row up (-1) or down (1); a category takes its items along.

    An item that passes its category's first or last row comes into the neighbouring category.
    Nothing happens at the ends.
    """
    _open(sheet)
    rows = list(sheet.bands if row.kind == BAND else sheet.rows)
    at = next(place for place, each in enumerate(rows) if each.key == row.key)
    if row.is_category:
        order = _group_moved(rows, at, by)
    else:
        to = at + by
        first = 0 if row.kind == BAND else 1
        if not first <= to < len(rows):
            return Changed(None)
        order = [*rows]
        order.insert(to, order.pop(at))
    numbers = _numbered(order)
    put = _moved(rows, numbers)
    into = _category_before(order, row)
    if into is not None and into != row.values["category"]:
        put = [each for each in put if each.key != row.key]
        put.append(_over(row, {"category": into, "position": numbers[row.key]}))
    return desk.write(put, action=f"调整顺序：“{row.values['name']}”")


def joined(desk: Desk, sheet: RuleSheet) -> Changed:
    """Let every grade reach up to the next higher one, the highest without and the lowest too.

    They are ordered by their least totals; those without one come last. As one action.
    """
    _open(sheet)
    by_low = sorted(
        sheet.bands, key=lambda each: (each.values["low"] is not None, each.values["low"] or 0)
    )
    put: list[Record] = []
    below: int | None = None
    for place, each in enumerate(reversed(by_low)):
        last = place == len(by_low) - 1
        wanted = {"below": below, "low": None if last else each.values["low"]}
        wanted["position"] = place + 1
        if any(each.values[name] != value for name, value in wanted.items()):
            put.append(_over(each, wanted))
        below = each.values["low"]
    return desk.write(put, action="等次首尾接上")


def _children(desk: Desk, model: type[Record], key: int) -> list[RuleRow]:
    keys = lists.find(desk.office, model, Query(where=(Filter("rule_set", "in", (key,)),)))
    found = [RuleRow(model, *each) for each in stored(desk, model, list(keys))]
    return sorted(found, key=lambda each: (each.values["position"] or 0, each.key))


def _open(sheet: RuleSheet) -> None:
    if sheet.locked:
        raise UserError(LOCKED)


def _parsed(
    desk: Desk, model: type[Record], inputs: Mapping[str, object], row: RuleRow | None
) -> dict[str, Any]:
    parsed = registers.check(
        desk, model, inputs, row.key if row else None, stored=row.values if row else None
    )
    if parsed.stops:
        raise Refused(parsed.problems)
    return dict(parsed.values)


def _over(row: RuleRow, values: Mapping[str, Any]) -> Record:
    record = row.model.of({**row.values, **values}, row.key, row.version)
    record.over = dict(row.values)
    return record


def _numbered(rows: Sequence[RuleRow]) -> dict[int, int]:
    """By key the position that each row gets in this order, categories and items apart."""
    found: dict[int, int] = {}
    counts: dict[str, int] = {}
    for each in rows:
        if each.key:
            counts[each.kind] = counts.get(each.kind, 0) + 1
            found[each.key] = counts[each.kind]
    return found


def _moved(rows: Sequence[RuleRow], numbers: Mapping[int, int]) -> list[Record]:
    """The records of rows whose position changes."""
    return [
        _over(each, {"position": numbers[each.key]})
        for each in rows
        if each.key and each.values["position"] != numbers[each.key]
    ]


def _group_end(rows: Sequence[RuleRow], at: int) -> int:
    """The first place from `at` on where a category begins, or the end."""
    return next((x for x in range(at, len(rows)) if rows[x].is_category), len(rows))


def _group_moved(rows: Sequence[RuleRow], at: int, by: int) -> list[RuleRow]:
    groups: list[list[RuleRow]] = []
    for each in rows:
        if each.is_category:
            groups.append([])
        groups[-1].append(each)
    place = next(x for x, group in enumerate(groups) if group[0] is rows[at])
    to = min(max(place + by, 0), len(groups) - 1)
    groups.insert(to, groups.pop(place))
    return [each for group in groups for each in group]


def _category_before(order: Sequence[RuleRow], row: RuleRow) -> str | None:
    """The name of the category that an item is below now, None for other rows."""
    if row.kind != ITEM:
        return None
    at = next(place for place, each in enumerate(order) if each.key == row.key)
    above = (each for each in reversed(order[:at]) if each.is_category)
    return next((str(each.values["name"]) for each in above), None)
