"""What a personal file prints of one year: a section a kind of record, each as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desktop_app.documents.printables import Block, Column, Heading, Paragraph, TableBlock
from desktop_app.documents.prints import personal_file_deeds
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import STORED, Shown, Values
from desktop_app.documents.prints.personal_file_assessment import assessment_blocks
from desktop_app.documents.prints.personal_file_culture import manuscript, reading
from desktop_app.documents.prints.personal_file_recognitions import recognition_line
from desktop_app.documents.prints.personal_file_sections import FileSection
from desktop_app.documents.prints.personal_file_sections import columns as _columns
from desktop_app.documents.prints.personal_file_sections import day_of as _day
from desktop_app.documents.prints.wording import is_one_of

JOINT_REPORTS = "opinion_report:joint"
DUTIES, SCORES, TOTALS = "duty_rows", "score_rows", "score_totals"
"""Rows that subjects compute for this print."""
NOT_HELD = ("cancelled", "draft")
"""States of an activity that count nowhere."""
CHILDREN = {
    "attendance": (
        "activity.name", "activity.kind", "activity.start_on", "activity.place",
        "activity.state.stored", "role", "result", "present", "spoke.stored", "remark",
    ),
    "proposal": ("number", "name", "state", "received_on", "major.stored", "excellent.stored"),
    "proposal_signer": (
        "proposal.number", "proposal.name", "proposal.state", "proposal.received_on", "role",
    ),
    "opinion_report": ("number", "name", "state", "received_on", "best_level", "best_form"),
    JOINT_REPORTS: ("number", "name", "state", "received_on", "best_level", "best_form"),
    "speech": ("name", "session", "kind", "state", "handed_on", "given_on"),
    "participant": (
        "consultation.name", "consultation.held_on", "consultation.place", "role",
        "attended.stored",
    ),
    "contact": ("day", "kind", "person", "unit", "place", "state"),
    "reception": ("day", "point", "visitor", "matter", "state"),
    "duty_shift": ("day", "point", "done", "note"),
    "supervisor": ("unit", "since", "until", "times"),
    "manuscript": ("number", "name", "received_on", "adopted_on", "state", "volume"),
    "reading": ("day", "period", "name", "book"),
    "reading_note": ("day", "title", "words", "reading.name"),
    **personal_file_deeds.CHILDREN,
    "assessment": (
        "year", "state", "self_text", "committee_opinion", "committee_grade", "office_opinion",
        "office_grade", "final_opinion", "final_grade", "decided_by", "decided_on", "total",
    ),
    "recognition": ("day", "name", "level", "kind", "occasion", "giver", "document"),
}  # fmt: skip
THROUGH = {
    "attendance": ("member",), "proposal_signer": ("member",), "participant": ("member",),
    "proposal": ("member",), "opinion_report": ("member",), JOINT_REPORTS: ("partners",),
    "speech": ("member",), "contact": ("visitor_member",), "reception": ("members",),
    "duty_shift": ("members",), "assessment": ("member",), "supervisor": ("member",),
    "recognition": ("members",),
    "manuscript": ("member",), "reading": ("members",), "reading_note": ("member",),
    **personal_file_deeds.THROUGH,
}  # fmt: skip


def _attendance(row: Values, _child: str) -> Sequence[str] | None:
    if is_one_of(row, "activity.state", NOT_HELD):
        return None
    came = row.get("result", "")
    if row.get(f"spoke{STORED}") == "1":
        came = f"{came}，发言"
    return (
        dotted(row.get("activity.start_on", "")), row.get("activity.name", ""),
        row.get("activity.kind", ""), row.get("activity.place", ""), came,
    )  # fmt: skip


def _proposal(row: Values, child: str) -> Sequence[str]:
    own = child == "proposal"
    dot = "" if own else "proposal."
    marks = [
        word
        for name, word in (("major", "重点"), ("excellent", "优秀"))
        if row.get(f"{name}{STORED}") == "1"
    ]
    state = "，".join([row.get(f"{dot}state", ""), *marks])
    return (
        dotted(row.get(f"{dot}received_on", "")), row.get(f"{dot}number", ""),
        row.get(f"{dot}name", ""), "第一提案人" if own else row.get("role", ""), state,
    )  # fmt: skip


def _report(row: Values, child: str) -> Sequence[str]:
    adopted = row.get("best_level", "") + (f"（{form}）" if (form := row.get("best_form")) else "")
    return (
        dotted(row.get("received_on", "")), row.get("number", ""), row.get("name", ""),
        "共同反映" if child == JOINT_REPORTS else "第一反映人",
        f"{adopted}采用" if row.get("best_level") else row.get("state", ""),
    )  # fmt: skip


def _speech(row: Values, _child: str) -> Sequence[str]:
    day = row.get("given_on") or row.get("handed_on", "")
    return (
        dotted(day),
        row.get("name", ""),
        row.get("session", ""),
        row.get("kind", ""),
        row.get("state", ""),
    )


def _consultation(row: Values, _child: str) -> Sequence[str] | None:
    if row.get(f"attended{STORED}") == "0":
        return None
    return (
        dotted(row.get("consultation.held_on", "")), row.get("consultation.name", ""),
        row.get("consultation.place", ""), row.get("role", ""),
    )  # fmt: skip


def _contact(row: Values, _child: str) -> Sequence[str]:
    whom = "\n".join(filter(None, (row.get("person", ""), row.get("unit", ""))))
    return (
        dotted(row.get("day", "")),
        row.get("kind", ""),
        whom,
        row.get("place", ""),
        row.get("state", ""),
    )


def _reception(row: Values, child: str) -> Sequence[str]:
    if child == "reception":
        return (dotted(row.get("day", "")), row.get("point", ""), "接待来访",
                row.get("matter", ""))  # fmt: skip
    here = "值班" if row.get("done") != "否" else "值班（未到岗）"
    return dotted(row.get("day", "")), row.get("point", ""), here, row.get("note", "")


SECTIONS = (
    FileSection(
        "会议和活动", "次", ("attendance",), _day("activity.start_on"),
        _columns(("日期", 3.0, False), ("会议（活动）", 6, True), ("类型", 2.6, False),
                 ("地点", 3, True), ("出勤", 2.4, False)), _attendance,
    ),
    FileSection(
        "提案", "件", ("proposal", "proposal_signer"), _day("received_on", "proposal.received_on"),
        _columns(("收件日期", 3.0, False), ("提案号", 2.3, False), ("案由", 7, True),
                 ("身份", 2.4, False), ("情况", 3, False)), _proposal,
    ),
    FileSection(
        "社情民意信息", "条", ("opinion_report", JOINT_REPORTS), _day("received_on"),
        _columns(("收到日期", 3.0, False), ("编号", 1.6, False), ("标题", 7, True),
                 ("身份", 2.4, False), ("采用", 3, False)), _report,
    ),
    FileSection(
        "大会发言", "篇", ("speech",), _day("given_on", "handed_on"),
        _columns(("日期", 3.0, False), ("题目", 7, True), ("会议", 2.8, False),
                 ("形式", 2, False), ("情况", 2.2, False)), _speech,
    ),
    FileSection(
        "协商在基层", "场", ("participant",), _day("consultation.held_on"),
        _columns(("日期", 3.0, False), ("协商主题", 7, True), ("地点", 4, True),
                 ("身份", 2.4, False)), _consultation,
    ),
    FileSection(
        "走访联系", "次", ("contact",), _day("day"),
        _columns(("日期", 3.0, False), ("方式", 2, False), ("走访对象", 4, True),
                 ("地点", 4, True), ("答复情况", 2.4, False)), _contact,
    ),
    FileSection(
        "接待和值班", "次", ("reception", "duty_shift"), _day("day"),
        _columns(("日期", 3.0, False), ("协商点", 4, True), ("内容", 2.6, False),
                 ("情况", 7, True)), _reception,
    ),
    personal_file_deeds.SECTION,
    FileSection(
        "文史稿件", "篇", ("manuscript",), _day("received_on", "adopted_on"),
        _columns(("日期", 3.0, False), ("编号", 2.3, False), ("题目", 7, True),
                 ("情况", 4, True)), manuscript,
    ),
    FileSection(
        "读书", "次", ("reading", "reading_note"), _day("day"),
        _columns(("日期", 3.0, False), ("方式", 2.8, False), ("主题（心得题目）", 6, True),
                 ("书目（活动）", 5, True)), reading,
    ),
    FileSection(
        "交流表彰", "项", ("recognition",), _day("day"),
        _columns(("日期", 3.0, False), ("名称", 6, True), ("级别", 2, False),
                 ("种类", 2.6, False), ("场合、授予单位", 5, True)), recognition_line,
    ),
)  # fmt: skip
SERIAL = Column("序号", 1.5)
NUMERALS = (*"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五", "十六")


class YearRows(NamedTuple):
    """The lines of one section in one year, in the order of their days."""

    section: FileSection
    lines: list[Sequence[str]]


def rows_of(shown: Shown, section: FileSection, until: str) -> dict[str, list[Sequence[str]]]:
    """The lines of a section by year, each by day; without a day under ''.

    What is only planned for a day after `until` (ISO text) is no work done.
    """
    found: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for child in section.children:
        for row in shown.children.get(child, ()):
            line = section.line(row, child)
            day = section.day(row)
            if line is not None and not is_ahead(day, until):
                found.setdefault(day[:4], []).append((day, line))
    return {
        year: [line for _, line in sorted(lines, key=lambda each: each[0])]
        for year, lines in found.items()
    }


def is_ahead(day: str, until: str) -> bool:
    """Whether a day (ISO text) is later than another one, whatever may be missing of it."""
    return bool(until) and day[:1].isdigit() and day > until


def year_blocks(shown: Shown, year: str, sections: Iterable[YearRows]) -> Iterator[Block]:
    """The chapter of a year: records, duties, points, assessment; which kinds are missing."""
    number, lacking = 0, []
    for section, lines in sections:
        if not lines:
            lacking.append(section.title)
            continue
        yield Heading(f"{NUMERALS[number]}、{section.title}（{len(lines)} {section.unit}）")
        number += 1
        rows = [(str(place), *line) for place, line in enumerate(lines, 1)]
        yield TableBlock((SERIAL, *section.columns), rows)
    for title, blocks in (
        ("“五个一”完成情况", _duties(shown, year)),
        ("履职积分", _scores(shown, year)),
        ("年度评定", assessment_blocks(of_year(shown, "assessment", year))),
    ):
        if blocks:
            yield Heading(f"{NUMERALS[number]}、{title}")
            number += 1
            yield from blocks
    if lacking:
        yield Paragraph(f"本年度没有登记：{'、'.join(lacking)}。")


def of_year(shown: Shown, child: str, year: str) -> list[Values]:
    """The rows of a child whose field `year` is that year."""
    return [row for row in shown.children.get(child, ()) if row.get("year") == year]


def _duties(shown: Shown, year: str) -> list[Block]:
    rows = of_year(shown, DUTIES, year)
    columns = _columns(("项目", 5, True), ("要求", 2.4, False), ("完成", 2.4, False),
                       ("情况", 3, False))  # fmt: skip
    lines = [(row["name"], row["minimum"], row["done"], row["state"]) for row in rows]
    return [TableBlock(columns, lines)] if lines else []


def _scores(shown: Shown, year: str) -> list[Block]:
    rows = of_year(shown, SCORES, year)
    columns = _columns(("类别", 5, True), ("得分", 2.4, False), ("计入", 2.4, False),
                       ("封顶", 2.4, False))  # fmt: skip
    lines = [(row["category"], row["before"], row["counted"], row["cap"]) for row in rows]
    lines += [("合计", "", row["total"], row["cap"]) for row in of_year(shown, TOTALS, year)]
    return [TableBlock(columns, lines)] if lines else []
