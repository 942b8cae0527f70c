"""Shows the very PDF that will be saved or printed, page by page."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from desktop_app.chinese.dates import latest, read_day
from desktop_app.errors import UserError, Wrong
from desktop_app.records.field_types import Day
from desktop_app.services import prints
from desktop_app.services.safekeeping.destinations import ANY, PDF, Destination, destination
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.prints.page_tools import PageTools
from desktop_app.ui.prints.pdf_pages import PdfPages
from desktop_app.ui.ui_context import UiContext

LONGEST_CLERK = 25
WORKING = "正在排版……"
FILTER = "PDF 文件 (*.pdf)"
Collect = Callable[..., Generator[tuple[int, int], None, prints.PreparedPrint]]


class PrintPreview(QDialog):
    """Makes the PDF in the background, shows it, then saves it, prints it or shows its folder.

    `collect` reads the data of a print that shows no register's records; it takes the choices, and
    for a print of a past day that day.
    """

    def __init__(
        self,
        context: UiContext,
        wanted: prints.Print,
        keys: Sequence[int],
        parent: QWidget | None = None,
        *,
        collect: Collect | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._wanted = context, wanted
        self._collect = collect or partial(
            prints.collect_in_steps, context.desk, wanted, list(keys)
        )
        self._pdf = b""
        self._sheet: prints.PreparedPrint | None = None
        self._jobs = (f"读取{wanted.title}", f"排版{wanted.title}")
        self._printing = f"打印{wanted.title}"
        context.jobs.progressed.connect(self._on_progress)
        self._path: Path | None = None
        self._options: dict[str, QComboBox] = {}
        self.day: DayEdit | None = None
        self.setObjectName("print_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"打印预览 · {wanted.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.pages = PdfPages(context.theme, self)
        self._build()
        room = self.screen().availableGeometry()
        self.resize(min(1100, room.width() - 40), min(860, room.height() - 60))
        if context.desk.clerk:
            self._make()
        else:
            self._words.setText("请先填写经办人")
            asked = "页脚上要写经办人。请填写您的姓名，以后可以在“设置”里改："
            context.desktop.ask_text(
                "clerk_name", "经办人", asked, self._on_clerk, otherwise=self._make
            )

    @property
    def pdf(self) -> bytes:
        """The bytes that are shown, empty while they are being made."""
        return self._pdf

    def _build(self) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        self.save_button = button("保存…", "save_button", theme, "save", "primary")
        self.print_button = button("打印", "print_button", theme, "print")
        self.folder_button = button("打开文件夹", "folder_button", theme, "folder")
        self.each_button = button("每份存一个文件…", "each_button", theme, "save")
        self.each_button.setToolTip("在选定的文件夹里新建一个文件夹，每条记录存成一个 PDF")
        self.each_button.hide()
        self.close_button = button("关闭", "close_button", theme)
        self._words = label(WORKING, "muted")
        self._tools = PageTools(self.pages, theme, self)
        buttons = (self.close_button, self.folder_button, self.each_button, self.print_button,
                   self.save_button)  # fmt: skip
        for each in buttons:
            each.setAutoDefault(False)
        column.addLayout(row(*self._choices(), None, self._words, self._tools))
        column.addWidget(self.pages, 1)
        self._warning = label("", "warn", wraps=True)
        self._warning.hide()
        head_room = label("第一页上方的空白留给红头，请用本单位的公文纸打印。", "muted")
        head_room.setVisible(isinstance(self._wanted, prints.LetterPrint))
        column.addWidget(head_room)
        column.addWidget(self._warning)
        column.addLayout(row(None, *buttons))
        for each, run in zip(
            buttons,
            (self.reject, self._on_folder, self._on_each, self._on_print, self._on_save),
            strict=True,
        ):
            each.clicked.connect(run)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._on_save)
        self._enable()

    def _on_clerk(self, name: str) -> None:
        """Takes the name that every later print and change carries, too."""
        context, clerk = self._context, name.strip()[:LONGEST_CLERK]
        if clerk:
            context.desk.clerk = clerk
            context.settings.remember(clerk=clerk)
            context.events.standing_changed.emit()
        self._make()

    def _choices(self) -> list[QWidget]:
        """One list for each thing that can be chosen about this print."""
        usual = prints.usual(self._context.desk, self._wanted)
        found: list[QWidget] = []
        for option in self._wanted.options:
            choice = QComboBox()
            choice.setObjectName(option.key)
            choice.setAccessibleName(option.label)
            for key, text in option.choices:
                choice.addItem(text, key)
            choice.setCurrentIndex(max(0, choice.findData(usual.get(option.key))))
            choice.currentIndexChanged.connect(self._make)
            self._options[option.key] = choice
            found += [label(option.label, "muted"), choice]
        if self._wanted.of_past:
            self.day = DayEdit()
            self.day.prepare(Day("截至"), form_context(self._context))
            self.day.setObjectName("as_of")
            self.day.setAccessibleName("截至")
            self.day.setPlaceholderText("今天")
            self.day.setToolTip("写过去的一天，就印那一天在任的人和他们那天的界别、专委会、职务")
            self.day.editingFinished.connect(self._take_day)
            found += [label("截至", "muted"), self.day]
        return found

    def _take_day(self) -> None:
        """Prints anew, as of another day; does nothing while the same day is written there."""
        if self.day is not None and self.day.isModified():
            self.day.setModified(False)
            self._make()

    def _as_of(self) -> tuple[date, ...]:
        """The past day that is written there, none without; `UserError` where it is no day."""
        text = self.day.draft() if self.day is not None else ""
        if not text:
            return ()
        try:
            return (date.fromisoformat(latest(read_day(text))),)
        except Wrong as wrong:
            raise UserError(f"{wrong.reason}。") from None

    def done(self, result: int) -> None:
        """Closes; what is still being made for this window is given up, a printing is not."""
        if self._context.jobs.running == self._printing:
            self._words.setText("正在送往打印机，请等送完再关闭")
            return
        if self._context.jobs.running in self._jobs:
            self._context.jobs.cancel()
        self.pages.close_pdf()
        super().done(result)

    def _on_progress(self, done: int, total: int) -> None:
        if not self._pdf and total > 0 and self._context.jobs.running in self._jobs:
            self._words.setText(f"{self._context.jobs.running}……{done * 100 // total} %")

    def _make(self) -> None:
        chosen = {key: str(each.currentData()) for key, each in self._options.items()}
        self._pdf = b""
        self._words.setText(WORKING)
        self._tools.tell(0)
        self._enable()
        steps = self._collected(chosen)
        self._context.jobs.step(self._jobs[0], steps, self._write, self._not_made)

    def _collected(
        self, chosen: Mapping[str, str]
    ) -> Generator[tuple[int, int], None, prints.PreparedPrint]:
        """Collects the data of the print; reports on the page and raises where there is none."""
        try:
            return (yield from self._collect(chosen, *self._as_of()))
        except UserError:
            self._words.setText("没有可以打印的内容")
            raise

    def _write(self, sheet: prints.PreparedPrint) -> None:
        told = [prints.remarked(sheet.remarks), _told(sheet.unprintable())]
        self._warning.setText("\n".join(filter(None, told)))
        self._warning.setVisible(any(told))
        self._sheet = sheet
        self.each_button.setVisible(sheet.wanted.kind == "form" and len(sheet.shown) > 1)
        work = partial(prints.write, sheet)
        self._context.jobs.run(self._jobs[1], work, self._show, self._not_made)

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        count = self.pages.show_pdf(pdf)
        self._words.setText("")
        self._tools.tell(count)
        self._enable()

    def _not_made(self) -> None:
        if self._words.text() == WORKING:
            self._words.setText("没有排版成，请关闭这个窗口再试一次")

    def _enable(self) -> None:
        self.save_button.setEnabled(bool(self._pdf))
        self.print_button.setEnabled(bool(self._pdf))
        self.each_button.setEnabled(bool(self._pdf))
        self.folder_button.setEnabled(self._path is not None)

    def _on_save(self) -> None:
        if self._pdf:
            day = self._context.desk.today
            name = f"{self._wanted.title}{day:%Y%m%d}.pdf"
            title = f"保存{self._wanted.title}"
            question = Question("print_file", title, name, FILTER, PDF)
            ask_destination(self._context, question, self._save)

    def _save(self, path: Destination) -> None:
        try:
            prints.save(self._pdf, path)
        except UserError as error:
            self._context.desktop.tell("save_failed", error.sentence)
            return
        self._path = path
        self._words.setText(f"已保存到 {path.name}")
        self._context.events.say(f"已保存{place_words(path)}", path=path)
        self._enable()

    def _on_each(self) -> None:
        """Writes each record's pages to a file of its own, in a folder that the user chooses."""
        title = f"{self._wanted.title}存到哪个文件夹"
        self._context.desktop.ask_folder("print_folder", title, self._save_each)

    def _save_each(self, folder: Path) -> None:
        from desktop_app.services.prints.each_file import save_each

        if self._sheet is not None:
            work = partial(save_each, self._sheet, destination(self._context.desk, folder, ANY))
            self._context.jobs.run(f"逐份保存{self._wanted.title}", work, self._saved_each)

    def _saved_each(self, folder: Path) -> None:
        count = len(self._sheet.shown) if self._sheet is not None else 0
        self._path = folder
        if shiboken6.isValid(self):
            self._words.setText(f"已存 {count} 份")
            self._enable()
        self._context.events.say(f"已存 {count} 份到“{folder.name}”文件夹", path=folder)

    def _on_print(self) -> None:
        if self._pdf:
            self.pages.print_out(self._wanted.title, self._print, self)

    def _print(self, printer: QPrinter) -> None:
        steps = self.pages.print_in_steps(printer)
        self._context.jobs.step(
            self._printing, steps, lambda count: self._words.setText(f"已送出 {count} 页")
        )

    def _on_folder(self) -> None:
        if self._path is not None:
            self._context.desktop.show_in_folder(self._path)


def _told(missing: Sequence[tuple[str, str]]) -> str:
    """Which characters no font has, and in whose record."""
    if not missing:
        return ""
    shown = "；".join(f"{title}：{characters}" for title, characters in missing[:5])
    more = f"等 {len(missing)} 处" if len(missing) > 5 else ""
    return f"有的字字库里没有，会印成〓：{shown}{more}。可以先印出来，再手写补上。"
