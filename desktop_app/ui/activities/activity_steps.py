"""The steps of activities as dialogs: notice, close, cancel; outcomes that came of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.activity import Activity
from desktop_app.records.outcome import Outcome
from desktop_app.services.activities import steps
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.row_actions.step_dialog import HandlingStep
from desktop_app.ui.ui_context import UiContext


def _known(*names: str, day: str = "") -> Any:
    """Begins with what is stored of one activity, with today for a day that is empty."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, Activity, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in names} if found else {}
        today = {day: known.get(day) or desk.today.isoformat()} if day else {}
        return {**known, **today}

    return values


NOTICE = HandlingStep(
    title="发通知", done="登记通知", about=Activity, record=Activity,
    fields=("noticed_on*", "notice_no", "reply_by", "contact", "contact_phone", "place*"),
    run=steps.notice,
    known=_known("noticed_on", "notice_no", "reply_by", "contact", "contact_phone", "place",
                 day="noticed_on"),
    hint="全体会议提前 7 天、其他活动提前 3 天通知，天数在“设置”的办理期限里改。",
)  # fmt: skip
FINISH = HandlingStep(
    title="完成活动", done="登记完成", about=Activity, record=Activity,
    fields=("end_on", "reached", "effect_number", "effect_unit", "effect"),
    run=steps.finish, known=_known("end_on", "reached", "effect_number", "effect_unit", "effect"),
    hint="成效用一段话和一个数字写明；调研要先在表单里写全问题、成因、对策。",
)  # fmt: skip
CANCEL = HandlingStep(
    title="取消活动", done="取消活动", about=Activity, record=Activity, fields=("cancel_reason*",),
    run=steps.cancel, hint="应到名单和已经点的名都留着，统计时不再计入。",
)  # fmt: skip
ITEMS = NumberedItems(
    model=Outcome, source=Activity, run=steps.register,
    shared={"addressee": "", "sent_on": "", "sent_doc": ""}, days=("sent_on",), begin="advice",
)  # fmt: skip


class ActivityOutcomes(ItemsDialog):
    """登记成果: the opinions of a survey, inspection or supervision as outcomes of it."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
