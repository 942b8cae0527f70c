"""Field types: peewee fields that also read input and show values.

A stored value is text, a whole number or None. `read` turns typed or imported input into such
a value or raises `Wrong`; `show` gives the text used by table, form, Excel and PDF; `doubt`
gives a remark on a value that is accepted nevertheless.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.chinese import dates, phones
from desktop_app.chinese import names as person_names
from desktop_app.chinese.amounts import NO_UNITS, Units
from desktop_app.chinese.folding import fold
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern
from desktop_app.records import understanding
from desktop_app.records.field_type import FieldType, Unknown
from desktop_app.records.input_text import SEPARATORS, made_a_day, plain_text, unreadable
from desktop_app.records.lookup import Lookup
from desktop_app.records.understanding import Understood

if TYPE_CHECKING:
    _TextColumn = peewee.TextField[str | None]
    _NumberColumn = peewee.IntegerField[int | None]
else:
    _TextColumn = peewee.TextField
    _NumberColumn = peewee.IntegerField


__all__ = [
    "Code", "Codes", "Day", "FieldType", "LongText", "Number", "Numbering", "PersonName", "Phone",
    "Photo", "Text", "Unknown", "YesNo",
]  # fmt: skip


_HAN = "\u4e00-\u9fa5"


class Text(FieldType, _TextColumn):
    """One line of text of at most `longest` characters; a `document` is named in it or attached."""

    plain = pattern(f"[{_HAN}A-Za-z0-9]+")

    def __init__(self, label: str, longest: int = 100, **declared: Any) -> None:
        self.longest, self.document = longest, bool(declared.pop("document", False))
        declared.setdefault("width", min(longest, 12))
        super().__init__(label, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        text = fold(raw.strip()) if isinstance(raw, str) else plain_text(raw)
        if not text.isprintable():
            text = " ".join(plain_text(text).split())
            if not text.isprintable():
                raise Wrong(unreadable(self.label, text))
        if len(text) > self.longest:
            raise Wrong(f"{self.label}最多 {self.longest} 个字，现在是 {len(text)} 个")
        return text or None

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        return None if self.required else understanding.understood_long(raw, self.longest)


class Numbering(Text):
    """A number given by the office, with or without letters: 2 sorts before 10."""

    wordless: ClassVar[bool] = True
    plain = pattern("[A-Za-z0-9]+")

    def doubt(self, value: Any, lookup: Lookup) -> str:
        return made_a_day(value or "")


class PersonName(Text):
    """A person's name: its spaces and separators made regular."""

    plain = pattern(f"[{_HAN}]{{2,4}}")

    def read(self, raw: object, lookup: Lookup) -> str | None:
        text = super().read(raw, lookup)
        return person_names.tidy_name(text) if text else None


