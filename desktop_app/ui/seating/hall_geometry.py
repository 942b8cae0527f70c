"""Where the seats of a hall are on the screen: pure arithmetic on whole pixels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

from desktop_app.records.hall import ROSTRUM, Hall, Seat

NUMBERS, AISLE, EDGE, GAP = 34, 26, 12, 4
WORD_GAP = 3
"""Pixels between the word of the stage and its seats."""
LEAST, MOST = 42, 74
"""The width of a seat, in pixels."""
HIGH, CAPTION, STAGE = 1.9, 1.05, 1.6
"""Heights in sizes of text: of a seat, of the caption above it, of the line before the hall."""


class HallGeometry:
    """The boxes of the seats of one hall within a width, as seen from the hall or from the stage.

    The caption with the name of a group is above the box of its first seat.
    """

    def __init__(self, hall: Hall, width: int, text: int, *, from_stage: bool) -> None:
        self.hall, self.from_stage = hall, from_stage
        aisles = max(sum(map(bool, hall.blocks)) - 1, 0)
        room = width - 2 * (NUMBERS + EDGE) - aisles * AISLE
        seats = max(hall.width, 1)
        self.wide = max(LEAST, min(MOST, room // max(seats, hall.rostrum, 1)))
        self.high, self.caption = round(HIGH * text), round(CAPTION * text)
        self.pitch = self.high + self.caption
        inside = seats * self.wide + aisles * AISLE
        above = hall.rostrum * self.wide
        whole = max(inside, above)
        self.left = max(NUMBERS + EDGE, (width - inside) // 2, (whole - inside) // 2)
        self.rostrum_left = self.left + (inside - above) // 2
        self.stage = round(STAGE * text)
        self.depth = self.pitch if hall.rostrum else 0
        self.height = self.depth + self.stage + hall.rows * self.pitch + EDGE
        self.width = max(width, whole + 2 * (NUMBERS + EDGE))
        self.inside = inside

    def size(self) -> QSize:
        """The size of the whole hall."""
        below = self.caption if self.from_stage else 0
        return QSize(self.width, self.height + EDGE + below)

    def box(self, seat: Seat) -> QRect:
        """The box of a seat."""
        row, number = seat
        if row == ROSTRUM:
            left, top = self.rostrum_left + (number - 1) * self.wide, EDGE
        else:
            left = self.left + (number - 1) * self.wide + AISLE * self._aisles(number)
            top = EDGE + self.depth + self.stage + (row - 1) * self.pitch
        box = QRect(left, top + self.caption, self.wide - GAP, self.high)
        return self._turned(box) if self.from_stage else box

    def with_caption(self, seat: Seat) -> QRect:
        """The box of a seat with its caption and its frame."""
        return self.box(seat).adjusted(-3 - 3 * self.wide, -self.caption, 3 + 3 * self.wide, 3)

    def _turned(self, box: QRect) -> QRect:
        """A box as seen from the other side: right is left, the rostrum is below."""
        left = 2 * self.left + self.inside - box.right() - GAP
        top = self.height - box.bottom() + self.caption
        return QRect(left, top, box.width(), box.height())

    def _aisles(self, number: int) -> int:
        """How many aisles are at the left of a seat of a row."""
        at = found = 0
        for size in self.hall.blocks:
            at += size
            if size and at < number:
                found += 1
        return found

    def line(self) -> tuple[QPoint, QPoint]:
        """The ends of the line between rostrum and hall."""
        top = EDGE + self.depth + self.stage // 2
        if self.from_stage:
            top = self.height - top + self.caption
        return QPoint(self.left, top), QPoint(self.left + self.inside - GAP, top)

    def stage_word(self) -> QRect:
        """The room for the word of the stage, clear of its seats."""
        first, last = self.line()
        top = max(first.y() - self.stage, 0)
        high = first.y() - 2 - top
        if self.hall.rostrum:
            box, high = self.box((ROSTRUM, 1)), self.caption + WORD_GAP
            top = box.bottom() + WORD_GAP if self.from_stage else box.top() - high - WORD_GAP
        return QRect(first.x(), top, last.x() - first.x(), high)

    def number_boxes(self, row: int) -> QRect:
        """The room for the number of a row, at its left on the screen."""
        first = self.box((row, self.hall.width if self.from_stage else 1))
        return QRect(first.left() - NUMBERS, first.top(), NUMBERS - 8, first.height())

    def seat_at(self, point: QPoint) -> Seat | None:
        """The seat at a point, None where there is none."""
        return next((each for each in self.hall.every() if self.box(each).contains(point)), None)

    def beside(self, seat: Seat, right: int, down: int) -> Seat:
        """The seat in a direction on the screen, the same one at the edge."""
        if self.from_stage:
            right, down = -right, -down
        row, number = seat[0] + down, seat[1] + right
        if down and (row == ROSTRUM or seat[0] == ROSTRUM):
            return self._over_stage(seat, row)
        found = (row, number)
        return found if self.hall.has(found) else seat

    def _over_stage(self, seat: Seat, row: int) -> Seat:
        """The nearest seat on the other side of the line before the stage."""
        every = self.hall.of_rostrum() if row == ROSTRUM else [
            each for each in self.hall.of_hall() if each[0] == row
        ]  # fmt: skip
        middle = self.box(seat).center().x()
        return min(every, key=lambda each: abs(self.box(each).center().x() - middle), default=seat)
