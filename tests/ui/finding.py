"""Finds one widget by its kind and its object name."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Kind = TypeVar("Kind", bound=QWidget)


def child(parent: QWidget, kind: type[Kind], name: str = "") -> Kind:
    """The one child of that kind, with that object name where one is given."""
    found: Any = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind), f"no {kind.__name__} {name}"
    return found


def children(parent: QWidget, kind: type[Kind]) -> list[Kind]:
    """All children of that kind."""
    found: Any = parent.findChildren(kind)
    return list(found)


def tab_order(first: QWidget) -> list[QWidget]:
    """The widgets that the Tab key goes through from this one on, shown or not."""
    found, each = [first], first.nextInFocusChain()
    while each is not None and each is not first:
        if Qt.FocusPolicy.TabFocus in each.focusPolicy():
            found.append(each)
        each = each.nextInFocusChain()
    return found


def type_text(widget: QWidget, text: str) -> None:
    """Types text as an input method commits it: QTest's keys know ASCII only."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(
    widget: QWidget,
    key: Qt.Key,
    with_key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Presses and releases one key."""
    QTest.keyClick(widget, key, with_key)
