"""The layout of the words of one timeline row, computed once for each width."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

MARGIN, GAP, INDENT, PADDING = 12, 10, 26, 7


class TimelineSizes(NamedTuple):
    """The lengths and fonts that a row is laid out with."""

    date: int
    icon: int
    text: QFont
    strong: QFont
    small: QFont

    def left(self, depth: int) -> int:
        """The x position of the words of a row."""
        return self.rail(depth) + self.icon // 2 + GAP

    def rail(self, depth: int) -> int:
        """The x position of the middle of a mark."""
        return MARGIN + self.date + GAP + self.icon // 2 + depth * INDENT


class Words:
    """A text broken into lines of at most one width."""

    def __init__(self, text: str, font: QFont, width: float) -> None:
        self.layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self.layout.setTextOption(_ANYWHERE)
        self.layout.beginLayout()
        height = 0.0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(width, 40.0))
            line.setPosition(QPointF(0, height))
            height += line.height()
        self.layout.endLayout()
        self.height = height
        self.width = self.layout.boundingRect().width()


@lru_cache(maxsize=1)
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


_ANYWHERE = _wrapping()
