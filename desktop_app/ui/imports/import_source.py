"""The left half of an import: the file, its sheet and header, and the field of each column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.imports import Book, ProposedImport, Source
from desktop_app.services.imports.import_sheet_choice import (
    SheetChoice,
    chosen_sheet,
    first_filled,
    proposed_without_header,
    sheet_choices,
)
from desktop_app.ui.imports.import_columns import ColumnsTable
from desktop_app.ui.imports.import_sheets_list import SheetsList
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.ui_context import UiContext


class ImportSource(QWidget):
    """Proposes header and mapping for a sheet; `changed` comes after each choice."""

    changed = Signal()
    turned = Signal()  # to another sheet, or another header: cells are no longer the same
    coding_chosen = Signal(str)
    file_asked = Signal()

    def __init__(
        self, context: UiContext, model: type[Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self._book: Book | None = None
        self._proposal: ProposedImport | None = None
        self._refusal = ""
        self._choices: list[SheetChoice] = []
        self._told_left: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._file_card())
        column.addWidget(self._columns_card(), 1)

    def name_file(self, name: str) -> None:
        """Shows which file is being read."""
        self.file.setText(name)
        self.file.setToolTip(tip(name))

    def show_book(self, book: Book) -> None:
        """Takes the sheet to read, or those of one kind as one, its header and its mapping."""
        self._book = book
        self._choices = sheet_choices(self._context.desk, self._model, book)
        self.sheets.show_sheets(self._choices)
        self.sheets.setVisible(len(book.sheets) > 1)
        self.coding.setCurrentText(book.coding)
        self._coding_label.setVisible(bool(book.coding))
        self.coding.setVisible(bool(book.coding))
        self._propose(None)

    def source(self) -> Source:
        """The sheet with its mapping, ready to be planned; `UserError` names what is missing."""
        if self._proposal is None:
            raise UserError(self._refusal or "请先选择要导入的文件。")
        found = imports.source(self._proposal, self.columns.mapping())
        self._tell(found)
        return found

    def unread_sheets(self) -> list[str]:
        """The names of the sheets that are not read."""
        chosen = set(self.sheets.chosen())
        return [each.name for n, each in enumerate(self._choices) if n not in chosen]

    def _file_card(self) -> QWidget:
        frame, column = card()
        self.file = label("还没有选择文件")
        change = button("另选文件…", "choose_file", self._context.theme, "folder")
        change.clicked.connect(self.file_asked)
        column.addLayout(row(label("文件", "section"), self.file, None, change))
        self.sheets = SheetsList()
        self.sheets.changed.connect(self._on_sheet)
        self.sheets.hide()
        column.addWidget(self.sheets)
        column.addLayout(self._coding_row())
        column.addLayout(self._header_row())
        self.notices = label("", "warn", wraps=True)
        self.notices.setObjectName("notices")
        self.notices.hide()
        column.addWidget(self.notices)
        self._left = button("", "lines_left_out", self._context.theme, kind="link")
        self._left.clicked.connect(self._on_left)
        self._left.hide()
        column.addWidget(self._left)
        return frame

    def _coding_row(self) -> QHBoxLayout:
        self.coding = QComboBox()
        self.coding.setObjectName("coding")
        self.coding.setAccessibleName("文字编码")
        self.coding.addItems(list(imports.CODINGS))
        self.coding.textActivated.connect(self.coding_chosen)
        self.coding.setMinimumWidth(self._context.theme.sizes.text * 8)
        self._coding_label = label("文字编码", "muted")
        for each in (self._coding_label, self.coding):
            each.hide()
        return row(self._coding_label, self.coding, None)

    def _header_row(self) -> QHBoxLayout:
        """The row of the header; a list without a header begins in that row."""
        self.header_row, self.header_depth = (
            _number("header_row", 1, 200),
            _number("header_depth", 1, 3),
        )
        self.header_row.setAccessibleName("表头从第几行起")
        self.header_depth.setAccessibleName("表头共几行")
        self.headless = QCheckBox("没有表头")
        self.headless.setObjectName("headless")
        self.headless.setToolTip("表里没有写列名、第一行就是名单时打勾，每一列按内容认。")
        self._header_words = label("表头第", "muted"), label("行", "muted")
        self.header_row.valueChanged.connect(lambda _: self._on_header())
        self.header_depth.valueChanged.connect(lambda _: self._on_header())
        self.headless.clicked.connect(lambda _: self._on_headless())
        first, last = self._header_words
        self._from = label("行起", "muted")
        return row(
            first, self.header_row, self._from, self.header_depth, last, None, self.headless
        )  # fmt: skip

    def _on_headless(self) -> None:
        """A list without a header begins in the row of the header or in its first row."""
        if self.headless.isChecked() and self._proposal is not None:
            self.header_row.blockSignals(True)
            self.header_row.setValue(first_filled(self._proposal.sheet) + 1)
            self.header_row.blockSignals(False)
        self._on_header()

    def _columns_card(self) -> QWidget:
        frame, column = card()
        self._count, self._unused = label("", "muted"), label("", "warn")
        self._unused.setObjectName("unused_columns")
        column.addLayout(row(label("放进哪一栏", "section"), self._count, None, self._unused))
        self.columns = ColumnsTable(self._context.theme)
        self.columns.changed.connect(self._on_mapping)
        column.addWidget(self.columns, 1)
        return frame

    def _on_sheet(self) -> None:
        self.turned.emit()
        self._propose(None)
        self.changed.emit()

    def _on_header(self) -> None:
        self.turned.emit()
        depth = 0 if self.headless.isChecked() else self.header_depth.value()
        self._propose((self.header_row.value() - 1, depth))
        self.changed.emit()

    def _on_mapping(self) -> None:
        self._say_count()
        self.changed.emit()

    def _propose(self, rows: tuple[int, int] | None) -> None:
        """Guesses for the chosen sheet; `rows` is the header row given by the user."""
        if self._book is None:
            return
        desk = self._context.desk
        sheet = chosen_sheet(desk, self._model, self._book, self.sheets.chosen() or [0])
        self._show_notices(sheet.notices)
        self._left.hide()
        try:
            if rows is not None and not rows[1]:
                found = proposed_without_header(self._model, sheet, rows[0])
            else:
                found = imports.propose(desk, self._model, sheet, self._context.settings, rows)
        except UserError as error:
            self._proposal, self._refusal = None, error.sentence
            self._count.setText("")
            self._unused.setText("")
            return
        self._proposal, self._refusal = found, ""
        for box, value in (
            (self.header_row, found.header.row + 1),
            (self.header_depth, max(1, found.header.depth)),
        ):
            box.blockSignals(True)  # shown here, chosen by the user later
            box.setValue(value)
            box.blockSignals(False)
        self._show_header(headless=found.header.depth == 0)
        self.columns.show_proposal(found, imports.headings(desk, self._model))
        self._say_count()

    def _show_header(self, *, headless: bool) -> None:
        """Shows whether a header is read, and where it or the list begins."""
        self.headless.setChecked(headless)
        first, last = self._header_words
        first.setText("名单第" if headless else "表头第")
        for each in (self.header_depth, last):
            each.setVisible(not headless)

    def _tell(self, source: Source) -> None:
        """Says how the lines were read, and how many were taken for no records."""
        self._show_notices((*source.sheet.notices, *source.notices))
        self._told_left = imports.left_out(source)
        self._left.setVisible(bool(self._told_left))
        self._left.setText(f"{len(source.body.left)} 行没有当作记录，看看是哪些")
        self._left.setToolTip(tip("\n".join(self._told_left)))

    def _show_notices(self, told: Sequence[str]) -> None:
        self.notices.setText("\n".join(told))
        self.notices.setVisible(bool(told))

    def _on_left(self) -> None:
        self._context.desktop.tell("lines_left_out", "\n".join(self._told_left))

    def _say_count(self) -> None:
        mapping = self.columns.mapping()
        known, unused = sum(map(bool, mapping.values())), len(self.columns.unused())
        rest = len(mapping) - known - unused
        self._count.setText(f"认出 {known} 列" + (f"，{rest} 列不导入" if rest else ""))
        self._unused.setText(f"{unused} 列有内容没用上" if unused else "")


def _number(name: str, low: int, high: int) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(low, high)
    box.setFixedWidth(72)
    return box