_LINE_ENDS = pattern(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")


class LongText(FieldType, _TextColumn):
    """Text of several lines."""

    usual_width: ClassVar[int] = 24
    longest: ClassVar[int] = 20_000
    plain = pattern(f"[{_HAN}A-Za-z0-9，。、；：（）]+")

    def read(self, raw: object, lookup: Lookup) -> str | None:
        text = _LINE_ENDS.sub("\n", plain_text(raw)).replace("\t", "　").replace("\xa0", " ")
        if not text.replace("\n", "").replace("　", "").isprintable():
            raise Wrong(unreadable(self.label, text))
        if len(text) > self.longest:
            raise Wrong(f"{self.label}最多 {self.longest} 个字，现在是 {len(text)} 个")
        return text or None


class Code(FieldType, _TextColumn):
    """One entry of the code list `codes`, held by its code, shown by its label.

    With `above` forms offer only the entries before the one of that field of the office.
    """

    wordless: ClassVar[bool] = True

    def __init__(self, label: str, codes: str, *, above: str = "", **declared: Any) -> None:
        self.codes, self.above = codes, above
        super().__init__(label, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        if raw is None or raw == "":
            return None
        choices = lookup.codes[self.codes]
        code = choices.find(raw) if isinstance(raw, str) else None
        if code is None:
            text = plain_text(raw)
            code = choices.find(text) if text else None
            if text and code is None:
                raise Unknown(f"{self.label}里没有“{text}”这一项", self.codes, text)
        return code

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else lookup.codes[self.codes].label(value)


class Codes(Code):
    """Several entries of one code list, held as codes with a space between them."""

    def read(self, raw: object, lookup: Lookup) -> str | None:
        parts = raw if isinstance(raw, list | tuple) else SEPARATORS.split(plain_text(raw))
        found = {super(Codes, self).read(part, lookup) for part in parts}
        order = [code for code in lookup.codes[self.codes].order() if code in found]
        return " ".join(order) or None

    def show(self, value: Any, lookup: Lookup) -> str:
        choices = lookup.codes[self.codes]
        return "、".join(choices.label(code) for code in (value or "").split())


class Day(FieldType, _TextColumn):
    """A day, a month or a year, held as ISO text of the precision that is known.

    `last`: it ends a limit, of a stretch the last day counts; `life`: it is one of a person's life.
    """

    wordless: ClassVar[bool] = True
    usual_width: ClassVar[int] = 10

    def __init__(self, label: str, *, last: bool = False, **declared: Any) -> None:
        self.last, self.life = last, bool(declared.pop("life", False))
        super().__init__(label, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        written = plain_text(raw) if isinstance(raw, str) else raw
        if written is None or written == "":
            return None
        try:
            return dates.read_day(written)
        except Wrong:
            told = self.understand(raw, lookup)
            if told is None or told.why or told.keep:
                raise
            day: str | None = told.value
            return day

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        return understanding.understood_day(raw, self.last, lookup)

    def show(self, value: Any, lookup: Lookup) -> str:
        return value or ""


class Phone(Text):
    """A mobile or landline number; an unusual shape is a remark, not a refusal."""

    plain = pattern("1[3-9][0-9]{9}")

    def __init__(self, label: str, **declared: Any) -> None:
        declared.setdefault("width", 12)
        super().__init__(label, longest=60, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        if isinstance(raw, int | float) and raw >= phones.MOST_OF_A_CELL:
            raise Wrong(phones.CLIPPED)
        text = super().read(raw, lookup)
        return phones.tidy_phone(text) if text else None

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        number = phones.first_of_clipped(raw)
        return Understood(number, phones.CLIPPED, keep=False) if number else None

    def doubt(self, value: Any, lookup: Lookup) -> str:
        return phones.phone_doubt(value) if value else ""


class Number(FieldType, _NumberColumn):
    """A whole number between `low` and `high`; a text may give it in one of some `units`."""

    wordless: ClassVar[bool] = True
    align: ClassVar[str] = "right"

    def __init__(
        self, label: str, low: int = 0, high: int = 10**9, *, units: Units = NO_UNITS,
        **declared: Any,
    ) -> None:  # fmt: skip
        self.low, self.high, self.units = low, high, dict(units)  # subclassed models copy it
        declared.setdefault("width", 6)
        super().__init__(label, **declared)

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = plain_text(raw).replace(",", "").replace("，", "")
        if not text:
            return None
        try:
            value = int(text)
        except ValueError:
            told = understanding.understood_amount(text, self.units) if self.units else None
            if told is None or told.keep or told.value is None:
                raise Wrong(f"{self.label}应为整数，现在是“{text}”") from None
            value = round(told.value)
        if not self.low <= value <= self.high:
            raise Wrong(f"{self.label}应在 {self.low} 到 {self.high} 之间，现在是 {value}")
        return value

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        told = understanding.understood_amount(raw, self.units) if self.units else None
        if told is None or told.value is None:
            return told
        value = round(told.value)
        return told._replace(value=value) if self.low <= value <= self.high else None


class YesNo(FieldType, _NumberColumn):
    """是 or 否, held as 1 or 0."""

    wordless: ClassVar[bool] = True
    usual_width: ClassVar[int] = 5

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = plain_text(raw)
        if text in ("是", "有", "√", "✓", "✔", "1", "True", "Y", "y"):
            return 1
        if text in ("否", "无", "×", "✗", "0", "False", "N", "n"):
            return 0
        if not text:
            return None
        raise Wrong(f"{self.label}请填“是”或“否”，现在是“{text}”")

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        return understanding.understood_yes_no(raw)

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else ("是" if value else "否")


class Photo(FieldType, _TextColumn):
    """A photo, held by the hash of its stored bytes."""

    def read(self, raw: object, lookup: Lookup) -> str | None:
        text = plain_text(raw)
        if text and not re.fullmatch("[0-9a-f]{64}", text):
            raise Wrong(f"{self.label}请在表单里选择图片文件")
        return text or None

    def show(self, value: Any, lookup: Lookup) -> str:
        return "有" if value else ""
