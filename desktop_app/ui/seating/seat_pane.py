"""The right side of a seat plan: the seat with the cursor, who is cut, who has no seat, doubts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop_app.records.hall import ROSTRUM, Seat
from desktop_app.services.seating.arranging import split_groups
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row, rule
from desktop_app.ui.seating.unseated_list import UnseatedList

WIDE, MOST_SPLIT = 21, 3
LIST_SHARE = 100
"""How much of the spare height the list takes where it is shown."""
PUT = "Ctrl+V 放到这里，对方换过去\nCtrl+Shift+V 插在这里，后面顺移"
EMPTY, RESERVED = "空座位", "留出的座位"


class SeatPane(QFrame):
    """`found` carries a name that was searched for."""

    found = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._column = card()
        outer.addWidget(frame)
        self.setFixedWidth(WIDE * theme.sizes.text)
        self._add_seat()
        self._column.addWidget(rule())
        self._add_cut()
        self._add_unseated()
        self._add_doubts()

    def _add_seat(self) -> None:
        theme = self._theme
        self.search = QLineEdit()
        self.search.setObjectName("seat_search")
        self.show_search(replacing="")
        theme.icons.put_in_field(self.search, "search")
        self.search.returnPressed.connect(self._on_search)
        self.seat, self.block = label("", "figure"), label("", "small")
        self.seat.setObjectName("seat_words")
        self.seat.setProperty("role", "heading")
        self.person, self.told = ElidedLabel(), label("", "small", wraps=True)
        self.person.setObjectName("seat_person")
        self.replace = button("换人…", "replace_button", theme, "member")
        self.lock = KeyedButton("锁住", "lock_button", "L", theme, "lock")
        self.reserve = KeyedButton("留出", "reserve_button", "R", theme, "stop")
        self.empty = KeyedButton("空出", "empty_button", "Del", theme, kind="quiet")
        self.locked = label("", "small", wraps=True)
        for each in (self.replace, self.lock, self.reserve, self.empty):
            each.setAutoDefault(False)
        column = self._column
        column.addWidget(self.search)
        column.addLayout(row(self.seat, None, self.block))
        column.addWidget(self.person)
        column.addWidget(self.told)
        column.addLayout(row(self.lock, self.reserve, None))
        column.addLayout(row(self.replace, self.empty, None))
        column.addWidget(self.locked)

    def _add_cut(self) -> None:
        self.cut_head, self.cut = label("剪下的", "section"), label("", wraps=True)
        self.cut.setObjectName("cut_words")
        self._column.addWidget(self.cut_head)
        self._column.addWidget(self.cut)

    def _add_unseated(self) -> None:
        self.unseated_head = label("", "section")
        self.fill = button("都补到空位", "fill_button", self._theme, kind="link")
        self.fill.setAutoDefault(False)
        self.unseated = UnseatedList()
        self._column.addLayout(row(self.unseated_head, None, self.fill))
        self._column.addWidget(self.unseated, LIST_SHARE)

    def _add_doubts(self) -> None:
        self.doubts_head, self.doubts = label("要看一眼", "section"), label("", "warn", wraps=True)
        self.doubts.setObjectName("doubts")
        self._column.addWidget(self.doubts_head)
        self._column.addWidget(self.doubts)
        self._column.addStretch(1)

    def show_search(self, *, replacing: str) -> None:
        """Names the effect of Enter in the search: it goes to the person, or seats them there."""
        words = f"谁坐 {replacing}，Enter 坐下" if replacing else "姓名、首字母，Enter 去他的座位"
        self.search.setPlaceholderText(words if replacing else f"{words}  /")
        self.search.setAccessibleName(words)
        self.search.setToolTip(words)

    def show_seat(self, edit: HallEdit, seat: Seat) -> None:
        """Shows the seat with the cursor and who sits there."""
        hall = edit.hall
        key = hall.seats.get(seat)
        self.seat.setText(hall.words(seat))
        self.block.setText(hall.block_words(seat))
        sitting = hall.people.get(key or "")
        person = edit.people.get(key or "")
        if sitting is None:
            self.person.setText(RESERVED if seat in hall.reserved else EMPTY)
            self.told.setText("")
        else:
            post = person.post if person else ""
            self.person.setText("　".join((
                sitting.name, " · ".join(filter(None, (sitting.group, post)))
            )))  # fmt: skip
            away = "已准假" if person and person.on_leave else ""
            gone = "" if person else "已不在名单里"
            self.told.setText(
                " · ".join(filter(None, (person.placed if person else "", away, gone)))
            )
        locked, reserved = seat in hall.locked, seat in hall.reserved
        self.lock.setText("解锁" if locked else "锁住")
        self.reserve.setText("收回" if reserved else "留出")
        self.lock.setEnabled(sitting is not None)
        self.reserve.setEnabled(not locked)
        self.replace.setEnabled(not locked and not reserved)
        self.empty.setEnabled(sitting is not None and not locked)
        for each in (self.lock, self.reserve):
            each.setAccessibleName(each.text())
            each.updateGeometry()

    def show_cut(self, edit: HallEdit, person: str | None, first: Seat | None) -> None:
        """Shows who is cut, or the first of two that are to change places."""
        self.cut_head.setVisible(bool(person or first))
        self.cut.setVisible(bool(person or first))
        if person:
            seat = edit.hall.seat_of(person)
            known = edit.hall.people.get(person) or edit.people[person].sitting
            where = edit.hall.words(seat) if seat else "还没有座位"
            self.cut.setText(f"{known.name}　{where}\n{PUT}")
        elif first:
            key = edit.hall.seats.get(first, "")
            name = edit.hall.people[key].name if key else EMPTY
            self.cut.setText(f"{name}　{edit.hall.words(first)}\n到另一个座位再按空格，两人互换")

    def show_people(self, edit: HallEdit) -> None:
        """Shows who has no seat, how many seats are locked, and what somebody should look at."""
        waiting = edit.unseated()
        self.unseated_head.setText(f"还没有座位 {len(waiting)} 人" if waiting else "人人都有座位")
        self.fill.setVisible(bool(waiting))
        self.unseated.show_people(waiting)
        self.unseated.setVisible(bool(waiting))
        self.locked.setText(f"锁住的座位重新排时不动，现在锁了 {len(edit.hall.locked)} 个")
        doubts = list(_doubts(edit))
        self.doubts_head.setVisible(bool(doubts))
        self.doubts.setVisible(bool(doubts))
        self.doubts.setText("\n".join(doubts))

    def _on_search(self) -> None:
        if self.search.text().strip():
            self.found.emit(self.search.text().strip())


def _doubts(edit: HallEdit) -> list[str]:
    """What somebody should look at before the plan is printed."""
    leave, strange = edit.on_leave(), edit.strangers()
    found = [f"{len(leave)} 人已准假，座位还占着"] if leave else []
    found += [f"{len(strange)} 人已不在名单里，座位还占着"] if strange else []
    below = sum(seat[0] != ROSTRUM for seat in edit.hall.seats)
    split = split_groups(edit.hall) if below else []
    found += [f"{group} {count} 人分在{_rows(rows)}" for group, count, rows in split[:MOST_SPLIT]]
    if len(split) > MOST_SPLIT:
        found.append(f"另有 {len(split) - MOST_SPLIT} 个界别分在两排以上")
    return found


def _rows(count: int) -> str:
    return "两排" if count == len("两排") else f" {count} 排"
