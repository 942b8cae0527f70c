"""The picture of the grades: a bar from the lowest to the highest, gaps and overlaps marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.records.points import points_text
from desktop_app.services.scoring.grade_scale import (
    GAP,
    OVERLAP,
    BandLimits,
    ScalePart,
    part_words,
    scale_parts,
)
from desktop_app.ui.look.theme import Theme

OPEN = 0.16
"""The share of the bar that an open end takes."""
LEAST = 0.05
"""The share of the narrowest part; its words may still be cut."""
NO_GRADE, SEVERAL = "没有等次", "重叠"
CENTRE = Qt.AlignmentFlag.AlignCenter


class PlacedPart(NamedTuple):
    """One part of the scale and the share of the bar at which it begins and ends."""

    part: ScalePart
    left: float
    right: float


def placed_parts(parts: Sequence[ScalePart]) -> list[PlacedPart]:
    """Shares from 0 to 1: closed parts by their points, but wide enough to be seen."""
    if not parts:
        return []
    if len(parts) == 1:
        return [PlacedPart(parts[0], 0.0, 1.0)]
    closed = [x for x in parts if x.low is not None and x.high is not None]
    room = 1.0 - OPEN * (len(parts) - len(closed))
    points = [(each.high or 0) - (each.low or 0) for each in closed]
    shares = [max(each / max(sum(points), 1), LEAST) for each in points]
    scaled = iter([each * room / max(sum(shares), 1e-9) for each in shares])
    found, at = list[PlacedPart](), 0.0
    open_share = OPEN if closed else 1.0 / len(parts)
    for each in parts:
        is_open = each.low is None or each.high is None
        wide = open_share if is_open else next(scaled)
        found.append(PlacedPart(each, at, at + wide))
        at += wide
    return found


class ScalePicture(QWidget):
    """Draws the names of the grades over the bar and their limits under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bands: Sequence[BandLimits] = ()
        self.setObjectName("scale_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def show_bands(self, bands: Sequence[BandLimits]) -> None:
        """Takes the grades as they are typed now; screen readers hear every part."""
        self._bands = list(bands)
        words = [f"{part_words(each)}：{self._name(each)}" for each in scale_parts(self._bands)]
        self.setAccessibleName("等次的图：" + ("；".join(words) or "还没有等次"))
        self.update()

    def sizeHint(self) -> QSize:
        """Names, bar and limits."""
        line = self.fontMetrics().height()
        return QSize(line * 20, line * 2 + self._bar_height() + 14)

    def minimumSizeHint(self) -> QSize:
        """As high as it would be."""
        return QSize(self.fontMetrics().height() * 10, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bar in the colours of the mode."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = placed_parts(scale_parts(self._bands))
        if not placed:
            painter.setPen(QColor(self._theme.tokens.muted))
            painter.drawText(self.rect(), CENTRE, "还没有等次")
            return
        line = float(self.fontMetrics().height())
        for each in placed:
            self._draw_part(painter, each, line)
        for each in placed[1:]:
            self._draw_limit(painter, each, line)

    def _draw_part(self, painter: QPainter, placed: PlacedPart, line: float) -> None:
        tokens, part = self._theme.tokens, placed.part
        bar = self._place(placed, line + 4, self._bar_height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(part))
        painter.drawRect(bar)
        pattern = {GAP: Qt.BrushStyle.BDiagPattern, OVERLAP: Qt.BrushStyle.DiagCrossPattern}
        if part.kind in pattern:
            role = "bad" if part.kind == GAP else "warn"
            colour = QColor(getattr(tokens, role))
            painter.setBrush(QBrush(colour, pattern[part.kind]))
            painter.setPen(QPen(colour, 1.4))
            painter.drawRect(bar.adjusted(0.7, 0.7, -0.7, -0.7))
        faulty = {GAP: tokens.bad, OVERLAP: tokens.warn}
        painter.setPen(QColor(faulty.get(part.kind, tokens.text)))
        font = QFont(self.font())
        font.setBold(part.kind in faulty)
        painter.setFont(font)
        place = self._place(placed, 0, line).adjusted(2, 0, -2, 0)
        cut = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(self._name(part), cut, int(place.width()))
        painter.drawText(place, CENTRE, text)

    def _draw_limit(self, painter: QPainter, placed: PlacedPart, line: float) -> None:
        """The points at which a part begins, under a short line."""
        tokens = self._theme.tokens
        x = self.width() * placed.left
        top = line + 4
        painter.setPen(QPen(QColor(tokens.surface), 2))
        painter.drawLine(int(x), int(top), int(x), int(top + self._bar_height()))
        painter.setPen(QColor(tokens.muted))
        painter.setFont(self.font())
        place = QRectF(x - 40, top + self._bar_height() + 4, 80, line)
        painter.drawText(place, CENTRE, points_text(placed.part.low or 0))

    def _place(self, placed: PlacedPart, top: float, height: float) -> QRectF:
        left, right = self.width() * placed.left, self.width() * placed.right
        return QRectF(left, top, right - left, height)

    def _ground(self, part: ScalePart) -> QColor:
        """Grades that pass are the paler the lower they are, those that do not are grey."""
        tokens = self._theme.tokens
        if part.kind == GAP:
            return QColor(tokens.bad_soft)
        if part.kind == OVERLAP:
            return QColor(tokens.warn_soft)
        if not self._bands[part.places[0]].passing:
            return QColor(tokens.bar_before)
        passing = [x for x in scale_parts(self._bands) if x.places and self._passes(x)]
        colour = QColor(tokens.bar)
        colour.setAlpha(
            255 - 150 * (len(passing) - 1 - passing.index(part)) // max(len(passing), 1)
        )
        return colour

    def _passes(self, part: ScalePart) -> bool:
        return self._bands[part.places[0]].passing

    def _name(self, part: ScalePart) -> str:
        if part.kind == GAP:
            return NO_GRADE
        names = "、".join(self._bands[place].name for place in part.places)
        return f"{SEVERAL}：{names}" if part.kind == OVERLAP else names

    def _bar_height(self) -> int:
        return self._theme.sizes.row * 3 // 4
