"""The right pane of a member's score: photo, total, grade, bars, rank, and why a line counts so."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.scoring.score_sheet import LINE, ScoreSheet, ScoreSheetRow
from desktop_app.ui.forms.boxes.photo_box import fitted
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row, rule
from desktop_app.ui.scoring.category_bars import CategoryBars

FACE = QSize(64, 86)
CHOOSE = "选一条，这里说明它为什么计这么多分。"


class DetailSide(QFrame):
    """Shows one sheet and the row under the cursor."""

    record_wanted = Signal()
    rule_wanted = Signal()
    copy_wanted = Signal()
    objection_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self.setObjectName("score_side")
        self._face = QLabel()
        self._face.setProperty("role", "photo")
        self._face.setFixedSize(FACE + QSize(2, 2))
        self._face.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name, self._post = label("", "heading", wraps=True), label("", "muted", wraps=True)
        self._total, self._mark, self._grade = label("", "figure"), QLabel(), label("")
        self._total.setObjectName("score_total")
        self._grade.setObjectName("score_grade")
        self.bars = CategoryBars(theme)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._why_head, self._why = label("", "section", wraps=True), label("", wraps=True)
        self._why.setObjectName("score_why")
        self.record_link = button("打开这条记录", "open_fact_button", theme, kind="link")
        self.rule_link = button("看这条规则", "open_rule_button", theme, kind="link")
        self.copy_button = button("复制成说明", "copy_words_button", theme, "copy")
        self.objection_button = button("登记异议…", "objection_button", theme, "edit")
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.record_link.clicked.connect(self.record_wanted)
        self.rule_link.clicked.connect(self.rule_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.objection_button.clicked.connect(self.objection_wanted)

    def show_sheet(self, sheet: ScoreSheet, photo: bytes | None) -> None:
        """Shows another member, or the same one after a change."""
        icons = self._theme.icons
        self._face.setVisible(not sheet.group)
        picture = fitted(photo, FACE, self.devicePixelRatioF()) if photo else None
        self._face.setPixmap(picture or icons.pixmap("person", "disabled", 36))
        self._name.setText(sheet.name)
        self._post.setText(sheet.post)
        self._total.setText(sheet.total or "—")
        tone, icon = _tone(sheet)
        self._mark.setPixmap(icons.pixmap(icon, tone) if icon else icons.pixmap("info", tone))
        self._grade.setText(sheet.apart or sheet.grade or "没有等次")
        self._grade.setProperty("role", tone)
        self._theme.restyle(self._grade)
        self.bars.show_bars(sheet.bars)
        self._show_facts(sheet)

    def show_row(self, shown: ScoreSheetRow | None) -> None:
        """Says why the row under the cursor counts so."""
        is_line = shown is not None and shown.kind == LINE
        self._why_head.setVisible(shown is not None and bool(shown.why))
        self.record_link.setVisible(is_line and shown is not None and shown.opens is not None)
        self.rule_link.setVisible(is_line)
        if shown is None or not shown.why:
            self._why.setText(CHOOSE)
            return
        head = f"选中的这一条为什么只计 {shown.counted} 分" if shown.cut else "选中的这一条怎样计分"
        self._why_head.setText(head if is_line else shown.what)
        paper = f"\n依据材料：{shown.document}" if shown.document else ""
        self._why.setText(shown.why + paper)

    def _show_facts(self, sheet: ScoreSheet) -> None:
        while self._facts.count():
            gone = self._facts.takeAt(0).widget()
            if isinstance(gone, QWidget):
                gone.hide()
                gone.deleteLater()
        facts = [(title, words, "") for title, words in sheet.facts]
        facts += [("基本要求", words, "bad") for words in sheet.unmet]
        for place, (title, words, role) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(label(title, "muted"), place, 0, top)
            self._facts.addWidget(label(words, role, wraps=True), place, 1)

    def _head(self) -> QHBoxLayout:
        """The photo, and to its right name, post, total and grade."""
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (self._name, self._post):
            words.addWidget(each)
        words.addLayout(row(self._total, self._mark, self._grade, None))
        head = row(self._face, gap=14)
        head.addLayout(words, 1)
        return head

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 12, 12)
        outer.setSpacing(8)
        area, canvas = QScrollArea(), QWidget()
        canvas.setProperty("role", "canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(rule())
        column.addWidget(label("各类得分", "section"))
        column.addWidget(self.bars)
        column.addWidget(rule())
        column.addLayout(self._facts)
        column.addStretch(1)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(canvas)
        outer.addWidget(area, 1)
        outer.addWidget(rule())
        for part in (self._why_head, self._why):
            outer.addWidget(part)
        outer.addLayout(row(self.record_link, self.rule_link, None))
        outer.addLayout(row(self.copy_button, self.objection_button, None))


def _tone(sheet: ScoreSheet) -> tuple[str, str]:
    """Colour and icon of the grade."""
    if sheet.apart or not sheet.grade:
        return "muted", "open"
    if not sheet.passing:
        return "bad", "problem"
    return ("good", "done") if sheet.best else ("info", "check")
