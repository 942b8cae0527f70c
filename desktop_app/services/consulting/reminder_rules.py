"""The reminders of the consulting work: which records wait, from which day, for how long."""

from __future__ import annotations

from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.predicates import empty, filled, whole_day
from desktop_app.services.limits.time_limits import own_working_days
from desktop_app.services.reminders.reminder_rule import (
    NOTHING,
    OVER,
    RemindedRecord,
    ReminderRule,
    StoppedInstead,
)
from desktop_app.storage.query.clauses import (
    AmongRows,
    Comparison,
    Either,
    Every,
    Exists,
    Meets,
    Not,
    RowByRow,
)
from desktop_app.storage.query.expressions import (
    Constant,
    EntryDay,
    FieldValue,
    FirstFilled,
    Joined,
    Newest,
    Outer,
    Prefix,
    SmallestLink,
    TextLength,
)

UNIT, HELD_ON = FieldValue("unit"), FieldValue("held_on")
REPORTED_ON, REPORTED_TO = FieldValue("reported_on"), FieldValue("reported_to")
NAME, YEAR, FINISHED_ON = FieldValue("name"), FieldValue("year"), FieldValue("finished_on")

OUTCOME = RemindedRecord(
    record=Outcome,
    what=FieldValue("content"),
    source=FieldValue("consultation.name"),
    status=FieldValue("handling"),
    committee=FieldValue("consultation.committee"),
    platform=FieldValue("consultation.platform"),
    other_sources=(FieldValue("speech.name"), FieldValue("supervision_item.name")),
)
CONSULTATION = RemindedRecord(
    record=Consultation,
    what=NAME,
    source=FieldValue("point.name"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
    platform=FieldValue("platform"),
)
LOOK_BACK = RemindedRecord(
    record=LookBack,
    what=FieldValue("outcome.content"),
    source=FieldValue("outcome.consultation.name"),
    status=FieldValue("outcome.handling"),
    committee=FieldValue("outcome.consultation.committee"),
    search=FieldValue("outcome.search"),
)
PLAN = RemindedRecord(
    record=ConsultationPlan,
    what=NAME,
    source=FieldValue("topic.name"),
    status=FieldValue("slot"),
    committee=FieldValue("committee"),
)
POINT = RemindedRecord(
    record=Point,
    what=NAME,
    source=FieldValue("township"),
    status=FieldValue("state"),
    committee=SmallestLink("committees"),
)

NOT_OF_PROPOSAL = RowByRow(Meets(empty(Outcome.proposal)))
"""Suggestions of proposals are reminded of by their handling sheets alone."""
HELD = Meets(Consultation.HELD)
FOLLOWED_UP = Meets(Consultation.OPEN), RowByRow(HELD)
"""The index of open consultations is much shorter than the one by states."""
HELD_YEAR = Prefix(HELD_ON, Constant(4))

LOOKED_BACK_AT = Exists(
    LookBack, "outcome",
    (Either(
        Meets(LookBack.STOPPED),
        Meets(LookBack.OPEN & filled(LookBack.planned_on)),
        Comparison(
            FieldValue("done_on"), ">=",
            Prefix(Outer(FINISHED_ON), TextLength(FieldValue("done_on"))),
        ),
    ),),
)  # fmt: skip
"""A look-back is planned, stopped, or made since the outcome was finished."""

PLAN_IS_HELD = Either(
    Every(
        Meets(empty(ConsultationPlan.topic)),
        AmongRows(
            Joined(YEAR, NAME), Consultation, Joined(HELD_YEAR, NAME),
            (HELD, Meets(filled(Consultation.held_on))),
        ),
    ),
    Every(
        Meets(filled(ConsultationPlan.topic)),
        Exists(
            Consultation, "topics",
            (HELD, Comparison(
                FirstFilled(HELD_YEAR, Joined(Constant(""), Outer(YEAR))), ">=",
                Joined(Constant(""), Outer(YEAR)),
            )),
            target=FieldValue("topic"),
        ),
    ),
)  # fmt: skip
"""A consultation on the planned topic, or of the plan's name, was held in its year or later."""

LAST_HELD = FirstFilled(
    Newest(Consultation, "point", HELD_ON, (HELD,)), FieldValue("founded"), EntryDay(), Constant("")
)
"""The last consultation at a point, else the day it was founded, else the day of its entry."""

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="due", title="办结期限", about=OUTCOME,
        where=(Meets(Outcome.DUE_ON_DAY), NOT_OF_PROPOSAL), base=FieldValue("due"), unit=UNIT,
        since=FirstFilled(FieldValue("assigned_on"), FieldValue("sent_on")),
    ),
    ReminderRule(
        key="due_days", title="办结期限", about=OUTCOME,
        where=(Meets(Outcome.DUE_IN_DAYS & whole_day(Outcome.assigned_on)), NOT_OF_PROPOSAL),
        base=Joined(FieldValue("assigned_on"), Constant(" "), FieldValue("working_days")),
        end=own_working_days, unit=UNIT, since=FieldValue("assigned_on"),
    ),
    ReminderRule(
        key="adoption", title="沟通采纳", about=OUTCOME,
        where=(Meets(Outcome.UNANSWERED & filled(Outcome.sent_on)), NOT_OF_PROPOSAL),
        base=FieldValue("sent_on"), limit="reply", unit=FieldValue("addressee"), reported=True,
    ),
    ReminderRule(
        key="notice", title="发出通知", about=CONSULTATION,
        where=(Meets(Consultation.AHEAD & empty(Consultation.noticed_on)),
               Meets(filled(Consultation.held_on))),
        base=HELD_ON, limit="notice", back=True, since=NOTHING, onward=False,
        while_ahead=HELD_ON,
    ),
    ReminderRule(
        key="materials", title="送达材料", about=CONSULTATION,
        where=(Meets(Consultation.AHEAD & empty(Consultation.materials_on)),
               Meets(filled(Consultation.held_on))),
        base=HELD_ON, limit="materials", back=True, since=NOTHING, onward=False,
        while_ahead=HELD_ON,
    ),
    ReminderRule(
        key="held", title="会后改状态", about=CONSULTATION,
        where=(Meets(Consultation.AHEAD & filled(Consultation.held_on)),), base=HELD_ON,
        since=NOTHING, once_past=HELD_ON,
    ),
    ReminderRule(
        key="minutes", title="整理纪要", about=CONSULTATION,
        where=(*FOLLOWED_UP, Meets(empty(Consultation.minutes_on) & filled(Consultation.held_on))),
        base=HELD_ON, limit="minutes",
    ),
    ReminderRule(
        key="report", title="报送成果", about=CONSULTATION,
        where=(*FOLLOWED_UP,
               Meets(Consultation.LACKS["reported"] & filled(Consultation.held_on))),
        base=HELD_ON, limit="report",
    ),
    ReminderRule(
        key="talk", title="建议沟通", about=CONSULTATION,
        where=(Meets(Consultation.OPEN & Consultation.LACKS["talked"]),
               Meets(filled(Consultation.reported_on))),
        base=REPORTED_ON, limit="reply", unit=REPORTED_TO, reported=True,
    ),
    ReminderRule(
        key="answer", title="落实反馈", about=CONSULTATION,
        where=(Meets(Consultation.OPEN & Consultation.LACKS["answered"]),
               Meets(filled(Consultation.reported_on))),
        base=REPORTED_ON, limit="feedback", unit=REPORTED_TO, reported=True,
    ),
    ReminderRule(
        key="look_back", title="回头看", about=LOOK_BACK,
        where=(Meets(LookBack.OPEN & filled(LookBack.planned_on)),
               Meets(~Outcome.SETTLED, "outcome"),
               RowByRow(Meets(empty(Outcome.proposal), "outcome"))),
        base=FieldValue("planned_on"), unit=FieldValue("outcome.unit"),
        since=FieldValue("outcome.finished_on"),
    ),
    ReminderRule(
        key="look_back_missing", title="安排回头看", about=OUTCOME,
        where=(Meets(Outcome.FINISHED & filled(Outcome.finished_on)), NOT_OF_PROPOSAL,
               Not(LOOKED_BACK_AT)),
        base=FINISHED_ON, limit="look_back", unit=UNIT,
        stopped_instead=StoppedInstead(LookBack, "outcome", "planned_on"),
    ),
    ReminderRule(
        key="plan", title="协商计划", about=PLAN,
        where=(Meets(ConsultationPlan.LIVE), Meets(ConsultationPlan.DATED), Not(PLAN_IS_HELD)),
        base=FirstFilled(FieldValue("planned_on"), Joined(YEAR, Constant("-"), FieldValue("slot"))),
        since=FieldValue("survey_from"), onward=False,
    ),
    ReminderRule(
        key="idle", title="久未协商", about=POINT, where=(Meets(Point.RUNNING),), base=LAST_HELD,
        limit="idle", ahead=OVER, onward=False,
    ),
)  # fmt: skip
