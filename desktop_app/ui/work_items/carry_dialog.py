"""The tasks of a year before they are written: last year's, ticked one by one, days shifted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desktop_app.records.work_item import WorkItem
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.work_items import carrying
from desktop_app.services.work_items.carrying import CarriedTask
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

TITLES = (
    "工作任务", "开始日期", "完成时限", "重点工作", "动作", "牵头专委会、责任单位", "上年编号",
    "上年状态",
)  # fmt: skip
WIDTHS = (19.0, 6.5, 6.5, 11.0, 5.0, 12.0, 5.5, 5.0)
SHOWN = 14
LETTERS = 88
HINT = (
    "日期按年后移，编号重新编，状态都是“未启动”；上年延过期的，按原定时限后移。"
    "取消的默认不选。重点工作在新的一年里没有的，一起建立。一次撤销全部收回。"
)


class CarryDialog(AskingDialog):
    """A line for each task of the earlier year that the year does not have yet."""

    def __init__(
        self, context: UiContext, year: int, before: int, parent: QWidget | None = None
    ) -> None:
        title = f"{year} 年的工作任务"
        super().__init__(context, "carry_dialog", title, "列入", parent)
        self._year = year
        self.tasks = carrying.proposed(context.desk, year, before)
        self.heading.setText(f"{title}：照 {before} 年，{len(self.tasks)} 项")
        self.column.addWidget(label(HINT, "small", wraps=True))
        self.all_button = button("全选", "all_button", context.theme, kind="quiet")
        self.none_button = button("全不选", "none_button", context.theme, kind="quiet")
        self.all_button.clicked.connect(lambda: self._tick_all(Qt.CheckState.Checked))
        self.none_button.clicked.connect(lambda: self._tick_all(Qt.CheckState.Unchecked))
        self._count = label("", "small")
        self.column.addLayout(row(self.all_button, self.none_button, self._count, None))
        self.table = small_table("carried_tasks", TITLES, WIDTHS, context.theme)
        show_rows(self.table, [self._texts(each) for each in self.tasks])
        for line, each in enumerate(self.tasks):
            wanted = Qt.CheckState.Checked if each.wanted else Qt.CheckState.Unchecked
            self._first(line).setCheckState(wanted)
        self.table.setAccessibleName("要列入的任务，空格选中或不选")
        self.table.itemChanged.connect(lambda _: self._say_count())
        self.column.addWidget(self.table, 1)
        lines = min(len(self.tasks), SHOWN) + 2  # the head, and a bar below
        self.table.setMinimumHeight(lines * context.theme.sizes.row)
        self._say_count()
        self.widen(LETTERS)
        self.table.setFocus()
        if self.tasks:
            self.table.setCurrentCell(0, 0)

    def act(self) -> tuple[Changed, str]:
        chosen = [each for line, each in enumerate(self.tasks) if self._is_ticked(line)]
        changed = carrying.begin(self._context.desk, self._year, chosen)
        return changed, f"{self._year} 年的工作任务：{WorkItem.counted(len(chosen))}"

    def _texts(self, each: CarriedTask) -> list[str]:
        shared = lookup(self._context.desk, WorkItem)
        values = {**each.values, "state": each.state}
        kind, committee, unit, start, due, state = (
            WorkItem.field(name).show(values.get(name), shared)
            for name in ("kind", "committee", "unit", "start", "due", "state")
        )
        owner = "、".join(filter(None, (committee, unit)))
        return [each.values["name"], start, due, each.priority, kind, owner, each.number, state]

    def _tick_all(self, state: Qt.CheckState) -> None:
        for line in range(len(self.tasks)):
            self._first(line).setCheckState(state)

    def _say_count(self) -> None:
        ticked = sum(self._is_ticked(line) for line in range(len(self.tasks)))
        self._count.setText(f"已选 {ticked} 项，共 {len(self.tasks)} 项")
        self.done_button.setEnabled(ticked > 0)

    def _is_ticked(self, line: int) -> bool:
        return self._first(line).checkState() == Qt.CheckState.Checked

    def _first(self, line: int) -> QTableWidgetItem:
        found = self.table.item(line, 0)
        assert found is not None  # each line was filled
        return found
