"""How a reminder looks: colour and icon of its level, and where it is opened."""

from __future__ import annotations

from desktop_app.services import reminders
from desktop_app.services.registers.stored import stored
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
    """Opens the record of a reminder, or the one that it is a part of, where only that has a page.

    One without any page is a section of 设置.
    """
    page = page_of(context.desk, reminder.kind)
    place = _place_of(context, reminder)
    if page:
        context.events.go(page)
    elif place is not None:
        context.events.open_record(*place)
    else:
        context.events.go("settings", reminder.record)


def _place_of(context: UiContext, reminder: Reminder | DueItem) -> tuple[str, int] | None:
    """Key and id of the record with a page that a reminder opens, None where there is none."""
    models = {model.KEY: model for model in context.records}
    model = models.get(reminder.record)
    if model is None or reminder.key is None:
        return None
    if model.TAB:
        return reminder.record, reminder.key
    found = stored(context.desk, model, [reminder.key]) if model.owner() else []
    owner = model.owned_by(found[0].values) if found else None
    return owner if owner and models[owner[0]].TAB else None
