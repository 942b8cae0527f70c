"""The statistics of suggestions: adoption, handling, feedback, what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.outcome import ENDED, Outcome
from desktop_app.services.desk import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.declared import TOTAL, Asked, Part, Section
from desktop_app.services.statistics.parts import by_codes
from desktop_app.services.statistics.scopes import scope_filters

ADOPTED = (Filter("adoption", "in", ("adopted", "partly")),)
DONE = (Filter("handling", "in", ENDED),)
STOPPED = (Filter("stopped_on", "filled"),)
REOPENED = (Filter("reopened", "from", (1,)),)
CONTENT = ("satisfied", "fairly")
RATED = (*CONTENT, "dissatisfied")
UNADOPTED, UNASSIGNED, UNRATED = "rejected", "unassigned", "none"


def outcomes(asked: Asked) -> Section:
    """Suggestions sent in the period and what became of each of them by today."""
    return Section("意见建议", Outcome, suggested(asked), (
        Part(TOTAL, "意见建议", "条"),
        *_adoption(asked),
        *_handling(asked),
        *_feedback(asked),
        *_ways(asked),
    ))  # fmt: skip


def suggested(asked: Asked) -> tuple[Filter, ...]:
    """Which suggestions belong to a period: by the day sent, else by that of the consultation."""
    sent = Filter("sent_on", "during", asked.period)
    held = Filter("consultation.held_on", "during", asked.period)
    day = Filter("", "either", ((sent,), (Filter("sent_on", "in", (None,)), held)))
    return (day, *scope_filters(Outcome, asked.scope))


def unsent(asked: Asked, unclear: Sequence[Any]) -> Section:
    """Suggestions whose day is not known, or too roughly for the period."""
    rough = tuple(each for each in unclear if each is not None)
    held = Filter("consultation.held_on", "in", tuple(unclear))
    day = Filter(
        "", "either", ((Filter("sent_on", "in", rough),), (Filter("sent_on", "in", (None,)), held))
    )
    where = (day, *scope_filters(Outcome, asked.scope))
    return Section("没有计入", Outcome, where, (Part(TOTAL, "报送日期不明的意见建议", "条"),))


def assigned(asked: Asked) -> tuple[Filter, ...]:
    """Suggestions that somebody was told to carry out."""
    every = lookup(asked.desk).codes["outcome_handling"].order()
    return (Filter("handling", "in", tuple(each for each in every if each != UNASSIGNED)),)


def overdue(asked: Asked) -> tuple[Filter, ...]:
    """Suggestions that somebody waits for past their last day."""
    codes = lookup(asked.desk).codes
    going = tuple(each for each in codes["outcome_handling"].order() if each not in ENDED)
    hoped = tuple(each for each in codes["outcome_adoption"].order() if each != UNADOPTED)
    return (
        Filter("handling", "in", (*going, None)),
        Filter("adoption", "in", (*hoped, None)),
        Filter("stopped_on", "in", (None,)),
        Filter("due", "before", (asked.desk.today.isoformat(),)),
    )


def _adoption(asked: Asked) -> list[Part]:
    return [
        Part("adopted", "采纳和部分采纳", "条", ADOPTED, level=1, share_of=TOTAL, rate="采纳率"),
        *by_codes(asked.desk, Outcome, "adoption", "条"),
        Part("instructed", "有领导批示", "条", (Filter("instructed_on", "filled"),), level=1,
             share_of=TOTAL, rate="批示率"),
    ]  # fmt: skip


def _handling(asked: Asked) -> list[Part]:
    return [
        Part("assigned", "已交办", "条", assigned(asked), level=1, share_of=TOTAL, rate="交办率"),
        Part("done", "已办结", "条", DONE, level=1, share_of="assigned", rate="办结率"),
        *by_codes(asked.desk, Outcome, "handling", "条"),
        Part("overdue", "逾期未办结", "条", overdue(asked), level=1, share_of=TOTAL, rate="占"),
        Part("reopened", "重新办理", "条", REOPENED, level=1, share_of=TOTAL, rate="占"),
        Part("stopped", "停止办理", "条", STOPPED, level=1, share_of=TOTAL, rate="占"),
    ]


def _feedback(asked: Asked) -> list[Part]:
    content = (Filter("satisfaction", "in", CONTENT),)
    rated = (Filter("satisfaction", "in", RATED),)
    return [
        Part("rated", "已评价", "条", rated, level=1, share_of=TOTAL, rate="评价率"),
        Part("content", "满意和基本满意", "条", content, level=1, share_of="rated", rate="满意率"),
        *by_codes(asked.desk, Outcome, "satisfaction", "条"),
        Part("money", "落实资金", "万元", (Filter("money", "filled"),), "money"),
        Part("beneficiaries", "受益人数", "人", (Filter("beneficiaries", "filled"),),
             "beneficiaries"),
    ]  # fmt: skip


def _ways(asked: Asked) -> list[Part]:
    entries = lookup(asked.desk).codes["outcome_way"].entries
    return [
        Part(f"way_{each.code}", f"转化为{each.label}", "条", _with_way(each.code), level=1,
             share_of=TOTAL, rate="占", rare=True)
        for each in entries
    ]  # fmt: skip


def _with_way(code: str) -> tuple[Filter, ...]:
    return (Filter("ways", "holds", (code,)),)
