"""Amounts as ledgers write them: 500余人, 约30万元, 1.2万人, 3亩, and the units of a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.chinese.numerals import in_digits
from desktop_app.patterns import pattern

Units = Mapping[str, Fraction]
"""How much one of each unit is in the unit that a field keeps."""


def _units(**factors: int | Fraction) -> Units:
    return MappingProxyType({unit: Fraction(factor) for unit, factor in factors.items()})


NO_UNITS = _units()
YUAN = _units(元=1, 块=1, 块钱=1, 人民币=1)
PEOPLE = _units(人=1, 名=1, 位=1, 人次=1, 人数=1)
WORKING_DAYS = _units(工作日=1, 个工作日=1)
TIMES = _units(次=1, 场=1, 场次=1, 期=1)
TERMS = _units(届=1)
MINUTES = _units(分钟=1, 分=1, 小时=60)
YEARS = _units(年=1, 年度=1)
WORDS = _units(字=1, 个字=1)
COPIES = _units(本=1, 册=1, 套=1)
PIECES = _units(件=1, 张=1, 幅=1, 本=1, 册=1, 套=1, 枚=1, 个=1, 盒=1)
AREA = _units(
    平方米=1, 平米=1, 平方=1, 平=1, 亩=Fraction(2000, 3), 公顷=10_000, 平方公里=1_000_000,
    **{"㎡": 1, "m²": 1, "m2": 1},
)  # fmt: skip

_TIMES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 10**6,
          "千万": 10**7, "亿": 10**8}  # fmt: skip
_MULTIPLE = "十万|百万|千万|百|千|万|亿"
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，（）", "0123456789.,()")
_ABOUT = "约|大约|近|将近|超|超过|逾|不少于|不低于|至少|预计|估计|累计|上"
_MORE = "余|多|来|左右|以上|上下|许"
_UNIT = r"[^\d\s.,，、;；。()+\-~—至到和及余多来以上左右许]{1,4}?"
_AMOUNT = pattern(
    rf"(?P<about>{_ABOUT})?\s*[¥￥]?(?P<number>\d+(?:\.\d+)?)\s*(?P<more>{_MORE})?"
    rf"(?P<times>{_MULTIPLE})?\s*(?P<more2>{_MORE})?"
)
_NUMERAL = pattern(
    "[一二三四五六七八九两][〇○零一二三四五六七八九十百千两]*|十[一二三四五六七八九]?"
)
_IN_BRACKETS = pattern(r"[(（\[【]\s*(?:单位[:：]?)?\s*([^)）\]】]+?)\s*[)）\]】]")
_ABOVE = pattern(r"单位\s*[:：]\s*([^\s)）\]】]+)")
_BETWEEN = pattern(r"[、,，/;；]")


class Amount(NamedTuple):
    """An amount read from a text, in the field's unit; None if the text gives no single amount.

    `whole`: the amount is exact and the text contains nothing else.
    """

    value: Fraction | None
    whole: bool


class _Found(NamedTuple):
    """One number in a text: its value with its unit, whether it is exact, its place in the text."""

    value: Fraction
    unit: str
    exact: bool
    span: tuple[int, int]


def read_amount(text: str, units: Units) -> Amount | None:
    """The amount in a text, measured in one of some units; None if it has no number."""
    plain = text.translate(_HALF_WIDTH).replace("个工作日", "工作日")
    plain = _NUMERAL.sub(in_digits, re.sub(r"(?<=\d)[,，](?=\d{3})", "", "".join(plain.split())))
    found = [_with_unit(each, plain, units) for each in _AMOUNT.finditer(plain)]
    if not found:
        return None
    known = [each for each in found if each.unit]
    if len(found) == 1 and not found[0].unit and _is_bare(plain, found[0]):
        known = found
    if len(known) != 1 or _is_stretch(plain, known[0]):
        return Amount(None, whole=False)
    start, stop = known[0].span
    alone = (
        plain[:start].removeprefix("人民币").strip("共计合总") + plain[stop:].strip("整。.") == ""
    )
    return Amount(known[0].value, known[0].exact and alone)


def heading_factor(title: str, units: Units) -> tuple[str, Fraction] | None:
    """The unit that a heading names, and what its numbers are to be multiplied by.

    落实资金（万元） gives 万元 and 10,000; None where it names no unit of the field.
    """
    parts = [part for part in re.split("[/／]", title) if part]
    texts = [*_IN_BRACKETS.findall(title), *parts[1:], *(part.split("单位")[-1] for part in parts)]
    return next(filter(None, (_factor(text.lstrip(":："), units) for text in texts)), None)


def factor_above(lines: Iterable[str], units: Units) -> tuple[str, Fraction] | None:
    """The unit that a line over the table names (单位：万元), as `heading_factor` gives it."""
    for line in lines:
        for told in _ABOVE.findall(line):
            for part in _BETWEEN.split(told):
                if factor := _factor(part, units):
                    return factor
    return None


def _factor(text: str, units: Units) -> tuple[str, Fraction] | None:
    plain = "".join(text.split())
    for unit, one in units.items():
        times = plain.removesuffix(unit)
        if plain.endswith(unit) and times in _TIMES:
            return plain, one * _TIMES[times]
    return None


def _with_unit(found: re.Match[str], text: str, units: Units) -> _Found:
    value = Fraction(found["number"]) * _TIMES[found["times"] or ""]
    rest = text[found.end() :]
    unit = max((each for each in units if rest.startswith(each)), key=len, default="")
    stop = found.end() + len(unit)
    after = re.match(_MORE, text[stop:])
    exact = not (found["about"] or found["more"] or found["more2"] or after)
    stop += after.end() if after else 0
    factor = units.get(unit, Fraction(1))
    return _Found(value * factor, unit, exact, (found.start(), stop))


def _is_bare(text: str, found: _Found) -> bool:
    """Whether the text is only a number without a unit, apart from 约 and the like."""
    start, stop = found.span
    return not text[stop:] and not text[:start].strip("共计合总约为投入资金受益惠及")


def _is_stretch(text: str, found: _Found) -> bool:
    """Whether another number comes directly before: the range 300—500人 is no single amount."""
    return re.search(r"\d[万千百亿]?(?:[-~—～–－至到]+)$", text[: found.span[0]]) is not None
