"""设置 · 节假日: the days of each year, filled in from what comes with the program or by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.records.calendar import Holiday
from desktop_app.services.limits import holidays
from desktop_app.services.limits.holidays import CalendarYear
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.words import button, label
from desktop_app.ui.settings.listed_page import ListedPage
from desktop_app.ui.ui_context import UiContext

HINT = (
    "工作日的期限按这里的安排计算：放假的日子不算，调休上班的周末算。程序带有国务院办公厅公布的"
    "安排；以后的年份公布后，请在这里逐天新建，或导入表格。没有填的年份不算工作日，只提醒补上。"
)


class HolidaysPanel(ListedPage):
    """A chip for every year, those that lack said in words, over the list of days."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("holiday", context, Holiday)
        self._year: int | None = None
        self._shelf = QWidget()
        self._flow = FlowLayout(self._shelf)
        self._chips: dict[int | None, QPushButton] = {}
        self._warning = label("", "warn", wraps=True)
        self._warning.setObjectName("unknown_years")
        self.fill_button = button("", "fill_year_button", context.theme, "calendar")
        self.fill_button.clicked.connect(self.fill)
        for part in (
            label("节假日", "heading"), label(HINT, "muted", wraps=True), self._shelf,
            self._warning,
        ):  # fmt: skip
            self.head.addWidget(part)
        self._show()

    def choose(self, year: int | None) -> None:
        """Shows the days of one year, or of all."""
        self._year = year
        self.list.open_where(() if year is None else holidays.days_of(year))
        self._show()

    def fill(self) -> None:
        """Writes what lacks of the shipped days of the offered year."""
        year = self._offered()
        if year is not None:
            changed = holidays.fill_year(self._context.desk, year.year)
            self._context.events.announce(changed, f"已填入 {year.year} 年的节假日")

    def _offered(self) -> CalendarYear | None:
        """The year whose shipped days can be filled in: the chosen one, else the last of them."""
        lacking = [each for each in holidays.calendar_years(self._context.desk) if each.lacking]
        chosen = [each for each in lacking if each.year == self._year]
        return next(iter(chosen if self._year else lacking), None)

    def _show(self) -> None:
        years = holidays.calendar_years(self._context.desk)
        for part in (*self._chips.values(), self.fill_button):
            self._flow.removeWidget(part)
        words = {None: "全部"} | {each.year: _words(each) for each in years}
        for year, text in words.items():
            chip = self._chips[year] = self._chip(year)
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setChecked(year == self._year)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.fill_button)
        offered = self._offered()
        self.fill_button.setVisible(offered is not None)
        if offered is not None:
            text = f"填入随程序的安排（{offered.year} 年，{offered.lacking} 天）"
            self.fill_button.setText(text)
            self.fill_button.setAccessibleName(text)
        unknown = [_asked_for(each) for each in years if not each.known]
        self._warning.setText(f"{'；'.join(unknown)}。没填全的年份，工作日期限算不出。")
        self._warning.setVisible(bool(unknown))

    def _chip(self, year: int | None) -> QPushButton:
        if year in self._chips:
            return self._chips[year]
        chip = button("", f"year_{year or 'all'}", self._context.theme, kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._on_chip, year))
        return chip

    def _on_chip(self, year: int | None, _: bool = False) -> None:
        self.choose(year)


def _asked_for(year: CalendarYear) -> str:
    """What a year still lacks: everything, or some festivals."""
    lacking = f"缺{'、'.join(year.festivals)}" if year.festivals else "没有填"
    return f"{year.year} 年的节假日还{lacking}"


def _words(year: CalendarYear) -> str:
    if year.festivals:
        return f"{year.year} {year.kept} 天，没填全"
    if not year.known:
        return f"{year.year} 还没有填"
    return f"{year.year} {year.kept} 天" if year.kept else f"{year.year} 随程序"
