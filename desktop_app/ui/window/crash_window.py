"""The calm window for a bug: what it means for the work, and 复制详情."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

SENTENCE = "程序遇到了没有料到的问题，刚才这一步没有完成。"
COMFORT = (
    "已经保存的内容没有受影响，可以继续工作。请点“复制详情”，把内容发给维护人员；"
    "如果同样的问题再次出现，请先关闭程序再打开。"
)


class CrashWindow(QDialog):
    """Shows one uncaught error; the details are for the people who mend it."""

    def __init__(
        self, details: str, theme: Theme, desktop: Desktop, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("crash_window")
        self.setWindowTitle("出了点问题")
        self.details = QPlainTextEdit(details, readOnly=True)
        self.details.setAccessibleName("详情")
        self.details.setObjectName("crash_details")
        self.copy_button = button("复制详情", "copy_details_button", theme, "copy")
        self.close_button = button("继续工作", "continue_button", theme, kind="primary")
        self.copy_button.clicked.connect(lambda: self._copy(desktop))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        icon = label("")
        theme.icons.put(icon, "advise", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(row(icon, label(SENTENCE, "title"), None))
        column.addWidget(label(COMFORT, "muted", wraps=True))
        column.addWidget(self.details, 1)
        column.addLayout(row(self.copy_button, None, self.close_button))
        self.resize(640, 400)
        self.close_button.setFocus()

    def _copy(self, desktop: Desktop) -> None:
        desktop.copy_text(self.details.toPlainText())
        self.copy_button.setText("已复制")
