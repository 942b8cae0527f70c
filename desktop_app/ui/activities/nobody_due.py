"""An activity nobody is due at yet: whole bodies, sectors or pasted names make the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.activity_kinds import rules_of
from desktop_app.services.activities import due
from desktop_app.services.activities.due_names import due_names, few
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.column_values import Counted
from desktop_app.services.registers.stored import stored
from desktop_app.ui.filters.value_popup import ValuePopup, place_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

WORDS = "选谁应到，名单按活动那天在任的委员生成；以后还可以再加、再减，点过的不会丢。"
ROWS = 12


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
        for press in self.findChildren(QPushButton):
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
        """Opens the box for names."""
        NamesDueDialog(self._context, self._activity, self.window()).open()

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
        try:
            members = due.members_due(desk, {**self._values(), **given})
            if not members:
                raise UserError("按这个范围，那天没有在任的委员。请换一个范围，或者粘贴名单。")
            changed = due.write_due(desk, self._activity, members)
        except UserError as error:
            self.said.setText(error.sentence)
            return
        self.said.setText("")
        self._context.events.announce(changed, f"应到 {len(members)} 人")


class NamesDueDialog(AskingDialog):
    """A list of names pasted or typed; those who are members become due."""

    def __init__(self, context: UiContext, activity: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "names_due", "粘贴应到名单", "加入名单", parent)
        self._activity = activity
        self.text, self.found = QPlainTextEdit(), label("", "muted", wraps=True)
        self.text.setTabChangesFocus(True)
        self.add("姓名，一行一个，也可以用顿号、逗号隔开", self.text, "due_names", 1)
        self.column.addWidget(self.found)
        self.text.textChanged.connect(self._tell)
        self.text.setPlainText(context.desktop.pasted_text().strip())
        self.widen(40, 24)
        self._tell()

    def act(self) -> tuple[Changed, str]:
        found = due_names(self._context.desk, self.text.toPlainText())
        if found.several:
            raise UserError(
                f"不止一位同名：{few(found.several)}。请先不写他们，再到活动的参加人里选。"
            )
        if not found.members:
            raise UserError("没有读出委员的姓名，请粘贴委员的名单。")
        desk = self._context.desk
        there = due.due_change(desk, self._activity, found.members).same
        changed = due.write_due(desk, self._activity, [*there, *found.members])
        return changed, f"应到加入 {len(changed.keys)} 人"

    def is_written(self) -> bool:
        return bool(self.text.toPlainText().strip())

    def _tell(self) -> None:
        found = due_names(self._context.desk, self.text.toPlainText())
        words: Sequence[str] = (
            f"读出委员 {len(found.members)} 人",
            f"不是委员、不加入：{few(found.unknown)}" if found.unknown else "",
            f"同名要另选：{few(found.several)}" if found.several else "",
        )
        self.found.setText("\n".join(filter(None, words)))
