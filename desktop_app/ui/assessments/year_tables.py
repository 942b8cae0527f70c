"""Tables about a year: what a locked year would be today, and who did not pass twice in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.records.assessment import Assessment
from desktop_app.records.points import points_text
from desktop_app.services.assessments.locking import differences
from desktop_app.services.assessments.low_grades import twice_low
from desktop_app.services.assessments.year_locks import YearOf, locked_years
from desktop_app.services.registers import rows
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

WIDE, HIGH, WIDTH = 46, 26, 6
CHANGED = ("姓名", "锁定时得分", "现在得分", "锁定时等次", "现在等次")
LOW = ("姓名", "上年等次", "本年等次", "约谈日期")


class YearTable(QDialog):
    """A heading and a table of assessments; Enter or a double click opens the assessment."""

    def __init__(
        self, context: UiContext, heading: str, titles: Sequence[str],
        lines: Sequence[tuple[int, Sequence[str]]], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent.window())
        self._context, self._keys = context, [key for key, _ in lines]
        self.setObjectName("year_table")
        self.setWindowTitle("履职评定")
        size = context.theme.sizes.text
        self.table = small_table("year_lines", titles, [WIDTH] * len(titles), context.theme)
        self.table.setAccessibleName(heading)
        show_rows(self.table, [texts for _, texts in lines])
        self.table.itemActivated.connect(lambda item: self._open(item.row()))
        close = button("关闭", "close_button", context.theme)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label(heading, "heading", wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(row(None, close))
        self.resize(size * WIDE, size * HIGH)
        self.table.setFocus()

    def _open(self, line: int) -> None:
        self.accept()
        self._context.events.open_record(Assessment.KEY, self._keys[line])


def show_differences(context: UiContext, place: YearOf, window: QWidget) -> None:
    """Shows which locked totals and grades today's records would change; says where none."""
    if place not in locked_years(context.desk):
        context.desktop.tell("nothing_locked", f"{place.words}没有锁定，得分就是现在的。")
        return
    found = differences(context.desk, place)
    if not found:
        context.desktop.tell("nothing_differs", f"{place.words}锁定以后，得分和等次没有变化。")
        return
    lines = [
        (each.key, (each.title, _points(each.locked_total), _points(each.total),
                    each.locked_grade or "—", each.grade or "—"))
        for each in found
    ]  # fmt: skip
    heading = f"{place.words}锁定后有变化的 {len(found)} 份，锁定的数字不变"
    YearTable(context, heading, CHANGED, lines, window).open()


def show_low(context: UiContext, year: int, window: QWidget) -> None:
    """Shows who passed neither in a year nor in the one before; says where nobody."""
    found = twice_low(context.desk, year)
    if not found:
        context.desktop.tell("nobody_low", f"{year - 1}、{year} 年没有连续两年不合格的。")
        return
    told = {
        key: (name, talked)
        for key, _, name, talked in rows(
            context.desk, Assessment, [each.key for each in found], ("name", "talked_on")
        )
    }
    lines = [
        (each.key, (told[each.key][0] or "", each.grade_before, each.grade,
                    told[each.key][1] or "没有约谈"))
        for each in found
    ]  # fmt: skip
    YearTable(context, f"{year - 1}、{year} 年连续两年不合格 {len(found)} 人", LOW, lines,
              window).open()  # fmt: skip


def _points(total: int | None) -> str:
    return "—" if total is None else points_text(total)
