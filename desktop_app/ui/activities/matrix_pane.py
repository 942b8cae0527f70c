"""The right side of the attendance sheet: the person, the chosen cells, leave, the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import Cell, MarkedPart, MarkSheet
from desktop_app.services.activities.mark_sheets import day_words
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import card, label, rule

KEYS = (
    ("1…6", "到 迟 假 缺 早 公假"), ("Del", "清空"), ("Enter", "下一位（Tab 下一段）"),
    ("Shift+方向", "选一片"), ("Ctrl+D", "向下填满"), ("Ctrl+R", "向右填满"),
    ("Ctrl+V", "贴入 √ 假 缺"), ("F8", "下一个空格"),
)  # fmt: skip
SHOWN = 3


class MatrixPane(QFrame):
    """Follows the cursor and the selection; `leave_asked` carries the id of a leave."""

    leave_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setFixedWidth(18 * theme.sizes.text)
        self.name = ElidedLabel(role="title")
        self.name.setObjectName("cell_person")
        self.facts = label("", "small", wraps=True)
        self.head, self.counts = label("", "section"), QGridLayout()
        self.chosen = label("", wraps=True)
        self.chosen.setObjectName("chosen_cells")
        self.leave_head, self.leave = label("请假", "section"), label("", "small", wraps=True)
        self.leave.setObjectName("cell_leave")
        self._leave_rule, self.open_leave = rule(), LinkWord("打开请假单")
        self.open_leave.setObjectName("open_leave")
        self.open_leave.setAutoDefault(False)
        self.open_leave.clicked.connect(self._ask_leave)
        self._leave_key: int | None = None
        for each in (
            self.name, self.facts, rule(), self.head, self.chosen, self._leave_rule,
            self.leave_head, self.leave, self.open_leave, rule(), label("键盘", "section"),
        ):  # fmt: skip
            column.addWidget(each)
        column.addWidget(_keys())
        column.addStretch(1)

    def show_cells(self, sheet: MarkSheet, at: Cell | None, cells: Sequence[Cell]) -> None:
        """Shows the cell in focus and the chosen ones."""
        if at is None:
            self.name.setText("—")
            self.facts.setText("")
        else:
            person = sheet.rows[at[0]]
            self.name.setText(person.name)
            facts = " · ".join(filter(None, (person.sector, person.group, person.role)))
            self.facts.setText("\n".join(filter(None, (facts, person.unit))))
        self.head.setText(f"选中的 {len(cells)} 格" if cells else "没有选中的格")
        self.chosen.setText("\n".join(chosen_words(sheet, cells)))
        leaves = dict.fromkeys(
            f"{sheet.rows[row].name}　{sheet.rows[row].leave}"
            for row, _ in cells if sheet.rows[row].leave
        )  # fmt: skip
        keys = [sheet.rows[row].leave_key for row, _ in cells if sheet.rows[row].leave_key]
        self._leave_key = keys[0] if keys else None
        for each in (self.leave, self.leave_head, self._leave_rule, self.open_leave):
            each.setVisible(bool(leaves))
        self.leave.setText("\n".join(list(leaves)[:SHOWN]))

    def _ask_leave(self) -> None:
        if self._leave_key is not None:
            self.leave_asked.emit(self._leave_key)


def chosen_words(sheet: MarkSheet, cells: Sequence[Cell]) -> list[str]:
    """What some cells hold: marks with their numbers, the persons, the parts."""
    found = Counter(sheet.mark(*each) for each in cells)
    words = [f"{look_of(mark).word} {found[mark]}" for mark in marks.WORDS if found[mark]]
    people = {row for row, _ in cells}
    parts = sorted({part for _, part in cells})
    lines = ["　".join(words)] if words else []
    lines += [f"{len(people)} 人"] if len(people) > 1 else []
    return lines + [_part_words(sheet.parts[part]) for part in parts[:SHOWN]]


def _part_words(part: MarkedPart) -> str:
    return " ".join(filter(None, (day_words(part.day), part.half, part.title)))


def _keys() -> QWidget:
    place = QWidget()
    grid = QGridLayout(place)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, (key, words) in enumerate(KEYS):
        cap = label(key, "key")
        grid.addWidget(cap, line, 0)
        grid.addWidget(label(words, "small"), line, 1)
    return place
