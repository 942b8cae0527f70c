"""The status bar: office file, last action, running job, backup status."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events, Notice, WrittenAction
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label
from desktop_app.ui.window.job_line import JobLine

if TYPE_CHECKING:
    from desktop_app.services.desk import Desk

NOTICE_MILLISECONDS = 12_000
OWN = (".zwh", ".zwbao")


class Standing(NamedTuple):
    """The status of the office file: names as shown, the last backup and its colour."""

    office: str
    term: str
    actor: str
    backup: str
    backup_role: str = "muted"


def standing_of(opened: Desk) -> Standing:
    """The texts about the office in the status bar."""
    from desktop_app.services.lookup.cache import lookup
    from desktop_app.services.safekeeping import backups
    from desktop_app.services.safekeeping.second_place import second_place

    shared = lookup(opened)
    office = str(shared.office.get("name") or "（未设置单位）")
    term = shared.titles["term"].title(shared.term) if shared.term else ""
    safe, second = backups.standing(opened), second_place(opened)
    if safe.at is None:
        return Standing(office, term, opened.clerk, "还没有备份", "warn")
    day = "今天" if safe.at.date() == opened.today else f"{safe.at:%Y-%m-%d}"
    text, role = f"备份 {day} {safe.at:%H:%M}", "warn" if safe.old else "muted"
    if second is not None and second.overdue and not second.reachable:
        text += "，请插好第二处备份的U盘或磁盘"
        role = "bad" if second.long_overdue else "warn"
    return Standing(office, term, opened.clerk, text, role)


class StatusBar(QStatusBar):
    """Shows the status of the office, the last notice with 撤销, 重做 or 打开, the running job."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self, theme: Theme, jobs: Jobs, desktop: Desktop, standing: Callable[[], Standing],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self._theme, self._jobs, self._desktop, self._read = theme, jobs, desktop, standing
        self._path: Path | None = None
        self.office = label("", "muted")
        self.actor = label("", "muted")
        self.notice = ElidedLabel("", "good")
        self.notice.setObjectName("notice")
        self.saved = label("", "muted")
        self.saved.setObjectName("saved")
        self.backup = label("", "muted")
        self.backup_icon = label("")
        # what was never seen is not styled yet: to style it again loads QStyle, 10 ms
        self.backup.hide()
        self.undo_button = button("撤销", "undo_notice_button", theme, "undo")
        self.redo_button = button("重做", "redo_notice_button", theme, "redo")
        self.open_button = button("打开", "open_file_button", theme, "file")
        self.folder_button = button("打开文件夹", "open_folder_button", theme, "folder")
        self._build_notice_buttons()
        self.job = JobLine(theme, jobs)
        self.job_title, self.progress = self.job.title, self.job.progress
        self.cancel_button = self.job.cancel_button
        self._lay_out()
        self._fade = QTimer(self, singleShot=True, interval=NOTICE_MILLISECONDS)
        self._fade.timeout.connect(self.clear_notice)

    def listen(self, events: Events) -> None:
        """Follows what the actions announce."""
        events.changed.connect(self._on_changed)
        events.said.connect(self.show_notice)
        events.standing_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Reads the status again."""
        now = self._read()
        self.office.setText(" · ".join(text for text in (now.office, now.term) if text))
        self.actor.setText(f"经办人 {now.actor}" if now.actor else "经办人还没有填写")
        self.backup.setText(now.backup)
        if self.backup.isHidden():
            self.backup.setProperty("role", now.backup_role)
            self.backup.show()
        self._dress(self.backup, now.backup_role)
        icon = {"muted": "done", "warn": "advise", "bad": "problem"}[now.backup_role]
        colour = "good" if now.backup_role == "muted" else now.backup_role
        self._theme.icons.put(self.backup_icon, icon, colour)

    def show_notice(self, notice: Notice) -> None:
        """Shows one line for some seconds, with what can be done about it."""
        self.notice.setText(notice.text)
        self._dress(self.notice, notice.role)
        self.undo_button.setVisible(notice.undo)
        self.redo_button.setVisible(notice.redo)
        # a backup or a package is opened here, never by another program
        others = notice.path is not None and notice.path.suffix not in OWN
        self.open_button.setVisible(others)
        self.folder_button.setVisible(notice.path is not None)
        self._path = notice.path
        self._fade.start()

    def clear_notice(self) -> None:
        """Takes the notice away."""
        self.show_notice(Notice(""))
        self._fade.stop()

    def _dress(self, widget: QWidget, role: str) -> None:
        if widget.property("role") != role:
            widget.setProperty("role", role)
            self._theme.restyle(widget)

    def _build_notice_buttons(self) -> None:
        self.undo_button.clicked.connect(self._on_undo)
        self.redo_button.clicked.connect(self._on_redo)
        self.open_button.clicked.connect(self._on_open)
        self.folder_button.clicked.connect(self._on_folder)
        self._offers = (self.undo_button, self.redo_button, self.open_button, self.folder_button)
        for each in self._offers:
            each.hide()

    def _lay_out(self) -> None:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(14, 2, 14, 2)
        line.setSpacing(8)
        for each in (self.office, self.actor):
            line.addWidget(each)
            line.addSpacing(16)
        line.addWidget(self.notice)
        for offer in self._offers:
            line.addWidget(offer)
        line.addStretch(1)
        line.addWidget(self.job)
        line.addSpacing(16)
        line.addWidget(self.saved)
        line.addSpacing(16)
        line.addWidget(self.backup_icon)
        line.addWidget(self.backup)
        self.addWidget(whole, 1)
        self._whole = whole
        self._theme.changed.connect(self._fix_height)
        self._fix_height()

    def _fix_height(self) -> None:
        """Room for a button at all times: the page above does not jump when one comes or goes."""
        self.undo_button.ensurePolished()
        self._whole.setFixedHeight(self.undo_button.sizeHint().height() + 4)

    def _on_undo(self) -> None:
        self.clear_notice()
        self.undo_wanted.emit()

    def _on_redo(self) -> None:
        self.clear_notice()
        self.redo_wanted.emit()

    def _on_open(self) -> None:
        if self._path is not None:
            self._desktop.open_path(self._path)

    def _on_folder(self) -> None:
        if self._path is not None:
            self._desktop.show_in_folder(self._path)

    def _on_changed(self, changed: WrittenAction) -> None:
        self.saved.setText(f"已保存 {time.strftime('%H:%M')}")
        self.refresh()
