"""The states that records could take, one line each, with what their gates say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.services.registers.states import Target
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.tool_tips import tip

PLAIN_TONE = ("text", "open")
FEWEST_LINES, MOST_LINES = 3, 9


class StateTargets(QTreeWidget):
    """A short list of states; one that no record may take is listed with the reason."""

    picked = Signal()

    def __init__(self, codes: str, unit: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes, self._unit, self._theme = codes, unit, theme
        self._targets: list[Target] = []
        self.setObjectName("targets")
        self.setAccessibleName("新的状态")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(self.picked)

    def show_targets(self, targets: Sequence[Target], *, several: bool) -> None:
        """Shows these states; for `several` records by numbers."""
        self._targets = list(targets)
        self.clear()
        for each in targets:
            self.addTopLevelItem(self._item(each, several=several))
        self.setMinimumHeight(self._lines(FEWEST_LINES))
        self.setMaximumHeight(self._lines(max(len(targets), FEWEST_LINES)))

    def sizeHint(self) -> QSize:
        """As wide as Qt thinks, and as high as what is shown, within reason."""
        shown = min(max(len(self._targets), FEWEST_LINES), MOST_LINES)
        return QSize(super().sizeHint().width(), self._lines(shown))

    def target(self) -> Target | None:
        """The state that is chosen now."""
        chosen = [self.indexOfTopLevelItem(each) for each in self.selectedItems()]
        return self._targets[chosen[0]] if chosen else None

    def choose(self, code: str) -> None:
        """Chooses a state, where it is among those shown."""
        for place, each in enumerate(self._targets):
            if each.code == code:
                self.setCurrentItem(self.topLevelItem(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first key for a row takes the first row; Qt would begin with the second."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Space) and not self.selectedItems():
            self.setCurrentItem(self.topLevelItem(0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in sight when the words below it take some of the room."""
        super().resizeEvent(event)
        self.scrollToItem(self.currentItem())

    def _lines(self, count: int) -> int:
        return count * self._theme.sizes.row + 12

    def _item(self, target: Target, *, several: bool) -> QTreeWidgetItem:
        tokens, icons = self._theme.tokens, self._theme.icons
        item = QTreeWidgetItem([target.label, self._told(target) if several else _why(target)])
        item.setSizeHint(1, QSize(0, self._theme.sizes.row))
        colour, icon = tone_of(self._codes, target.code) or PLAIN_TONE
        if not target.allowed:
            colour, icon = "muted", "stop"
            item.setForeground(0, QBrush(QColor(tokens.muted)))
        item.setIcon(0, icons.pixmap(icon, colour))
        item.setForeground(1, QBrush(QColor(tokens.warn if target.refusals else tokens.muted)))
        each = (f"{refusal.title}：{refusal.reason}" for refusal in target.refusals[:20])
        item.setToolTip(1, tip("\n".join(each)))
        return item

    def _told(self, target: Target) -> str:
        """How many may, may not, and are there already."""
        unit = self._unit
        words = [f"{target.allowed} {unit}可以"] if target.allowed else []
        words += [f"{len(target.refusals)} {unit}不能：{_why(target)}"] if target.refusals else []
        words += [f"{target.there} {unit}已经是"] if target.there else []
        return "，".join(words)


def _why(target: Target) -> str:
    """The different reasons, the first two of them in words."""
    reasons = list(dict.fromkeys(each.reason for each in target.refusals))
    return "；".join(reasons[:2]) + (" 等" if len(reasons) > 2 else "")
