"""积分规则表: the rules of a year as the meeting that decides them sees them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown

FIELDS = ("title", "year", "start", "cap", "bands", "notice", "approved", "document")
CHILDREN = {
    "row": ("category", "name", "fact", "points", "joint", "unit", "mode", "cap", "applies"),
}  # fmt: skip
COLUMNS = (
    Column("类别"), Column("项目", align="left"), Column("计什么", align="left"),
    Column("分值", align="right"), Column("联名等", align="right"), Column("单位"),
    Column("怎样计", align="left"), Column("全年封顶", align="right"), Column("适用"),
)  # fmt: skip


def register(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """Items below each other, their category in one box; grades and notices below the table."""
    values = shown[0].values
    rows = [
        [row["category"], row["name"], row["fact"], row["points"], row["joint"], row["unit"],
         row["mode"], row["cap"], row["applies"]]
        for row in shown[0].children.get("row", ())
    ]  # fmt: skip
    total = [f"起始 {values['start']} 分" if values.get("start") not in ("", "0", None) else "",
             f"总分封顶 {values['cap']} 分" if values.get("cap") else "总分不封顶"]  # fmt: skip
    rules = ["，".join(filter(None, total)) + "。"]
    if values.get("bands"):
        rules.append(f"等次：{values['bands']}。")
    if values.get("approved"):
        paper = f"（{values['document']}）" if values.get("document") else ""
        rules.append(f"{values['approved']}审定{paper}。")
    if values.get("notice"):
        rules.append(f"{values['notice']}。")
    return Register(
        title=f"{setting.office}\n{values['title']}"
        if len(values["title"]) > len("积分规则")
        else f"{setting.office}{values['title']}",
        note=f"（{values['year']}年度）",
        columns=COLUMNS,
        groups=[RowGroup("", rows)],
        foot=setting.foot,
        rules=rules,
        merged=1,
    )


RULES_TABLE = RegisterPrint(
    key="score_rules", title="积分规则表", record="", fields=FIELDS, register=register,
    children=CHILDREN,
)  # fmt: skip
