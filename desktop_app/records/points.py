"""Points of a score: held as whole hundredths, typed and shown as decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.errors import Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import FieldType
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

if TYPE_CHECKING:
    _Column = peewee.IntegerField[int | None]
else:
    _Column = peewee.IntegerField

HUNDREDTHS = 100
MOST = 1_000_000
_POINTS = pattern(r"([+＋\-−－–]?)(\d+(?:\.\d+)?)分?")
_MINUS = frozenset("-−－–")


class Points(FieldType, _Column):
    """Points in hundredths; 12.5, +12.5分 and −3 are read. `signed` allows points below zero."""

    wordless: ClassVar[bool] = True
    align: ClassVar[str] = "right"
    usual_width: ClassVar[int] = 6

    def __init__(self, label: str, *, signed: bool = False, **declared: Any) -> None:
        self.signed = signed
        super().__init__(label, **declared)

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = plain_text(raw).replace(" ", "")
        if not text:
            return None
        found = _POINTS.fullmatch(text)
        if found is None:
            raise Wrong(f"{self.label}应为分数，如 12 或 2.5，现在是“{text}”")
        points = Decimal(found[2]) * HUNDREDTHS
        if points != points.to_integral_value():
            raise Wrong(f"{self.label}最多两位小数，现在是“{text}”")
        if points > MOST:
            raise Wrong(f"{self.label}太大，请核对：“{text}”")
        if found[1] in _MINUS and points:
            if not self.signed:
                raise Wrong(f"{self.label}不能是负数，现在是“{text}”")
            return -int(points)
        return int(points)

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else points_text(value)


def points_text(hundredths: int) -> str:
    """Hundredths of a point as a decimal without needless zeros: 12, 2.5, −3."""
    whole, rest = divmod(abs(hundredths), HUNDREDTHS)
    decimals = f".{rest:02}".rstrip("0") if rest else ""
    return f"{'−' if hundredths < 0 else ''}{whole}{decimals}"
