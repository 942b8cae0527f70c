"""导入出勤: a book or a pasted block, the places of its columns, its persons, one action."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.services import imports
from desktop_app.services.activities.attendance_books import offers, report
from desktop_app.services.activities.attendance_books.plan import (
    BookAnswers,
    BookPlan,
    plan_book,
)
from desktop_app.services.activities.attendance_books.reading import ReadBook, read_attendance
from desktop_app.services.activities.attendance_books.writing import write_book
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.activities.attendance_sections import ColumnRows, ConflictRows, PersonRows
from desktop_app.ui.jobs import Progress
from desktop_app.ui.lists.dropped_books import accept_book, take_book
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

TITLE = "导入出勤"
HINT = (
    "签到表、出勤表都可以：一人一行，格里写 √、假、缺、迟到、早退、公假。"
    "选一个表，拖进来，或复制一片名单和记号按 Ctrl+V。"
)
TOLD = 8
"""Lines of a report that are shown; the others are counted."""


class AttendanceImport(AskingDialog):
    """Above the book and its counts, below what has to be decided: columns, persons, conflicts."""

    def __init__(
        self, context: UiContext, activity: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "attendance_import", TITLE, "登记", parent)
        self._likely = activity
        self.read: ReadBook | None = None
        self.plan: BookPlan | None = None
        self._path: Path | None = None
        self._began: BookAnswers | None = None
        if activity is not None:
            name = lookup(context.desk).titles[Activity.KEY].title(activity)
            self.heading.setText(f"{TITLE}：{name}")
        self._add_source()
        self._add_parts()
        self.done_button.setEnabled(False)
        self.setAcceptDrops(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        self.widen(58, 32)
        self.choose_button.setFocus()

    def _add_source(self) -> None:
        theme = self._context.theme
        self.column.addWidget(label(HINT, "small", wraps=True))
        self.file = ElidedLabel("还没有选表", "muted")
        self.file.setObjectName("attendance_file")
        self.choose_button = button("选表…", "choose_book", theme, "folder")
        self.paste_button = button("粘贴", "paste_block", theme, "paste")
        for each, act in ((self.choose_button, self.ask_book), (self.paste_button, self.paste)):
            each.setAutoDefault(False)
            each.clicked.connect(act)
        head = row(self.file, self.choose_button, self.paste_button)
        head.setStretchFactor(self.file, 1)
        self.column.addLayout(head)

    def _add_parts(self) -> None:
        self.counts = label("", "info", wraps=True)
        self.counts.setObjectName("attendance_counts")
        self.column.addWidget(self.counts)
        self.columns = ColumnRows(self._on_columns)
        roles = offers.roles_offered(self._context.desk)
        self.persons = PersonRows(self._on_persons, roles)
        self.conflicts = ConflictRows(self._plan_again)
        self.unread = label("", "warn", wraps=True)
        self.unread.setObjectName("attendance_unread")
        for part in (self.columns, self.persons, self.conflicts, self.unread):
            part.hide()
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.counts.hide()

    def ask_book(self) -> None:
        """Lets the user choose a workbook."""
        patterns = " ".join(f"*{each}" for each in imports.SUFFIXES)
        self._context.desktop.ask_open_file(
            "import_file", TITLE, f"表格 ({patterns})", self.open_file
        )

    def open_file(self, path: Path) -> None:
        """Reads a workbook or text table in the background."""
        self.file.setText(f"正在读 {path.name}")
        work = partial(_read, path)
        self._context.jobs.run(f"读取 {path.name}", work, self._take, self._on_failed)

    def paste(self) -> None:
        """Takes the block that was copied in another program."""
        desktop = self._context.desktop
        text = desktop.pasted_html() or desktop.pasted_text()
        if not text.strip():
            self.say("剪贴板里没有内容，请先在 Excel、WPS 或 Word 里复制一片名单和记号。")
            return
        try:
            book = imports.open_pasted(text)
        except UserError as error:
            self.say(error.sentence)
            return
        self._take(book)

    def act(self) -> tuple[Changed, str]:
        """Writes what the plan holds now."""
        if self.plan is None:
            raise UserError("请先选一个表，或粘贴一片名单。")
        try:
            changed = write_book(self._context.desk, self.plan)
        except UserError:
            self._plan_again()
            raise
        return changed, f"导入出勤：{report.summary(self.plan).removesuffix('。')}"

    def is_written(self) -> bool:
        """Whether something was chosen that would be lost."""
        return self.read is not None and self._answers() != self._began

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_book(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_book(event, self.open_file)

    def _take(self, book: imports.Book) -> None:
        """Shows a book that was read; one without lists leaves what is shown."""
        try:
            read = read_attendance(book, self._context.desk.today)
        except UserError as error:
            self.file.setText(book.name)
            self.say(error.sentence)
            return
        self.read = read
        self.say("")
        people = sum(len(each.people) for each in read.blocks)
        sheets = len({each.sheet for each in read.blocks})
        self.file.setText(f"{book.name}：{sheets} 张表，{people} 行")
        self.conflicts.every.setChecked(False)
        desk = self._context.desk
        plan = plan_book(desk, read, BookAnswers(likely=self._likely))
        self.columns.show_offers(offers.column_offers(desk, plan, self._likely))
        self._on_columns()
        self._began = self._answers()
        self.done_button.setFocus()

    def _on_failed(self) -> None:
        self.file.setText("没有读成，请另选一个表")

    def _answers(self, *, persons: bool = True) -> BookAnswers:
        return BookAnswers(
            likely=self._likely, columns=self.columns.answers(),
            persons=self.persons.answers() if persons else {},
            others=self.persons.others if persons else "",
            overwrite=self.conflicts.every.isChecked(), taken=self.conflicts.taken(),
        )  # fmt: skip

    def _on_columns(self) -> None:
        """Asks anew about the persons: of another day others may be meant."""
        if self.read is None:
            return
        desk = self._context.desk
        plan = plan_book(desk, self.read, self._answers(persons=False))
        self.persons.show_offers(offers.person_offers(desk, plan))
        self._on_persons()

    def _on_persons(self) -> None:
        self._plan_again()
        if self.plan is not None:
            self.conflicts.show_plan(self.plan)
        self.column.activate()  # parts that have just come into view count
        self.grow()

    def _plan_again(self) -> None:
        """Counts by the choices of now."""
        if self.read is None:
            return
        self.plan = plan_book(self._context.desk, self.read, self._answers())
        self.counts.setText(report.summary(self.plan))
        self.counts.show()
        told = [f"{each.place}：{each.text}" for each in self.read.unread] + self.plan.twice
        more = f"\n还有 {len(told) - TOLD} 处" if len(told) > TOLD else ""
        self.unread.setText("没有登记的格：\n" + "\n".join(told[:TOLD]) + more)
        self.unread.setVisible(bool(told))
        rows, made = self.plan.rows.values(), self.plan.additions.meetings
        some = self.plan.marked or self.plan.added or made
        self.done_button.setEnabled(bool(some) or any(each.notes for each in rows))
        self.done_button.setText(f"登记 {self.plan.marked} 格" if self.plan.marked else "登记")


def _read(path: Path, progress: Progress) -> imports.Book:
    return imports.open_book(path, "", progress)


def import_attendance(context: UiContext, activity: int | None, over: QWidget) -> AttendanceImport:
    """Opens the import over a window, for books of any activity or first of all of one."""
    shown = AttendanceImport(context, activity, over)
    shown.open()
    return shown
