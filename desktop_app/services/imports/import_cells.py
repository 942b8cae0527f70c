"""Cells of a line that hold records of their own: their columns, their items, what goes to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from desktop_app.chinese.enumerations import enumerated
from desktop_app.documents.grids import Row, cell_text
from desktop_app.documents.headers import PLUS, FieldTitles
from desktop_app.records.field_types import Day, LongText, Number, Text
from desktop_app.records.input_text import SEPARATORS
from desktop_app.records.lookup import Lookup
from desktop_app.records.money import Money
from desktop_app.records.nested_records import Cut, NestedRecord
from desktop_app.records.nesting import holders, in_cell, inner_models
from desktop_app.records.other_titles import other_titles
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_by_number import by_number
from desktop_app.services.imports.import_columns import EMPTY, said
from desktop_app.services.imports.import_odd_cells import says_nothing

DOT = "."
_AROUND = "；;。，, 　\n"


class Take(StrEnum):
    """What is done with a cell that holds records of its own."""

    ITEMS = "拆分"
    WHOLE = "整段一条"
    NONE = "不导入"


class Piece(NamedTuple):
    """What one item of a cell gives: its draft by field, and what is to be said of a field.

    `within` is what records inside this one get, by their keys.
    """

    draft: Mapping[str, Any]
    remarks: tuple[tuple[str, str], ...] = ()
    within: Mapping[str, Piece] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NestedColumns:
    """The columns of a sheet that hold records of another kind, by the fields they give.

    `outer` is the record of the line; `within` are the columns of records inside these.
    """

    outer: type[Record]
    model: type[Record]
    columns: Mapping[str, int]
    within: tuple[NestedColumns, ...] = ()

    @property
    def how(self) -> NestedRecord:
        """How these records are written into cells."""
        return in_cell(self.model)

    @property
    def column(self) -> int:
        """The column with the items themselves, the first one where it is not there."""
        return self.columns.get(self.how.item, min(self.columns.values()))

    def cut(self, row: Row, take: Take) -> Cut:
        """What a line holds of these records."""
        if self.how.whole:
            return Cut(("",) if take is not Take.NONE and self.filled(row) else ())
        cell = row[self.column]
        text = cell.strip() if isinstance(cell, str) else cell_text(cell)
        if take is Take.NONE or said(self.model, self.model.field(self.how.item), cell) is EMPTY:
            return Cut(())
        if take is Take.ITEMS:
            return self.how.split(text)
        return Cut((), rest=text) if self.how.rest else Cut((text,))

    def pieces(self, row: Row, items: Sequence[str], lookup: Lookup) -> list[Piece]:
        """The draft of each item, with its share of the other columns."""
        if self.how.whole:
            return [Piece(self.filled(row)) for _ in items]
        drafts = [dict(self.model.item_draft(each, lookup)) for each in items]
        told: list[tuple[str, str]] = []
        for name, column in self.columns.items():
            raw = said(self.model, self.model.field(name), row[column])
            if name == self.how.item or raw is EMPTY:
                nothing = says_nothing(row[column])
                told += [(name, nothing)] if nothing else []
                continue
            parts, remark = dealt(self.model, name, raw, len(items))
            told += [(name, remark)] if remark else []
            for draft, part in zip(drafts, parts, strict=True):
                if part not in ("", None):
                    draft[name] = part
        within = [dict[str, Piece]() for _ in items]
        for inner in self.within:
            for n, piece in enumerate(inner.shares(row, len(items), self.model)):
                within[n].update({inner.model.KEY: piece} if piece.draft else {})
        return [
            Piece(each, tuple(told) if n == 0 else (), within[n]) for n, each in enumerate(drafts)
        ]

    def shares(self, row: Row, count: int, items: type[Record]) -> list[Piece]:
        """What the record in each of some items gets of the columns of a line."""
        drafts = [dict[str, Any]() for _ in range(count)]
        told: list[tuple[str, str]] = []
        for name, raw in self.filled(row).items():
            parts, remark = dealt(self.model, name, raw, count, items.TITLE)
            told += [(name, remark)] if remark else []
            for draft, part in zip(drafts, parts, strict=True):
                if part not in ("", None):
                    draft[name] = part
        return [Piece(each, tuple(told) if n == 0 else ()) for n, each in enumerate(drafts)]

    def filled(self, row: Row) -> dict[str, Any]:
        """What the columns of a line say, by field, those that say nothing left out."""
        found = {
            name: said(self.model, self.model.field(name), row[column])
            for name, column in self.columns.items()
        }
        return {name: raw for name, raw in found.items() if raw is not EMPTY and raw is not None}


def take_label(model: type[Record], take: Take) -> str:
    """What doing that with a cell is called: 拆分、整段一条 or 整段记入备注、不导入."""
    how = in_cell(model)
    if how.whole and take is not Take.NONE:
        return "导入"
    if take is not Take.WHOLE or not how.rest:
        return str(take)
    return f"整段记入{holders(model)[0].field(how.rest).label}"


def takes_of(model: type[Record]) -> tuple[Take, ...]:
    """What can be done with the cells that hold records of a kind."""
    return (Take.ITEMS, Take.NONE) if in_cell(model).whole else tuple(Take)


def inner_headings(model: type[Record]) -> tuple[FieldTitles, ...]:
    """What columns may be called that hold such records or something of them.

    A name that the record of the line goes by itself is its own: 牵头单位 of a consultation.
    """
    found = []
    others = other_titles(model.KEY)
    own = {x for one in model.declared() for x in (one.label, *one.also, *others.get(one.name, ()))}
    for each in inner_models(model):
        how = in_cell(each)
        more = other_titles(each.KEY)
        titles = (*how.titles, *(x for x in more.get(how.item, ()) if x not in own))
        found.append(FieldTitles(f"{each.KEY}{DOT}{how.item}", how.label, titles))
        if how.behind:
            label = f"并入{each.TITLE}（连同表头）"
            found.append(FieldTitles(f"{PLUS}{each.KEY}{DOT}{how.item}", label, how.behind))
        for name in (*how.columns, *how.by_hand):
            field = each.field(name)
            known = (*field.also, *more.get(name, ()))
            also = (field.label, *(x for x in known if x not in own))
            also = also if name in how.columns else ()
            found.append(FieldTitles(f"{each.KEY}{DOT}{name}", _said(each, field), also))
        for inside in inner_headings(each):
            also = tuple(x for x in inside.also if x not in own)
            found.append(FieldTitles(f"{each.KEY}{DOT}{inside.key}", inside.label, also))
    return tuple(found)


def _said(model: type[Record], field: Field) -> str:
    """What a column is called that gives a field of nested records."""
    return field.label if field.label.startswith(model.TITLE) else f"{model.TITLE}的{field.label}"


def inner_fields(model: type[Record]) -> dict[str, Field]:
    """The fields of nested records, and of those inside them, by what a mapping calls them."""
    found: dict[str, Field] = {}
    for each in inner_models(model):
        inside = {**{one.name: one for one in each.declared()}, **inner_fields(each)}
        found |= {f"{each.KEY}{DOT}{name}": field for name, field in inside.items()}
    return found


def without_items(mapping: Mapping[int, str], model: type[Record]) -> list[type[Record]]:
    """The records of which columns are mapped, but not the one with the items themselves."""
    chosen = set(mapping.values())
    return [
        each
        for each in inner_models(model)
        if not in_cell(each).whole
        and f"{each.KEY}{DOT}{in_cell(each).item}" not in chosen
        and any(name.startswith(f"{each.KEY}{DOT}") for name in chosen)
    ]


def own_columns(mapping: Mapping[int, str]) -> dict[int, str]:
    """The columns that give fields of the line's own record."""
    return {column: name for column, name in mapping.items() if DOT not in name}


