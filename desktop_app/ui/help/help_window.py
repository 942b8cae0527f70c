"""The manual: a search over all chapters, the chapters on the left, one of them on the right."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app import paths
from desktop_app.records import ALL
from desktop_app.services.subjects import default_subjects
from desktop_app.ui.help.manual_search import chapters
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label
from desktop_app.ui.window.pages import page_specs

FIRST = ("index", "first_start", "workbench", "import")
LAST = ("board", "bulk", "print", "figures", "", "backup", "settings")
"""Chapters before and behind those of the registers; "" is the gap for those of other names."""
PARTS = {"activity": ("seat_plan",)}
"""Chapters of what has no page of its own, behind that of the page where it is opened."""
FIGURES = "figures"
LINE, BETWEEN, HEADING = 135, 8, 16
KEY = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Shows the manual in a modeless window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setWindowTitle("使用手册")
        self._theme = theme
        self._all = chapters(manual_chapters(paths.manual()))
        self.search = QLineEdit(placeholderText="在手册里查找", clearButtonEnabled=True)
        self.search.setObjectName("manual_search")
        self.search.setAccessibleName("在手册里查找")
        theme.icons.put_in_field(self.search, "search")
        self.found = label("", "muted", wraps=True)
        self.found.setObjectName("manual_found")
        self.found.hide()
        self.chapters = QListWidget()
        self.chapters.setObjectName("chapters")
        self.chapters.setAccessibleName("章节")
        self.chapters.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.text = QTextBrowser(openExternalLinks=True)
        self.text.setObjectName("chapter_text")
        self.text.setAccessibleName("正文")
        for each in self._all:
            item = QListWidgetItem(each.title, self.chapters)
            item.setData(KEY, each.key)
        self._lay_out()
        self.chapters.currentItemChanged.connect(self._on_chapter)
        self.text.sourceChanged.connect(self._on_source)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._next)
        self.search.installEventFilter(self)
        QShortcut(QKeySequence("Ctrl+F"), self, self._start_search)
        self.resize(960, 680)

    def open_chapter(self, key: str) -> None:
        """Shows the chapter of the page `key`, the first one when it has none of its own.

        All pages of figures, as `figures_member`, have one chapter.
        """
        self.search.clear()
        items = [self.chapters.item(index) for index in range(self.chapters.count())]
        chapter = FIGURES if key.startswith(f"{FIGURES}_") else key
        wanted = [item for item in items if item.data(KEY) == chapter]
        if items:
            self.chapters.setCurrentItem((wanted or items)[0])
        self.show()
        self.raise_()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets up and down turn the chapters that were found, the cursor in the search."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._turn(step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for each in (self.search, self.found):
            left.addWidget(each)
        left.addWidget(self.chapters, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(self._theme.sizes.text * 16)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 16, 16, 16)
        line.setSpacing(16)
        line.addWidget(side)
        line.addWidget(self.text, 1)

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_typed(self, typed: str) -> None:
        """Leaves the chapters that say it, each with how often, and goes to the first of them."""
        searching = bool(typed.strip())
        some = 0
        for place, chapter in enumerate(self._all):
            hits = chapter.hits(typed)
            item = self.chapters.item(place)
            item.setHidden(searching and not hits)
            item.setText(f"{chapter.title}（{hits} 处）" if searching and hits else chapter.title)
            some += bool(hits)
        told = f"在 {some} 章里" if some else f"没有找到“{typed.strip()}”。请换一个词。"
        self.found.setText(told)
        self.found.setVisible(searching)
        shown = self._shown()
        if searching and shown and self.chapters.currentItem() not in shown:
            self.chapters.setCurrentItem(shown[0])
        self._mark()

    def _shown(self) -> list[QListWidgetItem]:
        items = (self.chapters.item(index) for index in range(self.chapters.count()))
        return [each for each in items if not each.isHidden()]

    def _turn(self, step: int) -> None:
        shown, now = self._shown(), self.chapters.currentItem()
        if shown:
            at = shown.index(now) + step if now in shown else 0
            self.chapters.setCurrentItem(shown[max(0, min(len(shown) - 1, at))])

    def _next(self) -> None:
        """Goes to the next place in the chapter; behind the last, to the next chapter found."""
        words = self.search.text().split()
        if words and not self.text.find(words[0]):
            self._turn(1)

    def _mark(self) -> None:
        """Marks what was searched for, and brings the first place into sight."""
        marks: list[QTextEdit.ExtraSelection] = []
        first: QTextCursor | None = None
        document = self.text.document()
        for word in self.search.text().split():
            cursor = document.find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor  # type: ignore[attr-defined]
                mark.format.setBackground(  # type: ignore[attr-defined]
                    QColor(self._theme.tokens.soft)
                )
                marks.append(mark)
                before = first is None or cursor.position() < first.position()
                first = QTextCursor(cursor) if before else first
                cursor = document.find(word, cursor)
        self.text.setExtraSelections(marks)
        if first is not None:
            first.setPosition(first.selectionStart())
            self.text.setTextCursor(first)
            self.text.ensureCursorVisible()

    def _on_chapter(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            path = paths.manual(str(item.data(KEY)))
            kind = QTextDocument.ResourceType.MarkdownResource
            self.text.setSource(QUrl.fromLocalFile(str(path)), kind)
            _give_air(self.text.document())
            self._mark()

    def _on_source(self, source: QUrl) -> None:
        """A link to another chapter chooses it on the left, too."""
        key = Path(source.toLocalFile()).stem
        place = next((n for n, each in enumerate(self._all) if each.key == key), None)
        if place is not None and self.chapters.currentRow() != place:
            self.chapters.setCurrentRow(place)


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


def reading_order() -> list[str]:
    """The chapters in the order of work: those of pages as their tabs are, `LAST` behind them."""
    pages = page_specs(ALL.specs, default_subjects(), _no_context)
    keys = [each.key for each in pages if each.key not in (*FIRST, *LAST)]
    own = [each for each in keys if not each.startswith(FIGURES)]
    with_parts = [one for each in own for one in (each, *PARTS.get(each, ()))]
    return [*FIRST, *with_parts, *LAST]


def _no_context() -> NoReturn:
    raise AssertionError("the order of pages needs none of them built")


def manual_chapters(folder: Path) -> list[Path]:
    """The chapters of the manual in the order of reading."""
    order = reading_order()

    def place(path: Path) -> tuple[int, str]:
        return (order.index(path.stem if path.stem in order else ""), path.stem)

    return sorted(folder.glob("*.md"), key=place)
