"""座次表: the hall of an activity, arranged by a rule and moved by hand, saved as one action."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop_app.errors import UserError
from desktop_app.records.seat_plan import SeatPlan
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Draft
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.services.seating import plans
from desktop_app.services.seating.arranging import MANUAL, Arranged
from desktop_app.services.seating.plans import OpenedPlan
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.forms.dialog.draft_keeping import DraftKeeping
from desktop_app.ui.seating import plan_output
from desktop_app.ui.seating.seat_moves import SeatMoves
from desktop_app.ui.seating.seating_frame import SeatingFrame
from desktop_app.ui.seating.unseated_list import KEY
from desktop_app.ui.ui_context import UiContext

TOUCHED = frozenset({"attendance", "leave", "member", "sector", "seat_plan"})
"""The records whose changes are to be seen in an open window."""


class UnsavedSeats(NamedTuple):
    """The question before seats that are not saved are left."""

    sentence: str
    details: str = ""


class SeatingWindow(SeatingFrame):
    """Every move is a step that Ctrl+Z takes back; saving is one action of the office."""

    def __init__(self, context: UiContext, opened: OpenedPlan, parent: QWidget | None) -> None:
        self.model = SeatPlan
        self._own_action: int | None = None
        super().__init__(context, opened, parent)
        self._keeping = DraftKeeping(context.desk, context.drafts, self, self)
        self.moves = SeatMoves(self)
        self._bind()
        self.show_cut()
        self.show_all()
        if opened.key is None and opened.edit.hall.seats:
            self.say("按界别排好了，可以再挪；还没有保存")
        elif not opened.edit.people:
            self.say("没有应到的人：先在活动的“应到名单…”里生成名单。", "warn")
        self.view.setFocus()

    @property
    def draft(self) -> Draft:
        """An empty draft: the window is found by its activity."""
        return Draft(SeatPlan, {})

    def _bind(self) -> None:
        for keys, act in (
            ("Ctrl+S", self.on_save), ("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo),
            ("Ctrl+P", self.print_chart), ("Ctrl+F", self.find_person), ("F6", self._other_side),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        self.save_button.clicked.connect(self.on_save)
        self.print_button.clicked.connect(self.print_chart)
        self.cards_button.clicked.connect(self.print_cards)
        self.export_button.clicked.connect(self.export)
        self.again_button.clicked.connect(lambda: self.arrange(self.opened.rule))
        self.bar.rule_asked.connect(self.arrange)
        self.bar.custom_chosen.connect(self._on_custom)
        self.bar.layout_asked.connect(self._on_layout)
        self.view.moved.connect(self.show_seat)
        self.view.dropped.connect(self.moves.drop)
        pane = self.pane
        pane.replace.clicked.connect(self.ask_person)
        pane.lock.clicked.connect(self.moves.lock)
        pane.reserve.clicked.connect(self.moves.reserve)
        pane.empty.clicked.connect(self.moves.empty)
        pane.fill.clicked.connect(self._fill)
        pane.found.connect(self._on_found)
        pane.unseated.itemActivated.connect(self._on_unseated)
        self.below_button.clicked.connect(lambda: self._turn(from_stage=False))
        self.above_button.clicked.connect(lambda: self._turn(from_stage=True))
        self._context.events.changed.connect(self._on_changed)
        self._context.drafts.leaving.connect(self._on_leaving)
        self._on_blocking(self._context.jobs.is_blocking)
        self._context.jobs.blocking.connect(self._on_blocking)

    def on_key(self, event: QKeyEvent) -> bool:
        return self.moves.press(event)

    def changed(self) -> None:
        """Something was moved: it is shown, and kept as a draft."""
        self._keeping.touch()
        self.show_cut()
        self.show_all()

    def show_cut(self) -> None:
        """Shows who is cut, or the first of two."""
        person, first = self.moves.person, self.moves.first
        seat = self.edit.hall.seat_of(person) if person else None
        self.view.mark(seat, first)
        self.pane.show_cut(self.edit, person, first)

    def ask_person(self) -> None:
        """Puts the cursor into the search: who is named there is seated at the cursor."""
        self.find_person()
        self.moves.wanted = self.view.current
        self.pane.search.clear()
        self.pane.show_search(replacing=self.edit.hall.words(self.view.current))

    def find_person(self) -> None:
        """Puts the cursor into the search."""
        self.moves.wanted = None
        self.pane.show_search(replacing="")
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def arrange(self, rule: str) -> None:
        """Seats everybody by a rule; 手工 leaves everybody where they are."""
        if rule == MANUAL:
            self.opened.rule = rule
            self.say("手工：谁也不动，用键盘或鼠标挪。")
        else:
            done = self.edit.arrange(rule, self.opened.custom)
            self.opened.rule = rule
            self._tell(done, "重新排好了，锁住的没有动")
        self.moves.take_up(None)
        self.changed()

    def undo(self) -> None:
        """Takes the last step back; says which."""
        step = self.edit.undo()
        self.say(f"已撤销“{step.words}”· 重做 Ctrl+Y" if step else "没有可以撤销的")
        self._stepped()

    def redo(self) -> None:
        """Takes a step again that was taken back."""
        step = self.edit.redo()
        self.say(f"已重做“{step.words}”· 撤销 Ctrl+Z" if step else "没有可以重做的")
        self._stepped()

    def _stepped(self) -> None:
        person = self.moves.person
        if person and person not in {*self.edit.people, *self.edit.hall.people}:
            self.moves.take_up(None)
        self.changed()

    def is_changed(self) -> bool:
        return self.opened.is_changed

    def unsaved(self) -> UnsavedSeats:
        return UnsavedSeats(f"座次表“{self.opened.title}”改过，还没有保存。")

    def may_save(self) -> bool:
        return not self._context.jobs.is_blocking

    def on_save(self) -> None:
        """Saves; the window stays open."""
        if not self.may_save():
            self.say("正在备份或做别的，做完就可以保存；改动都在草稿里。", "warn")
        else:
            self.save()

    def save(self) -> bool:
        """Writes the plan as one action; whether it is saved."""
        try:
            changed = plans.write(self._context.desk, self.opened)
        except UserError as error:
            self.say(error.sentence, "bad")
            return False
        self._own_action = changed.action
        self._keeping.drop()
        count = len(self.edit.hall.seats)
        self._context.events.announce(changed, f"座次表已保存：{count} 人有座")
        self.say(f"已保存，{count} 人有座")
        self.show_all()
        return True

    def closed(self) -> None:
        self._keeping.drop()

    def kept(self, desk: Desk, token: str) -> KeptDraft | None:
        """The seats that are not saved, as a draft."""
        return plans.keep(desk, self.opened, token)

    def take_up(self, kept: KeptDraft) -> None:
        """Goes on with seats that were not saved."""
        self._keeping.take_up(kept.token)
        plans.take_kept(self.opened, kept)
        self.say("接着上次没有保存的座次")
        self.changed()

    def go_to(self, _field: str) -> None:
        """Has no fields."""

    def reject(self) -> None:
        """Esc lets go of who is cut first, then closes."""
        if not self.moves.let_go():
            super().reject()

    def print_chart(self) -> None:
        """Shows the plan as it will be printed."""
        plan_output.preview(self._context, self.opened, self, cards=False)

    def print_cards(self) -> None:
        """Shows the seat cards in the order of the seats."""
        plan_output.preview(self._context, self.opened, self, cards=True)

    def export(self) -> None:
        """Writes the plan as a workbook, where the user chooses."""
        plan_output.export(self._context, self.opened, self.say)

    def _fill(self) -> None:
        try:
            done = self.edit.seat_all()
        except UserError as error:
            self.say(error.sentence, "warn")
            return
        self._tell(done, "没有座位的都补到空位了")
        self.moves.take_up(None)
        self.changed()

    def _tell(self, done: Arranged, words: str) -> None:
        """Shows what was done, and the rows that had to be added."""
        if done.left:
            self.say(f"座位不够：还有 {len(done.left)} 人没有座位，请把每排座位改多。", "warn")
        elif done.rows:
            self.say(f"{words}；座位不够，在后面加了 {done.rows} 排 · 撤销 Ctrl+Z", "warn")
        else:
            self.say(f"{words} · 撤销 Ctrl+Z")

    def _on_custom(self, custom: str) -> None:
        self.opened.custom = custom
        self.say("主席台二号位改了，按“重新排”照这个排。")
        self.changed()

    def _on_layout(self) -> None:
        try:
            lost = self.edit.lay_out(*self.bar.layout_wanted())
        except UserError as error:
            self.say(error.sentence, "warn")
            self.show_all()
            return
        words = f"{lost} 人的座位没有了，在右边“还没有座位”里" if lost else "座位数改了"
        self.say(f"{words} · 撤销 Ctrl+Z", "warn" if lost else "small")
        self.moves.take_up(None)
        self.changed()

    def _on_found(self, typed: str) -> None:
        if self.moves.search(typed):
            self.pane.show_search(replacing="")
            self.view.setFocus()

    def _on_unseated(self, item: QListWidgetItem) -> None:
        """Takes somebody up from the list: Ctrl+V puts them down."""
        self.moves.take_up(str(item.data(KEY)))
        self.say("到座位上按 Ctrl+V 放下，Ctrl+Shift+V 插入")
        self.view.setFocus()

    def _other_side(self) -> None:
        """F6 changes between the hall and the people without a seat."""
        at_hall = self.view.hasFocus()
        (self.pane.unseated if at_hall and self.pane.unseated.count() else self.view).setFocus()

    def _turn(self, *, from_stage: bool) -> None:
        self.view.turn(from_stage=from_stage)
        self.view.setFocus()

    def _on_changed(self, changed: WrittenAction) -> None:
        """Takes what was changed in another window; seats that are not saved stay."""
        if changed.action != self._own_action and not TOUCHED.isdisjoint(changed.records):
            plans.refresh(self._context.desk, self.opened)
            self.show_cut()
            self.show_all()

    def _on_blocking(self, blocked: bool) -> None:
        """Nothing is saved while a job writes."""
        self.save_button.setEnabled(not blocked)

    def _on_leaving(self) -> None:
        """Hands its draft in and goes: another office file is about to be opened."""
        if self.isVisible():
            self._keeping.keep()
            self.hide()
            self._context.drafts.forms.remove(self)  # type: ignore[arg-type]
