"""Marks of attendance: the meaning of each character, and the result by the two-thirds rule.

`Attendance.marks` has one character for each part of the activity, at the place that the part's
`position` says, counted from 1. Places behind the end of the text are not marked. An activity
without parts has one place. Nothing here reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.records.attendance import ABSENT, AWAY, BLANK, HERE, LATE, LEAVE, LEFT

__all__ = [
    "ABSENT", "AWAY", "BLANK", "HERE", "KEYS", "KNOWN", "LATE", "LEAVE", "LEFT", "ONE", "THERE",
    "WORDS", "MarksResult", "ReadCell", "at", "due_parts", "filled_in", "legend_of", "mark_of",
    "open_parts", "read_cell", "verdict", "with_mark",
]  # fmt: skip

KNOWN = HERE + LATE + LEFT + LEAVE + AWAY + ABSENT
"""Every mark but the blank one."""
KEYS = {"1": HERE, " ": HERE, "2": LATE, "3": LEAVE, "4": ABSENT, "5": LEFT, "6": AWAY, "0": BLANK}
"""The keys of the roll call and of the matrix, and the mark that each of them sets."""
WORDS = {
    HERE: "到", LATE: "迟到", LEFT: "早退", LEAVE: "请假", AWAY: "公假", ABSENT: "缺席",
    BLANK: "未点",
}  # fmt: skip
THERE = HERE + LATE + LEFT
ONE = (1,)
"""The places of an activity without parts."""

_SIGNS = {
    **{each: each for each in KNOWN}, "√": HERE, "✓": HERE, "✔": HERE, "○": HERE, "出": HERE,
    "席": HERE, "退": LEFT, "×": ABSENT, "✗": ABSENT, "✘": ABSENT, "╳": ABSENT, "X": ABSENT,
    "x": ABSENT, "旷": ABSENT, "病": LEAVE, "事": LEAVE, "差": AWAY, "1": HERE, "0": ABSENT,
    "是": HERE, "否": ABSENT, "—": BLANK, "－": BLANK, "-": BLANK, "/": BLANK, "": BLANK,
    BLANK: BLANK,
}  # fmt: skip
_WORDS_READ = {
    "出席": HERE, "实到": HERE, "到会": HERE, "已到": HERE, "签到": HERE, "已签到": HERE,
    "已签": HERE, "参会": HERE, "参加": HERE, "出勤": HERE, "正常": HERE, "列席": HERE,
    "迟到": LATE, "早退": LEFT, "请假": LEAVE, "准假": LEAVE, "已准假": LEAVE, "已请假": LEAVE,
    "病假": LEAVE, "事假": LEAVE, "产假": LEAVE, "婚假": LEAVE, "丧假": LEAVE, "年假": LEAVE,
    "公假": AWAY, "公差": AWAY, "公务": AWAY, "公出": AWAY, "因公": AWAY, "出差": AWAY,
    "缺席": ABSENT, "未到": ABSENT, "未到会": ABSENT, "未出席": ABSENT, "未签到": ABSENT,
    "未参会": ABSENT, "未参加": ABSENT, "旷会": ABSENT, "旷": ABSENT, "缺勤": ABSENT,
    "缺会": ABSENT, "无故缺席": ABSENT, "未签": ABSENT, "没到": ABSENT, "请": LEAVE,
    "未点": BLANK,
}  # fmt: skip
_REASONS = {"病": "病假", "事": "事假", "差": "出差"} | {
    each: each for each in (
        "病假", "事假", "产假", "婚假", "丧假", "年假", "公差", "公务", "公出", "出差", "无故缺席",
    )
}  # fmt: skip
"""Cells that say more than their mark, and the words that are kept of them."""
_NOTED = re.compile(r"(?P<mark>[^（(]{1,6})[（(](?P<note>[^（()）]+)[）)]")
_SIGN = r"[^\w\s，,。.；;、:：（）()“”\"]"


_EXPLAINED = "|".join(sorted((each for each in _WORDS_READ if len(each) > 1), key=len)[::-1])


class MarksResult(NamedTuple):
    """What one person's marks come to.

    result: a code of `attendance_result`. present: parts at which the person was. counted: parts
    that the rule looks at, those marked and not away. marked: parts with any mark.
    """

    result: str
    present: int
    counted: int
    marked: int


def mark_of(text: str) -> str | None:
    """The mark that a cell of a list says: √, 假, 缺席, 公假; `BLANK` for none, None if unknown."""
    cell = "".join(text.split())
    return _SIGNS.get(cell, _WORDS_READ.get(cell))


class ReadCell(NamedTuple):
    """A cell of a list: its mark, and what it says besides, such as 病假."""

    mark: str
    note: str = ""


def read_cell(text: str, legend: Mapping[str, str] = MappingProxyType({})) -> ReadCell | None:
    """The mark of a cell with the reason that it gives: 假（学习）, 病假; None if unknown.

    `legend` has the marks of signs in that sheet; it comes before the usual meaning.
    """
    cell = "".join(text.split())
    mark = legend.get(cell) or mark_of(cell)
    if mark is not None:
        return ReadCell(mark, "" if cell in legend else _REASONS.get(cell, ""))
    noted = _NOTED.fullmatch(cell)
    mark = legend.get(noted["mark"]) or mark_of(noted["mark"]) if noted else None
    return ReadCell(mark, noted["note"]) if noted and mark else None


def legend_of(text: str) -> dict[str, str]:
    """The marks of signs by a line under a list: √ 出席 △ 请假 × 缺席; {} if it has none.

    All signs are before their words, or all of them behind.
    """
    for pattern in (rf"({_SIGN})[\s:：为表示代]*({_EXPLAINED})",
                    rf"({_EXPLAINED})[\s:：为表示用打画]*({_SIGN})"):  # fmt: skip
        pairs = [found.groups() for found in re.finditer(pattern, text)]
        if len(pairs) > 1:
            read = [(a, b) if a not in _WORDS_READ and len(a) == 1 else (b, a) for a, b in pairs]
            return {sign: mark for sign, word in read if (mark := mark_of(word)) is not None}
    return {}


def at(marks: str | None, position: int) -> str:
    """The mark of the part at a position, `BLANK` where there is none."""
    text = marks or ""
    return text[position - 1] if 1 <= position <= len(text) else BLANK


def with_mark(marks: str | None, position: int, mark: str) -> str | None:
    """The marks with one of them set; None when nothing is marked any more."""
    text = (marks or "").ljust(position, BLANK)
    changed = (text[: position - 1] + mark + text[position:]).rstrip(BLANK)
    return changed or None


def filled_in(marks: str | None, positions: Iterable[int], mark: str) -> str | None:
    """The marks with `mark` set at every one of these positions that is not marked yet."""
    for position in positions:
        if at(marks, position) == BLANK:
            marks = with_mark(marks, position, mark)
    return marks


def verdict(
    marks: str | None, positions: Sequence[int] = ONE, *, two_thirds: bool = True
) -> MarksResult:
    """What marks come to over the parts of an activity.

    Parts that are not marked say nothing, neither do characters that are no mark; parts away on
    higher business are left out of the account. Who was at less than two thirds of the rest was
    not there by the rule: 不足三分之二. Without the rule anyone who came was there. Who was at no
    part is absent if one part was missed without leave, else on leave.
    """
    held = [at(marks, each) for each in positions or ONE]
    marked = [each for each in held if each in KNOWN]
    counted = [each for each in marked if each != AWAY]
    present = sum(each in THERE for each in counted)
    return MarksResult(_result(marked, counted, present, two_thirds), present, len(counted),
                   len(marked))  # fmt: skip


def due_parts(marks: str | None, positions: Sequence[int]) -> int:
    """The parts that a rate is of: marked, and not away on higher business."""
    return verdict(marks, positions).counted


def open_parts(marks: str | None, positions: Sequence[int]) -> int:
    """The parts that full attendance needs: all but those away, marked yet or not."""
    return sum(at(marks, each) != AWAY for each in positions or ONE)


def _result(marked: list[str], counted: list[str], present: int, two_thirds: bool) -> str:
    if not marked:
        return "open"
    if not counted:
        return "away"
    if not present:
        return "absent" if ABSENT in counted else "leave"
    if two_thirds and present * 3 < len(counted) * 2:
        return "short"
    return "partly" if LATE in counted or LEFT in counted else "present"
