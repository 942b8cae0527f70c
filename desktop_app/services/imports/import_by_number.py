"""Splits a cell about numbered items by item: 第1条已完成；第2条推进中；其余已纳入计划."""

from __future__ import annotations

import re

from desktop_app.chinese.numerals import read_number
from desktop_app.errors import Wrong

_MARK = re.compile(
    r"(?:^|(?<=[；;。，,、\s\n]))(?:建议|意见)?第(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?P<more>(?:[、,，和至到—-]第?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))*)"
    r"(?:条|项|点)(?:建议|意见)?[:：，,、]?"
)
_MORE = re.compile(r"(?P<sign>[、,，和至到—-])第?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})")
_AROUND = "；;。，, 　\n"


def by_number(text: str, count: int) -> list[str] | None:
    """What each of `count` items is said, '' for those not named; None where none is named."""
    marks = list(_MARK.finditer(text))
    if not marks or text[: marks[0].start()].strip(_AROUND):
        return None
    found = [""] * count
    stops = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, stop in zip(marks, stops, strict=True):
        said = text[mark.end() : stop].strip(_AROUND)
        for number in _numbers(mark):
            if not 1 <= number <= count:
                return None
            found[number - 1] = said
    return found


def _numbers(mark: re.Match[str]) -> list[int]:
    """The items that a mark names: 第1、3条 two, 第2至4条 three."""
    numbers = [_number(mark["n"])]
    for more in _MORE.finditer(mark["more"]):
        last = _number(more["n"])
        between = more["sign"] in "至到—-"
        numbers += range(numbers[-1] + 1, last + 1) if between else [last]
    return numbers


def _number(text: str) -> int:
    try:
        return int(text) if text.isdecimal() else read_number(text)
    except Wrong:
        return 0
