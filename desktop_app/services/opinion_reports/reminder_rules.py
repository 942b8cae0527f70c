"""The reminders of opinion reports: texts to come, to edit, to send, numbers and follow-ups."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.predicates import empty, filled
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Exists, Meets
from desktop_app.storage.query.expressions import Constant, FieldValue, FirstFilled, Newest

NAME, DAY = FieldValue("name"), FieldValue("day")
REPORT = RemindedRecord(
    record=OpinionReport,
    what=NAME,
    source=FieldValue("reflector"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
INSTRUCTION = RemindedRecord(
    record=Instruction,
    what=FieldValue("opinion_report.name"),
    source=FieldValue("opinion_report.reflector"),
    status=FieldValue("level"),
    committee=FieldValue("opinion_report.committee"),
    search=FieldValue("opinion_report.search"),
)
WITHOUT_NUMBER = (Meets(ReportAdoption.UNNUMBERED), Meets(filled(ReportAdoption.day)))

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="report_asked", title="约稿交稿", about=REPORT,
        where=(Meets(OpinionReport.ASKED & filled(OpinionReport.asked_due)),),
        base=FieldValue("asked_due"), end=the_day, unit=FieldValue("reflector"),
    ),
    ReminderRule(
        key="report_edit", title="信息编发", about=REPORT,
        where=(Meets(OpinionReport.WRITING & filled(OpinionReport.received_on)),),
        base=FieldValue("received_on"), limit="report_edit", unit=FieldValue("editor"),
    ),
    ReminderRule(
        key="report_send", title="信息报送", about=REPORT,
        where=(Meets(OpinionReport.UNSENT & filled(OpinionReport.issued_on)),),
        base=FieldValue("issued_on"), limit="report_send", unit=FieldValue("editor"),
    ),
    ReminderRule(
        key="report_number", title="采用期号", about=REPORT,
        where=(Meets(OpinionReport.ADOPTED),
               Exists(ReportAdoption, "report", WITHOUT_NUMBER)),
        base=FirstFilled(Newest(ReportAdoption, "report", DAY, WITHOUT_NUMBER), Constant("")),
        limit="report_number", onward=False,
    ),
    ReminderRule(
        key="report_follow", title="批示落实", about=INSTRUCTION,
        where=(Meets(filled(Instruction.opinion_report) & empty(Instruction.progress)
                     & filled(Instruction.day)),),
        base=DAY, limit="report_follow", unit=FieldValue("handed_to"),
    ),
)  # fmt: skip
