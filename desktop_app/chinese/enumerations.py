"""Numbered items in one text: 1. 2. 3.，（一）（二），①②，一是二是; not decimals and dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from desktop_app.chinese.numerals import read_number
from desktop_app.patterns import pattern

MOST = 99
ENDS: Final = '。；;！？!?：:…）)】」”"，,'
_BLANK = " \t　\xa0"
_YEAR = pattern(r"(19|20)\d\d[年.．-]")
_DIGITS = "[0-9０-９]{1,2}"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_GOES_ON = pattern(rf"[.．、][0-9０-９]|、{_CHINESE}、")
_ANY = pattern(
    rf"{_DIGITS}[{_BLANK}]?[.．、)）]|[⒈-⒛⑴-⒇①-⑳]|{_CHINESE}[{_BLANK}]?[、.．)），：,:是]"
)
_INSIDE = pattern(r"[0-9０-９A-Za-z.．/／—~～%第-]")
_REFERENCE = pattern(r"[第条款项]|(?<!意)见|依照|按照|根据")


class Enumerated(NamedTuple):
    """A numbered text in parts: the introduction before the first number, and the items.

    `marks` are the numbers as written, one for each item; a text without a numbering has none and
    is the only item. `broken`: it has numbers, but they do not run on from 1.
    """

    lead: str
    items: tuple[str, ...]
    marks: tuple[str, ...] = ()
    broken: bool = False


class _Mark(NamedTuple):
    """A place where an item may begin: its number, and how sure that is (0 line, 1 end, 2 no)."""

    start: int
    stop: int
    number: int
    doubt: int


class _Style(NamedTuple):
    """One way of numbering: its marks, how unsure a place may be, how many make a list."""

    pattern: re.Pattern[str]
    loosest: int
    fewest: int = 1


_STYLES: Final = (
    _Style(pattern(rf"(?P<n>{_DIGITS})[{_BLANK}]?[.．、](?![.．、])"), 2),
    _Style(pattern(r"(?P<n>[⒈-⒛])"), 2),
    _Style(pattern(rf"[（(][{_BLANK}]?(?P<n>{_DIGITS})[{_BLANK}]?[)）]"), 2),
    _Style(pattern(r"(?P<n>[⑴-⒇])"), 2),
    _Style(pattern(rf"(?P<n>{_DIGITS})[)）]"), 1),
    _Style(pattern(r"(?P<n>[①-⑳])"), 2),
    _Style(pattern(rf"[（(][{_BLANK}]?(?P<n>{_CHINESE})[{_BLANK}]?[)）]"), 2),
    _Style(pattern(rf"(?P<n>{_CHINESE})[、.．]"), 1),
    _Style(pattern(rf"第(?P<n>{_CHINESE})[，、：,:]"), 1, 2),
    _Style(pattern(rf"(?P<n>{_CHINESE})是(?!否)[：，,:]?"), 1, 2),
)


def items(text: str) -> list[str]:
    """The items of a numbered text, without their numbers and without the introduction.

    A text without a numbering that runs on from 1 is one item; an empty one has none.
    """
    return list(enumerated(text).items)


def enumerated(text: str) -> Enumerated:
    """The lead and the items of a text by the outermost numbering that runs on from 1.

    Numbers of another style stay inside their item, as do decimals, dates and references.
    """
    whole = text.strip()
    if not _ANY.search(whole):
        return Enumerated("", (whole,) if whole else ())
    chains = [(style, chain) for style in _STYLES if (chain := _chain(text, style))]
    single = [chain for _, chain in chains if not text[: chain[0].start].strip()]
    several = [
        chain
        for style, chain in chains
        if len(chain) > 1 and not (single and chain not in single and _inside(style, chain))
    ]
    if not several and not single:
        broken = any(_begins_lines(text, style) for style in _STYLES)
        return Enumerated("", (whole,) if whole else (), (), broken)
    chain = min(several or single, key=lambda marks: marks[0].start)
    return _cut(text, chain)


def _inside(style: _Style, chain: list[_Mark]) -> bool:
    """Whether a numbering behind a first mark only subdivides it: within its line, or 一是."""
    return chain[0].doubt > 0 or style.fewest > 1


def numbered(parts: Iterable[str]) -> str:
    """Items as one text, one a line with 1. 2. 3. before them; `items` gives them back."""
    return "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1))


def _cut(text: str, chain: list[_Mark]) -> Enumerated:
    """The text cut at the marks of a chain; an item without any text is left out."""
    stops = [*(mark.start for mark in chain[1:]), len(text)]
    parts = [
        (mark, text[mark.stop : stop].strip()) for mark, stop in zip(chain, stops, strict=True)
    ]
    told = [(text[mark.start : mark.stop], part) for mark, part in parts if part]
    marks, found = tuple(mark for mark, _ in told), tuple(part for _, part in told)
    return Enumerated(text[: chain[0].start].strip(), found, marks)


def _chain(text: str, style: _Style) -> list[_Mark]:
    """The marks 1, 2, 3 … of one style, those within a line only where nothing surer begins."""
    marks = [mark for found in style.pattern.finditer(text) if (mark := _mark(text, found))]
    if not any(mark.number == 1 for mark in marks):
        return []
    sure = [mark for mark in marks if mark.doubt < 2]
    runs = [_run([mark for mark in sure if not mark.doubt], text), _run(sure, text)]
    if style.loosest > 1:
        runs.append(_run(marks, text))
    lines = {mark.start for mark in marks if not mark.doubt}
    whole = [run for run in runs if run and lines <= {mark.start for mark in run}]
    surer = [run for run in whole[:2] if len(run) > 1]
    found = max(surer, key=len) if surer else max(whole, key=len, default=[])
    return found if len(found) >= style.fewest and found[0].doubt < 2 else []


def _run(marks: list[_Mark], text: str) -> list[_Mark]:
    """The marks that count on from the first 1; none if two are adjacent."""
    chain: list[_Mark] = []
    for mark in marks:
        if mark.number == len(chain) + 1:
            if chain and mark.doubt and not text[chain[-1].stop : mark.start].strip():
                return []
            chain.append(mark)
    return chain


def _begins_lines(text: str, style: _Style) -> bool:
    """Whether several lines begin with a number of this style."""
    marks = (_mark(text, found) for found in style.pattern.finditer(text))
    return sum(mark is not None and not mark.doubt for mark in marks) > 1


def _mark(text: str, found: re.Match[str]) -> _Mark | None:
    """A mark with its number and doubt, None where it is a decimal, a date or a reference."""
    start, stop = found.span()
    line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if _GOES_ON.match(text, stop - 1) and not _YEAR.match(text, stop):
        return None
    before = text[max(0, start - 2) : start]
    referred = found[0][0] in "（(" and _REFERENCE.search(before)
    if referred or (found[0][0] not in "（(" and _INSIDE.search(before[-1:])):
        return None
    number = _number(found["n"])
    if not 1 <= number <= MOST:
        return None
    near = before[-1:]
    doubt = 0 if line else 1 if near.isspace() or near in ENDS else 2
    return _Mark(start, stop, number, doubt)


def _number(text: str) -> int:
    """The value of a mark's numeral, of one sign or several."""
    if len(text) == 1 and not text.isdecimal():
        return int(unicodedata.numeric(text))
    return read_number(text)
