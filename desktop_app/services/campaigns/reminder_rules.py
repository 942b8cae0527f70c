"""The reminders of campaigns: periods without figures, wrong totals, measures that are due."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial

from desktop_app.records.campaign import Campaign, CampaignIndicator, CampaignMeasure, CampaignValue
from desktop_app.records.campaign_period import (
    HALF,
    MONTH,
    QUARTER,
    YEAR,
    first_day,
    last_day,
    moved,
    period_at,
)
from desktop_app.records.predicates import filled, one_of
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Comparison, Either, Exists, IsEmpty, Meets, Not
from desktop_app.storage.query.expressions import Constant, FieldValue, Newest

REPORT, MEASURE = "campaign_report", "campaign_measure"
"""The matters of `TimeLimit`: after the end of a period, before a measure is due."""
STEPS = (MONTH, QUARTER, HALF, YEAR)
CAMPAIGN = RemindedRecord(
    record=Campaign,
    what=FieldValue("name"),
    source=FieldValue("leader"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
_UNDONE = (Meets(CampaignMeasure.UNDONE),)


def _unreported(step: str, rule: ReminderRule, today: datetime.date) -> ReminderRule:
    """The campaigns that go on in the last period that is over and have no figure for it."""
    period = moved(period_at(step, today), -1)
    first, last, year = first_day(period), last_day(period), int(period[:4])
    figures = Exists(
        CampaignValue, "campaign", (Comparison(FieldValue("period"), "=", Constant(period)),)
    )
    since, until, of_year = (FieldValue(each) for each in ("since", "until", "year"))
    where = (
        *rule.where,
        Either(
            Comparison(since, "<=", Constant(last)),
            Comparison(of_year, "=", Constant(year)),
        ),
        Either(
            IsEmpty(until),
            Comparison(until, ">=", Constant(first)),
            Comparison(until, "=", Constant(str(year))),
        ),
        Not(figures),
    )
    return replace(rule, where=where, base=Constant(last))


def _from_today(rule: ReminderRule, today: datetime.date) -> ReminderRule:
    """A wrong total is due now, whatever its period."""
    return replace(rule, base=Constant(today.isoformat()))


def _report(step: str) -> ReminderRule:
    asked = Exists(CampaignIndicator, "campaign")
    return ReminderRule(
        key=f"campaign_report_{step}", title="专项行动填报", about=CAMPAIGN,
        where=(Meets(Campaign.UNDERWAY), Meets(one_of(Campaign.step, step)), asked),
        base=Constant(""), limit=REPORT, of_day=partial(_unreported, step), onward=False,
    )  # fmt: skip


RULES: tuple[ReminderRule, ...] = (
    *map(_report, STEPS),
    ReminderRule(
        key="campaign_gap", title="合计与分项不符", about=CAMPAIGN,
        where=(Meets(Campaign.WRONG),), base=Constant(""), end=the_day, of_day=_from_today,
        onward=False,
    ),
    ReminderRule(
        key="campaign_measure", title="专项行动措施到期", about=CAMPAIGN,
        where=(
            Meets(Campaign.OPEN), Meets(filled(Campaign.name)),
            Exists(CampaignMeasure, "campaign", _UNDONE),
        ),
        base=Newest(CampaignMeasure, "campaign", FieldValue("due"), _UNDONE, smallest=True),
        end=the_day, onward=False,
    ),
)  # fmt: skip
