"""The pages of a PDF on the screen, drawn by pdfium only when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QWidget

from desktop_app.ui.look.theme import Theme

GAP = 16
KEPT = 12
WIDEST, LEAST = 1000, 200
PRINT_DPI = 300
INCH = 72


class PdfPages(QAbstractScrollArea):
    """Shows pages one below the other, fitted or zoomed; Ctrl and the wheel zoom.

    `turned` carries the number of the page in sight, from 1.
    """

    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pdf = _Pdf()
        self._zoom = 1.0
        self._whole = True
        self._page = 0
        self._sizes: list[tuple[float, float]] = []
        self._places: list[QRect] = []
        self._drawn: OrderedDict[int, QPixmap] = OrderedDict()
        self.setObjectName("pages")
        self.setAccessibleName("打印预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # the pages are as wide as the view: a bar that comes and goes would change what it measures
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_pdf(self, pdf: bytes) -> int:
        """Shows a PDF from its bytes; the number of its pages."""
        self._sizes = self._pdf.open(pdf)
        self.verticalScrollBar().setValue(0)
        self._lay_out()
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in sight, from 1; 0 where there is none."""
        return self._page

    def go(self, page: int) -> None:
        """Brings a page, from 1, to the top of the view."""
        if 0 < page <= len(self._places):
            self.verticalScrollBar().setValue(self._places[page - 1].top() - GAP)

    def show_whole(self, *, whole: bool) -> None:
        """Shows whole pages, else pages as wide as the view; the page in sight stays."""
        page, self._whole, self._zoom = self._page, whole, 1.0
        self._lay_out()
        self.go(page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        self._tell_page()

    def _tell_page(self) -> None:
        """Emits the page in the middle of the view when it changes."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        passed = sum(place.top() <= middle for place in self._places)
        page = max(passed, 1) if self._places else 0
        if page != self._page:
            self._page = page
            self.turned.emit(page)

    def close_pdf(self) -> None:
        """Lets the PDF go; nothing is shown any more."""
        self._sizes = []
        self._lay_out()
        self._pdf.close()

    def zoom(self, factor: float) -> None:
        """Makes the pages larger or smaller."""
        self._zoom = min(4.0, max(0.25, self._zoom * factor))
        self._lay_out()

    def print_out(self, title: str, begin: Callable[[QPrinter], object], parent: QWidget) -> None:
        """Opens the print dialog, then calls `begin` with the printer."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setPageSize(_paper(self._sizes[0]))
        printer.setPageOrientation(_orientation(self._sizes[0]))
        printer.setFromTo(1, len(self._sizes))
        dialog = QPrintDialog(printer, parent)
        dialog.setObjectName("printer_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: begin(printer))
        QDialog.open(dialog)

    def print_in_steps(self, printer: QPrinter) -> Generator[tuple[int, int], None, int]:
        """Paints the chosen pages onto a printer, one a step; their number. Closing it stops."""
        first = max(1, printer.fromPage()) - 1
        last = min(printer.toPage() or len(self._sizes), len(self._sizes))
        printer.setPageOrientation(_orientation(self._sizes[first]))
        painter = QPainter(printer)
        try:
            for page in range(first, last):
                if page > first:
                    printer.setPageOrientation(_orientation(self._sizes[page]))
                    printer.newPage()
                painter.drawImage(
                    _whole_on(printer, self._sizes[page]), self._image(page, PRINT_DPI / INCH)
                )
                yield page - first + 1, last - first
        except GeneratorExit:
            printer.abort()
            raise
        finally:
            painter.end()
        return last - first

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.tokens.hover))
        down = self.verticalScrollBar().value()
        across = self.horizontalScrollBar().value()
        for page, place in enumerate(self._places):
            seen = place.translated(-across, -down)
            if seen.intersects(self.viewport().rect()):
                painter.drawPixmap(seen.topLeft(), self._picture(page, seen.size()))
                painter.setPen(QColor(self._theme.tokens.border))
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            return
        super().wheelEvent(event)

    def _lay_out(self) -> None:
        self._drawn.clear()
        view = self.viewport().size()
        width = int(self._width(view) * self._zoom)
        left = max(GAP, (view.width() - width) // 2)
        top, self._places = GAP, []
        for wide, high in self._sizes:
            height = int(width * high / wide)
            self._places.append(QRect(left, top, width, height))
            top += height + GAP
        self._set_range(top - view.height(), width + 2 * GAP - view.width(), view)
        self._tell_page()

    def _width(self, view: QSize) -> float:
        """The width of pages that fill the view or fit into it."""
        wide = min(view.width() - 2 * GAP, WIDEST)
        if not self._whole or not self._sizes:
            return wide
        width, height = self._sizes[0]
        return min(wide, max(view.height() - 2 * GAP, LEAST) * width / height)

    def _set_range(self, down: int, across: int, view: QSize) -> None:
        self.verticalScrollBar().setRange(0, max(0, down))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, across))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _picture(self, page: int, size: QSize) -> QPixmap:
        """One page in a size in window pixels, sharp on a fine screen."""
        picture = self._drawn.get(page)
        if picture is None:
            ratio = self.devicePixelRatioF()
            image = self._image(page, size.width() * ratio / self._sizes[page][0])
            picture = self._drawn[page] = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(ratio)
            if len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        return picture

    def _image(self, page: int, scale: float) -> QImage:
        drawn = self._pdf.document[page].render(scale=scale)
        data = bytes(drawn.buffer)
        shape = (drawn.width, drawn.height, drawn.stride)
        return QImage(data, *shape, QImage.Format.Format_BGR888).copy()


class _Pdf:
    """The open PDF, closed by name: pdfium must never be called from the collector's thread."""

    def __init__(self) -> None:
        self.document: Any = None

    def open(self, pdf: bytes) -> list[tuple[float, float]]:
        """Opens a PDF instead of the one before; the sizes of its pages in points."""
        import pypdfium2

        self.close()
        self.document = pypdfium2.PdfDocument(pdf)
        return [self.document.get_page_size(page) for page in range(len(self.document))]

    def close(self) -> None:
        """Closes the PDF, if any is open."""
        if self.document is not None:
            self.document.close()
            self.document = None


def _orientation(size: tuple[float, float]) -> QPageLayout.Orientation:
    turned = size[0] > size[1]
    kinds = QPageLayout.Orientation
    return kinds.Landscape if turned else kinds.Portrait


def _paper(size: tuple[float, float]) -> QPageSize:
    """The paper of a page in points, by its name where it has one: A4, not the printer's own."""
    upright = QSizeF(min(size), max(size))
    fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(upright, QPageSize.Unit.Point, "", fuzzy)


def _whole_on(printer: QPrinter, size: tuple[float, float]) -> QRect:
    """Where a page goes on the paper, in dots: whole, undistorted, in the middle."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    shown = QSizeF(*size).scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    place = QRect(QPoint(0, 0), shown)
    place.moveCenter(paper.center())
    return place
