"""Kinds of field that few records have: numbers of identity, term, session; e-mail, time, units."""

from __future__ import annotations

from typing import Any

from desktop_app.chinese import idcard, numerals
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import Number, Text
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

_EMAIL = pattern(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_TIME = pattern(
    r"(?P<half>上午|下午|中午|晚上?|早上?)?(?P<hour>\d{1,2})(?:[:：时点](?P<minute>\d{1,2})?分?)?整?"
)
_SESSION = pattern(r"(?:.*届)?第?(?P<number>.+?)次?(?:全体)?会?议?")
_LATER = ("下午", "晚", "晚上", "中午")
_NOON, _DAY_HOURS, _HOUR_MINUTES = 12, 24, 60


class Email(Text):
    """An e-mail address."""

    plain = pattern(r"[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9]+\.[A-Za-z]+")

    def doubt(self, value: Any, lookup: Lookup) -> str:
        wrong = value and not _EMAIL.fullmatch(value)
        return "邮箱应像 name@example.com，请核对" if wrong else ""


class IdCard(Text):
    """An identity number; a wrong check digit is a remark, a truncated number is refused."""

    def __init__(self, label: str, **declared: Any) -> None:
        declared.setdefault("width", 18)
        super().__init__(label, longest=30, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        return idcard.read_id(plain_text(raw) if isinstance(raw, str) else raw or "") or None

    def doubt(self, value: Any, lookup: Lookup) -> str:
        return "；".join(idcard.check_id(value)) if value else ""


class UnitName(Text):
    """The name of a unit that handles something; forms offer those written in such fields before.

    With `several` it names as many units as are needed, with 、 between them.
    """

    plain = Text.plain

    def __init__(self, label: str, longest: int, *, several: bool = False, **declared: Any) -> None:
        self.several = several
        super().__init__(label, longest, **declared)


_UNITS = pattern(r"[、,，;；\n]+")


def units_in(text: str) -> list[str]:
    """The units that a line names, each once."""
    return list(dict.fromkeys(filter(None, (each.strip() for each in _UNITS.split(text)))))


class TermNumber(Number):
    """The number of a term (届), typed 13, 十三 or 第十三届."""

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = plain_text(raw)
        return super().read(numerals.read_term(text), lookup) if text else None

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else numerals.term_name(value)


class TimeOfDay(Text):
    """A time of day, held as 18:00; typed 18:00, 18时 or 下午6点半."""

    def __init__(self, label: str, **declared: Any) -> None:
        declared.setdefault("width", 5)
        super().__init__(label, longest=20, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        text = "".join(plain_text(raw).split()).replace("半", "30分")
        if not text:
            return None
        found = _TIME.fullmatch(text)
        hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (-1, 0)
        if found and found["half"] in _LATER and 0 < hour < _NOON - (found["half"] == "中午"):
            hour += _NOON
        if not (0 <= hour <= _DAY_HOURS and minute < _HOUR_MINUTES) or (
            hour == _DAY_HOURS and minute
        ):
            raise Wrong(f"{self.label}请写成 18:00 或 18 时，现在是“{text}”")
        return f"{hour:02}:{minute:02}"


class SessionNumber(Number):
    """The number of a session in its term, typed 3, 三 or 第三次会议."""

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = "".join(plain_text(raw).split())
        found = _SESSION.fullmatch(text) if text else None
        return super().read(numerals.read_number(found["number"]), lookup) if found else None

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else session_name(value)


def session_name(number: int) -> str:
    """The short name of a session in its term: 3 → 三次会议."""
    return f"{numerals.chinese_number(number)}次会议"
