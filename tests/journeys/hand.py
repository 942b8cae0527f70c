"""A clerk's hand and eye: keys and clicks on visible widgets, and what is displayed there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NotSeen
from pytestqt.qtbot import QtBot

Kind = TypeVar("Kind", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 10_000
CLICKS = 3


class Hand:
    """Acts on what can be seen; anything hidden or switched off fails the test."""

    def __init__(self, bot: QtBot) -> None:
        self.bot = bot

    # seeing

    def window(self, name: str) -> QWidget:
        """The window or dialog of that object name, once it is in front."""

        def there() -> bool:
            found = _windows(name)
            for each in found:
                # offscreen no window manager keeps a modal dialog in front of its owner
                if QApplication.activeModalWidget() is each and not each.isActiveWindow():
                    each.activateWindow()
            return any(each.isActiveWindow() for each in found)

        try:
            self.bot.waitUntil(there, timeout=PATIENCE)
        except NotSeen:
            print(f"{name} is not in front; shown are {_shown()}")
            raise
        (found,) = _windows(name)
        return found

    def gone(self, name: str) -> None:
        """Wait until no window of that name is visible."""
        try:
            self.bot.waitUntil(lambda: not _windows(name), timeout=PATIENCE)
        except NotSeen:
            print(f"{name} is still there:\n{self.words(_windows(name)[-1])}")
            raise

    def see(self, inside: QWidget, kind: type[Kind], name: str) -> Kind:
        """The one visible widget of that kind and object name."""
        every = cast("list[Kind]", inside.findChildren(kind, name))
        found = [each for each in every if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name} in {inside.objectName()}"
        return found[0]

    def comes(self, inside: QWidget, kind: type[Kind], name: str) -> Kind:
        """`see`, waited for."""

        def there() -> bool:
            found = cast("list[Kind]", inside.findChildren(kind, name))
            return any(each.isVisible() for each in found)

        self.until(there)
        return self.see(inside, kind, name)

    def words(self, inside: QWidget) -> str:
        """Every text that labels and buttons show, a line each."""
        labels = cast("list[QLabel]", inside.findChildren(QLabel))
        buttons = cast("list[QAbstractButton]", inside.findChildren(QAbstractButton))
        every: list[QLabel | QAbstractButton] = [*labels, *buttons]
        return "\n".join(each.text() for each in every if each.isVisible() and each.text())

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        self.bot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)

    def until_said(self, inside: QWidget, text: str) -> None:
        """Wait until a label or button shows a text."""
        try:
            self.bot.waitUntil(lambda: text in self.words(inside), timeout=PATIENCE)
        except NotSeen:
            print(f"not seen: {text}; seen:\n{self.words(inside)}")
            raise

    def rows(self, table: QTableView, *titles: str) -> list[tuple[str, ...]]:
        """What the table shows in the columns with these titles, or in all of them."""
        model, header = table.model(), Qt.Orientation.Horizontal
        heads = [str(model.headerData(n, header) or "") for n in range(model.columnCount())]
        places = [heads.index(each) for each in titles] if titles else range(len(heads))
        return [
            tuple(str(model.index(row, place).data() or "") for place in places)
            for row in range(model.rowCount())
        ]

    # acting

    def click(self, target: QWidget) -> None:
        """Click a widget that can be seen and is switched on."""
        assert target.isVisible(), f"{target.objectName()} is hidden"
        self.until(target.isEnabled)  # off while a backup or another stepped job writes
        QTest.mouseClick(target, LEFT)

    def press(self, inside: QWidget, name: str) -> None:
        """Click the visible button of that name."""
        self.click(self.see(inside, QAbstractButton, name))

    def press_words(self, inside: QWidget, words: str) -> None:
        """Click the first visible button that begins with these words."""
        every = cast("list[QAbstractButton]", inside.findChildren(QAbstractButton))
        found = [each for each in every if each.isVisible() and each.text().startswith(words)]
        assert found, f"no button {words}:\n{self.words(inside)}"
        self.click(found[0])

    def press_spoken(self, inside: QWidget, words: str) -> None:
        """Click the first visible button whose name for a screen reader holds these words."""
        every = cast("list[QAbstractButton]", inside.findChildren(QAbstractButton))
        found = [each for each in every if each.isVisible() and words in each.accessibleName()]
        assert found, f"no button {words}:\n{self.words(inside)}"
        self.click(found[0])

    def key(self, target: QWidget, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """Press one key where the cursor is inside `target`."""
        held = Qt.KeyboardModifier.NoModifier
        held |= Qt.KeyboardModifier.ControlModifier if ctrl else held
        held |= Qt.KeyboardModifier.AltModifier if alt else held
        focused = cast("QWidget | None", target.focusWidget())
        QTest.keyClick(target if focused is None else focused, key, held)

    def type(self, target: QWidget, text: str) -> None:
        """Type into the focused widget as an input method does: ASCII by keys, the rest whole."""
        if text.isascii():
            QTest.keyClicks(target, text)
            return
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(target, event)

    def fill(self, inside: QWidget, name: str, text: str) -> None:
        """Click into a field, replace what is there, and leave it with Tab."""
        field = self.see(inside, QWidget, name)
        self.scroll_to(field)
        target = field.focusProxy() or field
        self.click(target)
        self.key(target, Qt.Key.Key_A, ctrl=True)
        if text:
            self.type(target, text)
        else:
            QTest.keyClick(target, Qt.Key.Key_Delete)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        QTest.keyClick(target, Qt.Key.Key_Tab)

    def scroll_to(self, field: QWidget) -> None:
        """Turn the wheel until a field stands in its scrolled page."""
        above = field.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(field)
            above = above.parentWidget()

    def paste(self, inside: QWidget, name: str, text: str) -> None:
        """Click into a field and paste a text over what is there, as copied elsewhere."""
        field = self.see(inside, QWidget, name)
        self.scroll_to(field)
        self.click(field)
        self.key(field, Qt.Key.Key_A, ctrl=True)
        QApplication.clipboard().setText(text)
        self.key(field, Qt.Key.Key_V, ctrl=True)

    def shown(self, inside: QWidget, name: str) -> str:
        """The text that a field shows."""
        field = self.see(inside, QWidget, name)
        if isinstance(field, QPlainTextEdit | QTextEdit):
            return field.toPlainText()
        assert isinstance(field, QLineEdit)
        return field.text()

    def tab(self, tabs: QTabWidget, title: str) -> QWidget:
        """Click the tab of that title; the page in front."""
        return tabs.widget(self.turn(tabs.tabBar(), title))

    def turn(self, bar: QTabBar, title: str) -> int:
        """Click the word of a bar that is this, or begins so; its place."""
        texts = [bar.tabText(place) for place in range(bar.count())]
        begun = (n for n, text in enumerate(texts) if text.startswith(title))
        place = texts.index(title) if title in texts else next(begun)
        bar.activateWindow()  # a window manager does so at a click
        # it is off while a backup or another stepped job writes
        self.until(lambda: bar.isActiveWindow() and bar.isEnabled())
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(place).center())
        assert bar.currentIndex() == place, f"{title} did not come to the front"
        return place

    def row(self, table: QTableView, text: str, *, double: bool = False) -> None:
        """Click (or double-click) the row in which some cell shows exactly this text."""
        model = table.model()
        row = next(
            row
            for row in range(model.rowCount())
            if any(model.index(row, n).data() == text for n in range(model.columnCount()))
        )
        index = model.index(row, 1)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
        if double:
            QTest.mouseDClick(table.viewport(), LEFT, pos=place)

    def cell(self, table: QTableView, text: str, title: str) -> None:
        """Click the cell of a titled column in the first row that shows this text."""
        model, header = table.model(), Qt.Orientation.Horizontal
        heads = [str(model.headerData(n, header) or "") for n in range(model.columnCount())]
        rows = range(model.rowCount())
        row = next(row for row in rows if str(model.index(row, 0).data()).strip() == text)
        index = model.index(row, heads.index(title))
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())

    def line(self, lines: QTreeWidget, words: str) -> None:
        """Click the line of a tree whose first column shows these words."""
        found = lines.findItems(words, Qt.MatchFlag.MatchExactly)
        assert found, f"no line {words}"
        QTest.mouseClick(lines.viewport(), LEFT, pos=lines.visualItemRect(found[0]).center())

    def item(self, lines: QListWidget, words: str) -> None:
        """Click the line of a list that shows these words."""
        found = lines.findItems(words, Qt.MatchFlag.MatchExactly)
        assert found, f"no line {words}"
        QTest.mouseClick(lines.viewport(), LEFT, pos=lines.visualItemRect(found[0]).center())

    def pick(self, inside: QWidget, name: str, words: str) -> None:
        """Open the menu of a button and click the entry that begins with these words.

        A click that only closed something else, as one outside a popup does, is made again.
        """
        button = self.see(inside, QPushButton, name)
        seen: list[str] = []

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu) or seen:
                return
            actions = menu.actions()
            seen.extend(each.text() for each in actions)
            found = [each for each in actions if each.text().startswith(words)]
            if not found:
                menu.close()
                return
            seen.append("found")
            QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(found[0]).center())

        timer = QTimer(interval=50)
        timer.timeout.connect(choose)
        timer.start()
        for _ in range(CLICKS):
            self.click(button)
            with suppress(NotSeen):
                self.bot.waitUntil(lambda: bool(seen), timeout=PATIENCE // CLICKS)
                break
        timer.stop()
        assert seen[-1:] == ["found"], f"no entry {words} among {seen}"

    def drop(self, target: QWidget, file: Path) -> None:
        """Drag a file over a widget and let it go."""
        self.until(target.isEnabled)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        place, none = target.rect().center(), Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, LEFT, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), "the list does not take this file"
        event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, LEFT, none)
        QApplication.sendEvent(target, event)

    def close(self, window: QWidget) -> None:
        """Close a window by its frame."""
        window.close()
        QTest.qWait(0)


def _windows(name: str) -> list[QWidget]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if each.objectName() == name and each.isVisible()
    ]


def _shown() -> str:
    """Every visible window by name, the active one marked."""
    every = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return ", ".join(f"{each.objectName()}{'*' * each.isActiveWindow()}" for each in every)
