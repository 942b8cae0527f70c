"""Paints the seats of a hall: who sits there, groups by tint, reserved, locked, on leave, cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon, QRegion

from desktop_app.records.hall import ROSTRUM, Seat, group_heads, group_runs
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.seating.hall_geometry import GAP, HallGeometry

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
COVERED = 4
"""How many seats the name of a group covers at most."""
ROUND, CORNER, LEAST_TEXT = 4, 8, 8
THREE, LONG = 3, 6
"""Names up to three characters are drawn alike, from six on in two lines."""
RESERVED = "留"


class SeatMarks(NamedTuple):
    """What the window shows besides the hall.

    current: the seat with the cursor. cut: the one that is cut. first: of two that are to change
    places. over: the one under the mouse while dragging.
    """

    current: Seat
    cut: Seat | None = None
    first: Seat | None = None
    over: Seat | None = None
    focused: bool = False


class HallPainter:
    """Draws the seats that a region touches; fonts and tints are made once for a hall."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._runs: Mapping[Seat, int] = {}
        self._heads: dict[Seat, tuple[str, int]] = {}
        self._leave: frozenset[Seat] = frozenset()
        self._strange: frozenset[Seat] = frozenset()
        self._fonts: dict[tuple[str, int], QFont] = {}

    def take(self, edit: HallEdit) -> None:
        """Reads what follows from the whole hall: tints, names of groups, leave."""
        self._runs = {seat: tint for seat, _, tint in group_runs(edit.hall)}
        self._heads = group_heads(edit.hall)
        self._leave = frozenset(edit.on_leave())
        self._strange = frozenset(edit.strangers())

    def forget_fonts(self) -> None:
        """Another size of text is shown."""
        self._fonts.clear()

    def paint(
        self, painter: QPainter, region: QRegion, edit: HallEdit, at: HallGeometry, marks: SeatMarks
    ) -> None:
        """Draws the part of the hall in a region."""
        hall = edit.hall
        bounds = region.boundingRect()
        self._paint_stage(painter, at)
        for row in range(1, hall.rows + 1):
            box = at.number_boxes(row)
            if box.intersects(bounds):
                painter.setPen(self._colour("muted"))
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                                 str(row))  # fmt: skip
        for seat in hall.every():
            if at.with_caption(seat).intersects(bounds):
                self._paint_seat(painter, at.box(seat), seat, edit, marks)
                if seat in self._heads:
                    self._paint_head(painter, at, seat)

    def _paint_stage(self, painter: QPainter, at: HallGeometry) -> None:
        first, last = at.line()
        painter.setPen(QPen(self._colour("border"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(first, last)
        painter.setPen(self._colour("muted"))
        painter.drawText(at.stage_word(), CENTRE, "主席台")

    def _paint_head(self, painter: QPainter, at: HallGeometry, seat: Seat) -> None:
        box = at.box(seat)
        painter.setFont(self._font("", max(self._theme.sizes.text - 3, LEAST_TEXT)))
        painter.setPen(self._colour("accent"))
        group, seats = self._heads[seat]
        wide = min(seats, COVERED) * at.wide - GAP
        room = QRect(box.left(), box.top() - at.caption, wide, at.caption - 1)
        if at.from_stage:
            room.moveRight(box.right())
        text = painter.fontMetrics().elidedText(group, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room, RIGHT if at.from_stage else LEFT, text)
        painter.setFont(self._font("", self._theme.sizes.text))

    def _paint_seat(
        self, painter: QPainter, box: QRect, seat: Seat, edit: HallEdit, marks: SeatMarks
    ) -> None:
        hall = edit.hall
        person = hall.people.get(hall.seats.get(seat, ""))
        reserved = seat in hall.reserved
        ground = "surface"
        if person is not None:
            dark = self._runs.get(seat, 0)
            ground = "soft" if seat[0] == ROSTRUM else ("hover" if dark else "surface")
        if seat == marks.over:
            ground = "soft"
        painter.setBrush(self._colour(ground))
        painter.setPen(self._frame(seat, marks, taken=person is not None, reserved=reserved))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if reserved:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self._colour("border"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), ROUND, ROUND)
            painter.setPen(self._colour("muted"))
            painter.drawText(box, CENTRE, RESERVED)
        elif person is not None:
            self._paint_name(painter, box, seat, person.name)
        if seat in hall.locked:
            self._paint_lock(painter, box)
        if seat == marks.current:
            self._paint_cursor(painter, box, focused=marks.focused)

    def _frame(self, seat: Seat, marks: SeatMarks, *, taken: bool, reserved: bool) -> QPen:
        if seat in (marks.cut, marks.first):
            return QPen(self._colour("accent"), 2, Qt.PenStyle.DashLine)
        if seat in self._leave:
            return QPen(self._colour("muted"), 1, Qt.PenStyle.DotLine)
        if taken or reserved:
            return QPen(self._colour("border"), 1)
        return QPen(self._colour("border"), 1, Qt.PenStyle.DashLine)

    def _paint_name(self, painter: QPainter, box: QRect, seat: Seat, name: str) -> None:
        font = self._font(name, self._theme.sizes.text, box.width() - 4)
        painter.setFont(font)
        role = "text"
        if seat in self._leave:
            role = "faint"
        elif seat in self._strange:
            role = "warn"
        elif seat[0] == ROSTRUM:
            role = "soft_text"
        painter.setPen(self._colour(role))
        painter.drawText(box, CENTRE, in_two_lines(name))
        if seat in self._leave:
            middle = box.center().y()
            painter.drawLine(box.left() + 6, middle, box.right() - 6, middle)

    def _paint_lock(self, painter: QPainter, box: QRect) -> None:
        """A filled corner: the seat is locked."""
        right = box.topRight()
        corner = QPolygon([right, right.__class__(right.x() - CORNER, right.y()),
                           right.__class__(right.x(), right.y() + CORNER)])  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("accent"))
        painter.drawPolygon(corner)

    def _paint_cursor(self, painter: QPainter, box: QRect, *, focused: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colour("accent" if focused else "muted"), 2))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), ROUND, ROUND)

    def _font(self, name: str, size: int, room: int = 0) -> QFont:
        """The font in which a name fits into some pixels, no larger than the size of the text."""
        lines = in_two_lines(name).split("\n")
        name = max(lines, key=len)
        size = size if len(lines) == 1 else size * 2 // 3
        name = name if len(name) > THREE else "国" * THREE
        key = (name, size * 1000 + room)
        found = self._fonts.get(key)
        if found is None:
            found = QFont()
            found.setPixelSize(size)
            while room and size > LEAST_TEXT and QFontMetrics(found).horizontalAdvance(name) > room:
                size -= 1
                found.setPixelSize(size)
            self._fonts[key] = found
        return found

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self._theme.tokens, role))


def in_two_lines(name: str) -> str:
    """A long name with a line feed at its dot, or in its middle; a short one as it is."""
    if len(name) < LONG:
        return name
    dots = [n + 1 for n, each in enumerate(name) if each in "·•・"]
    cut = min(dots or [len(name) // 2], key=lambda n: abs(len(name) - 2 * n))
    return f"{name[:cut]}\n{name[cut:]}"
