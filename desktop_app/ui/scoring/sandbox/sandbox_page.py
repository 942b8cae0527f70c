"""计分沙盘: a copy of the rules is changed; who moves, and why, is shown while one types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.scoring.presets import NOTICE, presets, start_from_preset
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox import Sandbox, TrialAnswer
from desktop_app.services.scoring.sandbox_moves import Move
from desktop_app.services.scoring.sandbox_reading import open_in_steps
from desktop_app.services.scoring.sandbox_sets import (
    OfferedSet,
    compared_with,
    formal_of,
    offered_sets,
    to_begin_with,
)
from desktop_app.settings import Plain
from desktop_app.ui.scoring.sandbox.sandbox_frame import SandboxFrame
from desktop_app.ui.scoring.sandbox.sandbox_outputs import SandboxOutputs
from desktop_app.ui.scoring.sandbox.trial_typing import TrialTyping
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

SHOWN = frozenset(("score_rule_set", "score_category", "score_rule", "grade_band"))


class SandboxPage(Page):
    """The tried set and the one compared with are chosen above; only adoption writes."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("score_sandbox", parent)
        self._context = context
        self.sets: list[OfferedSet] = []
        self.tried = self.compared = 0
        self.sandbox: Sandbox | None = None
        self.answer: TrialAnswer | None = None
        self._stale = True
        self._reading = False
        self.typing = TrialTyping(context, self)
        self.frame = SandboxFrame(context.theme, self.typing.checked)
        self.outputs = SandboxOutputs(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.frame)
        self._connect()
        self.read()

    def refresh(self, records: frozenset[str]) -> None:
        """Reads everything again, at the next showing where the page is not in front."""
        self._stale = True
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.read()

    def commands(self) -> list[Command]:
        """What can be done with the trial."""
        return [
            Command("沙盘：恢复原样", "", self.reset, "reset", "restore"),
            Command("沙盘：存下这个方案", "", self.outputs.keep, "keep", "save"),
            Command("沙盘：打印调整前后对照表", "", self.outputs.print_now, "print", "print"),
            Command("沙盘：导出变动名单到 Excel", "", self.outputs.export, "export", "export"),
            Command("沙盘：采用为正式规则", "", self.outputs.adopt, "adopt", "check"),
        ]

    def remember(self) -> dict[str, Plain]:
        """Which sets are chosen; what was tried is not kept."""
        return {"tried": self.tried, "compared": self.compared}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        keys = {each.key for each in self.sets}
        tried, compared = state.get("tried"), state.get("compared")
        if isinstance(tried, int) and tried in keys:
            kept = isinstance(compared, int) and compared in keys
            self.choose(tried, int(str(compared)) if kept else 0)

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a change of that record is to be seen here: rules are."""
        return record in SHOWN

    def start_search(self) -> None:
        """Puts the cursor on the rules."""
        self.frame.rules.setFocus()

    def read(self) -> None:
        """Reads rule sets and scores again; what was tried stays."""
        if self._reading:
            self._stale = True
            return
        self._stale = False
        self.sets = offered_sets(self._context.desk)
        keys = {each.key for each in self.sets}
        if self.tried not in keys:
            first = to_begin_with(self.sets, self._context.desk.today.year)
            self.tried, self.sandbox = (first.key if first else 0), None
        if self.compared not in keys and self.tried:
            self.compared = compared_with(self.sets, self.of(self.tried)).key
        self.frame.show_sets(self.sets, self.tried, self.compared)
        if self.tried:
            trial = self.sandbox.trial if self.sandbox is not None else None
            steps = open_in_steps(self._context.desk, self.tried, self.compared, trial)
            self._reading = True
            self._context.jobs.step("计算积分", steps, self._take, self._not_read)

    def choose(self, tried: int, compared: int = 0) -> None:
        """Tries another set, compared with the adopted rules of its year where nothing is said."""
        self.tried, self.sandbox = tried, None
        self.compared = compared or compared_with(self.sets, self.of(tried)).key
        self.read()

    def compare(self, compared: int) -> None:
        """Compares with another set; what was tried stays."""
        self.compared = compared
        self.read()

    def of(self, key: int) -> OfferedSet:
        """The offered set with an id."""
        return next(each for each in self.sets if each.key == key)

    @property
    def formal(self) -> OfferedSet | None:
        """The adopted rules that the tried ones would change."""
        return formal_of(self.sets, self.of(self.tried)) if self.tried else None

    def reset(self) -> None:
        """Takes the rules as they were opened, which can be taken back."""
        if self.sandbox is not None and self.sandbox.trial.reset():
            self.show_answer()
            self.say("已恢复原样 · 退回 Ctrl+Z")

    def undo(self) -> None:
        """Takes the last change back."""
        if self.sandbox is not None:
            self.say("" if self.sandbox.trial.undo() else "没有可以退的了")
            self.show_answer()

    def redo(self) -> None:
        """Makes the change again that was taken back."""
        if self.sandbox is not None:
            self.sandbox.trial.redo()
            self.show_answer()

    def show_answer(self, rules: RuleSet | None = None) -> None:
        """Shows what the tried rules give, or `rules` in their place."""
        if self.sandbox is None:
            return
        self.typing.forget()
        self.answer = self.sandbox.answer(rules)
        self.frame.show_trial(self.sandbox, self.answer, self.of(self.compared).short)
        opened = self.frame.moves.model.opened
        if opened:
            self._show_reasons(opened)

    def say(self, sentence: str) -> None:
        """Shows one sentence below the rules."""
        self.frame.say(sentence)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the trial as long as something is tried."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_tried and _is_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z one step back, Ctrl+Y one onward."""
        if not self._is_tried or not _is_step(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            self.redo()

    @property
    def _is_tried(self) -> bool:
        """Whether there is a step of the trial to take back or to make again."""
        trial = self.sandbox.trial if self.sandbox is not None else None
        return trial is not None and (trial.can_undo or trial.can_redo)

    def _take(self, sandbox: Sandbox) -> None:
        self._reading = False
        self.sandbox = sandbox
        self.show_answer()
        if self._stale:
            self.read()

    def _not_read(self) -> None:
        self._reading = False
        self.say("积分没有算完。按 F5 重新计算。")

    def _on_why(self, key: int) -> None:
        """Opens the reasons of a member, closes them where they are open."""
        if key == self.frame.moves.model.opened:
            self.frame.moves.model.open_reasons(0, ())
        else:
            self._show_reasons(key)

    def _show_reasons(self, key: int) -> None:
        move = self._move(key)
        if move is not None and self.sandbox is not None:
            self.frame.moves.model.open_reasons(key, self.sandbox.named_reasons(move))

    def _move(self, key: int) -> Move | None:
        return next((each for each in self.frame.moves.shown if each.key == key), None)

    def _open_detail(self, key: object = None) -> None:
        """Opens the scores of a member on the page 积分."""
        chosen = key or self.frame.moves.table.chosen
        if not chosen:
            self.say("请先在右边名单里选一个人（F6）")
            return
        year = self.answer.rules.year if self.answer is not None else ""
        self._context.events.go("scores", f"{year}/{chosen}")

    def begin(self) -> None:
        """Begins a draft of this year with preset rules that the user chooses."""
        offered = presets()

        def chosen(place: int) -> None:
            preset, desk = offered[place], self._context.desk
            changed = start_from_preset(desk, preset.key, desk.today.year)
            self._context.events.announce(changed, f"已按“{preset.name}”建立草稿。{NOTICE}")

        words = f"从哪个预置办法开始？（{NOTICE}）"
        names = [f"{each.name}：{each.about}" for each in offered]
        self._context.desktop.ask_choice("preset", words, names, chosen)

    def _connect(self) -> None:
        frame, outputs = self.frame, self.outputs
        frame.head.tried_chosen.connect(self.choose)
        frame.head.compared_chosen.connect(self.compare)
        for each, run in (
            (frame.head.reset, self.reset), (frame.head.keep, outputs.keep),
            (frame.head.printing, outputs.print_now), (frame.head.adopt, outputs.adopt),
            (frame.export, outputs.export), (frame.detail, self._open_detail),
            (frame.empty.new, self.begin),
        ):  # fmt: skip
            each.clicked.connect(lambda _=False, run=run: run())
        frame.rules.previewed.connect(self.typing.preview)
        frame.rules.changed.connect(self.typing.take)
        frame.rules.given_up.connect(self.show_answer)
        frame.rules.copy_asked.connect(outputs.copy_rules)
        frame.figures.limit_moved.connect(partial(self.typing.move_limit, taken=False))
        frame.figures.limit_settled.connect(partial(self.typing.move_limit, taken=True))
        frame.figures.grade_chosen.connect(frame.moves.narrow_grade)
        frame.moves.table.why_asked.connect(self._on_why)
        frame.moves.table.opened.connect(self._open_detail)
        frame.moves.table.copy_asked.connect(outputs.copy_moves)
        QShortcut(QKeySequence("F5"), self, self.read)
        QShortcut(QKeySequence("F6"), self, frame.other_pane)


def _is_step(event: QKeyEvent) -> bool:
    """Whether a key is that of undo or redo."""
    steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return any(event.matches(x) for x in steps) or (held and event.key() == Qt.Key.Key_Y)
