"""协商工作统计: what its sections count, and by which day."""

from __future__ import annotations

from desktop_app.records.case import Case
from desktop_app.records.look_back import LookBack
from desktop_app.records.office import Committee
from desktop_app.records.point import Point
from desktop_app.records.topic import REPLACED_STATES, Topic
from desktop_app.services.consulting.consultation_figures import (
    CONSULTATION_PLACES,
    CONSULTATIONS,
    OWN_PLACES,
    PEOPLE,
    through,
)
from desktop_app.services.consulting.instruction_figures import INSTRUCTIONS, OWN_INSTRUCTIONS
from desktop_app.services.consulting.outcome_figures import OF_CONSULTATION, OUTCOMES
from desktop_app.services.consulting.point_figures import POINTS
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import Asked, OfLinked, SectionRule, Unclear


def _past_planned(asked: Asked) -> tuple[Filter, ...]:
    """Look-backs planned before today."""
    return (Filter("planned_on", "before", (asked.desk.today.isoformat(),)),)


TOPICS = SectionRule(
    key="topic",
    title="议题",
    record=Topic,
    where=(OnDay("raised_on"), ~Topic.REPLACED),
    parts=(
        total("征集议题", "个"),
        ByCode("five_points", "个"),
        ByCode("state", "个", without=REPLACED_STATES),
    ),
    places=OWN_PLACES,
    unclear=Unclear("征集日期不明的议题", "个"),
)
"""A topic merged into another or split into parts is counted there, not twice."""

PLANNED_VISITS = SectionRule(
    key="planned",
    title="回头看",
    record=LookBack,
    where=(OfLinked("outcome", OF_CONSULTATION), OnDay("planned_on", planned=True)),
    parts=(
        total("计划回头看", "次"),
        share("made", "其中已开展", "次", LookBack.DONE, rate="开展率"),
        share("waiting", "其中逾期未开展", "次", LookBack.OPEN, _past_planned),
    ),
    places=through("outcome.consultation", CONSULTATION_PLACES),
)
"""Look-backs planned for the period, whether made by now or not."""

VISITS = SectionRule(
    key="look_back",
    title="回头看",
    record=LookBack,
    where=(OfLinked("outcome", OF_CONSULTATION), OnDay("done_on")),
    parts=(total("开展回头看", "次"), ByCode("level", "次")),
    places=through("outcome.consultation", CONSULTATION_PLACES),
)

CASES = SectionRule(
    key="case",
    title="精品案例",
    record=Case,
    where=(OnDay("submitted_on"),),
    parts=(
        total("报送案例", "个"),
        share("selected", "其中入选", "个", Filter("state", "in", ("selected",)), rate="入选率"),
    ),
    places=OWN_PLACES,
)

TABLES = Tables(
    fields={"committee": "专委会", "county": "县市", "point": "协商点", "platform": "协商平台"},
    columns=(
        ColumnRule("协商", "场", "session"),
        ColumnRule("参加人员", "人次", "people"),
        ColumnRule("议题", "个", "topic"),
        ColumnRule("意见建议", "条", "outcome"),
        ColumnRule("采纳和部分采纳", "条", "outcome", "adopted"),
        ColumnRule("已交办", "条", "outcome", "assigned"),
        ColumnRule("已办结", "条", "outcome", "done"),
        ColumnRule("逾期未办结", "条", "outcome", "overdue"),
        ColumnRule("开展回头看", "次", "look_back"),
        ColumnRule("落实资金", "万元", "outcome", "money"),
        ColumnRule("受益人数", "人", "outcome", "beneficiaries"),
    ),
    shares=(ShareRule("采纳率", 4, 3), ShareRule("办结率", 6, 5)),
)

NOTES = (
    (
        "协商点",
        "设立日期在时段末之前（没有写的，按最早一次协商或登记的日期）；状态以统计截止日期为准，不与上年比",
    ),
    ("协商、参加人员", "协商日期；已经召开的才算，参加人员只算到会的，每场各算一次"),
    ("议题", "征集日期；并入别的议题的、已经拆分的不重复算"),
    ("参加委员的界别", "委员在协商当天所在的界别；日期只有年月的，按那个月的第一天"),
    ("意见建议及其采纳、办理、成效", "报送日期，没有报送日期的按协商日期；情况以统计截止日期为准"),
    ("来源不是协商的意见建议", "不计；提案的建议计在提案工作统计里，批示和回头看也一样"),
    ("批示", "批示日期"),
    ("计划回头看", "计划日期"),
    ("开展回头看及等次", "开展日期"),
    ("精品案例", "报送日期"),
    ("只看一个专委会时", "协商按牵头、议题按承办、协商点按联系、案例按报送的专委会"),
)
"""Which day counts for which figure, as the page and every print says it."""

STATISTICS = Statistics(
    key="consultation",
    title="协商工作统计",
    sections=(
        POINTS, CONSULTATIONS, PEOPLE, TOPICS, OUTCOMES, INSTRUCTIONS, OWN_INSTRUCTIONS,
        PLANNED_VISITS, VISITS, CASES,
    ),
    tables=TABLES,
    charts=(
        MonthChart("month", "session", "协商场次", "场"),
        PartsChart("topic", "five_points", "议题按五点分类", "个"),
        PartsChart("people", "role", "参加人员按身份", "人次"),
        PartsChart("outcome", "handling", "意见建议按办理状态", "条"),
    ),
    notes=NOTES,
    scopes=(
        ScopeField("committee", "专委会", Committee),
        ScopeField("county", "县（市）", Point, field="county"),
        ScopeField("point", "协商点", Point, searched=True),
    ),
)  # fmt: skip
