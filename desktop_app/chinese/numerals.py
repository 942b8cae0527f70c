"""Chinese numerals, with the names of terms (届) and sessions (次会议)."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop_app.errors import Wrong
from desktop_app.patterns import pattern

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_MOST = 99_999_999
# Variant and capital forms → the ordinary ones; 廿 and 卅 are spelled out.
_ORDINARY = {
    **dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟两〇○", "一二三四五六七八九十百千二零零", strict=True)),
    "廿": "二十",
    "卅": "三十",
    "萬": "万",
}
_FORMS = str.maketrans(_ORDINARY)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_SECTION = pattern(
    r"(?:([一二三四五六七八九])千)?(零)?(?:([一二三四五六七八九])百)?(零)?"
    r"(?:([一二三四五六七八九]?)(十))?(零)?([一二三四五六七八九])?"
)
_TERM = pattern(r"(?:政协|)(?:第|)(.+?)(?:届委员会|届|)")


def in_digits(found: re.Match[str]) -> str:
    """The text matched by a pattern as a number in digits; unchanged if it is no numeral."""
    try:
        return str(read_number(found[0]))
    except Wrong:
        return found[0]


def _section(number: int) -> str:
    """The numeral of 1 to 9999, 一十 where it begins."""
    text, gap = "", False
    for unit, sign in _UNITS:
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + sign
        gap = bool(text) and not digit
    return text + (("零" if gap else "") + _DIGITS[number] if number else "")


def chinese_number(number: int) -> str:
    """Give the numeral of 0 to 99,999,999: 13 → 十三, 205 → 二百零五."""
    if not 0 <= number <= _MOST:
        raise ValueError(f"no numeral for {number}")
    if number == 0:
        return "零"
    high, low = divmod(number, 10_000)
    text = f"{_section(high)}万" if high else ""
    if high and 0 < low < 1000:
        text += "零"
    text += _section(low) if low else ""
    return text.removeprefix("一") if text.startswith("一十") else text


def _section_value(text: str) -> int | None:
    """The value of one numeral below 10,000, None where it is not one."""
    found = _SECTION.fullmatch(text)
    if not found or not text:
        return None
    thousands, _, hundreds, _, tens, ten, _, ones = found.groups()
    value = sum(
        _VALUES[digit] * unit
        for digit, unit in ((thousands, 1000), (hundreds, 100), (ones, 1))
        if digit
    )
    return value + (_VALUES[tens or "一"] * 10 if ten else 0)


def _value(text: str) -> int | None:
    """The value of a numeral or of digits, None where it is neither."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 8 else None
    plain = text.translate(_FORMS)
    if len(plain) <= 8 and set(plain) <= set(_DIGITS):
        return int("".join(str(_VALUES[digit]) for digit in plain))
    high, found, low = plain.rpartition("万")
    if not found:
        return _section_value(plain)
    above, below = _section_value(high), _section_value(low.removeprefix("零")) if low else 0
    return None if above is None or below is None else above * 10_000 + below


@lru_cache(maxsize=1024)
def read_number(text: str) -> int:
    """Give the value of a numeral: 十三, 二百零五, 二〇二四, 廿三, 13 or １３."""
    compact = "".join(text.split()).translate(_FULL_WIDTH)
    value = _value(compact) if compact else None
    if value is None:
        raise Wrong(f"看不懂数字“{text}”，请写成 13 或十三")
    return value


def term_name(number: int) -> str:
    """Give the short name of a term: 13 → 十三届."""
    return f"{chinese_number(number)}届"


def read_term(raw: object) -> int:
    """Give the number of a term written 13, 13.0, 十三, 十三届, 第十三届 or 第13届."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = "".join(str(raw).split()).translate(_FULL_WIDTH).removesuffix(".0")
    found = _TERM.fullmatch(text)
    value = _value(found[1]) if found else None
    if not value or isinstance(raw, bool):
        raise Wrong(f"看不懂届次“{raw}”，请写成 13 或第十三届")
    return value
