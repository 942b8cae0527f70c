"""Above the list of tasks: a year, how far it is, last year's list, priorities without a task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services.registers import Filter
from desktop_app.services.work_items.carrying import carried_from
from desktop_app.services.work_items.uncovered import YearOfTasks, year_of_tasks
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

YEARS_BACK = 6
READ_FROM = frozenset((WorkItem.KEY, WorkPriority.KEY))


class TaskYearHeader(QWidget):
    """Who chooses a year sees its tasks below; a year's list begins with an earlier one."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("task_year")
        theme, this_year = context.theme, context.desk.today.year
        self.years = QComboBox(self)
        self.years.setObjectName("task_years")
        self.years.setAccessibleName("任务的年度")
        for year in range(this_year + 1, this_year - YEARS_BACK, -1):
            self.years.addItem(f"{year} 年", year)
        self.years.setCurrentIndex(self.years.findData(this_year))
        self.carry_button = button("照上年列任务…", "carry_button", theme, "copy")
        self.lacking_button = button("", "lacking_button", theme, "advise", "quiet")
        self._told = label("", "small")
        self._told.setObjectName("task_year_told")
        self.years.currentIndexChanged.connect(lambda _: self.read())
        self.years.activated.connect(lambda _: self.show_year())
        self.carry_button.clicked.connect(self._carry)
        self.lacking_button.clicked.connect(self._show_lacking)
        self.setLayout(
            row(self.years, self.carry_button, self._told, self.lacking_button, None)
        )  # fmt: skip
        context.events.changed.connect(self._on_changed)
        self.read()

    @property
    def year(self) -> int:
        """The year that is chosen."""
        year: int = self.years.currentData()
        return year

    def read(self) -> None:
        """Reads how far the chosen year is, and says it."""
        now = year_of_tasks(self._context.desk, self.year)
        before = carried_from(self._context.desk, self.year)
        words = f"照 {before} 年列任务…" if before else "照上年列任务…"
        self.carry_button.setText(words)
        self.carry_button.setAccessibleName(words)
        self.carry_button.setEnabled(before is not None)
        self.carry_button.setToolTip("" if before else "以前的年度还没有工作任务")
        self._told.setText(_told(now))
        lacking = len(now.uncovered)
        self.lacking_button.setVisible(lacking > 0)
        self.lacking_button.setText(f"没有任务的重点工作 {lacking} 项")
        self.lacking_button.setAccessibleName(self.lacking_button.text())

    def follow(self, filters: Mapping[str, tuple[Any, ...]]) -> None:
        """Says how far the year is that the list below shows alone."""
        years = filters.get("year", ())
        place = self.years.findData(years[0]) if len(years) == 1 else -1
        if place >= 0:
            self.years.setCurrentIndex(place)

    def show_year(self) -> None:
        """Shows the tasks of the chosen year alone."""
        self._context.events.open_rows(WorkItem.KEY, (Filter("year", "in", (self.year,)),))

    def _carry(self) -> None:
        from desktop_app.ui.work_items.carry_dialog import CarryDialog

        before = carried_from(self._context.desk, self.year)
        if before is not None:
            CarryDialog(self._context, self.year, before, self.window()).open()

    def _show_lacking(self) -> None:
        from desktop_app.ui.work_items.lacking_dialog import LackingDialog

        LackingDialog(self._context, self.year, self.window()).open()

    def _on_changed(self, changed: WrittenAction) -> None:
        if not changed.records or READ_FROM & changed.records:
            self.read()


def _told(now: YearOfTasks) -> str:
    if not now.total:
        return "还没有工作任务"
    late = f" · 逾期 {now.late}" if now.late else ""
    return f"{now.total} 项：完成 {now.done}{late} · 重点工作 {now.priorities} 项"
