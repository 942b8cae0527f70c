"""The manual: chapters on the left, the page of the chapter on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from desktop_app import paths

ORDER = ("index", "first_start", "workbench", "member", "point", "brand", "import", "print")
LATER = ("backup", "settings")
LINE, BETWEEN, HEADING = 135, 8, 16


class HelpWindow(QDialog):
    """Shows the manual; stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setWindowTitle("使用手册")
        self.chapters = QListWidget()
        self.chapters.setObjectName("chapters")
        self.chapters.setAccessibleName("章节")
        self.chapters.setFixedWidth(200)
        self.chapters.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.text = QTextBrowser(openExternalLinks=True)
        self.text.setObjectName("chapter_text")
        self.text.setAccessibleName("正文")
        for path in manual_chapters(paths.manual()):
            item = QListWidgetItem(chapter_title(path), self.chapters)
            item.setData(Qt.ItemDataRole.UserRole, path.stem)
        self.chapters.currentItemChanged.connect(self._on_chapter)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 16, 16, 16)
        line.setSpacing(16)
        line.addWidget(self.chapters)
        line.addWidget(self.text, 1)
        self.resize(960, 680)

    def open_chapter(self, key: str) -> None:
        """Shows the chapter of the page `key`, the first one when it has none of its own."""
        items = [self.chapters.item(index) for index in range(self.chapters.count())]
        wanted = [item for item in items if item.data(Qt.ItemDataRole.UserRole) == key]
        if items:
            self.chapters.setCurrentItem((wanted or items)[0])
        self.show()
        self.raise_()

    def _on_chapter(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            path = paths.manual(str(item.data(Qt.ItemDataRole.UserRole)))
            kind = QTextDocument.ResourceType.MarkdownResource
            self.text.setSource(QUrl.fromLocalFile(str(path)), kind)
            _give_air(self.text.document())


def _give_air(document: QTextDocument) -> None:
    """Sets the lines apart as a book does; Markdown leaves them as close as a list."""
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        shape = block.blockFormat()
        inside = block.textList() is not None
        shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(HEADING if shape.headingLevel() > 1 else 0)
        shape.setBottomMargin(BETWEEN / 2 if inside else BETWEEN)
        cursor.setPosition(block.position())
        if cursor.currentTable() is None:
            cursor.setBlockFormat(shape)
        block = block.next()


def manual_chapters(folder: Path) -> list[Path]:
    """The chapters of the manual in the order of reading."""

    def place(path: Path) -> tuple[int, str]:
        known = (*ORDER, "", *LATER)
        return (known.index(path.stem if path.stem in known else ""), path.stem)

    return sorted(folder.glob("*.md"), key=place)


def chapter_title(path: Path) -> str:
    """The heading in a chapter's first line."""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().strip().lstrip("#").strip() or path.stem
