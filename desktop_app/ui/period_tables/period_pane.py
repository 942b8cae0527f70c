"""One table of a period: its lines, who answers for it, what is missing and how it is counted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.services.period_tables.counting import COLUMNS, MadeTable
from desktop_app.services.period_tables.outputs import notes_of
from desktop_app.services.period_tables.remembered import TableFoot
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label, row
from desktop_app.ui.period_tables.cell_table import CellTable
from desktop_app.ui.period_tables.table_models import FIRST_NUMBER, NOTE, TITLES, PeriodModel

FOOT = (("filler", "填报人"), ("checker", "审核人"), ("head", "负责人"), ("phone", "电话"))
WIDTHS = (20.0, 4.0, 7.0, 7.0, 7.0)


class PeriodPane(QWidget):
    """Shows a made table; the foot is typed once and kept for the next time."""

    opened = Signal(object)
    copied = Signal(object)
    foot_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = PeriodModel(theme, self)
        numbers = range(FIRST_NUMBER, NOTE)
        title = "填报表，按回车打开数字背后的记录"
        self.table = CellTable("period_table", title, theme, numbers)
        self.table.show_model(self.rows)
        self.title = label("", "title")
        self.state = label("", "small")
        self.notes = label("", "small", wraps=True)
        self.edits: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self.title, self.state, None))
        column.addWidget(self.table, 1)
        column.addLayout(row(*self._foot(), None))
        column.addWidget(self.notes)
        self.table.opened.connect(lambda at, place: self.opened.emit(self.rows.cell(at, place)))
        self.table.copy_asked.connect(self._copy)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def foot(self) -> TableFoot:
        """What is typed below the table."""
        return TableFoot(**{key: self.edits[key].text().strip() for key, _ in FOOT})

    def put_foot(self, foot: TableFoot) -> None:
        """Fills in what was remembered."""
        for key, text in foot._asdict().items():
            self.edits[key].setText(text)

    def show_table(self, made: MadeTable, kind: str) -> None:
        """Shows another table, of a kind of period; the cursor stays at its place."""
        index = self.table.currentIndex()
        same = self.rows.made is not None and self.rows.made.rule.key == made.rule.key
        self.rows.show_table(made)
        self.title.setText(made.rule.name)
        self._show_state(made, made.rule.usual(kind))
        notes = [f"{name}：{words}" for name, words in made.rule.notes[:2]]
        missing = [f"“—”的：{words}" for words in dict.fromkeys(w for _, w in made.missing)]
        self.notes.setText("　·　".join([*missing, *notes]))
        self.notes.setToolTip("\n".join(f"{name}：{words}" for name, words in notes_of(made)))
        self.table.put_cursor(index.row() if same else 0, max(index.column(), FIRST_NUMBER))

    def _show_state(self, made: MadeTable, usual: str) -> None:
        if made.faults:
            text, role = f"合计不符 {len(made.faults)} 处", "bad"
        elif made.gaps:
            text, role = f"有空格 {made.gaps} 处", "warn"
        else:
            text, role = "合计相符，没有空格", "good"
        self.state.setProperty("role", role)
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.state.setText("　".join(filter(None, (text, f"统计截止 {made.closing}", usual))))

    def _copy(self) -> None:
        lines = [TITLES, *([self.rows.text(at, place) for place in range(len(TITLES))]
                           for at in range(self.rows.count()))]  # fmt: skip
        numbers = frozenset(range(FIRST_NUMBER, FIRST_NUMBER + len(COLUMNS)))
        self.copied.emit(CopiedRows(lines, numbers))

    def _foot(self) -> list[QWidget]:
        found: list[QWidget] = []
        for key, word in FOOT:
            name: QLabel = label(word, "muted")
            edit = QLineEdit()
            edit.setObjectName(f"foot_{key}")
            edit.setAccessibleName(word)
            edit.setMaxLength(30)
            edit.editingFinished.connect(self.foot_changed)
            self.edits[key] = edit
            found += [name, edit]
        return found

    def _dress(self) -> None:
        size = self._theme.sizes.text
        for place, width in enumerate(WIDTHS):
            self.table.setColumnWidth(place, int(size * width) + 16)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        for edit in self.edits.values():
            edit.setMaximumWidth(size * 9)
