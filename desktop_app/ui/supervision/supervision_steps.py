"""The steps of supervision as dialogs, from the start of an item to its close; its opinions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.supervision import steps
from desktop_app.ui.row_actions import appointing_steps
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.row_actions.step_dialog import HandlingStep
from desktop_app.ui.ui_context import UiContext


def _known(model: type[Record], *names: str, day: str = "") -> Any:
    """Begins with what is stored of one record, with today for a day that is empty."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, model, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in names} if found else {}
        today = {day: known.get(day) or desk.today.isoformat()} if day else {}
        return {**known, **today}

    return values


def _step(title: str, done: str, fields: tuple[str, ...], day: str = "", **more: Any) -> Any:
    """A step of an item; its fields begin with the stored values."""
    names = tuple(each.removesuffix("*") for each in fields)
    return HandlingStep(
        title=title, done=done, about=SupervisionItem, record=SupervisionItem, fields=fields,
        known=_known(SupervisionItem, *names, day=day), **more,
    )  # fmt: skip


START: HandlingStep = _step(
    "开始监督", "登记开始", ("start_on*", "leader", "unit*", "scheme"), "start_on",
    run=steps.start, hint="没有监督方案也能开始，开始前几天会提醒补上。",
)  # fmt: skip
SEND: HandlingStep = _step(
    "送达意见", "登记送达", ("sent_on*", "reply_due", "document", "findings*"), "sent_on",
    run=steps.send,
    hint="反馈期限不填，就从送达那天按“设置”里的办理期限算。逐条的意见用“登记监督意见…”登记。",
)  # fmt: skip
REPLY: HandlingStep = _step(
    "反馈整改", "登记反馈", ("replied_on*", "reply_document", "rectification*"), "replied_on",
    run=steps.reply,
)  # fmt: skip
LOOK: HandlingStep = _step(
    "回头看", "登记回头看", ("looked_on*", "looked*"), "looked_on", run=steps.look_back,
    hint="写明哪些整改到位、哪些还要跟踪。",
)  # fmt: skip
CLOSE: HandlingStep = _step("办结", "办结", ("closed_on*",), "closed_on", run=steps.close)
CANCEL: HandlingStep = _step(
    "取消监督", "取消监督", ("cancel_reason*",), run=steps.cancel,
    hint="写明由哪个会议或领导决定取消。取消的不计入统计。",
)  # fmt: skip
RENEW, END = appointing_steps.renewal(Supervisor), appointing_steps.ending(Supervisor)
ITEMS = NumberedItems(
    model=Outcome, source=SupervisionItem, run=steps.register,
    shared={"addressee": "", "sent_on": "sent_on", "sent_doc": "document", "unit": "unit"},
    days=("sent_on",), begin="findings",
)  # fmt: skip


class SupervisionOpinions(ItemsDialog):
    """登记监督意见: the opinions of one item as outcomes of it."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
