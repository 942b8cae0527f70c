"""优秀提案: a round in which good proposals are recommended, voted on and chosen within a quota."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Number, Numbering, Text
from desktop_app.records.gates import missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import in_order
from desktop_app.records.predicates import one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.session import Session
from desktop_app.records.years import Year

DECISION = "评定"
_NEEDS = {"decided": ("decided_by", "decided_on"), "published": ("decided_on", "published_on")}


class AwardRound(Record):
    """优秀提案: one round, with its quota as a number or as a share of the proposals filed."""

    KEY, TITLE, UNIT, TAB = "award_round", "优秀提案", "次", "提案信息"
    SORT, STATE = "year", "state"
    MATCH_KEYS = (("name", "year"), ("name",))
    TITLE_FIELDS = ("year",)
    IMPORT = ImportHints(texts={"state": "remark"}, form_only=("year",))
    ONWARD = ("nominating", "voting", "decided", "published")
    SEARCH = ("name", "document", "decided_by")
    COLUMNS = (
        "year", "name", "session", "state", "quota", "share", "decided_on", "published_on",
    )  # fmt: skip
    FILTERS = ("state", "year", "session")

    name = Text("评选名称", 60, required=True, also=("名称", "评选活动"), width=20)
    year = Year("评选年度", required=True, also=("年度", "年份"), width=6)
    session = Link(
        Session, "会议", also=("届次会议", "会次"), width=10,
        help_text="评这次会议的提案；空着就按评选年度收到的提案算名额",
    )  # fmt: skip
    state = Code("评选状态", "award_state", default="nominating", also=("状态",), width=6)
    quota = Number("名额（件）", 0, 9999, also=("名额", "评选名额"), width=6)
    share = Number(
        "名额比例（%）", 0, 100, also=("名额比例", "比例", "评选比例"), width=6,
        help_text="没有写名额件数的，按立案件数的百分之几算，不足一件的舍去",
    )  # fmt: skip
    rules = LongText("评选办法", also=("办法", "评选条件", "评选标准"))

    decided_by = Text("审定会议", 60, also=("审定单位", "评定会议"), group=DECISION)
    decided_on = Day("审定日期", also=("评定日期",), group=DECISION)
    document = Text("表扬文号", 80, also=("文号", "决定文号"), document=True, group=DECISION)
    published_on = Day("公布日期", also=("表扬日期",), group=DECISION)
    remark = LongText("备注", also=("说明",), group=DECISION)

    DECIDED = one_of(state, "decided", "published")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "decided_on", "published_on")
        if {"quota", "share"} <= values.keys():
            if values["quota"] and values["share"]:
                text = "名额写了件数又写了百分比，请只留一个"
                found.append(Problem("share", "名额比例（%）", text))
            elif not values["quota"] and not values["share"]:
                text = "还没有名额，审定时不核对件数"
                found.append(Problem("quota", "名额（件）", text, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *_NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        days = (("published", "published_on"), ("decided", "decided_on"))
        return next((state for state, day in days if values.get(day)), "")


class AwardCandidate(Record):
    """候选提案: one proposal recommended in a round, its reasons, votes and result."""

    KEY, TITLE, UNIT = "award_candidate", "候选提案", "件"
    NAME, SORT, INTERNAL_WITH = "proposal", "position", ("proposal",)
    MATCH_KEYS, UNIQUE = (("award_round", "proposal"),), (("award_round", "proposal"),)
    TITLE_FIELDS = ("position", "result")
    SEARCH = ("recommender",)
    COLUMNS = ("position", "proposal", "recommender", "votes", "score", "result", "reasons")

    award_round = Link(AwardRound, "优秀提案", owner=True, required=True)
    position = Numbering("序号", 10, width=4)
    proposal = Link(Proposal, "提案", required=True, also=("提案号", "案由"), width=24)
    recommender = Text("推荐单位", 60, also=("推荐人", "推荐专委会"), width=10)
    votes = Number("票数", 0, 9999, also=("得票", "得票数"), width=5)
    score = Number("评分", 0, 100, also=("得分", "平均分"), width=5)
    result = Code("评选结果", "award_result", default="pending", also=("结果",), width=6)
    reasons = LongText("推荐理由", also=("理由", "推荐意见"))

    EXCELLENT = one_of(result, "excellent")

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        position = values.get("position")
        return f"第 {position} 件候选提案" if position else cls.TITLE
