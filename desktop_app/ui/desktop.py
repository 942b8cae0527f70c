"""Every question put to the user: message boxes, file choosers, the clipboard.

Each question has a name and a default, so that a script or a test can answer in the user's place
(scripted_desktop.py). Answers arrive by callback; a question that is cancelled calls nothing.
Each question for a file begins in the folder that it led to last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6 import (  # Qt's classes are made when first named: not before a question
    QtCore,
    QtGui,
    QtWidgets,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.settings import Settings
from desktop_app.ui.look.icons import Icons

FOLDERS = "folders"
PathAnswer = Callable[[Path], object]
ICON = 32


class Desktop:
    """Asks questions and shows messages in real windows."""

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self._folders: dict[str, str] = {}
        self._shown: set[QDialog] = set()
        self.icons: Icons | None = None

    def ask_open_file(self, name: str, title: str, filters: str, then: PathAnswer) -> None:
        """Lets the user choose one existing file; `filters` as Qt writes them, with ';;'."""
        dialog = self._chooser(name, title, filters)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        self._open_chooser(dialog, then)

    def ask_save_file(
        self, name: str, title: str, suggested: str, filters: str, then: PathAnswer
    ) -> None:
        """Lets the user choose where a new file goes; asks before one is replaced."""
        dialog = self._chooser(name, title, filters)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
        dialog.selectFile(suggested)
        self._open_chooser(dialog, then)

    def ask_folder(self, name: str, title: str, then: PathAnswer) -> None:
        """Lets the user choose a folder."""
        dialog = self._chooser(name, title, "")
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
        dialog.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly, on=True)
        self._open_chooser(dialog, then)

    def ask_yes_no(
        self,
        name: str,
        sentence: str,
        then: Callable[[bool], object],
        *,
        default: bool = True,
        yes: str = "是",
        no: str = "否",
        details: str = "",
    ) -> None:
        """Asks one question with two named answers; closing the box means no."""
        box = self._box(name, sentence, "help", details)
        accept = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(accept if default else refuse)
        box.setEscapeButton(refuse)
        box.finished.connect(lambda _: then(box.clickedButton() is accept))
        box.open()

    def ask_save(
        self,
        name: str,
        sentence: str,
        then: Callable[[bool], object],
        *,
        save: str = "保存",
        leave: str = "不保存",
        details: str = "",
    ) -> None:
        """Asks before something typed is left: True saves it, False does not; or cancelled."""
        roles = QtWidgets.QMessageBox.ButtonRole
        box = self._box(name, sentence, "advise", details)
        buttons = {
            box.addButton(save, roles.AcceptRole): True,
            box.addButton(leave, roles.DestructiveRole): False,
        }
        cancel = box.addButton("取消", roles.RejectRole)
        for each, key in zip((*buttons, cancel), ("S", "N", "Esc"), strict=True):
            each.setToolTip(key)
            each.setShortcut(key)
        box.setDefaultButton(next(iter(buttons)))
        box.setEscapeButton(cancel)

        def answered(_: int) -> None:
            clicked = box.clickedButton()
            if isinstance(clicked, QtWidgets.QPushButton) and clicked in buttons:
                then(buttons[clicked])

        box.finished.connect(answered)
        box.open()

    def ask_choice(
        self,
        name: str,
        sentence: str,
        choices: Sequence[str],
        then: Callable[[int], object],
        *,
        default: int = 0,
    ) -> None:
        """Lets the user choose one of a few texts; gives its position."""
        dialog = self._input(name, sentence)
        dialog.setComboBoxItems(list(choices))
        dialog.setTextValue(choices[default])
        dialog.textValueSelected.connect(lambda text: then(list(choices).index(text)))
        dialog.open()

    def ask_text(
        self,
        name: str,
        title: str,
        label: str,
        then: Callable[[str], object],
        *,
        default: str = "",
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Shows an input for one line of text; `otherwise` is called when it is cancelled."""
        dialog = self._input(name, label)
        dialog.setWindowTitle(title)
        dialog.setTextValue(default)
        dialog.textValueSelected.connect(then)
        if otherwise is not None:
            dialog.rejected.connect(otherwise)
        dialog.open()

    def tell(self, name: str, sentence: str, details: str = "") -> None:
        """Shows one sentence that the user closes; a sentence already shown is not repeated."""
        boxes = (each for each in self._shown if isinstance(each, QtWidgets.QMessageBox))
        if any(each.objectName() == name and each.text() == sentence for each in boxes):
            return
        box = self._box(name, sentence, "info", details)
        box.addButton("知道了", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def open_path(self, path: Path) -> None:
        """Opens a file with the system's program for it."""
        QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path)))

    def show_in_folder(self, path: Path) -> None:
        """Opens the folder that holds the file."""
        QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path.parent)))

    def copy_text(self, text: str) -> None:
        """Puts text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def copy_table(self, text: str, html: str) -> None:
        """Puts rows on the clipboard, as plain text and as a table."""
        # Made by Qt, not by Python: some clipboards keep their data until after the interpreter
        # has ended, and data that Python made would call it then.
        rows = QtCore.QStringListModel([text])
        data = rows.mimeData([rows.index(0)])
        for each in data.formats():
            data.removeFormat(each)
        data.setText(text)
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    def pasted_text(self) -> str:
        """The clipboard's plain text."""
        return QGuiApplication.clipboard().text()

    def pasted_html(self) -> str:
        """The clipboard's HTML, '' when there is none."""
        data = QGuiApplication.clipboard().mimeData()
        return data.html() if data.hasHtml() else ""

    def folder_of(self, name: str) -> Path:
        """The folder that this question led to last, the home folder where that is gone."""
        known = self.settings.table(FOLDERS) if self.settings is not None else self._folders
        folder = Path(str(known.get(name) or ""))
        return folder if folder.is_absolute() and folder.is_dir() else Path.home()

    def _keep_folder(self, name: str, folder: Path) -> None:
        self._folders[name] = str(folder)
        if self.settings is not None:
            known = self.settings.table(FOLDERS)
            self.settings.remember_all({FOLDERS: {**known, name: str(folder)}})

    def _chooser(self, name: str, title: str, filters: str) -> QtWidgets.QFileDialog:
        dialog = QtWidgets.QFileDialog(_front(), title, str(self.folder_of(name)), filters)
        dialog.setObjectName(name)
        return dialog

    def _open_chooser(self, dialog: QtWidgets.QFileDialog, then: PathAnswer) -> None:
        def chosen(text: str) -> None:
            path = Path(text)
            self._keep_folder(dialog.objectName(), path if path.is_dir() else path.parent)
            then(path)

        dialog.fileSelected.connect(chosen)
        self._keep(dialog)
        dialog.open()

    def _box(self, name: str, sentence: str, icon: str, details: str) -> QtWidgets.QMessageBox:
        box = QtWidgets.QMessageBox(_front())
        box.setWindowTitle(QApplication.applicationDisplayName())
        box.setText(sentence)
        box.setObjectName(name)
        box.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        if self.icons is not None:
            box.setIconPixmap(self.icons.pixmap(icon, "accent", ICON))
        if details:
            box.setInformativeText(details)
        self._keep(box)
        return box

    def _keep(self, dialog: QDialog) -> None:
        """Holds a dialog while it is shown: one without a parent would be collected."""
        self._shown.add(dialog)
        dialog.finished.connect(lambda _: self._shown.discard(dialog))
        dialog.finished.connect(dialog.deleteLater)

    def _input(self, name: str, label: str) -> QtWidgets.QInputDialog:
        dialog = QtWidgets.QInputDialog(_front())
        dialog.setObjectName(name)
        dialog.setWindowTitle(QApplication.applicationDisplayName())
        dialog.setLabelText(label)
        dialog.setOkButtonText("确定")
        dialog.setCancelButtonText("取消")
        self._keep(dialog)
        return dialog


def _front() -> QWidget | None:
    """The window a question belongs to."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    found = QApplication.activeModalWidget() or QApplication.activeWindow()
    return found or (shown[0] if shown else None)
