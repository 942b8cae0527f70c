"""点名: one part of an activity, one key a person; nothing is lost, saving is one action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheets import OpenedSheet, day_words
from desktop_app.services.activities.roll_call import RollCall
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.activities.marks_window import MarksWindow
from desktop_app.ui.activities.nobody_due import NobodyDue
from desktop_app.ui.activities.roll_counts import ALL, RollCounts
from desktop_app.ui.activities.roll_list import RollList, RollModel
from desktop_app.ui.activities.roll_pane import RollPane
from desktop_app.ui.activities.roll_search import RollSearch
from desktop_app.ui.activities.row_filter import row_filters
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

HINT = "按界别、再按姓氏笔画为序 · 方向键走到任何一位，再按一次键就改 · 没有保存前都在草稿里，断电也不丢"
SLOW, MINUTE = 15_000, 60_000
LEAST_TIMED = 10
"""Persons marked before it is foretold how long the rest takes."""


class RollCallWindow(MarksWindow):
    """The counts above, the persons in columns, and who is being called at the right."""

    title, kind = "点名", "roll_call"

    def __init__(self, context: UiContext, opened: OpenedSheet, parent: QWidget | None) -> None:
        self._narrow = ALL
        self._began, self._timed = QElapsedTimer(), 0
        super().__init__(context, opened, parent)
        self._choose_part()
        ticking = QTimer(self, interval=SLOW)
        ticking.timeout.connect(self._tell_time)
        ticking.start()
        self.changed()
        self._list_rows()
        self._focus()

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
        self.counts = RollCounts(theme)
        self.counts.narrowed.connect(self._on_narrowed)
        self.search = RollSearch(theme)
        self.search.person_asked.connect(self._on_found)
        self.search.typed.connect(lambda _: self._list_rows())
        self.search.left.connect(self._focus)
        self.filters = row_filters(theme)
        for each in self.filters:
            each.changed.connect(self._list_rows)
        self.one_by_one = button("逐人点名", "one_by_one", theme, "code", "switch")
        self.as_they_come = button("随到随签", "as_they_come", theme, "person", "switch")
        for each in (self.one_by_one, self.as_they_come):
            each.setCheckable(True)
            each.setAutoExclusive(True)
            each.setAutoDefault(False)
        self.one_by_one.setChecked(True)
        self.as_they_come.toggled.connect(self._on_mode)
        self.list_model = RollModel(self.call)
        self.list = RollList(self.list_model, theme, self.on_key)
        self.list.called.connect(self._on_called)
        self.pane = RollPane(theme)
        self._connect_pane()
        self.nobody = NobodyDue(self._context, self.opened.activity)
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
        self._focus()

    def read_again(self) -> None:
        part = min(self.call.part, len(self.sheet.parts) - 1)
        self.call = self.list_model.call = RollCall(self.sheet, part)
        self._fill_parts()
        self.part_box.setCurrentIndex(part)
        self._list_rows()

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

    def on_key(self, event: QKeyEvent) -> bool:
        """Takes a key pressed on the list; whether it was one of the roll call's."""
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if text in marks.KEYS:
            self._give(marks.KEYS[text])
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif key == Qt.Key.Key_Delete:
            self._clear()
        elif text == "/":
            self.search.begin()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_card()
        else:
            return False
        return True

    def _give(self, mark: str) -> None:
        if self.call.at is None:
            return
        if mark == marks.BLANK:
            self.call.skip()
            self.show_all()
        elif mark == marks.LEAVE:
            self._ask_leave()
        else:
            self._mark(mark)

    def _mark(self, mark: str) -> None:
        if not self._began.isValid():
            self._began.start()
        row = self.call.give(mark)
        if row is None:
            return
        self._timed += 1
        self.say(f"{self.sheet.rows[row].name} {look_of(mark).word} · 撤销 Ctrl+Z")
        self.changed()
        if self.call.at is None:
            self.save_button.setFocus()

    def _ask_leave(self) -> None:
        """Asks whether the leave counts; a second key is enough."""
        menu = QMenu(self)
        menu.setObjectName("leave_menu")
        for words, mark in (
            ("&1  请假（事假、病假）", marks.LEAVE),
            ("&2  公假，不计缺席（参加上级会议、公务）", marks.AWAY),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, given=mark: self._mark(given))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.list.visualRect(self.list_model.place_of(self.call.at))
        menu.popup(self.list.viewport().mapToGlobal(place.bottomLeft() + QPoint(40, 0)))

    def _back(self) -> None:
        self.call.back()
        self.show_all()

    def _clear(self) -> None:
        at = self.call.at
        if at is not None:
            name = self.sheet.rows[at].name
            self.sheet.put({(at, self.call.part): marks.BLANK}, f"{name} 清空")
            self.changed()

    def _recall(self) -> None:
        """Calls someone again after a step was taken back at the end of the list."""
        if self.call.at is None:
            self.call.turn_to(self.call.part)
            self.show_all()
            self._focus()

    def _on_called(self, called: int) -> None:
        self.call.go(called)
        self.show_all()

    def _on_found(self, typed: str) -> None:
        """Enter in the search: goes to the person, or signs him in as they come."""
        found = self.sheet.find(typed)
        if not found:
            self.say(f"名单里没有“{typed}”", "warn")
            return
        if not self.as_they_come.isChecked():
            self.search.clear()
            self.call.go(found[0])
            self._list_rows()
            self.show_all()
            self._focus()
            return
        still = [x for x in found if self.sheet.mark(x, self.call.part) == marks.BLANK]
        name = self.sheet.rows[(still or found)[0]].name
        if not still:
            self.say(f"{name}已经{look_of(self.sheet.mark(found[0], self.call.part)).word}", "warn")
        else:
            self.call.sign_in(still[0])
            self._timed += 1
            more = f"，还有 {len(still) - 1} 位也这样拼" if len(still) > 1 else ""
            self.say(f"{name} 到会{more} · 撤销 Ctrl+Z")
        self.search.clear()
        self._list_rows()
        self.changed()
        if self.call.at is None:
            self.save_button.setFocus()

    def _on_mode(self, coming: bool) -> None:
        self.search.show_mode(coming=coming)
        if coming:
            self.search.begin()
        else:
            self._focus()

    def _on_narrowed(self, mark: str) -> None:
        self._narrow = mark
        self._list_rows()
        self._focus()

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
        if typed:
            found = set(self.sheet.find(typed))
            shown = [n for n in shown if n in found]
        self.list_model.show(shown)
        self.nobody.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.pane.setVisible(bool(rows))
        self.pane.show_call(self.call)
        self.list.show_call()

    def _ask_rest(self) -> None:
        count = self.call.open_count()
        among = "这些界别里" if self.call.among is not None else ""

        def answered(yes: bool) -> None:
            if yes:
                self.call.mark_rest()
                self.changed()
                self.save_button.setFocus()

        self._context.desktop.ask_yes_no(
            "rest_absent", f"{among}还没有点的 {count} 人都记缺席吗？记了还可以逐个改，也可以撤销。",
            answered, default=False, yes="都记缺席", no="再点一点",
        )  # fmt: skip

    def _mark_group(self) -> None:
        if self.call.at is not None:
            sector = self.sheet.rows[self.call.at].sector
            count = self.call.mark_group(sector)
            self.say(f"{sector} {count} 人都记到会 · 撤销 Ctrl+Z")
            self.changed()
            self._focus()

    def _open_card(self) -> None:
        """Shows the member being called in his form; what is marked stays."""
        member = self.sheet.rows[self.call.at].member if self.call.at is not None else None
        if member is None:
            self.say("这位不是委员，没有委员卡。")
            return
        from desktop_app.records.member import Member
        from desktop_app.services import registers

        draft = registers.draft(self._context.desk, Member, member)
        self._context.open_form(self._context, draft, self)

    def _connect_pane(self) -> None:
        self.pane.given.connect(self._on_given)
        self.pane.group_asked.connect(self._mark_group)
        self.pane.rest_asked.connect(self._ask_rest)
        self.pane.back_asked.connect(self._back)
        self.pane.card_asked.connect(self._open_card)

    def _on_given(self, mark: str) -> None:
        self._give(mark)
        self._focus()

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
        self._focus()

    def _focus(self) -> None:
        """The cursor where work goes on: the list, the button that saves, how to begin."""
        if not self.sheet.rows:
            self.nobody.setFocus()
        elif self.as_they_come.isChecked():
            self.search.begin()
        elif self.call.at is None and self.is_changed():
            self.save_button.setFocus()
        else:
            self.list.setFocus()

    def _tell_time(self) -> None:
        """Says how long it took, and by that how long the rest will take."""
        if not self._began.isValid():
            self.counts.clock.setText("")
            return
        spent = self._began.elapsed()
        words = f"用时 {spent // MINUTE} 分 {spent % MINUTE // 1000:02d} 秒"
        left = self.call.open_count()
        if self._timed >= LEAST_TIMED and left:
            words += f"\n照此还要约 {max(1, round(spent / self._timed * left / MINUTE))} 分钟"
        self.counts.clock.setText(words)
