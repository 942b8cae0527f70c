"""会议（活动）通知: when, where, what and for whom, as an official letter with a reply slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import (
    Block,
    Column,
    Enclosure,
    Heading,
    Letter,
    Paragraph,
    TableBlock,
)
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Option, Setting, Shown
from desktop_app.documents.prints.wording import joined, valued

FIELDS = (
    "name", "kind", "start_on", "starts_at", "end_on", "place", "content", "due_body",
    "due_sectors", "due_committees", "noticed_on", "notice_no", "reply_by", "contact",
    "contact_phone", "state.stored", "due_body.stored",
)  # fmt: skip
CHILDREN = {
    attendance_rows.CHILD: attendance_rows.FIELDS,
    attendance_rows.PART: attendance_rows.PART_FIELDS,
}
SLIP = Option(
    "slip", "回执", (("blank", "附空白回执"), ("named", "附写好名单的回执"), ("none", "不附回执"))
)
HEAD = Option("head", "红头", (("room", "留出红头的位置"), ("none", "不留，印在普通纸上")))
COLUMNS = (
    Column("姓名", 2.2), Column("单位及职务", 4), Column("是否参加", 2),
    Column("请假事由", 3), Column("联系电话", 2.8),
)  # fmt: skip
LINES = 8
SHORT = 60
"""Of how many characters a matter may be to be written in the line of its heading."""
NO_NUMBER = "〔　　　　〕　　号"
NO_DAY = "\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"
ADDRESSED = {"all": "各位委员", "standing": "常务委员会各组成人员", "chairs": "主席会议各组成人员"}
MEETING = "会", "会议"
BRACKETS = re.compile("（[^（）]*）$")


def letter(shown: Shown, setting: Setting, chosen: Chosen) -> Letter:
    """The notice of one activity; what is not known yet is left blank to be written in."""
    values = valued(shown, FIELDS)
    name = values["name"]
    act = _act(values)
    blocks: list[Block] = [Paragraph(f"定于{_when(values)}{act}{name}。现将有关事项通知如下：")]
    room = HEAD.of(chosen) == "room"
    parts = [each.title for each in attendance_rows.parts_of(shown) if each.title]
    matters = (
        ("时间", "。\n".join(filter(None, (_when(values), *_sittings(parts))))),
        ("地点", values["place"] or "\u3000" * 8),
        ("内容", values["content"]),
        ("参加人员", _who(values)),
        ("有关要求", _asked(values, SLIP.of(chosen) != "none")),
    )
    blocks += _matters([each for each in matters if each[1]])
    return Letter(
        title=f"关于{act}{name}的通知",
        blocks=blocks,
        number=values["notice_no"] or (NO_NUMBER if room else ""),
        addressee=ADDRESSED.get(values["due_body.stored"], "各有关委员"),
        office=setting.office,
        date=values["noticed_on"] or NO_DAY,
        attachments=_slips(shown, chosen),
        note=_contact(values),
        red_head=room,
        is_fitted=True,
        bookmark=shown.title,
    )


def _matters(matters: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """A line for each matter where all are short, else a heading over each: 一、时间：…"""
    short = all("\n" not in text and len(text) <= SHORT for _, text in matters)
    for number, (title, text) in enumerate(matters, 1):
        head = f"{chinese_number(number)}、{title}"
        ended = text if text.endswith(("。", "\u3000")) else f"{text}。"
        if short:
            yield Paragraph(f"{head}：{ended}")
        else:
            yield Heading(head)
            yield Paragraph(ended)


def _when(values: dict[str, str]) -> str:
    return attendance_rows.span(values) or NO_DAY


def _act(values: dict[str, str]) -> str:
    """What is done with it: meetings are 召开, anything else is 开展."""
    names = (BRACKETS.sub("", values["name"]), BRACKETS.sub("", values["kind"]))
    return "召开" if any(each.endswith(MEETING) for each in names) else "开展"


def _sittings(parts: list[str]) -> list[str]:
    return [f"分段安排：{'；'.join(parts)}"] if parts else []


def _who(values: dict[str, str]) -> str:
    """Who is called: the body, with the sectors or committees it is made of."""
    of = joined(values, "due_sectors", "due_committees", between="、")
    return (
        f"{values['due_body']}（{of}）" if of and values["due_body"] else values["due_body"] or of
    )


def _asked(values: dict[str, str], slip: bool) -> str:
    until = f"于{chinese_day(values['reply_by'])}前" if values["reply_by"] else "尽快"
    reply = f"请收到通知后{until}报送回执。" if slip else f"请{until}报名。"
    return f"{reply}因故不能参加的，请按规定提前书面请假。"


def _slips(shown: Shown, chosen: Chosen) -> tuple[Enclosure, ...]:
    """The reply slip: blank lines, or a line for each person due."""
    how = SLIP.of(chosen)
    if how == "none":
        return ()
    rows: list[tuple[str, ...]] = [
        (attendance_rows.named(row), attendance_rows.placed(row), "", "", "")
        for row in shown.children.get(attendance_rows.CHILD, ())
        if how == "named"
    ]
    rows = rows or [("",) * len(COLUMNS)] * LINES
    return (Enclosure(f"{shown.values.get('name', '')}回执", (TableBlock(COLUMNS, rows),)),)


def _contact(values: dict[str, str]) -> str:
    told = joined(values, "contact", "contact_phone", between="，电话：")
    return f"联系人：{told}" if values["contact"] else told


def refused(shown: Shown, _: Setting) -> str:
    """Why there is no notice: nothing will be held."""
    return "已取消，不能印通知" if shown.values.get("state.stored") == "cancelled" else ""


def doubted(shown: Shown, _: Setting) -> str:
    """What the notice lacks."""
    wanted = {"start_on": "开始日期", "place": "地点", "due_body": "应到范围"}
    lacking = [word for name, word in wanted.items() if not shown.values.get(name)]
    return f"没有写{'、'.join(lacking)}，通知上空着" if lacking else ""


PRINT = LetterPrint(
    key="activity_notice",
    title="会议（活动）通知",
    record="activity",
    fields=FIELDS,
    letter=letter,
    options=(SLIP, HEAD),
    children=CHILDREN,
    refuses=refused,
    doubts=doubted,
)
