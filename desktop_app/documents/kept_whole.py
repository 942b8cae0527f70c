"""Which parts of a text stay on one line: numbers with their units, dates, names, short brackets.

Each place before a character is FREE, SOFT (divided only where the whole does not fit a line: a
date behind 年, a name behind its “·”) or HARD (divided only where nothing else is possible).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

FREE, SOFT, HARD = 0, 1, 2
JOINER = "\u2060"
"""WORD JOINER: put between two characters by `whole`, never drawn, never in the text layer."""
NUMERALS = "〇零一二三四五六七八九十百千"
_LONG_UNITS = (
    "小时|分钟|公里|公斤|公顷|平方米|平方公里|立方米|千米|厘米|毫米|千瓦|人次|个月|个工作日|工作日|"
    "元人民币|周岁|年度|季度|星期|以上|以下|以内"
)
_UNITS = (
    "年月日号时分秒人个条项件次户名元角亩米斤克吨度场位期届家所处座盏台辆头棵株本份篇册页行级类种批组"
    "队村社周天点遍层栋幢套孔口眼段片块张支双对副具公里例宗起步趟轮季岁倍成折车路桌室间门课站厘顷"
)
_COUNT = rf"[余多几]?[万亿千百十]*(?:{_LONG_UNITS}|[余多]?[{_UNITS}])"
_NUMBER = r"[0-9][0-9.,:：]*(?:[—–～~\-/][0-9][0-9.,:：]*)*"
_MEASURED = re.compile(
    rf"第?{_NUMBER} ?(?:{_COUNT}|[万亿]|(?=[℃%％]))?|第[{NUMERALS}]+[届次期号条个批季年]?"
)
INSIDE = frozenset(f"0123456789.,:：—–～~-/第{NUMERALS}余多几万亿 ") | {
    character for unit in _LONG_UNITS.split("|") for character in unit[:-1]
}
"""What stands before any place inside a number and its unit."""
ENDING = frozenset(_UNITS)
"""What stands before a place between two measures, as in a date."""
KEPT = 512
"""How many masks are kept: a table asks for those of its texts several times."""
BACK, AHEAD = 16, 10
"""How far around a place a number that holds it is looked for."""
_SHORT_BRACKETS = re.compile("（[^（）\n]{1,6}）")
WORDS = re.compile("委员会|办公室|办事处|居委会|村委会|协商点")
_HAN = "[\u3400-\u9fff\U00020000-\U000323af]"
_DOTTED = re.compile(
    f"(?<!{_HAN}){_HAN}{{1,6}}(?:·{_HAN}{{1,10}})+(?!{_HAN})|{_HAN}{{1,3}}(?:·{_HAN}{{1,3}})+"
)
"""A name with dots between two marks; in running text, what surely belongs to one."""
_TOKEN_END = re.compile("[（，。；：、\n ]|$")
SHORT_TOKEN = 4
_COUNTED = re.compile("[0-9]")


@lru_cache(KEPT)
def mask_of(text: str) -> bytes | None:
    """How strongly each place of a text holds together, apart from numbers; None if none does."""
    mask = None
    if "（" in text:
        mask = _marked(text, mask, (found.span() for found in _SHORT_BRACKETS.finditer(text)))
    if "委" in text or "办" in text or "商" in text:
        mask = _marked(text, mask, (found.span() for found in WORDS.finditer(text)))
    if "、" in text:
        mask = _marked(text, mask, _listed(text))
    if "·" in text:
        mask = _marked(text, mask, (found.span() for found in _DOTTED.finditer(text)))
        mask = _marked(text, mask, _dotted_parts(text), HARD)
    return None if mask is None else bytes(mask)


def measured_at(text: str, place: int) -> int:
    """How strongly a place of a text is held by a number and its unit, a date or a span of both."""
    before = text[place - 1]
    if before not in INSIDE and not (before in ENDING and text[place].isdigit()):
        return FREE
    ended = -1
    for found in _MEASURED.finditer(text, max(0, place - BACK), place + AHEAD):
        start, end = found.span()
        if start < place < end:
            return HARD
        if start == place == ended:
            return SOFT
        if start >= place:
            break
        ended = end
    return FREE


def _marked(
    text: str, mask: bytearray | None, spans: Iterable[tuple[int, int]], strength: int = SOFT
) -> bytearray | None:
    for start, end in spans:
        mask = bytearray(len(text) + 1) if mask is None else mask
        for place in range(start + 1, end):
            mask[place] = max(mask[place], strength)
    return mask


def _dotted_parts(text: str) -> Iterator[tuple[int, int]]:
    """The parts of names between their dots."""
    for found in _DOTTED.finditer(text):
        start = found.start()
        for part in found[0].split("·"):
            yield start, start + len(part)
            start += len(part) + 1


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """The short items of a list: names between “、”, up to the bracket behind them; no counts."""
    start = 0
    while start < len(text):
        stop = text.find("、", start)
        stop = len(text) if stop < 0 else stop
        found = _TOKEN_END.search(text, start, stop)
        end = found.start() if found else stop
        if 1 < end - start <= SHORT_TOKEN and not _COUNTED.search(text, start, end):
            yield start, end
        start = stop + 1


def whole(text: str) -> str:
    """A text that no line end divides, but for a name behind its “·”."""
    return "·".join(JOINER.join(part) for part in text.split("·"))


def without_joiners(text: str) -> tuple[str, bytes | None]:
    """A text without its joiners, and its mask in which they count as HARD."""
    if JOINER not in text:
        return text, mask_of(text)
    plain = text.replace(JOINER, "")
    mask = bytearray(mask_of(plain) or len(plain) + 1)
    place = 0
    for character in text:
        if character == JOINER:
            mask[place] = HARD
        else:
            place += 1
    mask[0] = mask[len(plain)] = FREE
    return plain, bytes(mask)


class LongestParts(NamedTuple):
    """The widths of the longest parts of a text that stay whole where possible, and always."""

    soft: float
    hard: float


def longest_part(text: str, width_of: Callable[[str], float], strength: int = SOFT) -> float:
    """The width of the longest part of a text that the mask keeps whole at this strength."""
    found = longest_parts(text, width_of)
    return found.soft if strength == SOFT else found.hard


def longest_parts(text: str, width_of: Callable[[str], float]) -> LongestParts:
    """The widths of the longest parts of a text that are kept whole at SOFT and at HARD."""
    if text.isascii():
        longest = max((sum(map(width_of, part)) for part in text.split(" ")), default=0.0)
        return LongestParts(longest, longest)
    plain, mask = without_joiners(text)
    longest_soft = longest_hard = soft = hard = 0.0
    before, latin = " ", False
    for place, character in enumerate(plain):
        was_latin, latin = latin, "!" < character < "\u0250"
        if was_latin and latin:
            held = HARD
        else:
            held = FREE if mask is None else mask[place]
            if held < HARD and place and (before in INSIDE or before in ENDING):
                held = max(held, measured_at(plain, place))
        width = width_of(character)
        soft = soft + width if held else width
        hard = hard + width if held >= HARD else width
        longest_soft = max(longest_soft, soft)
        longest_hard = max(longest_hard, hard)
        before = character
    return LongestParts(longest_soft, longest_hard)
