"""The counts of a roll call above its list: numbers that narrow it, and the way to a quorum."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.activities import marks
from desktop_app.services.activities.roll_call import RollNumbers
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label

ALL = ""
FIGURES = (
    (ALL, "应到", "text"), (marks.HERE, "到会", "good"), (marks.LATE, "迟到", "warn"),
    (marks.LEFT, "早退", "warn"), (marks.LEAVE, "请假", "info"), (marks.ABSENT, "缺席", "bad"),
    (marks.BLANK, "未点", "text"),
)  # fmt: skip
"""The mark that a number counts, its word and the colour of the palette."""
BAR, OVER = 8, 6


class FigureButton(QPushButton):
    """One number over its word; pressed, it narrows the list to what it counts."""

    def __init__(self, mark: str, word: str, role: str, theme: Theme) -> None:
        super().__init__()
        self.mark, self._word, self._role, self._theme = mark, word, role, theme
        self._number = 0
        self.setObjectName(f"figure_{word}")
        self.setCheckable(True)
        self.setProperty("kind", "switch")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        """Takes another number."""
        self._number = number
        self.setAccessibleName(f"{self._word} {number} 人，按下只看这些")
        self.update()

    def sizeHint(self) -> QSize:
        size = self._theme.sizes
        return QSize(size.text * 5, size.heading + size.small + 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, sizes, tokens = QPainter(self), self._theme.sizes, self._theme.tokens
        font = painter.font()
        font.setPixelSize(sizes.heading + 2)
        painter.setFont(font)
        painter.setPen(QColor(getattr(tokens, self._role)))
        high = self.height() - sizes.small - 14
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(
            QRect(0, 4, self.width(), high), centre | Qt.AlignmentFlag.AlignVCenter,
            str(self._number),
        )  # fmt: skip
        font.setPixelSize(sizes.small)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(0, high, self.width(), sizes.small + 10), centre, self._word)


class QuorumBar(QWidget):
    """What is marked as a bar of the width of those due, with lines at half and two thirds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._counts = theme, RollNumbers(0, 0, 0, 0, 0, 0, 0)
        self.setObjectName("quorum_bar")
        self.setFixedHeight(BAR + 2 * OVER + theme.sizes.small + 4)

    def show_counts(self, counts: RollNumbers) -> None:
        """Shows other counts."""
        self._counts = counts
        self.setAccessibleName(
            f"在场 {counts.there} 人，过半数 {counts.half} 人，三分之二 {counts.two_thirds} 人"
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, sizes = self._theme.tokens, self._theme.sizes
        painter, wide, counts = QPainter(self), self.width(), self._counts
        painter.fillRect(0, OVER, wide, BAR, QColor(tokens.line))
        left = 0.0
        for number, role in (
            (counts.came, "good"), (counts.late + counts.early, "warn"), (counts.leave, "info"),
            (counts.absent, "bad"),
        ):  # fmt: skip
            right = left + wide * number / max(1, counts.due)
            if number:
                rest = max(2, round(right) - round(left))
                painter.fillRect(round(left), OVER, rest, BAR, QColor(getattr(tokens, role)))
            left = right
        font = painter.font()
        font.setPixelSize(sizes.small - 1)
        painter.setFont(font)
        for number, word in ((counts.half, "过半"), (counts.two_thirds, "三分之二")):
            if counts.due:
                self._line(painter, round(wide * number / counts.due), f"{word} {number}")

    def _line(self, painter: QPainter, at: int, words: str) -> None:
        painter.fillRect(min(at, self.width() - 2), OVER // 2, 2, BAR + OVER,
                         QColor(self._theme.tokens.text))  # fmt: skip
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = max(0, min(at - wide // 2, self.width() - wide))
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.drawText(QRect(left, BAR + 2 * OVER - 1, wide + 2, self._theme.sizes.small + 4),
                         Qt.AlignmentFlag.AlignLeft, words)  # fmt: skip


class RollCounts(QFrame):
    """`narrowed` carries the mark whose persons are to be shown, '' for all."""

    narrowed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 16, 6)
        line.setSpacing(4)
        self._group = QButtonGroup(self)
        self.figures: dict[str, FigureButton] = {}
        for mark, word, role in FIGURES:
            each = FigureButton(mark, word, role, theme)
            self.figures[mark] = each
            self._group.addButton(each)
            line.addWidget(each)
        self.figures[ALL].setChecked(True)
        self._group.buttonClicked.connect(lambda each: self.narrowed.emit(each.mark))
        self.words, self.clock = ElidedLabel(), label("", "small")
        self.words.setObjectName("quorum_words")
        self.bar = QuorumBar(theme)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.setContentsMargins(12, 0, 0, 0)
        right.addWidget(self.words)
        right.addWidget(self.bar)
        line.addLayout(right, 1)
        line.addSpacing(16)
        line.addWidget(self.clock)

    def show_counts(self, counts: RollNumbers) -> None:
        """Shows what is marked now."""
        numbers: Mapping[str, int] = {
            ALL: counts.due, marks.HERE: counts.came, marks.LATE: counts.late,
            marks.LEFT: counts.early, marks.LEAVE: counts.leave, marks.ABSENT: counts.absent,
            marks.BLANK: counts.open,
        }  # fmt: skip
        for mark, number in numbers.items():
            self.figures[mark].show_number(number)
        self.words.setText("　".join(quorum_words(counts)))
        self.bar.show_counts(counts)

    def show_all(self) -> None:
        """Takes the narrowing away."""
        self.figures[ALL].setChecked(True)


def quorum_words(counts: RollNumbers) -> list[str]:
    """How many are there, how far it is to more than half and to two thirds, the share so far."""
    words = [f"在场 {counts.there} 人"]
    words += [f"非委员 {counts.others} 人"] if counts.others else []
    if counts.due:
        for number, word in ((counts.half, "过半数"), (counts.two_thirds, "三分之二")):
            lacks = number - counts.there
            words.append(f"{word}要 {number} 人，还差 {lacks} 人" if lacks > 0
                         else f"已到{word}（{number} 人）")  # fmt: skip
    if counts.rate is not None:
        words.append(f"已点的到会率 {counts.rate:.1f} %")
    return words
