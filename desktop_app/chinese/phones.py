"""Phone numbers as clerks write them: one shape to keep, doubts, a masked form."""

from __future__ import annotations

import re

from desktop_app.patterns import pattern

CLIPPED = "电话在表格里存成了数字，末几位已经丢失，请核对"
MOST_OF_A_CELL = 10**15
"""A sheet keeps 15 digits of a number; of a longer one the digits behind them are lost."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９＋－（）　", "0123456789+-() ")
_SEVERAL = pattern(r"[、，,；;/]+")
_NOISE = pattern(r"[\s\-‐‑–—－()·.]+")
_COUNTRY = pattern(r"(?:\+86|0086|86)(?=1[0-9]{10}$|0[0-9]{9,11}$)")
_EXTENSION = pattern(r"(.+?)(?:转|分机|ext\.?|x|#)\s*([0-9]{1,6})", re.IGNORECASE)
_DASHED_EXTENSION = pattern(r"(0[0-9]{2,3}-[0-9]{7,8})-([0-9]{1,6})")
_CLIPPED = pattern(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
# Area codes: 010 and 02x have three digits, all others four.
_LANDLINE = pattern(r"(010|02[0-9]|0[3-9][0-9]{2})([0-9]{7,8})")
_MOBILE = "1[3-9][0-9]{9}"
_WITH_AREA = "0[0-9]{9,11}"
_WHOLE = pattern(f"{_MOBILE}|{_WITH_AREA}|[2-9][0-9]{{6,7}}")
_FUSED = pattern(f"({_MOBILE})({_MOBILE}|{_WITH_AREA})|({_WITH_AREA})({_MOBILE})")


def _apart(text: str) -> list[str]:
    """The numbers in one text with spaces or nothing between them, else the text."""
    found: list[str] = []
    digits = ""
    for part in text.split():
        digits += _NOISE.sub("", part)
        if _WHOLE.fullmatch(_COUNTRY.sub("", digits)):
            found.append(digits)
            digits = ""
    if len(found) > 1 and not digits:
        return found
    fused = _FUSED.fullmatch(_NOISE.sub("", text))
    return [each for each in fused.groups() if each] if fused else [text]


def _tidy_one(text: str) -> str:
    dashed = _DASHED_EXTENSION.fullmatch(text.strip())
    if dashed:
        return f"{_tidy_one(dashed[1])}转{dashed[2]}"
    digits = _NOISE.sub("", text)
    if not re.fullmatch(r"\+?[0-9]+", digits):
        return _with_extension(text)
    digits = _COUNTRY.sub("", digits)
    landline = _LANDLINE.fullmatch(digits)
    return f"{landline[1]}-{landline[2]}" if landline else digits


def _with_extension(text: str) -> str:
    found = _EXTENSION.fullmatch(text.strip())
    if found and re.fullmatch(r"[+0-9\s\-()]+", found[1]):
        return f"{_tidy_one(found[1])}转{found[2]}"
    return " ".join(text.split())


def tidy_phone(raw: object) -> str:
    """Give a number without spaces, dashes and +86: 13812345678, 0873-3722345, 0873-3722345转801.

    Several numbers, also fused to one of 22 digits, are joined with 、; a text that is no number
    comes back as it was typed.
    """
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw).translate(_FULL_WIDTH).strip()
    if text.isascii() and text.isdigit() and len(text) == 11 and text[0] == "1":
        return text
    text = text.removesuffix(".0")
    parts = (part for part in _SEVERAL.split(text) if part.strip())
    return "、".join(_tidy_one(each) for part in parts for each in _apart(part))


def first_of_clipped(raw: object) -> str:
    """The first of two fused numbers that a sheet took for one and clipped, empty for others."""
    if not isinstance(raw, int | float) or not MOST_OF_A_CELL <= raw < 10**30:
        return ""
    digits = str(int(raw))[:11]
    return digits if re.fullmatch(_MOBILE, digits) else ""


def _doubt_one(number: str) -> str:
    if _CLIPPED.fullmatch(number):
        return CLIPPED
    digits = number.removeprefix("+").partition("转")[0].replace("-", "")
    if not (digits.isascii() and digits.isdigit()):
        return f"电话“{number}”里有认不出的字符，请核对"
    if number.startswith("1") and len(digits) >= 8:
        return _mobile_doubt(digits)
    if number.startswith("0") and not _LANDLINE.fullmatch(digits):
        return f"座机号码应为区号加 7 或 8 位号码，现在共 {len(digits)} 位"
    if not 3 <= len(digits) <= 15:
        return f"电话号码不应是 {len(digits)} 位，请核对"
    return ""


def _mobile_doubt(digits: str) -> str:
    if len(digits) != 11:
        return f"手机号码应为 11 位，现在是 {len(digits)} 位"
    if digits[1] in "012":
        return f"手机号码不会以 {digits[:2]} 开头，请核对"
    return ""


def phone_doubt(text: str) -> str:
    """Give the reason why a tidy number looks wrong, empty where it looks right.

    Landlines, short numbers of an office and numbers outside the mainland raise no doubt.
    """
    if len(text) == 11 and text.isascii() and text.isdigit() and "13" <= text[:2] <= "19":
        return ""
    for part in text.split("、"):
        if part and (doubt := _doubt_one(part)):
            return doubt
    return ""


def _mask_one(number: str) -> str:
    hidden = "****"
    number = number.partition("转")[0]
    if len(number) >= 11:
        return f"{number[:3]}{hidden}{number[-4:]}"
    return f"{number[:2]}{hidden}{number[-2:]}" if len(number) >= 7 else hidden


def mask_phone(text: str) -> str:
    """Give a number fit for lists that leave the office: 138****5678."""
    return "、".join(_mask_one(part) for part in text.split("、") if part)
