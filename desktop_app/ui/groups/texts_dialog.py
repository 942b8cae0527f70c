"""小组文字变成组: the texts of 活动小组 with their numbers, ticked ones become groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QScrollArea
from PySide6.QtWidgets import QWidget as Widget

from desktop_app.records.group import WorkGroup
from desktop_app.services.desk import Changed
from desktop_app.services.groups import from_texts
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext


class TextsDialog(AskingDialog):
    """A line for each text: whether to make a group of it, the group's name and kind."""

    def __init__(self, context: UiContext, parent: Widget | None = None) -> None:
        super().__init__(context, "texts_dialog", "小组文字变成组", "变成组", parent)
        self.found = from_texts.texts(context.desk)
        people = sum(each.people for each in self.found)
        self.heading.setText(f"小组文字变成组：{len(self.found)} 种写法，{people} 人")
        self.column.addWidget(label(
            "委员登记里“活动小组”写的文字在下面，每种一行。写法不同的同一个组，组名改成一样就合成一个；"
            "已有的同名组直接用。成员的起始日期照委员的任职日期，可以撤销。",
            "small", wraps=True,
        ))  # fmt: skip
        self.ticks: list[QCheckBox] = []
        self.names: list[QLineEdit] = []
        self.kinds: list[QComboBox] = []
        self.column.addWidget(self._table(), 1)
        self._began = self._inputs()
        if not self.found:
            self.say("没有还没变成组的文字：委员的“活动小组”都空着，或者已经是组。")
        self._tell()
        self.widen(60, 26)
        if self.ticks:
            self.ticks[0].setFocus()

    def act(self) -> tuple[Changed, str]:
        chosen = [
            (text, name, kind) for (is_on, name, kind), (text, *_) in
            zip(self._inputs(), self.found, strict=True) if is_on
        ]  # fmt: skip
        changed = from_texts.make_groups(self._context.desk, chosen)
        return changed, f"小组文字变成组：{len({name for _, name, _ in chosen})} 个组"

    def is_written(self) -> bool:
        return self._inputs() != self._began

    def _inputs(self) -> list[tuple[bool, str, str]]:
        return [
            (tick.isChecked(), name.text(), str(kind.currentData()))
            for tick, name, kind in zip(self.ticks, self.names, self.kinds, strict=True)
        ]

    def _tell(self) -> None:
        on = [each for each in self._inputs() if each[0]]
        groups = len({name.strip() for _, name, _ in on if name.strip()})
        self.done_button.setEnabled(bool(on))
        self.done_button.setText(f"变成 {groups} 个组" if on else "变成组")
        if self.found:
            self.say("")

    def _table(self) -> QScrollArea:
        area, canvas = QScrollArea(), Widget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        canvas.setProperty("role", "canvas")
        grid = QGridLayout(canvas)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for column, title in enumerate(("登记里写的", "人数", "组名", "类别", "")):
            grid.addWidget(label(title, "section"), 0, column)
        for row, each in enumerate(self.found, 1):
            self._add_row(grid, row, each)
        for column, share in enumerate((3, 1, 4, 3, 2)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(self.found) + 1, 1)
        area.setWidget(canvas)
        return area

    def _add_row(self, grid: QGridLayout, row: int, found: from_texts.GroupText) -> None:
        tick, name, kind = QCheckBox(found.text), QLineEdit(found.text), QComboBox()
        tick.setChecked(True)
        name.setMaxLength(int(WorkGroup.field("name").longest))  # type: ignore[union-attr]
        for entry in lookup(self._context.desk, WorkGroup).codes["group_kind"].entries:
            kind.addItem(entry.label, entry.code)
        kind.setCurrentIndex(max(kind.findData(found.kind), 0))
        for widget, key, title in (
            (tick, "tick", "变成组"), (name, "name", "组名"), (kind, "kind", "类别")
        ):  # fmt: skip
            widget.setObjectName(f"{key}_{row}")
            widget.setAccessibleName(f"{found.text}：{title}")
        tick.toggled.connect(self._tell)
        name.textChanged.connect(self._tell)
        self.ticks.append(tick)
        self.names.append(name)
        self.kinds.append(kind)
        told = label("已有这个组" if found.group else "", "small")
        cells: tuple[Widget, ...] = (tick, label(f"{found.people} 人"), name, kind, told)
        for column, cell in enumerate(cells):
            grid.addWidget(cell, row, column)
