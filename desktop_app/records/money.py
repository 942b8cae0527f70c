"""Money: held as whole 分, typed in 元 or 万元, shown in 元 with two decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.chinese.amounts import YUAN
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import FieldType
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup
from desktop_app.records.understanding import Understood, understood_amount

if TYPE_CHECKING:
    _Column = peewee.IntegerField[int | None]
else:
    _Column = peewee.IntegerField

MOST = 10**15
_AMOUNT = pattern(r"[¥￥]?(\d+(?:\.\d+)?)(亿元?|万元?|元)?")
_UNITS = {"": 100, "元": 100, "万": 1_000_000, "亿": 10_000_000_000}


class Money(FieldType, _Column):
    """An amount of money in 分; 3.5万 and 35000 are the same amount."""

    wordless: ClassVar[bool] = True
    align: ClassVar[str] = "right"
    units = YUAN
    usual_width: ClassVar[int] = 9

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = plain_text(raw).replace(",", "").replace("，", "").replace(" ", "")
        if not text:
            return None
        found = _AMOUNT.fullmatch(text)
        if found is None:
            raise Wrong(f"{self.label}应为金额，如 35000 或 3.5万，现在是“{text}”")
        unit = (found[2] or "").removesuffix("元") or (found[2] or "")
        amount = Decimal(found[1]) * _UNITS[unit]
        if amount != amount.to_integral_value():
            raise Wrong(f"{self.label}最多到分，现在是“{text}”")
        if amount > MOST:
            raise Wrong(f"{self.label}太大，请核对：“{text}”")
        return int(amount)

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        told = understood_amount(raw, YUAN)
        if told is None or told.value is None:
            return told
        cents = round(told.value * 100)
        return told._replace(value=cents) if cents <= MOST else None

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else f"{value // 100:,}.{value % 100:02}"
