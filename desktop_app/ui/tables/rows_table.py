"""The base of long lists: rows chosen whole, restored after a read, painted by one delegate."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.ui.look.list_look import as_list, chosen_parts
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.list_delegate import Cells, ListDelegate
from desktop_app.ui.tables.list_header import ListHeader


class RowsTable(QTableView):
    """Shows a model of pages of rows; `cells` says how its cells are painted.

    `head` replaces the usual header. `chosen` is emitted when other rows are selected.
    """

    chosen = Signal()

    def __init__(
        self,
        model: QAbstractTableModel,
        cells: Cells,
        theme: Theme,
        parent: QWidget | None = None,
        head: ListHeader | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        if head is not None:
            self.setHorizontalHeader(head)
        self.setModel(model)
        self.setItemDelegate(ListDelegate(cells, theme, self))
        as_list(self)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self._take_look)

    def chosen_rows(self) -> list[int]:
        """The indexes of the selected rows, ascending."""
        return sorted({row for first, last in chosen_parts(self) for row in range(first, last + 1)})

    def chosen_count(self) -> int:
        """The number of selected rows, without listing them."""
        return sum(last - first + 1 for first, last in chosen_parts(self))

    def choose_rows(
        self, rows: Iterable[int], current: int | None = None, *, show: bool = False
    ) -> None:
        """Selects these rows; the cursor goes to `current`, which `show` scrolls to the middle."""
        model = self.model()
        picked, last = QItemSelection(), model.columnCount() - 1
        for first, final in runs(rows):
            picked.select(model.index(first, 0), model.index(final, last))
        selection = self.selectionModel()
        if current is not None:
            place = model.index(current, 0)
            selection.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            if show:
                self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
        selection.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table do nothing; Qt would read every row for them."""

    def _dress(self) -> None:
        """Takes the sizes of the present look."""
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.row)

    def _take_look(self) -> None:
        """Another look: other sizes, and everything painted again."""
        self._dress()
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
