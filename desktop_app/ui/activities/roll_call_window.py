"""点名: one part of an activity, one key a person; nothing is lost, saving is one action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheets import OpenedSheet, day_words
from desktop_app.services.activities.roll_call import RollCall
from desktop_app.services.registers import attachments
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.activities.marks_window import MarksWindow
from desktop_app.ui.activities.nobody_due import NobodyDue
from desktop_app.ui.activities.roll_calling import RollCalling
from desktop_app.ui.activities.roll_counts import ALL, RollCounts
from desktop_app.ui.activities.roll_list import RollList, RollModel
from desktop_app.ui.activities.roll_pane import RollPane
from desktop_app.ui.activities.roll_search import RollSearch
from desktop_app.ui.activities.row_filters import row_filters
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

HINT = (
    "按界别、再按姓氏笔画为序 · 方向键走到任何一位，再按一次键就改"
    " · 没有保存前都在草稿里，断电也不丢"
)
SLOW = 15_000
BESIDE = QPoint(40, 0)


class RollCallWindow(MarksWindow):
    """The counts above, the persons in columns, and who is being called at the right."""

    title, kind = "点名", "roll_call"

    def __init__(self, context: UiContext, opened: OpenedSheet, parent: QWidget | None) -> None:
        self._narrow = ALL
        self._only: set[int] | None = None
        self.calling = RollCalling(self, context.desktop)
        super().__init__(context, opened, parent)
        self._choose_part()
        ticking = QTimer(self, interval=SLOW)
        ticking.timeout.connect(self._tell_time)
        ticking.start()
        self._list_rows()
        self.changed()
        self.go_on()

    @property
    def is_coming(self) -> bool:
        """Whether people are signed in as they come."""
        return self.as_they_come.isChecked()

    def facts(self) -> str:
        return " · ".join(filter(None, (self.opened.start_on, self.opened.place)))

    def tools(self) -> list[QWidget]:
        self.part_box = QComboBox()
        self.part_box.setObjectName("part_box")
        self.part_box.setAccessibleName("点哪一段")
        self._fill_parts()
        self.part_box.activated.connect(self._turn_to)
        return [self.part_box]

    def build(self) -> None:
        theme = self._context.theme
        self.call = RollCall(self.sheet)
        self.counts, self.search = RollCounts(theme), RollSearch(theme)
        self.counts.narrowed.connect(self._on_narrowed)
        self.search.person_asked.connect(self.calling.find)
        self.search.typed.connect(lambda _: self._list_rows())
        self.search.left.connect(self._leave_search)
        self.filters = row_filters(theme)
        for each in self.filters:
            each.changed.connect(self._list_rows)
        self._add_modes()
        self.list_model = RollModel(self.call)
        self.list = RollList(self.list_model, theme, self.calling.press)
        self.list.called.connect(self._on_called)
        self.pane = RollPane(theme, partial(attachments.photo, self._context.desk))
        self._connect_pane()
        self.nobody = NobodyDue(self._context, self.opened.activity)
        self._lay_out()

    def foot(self) -> list[QWidget | None]:
        return [label(HINT, "small")]

    def save_words(self, count: int) -> str:
        done = count and not self.call.open_count()
        return "点完，保存" if done else super().save_words(count)

    def shown(self) -> Mapping[str, Any]:
        return {"window": self.kind, "part": self.sheet.parts[self.call.part].position}

    def take_up(self, kept: KeptDraft) -> None:
        positions = [each.position for each in self.sheet.parts]
        position = kept.values.get("part")
        if position in positions:
            self.part_box.setCurrentIndex(positions.index(position))
            self.call.turn_to(self.part_box.currentIndex())
        super().take_up(kept)
        self.call.turn_to(self.call.part)
        self._list_rows()
        self.go_on()

    def read_again(self) -> None:
        part = min(self.call.part, len(self.sheet.parts) - 1)
        self.call = self.list_model.call = RollCall(self.sheet, part)
        self._fill_parts()
        self.part_box.setCurrentIndex(part)
        before = self.nobody.isVisible()
        self._list_rows()
        if before:
            self.go_on()

    def show_all(self, rows: Iterable[int] | None = None) -> None:
        self.counts.show_counts(self.call.counts())
        self.pane.show_call(self.call)
        self.list_model.refresh()
        self.list.show_call()
        self._tell_time()

    def undo(self) -> None:
        super().undo()
        self._recall()

    def redo(self) -> None:
        super().redo()
        self._recall()

    def find_person(self) -> None:
        """Puts the cursor into the search."""
        self.search.begin()

    def find_only(self, rows: Iterable[int] | None) -> None:
        """Lists only these persons, for one of them to be chosen; None ends the search."""
        self._only = None if rows is None else set(rows)
        if self.search.text() or rows is not None:
            self.search.clear()
            self._list_rows()
        if rows is not None:
            self.list.setFocus()

    def open_card(self) -> None:
        """Shows the member being called in his form; what is marked stays."""
        member = self.sheet.rows[self.call.at].member if self.call.at is not None else None
        if member is None:
            self.say("这位不是委员，没有委员卡。")
        else:
            self.open_form(Member, member)

    def place_called(self) -> QPoint:
        """Where on the screen the person being called is."""
        place = self.list.visualRect(self.list_model.place_of(self.call.at))
        return self.list.viewport().mapToGlobal(place.bottomLeft() + BESIDE)

    def go_on(self) -> None:
        """The cursor where work goes on: the list, the button that saves, how to begin."""
        if not self.sheet.rows:
            self.nobody.setFocus()
        elif self.call.at is None and self.is_changed():
            self.save_button.setFocus()
        elif self.is_coming:
            self.search.begin()
        else:
            self.list.setFocus()

    def _add_modes(self) -> None:
        theme = self._context.theme
        self.one_by_one = button("逐人点名", "one_by_one", theme, "code", "switch")
        self.as_they_come = button("随到随签", "as_they_come", theme, "person", "switch")
        for each in (self.one_by_one, self.as_they_come):
            each.setCheckable(True)
            each.setAutoExclusive(True)
            each.setAutoDefault(False)
        self.one_by_one.setChecked(True)
        self.as_they_come.toggled.connect(self._on_mode)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(row(self.search, *self.filters, None, self.one_by_one, self.as_they_come))
        left.addWidget(self.list, 1)
        left.addWidget(self.nobody, 1)
        parts = row(gap=12)
        parts.addLayout(left, 1)
        parts.addWidget(self.pane)
        self.column.addWidget(self.counts)
        self.column.addLayout(parts, 1)

    def _connect_pane(self) -> None:
        calling = self.calling
        for signal, act in (
            (self.pane.group_asked, calling.mark_group), (self.pane.rest_asked, calling.ask_rest),
            (self.pane.back_asked, calling.back), (self.pane.card_asked, self.open_card),
        ):  # fmt: skip
            signal.connect(act)
        self.pane.given.connect(self._on_given)
        self.pane.noted.connect(self._on_noted)
        self.pane.note_left.connect(self.list.setFocus)
        QShortcut(QKeySequence("F2"), self, self.pane.note.setFocus)
        QShortcut(QKeySequence("F3"), self, self.pane.read_all.toggle)

    def _on_noted(self, row: int, text: str) -> None:
        self.sheet.note(row, text)
        self.changed((row,))

    def _on_given(self, mark: str) -> None:
        self.list.setFocus()
        self.calling.give(mark)

    def _recall(self) -> None:
        """Calls someone again after a step was taken back at the end of the list."""
        if self.call.at is None:
            self.call.turn_to(self.call.part)
            self.show_all()
            self.go_on()

    def _on_called(self, called: int) -> None:
        self.call.go(called)
        self.show_all()

    def _leave_search(self) -> None:
        self.find_only(None)
        self.list.setFocus()

    def _on_mode(self, coming: bool) -> None:
        self.search.show_mode(coming=coming)
        self.go_on()

    def _on_narrowed(self, mark: str) -> None:
        self._narrow = mark
        self._list_rows()
        self.list.setFocus()

    def _list_rows(self) -> None:
        """Shows the persons that filters, number and search leave; calls go on among the first."""
        rows, part = self.sheet.rows, self.call.part
        for each in self.filters:
            each.show_rows(rows)
        among = [n for n, each in enumerate(rows) if all(f.holds(each) for f in self.filters)]
        self.call.among = set(among) if len(among) < len(rows) else None
        if self.call.at is not None and self.call.at not in among:
            self.call.turn_to(part)
        same = (marks.LEAVE + marks.AWAY) if self._narrow == marks.LEAVE else self._narrow
        shown = [n for n in among if not same or self.sheet.mark(n, part) in same]
        typed = self.search.text().strip()
        only = set(self.sheet.find(typed)) if typed else self._only
        self.list_model.show([n for n in shown if only is None or n in only])
        self.nobody.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.pane.setVisible(bool(rows))
        self.pane.show_call(self.call)
        self.list.show_call()

    def _fill_parts(self) -> None:
        self.part_box.clear()
        for each in self.sheet.parts:
            words = " ".join(filter(None, (day_words(each.day), each.half, each.title)))
            self.part_box.addItem(words or "全程")
        self.part_box.setVisible(len(self.sheet.parts) > 1)

    def _choose_part(self) -> None:
        """Begins with the first part in which a member is open, else anybody."""
        rows, parts = self.sheet.rows, range(len(self.sheet.parts))
        members = [n for n, each in enumerate(rows) if each.member is not None]
        open_parts = [x for x in parts if self.sheet.tally(x, members)[marks.BLANK]]
        open_parts += [x for x in parts if self.sheet.tally(x)[marks.BLANK]]
        if open_parts:
            self.part_box.setCurrentIndex(open_parts[0])
            self.call.turn_to(open_parts[0])

    def _turn_to(self, part: int) -> None:
        self.call.turn_to(part)
        self._narrow = ALL
        self.counts.show_all()
        self._list_rows()
        self.changed()
        self.go_on()

    def _tell_time(self) -> None:
        self.counts.clock.setText(self.calling.clock.words(self.call.open_count()))
