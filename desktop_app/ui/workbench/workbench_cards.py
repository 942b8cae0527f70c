"""The two lists of the workbench: the first-run checklist and the recent changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from desktop_app.services.registers.history import LoggedAction
from desktop_app.services.workbench import FirstStep
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label, row, rule

DAYS = ("今天", "昨天", "前天")


class Checklist(QFrame):
    """First steps of a new office; each line is ticked when done and has a button to its page."""

    def __init__(
        self, steps: Sequence[FirstStep], theme: Theme, go: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("checklist")
        self.setProperty("role", "card")
        self._theme = theme
        self._lines: dict[str, tuple[QLabel, QPushButton]] = {}
        self._count = label("", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        grid.addLayout(row(label("开始使用", "title"), self._count, None), 0, 0, 1, 4)
        grid.addWidget(rule(), 1, 0, 1, 4)
        for line, step in enumerate(steps, 2):
            icon = label("")
            name = f"first_{step.key}_button"
            lead = button("去办理", name, theme, "forward", "link")
            lead.setAccessibleName(step.title)
            lead.clicked.connect(lambda _=False, step=step: go(step.page, step.key))
            self._lines[step.key] = (icon, lead)
            grid.addWidget(icon, line, 0)
            grid.addWidget(label(step.title), line, 1)
            grid.addWidget(ElidedLabel(step.hint, "muted"), line, 2)
            grid.addWidget(lead, line, 3)
            keeps = lead.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            lead.setSizePolicy(keeps)
        grid.setRowStretch(len(steps) + 2, 1)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Ticks what is done; goes away when everything is."""
        done = sum(step.done for step in steps)
        self._count.setText(f"已完成 {done} / {len(steps)}")
        for step in steps:
            icon, lead = self._lines[step.key]
            self._theme.icons.put(icon, "done" if step.done else "open",
                                  "good" if step.done else "faint")  # fmt: skip
            icon.setAccessibleName("已完成" if step.done else "未完成")
            lead.setVisible(not step.done)
        if self.parentWidget() is not None:  # else it would be shown as a window of its own
            self.setVisible(done < len(steps))


class RecentChanges(QFrame):
    """The last actions of the office, with 撤销上一步."""

    LINES = 10

    def __init__(
        self, theme: Theme, undo: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recent_changes")
        self.setProperty("role", "card")
        self.undo_button = button("撤销上一步", "undo_last_button", theme, "undo")
        self.undo_button.clicked.connect(undo)
        self._empty = label("还没有改动。", "muted")
        self._lines = [(label("", "muted"), ElidedLabel()) for _ in range(self.LINES)]
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("最近改动", "title"), 0, 0, 1, 2)
        grid.addWidget(rule(), 1, 0, 1, 2)
        grid.addWidget(self._empty, 2, 0, 1, 2)
        for place, (when, what) in enumerate(self._lines, 3):
            grid.addWidget(when, place, 0)
            grid.addWidget(what, place, 1)
        grid.setRowStretch(self.LINES + 3, 1)
        grid.addLayout(row(None, self.undo_button), self.LINES + 4, 0, 1, 2)

    def show_actions(
        self,
        actions: Sequence[LoggedAction],
        now: datetime.datetime,
        next_undo: LoggedAction | None,
    ) -> None:
        """Shows the newest actions and names the one that would be taken back."""
        self._empty.setVisible(not actions)
        for place, (when, what) in enumerate(self._lines):
            shown = place < len(actions)
            when.setVisible(shown)
            what.setVisible(shown)
            if shown:
                when.setText(moment(actions[place].at, now))
                what.setText(actions[place].name)
        self.undo_button.setEnabled(next_undo is not None)
        self.undo_button.setToolTip(tip(f"撤销“{next_undo.name}”") if next_undo else "")


def moment(at: str, now: datetime.datetime) -> str:
    """A time in the past as short as it can be: 10:42 today, 昨天, 11-03, 2025-11-03."""
    then = datetime.datetime.fromisoformat(at)
    days = (now.date() - then.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    if 0 < days < len(DAYS):
        return DAYS[days]
    return f"{then:%m-%d}" if then.year == now.year else f"{then:%Y-%m-%d}"
