"""A share in percent as ledgers write it: 60, 60%, 百分之六十, or 0.6 as cells have it."""

from __future__ import annotations

from typing import Any

from desktop_app.chinese.numerals import in_digits
from desktop_app.patterns import pattern
from desktop_app.records.field_types import Number
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

WHOLE = 100
_NUMERAL = pattern("[一二三四五六七八九十百零〇两]+")
_TOLD = pattern(r"(?:约|大约|近|已)?(?:完成)?(?P<number>\d{1,3}(?:\.\d+)?)%?(?:左右)?")


class Percent(Number):
    """A whole number of percent, 0 to 100; other signs and words are left out."""

    def __init__(self, label: str, **declared: Any) -> None:
        super().__init__(label, 0, WHOLE, **declared)

    def read(self, raw: object, lookup: Lookup) -> int | None:
        if isinstance(raw, float) and 0 < raw <= 1:
            return round(raw * WHOLE)
        text = plain_text(raw).replace("％", "%").replace(" ", "")
        if text.startswith("百分之"):
            text = _NUMERAL.sub(in_digits, text.removeprefix("百分之"))
        told = _TOLD.fullmatch(text)
        if told is None:
            return super().read(raw, lookup)
        number = float(told["number"])
        if text.startswith("0.") and "%" not in text:
            number *= WHOLE
        return super().read(str(round(number)), lookup)

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else f"{value}%"
