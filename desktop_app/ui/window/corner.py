"""The buttons at the right of the tabs: search, undo, redo, settings, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label


def window_action(
    window: QWidget, theme: Theme, text: str, name: str, icon: str, keys: str,
    run: Callable[[], object],
) -> QAction:  # fmt: skip
    """An action of the window with its icon and the key that works everywhere in it."""
    action = QAction(text, window)
    action.setObjectName(name)
    action.setProperty("shortcut", keys)  # as text: QKeySequence would load all of Qt's keys
    action.setProperty("keys", keys)
    action.setData(icon)
    action.triggered.connect(lambda: run())
    window.addAction(action)
    theme.icons.put(action, icon)
    return action


class Corner(QWidget):
    """The buttons at the right of the tabs: search, undo, redo, settings, help.

    The first of the actions is that of the search; it has a box with words where there is room.
    The one that can be checked is 设置: it stays pressed while its page is in front. `arrow` gives
    the small button next to that of an action, None for most. `first` is before the search.
    """

    def __init__(
        self,
        actions: Sequence[QAction],
        arrow: Callable[[QAction], QWidget | None],
        theme: Theme,
        first: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("corner")
        self._theme = theme
        self._settings = next(each for each in actions if each.isCheckable())
        self.find_box = self._box(actions[0])
        self.tools = [self._tool(action) for action in actions]
        self.find_box.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 12, 0)
        line.setSpacing(0)  # one layout: what is inside another one is measured late
        if first is not None:
            line.addWidget(first)
            line.addSpacing(4)
        line.addWidget(self.find_box)
        line.addSpacing(4)
        for tool, action in zip(self.tools, actions, strict=True):
            line.addSpacing(4)
            for each in filter(None, (tool, arrow(action))):
                line.addWidget(each)

    def sizeHint(self) -> QSize:
        """The width of the buttons, the height of the tabs."""
        return QSize(super().sizeHint().width(), self._theme.sizes.control + 9)

    def widths(self) -> tuple[int, int]:
        """The width in pixels with the plain button of the search, and what its box adds."""
        self.find_box.ensurePolished()  # before it is shown, to know whether it fits
        more = self.find_box.sizeHint().width() - self.tools[0].sizeHint().width()
        return self.sizeHint().width() - (0 if self.find_box.isHidden() else more), more

    def show_box(self, *, shown: bool) -> None:
        """Shows the search as a box with words, or as a plain button."""
        self.find_box.setVisible(shown)
        self.tools[0].setVisible(not shown)

    def mark(self, *, settings: bool) -> None:
        """Shows whether the page of the button 设置 is in front."""
        self._settings.setChecked(settings)

    def _tool(self, action: QAction) -> QToolButton:
        tool = QToolButton()
        tool.setDefaultAction(action)
        tool.setObjectName(f"{action.objectName()}_tool")
        tool.setAccessibleName(action.text())
        tool.setToolTip(f"{action.text()}（{action.property('keys')}）")
        self._theme.icons.put(tool, str(action.data()))
        return tool

    def _box(self, action: QAction) -> QPushButton:
        """A button that looks like the field it opens, with the key that opens it."""
        box = button("找人、记录、命令", "find_box", self._theme, "search", "find")
        box.setAccessibleName("查找人、记录和命令")
        key = label(str(action.property("keys")), "key")
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 7, 8, 7)
        line.addStretch(1)
        line.addWidget(key)
        box.clicked.connect(action.trigger)
        action.enabledChanged.connect(box.setEnabled)
        return box
