"""The photos and documents of one record: adding, opening, saving a copy, removing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.attachment import Attachment
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import attachments
from desktop_app.services.registers.attachments import Attached
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.forms.attachments.attachment_jobs import (
    ADDING,
    READING,
    add_files,
    open_file,
    save_file,
)
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.job_line import JobLine


class AttachmentsView(QWidget):
    """The attached files of a record; adding and removing are separate, undoable actions."""

    counted = Signal(int)

    def __init__(
        self, context: UiContext, model: type[Record], key: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._model, self._key = context, model, key
        self._files: list[Attached] = []
        self._busy = False
        self.setAcceptDrops(True)
        self._build()
        self._read()

    def turn_to(self, key: int) -> None:
        """Shows the files of another record."""
        self._key = key
        self._read()

    def count(self) -> int:
        """The number of files."""
        return len(self._files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def add(self, files: Sequence[Path]) -> None:
        """Attaches copies of files to the record, in the background."""
        if files:
            add_files(self._context, self._model, self._key, files)

    def remove(self) -> None:
        """Moves the selected files to the recycle bin."""
        keys = [each.key for each in self._chosen()]
        if keys:
            try:
                changed = attachments.detach(self._context.desk, keys)
            except UserError as error:
                self._context.desktop.tell("attachment_refused", error.sentence)
                return
            self._context.events.announce(changed, f"已将 {len(keys)} 个附件移到回收站")

    def edit(self) -> None:
        """Opens name, kind and remark of the selected file."""
        for each in self._chosen()[:1]:
            draft = registers.draft(self._context.desk, Attachment, each.key)
            ChildDialog(self._context, draft, partial(self._save, draft), self).open()

    def _save(self, draft: registers.Draft, values: dict[str, object]) -> None:
        changed = registers.save(self._context.desk, Attachment, values, opened=draft)
        self._context.events.announce(changed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        theme = self._context.theme
        self.add_button = button("添加文件…", "add_attachment", theme, "attachment")
        self.open_button = button("打开", "open_attachment", theme, "eye")
        self.save_as_button = button("另存为…", "save_attachment", theme, "save")
        self.edit_button = button("改说明…", "edit_attachment", theme, "edit")
        self.remove_button = button("去掉", "remove_attachment", theme, "delete")
        buttons = (
            self.add_button, self.open_button, self.save_as_button, self.edit_button,
            self.remove_button,
        )  # fmt: skip
        for each in buttons:
            each.setAutoDefault(False)
        job = JobLine(theme, self._context.jobs, (ADDING, READING))
        column.addLayout(row(*buttons, None, job))
        self._none = label("还没有附件。点“添加文件”，或把照片、文件拖到这里。", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._none, 1)
        titles = ("文件名", "类型", "大小", "说明")
        self.table = small_table("attachments", titles, (24, 6, 8), theme)
        self.table.setAccessibleName("附件")
        column.addWidget(self.table, 1)
        self.add_button.clicked.connect(self._ask)
        self.open_button.clicked.connect(self._open)
        self.save_as_button.clicked.connect(self._save_as)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self.table.activated.connect(self._open)
        self.table.itemSelectionChanged.connect(self._enable)
        self._context.jobs.started.connect(self._on_started)
        self._context.jobs.ended.connect(self._on_ended)
        self._context.events.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._files = attachments.attached(self._context.desk, self._model, self._key)
        kinds = lookup(self._context.desk).codes["attachment_kind"]
        texts = [
            (each.name, kinds.label(each.kind), size_text(each.size), each.note)
            for each in self._files
        ]
        show_rows(self.table, texts)
        self.table.setVisible(bool(self._files))
        self._none.setVisible(not self._files)
        self._enable()
        self.counted.emit(len(self._files))

    def _chosen(self) -> list[Attached]:
        return [self._files[each.row()] for each in self.table.selectionModel().selectedRows()]

    def _on_changed(self, changed: WrittenAction) -> None:
        if Attachment.KEY in changed.records:
            self._read()

    def _on_started(self, title: str) -> None:
        self._busy = title in (ADDING, READING)
        self._enable()

    def _on_ended(self) -> None:
        self._busy = False
        self._enable()

    def _enable(self) -> None:
        """Enables the buttons for the chosen files; none while a job runs."""
        count = len(self._chosen())
        self.add_button.setEnabled(not self._busy)
        self.open_button.setEnabled(count == 1 and not self._busy)
        self.save_as_button.setEnabled(count == 1 and not self._busy)
        self.edit_button.setEnabled(count == 1)
        self.remove_button.setEnabled(count > 0)

    def _ask(self) -> None:
        self._context.desktop.ask_open_file(
            "choose_attachment", "选择要附上的文件", "所有文件 (*)", lambda path: self.add([path])
        )

    def _open(self, _: QModelIndex | bool = False) -> None:
        for each in self._chosen()[:1]:
            if not self._busy:
                open_file(self._context, each, self._show)

    def _show(self, path: Path) -> None:
        self._context.desktop.open_path(path)

    def _save_as(self) -> None:
        for each in self._chosen()[:1]:
            save_file(self._context, each)


def size_text(size: int) -> str:
    """A number of bytes as people read it."""
    if size < 1024:
        return f"{size} 字节"
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
