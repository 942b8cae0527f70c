"""协商工作统计: what its sections count, and by which day."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records.case import Case
from desktop_app.records.consultation import CAME, FEEDBACKS, Consultation, Feedback, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.office import Committee
from desktop_app.records.point import Point
from desktop_app.records.topic import REPLACED, Topic
from desktop_app.services.consulting.outcome_figures import OUTCOMES
from desktop_app.services.consulting.point_figures import POINTS, WAS_HELD
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.declared import (
    TOTAL,
    Asked,
    ColumnRule,
    MonthChart,
    PartsChart,
    SectionRule,
    ShareRule,
    Statistics,
    Tables,
    Unclear,
)
from desktop_app.services.statistics.parts import ByCode, ByLink, One, OtherCodes, share, total
from desktop_app.services.statistics.scopes import ScopeField

OWN_PLACES = {"committee": "committee", "county": "point.county", "point": "point"}
"""Where consultations, topics and cases say which part of the work they belong to."""


def through(link: str, places: Mapping[str, str]) -> dict[str, str]:
    """The same places as seen from a record that links to one of those."""
    return {key: f"{link}.{path}" for key, path in places.items()}


def light(feedback: Feedback) -> tuple[One, One]:
    """Consultations with day and document of one feedback, and those that lack one of them."""
    names = (feedback.day, feedback.document)
    done = tuple(Filter(name, "filled") for name in names)
    lacks = Filter("", "either", tuple((Filter(name, "in", (None,)),) for name in names))
    given = One(feedback.key, "已完成", "场", done, "", 2, TOTAL, "完成率", f"按{feedback.title}")
    lacking = given._replace(key=f"{feedback.key}_lacking", title="未完成", where=(lacks,))
    return given, lacking._replace(rate="占")


def overdue_visits(asked: Asked) -> tuple[Filter, ...]:
    """Look-backs that were planned before today, neither made nor stopped."""
    return (
        Filter("done_on", "in", (None,)),
        Filter("stopped_on", "in", (None,)),
        Filter("planned_on", "before", (asked.desk.today.isoformat(),)),
    )


CONSULTATION_PLACES = {**OWN_PLACES, "platform": "platform"}
CONSULTATIONS = SectionRule(
    key="session",
    title="协商",
    record=Consultation,
    where=(WAS_HELD, OnDay("held_on")),
    parts=(
        total("协商场次", "场"),
        ByCode("platform", "场", rare=True),
        ByLink("committee", "场"),
        share("joint", "联合开展", "场", OtherCodes(Consultation, "joint", ("none",))),
        share("surveyed", "调研报告已定稿", "场", Filter("survey_final", "in", (1,))),
        share("lights", "三项反馈齐全", "场",
              *(Filter(name, "filled") for _, _, *names in FEEDBACKS for name in names),
              rate="齐全率"),
        *(part for each in FEEDBACKS for part in light(each)),
    ),
    places=CONSULTATION_PLACES,
    unclear=Unclear("协商日期不明的协商", "场", (WAS_HELD,)),
)  # fmt: skip

PEOPLE = SectionRule(
    key="people",
    title="参加人员",
    record=Participant,
    where=(
        Filter("attended", "in", CAME),
        WAS_HELD._replace(field="consultation.state"),
        OnDay("consultation.held_on"),
    ),
    parts=(total("参加人员", "人次"), ByCode("role", "人次")),
    places={**through("consultation", CONSULTATION_PLACES), "consultation": "consultation"},
    owner="consultation",
)
"""Those who came to the consultations of the period, counted at each of them."""

TOPICS = SectionRule(
    key="topic",
    title="议题",
    record=Topic,
    where=(OnDay("raised_on"), OtherCodes(Topic, "state", REPLACED, empty=True)),
    parts=(
        total("征集议题", "个"),
        ByCode("five_points", "个"),
        ByCode("state", "个", without=REPLACED),
    ),
    places=OWN_PLACES,
    unclear=Unclear("征集日期不明的议题", "个"),
)
"""A topic merged into another or split into parts is counted there, not twice."""

PLANNED_VISITS = SectionRule(
    key="planned",
    title="回头看",
    record=LookBack,
    where=(OnDay("planned_on", planned=True),),
    parts=(
        total("计划回头看", "次"),
        share("made", "其中已开展", "次", Filter("done_on", "filled"), rate="开展率"),
        share("waiting", "其中逾期未开展", "次", overdue_visits),
    ),
    places=through("outcome.consultation", CONSULTATION_PLACES),
)
"""Look-backs planned for the period, whether made by now or not."""

VISITS = SectionRule(
    key="look_back",
    title="回头看",
    record=LookBack,
    where=(OnDay("done_on"),),
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
    ("意见建议及其采纳、办理、成效", "报送日期，没有报送日期的按协商日期；情况以统计截止日期为准"),
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
        POINTS, CONSULTATIONS, PEOPLE, TOPICS, OUTCOMES, PLANNED_VISITS, VISITS, CASES,
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
