"""品牌评审: a round in which brands are scored by reviewers and chosen within a quota."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import PIECES
from desktop_app.errors import Problem
from desktop_app.records.brand import Brand
from desktop_app.records.expert import Expert
from desktop_app.records.field_types import Code, Day, LongText, Number, Numbering, Text
from desktop_app.records.gates import missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.points import Points
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.staff import Staff
from desktop_app.records.years import Year

DECISION = "评定"
_NEEDS = {"closed": ("decided_by", "decided_on")}
WHOLE = 100


class BrandReview(Record):
    """品牌评审: one round of one stage; what it decides is written to the brands when it closes."""

    KEY, TITLE, UNIT, TAB = "brand_review", "品牌评审", "次", "品牌项目"
    SORT, STATE = "year", "state"
    MATCH_KEYS = (("name", "year"), ("name",))
    TITLE_FIELDS = ("year",)
    IMPORT = ImportHints(
        texts={"state": "remark", "phase": "remark"}, form_only=("year",),
        noted=("联系人", "联系电话", "候选数", "入选数"),
    )  # fmt: skip
    ONWARD = ("applying", "scoring", "closed")
    SEARCH = ("name", "organizer", "document", "decided_by")
    COLUMNS = (
        "year", "name", "phase", "level", "state", "deadline", "quota", "decided_on", "organizer",
    )  # fmt: skip
    CARD = ("year", "phase", "deadline")
    APART = ("year", "phase")
    FILTERS = ("state", "year", "phase", "level", "deadline")

    name = Text("评审名称", 60, required=True, also=("名称", "评审活动", "评选名称"), width=20)
    year = Year("评审年度", required=True, also=("年度", "年份"), width=5)
    phase = Code(
        "评审环节", "brand_phase", default="single", also=("环节", "轮次"), width=6,
        help_text="初评、复评各登记一次，初评结束后转入复评",
    )  # fmt: skip
    level = Code("评审级别", "level", also=("级别", "层级"), width=5)
    state = Code("评审状态", "brand_review_state", default="applying", also=("状态",), width=6)
    deadline = Day("评审期限", last=True, also=("截止日期", "期限", "打分截止"), width=8)
    quota = Number("名额（个）", 1, 9999, also=("名额", "入选名额"), width=5, units=PIECES)
    organizer = Text("组织单位", 60, also=("主办单位", "牵头单位", "组织评审单位"), width=12)
    rules = LongText("评审办法", also=("办法", "评审标准", "评选条件"))

    decided_by = Text("审定会议", 60, also=("审定单位", "评定会议"), group=DECISION)
    decided_on = Day("审定日期", also=("评定日期", "公布日期"), group=DECISION, width=8)
    document = Text("结果文号", 80, also=("文号", "通报文号"), document=True, group=DECISION)
    remark = LongText("备注", also=("说明",), group=DECISION)

    CLOSED = one_of(state, "closed")
    """What it decided stays as it is until it is opened again."""
    OPEN = one_of(state, "applying", "scoring", None)
    SCORED = one_of(state, "scoring", None)
    DUE = one_of(state, "applying", "scoring", None) & filled(deadline)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if "quota" in values and not values["quota"]:
            text = "还没有名额，按名次定结果时要自己选入选的品牌"
            return [Problem("quota", "名额（个）", text, stops=False)]
        return []

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *_NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        return "closed" if values.get("decided_on") else ""


class BrandCriterion(Record):
    """评审指标: what is judged, for how many points at most."""

    KEY, TITLE, UNIT = "brand_criterion", "评审指标", "项"
    SORT = "position"
    MATCH_KEYS, UNIQUE = (("brand_review", "name"),), (("brand_review", "name"),)
    TITLE_FIELDS = ("full",)
    SEARCH = ("note",)
    COLUMNS = ("position", "name", "full", "weight", "note")

    brand_review = Link(BrandReview, "品牌评审", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号", "排序"), width=5)
    name = Text("指标", 40, required=True, also=("指标名称", "评审项目", "评价内容"), width=14)
    full = Points("满分", required=True, also=("分值", "标准分"))
    weight = Number(
        "权重（%）", 1, 100, also=("权重",), width=5,
        help_text="各项满分都是 100 分、按比例相加的才写；空着就直接相加",
    )  # fmt: skip
    note = LongText("评分要点", also=("评分标准", "评分说明", "要点"))

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if values.get("full") == 0:
            return [Problem("full", "满分", "满分要大于 0")]
        return []


class BrandReviewer(Record):
    """评委: one person or body that scores every candidate of a round."""

    KEY, TITLE, UNIT, PERSON = "brand_reviewer", "评委", "位", True
    SORT = "position"
    MATCH_KEYS, UNIQUE = (("brand_review", "name"),), (("brand_review", "name"),)
    SEARCH = ("unit",)
    COLUMNS = ("position", "name", "unit", "expert", "staff", "remark")

    brand_review = Link(BrandReview, "品牌评审", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号", "排序"), width=5)
    name = Text("姓名", 30, required=True, also=("评委", "评委姓名", "评审人"), width=8)
    unit = Text("单位及职务", 80, also=("单位", "工作单位", "职务"), width=16)
    expert = Link(
        Expert, "专家", brings={"name": "name", "unit": "unit"}, width=8,
        help_text="评委在专家一页里的选上，姓名和单位自动填",
    )  # fmt: skip
    staff = Link(
        Staff, "机关干部", brings={"name": "name", "unit": "post"}, width=8,
        help_text="评委是机关干部的选上，姓名和职务自动填",
    )  # fmt: skip
    remark = Text("备注", 200, width=12)


class BrandCandidate(Record):
    """候选品牌: one brand in a round, what it came to and why the office decided otherwise.

    `total` and `rank` are written from the scores when the round closes; an old round without
    scores has them as its ledger says.
    """

    KEY, TITLE, UNIT = "brand_candidate", "候选品牌", "个"
    NAME, SORT = "brand", "position"
    MATCH_KEYS, UNIQUE = (("brand_review", "brand"),), (("brand_review", "brand"),)
    TITLE_FIELDS = ("position", "result")
    SEARCH = ("note",)
    COLUMNS = ("position", "brand", "total", "rank", "result", "reason", "note")

    brand_review = Link(BrandReview, "品牌评审", owner=True, required=True)
    position = Numbering("序号", 10, width=4)
    brand = Link(Brand, "品牌项目", required=True, also=("品牌", "品牌名称", "候选品牌"), width=16)
    note = LongText("申报理由", also=("品牌释义", "释义", "创意说明", "推荐理由"))
    total = Points("平均分", also=("得分", "总分", "最后得分"), help_text="结束评审时按评分自动填")
    rank = Number("名次", 1, 9999, also=("排名",), width=4, help_text="结束评审时按平均分自动填")
    result = Code("评审结果", "brand_result", default="pending", also=("结果",), width=6)
    reason = Text(
        "调整理由", 200, also=("理由",), width=14,
        help_text="结果和按名次定的不一样时，写明理由，例如“主席会议研究决定”",
    )  # fmt: skip

    SELECTED = one_of(result, "selected")
    PENDING = one_of(result, "pending", None)

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        position = values.get("position")
        return f"第 {position} 个候选品牌" if position else cls.TITLE


class BrandScore(Record):
    """评分: the points that one reviewer gave one candidate for one criterion."""

    KEY, TITLE, UNIT = "brand_score", "评分", "个"
    NAME, SORT, SEARCH, LISTED = "points", "points", (), False
    MATCH_KEYS = UNIQUE = (("candidate", "reviewer", "criterion"),)
    COLUMNS = ("candidate", "reviewer", "criterion", "points")

    candidate = Link(BrandCandidate, "候选品牌", owner=True, required=True)
    reviewer = Link(BrandReviewer, "评委", required=True)
    criterion = Link(BrandCriterion, "评审指标", required=True)
    points = Points("得分", required=True)

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return cls.TITLE
