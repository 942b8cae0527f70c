"""The table in which each column of a sheet is given its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services.imports import FieldTitles, ProposedImport, cell_text, column_letter
from desktop_app.ui.imports.import_cell_marks import CellMarks
from desktop_app.ui.imports.import_choice_box import AnswerChoice, ChoiceBox
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.tables.small_table import small_table

SAMPLES = 40
SHOWN = 3
NARROW = 30  # characters
WIDTHS, COMPACT = (1.2, 5.4, 5), (1, 3.7, 3)
LEFT_OUT = "（不导入）"
INNER = "拆成别的记录"
INTO_NOTES = "+"  # how the key of a field begins that takes any number of columns
SHEET_MARK = "【"  # before the name of a sheet that stands over its lines


class ColumnsTable(QWidget):
    """One line for each column: letter and title, sample values, the field to choose.

    Columns with content that is not read come first, in amber.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: dict[int, ChoiceBox] = {}
        self._telling: list[int] = []
        self._settled: set[int] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = small_table("columns", ("列", "表头", "例如", "放进哪一栏"), WIDTHS, theme)
        self.table.horizontalHeader().setMinimumSectionSize(theme.sizes.text * 2)
        self.table.setItemDelegate(CellMarks(theme, self.table))
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, most of it belongs to the field to choose."""
        super().resizeEvent(event)
        size = self._theme.sizes.text
        widths = COMPACT if self.width() < size * NARROW else WIDTHS
        for place, width in enumerate(widths):
            self.table.setColumnWidth(place, 20 + int((size + 1) * width))

    def show_proposal(self, proposal: ProposedImport, headings: tuple[FieldTitles, ...]) -> None:
        """Shows the columns of a sheet with the fields that are guessed for them."""
        titled = [n for n, title in enumerate(proposal.header.titles) if title]
        samples = {place: _samples(proposal, place) for place in titled}
        left = [place for place in titled if not proposal.mapping.get(place)]
        self._telling = [n for n in left if samples[n] and not _only_counts(samples[n])]
        self._settled = set()
        order = [*self._telling, *(n for n in titled if n not in left)]
        order += [n for n in left if n not in self._telling]
        choices = offered(proposal.model, headings)
        self._choices = {}
        self.table.setRowCount(len(order))
        for line, place in enumerate(order):
            title = proposal.header.titles[place]
            some = samples[place][: SHOWN if place in self._telling else 1]
            texts = (column_letter(place), title.replace("/", " / "), "、".join(some))
            for column, text in enumerate((*texts, "")):
                item = QTableWidgetItem(text)
                item.setToolTip(tip("\n".join(samples[place]) if column == 2 else text))
                self.table.setItem(line, column, item)
            self._add_choice(line, place, title, choices, proposal.mapping.get(place, ""))
        self._paint()
        self.table.scrollToTop()

    def mapping(self) -> dict[int, str]:
        """The field chosen for each column, '' where it is left out."""
        return {place: str(choice.value()) for place, choice in self._choices.items()}

    def box(self, place: int) -> ChoiceBox:
        """The box of one column by its place in the sheet; `KeyError` where it has no title."""
        return self._choices[place]

    def unused(self) -> list[int]:
        """The columns with content that nothing reads, and of which nobody has said so."""
        found = (n for n in self._telling if not self._choices[n].value())
        return [n for n in found if n not in self._settled]

    def _add_choice(
        self, line: int, place: int, title: str, choices: Sequence[AnswerChoice], chosen: str
    ) -> None:
        box = ChoiceBox(self._theme)
        box.show_choices(choices, chosen)
        box.setObjectName(f"field_{column_letter(place)}")
        box.setAccessibleName(f"{title}对应的字段")
        box.chosen.connect(partial(self._on_choice, place))
        self._choices[place] = box
        self.table.setCellWidget(line, 3, box)
        self.table.setRowHeight(line, self._theme.sizes.control + 4)

    def _on_choice(self, place: int, _: object = None) -> None:
        """A field belongs to one column: another that had it lets it go.

        Any number of columns may be kept in the notes.
        """
        taken = str(self._choices[place].value() or "")
        if taken.startswith(INTO_NOTES):
            taken = ""
        for other, choice in self._choices.items():
            if other != place and taken and choice.value() == taken:
                choice.choose("")
        self._settled.add(place)
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        """Highlights the columns that are not read."""
        amber = QBrush(QColor(self._theme.tokens.warn_soft))
        ground = Qt.ItemDataRole.BackgroundRole
        unused = {column_letter(place) for place in self.unused()}
        for line in range(self.table.rowCount()):
            items = [self.table.item(line, column) for column in range(4)]
            letter = items[0].text() if items[0] is not None else ""
            for item in items:
                if item is not None:
                    item.setData(ground, amber if letter in unused else None)


def offered(model: type[Record], headings: Sequence[FieldTitles]) -> list[AnswerChoice]:
    """The fields to choose from, group by group, first of all to leave a column out."""
    groups = {each.name: each.group for each in model.declared()}
    own = [
        AnswerChoice(x.key, x.label, groups.get(x.fields[0], "")) for x in headings if not inner(x)
    ]
    rest = [AnswerChoice(each.key, each.label, INNER) for each in headings if inner(each)]
    return [AnswerChoice("", LEFT_OUT), *own, *rest]


def inner(heading: FieldTitles) -> bool:
    """Whether a heading means records in a cell of the line, not a field of its own record."""
    return "." in heading.key


def _samples(proposal: ProposedImport, column: int) -> list[str]:
    """The first different values below a title."""
    first = proposal.header.body
    rows = proposal.sheet.rows[first : first + SAMPLES]
    texts = (cell_text(row[column]) for row in rows if column < len(row))
    texts = (text for text in texts if not text.startswith(SHEET_MARK))
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _only_counts(samples: Sequence[str]) -> bool:
    """Whether values only number the lines: 1, 2, 3."""
    return samples[0] in ("1", "01", "001") and all(each.isdigit() for each in samples[:SHOWN])