def cells_of(model: type[Record], mapping: Mapping[int, str]) -> list[NestedColumns]:
    """The columns that hold records of their own, by these records."""
    found = []
    for each in inner_models(model):
        start = f"{each.KEY}{DOT}"
        inside = {c: n.removeprefix(start) for c, n in mapping.items() if n.startswith(start)}
        columns = {name: column for column, name in inside.items() if DOT not in name}
        if in_cell(each).item in columns or (in_cell(each).whole and columns):
            found.append(NestedColumns(model, each, columns, tuple(cells_of(each, inside))))
    return found


def dealt(
    model: type[Record], name: str, raw: Any, count: int, title: str = ""
) -> tuple[list[Any], str]:
    """The share of each of `count` items in a cell next to them, and a remark on it.

    As many numbered parts or lines as items go to them one by one; one short text goes to all;
    an amount given once for several items belongs to none of them. `title` is what the items are
    called, by default as the record of the field.
    """
    field, title = model.field(name), title or model.TITLE
    named = by_number(raw, count) if isinstance(raw, str) else None
    if named is not None:
        return list(named), ""
    parts, numbered = _parts(raw)
    if isinstance(field, Day) and len(parts) == 1 and isinstance(raw, str):
        parts = [each for each in SEPARATORS.split(raw) if each]
    if len(parts) == count:
        return _stripped(parts, field), ""
    if count == 1 and isinstance(field, LongText | Text):
        return [raw], ""
    if numbered:
        text = f"分成 {len(parts)} 条，{title}有 {count} 条，对不上，没有分给各条"
        return [None] * count, text
    if isinstance(field, Number | Money):
        return [None] * count, f"没有分条，不知道是 {count} 条{title}里哪一条的，没有录入"
    told = f"没有分条，{count} 条{title}都写了同一内容" if isinstance(field, LongText) else ""
    return [raw] * count, told


def _parts(raw: Any) -> tuple[list[Any], bool]:
    """The parts of a cell, and whether they are numbered."""
    if not isinstance(raw, str):
        return [raw], False
    found = enumerated(raw)
    if found.marks or found.broken:
        return list(found.items), True
    return [each for each in raw.splitlines() if each.strip()], False


def _stripped(parts: Iterable[Any], field: Any) -> list[Any]:
    around = "；; \n" if isinstance(field, LongText) else _AROUND
    return [each.strip(around) if isinstance(each, str) else each for each in parts]
