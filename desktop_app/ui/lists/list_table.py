"""The table of a list page: sorting by its header, copying for Excel, keys for its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.records.kinds import Day, Number, Phone
from desktop_app.records.record import Field
from desktop_app.records.special_kinds import IdCard
from desktop_app.ui.lists.list_delegate import ListDelegate
from desktop_app.ui.lists.list_model import ListModel
from desktop_app.ui.look.list_look import as_list, chosen_parts
from desktop_app.ui.look.theme import Theme

NARROW = 48


class ListTable(QTableView):
    """Shows a ListModel; rows are chosen whole."""

    opened = Signal(object)
    link_asked = Signal(str, object)
    sort_asked = Signal(int)
    delete_asked = Signal()
    paste_asked = Signal()
    copy_asked = Signal(str)
    chosen = Signal()
    typed = Signal(str)

    def __init__(self, model: ListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._theme = model, theme
        self.setModel(model)
        self.setItemDelegate(ListDelegate(model, theme, self))
        as_list(self)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(NARROW)
        header.sectionClicked.connect(self.sort_asked)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        model.shown.connect(self._fit_numbers)
        theme.changed.connect(self._dress)
        self._dress()

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen rows, in the order of the list."""
        return [self._rows.ids[row] for row in self.chosen_rows()]

    def chosen_rows(self) -> list[int]:
        """The numbers of the chosen rows, ascending."""
        return sorted({row for first, last in chosen_parts(self) for row in range(first, last + 1)})

    def chosen_count(self) -> int:
        """How many rows are chosen, without naming them."""
        return sum(last - first + 1 for first, last in chosen_parts(self))

    def current_id(self) -> int | None:
        """The id of the row with the cursor."""
        row = self.currentIndex().row()
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def choose(
        self, keys: Iterable[int], current: int | None = None, *, show: bool = False
    ) -> None:
        """Chooses the rows of these records, the cursor on `current`."""
        last = self._rows.columnCount() - 1
        picked = QItemSelection()
        for first, final in runs(self._rows.rows_of(keys)):
            picked.select(self._rows.index(first, 0), self._rows.index(final, last))
        selection = self.selectionModel()
        places = self._rows.rows_of([current]) if current is not None else []
        if places:
            place = self._rows.index(places[0], 0)
            selection.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            if show:
                self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
        selection.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Gives each column the remembered width, else one that fits its declared characters."""
        size = self._theme.sizes.text
        self._fit_numbers()
        last = self._rows.fields[-1:]
        # a figure that is stretched would stand far from its own line
        self.horizontalHeader().setStretchLastSection(not last or last[0].align != "right")
        for place, field in enumerate(self._rows.fields, 1):
            self.setColumnWidth(place, widths.get(field.name) or usual_width(field, size))

    def widths(self) -> dict[str, int]:
        """The width of every column but the last, which stretches."""
        fields = list(enumerate(self._rows.fields, 1))[:-1]
        return {field.name: self.columnWidth(place) for place, field in fields}

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Marks the column that the list is sorted by, -1 for none."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column >= 0)
        header.setSortIndicator(column, order)

    def copied(self) -> str:
        """The chosen rows with their header, as a spreadsheet takes them."""
        lines = [[each.label for each in self._rows.fields]]
        lines += [self._rows.row_texts(row) for row in self.chosen_rows()]
        return "\n".join("\t".join(_cell(text) for text in line) for line in lines)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click on the name of another record opens that record."""
        index = self.indexAt(event.position().toPoint())
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        link = self._rows.link_at(index) if ctrl and index.isValid() else None
        if link is not None and event.button() is Qt.MouseButton.LeftButton:
            self.link_asked.emit(*link)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, Ctrl+C copies rows, Ctrl+V pastes rows from elsewhere."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(self.copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table go to the page's search; Qt would read every row for them."""
        if search.strip():
            self.typed.emit(search)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.ids[index.row()])

    def _fit_numbers(self) -> None:
        """Makes room for the number of the last row, and for the title of the column."""
        digits = 0.62 * max(len(str(len(self._rows.ids))), 3)
        self.setColumnWidth(0, 24 + int(self._theme.sizes.text * max(digits, 2)))

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.row)
        self.viewport().update()


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each unbroken run."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def usual_width(field: Field, size: int) -> int:
    """Pixels for a column: its declared characters, digits being narrow, and room for its title."""
    narrow = isinstance(field, Day | Number | Phone | IdCard)
    shown = field.width * (0.62 if narrow else 1.0)
    return 24 + int(size * max(shown, len(field.label) + 1.2))


def _cell(text: str) -> str:
    """A text for one cell of a pasted table: in quotes where it has lines or quotes of its own."""
    if "\n" in text or "\t" in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text
