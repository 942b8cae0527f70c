"""Shows both versions of a record that someone else has changed meanwhile, and lets one choose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.errors import Wrong
from desktop_app.records.names import Names
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import names
from desktop_app.services.registers import Stale
from desktop_app.ui.look.small_table import show_rows, small_table
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.surroundings import Surroundings


class StaleDialog(QDialog):
    """Each field typed into here that differs: what is kept now, and what was typed."""

    theirs = Signal()
    mine = Signal(int)

    def __init__(
        self,
        around: Surroundings,
        model: type[Record],
        stale: Stale,
        typed: Mapping[str, object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stale_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("没有保存：这条记录已经改过")
        self._version = stale.version
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label(stale.sentence, wraps=True))
        titles = ("项目", "现在保存着的", "我填写的")
        self.table = small_table("differences", titles, (8, 16), around.theme)
        shared = names(around.desk)
        found = differences(model, stale.current or {}, typed, shared)
        show_rows(self.table, found)
        self.table.setVisible(stale.current is not None and bool(found))
        column.addWidget(self.table, 1)
        keep = button("用我填写的保存", "keep_mine", around.theme, kind="primary")
        take = button("用现在保存着的", "take_theirs", around.theme)
        back = button("返回", "back_button", around.theme)
        keep.setEnabled(stale.current is not None)
        take.setEnabled(stale.current is not None)
        column.addLayout(row(None, back, take, keep))
        back.clicked.connect(self.reject)
        take.clicked.connect(self._on_take)
        keep.clicked.connect(self._on_keep)
        self.resize(720, 420)

    def _on_take(self) -> None:
        self.accept()
        self.theirs.emit()

    def _on_keep(self) -> None:
        self.accept()
        self.mine.emit(self._version)


def differences(
    model: type[Record], current: Mapping[str, object], typed: Mapping[str, object], shared: Names
) -> list[tuple[str, str, str]]:
    """Label, text kept now and text typed, for every field in which the two differ."""
    found = []
    for each in model.declared():
        if each.name in typed:
            now = each.show(current.get(each.name), shared)
            mine = _text(each, typed[each.name], shared)
            if now != mine:
                found.append((each.label, now, mine))
    return found


def _text(field: Field, raw: object, shared: Names) -> str:
    try:
        return field.show(field.read(raw, shared), shared)
    except Wrong:
        return str(raw)
