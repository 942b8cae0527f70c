"""The steps of agenda items as dialogs, and the agenda of a meeting from a numbered list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.services.desk import Desk
from desktop_app.services.office_week import item_steps
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.items_dialog import ItemsDialog, NumberedItems
from desktop_app.ui.row_actions.step_dialog import HandlingStep
from desktop_app.ui.ui_context import UiContext


def _known(*names: str, today: str = "") -> Callable[[Desk, Sequence[int]], Mapping[str, Any]]:
    """Begins with what is stored of one item; with today for the field `today` where empty."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, AgendaItem, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in names} if found else {}
        day = {today: known.get(today) or desk.today.isoformat()} if today else {}
        return {**known, **day}

    return values


DECIDE = HandlingStep(
    title="登记审议结果", done="登记结果", about=AgendaItem, record=AgendaItem,
    fields=("day", "result*", "resolution", "owner_unit", "owner_name", "due"),
    run=item_steps.decide,
    known=_known("day", "result", "resolution", "owner_unit", "owner_name", "due"),
    hint="写了议定事项的，成为“已议定”并督办；没有写的，成为“无需落实”；结果是暂缓的，以后可以再上会。",
)  # fmt: skip
ASSIGN = HandlingStep(
    title="交办落实", done="交办", about=AgendaItem, record=AgendaItem,
    fields=("owner_unit*", "owner_name", "due"), run=item_steps.assign,
    known=_known("owner_unit", "owner_name", "due"),
    hint="写了完成期限的，到期以前在督办里提醒。",
)  # fmt: skip
PROGRESS = HandlingStep(
    title="登记落实情况", done="登记", about=AgendaItem, record=AgendaItem,
    fields=("progress*",), run=item_steps.progress,
    hint="接在已有的落实情况后面，前面写上今天的日期。",
)  # fmt: skip
FINISH = HandlingStep(
    title="落实完毕", done="登记落实", about=AgendaItem, record=AgendaItem,
    fields=("done_on*", "progress"), run=item_steps.finish,
    known=_known("done_on", "progress", today="done_on"),
)  # fmt: skip
LEAVE = HandlingStep(
    title="无需落实", done="无需落实", about=AgendaItem, record=AgendaItem, fields=("remark*",),
    run=item_steps.leave, words={"remark": "理由"}, hint="不再提醒落实，议定事项留着。",
)  # fmt: skip
PUT_OFF = HandlingStep(
    title="暂缓", done="暂缓", about=AgendaItem, record=AgendaItem, fields=("remark*",),
    run=item_steps.put_off, words={"remark": "理由"},
)  # fmt: skip
ITEMS = NumberedItems(
    model=AgendaItem, source=Activity, run=item_steps.register,
    shared={"attending": ""}, begin="content",
)  # fmt: skip


class AgendaItems(ItemsDialog):
    """登记议题: the agenda of a meeting, pasted as a numbered list, as its items."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, ITEMS, key, parent)
