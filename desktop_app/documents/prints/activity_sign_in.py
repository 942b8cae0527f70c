"""会议（活动）签到表: who is due, with room to sign for each half-day, by sector with its sum."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.attendance_rows import GROUPS, PrintedPart
from desktop_app.documents.prints.declared import (
    Chosen,
    FormPrint,
    Option,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.mixed_grid import PAIRS, MixedGrid, TableColumn
from desktop_app.documents.prints.sign_in_sheet import (
    FIRST_PAGE,
    LINE,
    SIGNED,
    filled,
    titled,
)
from desktop_app.documents.prints.wording import phone, valued
from desktop_app.records.attendance import AWAY, LEAVE

LISTED = Option(GROUPS.key, GROUPS.label, GROUPS.choices[::-1])
"""As the list stands first: a small meeting would be nothing but headings."""
PARTS = Option(
    "parts", "分段",
    (("columns", "各分段一列"), ("sheets", "每个分段一张"), ("one", "只要一列签名")),
)  # fmt: skip
PHONED = Option(
    "phones", "联系电话", (("none", "不印"), ("masked", "隐去中间四位"), ("full", "完整印出"))
)
BLANKS = Option("blanks", "空白行", (("0", "不加"), ("5", "加5行"), ("20", "加20行")))
FIELDS = ("name", "start_on", "end_on", "starts_at", "place", "leader", "committee")
CHILDREN = {
    attendance_rows.CHILD: (*attendance_rows.FIELDS, "member.mobile", "marks"),
    attendance_rows.PART: attendance_rows.PART_FIELDS,
}
NUMBER, NAME, POST = TableColumn("序号", 11), TableColumn("姓名", 22), TableColumn("单位及职务", 43)
PHONE = TableColumn("联系电话", 25)
ROOM = 18.0
"""The least width for a signature, in mm."""
SAID = {LEAVE: "请假", AWAY: "公假"}


def forms(shown: Shown, setting: Setting, chosen: Chosen) -> Sequence[PrintedForm]:
    """The sheets of one activity: its parts side by side as far as they fit, or one sheet each."""
    parts, how = attendance_rows.parts_of(shown), PARTS.of(chosen)
    if how == "one":
        parts = [PrintedPart(1)]
    a_sheet = 1 if how == "sheets" else int(_left(chosen) // ROOM)
    sheets = -(-len(parts) // a_sheet)
    each = -(-len(parts) // sheets)
    return [
        _form(shown, setting, chosen, parts[first : first + each])
        for first in range(0, len(parts), each)
    ]


def _left(chosen: Chosen) -> float:
    """The width that is left for signatures, in mm."""
    taken = [NUMBER, NAME, POST, *([PHONE] if PHONED.of(chosen) != "none" else [])]
    return sum(PAIRS) - sum(column.width for column in taken)


def _form(
    shown: Shown, setting: Setting, chosen: Chosen, parts: Sequence[PrintedPart]
) -> PrintedForm:
    values, rows = valued(shown, FIELDS), shown.children.get(attendance_rows.CHILD, ())
    alone = parts[0].title if len(parts) == 1 else ""
    grid = MixedGrid()
    grid.row(LINE).rest("会议（活动）", values["name"])
    when = alone or attendance_rows.span(values)
    grid.row(LINE).pair("时间", when).pair("地点", values["place"])
    grid.row(LINE).pair("主持（带队）", values["leader"]).pair("主办专委会", values["committee"])
    columns = _columns(chosen, parts)
    lines = _lines(rows, setting, chosen, parts, len(columns))
    grid.table(columns, lines, SIGNED, 1)
    due = sum(map(attendance_rows.is_due, rows))
    told = f"应到{due}人" if rows else "应到　　人"
    return grid.form(
        titled(values["name"]), shown.title,
        (setting.office, f"{told}，实到　　人，请假　　人，缺席　　人"),
    )  # fmt: skip


def _columns(chosen: Chosen, parts: Sequence[PrintedPart]) -> list[TableColumn]:
    phoned, left = PHONED.of(chosen) != "none", _left(chosen)
    before = [NUMBER, NAME, POST, *([PHONE] if phoned else [])]
    if len(parts) > 1:
        return [*before, *(TableColumn(each.head, left / len(parts)) for each in parts)]
    signed = min(left - ROOM, 46.0)
    return [*before, TableColumn("签名", signed), TableColumn("备注", left - signed)]


def _lines(
    rows: Sequence[Values], setting: Setting, chosen: Chosen, parts: Sequence[PrintedPart],
    width: int,
) -> list[Sequence[str]]:  # fmt: skip
    """A line a person, numbered through; headings with the number due of each group."""
    group = LISTED.of(chosen)
    lines: list[Sequence[str]] = []
    number = 0
    for title, own in attendance_rows.in_groups(rows, group, setting.orders.get(group, ())):
        if title:
            lines.append((_heading(title, own),))
        for row in own:
            number += 1
            lines.append(_line(number, row, chosen, parts, width))
    wanted = number + int(BLANKS.of(chosen)) if rows else filled(FIRST_PAGE)
    lines += [(str(place), *[""] * (width - 1)) for place in range(number + 1, wanted + 1)]
    return lines


def _heading(title: str, own: Sequence[Values]) -> str:
    if title == attendance_rows.OTHERS:
        return f"{title}（{len(own)}人）"
    return f"{title}（应到{len(own)}人，实到　　人，请假　　人）"


def _line(
    number: int, row: Values, chosen: Chosen, parts: Sequence[PrintedPart], width: int
) -> Sequence[str]:
    marks = row.get("marks", "")
    said = [SAID.get(marks[each.position - 1 : each.position], "") for each in parts]
    phones = [phone(row.get("member.mobile", ""), chosen)] if PHONED.of(chosen) != "none" else []
    own = [str(number), attendance_rows.named(row), attendance_rows.placed(row), *phones, *said]
    if len(parts) == 1:
        own.append(row.get("role", ""))
    return own + [""] * (width - len(own))


PRINT = FormPrint(
    key="activity_sign_in",
    title="会议（活动）签到表",
    record="activity",
    fields=FIELDS,
    form=forms,
    options=(LISTED, PARTS, PHONED, BLANKS),
    children=CHILDREN,
)
