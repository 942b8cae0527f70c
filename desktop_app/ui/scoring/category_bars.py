"""The bars of the categories: what counts of at most how much."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.records.points import points_text
from desktop_app.services.scoring.score_sheet import CategoryBar
from desktop_app.ui.look.theme import Theme

LETTERS, NUMBERS, THICK = 5.5, 5, 8
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CategoryBars(QWidget):
    """A full bar has the colour of a warning: its cap leaves out what comes more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: Sequence[CategoryBar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[CategoryBar]) -> None:
        """Takes other categories; screen readers hear each."""
        self._bars = list(bars)
        self.setAccessibleName("各类得分：" + "，".join(f"{x.name} {_words(x)}" for x in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each category."""
        return QSize(self._theme.sizes.text * 16, len(self._bars) * self._line())

    def minimumSizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self._theme.sizes.text * 14, len(self._bars) * self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws name, bar and numbers of each category."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, size, line = self._theme.tokens, self._theme.sizes.text, self._line()
        names, numbers = size * LETTERS, size * NUMBERS
        room = max(self.width() - names - numbers - 16, 20)
        most = max((each.cap or each.counted for each in self._bars), default=1) or 1
        for place, each in enumerate(self._bars):
            top = place * line
            painter.setPen(QColor(tokens.muted))
            name = painter.fontMetrics().elidedText(
                each.name, Qt.TextElideMode.ElideRight, int(names)
            )
            painter.drawText(QRectF(0, top, names, line), MIDDLE, name)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(names + 8, top + (line - THICK) / 2, room, THICK)
            painter.setBrush(QColor(tokens.line))
            painter.drawRoundedRect(bar, 3, 3)
            share = min(max(each.counted, 0) / (each.cap or most), 1.0)
            if share > 0:
                full = each.cap is not None and each.counted >= each.cap
                painter.setBrush(QColor(tokens.warn if full else tokens.bar))
                painter.drawRoundedRect(QRectF(bar.left(), bar.top(), room * share, THICK), 3, 3)
            painter.setPen(QColor(tokens.bad if each.counted < 0 else tokens.text))
            right = QRectF(self.width() - numbers, top, numbers, line)
            painter.drawText(right, MIDDLE | Qt.AlignmentFlag.AlignRight, _words(each))

    def _line(self) -> int:
        return self._theme.sizes.text * 2 - 4


def _words(bar: CategoryBar) -> str:
    own = points_text(bar.counted)
    return own if bar.cap is None else f"{own} / {points_text(bar.cap)}"
