"""What the office watches: key proposals that wait, and the year's light of what went upward.

Reminders and the headline of the workbench are one module: the workbench loads both.
"""

from __future__ import annotations

from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.session import Session
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.registers import Filter
from desktop_app.services.reminders.reminder_rule import NOTHING, RemindedRecord, ReminderRule
from desktop_app.services.statistics.parts import One
from desktop_app.services.statistics.sections import Asked, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount
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

REMINDERS: tuple[ReminderRule, ...] = (
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
        base=YEAR, limit="upward_offered", back=True, onward=False, page=UpwardOffer.KEY,
    ),
    ReminderRule(
        key="upward_selected", title="上级入选", about=SESSION,
        where=(
            *LAST_SESSION,
            Not(Exists(UpwardOffer, "year", (Meets(UpwardOffer.SELECTED),),
                       target=Plus(YEAR, -1))),
        ),
        base=YEAR, limit="upward_selected", back=True, onward=False,
        page=UpwardOffer.KEY,
    ),
)  # fmt: skip


def _offered(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("year", "in", (asked.desk.today.year,)),)


def _selected(asked: Asked) -> tuple[Filter, ...]:
    """Those offered last year that are selected by now: they are chosen in this year's spring."""
    year = asked.desk.today.year
    return (Filter("year", "in", (year - 1, year)), Filter("state", "in", ("selected",)))


OFFERS_OF_YEAR = SectionRule(
    key="upward_offer",
    title="向上推荐",
    record=UpwardOffer,
    where=(),
    parts=(
        One("offered", "今年向上推荐", "件", (_offered,)),
        One("selected", "上年和今年入选", "件", (_selected,)),
        One("total", "向上推荐", "件"),
    ),
)


def _note(offered: int, selected: int, _every: int) -> str:
    if selected:
        return f"上年和今年入选 {selected} 件"
    return "上级还没有入选" if offered else "今年还没有推荐"


WORKBENCH = {
    "upward_offer": HeadlineRule(
        (WorkbenchCount(OFFERS_OF_YEAR, ("offered", "selected", "total")),), _note, 2,
    ),
}  # fmt: skip
