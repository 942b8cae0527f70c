"""督办: the full list of what is due, narrowed, sorted, opened, stopped, printed, exported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.registers.column_values import Counted
from desktop_app.services.reminders import LEVELS, DueItem, Wanted, stopping
from desktop_app.services.safekeeping.destinations import TABLE, Destination
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import copy_rows
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.reminders.nothing_due import NothingDue
from desktop_app.ui.reminders.reminder_commands import reminder_commands
from desktop_app.ui.reminders.reminder_head import ReminderHead
from desktop_app.ui.reminders.reminder_look import open_reminder
from desktop_app.ui.reminders.reminder_model import COLUMNS, ReminderModel
from desktop_app.ui.reminders.reminder_orders import in_order
from desktop_app.ui.reminders.reminder_table import ReminderTable
from desktop_app.ui.reminders.stop_dialog import StopDialog
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

if TYPE_CHECKING:
    from desktop_app.services.registers import exports

KINDS = "Excel 工作簿 (*.xlsx)"


class RemindersPage(Page):
    """The list of everything that is due, read again after a change when it is shown."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("remind", parent)
        self._context = context
        self._sort, self._down = "", False
        self._found: list[DueItem] = []
        self.rows = ReminderModel(partial(reminders.words_of, context.desk), context.theme, self)
        self.table = ReminderTable(self.rows, context.theme)
        self.head = ReminderHead(context.theme)
        self.nothing = NothingDue(context.theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addLayout(self.head.top)
        column.addWidget(self.stack, 1)
        column.addLayout(self.head.foot)
        self._connect()
        self._read()

    def refresh(self, records: frozenset[str]) -> None:
        """Reads everything again; what was chosen stays chosen."""
        self._read()

    def commands(self) -> list[Command]:
        """The actions of this page."""
        return reminder_commands(lambda: self)

    def remember(self) -> dict[str, Plain]:
        """The conditions and the order."""
        wanted = self.head.chips.wanted
        return {
            "levels": list(wanted.levels), "kinds": list(wanted.kinds),
            "units": list(wanted.units), "committees": list(wanted.committees),
            "sort": self._sort, "down": self._down,
        }  # fmt: skip

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Restores what was remembered; reads again only where that makes a difference."""
        before = self.remember()
        known = {name: _texts(state.get(name)) for name in ("levels", "kinds", "units")}
        levels = tuple(each for each in known["levels"] if each in LEVELS)
        sort, committees = state.get("sort"), state.get("committees")
        self._sort = sort if sort in {each.name for each in COLUMNS} else ""
        self._down = state.get("down") is True
        keys = tuple(each for each in committees if isinstance(each, int)) if isinstance(
            committees, list) else ()  # fmt: skip
        self.head.chips.show_wanted(Wanted("", levels, known["kinds"], known["units"], keys))
        if self.remember() != before:
            self._read()

    def start_search(self) -> None:
        """Puts the cursor into the search."""
        self.head.search.setFocus()
        self.head.search.selectAll()

    def show_place(self, place: str) -> None:
        """Shows one level alone, or everything."""
        levels = (place,) if place in LEVELS else ()
        self.head.search.setText("")
        self.head.chips.show_wanted(Wanted(levels=levels), tell=True)

    def chosen(self) -> list[DueItem]:
        """What is chosen, in the order of the list."""
        return [self.rows.items[row] for row in self.table.chosen_rows()]

    def open_chosen(self) -> None:
        """Opens the record under the cursor."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.rows.items):
            open_reminder(self._context, self.rows.items[row])

    def stop(self) -> StopDialog | None:
        """Asks why the chosen ones are stopped."""
        able = list(filter(stopping.may_stop(self._context.desk), self.chosen()))
        if not able:
            sentence = (
                "请先选中要停止的意见建议、协商、回头看或协商计划。"
                "协商点、届次和节假日的提醒，请到各自的记录里处理。"
            )
            self._context.desktop.tell("nothing_to_stop", sentence)
            return None
        dialog = StopDialog(self._context, able, self.window())
        dialog.open()
        return dialog

    def print_out(self) -> None:
        """Opens the preview of the chosen ones, where several are, else of all that are listed."""
        from desktop_app.services.prints import reminder_prints
        from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

        wanted = self._several()
        if not wanted:
            self._context.desktop.tell("nothing_to_print", "列表里没有要督办的事项。")
            return
        collect = partial(reminder_prints.collect_in_steps, self._context.desk, wanted)
        PrintPreview(
            self._context, reminder_prints.PRINT, (), self.window(), collect=collect
        ).open()

    def export(self) -> None:
        """Asks where to, then writes the listed ones to a workbook in the background."""
        name = f"督办清单{self._context.desk.today:%Y%m%d}.xlsx"
        question = Question("export_file", "导出督办清单", name, KINDS, TABLE)
        ask_destination(self._context, question, self._collect)

    def _collect(self, path: Destination) -> None:
        from desktop_app.services.prints import reminder_prints

        steps = reminder_prints.table_in_steps(self._context.desk, self._several())
        self._context.jobs.step("读取数据", steps, partial(self._write, path))

    def _write(self, path: Destination, table: exports.OutTable) -> None:
        from desktop_app.services.registers import exports

        self._context.jobs.run(
            "导出督办清单",
            lambda progress: exports.write(table, path, progress),
            lambda _: self._context.events.say(f"已导出{place_words(path)}", path=path),
        )

    def _several(self) -> list[DueItem]:
        chosen = self.chosen()
        return chosen if len(chosen) > 1 else self.rows.items

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.search.textChanged.connect(self._read)
        head.chips.changed.connect(self._show)
        head.open_button.clicked.connect(self.open_chosen)
        head.stop_button.clicked.connect(self.stop)
        head.print_button.clicked.connect(self.print_out)
        head.export_button.clicked.connect(self.export)
        self.nothing.clear.clicked.connect(lambda: self.show_place(""))
        table.opened.connect(self.open_chosen)
        table.stop_asked.connect(self.stop)
        table.copy_asked.connect(self._on_copy)
        table.sort_asked.connect(self._on_sort)
        table.chosen.connect(self._count)
        table.customContextMenuRequested.connect(self._show_menu)

    def _read(self) -> None:
        """Reads the items that match the search."""
        self._found = reminders.find(self._context.desk, Wanted(self.head.search.text()))
        self.head.chips.show_offers(offers(self._context.desk, self._found))
        self._show()

    def _show(self) -> None:
        """Shows the items that fulfil the conditions, in the chosen order."""
        wanted, before = self.head.chips.wanted, set(self.chosen())
        desk = self._context.desk
        any_level = fitting(desk, self._found, wanted._replace(levels=()))
        self.head.chips.show_counts(Counter(each.level for each in any_level))
        kept = fitting(desk, any_level, wanted)
        kept = in_order(desk, kept, self._sort, descending=self._down)
        self.rows.show_items(kept)
        self.table.choose([row for row, each in enumerate(kept) if each in before] or [0])
        self.table.show_sort(self._sort, descending=self._down)
        narrowed = any(wanted) or bool(self.head.search.text())
        self.nothing.show_reason(narrowed=narrowed)
        self.stack.setCurrentWidget(self.table if kept else self.nothing)
        self._count()

    def _count(self) -> None:
        chosen = self.chosen()
        may_stop = any(map(stopping.may_stop(self._context.desk), chosen))
        self.head.show_count(len(self.rows.items), len(chosen), may_stop)

    def _on_sort(self, name: str) -> None:
        """First upwards, then downwards, then by urgency again."""
        if name != self._sort:
            self._sort, self._down = name, False
        elif not self._down:
            self._down = True
        else:
            self._sort, self._down = "", False
        self._show()

    def _on_copy(self) -> None:
        copy_rows(self._context.desktop, self._context.events, self.table.copied())

    def _show_menu(self, place: QPoint) -> None:
        if not self.table.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.addAction("打开", self.open_chosen)
        menu.addAction("停止提醒…", self.stop).setEnabled(self.head.stop_button.isEnabled())
        menu.addAction("复制", self._on_copy)
        menu.addSeparator()
        menu.addAction("打印督办清单", self.print_out)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))


def fitting(desk: Desk, found: list[DueItem], wanted: Wanted) -> list[DueItem]:
    """The items that are wanted; the search of `wanted` is not looked at."""
    titles = reminders.titles(desk)
    if wanted.levels:
        found = [each for each in found if each.level in wanted.levels]
    if wanted.kinds:
        found = [each for each in found if titles[each.kind] in wanted.kinds]
    if wanted.units:
        found = [each for each in found if each.unit in wanted.units]
    if wanted.committees:
        found = [each for each in found if each.committee in wanted.committees]
    return found


def offers(desk: Desk, found: list[DueItem]) -> dict[str, list[Counted]]:
    """The values that occur among the items, with their counts, for the menu of each condition."""
    titles = reminders.titles(desk)
    kinds = Counter(titles[each.kind] for each in found)
    units = Counter(each.unit for each in found if each.unit)
    committees = Counter(each.committee for each in found)
    named = reminders.committee_names(desk).items()
    return {
        "kinds": [Counted(x, x, kinds[x]) for x in dict.fromkeys(titles.values()) if x in kinds],
        "units": [Counted(each, each, units[each]) for each in sorted(units)],
        "committees": [Counted(key, x, committees[key]) for key, x in named if key in committees],
    }


def _texts(value: Plain) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
