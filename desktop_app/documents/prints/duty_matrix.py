"""委员“五个一”完成情况表: a line for each member or group, a column for each duty of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import answered_for, short

KEY, TITLE = "duty_matrix", "“五个一”完成情况表"
DONE, NOTHING = "√", "–"
LEGEND = (
    f"{DONE}完成，后面是最近一次的日期；{NOTHING}还没有；1/2 是要两次、已有一次；"
    "认定：手工认定；不计：不考核的。"
)


@dataclass(frozen=True)
class DutySheet:
    """What the print says besides its lines.

    whose: 委员 or 组. duties: name, rule and how many of how many did it, of each column in turn.
    `has_committee`: whether lines have a committee.
    """

    year: int
    whose: str
    duties: Sequence[tuple[str, str, str]]
    unit: str
    has_committee: bool = True


def matrix_print(sheet: DutySheet) -> RegisterPrint:
    """The print of one matrix; each `Shown` has name, committee, sum, and a cell for each duty."""

    def register(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
        return _register(sheet, shown, setting)

    title = f"{sheet.whose}{TITLE}"
    return RegisterPrint(key=KEY, title=title, record="", fields=(), register=register)


def _register(sheet: DutySheet, shown: Sequence[Shown], setting: Setting) -> Register:
    places = range(len(sheet.duties))
    names = ("姓名", "专委会") if sheet.has_committee else ("名称",)
    columns = [
        Column("序号"), Column(names[0]), *(Column(each, align="left") for each in names[1:]),
        *(Column(name) for name, _, _ in sheet.duties), Column("完成"),
    ]  # fmt: skip
    rows = []
    for number, each in enumerate(shown, 1):
        values = each.values
        who = [values["name"]]
        if sheet.has_committee:
            who.append(short(values["committee"], setting))
        cells = [values[f"cell{place}"] for place in places]
        rows.append([str(number), *who, *cells, values["sum"]])
    blank = [""] * (len(names) - 1)
    rows.append(["", "完成人数" if sheet.has_committee else "完成组数", *blank,
                 *(share for _, _, share in sheet.duties), ""])  # fmt: skip
    return Register(
        title=f"{setting.office}{sheet.year}年{sheet.whose}{TITLE}",
        note=f"（{len(shown)}{sheet.unit}，{setting.name_order}）"
        if sheet.has_committee
        else f"（{len(shown)}{sheet.unit}）",
        columns=columns,
        groups=[RowGroup("", rows)],
        foot=replace(setting.foot, form=f"{sheet.whose}{TITLE}"),
        name_column=1,
        signed=answered_for(setting.office),
        rules=(_rules(sheet), LEGEND),
    )


def _rules(sheet: DutySheet) -> str:
    told = [f"{name}：{rule}" for name, rule, _ in sheet.duties if rule]
    return f"项目：{'；'.join(told)}。" if told else ""
