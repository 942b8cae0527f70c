"""What runs now, how far it is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label

PATIENCE_MILLISECONDS = 400


class JobLine(QWidget):
    """Shown while a job takes longer than a moment; of `titles` alone where some are given."""

    def __init__(
        self, theme: Theme, jobs: Jobs, titles: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._titles = jobs, frozenset(titles)
        self.title = label("", "muted")
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("进度")
        self.cancel_button = button("取消", "cancel_job_button", theme, "stop")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(jobs.cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for each in (self.title, self.progress, self.cancel_button):
            line.addWidget(each)
        self.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self.show)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progressed)
        jobs.ended.connect(self._on_ended)

    def _on_started(self, title: str) -> None:
        if self._titles and title not in self._titles:
            return
        self.title.setText(f"{title}…")
        self.progress.setRange(0, 0)
        self._patience.start()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_ended(self) -> None:
        self._patience.stop()
        self.hide()
