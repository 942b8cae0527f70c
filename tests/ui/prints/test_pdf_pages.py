"""The pages of a preview settle in every size of its window."""

from __future__ import annotations

import io

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.prints.pdf_pages import GAP, PdfPages

WIDE, HIGH = 400, 300


def one_page() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDE, HIGH))
    canvas.drawString(20, 20, "1")
    canvas.save()
    return target.getvalue()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("beyond", range(-2, 16))
def test_a_page_that_only_just_fits_its_view_does_not_make_the_scroll_bar_come_and_go(
    qtbot: QtBot, theme: Theme, beyond: int
) -> None:
    sizes: list[int] = []

    class Counted(PdfPages):
        def resizeEvent(self, event: QResizeEvent) -> None:
            sizes.append(event.size().width())
            assert len(sizes) < 50, f"never settles: {sizes[-4:]}"
            super().resizeEvent(event)

    pages = Counted(theme)
    qtbot.addWidget(pages)
    pages.show_whole(whole=False)
    pages.show_pdf(one_page())
    high = (WIDE - 2 * GAP) * HIGH // WIDE + 2 * GAP
    pages.resize(WIDE, high - beyond)
    pages.show()
    qtbot.waitExposed(pages)
    QApplication.processEvents()
    assert len(set(sizes)) == 1
    fits = pages.verticalScrollBar().maximum() == 0
    assert fits == (pages.viewport().height() >= _needed(pages.viewport().width()))


def _needed(width: int) -> int:
    """The height of one page and its margins in a view of that width."""
    return int((width - 2 * GAP) * HIGH / WIDE) + 2 * GAP


def test_a_pdf_is_closed_by_name_and_not_by_whoever_collects_it(qtbot: QtBot, theme: Theme) -> None:
    pages = PdfPages(theme)
    qtbot.addWidget(pages)
    pages.show_pdf(one_page())
    first = pages._pdf.document
    assert pages.show_pdf(one_page()) == 1
    second = pages._pdf.document
    assert first.raw is None
    pages.close_pdf()
    assert second.raw is None
    pages.show_pdf(one_page())
