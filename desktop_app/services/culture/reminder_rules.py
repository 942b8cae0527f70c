"""The reminders of culture: texts, reviews and fees due, objects to go back, the reading list."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop_app.records.book import ListedBook
from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.manuscript import Manuscript
from desktop_app.records.office import Committee
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.query.clauses import Comparison, Exists, Meets, Not
from desktop_app.storage.query.expressions import Constant, FieldValue

REVIEW, DECIDE, FEE, LIST = (
    "manuscript_review", "manuscript_decide", "manuscript_fee", "book_list",
)  # fmt: skip
"""The matters of `TimeLimit`: from the receipt, the second review, the print, the half-year."""
HALF = 6
"""The last month of the first half-year."""
AUTHOR = FieldValue("author")
MANUSCRIPT = RemindedRecord(
    record=Manuscript,
    what=FieldValue("name"),
    source=AUTHOR,
    status=FieldValue("state"),
    committee=FieldValue("committee"),
)
ITEM = RemindedRecord(
    record=CollectionItem,
    what=FieldValue("name"),
    source=FieldValue("provider"),
    status=FieldValue("way"),
    committee=Constant(None),
)
COMMITTEE = RemindedRecord(
    record=Committee,
    what=FieldValue("name"),
    source=FieldValue("short_name"),
    status=FieldValue("name"),
    committee=FieldValue("id"),
)


def _of_half(rule: ReminderRule, today: datetime.date) -> ReminderRule:
    """The committees that had books of their own before and have none for the running half-year."""
    half, first = ("first", "01-01") if today.month <= HALF else ("second", "07-01")
    now = (
        Comparison(FieldValue("year"), "=", Constant(today.year)),
        Comparison(FieldValue("half"), "=", Constant(half)),
    )
    listed = Exists(ListedBook, "committee", now)
    return replace(
        rule,
        where=(Exists(ListedBook, "committee"), Not(listed)),
        base=Constant(f"{today.year}-{first}"),
    )


RULES: tuple[ReminderRule, ...] = (
    ReminderRule(
        key="manuscript_due", title="约稿交稿", about=MANUSCRIPT,
        where=(Meets(Manuscript.AWAITED),), base=FieldValue("due"), end=the_day, unit=AUTHOR,
        since=FieldValue("invited_on"), onward=False,
    ),
    ReminderRule(
        key="manuscript_first", title="文史稿件初审", about=MANUSCRIPT,
        where=(Meets(Manuscript.RECEIVED),), base=FieldValue("received_on"), limit=REVIEW,
        unit=AUTHOR,
    ),
    ReminderRule(
        key="manuscript_second", title="文史稿件复审", about=MANUSCRIPT,
        where=(Meets(Manuscript.FIRST),), base=FieldValue("reviewed_on"), limit=REVIEW,
        unit=AUTHOR,
    ),
    ReminderRule(
        key="manuscript_decide", title="文史稿件定稿", about=MANUSCRIPT,
        where=(Meets(Manuscript.SECOND),), base=FieldValue("reviewed_on"), limit=DECIDE,
        unit=AUTHOR,
    ),
    ReminderRule(
        key="manuscript_fee", title="发放稿费", about=MANUSCRIPT,
        where=(Meets(Manuscript.UNPAID),), base=FieldValue("published_on"), limit=FEE,
        unit=AUTHOR,
    ),
    ReminderRule(
        key="collection_return", title="归还藏品", about=ITEM,
        where=(Meets(CollectionItem.TO_RETURN),), base=FieldValue("return_due"), end=the_day,
        unit=FieldValue("provider"), since=FieldValue("day"), onward=False,
    ),
    ReminderRule(
        key="book_list", title="定半年书目", about=COMMITTEE, where=(), base=Constant(None),
        limit=LIST, onward=False, page=ListedBook.KEY, of_day=_of_half,
    ),
)  # fmt: skip
