"""The right side of the matrix of duties: the rows behind a cell, and what the line still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.duties.cells import BehindRow, DutyCell, DutyColumn, DutyLine
from desktop_app.ui.duties.duty_looks import LOOKS, state_words
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, card, label, row, rule

DAY, TITLE, COUNTS = range(3)
WHOM = {"member": "委员本人", "group": "这个组"}
ROOM = 50
WORN = ("good", "info", "warn", "bad")
SHOWN, NO_DAY = 4, "没有日期"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYS = (("方向键", "走格"), ("Enter", "打开"), ("T", "认定"), ("C", "复制短信"))


class BehindTable(QTableWidget):
    """The records behind a cell; Enter or a double click opens the one with the cursor."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self._theme = theme
        self.setObjectName("behind_rows")
        self.setAccessibleName("这一格后面的记录，Enter 打开")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_rows(self, rows: Sequence[BehindRow], day_from: int) -> None:
        """Lists records; days without their year, which `day_from` characters take."""
        self.setRowCount(len(rows))
        tokens = self._theme.tokens
        for line, each in enumerate(rows):
            counts = "计入" if each.counts else each.why or "不计"
            day = each.day[day_from:] if each.day[:1].isdigit() else each.day
            texts = (day or NO_DAY, each.title, counts)
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                role = "good" if each.counts else "muted"
                item.setForeground(QColor(getattr(tokens, role if place == COUNTS else "text")))
                self.setItem(line, place, item)
        size = self._theme.sizes
        self.verticalHeader().setDefaultSectionSize(size.row - 4)
        whole = all(each.day[:1].isdigit() for each in rows)  # others have words in its place
        self.setColumnWidth(DAY, round((4.4 if whole and day_from else 6.2) * size.text))
        self.setColumnWidth(COUNTS, round(5.6 * size.text))
        high = size.row - 4
        self.setMinimumHeight(min(len(rows), SHOWN) * high + 2)
        self.setMaximumHeight(max(len(rows), 1) * high + 2)
        self.setVisible(bool(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class DutyPane(QFrame):
    """Follows the cursor; `row_opened` carries the place of a record behind the cell."""

    row_opened = Signal(int)
    open_asked = Signal()
    add_asked = Signal()
    tick_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("duty_pane")
        self.name, self.about = ElidedLabel(role="title"), ElidedLabel(role="small")
        self.name.setObjectName("duty_line")
        self.sum = label("", "title")
        self.duty, self.state = ElidedLabel(role="section"), label("")
        self.state.setObjectName("duty_state")
        self.told = label("", "small", wraps=True)
        self.rows = BehindTable(theme)
        self.rows.opened.connect(self.row_opened)
        self.nothing = label("还没有相关的记录。", "muted", wraps=True)
        self.whom = label("", "small")
        self.slip = QPlainTextEdit()
        self.slip.setObjectName("slip_text")
        self.slip.setAccessibleName("差什么，给本人看的话")
        self.slip.setTabChangesFocus(True)
        self._make_buttons(theme)
        self._lay_out()
        self.set_editable(on=False)
        theme.changed.connect(self._fit)
        self._fit()

    def show_cell(
        self, line: DutyLine | None, duty: DutyColumn | None, cell: DutyCell | None,
        rows: Sequence[BehindRow], year: int,
    ) -> None:  # fmt: skip
        """Shows the line, the cell and the records behind it."""
        self.name.setText(line.name if line else "—")
        self.about.setText(line.about if line else "")
        asked = bool(line and line.asked)
        self.sum.setText(
            f"{line.done} / {line.asked}" if line and asked else "不计" if line else ""
        )
        self.duty.setText(duty.name if duty else "")
        if duty and cell:
            role = LOOKS[cell.state].role
            self.state.setText(state_words(cell, duty.unit))
            self.state.setProperty("role", role if role in WORN else "muted")
            self._theme.restyle(self.state)
        self.state.setVisible(cell is not None)
        self.told.setText(_told(line, duty))
        self.told.setToolTip(tip(duty.counts if duty else ""))
        same_year = all(each.day[:4] == str(year) for each in rows if each.day[:1].isdigit())
        self.rows.show_rows(rows, 5 if same_year else 0)
        self.nothing.setVisible(not rows)
        self.open.setVisible(bool(rows))
        self.tick.setEnabled(bool(cell and asked))
        ticked = bool(cell and cell.state == "ticked")
        self.tick.setText("改认定…" if ticked else "手工认定…")

    def show_slip(self, text: str, subject: str) -> None:
        """Shows the message to the member or group; what was edited is replaced."""
        self.whom.setText(f"给{WHOM[subject]}看的话")
        self.slip.setPlainText(text or "这一行不计“五个一”，没有要说的。")
        self.set_editable(on=False)
        for each in (self.copy, self.print, self.edit):
            each.setEnabled(bool(text))

    def set_editable(self, *, on: bool) -> None:
        """Lets the message be changed before it is copied, or not."""
        self.slip.setReadOnly(not on)
        self.slip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def begin_edit(self) -> None:
        """Puts the cursor at the end of the message."""
        self.set_editable(on=True)
        self.slip.setFocus()
        self.slip.moveCursor(self.slip.textCursor().MoveOperation.End)

    def _fit(self) -> None:
        """Takes the width that three buttons and the keys need in the present look."""
        size = self._theme.sizes.text
        self.setFixedWidth(24 * size + ROOM)
        self.slip.setMinimumHeight(4 * size)

    def _lay_out(self) -> None:
        frame, column = card()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(frame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        for each in (self.rows, self.slip):  # what is left, and at least their minimum
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addLayout(row(self.name, self.about, None, self.sum))
        column.addWidget(rule())
        column.addLayout(row(self.duty, None, self.state))
        column.addWidget(self.told)
        column.addWidget(self.rows, 1)
        column.addWidget(self.nothing)
        column.addLayout(row(self.add, self.tick, self.open, None, gap=4))
        column.addWidget(rule())
        column.addLayout(row(label("差什么", "section"), self.whom, None))
        column.addWidget(self.slip, 1)
        column.addLayout(row(self.copy, self.print, self.edit, None, gap=4))
        column.addLayout(_keys())

    def _make_buttons(self, theme: Theme) -> None:
        self.add = button("补登一次…", "add_fact", theme, "add")
        self.tick = button("手工认定…", "tick_duty", theme, "duty_tick")
        self.open = button("打开这几条", "open_behind", theme, kind="quiet")
        self.copy = button("复制成短信", "copy_slip", theme, "copy")
        self.print = button("打印单子", "print_slip", theme, "print")
        self.edit = button("改一改再发", "edit_slip", theme, "edit", "quiet")
        for pressed, wanted in (
            (self.add, self.add_asked), (self.tick, self.tick_asked),
            (self.open, self.open_asked), (self.copy, self.copy_asked),
            (self.print, self.print_asked),
        ):  # fmt: skip
            pressed.clicked.connect(lambda _=False, wanted=wanted: wanted.emit())
        self.edit.clicked.connect(self.begin_edit)


def _told(line: DutyLine | None, duty: DutyColumn | None) -> str:
    if line is not None and line.exempt:
        return f"不计：{line.exempt}"
    if duty is None:
        return ""
    due = ""
    if duty.due:
        due = f"{int(duty.due[5:7])} 月 {int(duty.due[8:])} 日以前"
    first = duty.how_to.rstrip("。") or duty.counts
    return "，".join(filter(None, (first, duty.rule, due)))


def _keys() -> QHBoxLayout:
    parts: list[QWidget] = []
    for key, words in KEYS:
        parts += [label(key, "key"), label(words, "small")]
    return row(*parts, None, gap=6)
