"""The columns of an attendance list by their titles: who it is, a mark, a sum, a meeting.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.documents.grids import Cell
from desktop_app.documents.headers import plain
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.heads import MeetingHead, Years, head_of

NAME, SECOND, REMARK, MEETING, DAY = "name", "second", "remark", "meeting", "day"
"""Parts of a line that other modules read by name."""
_TITLES = {
    NAME: ("姓名", "委员姓名", "委员", "名字", "参会人员", "参加人员", "出席人员", "人员姓名",
           "参会人", "参加人"),
    "sector": ("界别", "所属界别", "所在界别"),
    "group": ("小组", "组别", "所在小组", "活动组", "活动小组", "分组", "委员小组", "联络组",
              "讨论组", "所属小组"),
    "committee": ("专委会", "所属专委会", "所在专委会", "专门委员会"),
    "unit": ("单位", "工作单位", "单位及职务", "工作单位及职务", "工作单位和职务", "职务",
             "单位职务", "所在单位", "单位和职务"),
    "role": ("身份", "参加身份", "人员类别", "类别", "参会身份"),
    MEETING: ("活动", "活动名称", "会议", "会议名称", "会议（活动）名称"),
    DAY: ("日期", "活动日期", "会议日期", "会议时间", "活动时间", "时间"),
    REMARK: ("备注", "说明", "请假事由", "请假原因", "事由", "原因", "缺席原因"),
    "": ("序号", "编号", "号", "no", "性别", "民族", "党派", "政治面貌", "电话", "手机", "手机号",
         "手机号码", "联系电话", "联系方式", "出生年月", "签名", "签字", "座位", "座号", "房间号",
         "职称", "学历", "委员证号", "年龄", "代签", "本人签名"),
}  # fmt: skip
_MARKED = {
    marks.HERE: ("出席情况", "出勤情况", "出勤", "到会情况", "参会情况", "签到情况", "签到状态",
                 "考勤", "考勤情况", "状态", "出勤结果", "出席", "参会状态", "到会", "是否出席",
                 "是否到会", "是否参会", "是否签到", "是否到场", "出勤记号", "签到", "签到时间",
                 "到会时间", "参会", "实到", "参加情况", "到场情况"),
    marks.LEAVE: ("请假", "请假情况", "请假人员", "事假", "病假"), marks.AWAY: ("公假", "公出"),
    marks.ABSENT: ("缺席", "缺席情况", "未到", "缺勤"), marks.LATE: ("迟到",),
    marks.LEFT: ("早退",),
}  # fmt: skip
_PEOPLE = {plain(title): key for key, titles in _TITLES.items() for title in titles}
_MARKS = {plain(title): mark for mark, titles in _MARKED.items() for title in titles}
_SUM = re.compile(
    r"(?:合计|小计|总计|共计|应到|实到|应出席|实际?出席|全年)?"
    r"(?:出席|出勤|到会|参会|请假|缺席|缺勤|迟到|早退|公假|签到|会议|活动|参加)*"
    r"(?:次数|次|率|人数|合计|小计|总计|百分比|得分|分值|积分|天数|段数|结果|排名)"
    r"|应到|实到|应出席|实出席|合计|小计|总计|共计"
)
_TIME = re.compile(r"(?:.*\s)?\d{1,2}[:：]\d\d(?::\d\d)?")


class MeetingColumn(NamedTuple):
    """One column of marks, by its place (from 0), and the meeting that its head names."""

    column: int
    head: MeetingHead


class MarkColumn(NamedTuple):
    """A column of a list for one meeting; `tick` is the mark that a √ in it means."""

    column: int
    tick: str
    title: str


class ListColumns(NamedTuple):
    """What the columns of a list are.

    person: by column the part of a person that it gives, '' for one that is of no use here.
    meetings: those of a matrix. marks: those of a list for one meeting. unused: titles of columns
    that nothing was read from.
    """

    person: Mapping[int, str]
    meetings: tuple[MeetingColumn, ...]
    marks: tuple[MarkColumn, ...]
    unused: tuple[str, ...]

    @property
    def name(self) -> int:
        """The column of the names."""
        return next(column for column, key in self.person.items() if key == NAME)

    @property
    def read(self) -> list[int]:
        """The columns that give the marks."""
        return [each.column for each in self.meetings or self.marks]


def person_part(title: str) -> str | None:
    """The part of a person that a title names, '' for one of no use here, None for others."""
    text = plain(title)
    return _PEOPLE.get(text, "" if text == "no" else None)


def is_name_title(title: str) -> bool:
    """Whether a title is that of the names."""
    return person_part(title) == NAME


def is_time(text: str) -> bool:
    """Whether a cell holds the time of a signature, which says that the person came."""
    return _TIME.fullmatch(text.strip()) is not None


def columns_of(
    heads: Sequence[Sequence[Cell]], body: Sequence[Sequence[str]], years: Years
) -> ListColumns:
    """What the columns of a list are; `heads` are the cells over each column, `body` its texts."""
    person, marked, meetings = dict[int, str](), list[MarkColumn](), list[MeetingColumn]()
    unused = list[str]()
    for column, cells in enumerate(heads):
        head = head_of(cells, years)
        key, text = person_part(head.text), plain(head.text)
        if not head.text:
            continue
        if key is not None:
            person[column] = SECOND if key == NAME and NAME in person.values() else key
        elif text in _MARKS:
            marked.append(MarkColumn(column, _MARKS[text], head.text))
        elif _SUM.fullmatch(text):
            continue
        elif _is_meeting(head, [row[column] for row in body if column < len(row)]):
            meetings.append(MeetingColumn(column, head))
        else:
            unused.append(head.text)
    named = _with_meetings(meetings, [each for each in marked if _says_marks(each, body)])
    unused += [] if named else [each.head.text for each in meetings]
    return ListColumns(person, named, () if named else tuple(marked), tuple(unused))


def _with_meetings(
    meetings: Sequence[MeetingColumn], marked: Sequence[MarkColumn]
) -> tuple[MeetingColumn, ...]:
    """The columns of a matrix; next to those of a list only the ones with a day or a half count.

    A matrix has sums under 出席, 请假, 缺席; a list may have a column more that holds marks.
    """
    dated = tuple(each for each in meetings if each.head.day or each.head.half)
    return tuple(meetings) if dated or not marked else ()


def _says_marks(column: MarkColumn, body: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds anything but numbers, as those of sums do."""
    cells = (row[column.column] for row in body if column.column < len(row))
    return any(each and not each.isdigit() for each in cells)


def _is_meeting(head: MeetingHead, cells: Sequence[str]) -> bool:
    """Whether a column is one of a meeting: by its day or half, else by the marks in it."""
    if head.day or head.half:
        return True
    filled = [each for each in cells if each]
    read = [marks.read_cell(each) for each in filled]
    some = [each for each, mark in zip(filled, read, strict=True) if mark and not each.isdigit()]
    return bool(some) and len([each for each in read if each]) * 2 >= len(filled)
