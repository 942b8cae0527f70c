"""Above the list of groups: the texts in 活动小组 that are no groups yet, and what makes them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.services.groups.from_texts import texts
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext


class TextsHeader(QWidget):
    """Hidden where every text is a group, as in an office that has made them."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("texts_header")
        self.told = label("", "small")
        self.texts_button = button("小组文字变成组…", "texts_button", context.theme, "group")
        self.texts_button.clicked.connect(self._open)
        line = row(self.told, self.texts_button, None)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        context.events.changed.connect(self._on_changed)
        self._read()

    def _read(self) -> None:
        if self._context.desk.office.is_closed:
            return
        found = texts(self._context.desk)
        people = sum(each.people for each in found)
        self.told.setText(f"委员登记里有 {len(found)} 种小组文字（{people} 人）还不是组")
        self.setHidden(not found)

    def _on_changed(self, changed: WrittenAction) -> None:
        if {Member.KEY, WorkGroup.KEY} & set(changed.records) or not changed.records:
            self._read()

    def _open(self) -> None:
        from desktop_app.ui.groups.texts_dialog import TextsDialog

        TextsDialog(self._context, self.window()).open()
