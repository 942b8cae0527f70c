"""What the engines need from the duties of members and groups (五个一)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.services.subjects import OwnPage, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.duties.reminder_rules import RULES

    return RULES


DUTIES = Subject(
    name="duties",
    records=("duty", "duty_tick"),
    reminders=(RulesAbout(("duty",), _reminders),),
    pages=(
        OwnPage(
            "duty_matrix", "五个一", "duties", "考核", 1,
            {"print": "打印“五个一”完成情况表", "slips": "打印“差什么”单子",
             "export": "导出“五个一”到 Excel", "copy_slip": "复制“差什么”短信"},
        ),
    ),
    window="desktop_app.ui.duties.rules",
)  # fmt: skip
