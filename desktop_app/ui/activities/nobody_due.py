"""An activity nobody is due at yet: whole bodies, sectors or pasted names make the list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.activity_kinds import rules_of
from desktop_app.services.activities import due
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.column_values import Counted
from desktop_app.services.registers.stored import stored
from desktop_app.ui.filters.value_popup import ValuePopup, place_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

WORDS = "选谁应到，名单按活动那天在任的委员生成；以后还可以再加、再减，点过的不会丢。"
ROWS, NAMED = 12, "named"


class NobodyDue(QFrame):
    """The ways to begin; the list that one of them makes is read by the window it is in."""

    def __init__(self, context: UiContext, activity: int) -> None:
        super().__init__()
        self._context, self._activity = context, activity
        self.setProperty("role", "card")
        self.setObjectName("nobody_due")
        theme = context.theme
        self.body = button("", "due_body", theme, "person", "primary")
        self.every = button("全体委员", "due_all", theme, "person")
        self.sectors = button("按界别…", "due_sectors", theme, "filter")
        self.paste = button("粘贴名单…", "due_paste", theme, "paste")
        heading, words = label("还没有应到名单", "title"), label(WORDS, "muted")
        self.said = label("", "bad", wraps=True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for each in (heading, words, self.said):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(each)
        column.addLayout(row(None, self.body, self.every, self.sectors, self.paste, None))
        column.addStretch(3)
        for press in (self.body, self.every, self.sectors, self.paste):
            press.setAutoDefault(False)
        self.setFocusProxy(self.body)
        self._name_body()
        self.body.clicked.connect(lambda: self._make({}))
        self.every.clicked.connect(lambda: self._make({"due_body": "all"}))
        self.sectors.clicked.connect(self.open_sectors)
        self.paste.clicked.connect(self.open_names)

    def open_sectors(self) -> ValuePopup:
        """Opens the sectors to tick; the list is made when it closes."""
        titles = lookup(self._context.desk, Activity).titles["sector"]
        popup = ValuePopup("due_sectors_popup", "应到界别", self._context.theme, 10, self)
        popup.search.setObjectName("search_values")
        popup.search.setPlaceholderText("查找，空格选中，回车生成名单")
        popup.search.setAccessibleName("查找界别")
        found = [Counted(key, title, 0) for key, title in titles.items()]
        popup.list.show_values(found, ())
        popup.list.show_rows(min(ROWS, max(1, len(found))))
        popup.column.addWidget(popup.search)
        popup.column.addWidget(popup.list)
        done = button("生成名单", "make_due", self._context.theme, kind="primary")
        done.clicked.connect(partial(self._take_sectors, popup))
        popup.column.addWidget(done)
        popup.show_under(place_of(self.sectors))
        return popup

    def open_names(self) -> None:
        """Opens the list of who is due, ready for pasted names."""
        from desktop_app.ui.activities.due_dialog import DueDialog

        dialog = DueDialog(self._context, self._activity, self.window())
        dialog.body.setCurrentIndex(dialog.body.findData(NAMED))
        dialog.names.setPlainText(self._context.desktop.pasted_text().strip())
        dialog.names.setFocus()
        dialog.open()

    def _take_sectors(self, popup: ValuePopup) -> None:
        chosen = popup.list.ticked()
        popup.close()
        if chosen:
            self._make({"due_body": "sectors", "due_sectors": list(chosen)})

    def _name_body(self) -> None:
        values = self._values()
        body = values.get("due_body") or rules_of(values.get("kind")).due_body
        title = lookup(self._context.desk, Activity).codes["due_body"].label(body)
        self.body.setText(f"按应到范围：{title}")
        self.body.setAccessibleName(f"按应到范围：{title}")
        self.body.setVisible(body not in (*due.CHOSEN, "all"))
        if self.body.isHidden():
            self.setFocusProxy(self.every)

    def _values(self) -> dict[str, Any]:
        found = stored(self._context.desk, Activity, [self._activity])
        return found[0].values if found else {}

    def _make(self, given: Mapping[str, Any]) -> None:
        desk = self._context.desk
        values = {**self._values(), **given}
        try:
            members = due.members_due(desk, values)
            changed = due.write_due(desk, self._activity, members, values.get("due_body") or "")
        except UserError as error:
            self.said.setText(error.sentence)
            return
        self.said.setText("")
        self._context.events.announce(changed, f"应到 {len(members)} 人")
