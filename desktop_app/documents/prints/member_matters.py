"""人事事项表: members who were added, resigned, were revoked or changed, by deciding meeting."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.chinese.dates import earliest
from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.member_events import CHILDREN, FIELDS, Event, events_of
from desktop_app.documents.prints.periods import PERIOD, span_of
from desktop_app.documents.prints.wording import joined

GROUPS = Option("group", "排列", (("meeting", "按决定的会议"), ("matter", "按事项")))
MEETING = Option(
    "meeting", "会议", (("", "全部会议"),),
    in_use=(("membership", "decided_by", "since"), ("member", "end_decided_by", "state_date")),
)  # fmt: skip
COLUMNS = {
    "序号": Column("序号"),
    "事项": Column("事项"),
    "姓名": Column("姓名"),
    "性别": Column("性别"),
    "界别": Column("界别"),
    "工作单位及职务": Column("工作单位及职务", align="left"),
    "变动内容": Column("变动内容", align="left"),
    "原因": Column("原因", align="left"),
    "提名（提请）单位": Column("提名（提请）单位", align="left"),
    "决定的会议": Column("决定的会议", align="left"),
    "日期": Column("日期"),
    "文号": Column("文号", align="left"),
}
UNDECIDED = "没有写决定的会议"
RULES = (
    "列入的事项：届中增补、转任的，辞职、撤销、调整、去世的，任职情况里界别、专委会、政协职务有变动的。",
    "届满和换届时的新任、连任不列。没有写日期的，只在时段选“全部”或选定会议时列入。",
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The matters of a period or of one meeting, in the order of their days."""
    meeting, group = MEETING.of(chosen), GROUPS.of(chosen)
    span = span_of(setting.today, chosen)
    is_all = PERIOD.of(chosen) == "all"
    found = [event for each in shown for event in events_of(each)]
    if meeting:
        kept = [each for each in found if each.decided == meeting]
    else:
        kept = [x for x in found if span.holds(x.day) or (is_all and not x.day)]
    kept.sort(key=lambda each: (not each.day, earliest(each.day) if each.day else ""))
    left_out = {"meeting": "决定的会议", "matter": "事项"}[group]
    titles = [title for title in COLUMNS if title != left_out]
    words = meeting or span.words
    return Register(
        title=f"{setting.office}人事事项表",
        note=f"（{words}，共{len(kept)}项）",
        columns=[COLUMNS[title] for title in titles],
        groups=_groups(kept, group, titles),
        foot=setting.foot,
        name_column=titles.index("姓名"),
        rules=RULES,
    )


def _groups(events: Sequence[Event], group: str, titles: Sequence[str]) -> list[RowGroup]:
    """The events of each meeting or of each kind of matter; those without a meeting last."""
    piles: dict[str, list[Event]] = {}
    for each in events:
        piles.setdefault(each.decided if group == "meeting" else each.matter, []).append(each)
    order = sorted(piles, key=lambda key: not key)
    return [
        RowGroup(
            f"{key or UNDECIDED}（{len(piles[key])}项）",
            [_row(number, each, titles) for number, each in enumerate(piles[key], 1)],
        )
        for key in order
    ]


def _row(number: int, each: Event, titles: Sequence[str]) -> list[str]:
    values = each.member
    texts = {
        "序号": str(number),
        "事项": each.matter,
        "姓名": values.get("name", ""),
        "性别": values.get("sex", ""),
        "界别": values.get("sector", ""),
        "工作单位及职务": joined(values, "unit", "post"),
        "变动内容": each.change,
        "原因": each.reason,
        "提名（提请）单位": each.proposed,
        "决定的会议": each.decided,
        "日期": dotted(each.day),
        "文号": each.document,
    }
    return [texts[title] for title in titles]


PRINT = RegisterPrint(
    key="member_matters",
    title="人事事项表",
    record="member",
    fields=FIELDS,
    register=register,
    options=(PERIOD, MEETING, GROUPS),
    children=CHILDREN,
)
