"""5 协商在基层（院坝协商）统计表: places, sessions, topics, people, what became of suggestions."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.case import Case
from desktop_app.records.consultation import Participant
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services.consulting.consultation_figures import CONSULTATIONS, PEOPLE
from desktop_app.services.consulting.outcome_figures import OUTCOMES
from desktop_app.services.consulting.point_figures import POINTS
from desktop_app.services.consulting.statistics import CASES, TOPICS, VISITS
from desktop_app.services.period_tables.declared import (
    HALF,
    QUARTER,
    YEAR,
    HeadLine,
    PartLine,
    RatioLine,
    UnkeptLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One, OtherCodes
from desktop_app.services.statistics.sections import TOTAL

PLACES, SESSIONS, TOPICS_UNIT, ADVICE, PEOPLE_UNIT = "个", "场", "个", "条", "人次"
GRASSROOTS = ("grassroots",)
POINT_KINDS = (
    ("bodies", "乡镇（街道）协商议事会议", ("township",)),
    ("villages", "村（社区）协商议事室", ("village",)),
    ("parks", "企业和园区协商点", ("park",)),
)
ROLES = (
    ("sector", "委员"), ("resident", "群众"), ("staff", "专委会干部"), ("department", "部门"),
    ("expert", "专家"),
)  # fmt: skip
FIVE = (
    ("governance", "社会治理难点"), ("concern", "群众关心热点"), ("environment", "人居环境盲点"),
    ("hardship", "特殊困难群体堵点"), ("poverty", "易返贫乡村发展重点"),
)  # fmt: skip
CASE_LEVELS = (("county", "县级"), ("prefecture", "州（市）级"), ("province", "省级"))


def _others(record: type[Record], field: str, known: tuple[str, ...]) -> OtherCodes:
    return OtherCodes(record, field, known, empty=True)


def _at(link: str = "") -> Filter:
    """The condition that a consultation was held at the grassroots."""
    return Filter(f"{link}platform", "in", GRASSROOTS)


EXISTING = replace(POINTS, parts=(
    *POINTS.parts,
    *(One(f"place_{key}", word, PLACES, (Filter("kind", "in", codes),))
      for key, word, codes in POINT_KINDS),
    One("place_other", "其他场所", PLACES,
        (_others(Point, "kind", tuple(code for _, _, codes in POINT_KINDS for code in codes)),)),
))  # fmt: skip
HELD = replace(CONSULTATIONS, where=(_at(), *CONSULTATIONS.where), parts=(
    *CONSULTATIONS.parts,
    One("planned", "计划经党委审批", SESSIONS, (Filter("party_plan_on", "filled"),)),
    One("sent", "意见送党委", SESSIONS, (Filter("party_sent_on", "filled"),)),
))  # fmt: skip
CAME = replace(PEOPLE, where=(_at("consultation."), *PEOPLE.where), parts=(
    *PEOPLE.parts,
    One("other_role", "其他", PEOPLE_UNIT,
        (_others(Participant, "role", tuple(code for code, _ in ROLES)),)),
))  # fmt: skip
RAISED = replace(TOPICS, parts=(
    *TOPICS.parts,
    One("no_point", "没有归类", TOPICS_UNIT,
        (_others(TOPICS.record, "five_points", tuple(code for code, _ in FIVE)),)),
))  # fmt: skip
ADVISED = replace(OUTCOMES, where=(_at("consultation."), *OUTCOMES.where))
VISITED = replace(VISITS, where=(_at("outcome.consultation."), *VISITS.where))
SUBMITTED = replace(CASES, parts=(
    *CASES.parts,
    *(One(f"level_{key}", word, PLACES, (Filter("level", "in", (key,)),))
      for key, word in CASE_LEVELS),
    One("level_other", "其他", PLACES,
        (_others(Case, "level", tuple(code for code, _ in CASE_LEVELS)),)),
))  # fmt: skip

RULE = Rule(
    key="grassroots",
    number=5,
    title="协商在基层（院坝协商）统计表",
    kinds=(QUARTER, HALF, YEAR),
    lines=(
        PartLine("points", "协商议事会议和场所", PLACES, EXISTING, TOTAL),
        *(
            PartLine(f"place_{key}", word, PLACES, EXISTING, f"place_{key}", 1, "points", "按类型")
            for key, word, _ in POINT_KINDS
        ),
        PartLine("place_other", "其他场所", PLACES, EXISTING, "place_other", 1, "points", "按类型"),
        PartLine("founded", "本期新设", PLACES, EXISTING, "founded", 1),
        UnkeptLine("乡镇（街道）覆盖率", "%", "乡镇（街道）的总数程序没有登记", 1),
        HeadLine("协商"),
        PartLine("held", "协商", SESSIONS, HELD, TOTAL),
        PartLine("planned", "计划经党委审批", SESSIONS, HELD, "planned", 1),
        PartLine("sent", "意见送党委", SESSIONS, HELD, "sent", 1),
        HeadLine("议题"),
        PartLine("topics", "征集议题", TOPICS_UNIT, RAISED, TOTAL),
        *(
            PartLine(
                f"topic_{key}",
                word,
                TOPICS_UNIT,
                RAISED,
                f"five_points_{key}",
                1,
                "topics",
                "按五点",
            )
            for key, word in FIVE
        ),
        PartLine("topic_other", "没有归类", TOPICS_UNIT, RAISED, "no_point", 1, "topics", "按五点"),
        HeadLine("参加人员"),
        PartLine("people", "参加人员", PEOPLE_UNIT, CAME, TOTAL),
        *(
            PartLine(f"role_{key}", word, PEOPLE_UNIT, CAME, f"role_{key}", 1, "people", "按身份")
            for key, word in ROLES
        ),
        PartLine("role_other", "其他", PEOPLE_UNIT, CAME, "other_role", 1, "people", "按身份"),
        HeadLine("意见建议和成效"),
        PartLine("advice", "意见建议", ADVICE, ADVISED, TOTAL),
        PartLine("adopted", "采纳和部分采纳", ADVICE, ADVISED, "adopted", 1),
        RatioLine("采纳率", "adopted", "advice"),
        PartLine("done", "已落实（办结），助推解决", ADVICE, ADVISED, "done", 1),
        PartLine("money", "落实资金", "万元", ADVISED, "money", 1),
        PartLine("beneficiaries", "受益群众", "人", ADVISED, "beneficiaries", 1),
        PartLine("visited", "开展回头看", "次", VISITED, TOTAL, 1),
        HeadLine("精品案例"),
        PartLine("cases", "报送案例", PLACES, SUBMITTED, TOTAL),
        *(
            PartLine(f"case_{key}", word, PLACES, SUBMITTED, f"level_{key}", 1, "cases", "按级别")
            for key, word in CASE_LEVELS
        ),
        PartLine("case_other", "其他", PLACES, SUBMITTED, "level_other", 1, "cases", "按级别"),
    ),
    notes=(
        ("协商、参加人员、意见建议、回头看", "协商平台是基层协商（院坝）的；参加人员只算到会的"),
        ("协商点", "设立日期在时段末之前，没有写的按最早一次协商或登记的日期"),
        ("议题", "征集日期在时段内，并入别的议题的、已经拆分的不重复算"),
        ("意见建议", "报送日期，没有的按协商日期；采纳、落实、资金按现在登记的"),
    ),
)
