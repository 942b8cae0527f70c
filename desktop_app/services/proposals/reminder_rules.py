"""The reminders of proposals: only handling sheets are reminded of, each for what it owes."""

from __future__ import annotations

from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.proposals.deadlines import DECIDE, FOLLOW, SIGN
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.expressions import FieldValue, FirstFilled

UNIT, ASSIGNED_ON = FieldValue("unit"), FieldValue("assigned_on")
SHEET = RemindedRecord(
    record=ProposalHandling,
    what=FieldValue("proposal.name"),
    source=FieldValue("proposal.number"),
    status=FieldValue("state"),
    committee=FieldValue("proposal.committee"),
    channel=FieldValue("channel"),
)

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="proposal_sign", title="提案签收", about=SHEET,
        where=(Meets(ProposalHandling.UNSIGNED),), base=ASSIGNED_ON, limit=SIGN, unit=UNIT,
    ),
    ReminderRule(
        key="proposal_opinion", title="会办意见", about=SHEET,
        where=(Meets(ProposalHandling.WAITS_FOR_OPINION),), base=FieldValue("due"), end=the_day,
        unit=UNIT, since=ASSIGNED_ON,
    ),
    ReminderRule(
        key="proposal_reply", title="提案答复", about=SHEET,
        where=(Meets(ProposalHandling.WAITS_FOR_REPLY),), base=FieldValue("due"), end=the_day,
        unit=UNIT, since=ASSIGNED_ON,
    ),
    ReminderRule(
        key="proposal_redo", title="提案重办", about=SHEET,
        where=(Meets(ProposalHandling.WAITS_FOR_REDO),), base=FieldValue("redo_due"), end=the_day,
        unit=UNIT, since=FieldValue("redo_on"),
    ),
    ReminderRule(
        key="proposal_return", title="申退商定", about=SHEET,
        where=(Meets(ProposalHandling.RETURN_UNDECIDED),), base=FieldValue("return_asked_on"),
        limit=DECIDE, unit=UNIT,
    ),
    ReminderRule(
        key="proposal_follow", title="跟踪落实", about=SHEET,
        where=(Meets(ProposalHandling.FOLLOWED_UP),), base=FieldValue("promised_on"),
        end=the_day, unit=UNIT, since=FieldValue("reply_on"),
    ),
    ReminderRule(
        key="proposal_put_off", title="B 类跟踪", about=SHEET,
        where=(Meets(ProposalHandling.PUTS_OFF),),
        base=FirstFilled(FieldValue("redo_reply_on"), FieldValue("reply_on")), limit=FOLLOW,
        unit=UNIT, onward=False,
    ),
)  # fmt: skip
