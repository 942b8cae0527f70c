"""The widget for a photo: shows it, takes another by choosing, pasting or dropping, clears it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Field
from desktop_app.ui.forms.dialog.form_context import FormContext

FILTERS = "照片 (*.jpg *.jpeg *.png)"
FACE = QSize(125, 175)


class PhotoBox(QWidget):
    """A picture of 25 × 35 mm with its three buttons; holds the hash of the stored bytes."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sha: str | None = None
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._face = QLabel(self)
        self._face.setFixedSize(FACE)
        self._face.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._face.setFrameShape(QFrame.Shape.Box)
        self._face.setProperty("role", "photo")
        self.choose = _button("选择照片…", "choose_photo")
        self.paste = _button("粘贴", "paste_photo")
        self.clear = _button("清除", "clear_photo")
        column.addWidget(self._face, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.choose)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.paste)
        pair.addWidget(self.clear)
        column.addLayout(pair)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._choose)
        self.paste.clicked.connect(lambda: self._take(QGuiApplication.clipboard().mimeData()))
        self.clear.clicked.connect(self._clear)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Takes the ways to keep and to load a photo."""
        self._label, self._field_context = field.label, field_context
        of_person = getattr(getattr(field, "model", None), "PERSON", False)
        self._empty = "person" if of_person else "photo"
        self._face.setAccessibleName(field.label)
        field_context.theme.changed.connect(self._show)
        field_context.theme.icons.put(self.choose, "photo")

    def put(self, value: Any) -> None:
        """Shows the photo of that hash."""
        self._sha = value
        self._show()

    def draft(self) -> object:
        """The hash of the photo, empty for none."""
        return self._sha or ""

    def put_draft(self, draft: Any) -> None:
        """Shows a photo that was chosen."""
        self.put(draft or None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasImage() or data.hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _choose(self) -> None:
        title = f"选择{self._label}"
        self._field_context.desktop.ask_open_file("choose_photo", title, FILTERS, self._keep)

    def _take(self, data: QMimeData | None) -> None:
        """Takes a file or a picture; a clipboard that cannot be read counts as empty."""
        urls = data.urls() if data is not None else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            self._keep(files[0])
        elif data is not None and data.hasImage():
            self._keep(_png_bytes(QImage(data.imageData())))
        else:
            self._field_context.desktop.tell("no_photo", "剪贴板里没有图片，请先复制一张照片。")

    def _keep(self, source: Path | bytes) -> None:
        try:
            self.put(self._field_context.keep_photo(source))
        except UserError as error:
            self._field_context.desktop.tell("photo_refused", error.sentence)
            return
        self.edited.emit()

    def _clear(self) -> None:
        self.put(None)
        self.edited.emit()

    def _show(self) -> None:
        data = self._field_context.load_photo(self._sha) if self._sha else None
        self.clear.setEnabled(self._sha is not None)
        if data is None:
            self._face.setPixmap(
                self._field_context.theme.icons.pixmap(self._empty, "disabled", 56)
            )
            return
        self._face.setPixmap(fitted(data, FACE, self.devicePixelRatioF()))


def fitted(data: bytes, size: QSize, ratio: float) -> QPixmap:
    """The picture scaled to fit a size in the window, sharp at that pixel ratio."""
    picture = QPixmap()
    picture.loadFromData(data)
    scaled = picture.scaled(
        size * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    scaled.setDevicePixelRatio(ratio)
    return scaled


def _png_bytes(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
