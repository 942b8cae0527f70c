"""会议纪要: what a consultation settled, in the form that GB/T 9704-2012 (10.3) gives minutes."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Heading, Letter, Paragraph
from desktop_app.documents.prints import people
from desktop_app.documents.prints.brief_letter import (
    NO_DAY,
    NO_NUMBER,
    agreed,
    held_sentence,
    host_named,
    items,
    not_held,
)
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Setting, Shown, Values
from desktop_app.documents.prints.wording import valued

FIELDS = (
    "name", "platform", "point", "topics", "committee", "partners", "joint_with",
    "held_on", "place", "host", "host.committee", "host.committee_post", "host.cppcc_post",
    "recorder", "briefing", "questions", "answers", "speeches", "minutes_on", "state.stored",
    "host.cppcc_post.stored",
)  # fmt: skip
CHILDREN = {
    people.CHILD: people.FIELDS,
    "opinion": ("speaker", "content"),
    "consensus": ("matter", "unit", "due"),
    "outcome": ("content", "unit"),
}
SAID = (("通报", "briefing"), ("提问", "questions"), ("解答", "answers"), ("发言", "speeches"))


def letter(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """The minutes of one consultation; parts with nothing to say are left out."""
    values = valued(shown, FIELDS)
    parts = (
        ("会议情况", _course(values, setting)),
        ("协商讨论情况", _said(shown, values)),
        ("议定事项", items([agreed(row) for row in shown.children.get("consensus", ())])),
        ("意见建议", items([row.get("content", "") for row in shown.children.get("outcome", ())])),
    )
    blocks: list[Block] = []
    for number, (title, text) in enumerate((part for part in parts if part[1]), 1):
        blocks += [Heading(f"{chinese_number(number)}、{title}"), Paragraph(text)]
    day = values["minutes_on"]
    return Letter(
        title=_title(values["name"]),
        blocks=blocks,
        number=NO_NUMBER,
        issued=(f"{setting.office}办公室", day or NO_DAY),
        attendance=_attendance(shown, values, setting),
        red_head=True,
        bookmark=shown.title,
        sent=(("送", "，".join(_units(shown))),),
        imprint=(f"{setting.office}办公室", day or NO_DAY),
    )


def _title(name: str) -> str:
    """What the minutes are called: 路灯协商会纪要."""
    return f"{name}纪要" if name.endswith("会") else f"{name}协商会纪要"


def refused(shown: Shown, setting: Setting) -> str:
    """Why there are no minutes: the meeting has not been held."""
    return "还没有召开，不能印会议纪要" if not_held(shown, setting) else ""


def _course(values: Values, setting: Setting) -> str:
    host = host_named(values, setting)
    presided = f"会议由{host}主持。" if host else ""
    topics = f"会议协商的议题是：{values['topics']}。" if values["topics"] else ""
    return f"{held_sentence(values, setting)}{presided}{topics}"


def _said(shown: Shown, values: Values) -> str:
    """What was said in the parts of the meeting, then what each speaker said."""
    parts = [f"{label}情况：{values[name]}" for label, name in SAID if values[name]]
    opinions = [
        f"{row.get('speaker', '')}：{row.get('content', '')}".removeprefix("：")
        for row in shown.children.get("opinion", ())
    ]
    return "\n".join([*parts, *opinions])


def _attendance(shown: Shown, values: Values, setting: Setting) -> list[tuple[str, str]]:
    """Who was there by unit and name, who was away, and who recorded."""
    there = [row for _, rows in people.by_role(people.attending(shown), setting) for row in rows]
    lists: list[tuple[str, Sequence[Values]]] = [("出席", there), ("请假", people.absent(shown))]
    found = [(label, "、".join(map(people.placed_name, rows))) for label, rows in lists if rows]
    return [*found, ("记录", values["recorder"])] if values["recorder"] else found


def _units(shown: Shown) -> list[str]:
    rows = [*shown.children.get("consensus", ()), *shown.children.get("outcome", ())]
    return list(dict.fromkeys(filter(None, (row.get("unit", "") for row in rows))))


PRINT = LetterPrint(
    key="minutes_letter",
    title="会议纪要",
    record="consultation",
    fields=FIELDS,
    letter=letter,
    children=CHILDREN,
    refuses=refused,
)
