"""8 委员履职和“五个一”统计表: who did something, who nothing; duties, scores and grades."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from desktop_app.records.assessment import Assessment
from desktop_app.records.member import Member
from desktop_app.services.activities.attendance_figures import MEMBERS as ACTIVE
from desktop_app.services.desk import Desk
from desktop_app.services.members.statistics import in_office
from desktop_app.services.members.workbench import serving
from desktop_app.services.opinion_reports.report_figures import MEMBERS as REFLECTING
from desktop_app.services.period_tables.declared import (
    HALF,
    YEAR,
    DerivedLines,
    HeadLine,
    LineRule,
    PartLine,
    RatioLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.period_tables.tables.basic_members import of_level
from desktop_app.services.period_tables.tables.duty_lines import (
    YEARLY,
    Steps,
    duty_lines,
    score_lines,
)
from desktop_app.services.proposals.proposal_figures import PROPOSALS_RECEIVED
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import One, total
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.sections import (
    TOTAL,
    Asked,
    Condition,
    SectionRule,
    conditions,
)
from desktop_app.services.statistics.statements import asked_of

UNIT = "人"


def _moved(how: str) -> Condition:
    """Members with, or without, a proposal of the period, as first mover or signer."""

    def rule(asked: Asked) -> tuple[Filter, ...]:
        own, signed = conditions(PROPOSALS_RECEIVED.where, asked), proposals_of(asked)
        ways = (Filter("proposal.member", how, own), Filter("proposal_signer.member", how, signed))
        return ways if how == "lacking" else (Filter("", "either", tuple((x,) for x in ways)),)

    return rule


def proposals_of(asked: Asked) -> tuple[Filter, ...]:
    """The conditions on the proposals of the period, as seen from a record that links to one."""
    return tuple(_of_proposal(each) for each in conditions(PROPOSALS_RECEIVED.where, asked))


def _of_proposal(each: Filter) -> Filter:
    if each.how != "either":
        return each._replace(field=f"proposal.{each.field}")
    groups = (tuple(_of_proposal(one) for one in group) for group in each.values)
    return each._replace(values=tuple(groups))


MOVING = SectionRule(
    key="moving",
    title="委员提案",
    record=Member,
    where=(serving,),
    parts=(
        One("moved", "有提案的委员", UNIT, (_moved("having"),)),
        One("unmoved", "没有提案的委员", UNIT, (_moved("lacking"),)),
    ),
    places={"sector": "sector", "committee": "committee"},
)
"""Members in office with a proposal of the period, their own or signed, and those without."""


TALKED = SectionRule(
    key="talked",
    title="约谈",
    record=Assessment,
    where=(Filter("member", "filled"), OnDay("talked_on")),
    parts=(total("约谈", UNIT),),
)
"""Assessments of members who were talked to in the period."""


def _only(desk: Desk, period: Period, *, above: bool) -> Collection[int] | None:
    """The members who are of the prefecture too, None for all members."""
    if not above:
        return None
    asked, _ = asked_of(desk, period)
    where = conditions((in_office, of_level("prefecture")), asked)
    return set(find(desk, Member, Query(where=where)))


def _lines(
    make: Callable[..., Steps], above: bool, desk: Desk, period: Period
) -> Steps:  # fmt: skip
    return make(desk, period, _only(desk, period, above=above))


def _block(
    head: str, key: str, rules: tuple[SectionRule, ...], *, above: bool
) -> tuple[LineRule, ...]:
    active, moving, reflecting, talked = rules
    return (
        HeadLine(head),
        PartLine(f"{key}members", "应当履职的委员", UNIT, active, "total"),
        DerivedLines(partial(_lines, duty_lines, above)),
        PartLine(f"{key}inactive", "会议、活动一次没有参加", UNIT, active, "inactive", 1),
        RatioLine("占", f"{key}inactive", f"{key}members", 2),
        PartLine(f"{key}moved", "有提案（领衔或联名）", UNIT, moving, "moved", 1),
        PartLine(f"{key}unmoved", "没有提案", UNIT, moving, "unmoved", 1),
        RatioLine("占", f"{key}unmoved", f"{key}members", 2),
        PartLine(f"{key}reflected", "反映过社情民意", UNIT, reflecting, "reflected", 1),
        PartLine(f"{key}silent", "没有反映社情民意", UNIT, reflecting, "silent", 1),
        RatioLine("占", f"{key}silent", f"{key}members", 2),
        DerivedLines(partial(_lines, score_lines, above)),
        PartLine(f"{key}talked", "约谈", UNIT, talked, TOTAL, 1),
    )


_ALL = (ACTIVE, MOVING, REFLECTING, TALKED)
_ABOVE = (
    *(replace(each, where=(*each.where, of_level("prefecture"))) for each in _ALL[:-1]),
    replace(TALKED, where=(*TALKED.where, of_level("prefecture", "member."))),
)
RULE = Rule(
    key="duty_results",
    number=8,
    title="委员履职和“五个一”统计表",
    kinds=(HALF, YEAR),
    lines=(
        *_block("本会委员", "", _ALL, above=False),
        *_block("驻县州（市）政协委员", "above_", _ABOVE, above=True),
    ),
    notes=(
        ("委员", "现在在任的委员；会议、活动、提案、信息按各自的日期在时段内的计"),
        ("有提案", "收件日期在时段内的提案，第一提案人、联名人都算；草稿和已经分案的不计"),
        ("五个一、积分、等次", YEARLY),
        ("反映社情民意", "收到日期在时段内的信息，第一反映和共同反映的都算，不与上年比"),
    ),
)
