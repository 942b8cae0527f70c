"""Invented records of the chain from topic to case as prints get them: usual ones, huge ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import count

from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import Print, Setting, Shown
from desktop_app.documents.prints.declared import APART, STORED
from desktop_app.records import ALL
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.member import Member
from desktop_app.records.money import Money
from desktop_app.records.record import Field, Record

MODELS: Mapping[str, type[Record]] = {model.KEY: model for model in ALL}
CODES = default_choices()
FOOT = Foot("政协演示县委员会", "打印表", "2026年11月23日", "2026年11月23日", "演示经办人")
SETTING = Setting(
    FOOT,
    "政协演示县委员会",
    offered={key: [each.label for each in choices.offered()] for key, choices in CODES.items()},
    orders={key: [each.label for each in choices.entries] for key, choices in CODES.items()},
    today="2026-11-23",
    codes={
        key: {each.code: each.label for each in choices.entries} for key, choices in CODES.items()
    },
)


def shown(wanted: Print, title: str = "", rows: Mapping[str, Sequence[object]] | None = None,
          **values: str) -> Shown:  # fmt: skip
    """A record for a print, with the fields that it reads, empty where nothing is given."""
    children: dict[str, Sequence[object]] = {child: [] for child in wanted.children}
    children |= rows or {}
    given = {name.replace("__", "."): value for name, value in values.items()}
    return Shown(
        title or values.get("name", "演示"),
        texts_of(MODELS.get(wanted.record), wanted.fields, lambda name: given.get(name, "")),
        children=children,  # type: ignore[arg-type]
    )


def row(wanted: Print, child: str, **values: str) -> dict[str, str]:
    """A row that a print reads, empty where nothing is given; dots are written as two lines."""
    given = {name.replace("__", "."): value for name, value in values.items()}
    fields = wanted.children[child]
    return texts_of(child_model(wanted, child), fields, lambda name: given.get(name, ""))


def texts_of(
    model: type[Record] | None, names: Sequence[str], text: Callable[[str], str]
) -> dict[str, str]:
    """Texts by field name; a stored value that is not given follows from the field's text."""
    plain = {name: text(name) for name in names if not name.endswith(STORED)}
    found = {}
    for name in names:
        own = name.removesuffix(STORED)
        if name == own or model is None:
            found[name] = plain.get(name, "")
        else:
            shown = plain[own] if own in plain else text(own)
            found[name] = text(name) or stored_of(field_of(model, own), shown)
    return found


def stored_of(field: Field | None, text: str) -> str:
    """The stored value that a field shows as a text, as far as prints ask for it."""
    if isinstance(field, Code) and text:
        codes = (CODES[field.codes].find(each) or "" for each in text.split("、"))
        return " ".join(filter(None, codes))
    if isinstance(field, YesNo):
        return {"是": "1", "否": "0"}.get(text, "")
    if isinstance(field, Money) and text:
        return str(int(Decimal(text.replace(",", "")) * 100))
    return ""


def field_of(model: type[Record], name: str) -> Field | None:
    """The field behind a name with dots; None for the id."""
    link, dot, rest = name.removesuffix(STORED).partition(".")
    if dot:
        field = model.field(link)
        if isinstance(field, PersonName):
            return field_of(Member, rest)
        linked: type[Record] = field.linked  # type: ignore[union-attr]
        return field_of(linked, rest)
    return None if name == "id" else model.field(link)


def child_model(wanted: Print, child: str) -> type[Record]:
    """The record of a print's rows: a register, or what one of its own pairs names."""
    pairs = {each.name: each.linked for each in MODELS[wanted.record].pairs()}
    return pairs.get(child) or MODELS[child.partition(APART)[0]]


class Marks:
    """A text for each field that stands nowhere else, and how a print may write it."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def text(self, field: Field | None) -> str:
        """A text that a field of this kind may show."""
        number = next(self._numbers)
        if isinstance(field, Day):
            return f"{1900 + number}-0{number % 9 + 1}-1{number % 10}"
        if isinstance(field, Phone):
            return f"1381234{number:04}"
        if isinstance(field, Money | Number):
            return f"{7000 + number}"
        if isinstance(field, YesNo):
            return "是"
        if isinstance(field, Code) and not isinstance(field, Codes):
            return CODES[field.codes].entries[0].label
        return f"甲{number}乙"

    def texts(self, model: type[Record], names: Sequence[str]) -> dict[str, str]:
        """A text for each of these fields, the stored values that belong to them."""
        return texts_of(
            model, names,
            lambda name: "" if name.endswith(STORED) else self.text(field_of(model, name)),
        )  # fmt: skip


def marked(wanted: Print, lines: int = 1) -> Shown:
    """A record whose every text is its own mark, with some rows of each kind."""
    marks, model = Marks(), MODELS[wanted.record]
    values = marks.texts(model, wanted.fields)
    children = {}
    for child, fields in wanted.children.items():
        other = child_model(wanted, child)
        children[child] = [marks.texts(other, fields) for _ in range(lines)]
    return Shown("演示记录", values, children=children)


def longest(wanted: Print) -> Shown:
    """A record whose texts of one line are as long as their fields take, two rows of each kind."""
    numbers = count(1)

    def text(field: Field | None) -> str:
        if not isinstance(field, Text):
            return ""
        sign = f"甲{next(numbers):03}乙"
        return (sign * field.longest)[: field.longest]

    model = MODELS[wanted.record]

    def texts(model: type[Record], names: Sequence[str]) -> dict[str, str]:
        return texts_of(
            model, names, lambda name: "" if name.endswith(STORED) else text(field_of(model, name))
        )

    values = texts(model, wanted.fields)
    children = {
        child: [texts(child_model(wanted, child), fields) for _ in range(2)]
        for child, fields in wanted.children.items()
    }
    return Shown("演示记录", values, children=children)


def sentences(length: int) -> str:
    """A text of about a length, every sentence numbered."""
    return "".join(f"第{number:05}句。" for number in range(length // 8))


def huge(wanted: Print, length: int, lines: int) -> Shown:
    """A record with each long text of a length and so many rows of each kind."""
    model = MODELS[wanted.record]
    one = marked(wanted, lines)
    values = {
        name: sentences(length) if isinstance(field_of(model, name), LongText) else text
        for name, text in one.values.items()
    }
    return dataclasses.replace(one, values=values)
