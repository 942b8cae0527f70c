"""Paints a list of offers: each text, followed in grey by what distinguishes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.forms.boxes.offers import NOTE

GAP, QUIET = 12, 0.66


class OfferDelegate(QStyledItemDelegate):
    """Draws the note of an offer in a quiet colour, as much of it as fits."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        note = str(index.data(NOTE) or "")
        if not note:
            return
        shown: Any = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        metrics = shown.fontMetrics
        style = shown.widget.style() if shown.widget else QApplication.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
        left = area.left() + metrics.horizontalAdvance(shown.text) + GAP
        place = shown.rect
        room = QRect(left, place.top(), place.right() - left - 8, place.height())
        text = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room.width())
        painter.save()
        colour = shown.palette.color(QPalette.ColorRole.Text)
        colour.setAlphaF(QUIET)
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        note = str(index.data(NOTE) or "")
        shown: Any = option
        more = shown.fontMetrics.horizontalAdvance(note) + GAP + 8 if note else 0
        return QSize(size.width() + more, size.height())
