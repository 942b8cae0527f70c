"""How a reminder looks: colour and icon of its level, and where it is opened."""

from __future__ import annotations

from desktop_app.services import reminders
from desktop_app.services.reminders import DueItem, Reminder
from desktop_app.services.reminders.reminder_rule import page_of
from desktop_app.ui.ui_context import UiContext

TONES = {
    reminders.UNSURE: ("warn", "calendar"),
    reminders.LATE: ("bad", "problem"),
    reminders.TODAY: ("warn", "advise"),
    reminders.WEEK: ("warn", "clock"),
    reminders.LATER: ("info", "clock"),
    reminders.STALE: ("muted", "open"),
}


def open_reminder(context: UiContext, reminder: Reminder | DueItem) -> None:
    """Opens the record of a reminder; one without a page of its own is a section of 设置."""
    tabs = {model.KEY for model in context.records if model.TAB}
    page = page_of(context.desk, reminder.kind)
    if page:
        context.events.go(page)
    elif reminder.record in tabs and reminder.key is not None:
        context.events.open_record(reminder.record, reminder.key)
    else:
        context.events.go("settings", reminder.record)
