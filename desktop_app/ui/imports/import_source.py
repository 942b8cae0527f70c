"""The left half of an import: the file, its sheet and header, and the field of each column."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.imports import Book, Proposal, Source
from desktop_app.ui.imports.import_columns import ColumnsTable
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.surroundings import Surroundings


class ImportSource(QWidget):
    """Proposes header and mapping for a sheet; `changed` comes after each choice."""

    changed = Signal()
    coding_chosen = Signal(str)
    file_asked = Signal()

    def __init__(
        self, around: Surroundings, model: type[Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._model = around, model
        self._book: Book | None = None
        self._proposal: Proposal | None = None
        self._refusal = ""
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
        self._book = book = imports.offered(self._around.desk, self._model, book)
        for each in (self.sheet, self.coding):
            each.blockSignals(True)  # filled here, chosen by the user later
        self.sheet.clear()
        self.sheet.addItems([each.name for each in book.sheets])
        self.sheet.setCurrentIndex(imports.best_sheet(self._around.desk, self._model, book))
        self.coding.setCurrentText(book.coding)
        for each in (self.sheet, self.coding):
            each.blockSignals(False)
        self._coding_label.setVisible(bool(book.coding))
        self.coding.setVisible(bool(book.coding))
        several = not book.coding or len(book.sheets) > 1  # a web page may have several tables
        self._sheet_label.setVisible(several)
        self.sheet.setVisible(several)
        self._propose(None)

    def source(self) -> Source:
        """The sheet with its mapping, ready to be planned; `UserError` says what is missing."""
        if self._proposal is None:
            raise UserError(self._refusal or "请先选择要导入的文件。")
        return imports.source(self._proposal, self.columns.mapping())

    def _file_card(self) -> QWidget:
        frame, column = card()
        self.file = label("还没有选择文件")
        change = button("另选文件…", "choose_file", self._around.theme, "folder")
        change.clicked.connect(self.file_asked)
        column.addLayout(row(label("文件", "section"), self.file, None, change))
        self.sheet = QComboBox()
        self.sheet.setObjectName("sheet")
        self.sheet.setAccessibleName("工作表")
        self.sheet.currentIndexChanged.connect(lambda _: self._on_sheet())
        self.coding = QComboBox()
        self.coding.setObjectName("coding")
        self.coding.setAccessibleName("文字编码")
        self.coding.addItems(list(imports.CODINGS))
        self.coding.textActivated.connect(self.coding_chosen)
        self.coding.setMinimumWidth(self._around.theme.sizes.text * 8)
        self._coding_label = label("文字编码", "muted")
        self.header_row, self.header_depth = (
            _number("header_row", 1, 200),
            _number("header_depth", 1, 3),
        )
        self.header_row.valueChanged.connect(lambda _: self._on_header())
        self.header_depth.valueChanged.connect(lambda _: self._on_header())
        self._sheet_label = label("工作表", "muted")
        column.addLayout(
            row(
                self._sheet_label, self.sheet, self._coding_label, self.coding, None,
                label("表头从第", "muted"), self.header_row, label("行起，共", "muted"),
                self.header_depth, label("行", "muted"),
            )
        )  # fmt: skip
        self.notices = label("", "warn", wraps=True)
        self.notices.setObjectName("notices")
        self.notices.hide()
        column.addWidget(self.notices)
        self.sheet.setMinimumWidth(self._around.theme.sizes.text * 9)
        self._coding_label.hide()
        self.coding.hide()
        return frame

    def _columns_card(self) -> QWidget:
        frame, column = card()
        self._count = label("", "muted")
        column.addLayout(row(label("对应字段", "section"), None, self._count))
        self.columns = ColumnsTable(self._around.theme)
        self.columns.changed.connect(self._on_mapping)
        column.addWidget(self.columns, 1)
        return frame

    def _on_sheet(self) -> None:
        self._propose(None)
        self.changed.emit()

    def _on_header(self) -> None:
        self._propose((self.header_row.value() - 1, self.header_depth.value()))
        self.changed.emit()

    def _on_mapping(self) -> None:
        self._say_count()
        self.changed.emit()

    def _propose(self, rows: tuple[int, int] | None) -> None:
        """Guesses for the chosen sheet; `rows` is where the user says the header stands."""
        if self._book is None:
            return
        desk, sheet = self._around.desk, self._book.sheets[max(0, self.sheet.currentIndex())]
        self.notices.setText("\n".join(sheet.notices))
        self.notices.setVisible(bool(sheet.notices))
        try:
            found = imports.propose(desk, self._model, sheet, self._around.settings, rows)
        except UserError as error:
            self._proposal, self._refusal = None, error.sentence
            self._count.setText("")
            return
        self._proposal, self._refusal = found, ""
        for box, value in (
            (self.header_row, found.header.row + 1),
            (self.header_depth, found.header.depth),
        ):
            box.blockSignals(True)  # shown here, chosen by the user later
            box.setValue(value)
            box.blockSignals(False)
        self.columns.show_proposal(found, imports.headings(desk, self._model))
        self._say_count()

    def _say_count(self) -> None:
        mapping = self.columns.mapping()
        known = sum(bool(each) for each in mapping.values())
        rest = len(mapping) - known
        self._count.setText(f"认出 {known} 列" + (f"，{rest} 列不导入" if rest else ""))


def _number(name: str, low: int, high: int) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(low, high)
    box.setFixedWidth(84)
    return box
