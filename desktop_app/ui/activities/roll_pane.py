"""The right side of a roll call: who is being called, the keys, who was and who comes next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout

from desktop_app.services.activities import marks
from desktop_app.services.activities.roll_call import RollCall
from desktop_app.ui.activities.called_person import CalledPerson, LoadPhoto
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row, rule

KEYS = (
    ("空格", marks.HERE, "到会"), ("2", marks.LATE, "迟到"), ("3", marks.LEAVE, "请假…"),
    ("4", marks.ABSENT, "缺席"), ("5", marks.LEFT, "早退"), ("0", marks.BLANK, "先跳过"),
)  # fmt: skip


class RollPane(QFrame):
    """`given` carries a mark, `marks.BLANK` to leave the person for later.

    `noted` carries the row of a person and the remark being typed on him; Enter leaves it.
    """

    given = Signal(str)
    group_asked = Signal()
    rest_asked = Signal()
    back_asked = Signal()
    card_asked = Signal()
    noted = Signal(int, str)
    note_left = Signal()

    def __init__(self, theme: Theme, load_photo: LoadPhoto) -> None:
        super().__init__()
        self._theme = theme
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_scrolled(frame))
        self.setFixedWidth(24 * theme.sizes.text)
        self.number, self.sector = label("", "small"), ElidedLabel(role="small")
        self.person = CalledPerson(theme, load_photo)
        self.leave = label("", "info", wraps=True)
        self.leave.setObjectName("leave_words")
        column.addLayout(row(self.number, None, self.sector))
        for each in (self.person, self.leave, rule()):
            column.addWidget(each)
        column.addLayout(self._keys())
        column.addWidget(rule())
        self._add_neighbours(column)
        self._add_note(column)
        column.addStretch(1)
        column.addLayout(self._wholes())
        for pressed in (*self.keys.values(), self.back, self.open_card, self.read_all):
            pressed.setAutoDefault(False)

    def _add_neighbours(self, column: QVBoxLayout) -> None:
        """Who was called last and who comes next."""
        self.last, self.following = ElidedLabel(), ElidedLabel()
        self.last.setObjectName("last_called")
        self.back = KeyedButton("改这位", "back_button", "退格", self._theme, kind="quiet")
        self.back.clicked.connect(self.back_asked)
        line = row(label("上一位", "muted"), self.last, self.back)
        line.setStretch(1, 1)
        column.addLayout(line)
        below = row(label("接下来", "muted"), self.following)
        below.setStretch(1, 1)
        column.addLayout(below)

    def _add_note(self, column: QVBoxLayout) -> None:
        self.note, self._noted = QLineEdit(), -1
        self.note.setObjectName("roll_note")
        self.note.setPlaceholderText("备注，可以不填  F2")
        self.note.setAccessibleName("备注")
        self.note.textEdited.connect(lambda text: self.noted.emit(self._noted, text))
        self.note.returnPressed.connect(self.note_left)
        column.addWidget(self.note)

    def show_call(self, call: RollCall) -> None:
        """Shows who is being called, or that everybody was."""
        at, rows = call.at, call.sheet.rows
        self._show_person(call)
        for each in self.keys.values():
            each.setEnabled(at is not None)
        self._show_note(call)
        self.group.setEnabled(at is not None)
        self.open_card.setEnabled(at is not None and rows[at].member is not None)
        self.rest.setEnabled(call.open_count() > 0)
        last = call.last
        told = "" if last is None else look_of(call.sheet.mark(last, call.part)).word
        self.last.setText("—" if last is None else f"{rows[last].name}　{told}")
        self.following.setText("　".join(rows[x].name for x in call.following()) or "—")

    def _show_note(self, call: RollCall) -> None:
        """The remark on the person being called; the cursor in it stays where it is."""
        self.note.setEnabled(call.at is not None)
        self._noted = -1 if call.at is None else call.at
        text = "" if call.at is None else call.sheet.remark(call.at)
        if text != self.note.text():
            self.note.setText(text)

    def _show_person(self, call: RollCall) -> None:
        if call.at is None:
            every = bool(call.sheet.rows)
            self.number.setText("都点完了" if every else "还没有应到名单")
            self.person.show_words(
                "点完了" if every else "—",
                "按 Enter 或 Ctrl+S 保存；要改哪一位，用方向键走过去。" if every else "",
            )
            self.sector.setText("")
            self.leave.hide()
            return
        person = call.sheet.rows[call.at]
        self.number.setText(f"正在点 第 {call.at + 1} 位")
        self.sector.setText(" · ".join(filter(None, (person.sector, person.group))))
        self.person.show_person(person)
        self.leave.setText(person.leave or "没有请假单")
        self.leave.setProperty("role", "info" if person.leave else "small")
        self._theme.restyle(self.leave)
        self.leave.show()
        now = call.sheet.mark(call.at, call.part)
        for mark, each in self.keys.items():
            each.setChecked(mark == now != marks.BLANK)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        self.keys: dict[str, KeyedButton] = {}
        for place, (key, mark, word) in enumerate(KEYS):
            icon = look_of(mark).icon or "forward"
            each = KeyedButton(word, f"mark_{word.rstrip('…')}", key, self._theme)
            self._theme.icons.put(each, icon, look_of(mark).role)
            each.setCheckable(True)
            each.clicked.connect(partial(self._give, mark))
            self.keys[mark] = each
            grid.addWidget(each, place // 2, place % 2)
        return grid

    def _wholes(self) -> QGridLayout:
        theme = self._theme
        self.group = button("整组到会", "group_button", theme, "check")
        self.group.setToolTip("这个界别还没有点的都记到会")
        self.rest = button("余下都记缺席…", "rest_button", theme)
        self.open_card = KeyedButton("委员卡", "card_button", "Enter", theme, "card", "quiet")
        self.read_all = KeyedButton("读名", "read_all_button", "F3", theme, "book", "switch")
        self.read_all.setCheckable(True)
        self.read_all.setToolTip("每个字都注音；不按时只注生僻字和特别读音的姓")
        self.read_all.toggled.connect(self.person.read_all)
        self.group.clicked.connect(self.group_asked)
        self.rest.clicked.connect(self.rest_asked)
        self.open_card.clicked.connect(self.card_asked)
        grid = QGridLayout()
        grid.setSpacing(8)
        for each in (self.group, self.rest):
            each.setAutoDefault(False)
        grid.addWidget(self.group, 0, 0)
        grid.addWidget(self.rest, 0, 1)
        grid.addWidget(self.open_card, 1, 0)
        grid.addWidget(self.read_all, 1, 1)
        return grid

    def _give(self, mark: str, _: bool = False) -> None:
        self.given.emit(mark)


def _scrolled(frame: QFrame) -> QScrollArea:
    """The frame in a place that scrolls where large text needs more height than the screen has."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(frame)
    return area
