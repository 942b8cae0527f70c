"""Identity numbers (公民身份号码, GB 11643): how they are read and what they imply.

The number of a foreigner with permanent residence has the same 18 places since 2023: a 9, the
province, the country, then day of birth, sequence and check digit as the others have them.
"""

from __future__ import annotations

import re
from datetime import date

from desktop_app.errors import Wrong
from desktop_app.patterns import pattern

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 "
    "61 62 63 64 65 71 81 82 83".split()
)
_FOREIGN = "9"
_TO_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
_NOISE = pattern(r"[\s'\u200b\ufeff\-]+")
_FULL = pattern(r"[0-9]{17}[0-9X]")
_OLD = pattern(r"[0-9]{15}")
_DIGITS = pattern(r"[0-9]+X?")
_PAPER = pattern(r"[A-Z0-9()/]{5,24}")
_TRUNCATED = "身份证号码在表格里存成了数字，末几位已经丢失，请把该列改为文本后重新填写"


def _text_of(raw: object) -> str:
    if isinstance(raw, bool):
        raise Wrong("身份证号码不能是“是”或“否”")
    if isinstance(raw, int | float):
        if isinstance(raw, float) and not raw.is_integer():
            raise Wrong(f"身份证号码不应有小数，现在是 {raw}")
        # A sheet keeps 15 digits of a number; the digits behind them are lost.
        if abs(raw) >= 10**15 and (isinstance(raw, float) or raw % 1000 == 0):
            raise Wrong(_TRUNCATED)
        return str(int(raw))
    return _NOISE.sub("", str(raw).translate(_TO_HALF_WIDTH)).upper()


def read_id(raw: object) -> str:
    """Give a number in digits and X, without spaces; numbers of other papers pass unchanged.

    `Wrong` if digits are lost or masked, or if it cannot be the number of any paper; for merely
    doubtful numbers see `check_id`. An empty input gives an empty text.
    """
    number = _text_of(raw)
    if re.fullmatch(r"[0-9]\.[0-9]+E\+?1[0-9]", number):
        raise Wrong(_TRUNCATED)
    if "*" in number:
        raise Wrong("身份证号码有几位被星号遮住，请填写完整号码")
    if number and not _PAPER.fullmatch(number):
        raise Wrong(f"“{raw}”不像身份证件号码，请核对")
    return number


def _mainland(number: str) -> str:
    """The number in its 17 digits without the check digit, empty for other papers."""
    if _FULL.fullmatch(number):
        return number[:17]
    return f"{number[:6]}19{number[6:]}" if _OLD.fullmatch(number) else ""


def check_digit(seventeen: str) -> str:
    """Give the last character that belongs to the first 17 digits of a number."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, seventeen, strict=True))
    return _CHECK_DIGITS[total % 11]


def born_of(number: str) -> str:
    """Give the day of birth contained in a number, as ISO text, empty if there is none."""
    digits = _mainland(number)
    if not digits:
        return ""
    try:
        day = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return ""
    return day.isoformat() if 1850 <= day.year <= 2199 else ""


def sex_of(number: str) -> str:
    """Give 男 or 女 as contained in a number, empty if it contains neither."""
    digits = _mainland(number)
    return ("女", "男")[int(digits[16]) % 2] if digits else ""


def check_id(number: str) -> list[str]:
    """Give every reason to doubt a number, none for a sound one; none of them needs to stop it."""
    digits = _mainland(number)
    if not digits:
        told = f"应为 18 位，现在是 {len(number)} 位" if _DIGITS.fullmatch(number) else "的写法不对"
        return [f"身份证号码{told}，请核对；港澳台和外国证件可不理会"]
    reasons = [] if len(number) == 18 else ["这是 15 位的旧号码，请换成 18 位的新号码"]
    if digits[0] == _FOREIGN and len(number) == 18:
        if digits[1:3] not in _PROVINCES:
            told = f"第 2、3 位 {digits[1:3]} 不是省级行政区代码，请核对"
            reasons.append(f"外国人永久居留身份证号码{told}")
    elif digits[:2] not in _PROVINCES:
        reasons.append(f"身份证号码前两位 {digits[:2]} 不是省级行政区代码，请核对")
    if not born_of(number):
        reasons.append(f"身份证号码里的出生日期 {digits[6:14]} 不存在，请核对")
    if len(number) == 18 and number[17] != check_digit(digits):
        reasons.append("身份证号码的校验码不对，可能有一位写错，请核对")
    return reasons
