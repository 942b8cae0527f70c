"""Shows both versions of contradicting changes and lets one be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop_app.records.lookup import Lookup
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Clashed, Stale
from desktop_app.services.registers.merging import WHOLE, Clash
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

REMOVED_HERE, REMOVED, EMPTY = "（我已去掉）", "（已被删除）", "（空）"


class StaleDialog(QDialog):
    """The contradicting values: the stored and the typed one.

    A record that was removed since can be restored instead.
    """

    theirs = Signal()
    mine = Signal()
    bring_back = Signal()

    def __init__(
        self, context: UiContext, refusal: Clashed | Stale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stale_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("没有保存：这条记录在别处也改过")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label(refusal.sentence, wraps=True))
        if isinstance(refusal, Clashed):
            titles = ("项目", "现在保存着的", "我填写的")
            self.table = small_table("differences", titles, (12, 16), context.theme)
            self.table.setAccessibleName("两边不同的内容")
            show_rows(self.table, differences(refusal.clashes, lookup(context.desk)))
            column.addWidget(self.table, 1)
            self.resize(720, 420)
        else:
            column.addStretch(1)
        column.addLayout(row(None, *self._buttons(context, refusal)))

    def _buttons(self, context: UiContext, refusal: Clashed | Stale) -> list[QPushButton]:
        back = button("返回", "back_button", context.theme)
        back.clicked.connect(self.reject)
        if isinstance(refusal, Clashed):
            take = button("用现在保存着的", "take_theirs", context.theme)
            keep = button("用我填写的保存", "keep_mine", context.theme, kind="primary")
            take.clicked.connect(self._on_take)
            keep.clicked.connect(self._on_keep)
            return [back, take, keep]
        again = button("找回这条记录再保存", "bring_back_button", context.theme, kind="primary")
        again.clicked.connect(self._on_bring_back)
        return [back, again]

    def _on_take(self) -> None:
        self.accept()
        self.theirs.emit()

    def _on_keep(self) -> None:
        self.accept()
        self.mine.emit()

    def _on_bring_back(self) -> None:
        self.accept()
        self.bring_back.emit()


def differences(clashes: Sequence[Clash], shared: Lookup) -> list[tuple[str, str, str]]:
    """For each clash its field, the stored and the typed value, as texts."""
    return [_difference(each, shared) for each in clashes]


def _difference(clash: Clash, shared: Lookup) -> tuple[str, str, str]:
    whose = f"{clash.model.TITLE}“{clash.title}”"
    if clash.field != WHOLE:
        field = clash.model.field(clash.field)
        about = field.label if clash.key is None else f"{whose} · {field.label}"
        return (
            about,
            field.show(clash.now, shared) or EMPTY,
            field.show(clash.mine, shared) or EMPTY,
        )
    now = REMOVED if clash.now is None else _line(clash, clash.now, shared)
    mine = REMOVED_HERE if clash.mine is None else _line(clash, clash.mine, shared)
    return whose, now, mine


def _line(clash: Clash, values: Any, shared: Lookup) -> str:
    """A child record in one line, as its table shows it."""
    fields = [clash.model.field(name) for name in clash.model.COLUMNS]
    texts = (each.show(values.get(each.name), shared) for each in fields)
    return " · ".join(text for text in texts if text)
