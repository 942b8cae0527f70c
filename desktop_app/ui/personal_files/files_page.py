"""履职档案: the members of the term with what their files contain, and all their prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.services import prints, registers
from desktop_app.services.personal_files import outputs, overview, year_forms
from desktop_app.services.personal_files.overview import FileLine
from desktop_app.services.registers import Query
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import CopiedRows, copy_rows
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.personal_files.contents_pane import ContentsPane
from desktop_app.ui.personal_files.files_table import (
    COLUMNS,
    COUNTS,
    FilesModel,
    FilesTable,
    cell_text,
    sort_key,
)
from desktop_app.ui.prints.page_outputs import export_table
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

FILE, STANDING = "personal_file", "standing_report"
DELAY = 120
"""Milliseconds after the last key until the list is searched."""
HINT = "打印：选中两位以上就印选中的，否则印列表里的全部；预览里可以每人存一个文件。"


class FilesPage(Page):
    """Reads the counts of all members of the term; a search and a sort narrow and order them."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("personal_files", parent)
        self._context = context
        self.found: list[FileLine] = []
        self._sort, self._descending = -1, False
        theme = context.theme
        self.search = QLineEdit()
        self.search.setObjectName("files_search")
        self.search.setAccessibleName("查找委员")
        self.search.setPlaceholderText("姓名、首字母、单位")
        theme.icons.put_in_field(self.search, "search")
        self.search.setClearButtonEnabled(True)
        self.words = label("", "muted")
        self.print = button("打印", "files_print", theme, "print", "primary")
        self.print.setProperty("menu", "true")
        self.forms = QMenu("年度履职情况登记表", self)
        self.print.setMenu(self._print_menu())
        self.export_button = button("导出目录", "files_export", theme, "export")
        self.rows = FilesModel(theme, self)
        self.table = FilesTable(self.rows, theme)
        self.pane = ContentsPane(theme)
        self.empty = EmptyState("委员", "book", theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._delay = QTimer(self, singleShot=True, interval=DELAY)
        self._build()
        self._read()

    def refresh(self, records: frozenset[str]) -> None:
        """Counts again where records of a file have changed."""
        if not records or records & overview.READ:
            self._read()

    def commands(self) -> list[Command]:
        """Prints and the export."""
        return [
            Command("打印委员履职档案", "", partial(self.print_now, FILE), "print", "print"),
            Command("打印常委履职报告", "", partial(self.print_now, STANDING), "standing", "print"),
            Command("导出履职档案目录到 Excel", "", self.export, "export", "export"),
        ]

    def remember(self) -> dict[str, Plain]:
        """The search and the sort."""
        return {"search": self.search.text(), "sort": self._sort, "descending": self._descending}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        column = state.get("sort")
        if isinstance(column, int) and -1 <= column < len(COLUMNS):
            self._sort, self._descending = column, state.get("descending") is True
        self.search.setText(str(state.get("search") or ""))
        self._show()

    def start_search(self) -> None:
        """Puts the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a member, None for one of several, is in the list."""
        return record == Member.KEY and (uid is None or self.rows.row_of(uid) >= 0)

    def chosen(self) -> list[int]:
        """The ids of the chosen members, of all that are shown where none or one is chosen."""
        rows = self.table.chosen_rows()
        lines = [self.rows.lines[each] for each in rows] if len(rows) > 1 else self.rows.lines
        return [each.key for each in lines]

    def print_now(self, key: str, keys: list[int] | None = None) -> None:
        """Opens the preview of a print of some records, by default of the chosen members."""
        from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

        members = self.chosen() if keys is None else keys
        if not members:
            self._context.events.say("没有委员，没有可以打印的内容", role="muted")
            return
        wanted = prints.print_named(self._context.desk, key)
        PrintPreview(self._context, wanted, members, self.window()).open()

    def offer_forms(self) -> None:
        """Offers the years of which there are forms, the latest first."""
        self.forms.clear()
        for year in year_forms.years(self._context.desk):
            self.forms.addAction(f"{year} 年…", partial(self.print_forms, year))
        if self.forms.isEmpty():
            self.forms.addAction("还没有履职评定：先在“履职评定”开始一年的评定").setEnabled(False)

    def print_forms(self, year: int) -> None:
        """Opens the preview of the forms of a year of the chosen members."""
        found = year_forms.assessments_of(self._context.desk, self.chosen(), year)
        if not found:
            words = f"选中的委员没有 {year} 年的履职评定，没有可以打印的登记表"
            self._context.events.say(words, role="muted")
            return
        self.print_now(year_forms.PRINT, found)

    def export(self) -> None:
        """Writes the lines that are shown to a workbook, in a file that the user chooses."""
        lines = [self._texts(each) for each in self.rows.lines]
        table = outputs.table_of(COLUMNS, lines, COUNTS)
        export_table(self._context, table, outputs.TITLE, outputs.write)

    def copy(self) -> None:
        """Copies the chosen lines as a table."""
        rows = self.table.chosen_rows()
        lines = [list(COLUMNS), *(self._texts(self.rows.lines[each]) for each in rows)]
        copy_rows(self._context.desktop, self._context.events, CopiedRows(lines))

    def _texts(self, line: FileLine) -> list[str]:
        return [cell_text(line, column) for column in range(len(COLUMNS))]

    def _print_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, key in (("委员履职档案…", FILE), ("常委履职报告…", STANDING)):
            menu.addAction(text, partial(self.print_now, key))
        menu.addMenu(self.forms)
        menu.aboutToShow.connect(self.offer_forms)
        return menu

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(row(self.search, self.words, None, self.export_button, self.print))
        self.search.setFixedWidth(260)
        parts = QHBoxLayout()
        parts.setSpacing(12)
        parts.addWidget(self.stack, 1)
        parts.addWidget(self.pane)
        column.addLayout(parts, 1)
        column.addWidget(label(HINT, "small"))
        self.search.textChanged.connect(lambda _: self._delay.start())
        self._delay.timeout.connect(self._search)
        self.export_button.clicked.connect(self.export)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._open)
        self.table.copy_asked.connect(self.copy)
        self.table.sort_asked.connect(self._on_sort)
        self.pane.rows_asked.connect(self._open_rows)
        self.pane.print_asked.connect(lambda: self._with_line(self._print_one))
        QShortcut(QKeySequence("F5"), self, self._read)
        self.pane.open_asked.connect(lambda: self._with_line(self._open_member))
        self.empty.clear_asked.connect(self.search.clear)
        self.empty.new_asked.connect(lambda: self._context.events.go("member"))

    def _read(self) -> None:
        self.found = overview.files_of(self._context.desk)
        self._show()

    def _search(self) -> None:
        if not self._context.desk.office.is_closed:
            self._show()

    def _show(self) -> None:
        line = self._line()
        found = self.found
        if text := self.search.text().strip():
            keys = set(registers.find(self._context.desk, Member, Query(search=text)))
            found = [each for each in found if each.key in keys]
        self.table.show_order(self._sort, descending=self._descending)
        if self._sort >= 0:
            found = sorted(found, key=sort_key(self._sort), reverse=self._descending)
        self.rows.show_lines(found)
        self.stack.setCurrentWidget(self.table if found else self.empty)
        self.empty.show_reason(narrowed=bool(self.found))
        if not self.found:
            self.empty.say("本届还没有委员", "导入或新建委员以后，每位委员有一份履职档案。")
        for each in (self.export_button, self.print):
            each.setEnabled(bool(found))
        self.words.setText(f"{len(found)} 位委员，{sum(each.every for each in found)} 条记录")
        if found:
            place = self.rows.row_of(line.key) if line else 0
            self.table.choose_rows([max(place, 0)], max(place, 0))
        self._on_chosen()

    def _line(self) -> FileLine | None:
        row = self.table.currentIndex().row()
        return self.rows.lines[row] if 0 <= row < len(self.rows.lines) else None

    def _with_line(self, run: Callable[[FileLine], object]) -> None:
        line = self._line()
        if line is not None:
            run(line)

    def _print_one(self, line: FileLine) -> None:
        self.print_now(FILE, [line.key])

    def _open_member(self, line: FileLine) -> None:
        self._context.events.open_record(Member.KEY, line.key)

    def _on_chosen(self) -> None:
        self.pane.show_file(self._line())

    def _open(self, place: int) -> None:
        self._open_member(self.rows.lines[place])

    def _open_rows(self, title: str, year: str | None) -> None:
        line, desk = self._line(), self._context.desk
        if line is None:
            return
        behind = overview.filled(desk, overview.records_behind(desk, title, line.key, year))
        if not behind:
            self._context.events.say("这一格后面还没有记录", role="muted")
            return
        self._context.events.open_rows(*behind[0])
        if others := [self._title_of(each.register) for each in behind[1:]]:
            self._context.events.say(f"另有一部分登记在“{'”“'.join(others)}”里", role="muted")

    def _title_of(self, register: str) -> str:
        return next(each.TITLE for each in self._context.records if register == each.KEY)

    def _on_sort(self, column: int) -> None:
        """First up, then down, then by strokes again."""
        if column != self._sort:
            self._sort, self._descending = column, False
        elif not self._descending:
            self._descending = True
        else:
            self._sort, self._descending = -1, False
        self._show()
