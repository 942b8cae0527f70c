"""实事: what members do for villages and people, its progress and its effect apart."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE
from desktop_app.errors import Problem
from desktop_app.records.campaign import Campaign
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    Numbering,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing, reached
from desktop_app.records.group import WorkGroup
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.money import Money
from desktop_app.records.named_people import first_and_others
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order, not_ahead
from desktop_app.records.point import TOWNSHIP_TITLE
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.reading import with_name
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_from

FIGURES, COURSE = "受益和资金", "推进和见效"
MOVED = ("slow", "on_course", "finished")
"""Codes of `deed_progress` of a deed that was taken on."""
SEEN = ("first", "clear")
"""Codes of `deed_effect` of a deed that shows an effect."""
NEEDS = {
    "underway": ("start_on",),
    "done": ("done_on",),
    "failed": ("fail_reason",),
}
"""Of each state the fields that are filled in before."""
_DAYS = (
    ("start_on", "progress_on"), ("start_on", "effect_on"), ("start_on", "done_on"),
    ("start_on", "end_on"),
)  # fmt: skip
_DATED = (("progress", "progress_on", "推进情况"), ("effect", "effect_on", "见效情况"))
NOT_A_MEMBER = "实施人没有和委员名单对上，不计入“五个一”和积分；是委员的请选上"
_STATED = (("progress", "progress_state"), ("effect", "effect_state"))


class Deed(Record):
    """实事: one good deed on one of the two lines; progress and effect have states of their own."""

    KEY, TITLE, UNIT, TAB = "deed", "实事", "件", "委员履职"
    STATE, SORT, INTERNAL = "state", "start_on", "internal"
    MATCH_KEYS = (("year", "number"), ("name", "start_on", "doer"), ("name", "year", "doer"))
    UNIQUE, TITLE_FIELDS = (("year", "number"),), ()
    IMPORT = ImportHints(
        combined=(("start_on", "end_on"), ("township", "village"), ("doer", "committee")),
        splits=("doer",),
        sections={"committee": COMMITTEE_TITLE, "township": TOWNSHIP_TITLE},
        strict=(("year", "number"),),
        noted=("联系人", "联系电话", "责任单位", "配合单位", "界别"),
        texts={
            "state": "progress", "progress_state": "progress", "effect_state": "effect",
            "line": "remark", "aid": "remark",
        },
        year_above="year",
        form_only=("start_on",),
        distinguishing=("doer", "start_on"),
    )  # fmt: skip
    ONWARD = ("planned", "underway", "done")
    SEARCH = ("number", "doer", "partner_names", "township", "village")
    COLUMNS = (
        "number", "name", "state", "line", "aid", "doer", "township", "start_on", "end_on",
        "progress_state", "effect_state", "beneficiaries", "money",
    )  # fmt: skip
    CARD = ("doer", "township", "end_on")
    APART = ("year", "number", "doer", "start_on")
    FILTERS = (
        "state", "line", "aid", "progress_state", "effect_state", "committee", "campaign",
        "township",
        "top_ten", "year", "start_on", "internal",
    )  # fmt: skip

    number = Numbering(
        "编号", 20, also=("实事编号", "项目编号"), width=7, help_text="不填就按年接着编，如 SS-001"
    )
    year = Year("年份", also=("年度",), width=5, help_text="不填就按开始日期")
    name = Text(
        "实事", 120, required=True, width=20,
        also=("实事名称", "实事内容", "实事项目", "好事实事", "名称", "事项", "项目名称", "项目",
              "办实事内容", "为民办实事", "实事事项"),
    )  # fmt: skip
    state = Code(
        "状态", "deed_state", default="planned", width=6,
        also=("实事状态", "完成情况", "办理状态", "进展", "完成状态"),
    )  # fmt: skip
    line = Code(
        "工作线", "deed_line", width=8,
        also=("双助推", "助推类别", "所属工作线", "助推方向", "条线"),
        help_text="“双助推”的哪一条：巩固拓展脱贫攻坚成果，还是乡村振兴",
    )  # fmt: skip
    aid = Code(
        "五项助推", "deed_aid", width=8,
        also=("助推项目", "助推内容", "助推领域", "助推事项", "实事类别", "类别", "类型"),
    )  # fmt: skip
    top_ten = YesNo("10件实事", also=("是否10件实事", "十件实事", "是否十件实事"), width=5,
                    help_text="列入当年“10件实事”的选“是”")  # fmt: skip
    member = Link(
        Member, "实施的委员", brings={"doer": "name", "committee": "committee"},
        also=("第一实施委员", "牵头委员"),
    )  # fmt: skip
    doer = Text(
        "实施人", 80, width=8,
        also=("实施委员", "委员", "委员姓名", "责任委员", "办理委员", "帮扶委员", "办理人",
              "帮扶人", "责任人", "参与委员姓名", "姓名"),
        help_text="几个人一起办的，用、分开：第一个是牵头的，其余的是一起办的",
    )  # fmt: skip
    partners = Links(
        Member, "一起办的委员", also=("参与委员", "协助委员", "共同实施委员", "参加委员"),
        words="partner_names",
    )  # fmt: skip
    partner_names = Text("一起办的其他人", 200, help_text="委员名单里没有的姓名、单位")
    committee = Link(
        Committee, "专委会", also=("牵头专委会", "责任专委会", "所属专委会", "联系专委会"), width=8
    )
    group = Link(WorkGroup, "组", also=("小组", "委员小组", "界别组", "活动组", "联络组"), width=9)
    campaign = Link(Campaign, "专项行动", also=("所属行动", "所属专项行动"), width=9)
    county = Text("县（市）", 20, also=("县市", "所属县", "实施县市"), width=7)
    township = Text("乡镇（街道）", 30, also=("乡镇", "街道", "乡镇街道"), width=9)
    village = Text(
        "村（社区）", 40, also=("村", "社区", "村社区", "实施地点", "地点", "帮扶村"), width=9
    )
    start_on = Day(
        "开始日期", width=8,
        also=("启动日期", "开始时间", "启动时间", "实施日期", "实施时间", "日期", "时间"),
    )  # fmt: skip
    end_on = Day(
        "计划完成日期", last=True, width=8,
        also=("完成期限", "完成时限", "计划完成时间", "截止日期", "计划完成时限", "期限"),
    )  # fmt: skip
    internal = YesNo("不外传", also=("是否内部", "内部"), help_text=INTERNAL_HELP)

    beneficiaries = Number(
        "受益人数", 0, 10**9, group=FIGURES, width=6, units=PEOPLE,
        also=("受益群众", "惠及人数", "受益人口", "惠及群众", "受益", "受益人次"),
    )  # fmt: skip
    money = Money(
        "投入资金（元）", group=FIGURES, width=9,
        also=("资金", "投入资金", "资金投入", "协调资金", "捐资", "捐款捐物", "投入", "金额"),
    )  # fmt: skip
    employed = Number(
        "促进就业（人）", 0, 10**7, group=FIGURES, width=6, units=PEOPLE,
        also=("就业人数", "促进就业", "带动就业", "帮助就业", "就业"),
    )  # fmt: skip
    students = Number(
        "助学（人）", 0, 10**7, group=FIGURES, width=5, units=PEOPLE,
        also=("助学人数", "资助学生", "助学"),
    )  # fmt: skip
    student_money = Money("助学资金（元）", also=("助学资金", "助学金额", "助学金"), group=FIGURES)
    projects = Number(
        "引进项目（个）", 0, 10**5, also=("引进项目", "项目数", "引进项目数"), group=FIGURES,
        width=5,
    )  # fmt: skip
    project_money = Money(
        "到位资金（元）", also=("到位资金", "项目资金", "项目到位资金"), group=FIGURES
    )
    sales = Money("消费帮扶（元）", also=("消费帮扶", "消费帮扶金额", "以购代捐"), group=FIGURES)

    progress_state = Code("推进程度", "deed_progress", also=("推进状态",), group=COURSE, width=6)
    progress_on = Day("推进日期", also=("推进时间",), group=COURSE, width=8)
    progress = LongText(
        "推进情况", also=("进展情况", "工作推进情况", "推进措施", "主要做法", "实施情况"),
        group=COURSE,
    )  # fmt: skip
    effect_state = Code("见效程度", "deed_effect", also=("见效状态",), group=COURSE, width=6)
    effect_on = Day("见效日期", also=("见效时间",), group=COURSE, width=8)
    effect = LongText(
        "见效情况", also=("成效", "取得成效", "工作成效", "效果", "见效", "成效情况"), group=COURSE
    )
    difficulties = LongText(
        "困难和建议", also=("存在困难", "困难问题", "存在问题", "困难和问题", "意见建议"),
        group=COURSE,
    )  # fmt: skip
    done_on = Day(
        "完成日期", also=("办结日期", "完成时间", "办结时间", "办成日期"), group=COURSE, width=8
    )
    result = LongText("结果", also=("办理结果", "完成结果", "落实情况", "办成情况"), group=COURSE)
    evidence = Text(
        "佐证材料", 200, also=("证明材料", "佐证", "依据材料"), group=COURSE,
        help_text="材料的名称；照片、证明加在附件里",
    )  # fmt: skip
    fail_reason = Text("未办成原因", 200, also=("未完成原因",), group=COURSE)
    remark = LongText("备注", also=("说明",), group=COURSE)

    OPEN = one_of(state, "planned", "underway")
    """Somebody still has to do something for it."""
    UNDERWAY = one_of(state, "underway")
    DONE, FAILED = one_of(state, "done"), one_of(state, "failed")
    PUSHED = one_of(progress_state, *MOVED)
    """It was taken on, whatever its state is."""
    EFFECTIVE = one_of(effect_state, *SEEN)
    """An effect is seen."""
    WITHOUT_EFFECT = (
        one_of(state, "underway", "done") & filled(progress_on) & ~one_of(effect_state, *SEEN)
    )
    """It was taken on, and nobody has seen an effect of it yet."""
    DUE = OPEN & filled(end_on)
    TOP_TEN = one_of(top_ten, 1)
    UNSORTED = empty(aid)
    DIFFICULT = filled(difficulties)
    OPENS_IN = WaitingOrder((OPEN,), start_on, "没办完的在前，先到期的先", end_on)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Begun today."""
        return {**super().defaults(lookup), "start_on": lookup.today.isoformat()}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The first of the names is in charge, the rest take part; a chosen member has a name."""
        named = named_by_link(draft, "member", "doer", lookup.titles[Member.KEY])
        return first_and_others(named, "doer", "partner_names", lookup, always=True)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its first day and whose it is, if not typed; a text has the least state."""
        found: dict[str, Any] = year_from(values, lookup, "start_on", "done_on", "end_on")
        for text, state in _STATED:
            if values.get(text) and not values.get(state):
                found[state] = {"progress": "on_course", "effect": "first"}[text]
        return found | with_name(values, "doer", lookup)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = [one for first, last in _DAYS for one in in_order(cls, values, first, last)]
        found += not_ahead(cls, values, lookup, "progress_on", "effect_on", "done_on")
        if "doer" in values and not values["doer"] and not values.get("group"):
            found.append(Problem("doer", "实施人", "还没有写明谁办的", stops=False))
        if values.get("doer") and "member" in values and not values["member"]:
            found.append(Problem("member", "实施的委员", NOT_A_MEMBER, stops=False))
        for name, label in (("line", "工作线"), ("aid", "五项助推")):
            if name in values and not values[name]:
                text = f"还没有选{label}，统计表里算在“没有归类”"
                found.append(Problem(name, label, text, stops=False))
        for name, day, label in _DATED:
            if values.get(name) and day in values and not values[day]:
                text = f"写了{label}，还没有写日期"
                found.append(Problem(day, cls.field(day).label, text, stops=False))
        if cls.DONE.holds(values) and "effect" in values and not values["effect"]:
            found.append(Problem("effect", "见效情况", "已完成，还没有写见效情况", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        """Done or underway, once the day of it has come."""
        if cls.FAILED.holds(values):
            return []
        days = (("done", "done_on"), ("underway", "progress_on"), ("underway", "start_on"))
        return reached(values, lookup, days)

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The furthest state that the days of a ledger's line imply."""
        if values.get("fail_reason"):
            return "failed"
        return next((state for state, _ in cls.suggested_states(values, lookup)), "")
