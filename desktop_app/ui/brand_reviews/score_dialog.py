"""打分: the scores of a round, reviewer by reviewer; typed, pasted or read from a book."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.records.brand_standing import weight_fault
from desktop_app.services import imports
from desktop_app.services.brand_reviews import review_rounds, score_blocks, scoring
from desktop_app.services.brand_reviews.score_blocks import ReadScores
from desktop_app.services.desk import Changed
from desktop_app.ui.brand_reviews.score_model import FIRST, ScoreModel
from desktop_app.ui.brand_reviews.score_table import ScoreTable
from desktop_app.ui.jobs import Progress
from desktop_app.ui.lists.dropped_books import accept_book, take_book
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

LETTERS, LINES = 84, 40
KEYS = "直接输入分数，回车到下一格；Delete 清空；Ctrl+V 粘贴一片分数或整张打分表"
READ = "读入评分"


class ScoreDialog(AskingDialog):
    """One reviewer is shown at a time; what was typed for each of them is saved together."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "score_dialog", "打分", "登记评分", parent)
        self._key = key
        self.found = review_rounds.read(context.desk, key)
        self.heading.setText(f"打分：{self.found.name}")
        self.model = ScoreModel(context.desk, self.found, context.theme)
        self.reviewers = QComboBox(self)
        self.reviewers.setObjectName("reviewer_box")
        self.reviewers.setAccessibleName("评委")
        self.read_button = button("从 Excel 读入…", "read_scores", context.theme, "excel")
        self.paste_button = button("粘贴", "paste_scores", context.theme, "paste")
        self._count = label("", "small")
        for each, act in ((self.read_button, self.ask_book), (self.paste_button, self.paste)):
            each.setAutoDefault(False)
            each.clicked.connect(act)
        head = row(label("评委", "section"), self.reviewers, self._count, None, self.paste_button,
                   self.read_button)  # fmt: skip
        self.column.addLayout(head)
        self.table = ScoreTable(self.model, context.theme)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(label(KEYS, "small"))
        self.told = label("", "small", wraps=True)
        self.told.setObjectName("score_told")
        self.column.addWidget(self.told)
        self._fill_reviewers()
        self.reviewers.currentIndexChanged.connect(self._on_reviewer)
        self.table.pasted.connect(self.paste)
        self.model.dataChanged.connect(self._tell)
        self.setAcceptDrops(not self.found.is_closed)
        self.widen(LETTERS, LINES)
        self._begin()

    def act(self) -> tuple[Changed, str]:
        self.table.settle()
        changed = scoring.write(self._context.desk, self._key, self.model.typed)
        return changed, f"已登记 {len(changed.keys)} 个评分"

    def is_written(self) -> bool:
        self.table.settle()
        return bool(self.model.typed)

    def ask_book(self) -> None:
        """Lets the user choose a workbook with the sheets of the reviewers."""
        patterns = " ".join(f"*{each}" for each in imports.SUFFIXES)
        self._context.desktop.ask_open_file(
            "import_file", READ, f"表格 ({patterns})", self.open_file
        )

    def open_file(self, path: Path) -> None:
        """Reads a workbook in the background."""
        self._context.jobs.run(f"读取 {path.name}", partial(_read, path), self._take_book,
                               lambda: None)  # fmt: skip

    def paste(self) -> None:
        """Takes the block that was copied in another program, from the cursor on."""
        if self.found.is_closed:
            return
        here = self.table.currentIndex()
        at = (max(0, here.row()), max(0, here.column() - FIRST))
        text = self._context.desktop.pasted_text()
        if not text.strip():
            self.say("剪贴板里没有内容，请先在 Excel、WPS 或 Word 里复制一片分数。")
            return
        self._take(score_blocks.read_block(self.found, text, at, self.model.reviewer))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_book(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_book(event, self.open_file)

    def _take_book(self, book: imports.Book) -> None:
        self._take(score_blocks.read_book(self.found, book, self.model.reviewer))

    def _take(self, read: ReadScores) -> None:
        """Puts the values read into the table; names those left out."""
        if not read.cells:
            self.say(
                "没有读到评分。" + (read.doubts or "表里要有一行列名：品牌名称和各项评审指标。")
            )
            return
        changed = self.model.take(read.cells)
        self._tell(f"读入 {len(read.cells)} 个评分，和原来不同的 {changed} 个。{read.doubts}")

    def _begin(self) -> None:
        """Where something is lacking or the round is closed, that is said instead."""
        against = self._lacking()
        if against:
            self.say(against)
        for each in (self.done_button, self.read_button, self.paste_button):
            each.setEnabled(not against)
        self._tell()
        if not against:
            self.table.begin()
            self.table.setFocus()

    def _lacking(self) -> str:
        if self.found.is_closed:
            return "这次评审已经结束，评分只能查看；要改请先“重新打开”。"
        lacking = [
            word for word, there in (
                ("候选品牌", self.found.candidates), ("评审指标", self.found.criteria),
                ("评委", self.found.reviewers),
            ) if not there
        ]  # fmt: skip
        told = "、".join(lacking)
        return f"还没有{told}，请先在这次评审的表单里添加，再来打分。" if told else ""

    def _fill_reviewers(self) -> None:
        for each in self.found.reviewers:
            self.reviewers.addItem(each.name, each.key)

    def _on_reviewer(self) -> None:
        self.model.show_reviewer(self.reviewers.currentData())
        self.table.begin()
        self._tell()

    def _tell(self, said: object = "") -> None:
        """Counts values and gaps, names the faults."""
        many = len(self.found.candidates) * len(self.found.criteria)
        every = [self.model.done(each.key) for each in self.found.reviewers]
        for place, (each, done) in enumerate(zip(self.found.reviewers, every, strict=True)):
            self.reviewers.setItemText(place, f"{each.name}（{done}/{many}）")
        here = every[self.reviewers.currentIndex()] if every else 0
        self._count.setText(f"还缺 {many - here} 格" if here < many else "都打完了" if many else "")
        whole = sum(done == many for done in every)
        read = said if isinstance(said, str) else ""
        fault = weight_fault(self.found.criteria)
        weights = f"{fault}，总分会不对。" if fault else ""
        self.told.setText(f"{read}{len(every)} 位评委里有 {whole} 位打完。{weights}")
        wrong = self.model.wrong()
        if wrong:
            more = f"，另有 {len(wrong) - 1} 处" if len(wrong) > 1 else ""
            self.say(f"{wrong[0]}{more}，请改过再登记。")
        elif not self._lacking():
            self.say("")


def _read(path: Path, _progress: Progress) -> imports.Book:
    return imports.open_book(path)
