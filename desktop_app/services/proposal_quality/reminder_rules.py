"""The reminders of key proposals, and of the year's light: offered upward, selected there."""

from __future__ import annotations

from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.session import Session
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import NOTHING, RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import AmongRows, Comparison, Exists, Meets, Not
from desktop_app.storage.query.expressions import (
    Constant,
    FieldValue,
    FirstFilled,
    Outer,
    Plus,
    Prefix,
)

OPENS, YEAR = FieldValue("opens"), Prefix(FieldValue("opens"), Constant(4))
SUPERVISION = RemindedRecord(
    record=ProposalSupervision,
    what=FieldValue("proposal.name"),
    source=FieldValue("leader"),
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
SESSION = RemindedRecord(
    record=Session,
    what=FieldValue("name"),
    source=OPENS,
    status=OPENS,
    committee=NOTHING,
)
LATER_SESSION = AmongRows(
    Constant(1), Session, Constant(1), (Comparison(OPENS, ">", Outer(OPENS)),)
)  # fmt: skip
LAST_SESSION = Comparison(OPENS, ">=", Constant("")), Not(LATER_SESSION)
"""The light is of the year of the last session: earlier ones are past helping."""
BEGUN_ON = FirstFilled(FieldValue("start"), FieldValue("decided_on"))

RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="supervision_record", title="重点督办", about=SUPERVISION,
        where=(
            Meets(ProposalSupervision.OPEN),
            Comparison(BEGUN_ON, ">=", Constant("")),
            Not(Exists(SupervisionRecord, "supervision")),
        ),
        base=BEGUN_ON, limit="supervision_record", unit=FieldValue("unit"),
    ),
    ReminderRule(
        key="supervision_due", title="督办期限", about=SUPERVISION,
        where=(Meets(ProposalSupervision.DUE),), base=FieldValue("due"), end=the_day,
        unit=FieldValue("unit"), since=BEGUN_ON,
    ),
    ReminderRule(
        key="upward_offered", title="向上推荐", about=SESSION,
        where=(*LAST_SESSION, Not(Exists(UpwardOffer, "year", target=YEAR))),
        base=YEAR, limit="upward_offered", back=True, onward=False,
    ),
    ReminderRule(
        key="upward_selected", title="上级入选", about=SESSION,
        where=(
            *LAST_SESSION,
            Not(Exists(UpwardOffer, "year", (Meets(UpwardOffer.SELECTED),),
                       target=Plus(YEAR, -1))),
        ),
        base=YEAR, limit="upward_selected", back=True, onward=False,
    ),
)  # fmt: skip
