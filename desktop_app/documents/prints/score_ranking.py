"""履职积分排名表: members by points, one ranking for each class."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import answered_for, termed

FIELDS = ("words", "rules", "parts", "of")
CHILDREN = {"row": ("kind", "rank", "name", "committee", "sector", "total", "grade")}
GROUP = "组"
GROUP_RULES = "得分相同的名次相同；不计分的组不排名。"
RULES = (
    "主席会议成员、常务委员、委员分别排名，得分相同的名次相同，按姓氏笔画为序；不计分的委员不排名。"
)


def register(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The ranking with a column for each category; the rows are in their order."""
    values, rows = shown[0].values, shown[0].children.get("row", ())
    parts = [each for each in values.get("parts", "").split("\n") if each]
    groups_only = values.get("of") == GROUP
    unit, who, rules = ("个", GROUP, GROUP_RULES) if groups_only else ("人", "委员", RULES)
    columns = (
        Column("名次"), Column("组名" if groups_only else "姓名"), Column("专委会", align="left"),
        Column("界别", align="left"),
        *(Column(each, align="right", over="各类得分") for each in parts),
        Column("得分", align="right"), Column("等次"),
    )  # fmt: skip
    groups: dict[str, list[list[str]]] = {}
    for row in rows:
        own = [row.get(f"part_{place}", "") for place in range(len(parts))]
        groups.setdefault(row["kind"], []).append([
            row["rank"], row["name"], row["committee"], row["sector"], *own, row["total"],
            row["grade"],
        ])  # fmt: skip
    return Register(
        title=f"{termed(setting.office, setting.term)}{who}履职积分排名表",
        note=f"（{values['words']}，按得分多少为序）",
        columns=columns,
        groups=[
            RowGroup(f"{kind}（{len(found)} {unit}）", found) for kind, found in groups.items()
        ],
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
        rules=(f"按“{values['rules']}”计算。{rules}",),
    )


RANKING = RegisterPrint(
    key="score_ranking", title="履职积分排名表", record="", fields=FIELDS, register=register,
    children=CHILDREN,
)  # fmt: skip
