"""The sections of the statistics of opinion reports: each counted by the day of its own step."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.services.members.workbench import serving
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, HoldingCode, One, share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule, Unclear

PLACES = {"committee": "committee", "sector": "sector", "category": "category", "kind": "kind"}
"""Where a report says which part of the work it belongs to."""
OF_REPORT = {key: f"report.{path}" for key, path in PLACES.items()}
ON_REPORTS = (Filter("opinion_report", "filled"),)
UNIT = "条"

RECEIVED = SectionRule(
    key="report",
    title="收到",
    record=OpinionReport,
    where=(~OpinionReport.ASKED, OnDay("received_on")),
    parts=(
        total("收到", UNIT),
        ByCode("kind", UNIT, rare=True),
        ByCode("category", UNIT, rare=True),
        share("commissioned", "约稿", UNIT, one_of(OpinionReport.commissioned, 1)),
        share("of_members", "委员第一反映", UNIT, filled(OpinionReport.member)),
        share("left", "不编发、转办", UNIT, OpinionReport.LEFT),
        share("internal", "不外传", UNIT, one_of(OpinionReport.internal, 1)),
    ),
    places=PLACES,
    unclear=Unclear("收到日期不明的信息", UNIT, (~OpinionReport.ASKED,)),
)
"""Reports received in the period, those asked for and not yet there left out."""

ISSUED = SectionRule(
    key="issued",
    title="编发",
    record=OpinionReport,
    where=(OpinionReport.ISSUED, OnDay("issued_on")),
    parts=(
        total("编发", UNIT),
        share("adopted", "已被采用", UNIT, OpinionReport.ADOPTED, rate="采用率"),
        share("unadopted", "未被采用", UNIT, one_of(OpinionReport.state, "unadopted")),
        ByCode("best_level", UNIT, rare=True),
    ),
    places=PLACES,
    unclear=Unclear("签发日期不明的信息", UNIT, (OpinionReport.ISSUED,)),
)
"""Reports issued in the period, and the highest level that each of them reached by today."""

SENT = SectionRule(
    key="sent",
    title="报送",
    record=OpinionReport,
    where=(OnDay("sent_on"),),
    parts=(total("报送", UNIT), HoldingCode("channels", "channel", "报", UNIT)),
    places=PLACES,
)
"""Reports sent in the period; one that went to several places counts in each of these."""


def _adopted(level: str, word: str) -> tuple[One, ...]:
    """The adoptions of a level, and among these those of each form."""
    own = one_of(ReportAdoption.level, level)
    forms = (("single", "单篇"), ("combined", "综合"), ("forwarded", "转送"), (None, "未写形式"))
    return (
        share(level, f"{word}采用", "次", own),
        *(
            One(f"{level}_{form}", f"{word}{label}", "次",
                (own, one_of(ReportAdoption.form, form)), level=2, share_of=level, rate="占",
                rare=form is None or (form == "forwarded" and level != "national"))
            for form, label in forms
        ),
    )  # fmt: skip


ADOPTIONS = SectionRule(
    key="adoption",
    title="采用",
    record=ReportAdoption,
    where=(OnDay("day"),),
    parts=(
        total("采用", "次"),
        *_adopted("county", "县级"),
        *_adopted("prefecture", "州级"),
        *_adopted("province", "省级"),
        *_adopted("national", "全国"),
    ),
    places=OF_REPORT,
    owner="report",
    unclear=Unclear("采用日期不明的采用", "次"),
)
"""Adoptions of the period, each once: a report adopted at two levels counts at both."""

INSTRUCTIONS = SectionRule(
    key="report_instruction",
    title="批示",
    record=Instruction,
    where=(*ON_REPORTS, OnDay("day")),
    parts=(total("信息的批示", "件"), ByCode("level", "件")),
    places={key: f"opinion_report.{path}" for key, path in PLACES.items()},
    unclear=Unclear("批示日期不明的信息批示", "件", ON_REPORTS),
)
"""What leaders wrote on reports, by level."""

OUTCOMES = SectionRule(
    key="report_outcome",
    title="转化",
    record=Outcome,
    where=(filled(Outcome.opinion_report), OnDay("sent_on", otherwise="opinion_report.issued_on")),
    parts=(
        total("信息的意见建议", UNIT),
        share("adopted", "采纳和部分采纳", UNIT, Outcome.ADOPTED, rate="采纳率"),
        share("done", "已办结", UNIT, Outcome.ENDED, rate="办结率"),
    ),
    places={key: f"opinion_report.{path}" for key, path in PLACES.items()},
)
"""What reports suggested, registered in the ledger of outcomes."""


def _reflected(asked: Asked) -> tuple[Filter, ...]:
    """Members who reflected something in the period, first or among others."""
    return (Filter("", "either", tuple((each,) for each in _ways(asked, "having"))),)


def _silent(asked: Asked) -> tuple[Filter, ...]:
    """Members of whom no report was received in the period."""
    return tuple(_ways(asked, "lacking"))


def _ways(asked: Asked, how: str) -> list[Filter]:
    own = (Filter("received_on", "during", asked.period),)
    return [Filter(f"opinion_report.{name}", how, own) for name in ("member", "partners")]


MEMBERS = SectionRule(
    key="reflecting",
    title="委员反映",
    record=Member,
    where=(serving,),
    parts=(
        One(TOTAL, "在任委员", "人", compared=False),
        One("reflected", "反映过信息", "人", (_reflected,), level=1, share_of=TOTAL,
            rate="参与率", compared=False),
        One("silent", "没有反映信息", "人", (_silent,), level=1, share_of=TOTAL, rate="占",
            compared=False),
    ),
    places={"committee": "committee", "sector": "sector"},
)  # fmt: skip
"""Members in office today, and which of them a report of the period names; with none: the rest."""
