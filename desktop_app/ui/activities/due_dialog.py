"""应到名单: who is due at an activity by its body, what the list would change, one action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.activity_kinds import rules_of
from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.activities import due, pasted_names
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.lists.list_state import query_of
from desktop_app.ui.lists.saved_views import SavedViews
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

WAIT = 200
"""Milliseconds after the last key before the pasted names are looked up."""
NAMED = 6
LATER = ("groups",)
"""Bodies that are not offered here: groups are no records yet."""
NO_VIEW = "还没有保存的筛选：在“委员”页选好条件，用“视图”保存一个。"


class DueDialog(AskingDialog):
    """The body and, for named ones, the pasted names; below them what the list would change."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        self._key = key
        self._values = registers.draft(context.desk, Activity, key).values
        title = "应到名单"
        super().__init__(context, "due_dialog", title, "生成名单", parent)
        self.heading.setText(f"{title}：{self._values['name']}")
        day = due.day_of(context.desk, self._values)
        self.column.addWidget(
            label(f"按 {day.isoformat()} 那天的任职情况生成；已经点过名的人不会去掉。", "small",
                  wraps=True)
        )  # fmt: skip
        self._add_choices()
        self.told = label("", "", wraps=True)
        self.told.setObjectName("due_told")
        self.told.setAccessibleName("名单会有的变化")
        self.column.addWidget(self.told)
        self._wanted: list[int] = []
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self.names.textChanged.connect(self._timer.start)
        self.body.currentIndexChanged.connect(self._tell)
        self.view.currentIndexChanged.connect(self._tell)
        self._tell()
        self.widen(44, 26)
        self.body.setFocus()

    def _add_choices(self) -> None:
        """The body, and the choice that two of the bodies need."""
        choices = lookup(self._context.desk).codes["due_body"]
        self.body = QComboBox()
        for code in choices.order():
            if code not in LATER:
                self.body.addItem(choices.label(code), code)
        first = self._values.get("due_body") or rules_of(self._values.get("kind")).due_body
        self.body.setCurrentIndex(max(0, self.body.findData(first)))
        self.add("应到范围", self.body, "due_body")
        self._views = SavedViews(self._context.settings, Member, self._context.records)
        self.view = QComboBox()
        self.view.addItems(self._views.names())
        self.view.setCurrentText(str(self._values.get("due_view") or ""))
        self.add("保存的筛选", self.view, "due_view")
        self.names = QPlainTextEdit()
        self.names.setPlaceholderText("粘贴姓名，一行一个或用顿号隔开；同名的写成“姓名（单位）”")
        self.add("应到的委员", self.names, "due_names", 1)

    def _tell(self) -> None:
        """Shows the change that the list would make, or what is missing."""
        body = str(self.body.currentData())
        self.names.setEnabled(body == "named")
        self.view.setEnabled(body == "view" and self.view.count() > 0)
        self._wanted = []
        self.done_button.setEnabled(False)
        self.say("")
        try:
            self.told.setText(self._change(body))
        except UserError as error:
            self.told.setText(error.sentence)

    def _change(self, body: str) -> str:
        desk = self._context.desk
        found = pasted_names.read(desk, self.names.toPlainText() if body == "named" else "")
        chosen = self._of_view() if body == "view" else found.members
        self._wanted = due.members_due(desk, {**self._values, "due_body": body}, chosen)
        change = due.due_change(desk, self._key, self._wanted)
        self.done_button.setEnabled(change.changes)
        out = [f"应到 {len(self._wanted)} 人：新加入 {len(change.added)} 人"]
        out += [f"去掉 {len(change.removed)} 人"] if change.removed else []
        out += [f"{len(change.kept)} 人不在范围里，但已经点过名，保留"] if change.kept else []
        text = "，".join(out) + "。"
        return "\n".join([text, *_doubts(found)])

    def _of_view(self) -> Sequence[int]:
        """The members of the chosen view; `UserError` where there is none."""
        state = self._views.state(self.view.currentText())
        if state is None:
            raise UserError(NO_VIEW)
        desk = self._context.desk
        return registers.find(desk, Member, query_of(state, Member, desk.today))

    def act(self) -> tuple[Changed, str]:
        """Writes the list, and the body where another was chosen."""
        body = str(self.body.currentData())
        view = self.view.currentText() if body == "view" else ""
        changed = due.write_due(self._context.desk, self._key, self._wanted, body, view)
        return changed, f"已生成应到名单，应到 {len(self._wanted)} 人"

    def is_written(self) -> bool:
        """Whether names were pasted that would be lost."""
        return bool(self.names.toPlainText().strip())


def _doubts(found: pasted_names.PastedNames) -> Sequence[str]:
    told = []
    if found.unknown:
        told.append(f"委员里没有：{_some(found.unknown)}。不是委员的人在活动的“出勤”里添加。")
    if found.several:
        told.append(f"有同名的委员，请写成“姓名（单位）”：{_some(found.several)}。")
    return told


def _some(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 人" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more
