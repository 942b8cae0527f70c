"""The buttons at the right of the tabs: undo, redo, search, help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import row
from desktop_app.ui.window.undoing import Undoing


def corner_of(actions: Sequence[QAction], undoing: Undoing, theme: Theme) -> QWidget:
    """One button for each action; those that `undoing` steps by also open their list of steps."""
    corner = QWidget()
    corner.setObjectName("corner")
    line = QHBoxLayout(corner)
    line.setContentsMargins(0, 0, 12, 6)
    line.setSpacing(4)
    for action in actions:
        tool = QToolButton()
        tool.setDefaultAction(action)
        tool.setAccessibleName(action.text())
        tool.setToolTip(f"{action.text()}（{action.property('keys')}）")
        theme.icons.put(tool, str(action.data()))
        if undoing.steps_by(action):
            undoing.follow(action)
            line.addLayout(row(tool, undoing.arrow(action, theme), gap=0))
        else:
            line.addWidget(tool)
    return corner
