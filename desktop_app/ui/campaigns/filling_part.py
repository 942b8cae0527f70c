"""填报: the grid of a period, its checks below; what is typed is saved as one action."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.errors import UserError
from desktop_app.services.campaigns import figure_books
from desktop_app.services.campaigns.figure_blocks import FigureBlock, pasted_block
from desktop_app.services.campaigns.figure_sheet import (
    FigureSheet,
    is_kept,
    periods_between,
    save,
    sheet,
    span_of,
)
from desktop_app.services.campaigns.reading_figures import periods_of
from desktop_app.ui.campaigns.closing_guard import ClosingGuard
from desktop_app.ui.campaigns.figure_checks import first_of, show_checks
from desktop_app.ui.campaigns.figure_grid import FigureGrid
from desktop_app.ui.campaigns.figure_model import NUMBER_AND_PLACE, FigureModel
from desktop_app.ui.campaigns.figure_outputs import ask_book, export_form
from desktop_app.ui.campaigns.no_indicators import NoIndicators
from desktop_app.ui.campaigns.period_chips import PeriodChips
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext

HINT = (
    "直接打数字，F2 改 · 回车向下、Tab 向右 · Ctrl+V 贴一片 · Delete 清空 · "
    "F8 下一处不符 · 灰色斜体是上期"
)
IDLE = 60_000
"""After so many milliseconds without typing what was typed is saved."""


class FillingPart(RecordPart):
    """Saves by Ctrl+S, and by itself when one leaves the grid, the period or the record."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.figures = FigureModel(theme, self)
        self.grid = FigureGrid(self.figures, theme, self._is_unsaved)
        self.periods = PeriodChips("figures", theme)
        self.save_button = button("保存", "save_figures", theme, "save", "primary")
        self.back_button = button("撤回", "take_back_figures", theme, "undo")
        self.take_button = button("导入…", "take_figures", theme, "import")
        self.form_button = button("导出填报表", "export_figures", theme, "excel")
        self.check = FieldNote(theme, self, wraps=True)
        self.refusal = FieldNote(theme, self, wraps=True)
        self.nothing = NoIndicators(context)
        self._closing = ClosingGuard(self.figures, context.desktop, self._save_or_say, self)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._build()
        self._connect()

    @property
    def sheet(self) -> FigureSheet | None:
        """The sheet that is shown."""
        return self.figures.sheet

    def show_record(self, opened: Opened) -> None:
        shown = self.sheet
        if shown is not None and shown.key != opened.key:
            self.save()
        same = shown is not None and shown.key == opened.key
        self._show(opened.key, shown.period if same and shown is not None else "", opened)

    def take_focus(self) -> bool:
        if self.sheet is None or not self.sheet.indicators.every:
            self.nothing.begin_button.setFocus()
            return True
        if not self.grid.body.currentIndex().isValid():
            self._go_first()
        self.grid.body.setFocus()
        return True

    def show_period(self, period: str) -> None:
        """Shows another period; what was typed for this one is saved first."""
        if self.sheet is None or not self.save():
            return
        if self.figures.refused:
            self.periods.turn_back(self.sheet.period)
            self.grid.go(*self.figures.first_refused())
            self.refusal.refuse("有写的不是数的格（标红），改好或按 Delete 清空，再换时段。")
            return
        self._show(self.sheet.key, period)
        self._go_first()

    def save(self) -> bool:
        """Saves what was typed as one action; whether nothing is left that could be saved."""
        of, desk = self.sheet, self._context.desk
        if of is None or desk.office.is_closed:
            return True
        self.grid.commit()
        if not of.typed or not is_kept(desk, of.key):
            return True
        many, gaps = len(of.typed), len(of.table.gaps)
        try:
            changed = save(desk, of)
        except UserError as error:
            self.refusal.refuse(error.sentence)
            return False
        self._idle.stop()
        wrong = f"，有 {gaps} 处合计与分项不符，已标出" if gaps else ""
        self._context.events.announce(changed, f"已保存{of.title}：{many} 个数{wrong}")
        return True

    def _save_or_say(self) -> str:
        return "" if self.save() else self.refusal.words.text()

    def take(self, name: str) -> None:
        """Run the step of a key or a button."""
        {
            "clear": self._clear, "paste": self._paste, "copy": self._copy,
            "take_back": self._take_back, "next_gap": self._next_gap,
        }[name]()  # fmt: skip

    def take_book(self, path: Path) -> None:
        """Takes the figures of a workbook into the grid; they are saved with it."""
        of = self.sheet
        if of is None:
            return
        try:
            block = figure_books.read(of, path)
        except UserError as error:
            self._context.desktop.tell("book_refused", error.sentence)
            return
        self._take(block, f"已从“{path.name}”读入")

    def showEvent(self, event: QShowEvent) -> None:
        """Watches the window from now on: what is typed is saved before it closes."""
        super().showEvent(event)
        self._closing.watch(self.window())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed is lost by leaving."""
        super().hideEvent(event)
        self.save()

    def _show(self, key: int, period: str, opened: Opened | None = None) -> None:
        desk, before = self._context.desk, self.sheet
        at = self.grid.body.currentIndex()
        found = sheet(desk, key, period)
        same = before is not None and (before.key, before.period) == (key, found.period)
        if same and before is not None and before.typed:
            found.carry_over(before)
        self.figures.show_sheet(found)
        if same and at.isValid():
            self.grid.body.setCurrentIndex(self.figures.index(at.row(), at.column()))
        if opened is not None:
            self._values = opened.values
        first, last = span_of(desk, self._values)
        self.periods.offer(periods_between(first, last), periods_of(desk, key), found.period)
        has_any = bool(found.indicators.every)
        for each in (self.grid, self.hint, self.check):
            each.setVisible(has_any)
        for one in (self.save_button, self.back_button, self.take_button, self.form_button):
            one.setEnabled(has_any)
        self.nothing.setVisible(not has_any)
        self.nothing.key = key
        self._tell_state("")

    def _go_first(self) -> None:
        """The first cell that is typed into."""
        model = self.figures
        for column in range(NUMBER_AND_PLACE, model.columnCount()):
            for line in range(model.rowCount()):
                if model.cell_at(line, column) is not None:
                    self.grid.go(line, column)
                    return

    def _is_unsaved(self) -> bool:
        return self.sheet is not None and bool(self.sheet.typed)

    def _clear(self) -> None:
        cells = [self.figures.cell_at(x.row(), x.column()) for x in self.grid.chosen()]
        self.figures.clear([each for each in cells if each is not None])

    def _paste(self) -> None:
        of = self.sheet
        if of is None:
            return
        chosen = self.grid.chosen()
        at = chosen[0] if chosen else self.grid.body.currentIndex()
        place = max(at.row(), 0), max(at.column() - NUMBER_AND_PLACE, 0)
        block = pasted_block(of, self._context.desktop.pasted_text(), place)
        self._take(block, "已贴入")

    def _take(self, block: FigureBlock, said: str) -> None:
        """Takes a block; names the texts in it that are no figures."""
        doubts = first_of(block.doubts)
        if not block.cells:
            self.refusal.refuse(
                f"没有可以贴入的数：{doubts}。" if doubts
                else "没有可以贴入的数。请先复制数字，或连同县（市）和指标的表头一起复制。"
            )  # fmt: skip
            return
        many = self.figures.take(dict(block.cells))
        where = "，按县（市）和指标的名称" if block.named else ""
        self.refusal.say(f"{said} {len(block.cells)} 个数{where}，其中 {many} 个有变动。", "done")
        if block.other_period:
            said = f"{block.other_period}，不对请按“撤回”。{said}"
            self.refusal.refuse(f"{said} {len(block.cells)} 个数，其中 {many} 个有变动。")
        if doubts:
            self.refusal.refuse(f"{said} {many} 个数；没有读懂的没有贴入：{doubts}。")

    def _copy(self) -> None:
        chosen = self.grid.body.selectedIndexes()
        if not chosen:
            return
        rows = sorted({each.row() for each in chosen})
        columns = sorted({each.column() for each in chosen})
        text = self.figures.text
        head = "\t".join(["县（市）", *(self.figures.title(x) for x in columns)])
        lines = ["\t".join([text(x, 0), *(text(x, y) for y in columns)]) for x in rows]
        whole = len(chosen) > 1
        words = "\n".join([head, *lines]) if whole else text(rows[0], columns[0])
        self._context.desktop.copy_text(words)
        self.refusal.say(f"已复制 {len(rows)} 行{'，带表头' if whole else ''}。", "copy")

    def _take_back(self) -> None:
        if self.sheet is not None and self.sheet.take_back():
            self.figures.refresh()
            self._tell_state("")

    def _next_gap(self) -> None:
        model, at = self.figures, self.grid.body.currentIndex()
        places = [
            (line, column)
            for line in range(model.rowCount())
            for column in range(NUMBER_AND_PLACE, model.columnCount())
            if model.gap_at(line, column) is not None
        ]
        here = at.row(), at.column()
        if places:
            self.grid.go(*next((each for each in places if each > here), places[0]))

    def _tell_state(self, refused: str) -> None:
        """The checks, what is not saved yet, why the last input was refused."""
        of = self.sheet
        if of is None:
            return
        show_checks(self.check, of)
        self.refusal.refuse(f"{refused}。") if refused else self.refusal.say("")
        many = len(of.typed)
        self.save_button.setText(f"保存 {many} 个数" if many else "保存")
        self.save_button.setEnabled(bool(many))
        self.back_button.setEnabled(bool(many))
        if many:
            self._idle.start()

    def _connect(self) -> None:
        self.periods.chosen.connect(self.show_period)
        self.figures.typed.connect(self._tell_state)
        self.grid.body.wanted.connect(self.take)
        self.save_button.clicked.connect(self.save)
        self.back_button.clicked.connect(self._take_back)
        self.take_button.clicked.connect(partial(ask_book, self._context, self.take_book))
        self.form_button.clicked.connect(self._export)
        self._idle.timeout.connect(self.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)

    def _export(self) -> None:
        if self.sheet is not None:
            export_form(self._context, self.sheet)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(
            row(self.periods, None, self.save_button, self.back_button, self.take_button,
                self.form_button)
        )  # fmt: skip
        self.hint = label(HINT, "small", wraps=True)
        column.addWidget(self.hint)
        column.addWidget(self.grid, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.check)
        column.addWidget(self.refusal)
