"""优秀提案推荐表: one form for each candidate of an award round."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.proposal_wording import ABOUT, LINE, above, listed
from desktop_app.documents.prints.wording import counted, joined, valued

FIELDS = ("name", "year", "session", "decided_by", "decided_on")
CHILDREN = {
    "award_candidate": (
        *ABOUT, "proposal.sector", "proposal.committee", "proposal.problem", "proposal.advice",
        "position", "recommender", "votes", "score", "result", "result.stored", "reasons",
    ),
}  # fmt: skip


def forms(shown: Shown, setting: Setting, _chosen: Chosen) -> list[PrintedForm]:
    """A form for each candidate in their order; an empty one where there is none."""
    values = valued(shown, FIELDS)
    rows = listed(shown, "award_candidate") or [{}]
    return [_form(values, row, setting) for row in rows]


def _form(values: Values, row: Values, setting: Setting) -> PrintedForm:
    row = {name: row.get(name, "") for name in CHILDREN["award_candidate"]}
    grid = MixedGrid()
    grid.row(LINE).rest("评选名称", values["name"], "text")
    grid.row(LINE).rest("案由", row["proposal.name"], "text")
    grid.row(LINE).pair("提案者", row["proposal.mover"])
    grid.pair("单位及职务", row["proposal.unit"])
    grid.row(LINE).pair("界别", row["proposal.sector"])
    grid.pair("专委会", row["proposal.committee"])
    grid.row(LINE).pair("提案类型", row["proposal.kind"])
    grid.pair("提案类别", row["proposal.category"])
    grid.row(34).rest("情况与问题", row["proposal.problem"], "long")
    grid.row(34).rest("建议", row["proposal.advice"], "long")
    grid.row(LINE).rest("推荐单位", row["recommender"], "text")
    grid.row(38).rest("推荐理由", row["reasons"], "long")
    grid.row(LINE).pair("评分", row["score"]).pair("票数", counted(row["votes"], " 票"))
    decided = row["result"] if row["result.stored"] not in ("", "pending") else ""
    told = joined({"day": chinese_day(values["decided_on"]), "by": values["decided_by"],
                   "result": decided}, "day", "by", "result", between="，")  # fmt: skip
    grid.row(LINE).rest("评选结果", told if decided else "", "text")
    grid.row(28).cell("推荐单位意见：", "seal")
    title = f"{row['position']}　{row['proposal.name']}".strip("　")
    return grid.form("优秀提案推荐表", title, above(row, setting))


def refused(shown: Shown, _: Setting) -> str:
    """That nothing is recommended yet."""
    return "" if listed(shown, "award_candidate") else "还没有候选提案，不能印推荐表"


PRINT = FormPrint(
    key="award_recommendation",
    title="优秀提案推荐表",
    record="award_round",
    fields=FIELDS,
    form=forms,
    children=CHILDREN,
    refuses=refused,
)
