"""The import of one table into a register: file, header, columns, check, done, on one page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.desk import Changed
from desktop_app.services.imports import Book, Options, Plan, PlannedLine, Snapshot, Source
from desktop_app.services.imports.import_corrections import corrected
from desktop_app.ui.bulk.bulk_strip import add_bulk_strips
from desktop_app.ui.imports.import_check import ImportCheck
from desktop_app.ui.imports.import_done import ImportDone
from desktop_app.ui.imports.import_foot import ImportFoot
from desktop_app.ui.imports.import_head import ImportHead
from desktop_app.ui.imports.import_memory import ImportMemory
from desktop_app.ui.imports.import_office import OfficeReading
from desktop_app.ui.imports.import_problems import ask_problems
from desktop_app.ui.imports.import_source import ImportSource
from desktop_app.ui.imports.import_words import ask_pick
from desktop_app.ui.jobs import Progress
from desktop_app.ui.look.words import row
from desktop_app.ui.ui_context import UiContext


class ImportPage(QWidget):
    """Reads a book, proposes a mapping, plans again after every choice, applies the plan.

    `finished` is emitted with the last step; then `list_asked` requests the list with `brought`
    in it, `paste_asked` another import.
    """

    left = Signal()
    finished = Signal()
    list_asked = Signal()
    paste_asked = Signal()

    def __init__(
        self, context: UiContext, model: type[Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self._path: Path | None = None
        self._plan: Plan | None = None
        self._source: Source | None = None
        self._picks: dict[int, int | None] = {}
        self._fresh = True
        self._office = OfficeReading(context, model)
        self._memory = ImportMemory(context.settings, model)
        self._asked = 0
        self._action: int | None = None
        self.brought: tuple[int, ...] = ()
        self.setObjectName(f"{model.KEY}_import")
        self._build()

    @property
    def plan(self) -> Plan | None:
        """The plan that is shown, None before there is one."""
        return self._plan

    def open_file(self, path: Path) -> None:
        """Reads a workbook or text table in the background."""
        self._path = path
        self.source.name_file(path.name)
        work = partial(_read, path, "")
        self._context.jobs.run(f"读取 {path.name}", work, self._take_book)

    def open_pasted(self, text: str) -> None:
        """Imports rows copied in another program."""
        try:
            book = imports.open_pasted(text)
        except UserError as error:
            self._context.desktop.tell("paste_refused", error.sentence)
            self.left.emit()
            return
        self.source.name_file("粘贴的内容")
        self._take_book(book)

    def apply(self) -> None:
        """Writes what the plan brings, in slices, as one action that can be undone."""
        plan = self._plan
        if plan is None or plan.changes_nothing:
            return
        if self._source is not None:
            self._memory.keep(plan, self._source, self.check)
        adapts = [each.adapting() for each in self.strips]
        steps = imports.apply_in_steps(
            self._context.desk, plan, adapts=[each for each in adapts if each is not None]
        )
        title = f"导入{self._model.TITLE}"
        self._context.jobs.step(title, steps, partial(self._on_applied, plan))

    def _build(self) -> None:
        theme = self._context.theme
        self.head = ImportHead(self._model.TITLE, theme)
        self.source = ImportSource(self._context, self._model)
        self.check = ImportCheck(self._context)
        self.done = ImportDone(self._model, theme)
        work, left = QWidget(), QWidget()
        half = QVBoxLayout(left)
        half.setContentsMargins(0, 0, 0, 0)
        half.setSpacing(12)
        half.addWidget(self.source, 3)
        half.addWidget(self.check.inside, 2)
        line = row(left, self.check, gap=16)
        line.setStretch(0, 6)
        line.setStretch(1, 11)
        work.setLayout(line)
        self.stack = QStackedWidget()
        self.stack.addWidget(work)
        self.stack.addWidget(self.done)
        self.foot = ImportFoot(theme)
        self.apply_button, self.cancel_button = self.foot.apply, self.foot.cancel
        self.problems_button = self.foot.problems
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.strips = add_bulk_strips(self._context, self._model, column)
        column.addWidget(self.foot)
        self._connect()
        self.foot.show_plan(None)

    def _connect(self) -> None:
        self.head.back.clicked.connect(self.left)
        self.cancel_button.clicked.connect(self.left)
        self.problems_button.clicked.connect(self._ask_problems)
        self.apply_button.clicked.connect(self.apply)
        enter = QShortcut(QKeySequence("Ctrl+Return"), self)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self.apply_button.click)
        self.source.coding_chosen.connect(self._read_again)
        self.source.turned.connect(self._turn)
        self.source.changed.connect(self._replan)
        self.source.file_asked.connect(self._ask_file)
        self.check.changed.connect(self._replan)
        self.check.pick_asked.connect(self._ask_pick)
        self.check.picked.connect(self._on_picked)
        self._context.events.changed.connect(self._on_changed)
        self.done.left.connect(self.list_asked)
        self.done.undo_asked.connect(self._undo)
        self.done.problems_asked.connect(self._ask_problems)

    def _ask_file(self) -> None:
        patterns = " ".join(f"*{each}" for each in imports.SUFFIXES)
        title = f"导入{self._model.TITLE}"
        self._context.desktop.ask_open_file(
            "import_file", title, f"表格 ({patterns})", self.open_file
        )

    def _read_again(self, coding: str) -> None:
        if self._path is not None:
            work = partial(_read, self._path, coding)
            self._context.jobs.run(f"读取 {self._path.name}", work, self._take_book)

    def _take_book(self, book: Book) -> None:
        self._turn()
        self.source.show_book(book)
        self.head.reach(3)
        self._replan()

    def _turn(self) -> None:
        """Drops what was said of the lines and cells of another sheet."""
        self._picks, self._fresh = {}, True
        self.check.forget()

    def _replan(self) -> None:
        """Plans in a worker thread on a snapshot; only the answer to the last question counts."""
        self._asked += 1
        asked = self._asked
        self.apply_button.setEnabled(False)  # the plan that is shown answers an older question
        try:
            source = self.source.source()
        except UserError as error:
            self._show_plan(None)
            self.check.say(error.sentence)
            return
        self._source = source
        if self._fresh:
            self._fresh = False
            self._memory.take_up(source, self.check)
        options = Options(
            blanks_too=self.check.blanks_too(),
            picks=dict(self._picks),
            answers=self.check.answers(),
            takes=self.check.takes(),
            emptied=self.check.emptied(),
        )
        planned = corrected(source, self.check.corrections())
        self._office.read(source, partial(self._plan_on, asked, planned, options))

    def _plan_on(self, asked: int, source: Source, options: Options, read: Snapshot) -> None:
        if asked != self._asked:
            return
        known = self._memory.answers(read.lookup)
        self.check.names.remembered = known
        told = replace(options, answers={**known, **options.answers})

        def work(_: object) -> tuple[int, Plan]:
            plan = imports.make_plan(self._model, source, read.lookup, read.existing, told)
            return asked, plan

        self._context.jobs.run("核对", work, self._on_planned)

    def _on_changed(self, _: object) -> None:
        """Plans again when the office changes, so that the confirmed plan is current."""
        if self._plan is not None and self.stack.currentWidget() is not self.done:
            self._replan()

    def _on_planned(self, answer: tuple[int, Plan]) -> None:
        asked, plan = answer
        if asked == self._asked:
            self._show_plan(plan)

    def _show_plan(self, plan: Plan | None) -> None:
        self._plan = plan
        self.check.show_plan(plan, self._source)
        if plan is not None and self._asked == 1:
            self.check.table.setFocus()
        if plan is not None:
            self.head.reach(4)
        self.foot.show_plan(plan)
        for each in self.strips:
            each.follow(sorted(plan.changed_fields()) if plan is not None else ())

    def _ask_pick(self, line: PlannedLine) -> None:
        """Lets the user say which record a line means."""
        if self._plan is not None:
            ask_pick(self._context, self._plan, line, partial(self._on_picked, line.number))

    def _on_picked(self, number: int, key: int | None) -> None:
        self._picks[number] = key
        self._replan()

    def _on_applied(self, plan: Plan, changed: Changed) -> None:
        self._action, self.brought = changed.action, changed.keys
        self.head.reach(5)
        self.done.show_result(plan, self.source.unread_sheets())
        self.stack.setCurrentWidget(self.done)
        self._context.events.announce(changed, f"导入完成：{imports.summary(plan)}")
        self.foot.hide()
        for each in self.strips:
            each.follow(())
        self.done.list_button.setFocus()
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, Ctrl+V over what is done begins anew."""
        done = self.stack.currentWidget() is self.done
        if event.key() == Qt.Key.Key_Escape:
            self._leave_or_ask()
        elif done and event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)

    def _leave_or_ask(self) -> None:
        """Leaves; asks first where answers given here would be lost."""
        done = self.stack.currentWidget() is self.done
        if done or not self.check.has_answers():
            self.left.emit()
            return
        sentence = "这次导入还没有做。返回列表的话，在这一页作的选择不会留下。"
        self._context.desktop.ask_yes_no(
            "leave_import", sentence, self._on_leave, default=False, yes="返回列表", no="继续核对"
        )

    def _on_leave(self, yes: bool) -> None:
        if yes:
            self.left.emit()

    def _undo(self) -> None:
        from desktop_app.services.registers import history

        try:
            changed = history.undo(self._context.desk, self._action)
        except UserError as error:
            self._context.desktop.tell("undo_refused", error.sentence)
            return
        self.brought = ()
        self._context.events.announce(changed)
        self._context.events.say("已撤销这次导入", role="muted")
        self.left.emit()

    def _ask_problems(self) -> None:
        if self._plan is not None:
            ask_problems(self._context, self._plan)


def _read(path: Path, coding: str, progress: Progress) -> Book:
    return imports.open_book(path, coding, progress)
