"""The duties of a year before they are written: the copied or the usual ones, ticked one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desktop_app.records.duty import Duty
from desktop_app.services.desk import Changed
from desktop_app.services.duties import beginning
from desktop_app.services.duties.years import copied_from
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

COLUMNS = ("name", "fact", "minimum", "due", "how_to")
WIDTHS = (9.0, 8.0, 2.0, 6.0, 16.0)
SHOWN = 8
LETTERS = 62
HINT = "写入以后都可以在“规则”里改名、改期限、改计数规则，也可以删去；一次撤销全部收回。"


class YearDialog(AskingDialog):
    """A line for each duty; those that are not ticked are left out."""

    def __init__(
        self, context: UiContext, year: int, subject: str, way: str, parent: QWidget | None = None
    ) -> None:
        title = f"{year} 年的“五个一”"
        super().__init__(context, "year_dialog", title, "写入", parent)
        self._year = year
        self.values = beginning.proposed(context.desk, year, subject, way)
        before = copied_from(context.desk, year, subject)
        whence = f"照 {before} 年" if way == beginning.COPY else "常见的几件，供参考"
        self.heading.setText(f"{title}：{whence}，{len(self.values)} 项")
        self.column.addWidget(label(HINT, "small", wraps=True))
        shared = lookup(context.desk, Duty)
        fields = [Duty.field(name) for name in COLUMNS]
        self.table = small_table(
            "proposed_duties", [each.label for each in fields], WIDTHS, context.theme
        )
        rows = [[each.show(x.get(each.name), shared) for each in fields] for x in self.values]
        show_rows(self.table, rows)
        for line in range(len(rows)):
            self._first(line).setCheckState(Qt.CheckState.Checked)
        self.table.setAccessibleName("要写入的项目，空格选中或不选")
        self.column.addWidget(self.table, 1)
        lines = min(len(rows), SHOWN) + 2  # the head, and a bar below
        self.table.setMinimumHeight(lines * context.theme.sizes.row)
        self.widen(LETTERS)
        self.table.setFocus()
        if rows:
            self.table.setCurrentCell(0, 0)

    def act(self) -> tuple[Changed, str]:
        chosen = [
            each for line, each in enumerate(self.values)
            if self._first(line).checkState() == Qt.CheckState.Checked
        ]  # fmt: skip
        changed = beginning.begin(self._context.desk, self._year, chosen)
        return changed, f"{self._year} 年的“五个一”：{Duty.counted(len(chosen))}"

    def _first(self, line: int) -> QTableWidgetItem:
        found = self.table.item(line, 0)
        assert found is not None  # each line was filled
        return found
