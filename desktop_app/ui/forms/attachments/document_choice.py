"""Lets a field that names a document take the name of one of the record's files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from desktop_app.records.field_types import Text
from desktop_app.services.registers import attachments
from desktop_app.ui.forms.attachments.attachment_jobs import add_files
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.ui_context import UiContext

UNSAVED = "请先保存，再添加附件。文件的名称或文号也可以直接填写。"


class DocumentChoice(QObject):
    """A clip in each such field: its menu names the files and adds another one.

    `key` gives the id of the record that the form shows, None of a new one.
    """

    def __init__(self, context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> None:
        super().__init__(form)
        self._context, self._form, self._key = context, form, key
        for name, box in form.boxes.items():
            field = form.model.field(name)
            if isinstance(field, Text) and field.document and isinstance(box, QLineEdit):
                clip = QAction("从附件里选", box)
                clip.setToolTip(f"从附件里选{field.label}")
                box.addAction(clip, QLineEdit.ActionPosition.TrailingPosition)
                context.theme.icons.put(clip, "attachment")
                clip.triggered.connect(partial(self._offer, name))

    def menu(self, name: str) -> QMenu:
        """The files of the record, and a way to add one."""
        menu = QMenu(self._form)
        menu.setToolTipsVisible(True)
        key = self._key()
        for each in attachments.attached(self._context.desk, self._form.model, key) if key else ():
            title = Path(each.name).stem
            entry = menu.addAction(title if len(title) <= 40 else f"{title[:39]}…")
            entry.setToolTip(tip(each.name))
            entry.triggered.connect(partial(self._take, name, title))
        menu.addSeparator()
        menu.addAction("添加文件…", partial(self._ask, name))
        return menu

    def _offer(self, name: str, _: bool = False) -> None:
        box = self._form.boxes[name]
        menu = self.menu(name)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(box.mapToGlobal(QPoint(0, box.height())))

    def _ask(self, name: str) -> None:
        if self._key() is None:
            self._context.desktop.tell("save_first", UNSAVED)
            return
        self._context.desktop.ask_open_file(
            "choose_attachment", "选择要附上的文件", "所有文件 (*)", partial(self._add, name)
        )

    def _add(self, name: str, path: Path) -> None:
        key = self._key()
        if key is not None:
            add_files(self._context, self._form.model, key, [path])
            self._take(name, path.stem)

    def _take(self, name: str, title: str, _: bool = False) -> None:
        """Writes the name of a file into its field, as typing it would."""
        box = cast("QLineEdit", self._form.boxes[name])
        field = cast("Text", self._form.model.field(name))
        box.setText(title[: field.longest])
        box.textEdited.emit(box.text())
        box.setFocus()
