"""Qt's QPdfWriter, painted box by box."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextOption,
)

from tests.benchmarks.document_content import (
    COLUMNS,
    FONTS,
    HEIGHTS,
    MM,
    SHARES,
    TITLE,
    WIDTHS,
    Person,
    edges,
)

CENTRE = Qt.AlignmentFlag.AlignCenter


class Sheet:
    """A PDF being painted, in points."""

    def __init__(self, out: Path, *, wide: bool) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._application = QGuiApplication.instance() or QGuiApplication([])
        families = {
            name: QFontDatabase.applicationFontFamilies(
                QFontDatabase.addApplicationFont(str(path))
            )[0]
            for name, path in FONTS.items()
        }
        self._families = families
        self.writer = QPdfWriter(str(out))
        self.writer.setResolution(720)
        self.writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        if wide:
            self.writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self.writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self.painter = QPainter(self.writer)
        self.painter.scale(10, 10)
        self.option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        self.option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def font(self, name: str, size: int) -> None:
        """Selects a face."""
        font = QFont([self._families[name], self._families["rare"]])
        font.setPixelSize(size)
        self.painter.setFont(font)

    def box(self, rectangle: QRectF, text: str, running: bool = False) -> None:
        """A frame with its text."""
        self.painter.drawRect(rectangle)
        if running:
            self.painter.drawText(rectangle.adjusted(3, 3, -3, -3), text, self.option)
        elif text:
            self.painter.drawText(rectangle, CENTRE | Qt.TextFlag.TextWordWrap, text)


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One page a person."""
    sheet = Sheet(out, wide=False)
    images = [QImage(str(path)) for path in pictures]
    xs, ys = edges(WIDTHS, 28), edges(HEIGHTS, 45)
    for number, person in enumerate(people, 1):
        if number > 1:
            sheet.writer.newPage()
        sheet.font("hei", 22)
        sheet.painter.drawText(QRectF(28 * MM, 35 * MM, 156 * MM, 28), CENTRE, TITLE)
        sheet.font("song", 10)
        for cell in person.cells:
            left, right = xs[cell.column], xs[cell.column + cell.columns]
            top, bottom = ys[cell.row], ys[cell.row + cell.rows]
            sheet.box(QRectF(left, top, right - left, bottom - top), cell.text, cell.running)
        frame = QRectF(xs[6], ys[0], xs[7] - xs[6], ys[4] - ys[0])
        sheet.box(frame, "")
        sheet.painter.drawImage(frame.adjusted(MM, MM, -MM, -MM), images[person.photo])
        foot = f"第 {number} 页　共 {len(people)} 页"
        sheet.painter.drawText(QRectF(0, 275 * MM, 210 * MM, 12), CENTRE, foot)
    sheet.painter.end()


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One row a person, wrapped where the unit is long."""
    sheet = Sheet(out, wide=True)
    widths = tuple(share * 257 / sum(SHARES) for share in SHARES)
    xs = edges(widths, 20)
    y, page = 0.0, 0
    for place, person in enumerate([None, *people]):
        if place == 0 or y + 19 > 188 * MM:
            if page:
                sheet.writer.newPage()
            y, page = 20 * MM, page + 1
            sheet.font("hei", 9)
            _row(sheet, xs, y, COLUMNS)
            sheet.painter.drawText(QRectF(0, 195 * MM, 297 * MM, 12), CENTRE, f"第 {page} 页")
            sheet.font("song", 9)
            y += 19
        if person is not None:
            _row(sheet, xs, y, person.row)
            y += 19
    sheet.painter.end()


def _row(sheet: Sheet, xs: list[float], y: float, texts: tuple[str, ...]) -> None:
    for left, right, text in zip(xs, xs[1:], texts, strict=False):
        sheet.box(QRectF(left, y, right - left, 19), text)
