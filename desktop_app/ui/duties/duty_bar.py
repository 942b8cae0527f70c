"""What is above and below the matrix of duties: search, year, chips, outputs; counts and legend."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from desktop_app.services.duties.cells import EXEMPT, DutyLine
from desktop_app.ui.duties.duty_columns import ColumnsButton
from desktop_app.ui.duties.duty_looks import LOOKS
from desktop_app.ui.duties.duty_rows import CHIPS, DutyRows
from desktop_app.ui.filters.row_filter import RowFilter
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

SUBJECTS = (("member", "委员"), ("group", "组"))
GAP = 12


class Output(NamedTuple):
    """One entry of the menu of prints or exports: its key and words."""

    key: str
    words: str


PRINTS = (
    Output("print", "完成情况表"), Output("slips", "“差什么”：没有完成的每人一张"),
    Output("slip", "“差什么”：只印光标所在的这位"),
)  # fmt: skip
EXPORTS = (Output("export", "Excel 工作簿"), Output("copy_all", "复制整张表"))


class DutyBar(QWidget):
    """The line above the table; `narrowed` comes when search, chips or filters are others."""

    narrowed = Signal()
    year_chosen = Signal(int)
    subject_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.subject = theme, SUBJECTS[0][0]
        self.search = QLineEdit()
        self.search.setObjectName("duty_search")
        self.search.setPlaceholderText("姓名、首字母")
        self.search.setAccessibleName("按姓名、首字母查找")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(13 * theme.sizes.text)
        theme.icons.put_in_field(self.search, "search")
        self.search.textChanged.connect(lambda _: self.narrowed.emit())
        self.year = QComboBox()
        self.year.setObjectName("duty_year")
        self.year.setAccessibleName("年度")
        self.year.activated.connect(lambda _: self.year_chosen.emit(self.year.currentData()))
        self.switches = [self._switch(*each) for each in SUBJECTS]
        self.chips = {key: self._chip(key, word) for key, word in CHIPS}
        self.filters: list[RowFilter[DutyLine]] = [
            RowFilter("filter_committee", "专委会", lambda each: each.committee, theme),
            RowFilter("filter_sector", "界别", lambda each: each.sector, theme),
        ]
        for each in self.filters:
            each.changed.connect(self.narrowed)
        self.rules = button("规则", "duty_rules", theme, "settings")
        self.rules.setToolTip("五个一项目：看和改这一年的项目、期限和计数规则")
        self.rules.clicked.connect(lambda: self.asked.emit("rules"))
        self.export = self._menu("导出", "export_button", "export", EXPORTS)
        self.print = self._menu("打印", "print_button", "print", PRINTS, "primary")
        self._lay_out()
        self.show_subject(self.subject)

    def show_years(self, years: Sequence[int], chosen: int) -> None:
        """Offers years, one of them chosen."""
        self.year.clear()
        for each in years:
            self.year.addItem(f"{each} 年度", each)
        self.year.setCurrentIndex(self.year.findData(chosen))

    def show_subject(self, subject: str) -> None:
        """Marks members or groups as the ones that are shown."""
        self.subject = subject
        for each, (key, _) in zip(self.switches, SUBJECTS, strict=True):
            each.setChecked(key == subject)

    def show_counts(self, rows: DutyRows) -> None:
        """Shows how many lines each chip leaves, and the values of the filters."""
        for key, word in CHIPS:
            count = len(rows.of_chip(key))
            self.chips[key].setText(f"{word} {count}")
            self.chips[key].setAccessibleName(f"只看{word}的，{count}")
        for each in self.filters:
            each.show_rows(rows.matrix.lines)

    def chip(self) -> str:
        """The chip that is pressed, "" for none."""
        return next((key for key, each in self.chips.items() if each.isChecked()), "")

    def clear(self) -> None:
        """Takes every condition off."""
        self.blockSignals(True)
        self.search.clear()
        for each in self.filters:
            each.chosen = ()
        for chip in self.chips.values():
            chip.setChecked(False)
        self.blockSignals(False)
        self.narrowed.emit()

    def press_chip(self, key: str) -> None:
        """Presses one chip, the others come off."""
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        self.narrowed.emit()

    def _lay_out(self) -> None:
        left = QWidget()
        flow = FlowLayout(left)
        for each in (self.search, self.year, *self.switches, *self.chips.values(), *self.filters):
            flow.addWidget(each)
        line = row(left, self.rules, self.export, self.print)
        line.setStretchFactor(left, 1)
        for each in (self.rules, self.export, self.print):
            line.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def _switch(self, key: str, word: str) -> QPushButton:
        found = button(word, f"subject_{key}", self._theme, kind="switch")
        found.setCheckable(True)
        found.clicked.connect(lambda: self.subject_chosen.emit(key))
        return found

    def _chip(self, key: str, word: str) -> QPushButton:
        found = button(word, f"chip_{key}", self._theme, kind="chip")
        found.setCheckable(True)
        found.clicked.connect(lambda on: self.press_chip(key if on else ""))
        return found

    def _menu(
        self, words: str, name: str, icon: str, entries: Sequence[Output], kind: str = ""
    ) -> QPushButton:
        found = button(words, name, self._theme, icon, kind)
        found.setProperty("menu", "true")
        menu = QMenu(found)
        for each in entries:
            menu.addAction(each.words, partial(self.asked.emit, each.key))
        found.setMenu(menu)
        return found


class DutyFoot(QWidget):
    """The line below: who is shown, the legend, last year, the order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = label("", "small")
        self.count.setObjectName("duty_count")
        self._icons: list[tuple[QLabel, str, str]] = []
        parts: list[QWidget] = []
        for state, look in LOOKS.items():
            if state != EXEMPT:
                picture = QLabel()
                self._icons.append((picture, look.icon, look.role))
                word = label(look.word, look.role if look.role != "muted" else "small")
                parts.append(_pair(picture, word))
        self.before = button("上一年", "year_before", theme, "history", "quiet")
        self.before.setCheckable(True)
        self.before.setToolTip("每格旁边写上年的数")
        self.order = button("排序", "order_button", theme, "sort", "quiet")
        self.order.setProperty("menu", "true")
        self.order.setMenu(QMenu(self.order))
        self.columns = ColumnsButton(theme)
        ends = (self.before, self.order, self.columns)
        self.setLayout(row(self.count, *parts, None, *ends, gap=GAP))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        size = self._theme.sizes.icon - 2
        for picture, icon, role in self._icons:
            picture.setPixmap(self._theme.icons.pixmap(icon, role, size))


def _pair(picture: QLabel, word: QLabel) -> QWidget:
    found = QWidget()
    found.setLayout(row(picture, word, gap=4))
    return found
