"""会议议程 of one meeting, 会议议题表 and 议定事项督办表 of chosen items."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.chinese.dates import latest
from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Column, Letter, Paragraph, Register
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.days import chinese_day, dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    LetterPrint,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import fulfils, grouped, joined, ungrouped, valued
from desktop_app.records.agenda_item import AgendaItem

MEETING = (
    "name", "start_on", "starts_at", "end_on", "place", "leader", "state.stored",
)  # fmt: skip
ITEMS = {"agenda_item": ("name", "position", "reporter", "attending")}
LATE, NEVER = "逾期", "9"


def letter(shown: Shown, _setting: Setting, _: Chosen) -> Letter:
    """The agenda of one meeting: when, where, who leads it, the items in their order."""
    values = valued(shown, MEETING)
    head = (
        ("时间", attendance_rows.span(values)), ("地点", values["place"]),
        ("主持", values["leader"]),
    )  # fmt: skip
    blocks: list[Block] = [Paragraph(f"{title}：{text}") for title, text in head if text]
    rows = sorted(shown.children.get("agenda_item", ()), key=_place)
    blocks.append(Paragraph("议程："))
    blocks += [Paragraph(_item(number, row)) for number, row in enumerate(rows, 1)]
    return Letter(title=f"{values['name']}\n议程", blocks=blocks, bookmark=shown.title)


def _place(row: Values) -> int:
    place = row.get("position", "")
    return int(place) if place.isdecimal() else int(NEVER * 4)


def _item(number: int, row: Values) -> str:
    told = (("汇报", row.get("reporter", "")), ("列席", row.get("attending", "")))
    more = "；".join(f"{title}：{text}" for title, text in told if text)
    text = row.get("name", "").rstrip("。；;")
    return f"{chinese_number(number)}、{text}{f'（{more}）' if more else '。'}"


def without_items(shown: Shown, _: Setting) -> str:
    """Why there is no agenda: the meeting has no items."""
    return "" if shown.children.get("agenda_item") else "还没有登记议题，不能印议程"


LISTED = (
    "name", "meeting", "body", "day", "position", "reporter", "attending", "result",
)  # fmt: skip
LIST_COLUMNS = (
    Column("序号"), Column("议题", align="left"), Column("汇报人（单位）"), Column("列席"),
    Column("审议结果"),
)  # fmt: skip


def agenda_list(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The chosen items, meeting by meeting, in the order of their agendas."""
    ordered = sorted(shown, key=lambda each: (each.values.get("day", ""), _place(each.values)))

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, LISTED)
        return [str(number), values["name"], values["reporter"], values["attending"],
                values["result"]]  # fmt: skip

    return Register(
        title=f"{setting.office}会议议题表",
        note=f"（共{len(shown)}项）",
        columns=LIST_COLUMNS,
        groups=grouped(ordered, lambda each: [_meeting(each.values)], (), "项", row),
        foot=setting.foot,
        name_column=1,
    )


def _meeting(values: Values) -> str:
    named = values.get("meeting") or values.get("body") or "未写会议"
    return joined({"name": named, "day": chinese_day(values.get("day", ""))}, "name", "day",
                  between="\u3000")  # fmt: skip


FOLLOWED = (
    "name", "meeting", "body", "day", "resolution", "owner_unit", "owner_name", "due", "progress",
    "done_on", "state", "state.stored", "task_progress",
)  # fmt: skip
GROUPS = Option(
    "group", "排列", (("none", "按列表顺序"), ("owner_unit", "按责任单位"), ("meeting", "按会议"))
)
WHICH = Option("which", "范围", (("resolved", "有议定事项的"), ("open", "还没有落实的")))
FOLLOW_COLUMNS = (
    Column("序号"), Column("会议和日期"), Column("议题", align="left"),
    Column("议定事项", align="left"), Column("责任单位（责任人）"), Column("完成期限"),
    Column("落实情况", align="left"), Column("状态"),
)  # fmt: skip


def followed(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """What was resolved, who carries it out until when, and how far it is."""
    wanted = AgendaItem.FOLLOWED if WHICH.of(chosen) == "open" else AgendaItem.RESOLUTION
    kept = [each for each in shown if fulfils(each.values, wanted)]
    late = sum(_status(each.values, setting) == LATE for each in kept)

    def row(number: int, each: Shown) -> list[str]:
        return _row(number, each, setting)

    group = GROUPS.of(chosen)
    if group == "none":
        groups = ungrouped(kept, row)
    else:
        groups = grouped(kept, lambda each: [_group(each.values, group)], (), "项", row)
    return Register(
        title=f"{setting.office}议定事项督办表",
        note=f"（共{len(kept)}项，其中逾期{late}项）",
        columns=FOLLOW_COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=2,
    )


def _group(values: Values, group: str) -> str:
    return _meeting(values) if group == "meeting" else values.get(group) or "责任单位未定"


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FOLLOWED)
    person = values["owner_name"]
    owner = f"{values['owner_unit']}（{person}）" if person and values["owner_unit"] else (
        values["owner_unit"] or person
    )  # fmt: skip
    meeting = values["meeting"] or values["body"]
    done = f"（{dotted(values['done_on'])} 落实）" if values["done_on"] else ""
    told = joined(values, "progress", "task_progress", between="\n")
    return [
        str(number), "\n".join(filter(None, (meeting, dotted(values["day"])))), values["name"],
        values["resolution"], owner, dotted(values["due"]), f"{told}{done}",
        _status(values, setting),
    ]  # fmt: skip


def _status(values: Values, setting: Setting) -> str:
    """The state, 逾期 where it is not carried out and its last day has passed."""
    due = values.get("due", "")
    late = due and fulfils(values, AgendaItem.FOLLOWED) and latest(due) < setting.today
    return LATE if late else values.get("state", "")


AGENDA = LetterPrint(
    key="meeting_agenda", title="会议议程", record="activity", fields=MEETING, letter=letter,
    children=ITEMS, refuses=without_items,
)  # fmt: skip
LIST = RegisterPrint(
    key="agenda_list_by_meeting", title="会议议题表", record="agenda_item", fields=LISTED,
    register=agenda_list,
)  # fmt: skip
FOLLOW_UP = RegisterPrint(
    key="agenda_follow_up", title="议定事项督办表", record="agenda_item", fields=FOLLOWED,
    register=followed, options=(WHICH, GROUPS), ledger=True,
)  # fmt: skip
