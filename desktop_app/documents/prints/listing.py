"""一览表: the plain list of any register, from the fields that a record declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted, dotted_month
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import PHONES, phone, short, termed

NUMBER = Column("序号")
LONG = 12
"""From how many characters on a column's text stands flush left."""


@dataclass(frozen=True)
class ListedColumn:
    """One column: field, title, width in characters, alignment, the kind of its texts."""

    field: str
    title: str
    width: int
    align: str
    holds: Literal["text", "phone", "day", "month", "short", "person"] = "text"


def listing(
    record: str, title: str, unit: str, name: str, columns: Sequence[ListedColumn]
) -> RegisterPrint:
    """The print of a register as its list shows it; `name` is the field that titles a record."""

    def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
        rows = [
            [str(place), *(_text(each, column, setting, chosen) for column in columns)]
            for place, each in enumerate(shown, 1)
        ]
        fields = [column.field for column in columns]
        return Register(
            title=f"{termed(setting.office, setting.term)}{title}一览表",
            note=f"（共{len(shown)}{unit}）",
            columns=[NUMBER, *(_column(each) for each in columns)],
            groups=[RowGroup("", rows)],
            foot=setting.foot,
            name_column=fields.index(name) + 1 if name in fields else None,
        )

    fields = tuple(column.field for column in columns)
    options = (PHONES,) if any(column.holds == "phone" for column in columns) else ()
    return RegisterPrint(
        key=f"{record}_list",
        title=f"{title}一览表",
        record=record,
        fields=fields,
        register=register,
        options=options,
    )


def _text(shown: Shown, column: ListedColumn, setting: Setting, chosen: Chosen) -> str:
    text = shown.values.get(column.field, "")
    if column.holds == "phone":
        return phone(text, chosen)
    if column.holds == "short":
        return short(text, setting)
    if column.holds == "month":
        return dotted_month(text)
    return dotted(text) if column.holds == "day" else text


def _column(each: ListedColumn) -> Column:
    """Short texts are centred, amounts and long texts aligned to a side."""
    if each.align == "right":
        return Column(each.title, align="right")
    long = each.width >= LONG and each.holds == "text"
    return Column(each.title, align="left" if long else "center")
