"""Interpretations of input that no field accepts literally, each with its reason."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.chinese import amounts, day_words
from desktop_app.chinese.amounts import AREA, YUAN, Units
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

ABOUT = "不是准数"
NO_AMOUNT = "没有写明数目"
_LONGEST_WORDS = 40


class Understood(NamedTuple):
    """The interpretation of an input: its value (None: none) and the reason.

    `keep`: the input contains more than the value, so its text should be stored somewhere. If it
    contains no more and there is no `why`, nothing needs to be remarked.
    """

    value: Any
    why: str = ""
    keep: bool = True


def understood_day(raw: object, last: bool, lookup: Lookup, year: int = 0) -> Understood | None:
    """The day written in words; of a range the first day, or the `last` one."""
    if isinstance(raw, float) and 1000 < raw < 3000:
        return Understood(str(int(raw)), "分不清是 1 月还是 10 月，只录入年份")
    if not isinstance(raw, str):
        return None
    told = day_words.read_words(plain_text(raw), last=last, year=year, now=lookup.today.year)
    return told and Understood(told.iso or None, told.why, not told.whole)


def understood_amount(raw: object, units: Units) -> Understood | None:
    """The amount written in words, in the field's unit, or the statement that there is none."""
    text = plain_text(raw)
    told = amounts.read_amount(text, units)
    if told is not None:
        if told.value is None:
            return Understood(None, NO_AMOUNT)
        whole = told.whole and (told.value.denominator == 1 or units in (AREA, YUAN))
        return Understood(told.value, "" if whole else ABOUT, not whole)
    if text in ("无", "暂无", "没有"):
        return Understood(None, "", keep=False)
    return Understood(None, NO_AMOUNT) if len(text) <= _LONGEST_WORDS and units else None


def understood_yes_no(raw: object) -> Understood | None:
    """Yes or no as a text begins: 是（2024年挂牌）, 已挂牌, 未挂牌."""
    text = plain_text(raw)
    begins = next((value for sign, value in _BEGINNINGS.items() if text.startswith(sign)), None)
    return None if begins is None else Understood(begins, "按开头的字读")


def understood_long(raw: object, longest: int) -> Understood | None:
    """The beginning of a text that is too long for its field."""
    text = " ".join(plain_text(raw).split())
    if len(text) <= longest or not text.isprintable():
        return None
    return Understood(text[:longest], f"超过 {longest} 个字，只录入前面的")


_BEGINNINGS = {"是": 1, "有": 1, "已": 1, "√": 1, "对": 1, "否": 0, "无": 0, "未": 0, "没": 0,
               "不": 0, "×": 0, "非": 0}  # fmt: skip
