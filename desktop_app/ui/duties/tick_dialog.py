"""手工认定: the office says that a member or group has done a duty, why, by which paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.duty import DutyTick
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.duties.cells import DutyColumn, DutyLine
from desktop_app.services.registers import Filter, Query
from desktop_app.ui.look.words import button, label
from desktop_app.ui.row_actions.asked_fields import AskedFields
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

FIELDS = ("reason*", "document", "day", "remark")
LETTERS = 44
HINT = "认定以后这一格算完成，页上列出理由和依据材料；以后可以改，也可以撤销认定。"


class TickDialog(AskingDialog):
    """A new tick of one cell, or the one that is there, which may be taken back here."""

    def __init__(
        self, context: UiContext, duty: DutyColumn, line: DutyLine, subject: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(context, "tick_dialog", "手工认定", "认定", parent)
        self._duty, self._line, self._subject = duty, line, subject
        self._key = tick_of(context, duty.key, line.key, subject)
        self.heading.setText(f"手工认定：{line.name}“{duty.name}”")
        self.column.addWidget(label(HINT, "small", wraps=True))
        self.add_fields(AskedFields(context, DutyTick, FIELDS, self._known()))
        self.withdraw = button("撤销认定", "withdraw_tick", context.theme, "delete", "danger")
        self.withdraw.setAutoDefault(False)
        self.withdraw.setVisible(self._key is not None)
        self.withdraw.clicked.connect(self._withdraw)
        self.column.addWidget(self.withdraw)
        self.column.addStretch(1)
        assert self.fields is not None  # just added
        self._asked = self.fields
        self._began = self._asked.drafts()
        self.widen(LETTERS)
        (self._asked.first_to_fill() or self.done_button).setFocus()

    def act(self) -> tuple[Changed, str]:
        self._asked.require()
        desk, typed = self._context.desk, self._asked.drafts()
        if self._key is None:
            changed = registers.save(desk, DutyTick, {**typed, **self._whose()})
        else:
            opened = registers.draft(desk, DutyTick, self._key)
            changed = registers.save(desk, DutyTick, typed, opened=opened)
        return changed, f"手工认定：{self._line.name}“{self._duty.name}”"

    def is_written(self) -> bool:
        return self._asked.drafts() != self._began

    def _known(self) -> dict[str, Any]:
        if self._key is None:
            return {"day": self._context.desk.today.isoformat()}
        return dict(registers.draft(self._context.desk, DutyTick, self._key).values)

    def _whose(self) -> dict[str, Any]:
        return {"duty": self._duty.key, self._subject: self._line.key}

    def _withdraw(self) -> None:
        assert self._key is not None  # the button is hidden without one
        changed = registers.remove(self._context.desk, DutyTick, [self._key])
        self.accept()
        self._context.events.announce(changed, f"撤销认定：{self._line.name}“{self._duty.name}”")


def tick_of(context: UiContext, duty: int, key: int, subject: str) -> int | None:
    """The id of the tick of a duty by a member or group, None without one."""
    where = (Filter("duty", "in", (duty,)), Filter(subject, "in", (key,)))
    found = registers.first(context.desk, DutyTick, Query(where=where), 1)
    return found[0] if found else None
