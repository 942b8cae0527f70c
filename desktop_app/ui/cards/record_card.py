"""The card of one record next to its list: title, state, sections, related records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.cards.card_facts import CardFacts, Fact, FactSection
from desktop_app.ui.forms.boxes.photo_box import fitted
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.internal_words import FIELD_WORDS, WORD
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label, row, rule

FACE = QSize(75, 105)
LONGEST = 7


class RecordCard(QFrame):
    """Shows what `CardFacts` say; a related record is opened by its word."""

    record_wanted = Signal(str, object)
    rows_wanted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: CardFacts | None = None
        self._instead = ""
        self._revealed = False
        self.setProperty("role", "card")
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(12, 12, 12, 12)
        self.foot.setSpacing(8)
        self._above = FlowLayout()
        self._above.setContentsMargins(12, 10, 12, 0)
        column.addLayout(self._above)
        column.addLayout(self.foot)
        theme.changed.connect(self._draw)
        self._draw()

    def add_above_foot(self, widget: QWidget) -> None:
        """Puts a button into the lines over the foot."""
        self._above.addWidget(widget)

    def show_facts(self, facts: CardFacts | None, instead: str) -> None:
        """Shows another record, or the words that say why there is none."""
        self._facts, self._instead, self._revealed = facts, instead, False
        self._draw()

    def _draw(self) -> None:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        if self._facts is None:
            column.addWidget(label(self._instead, "muted", wraps=True))
        else:
            self._draw_head(column, self._facts)
            for section in self._facts.sections:
                self._draw_section(column, section, self._label_width(self._facts))
        column.addStretch(1)
        self._area.setWidget(canvas)

    def _draw_head(self, column: QVBoxLayout, facts: CardFacts) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(facts.title, "heading", wraps=True))
        for text in facts.lines:
            words.addWidget(label(text, "muted", wraps=True))
        for state in facts.states:
            words.addLayout(self._state(*state))
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(14)
        if facts.has_photo:
            line.addWidget(self._face(facts), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        column.addLayout(line)

    def _face(self, facts: CardFacts) -> QLabel:
        face = QLabel()
        face.setProperty("role", "photo")
        face.setFixedSize(FACE + QSize(2, 2))
        face.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if facts.photo is None:
            face.setPixmap(self._theme.icons.pixmap("person", "disabled", 40))
        else:
            face.setPixmap(fitted(facts.photo, FACE, self.devicePixelRatioF()))
        return face

    def _state(self, text: str, role: str, icon: str) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(self._theme.icons.pixmap(icon, "muted" if role == "small" else role))
        return row(mark, label(text, role), None, gap=6)

    def _draw_section(self, column: QVBoxLayout, section: FactSection, labels: int) -> None:
        column.addSpacing(4)
        column.addWidget(rule())
        column.addWidget(label(section.title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, labels)
        grid.setColumnStretch(1, 1)
        for place, fact in enumerate(section.facts):
            name = label(fact.label, "muted", wraps=len(fact.label) > LONGEST)
            name.setMaximumWidth(self._theme.sizes.text * LONGEST + 4)
            grid.addLayout(self._named(name, fact), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(fact), place, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)

    def _named(self, name: QLabel, fact: Fact) -> QVBoxLayout:
        """The label of a fact, with a lock beneath it where it is internal."""
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(name)
        if fact.internal:
            column.addLayout(self._state(WORD, "small", "lock"))
            name.setToolTip(FIELD_WORDS)
        return column

    def _label_width(self, facts: CardFacts) -> int:
        """One width for the labels of all sections, so that their values are aligned."""
        words = [fact.label for part in facts.sections for fact in part.facts]
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return min(widest, self._theme.sizes.text * LONGEST + 4)

    def _value(self, fact: Fact) -> QWidget:
        if fact.links:
            return self._links(fact)
        if fact.tone is not None:
            return self._toned(fact.text, *fact.tone)
        if fact.masked and not self._revealed:
            return self._masked(fact)
        value = label(fact.text, wraps=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value

    def _toned(self, text: str, role: str, icon: str) -> QWidget:
        place, mark = QWidget(), QLabel()
        mark.setPixmap(self._theme.icons.pixmap(icon, role))
        line = row(mark, label(text, role, wraps=True), gap=6)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        place.setLayout(line)
        return place

    def _masked(self, fact: Fact) -> QWidget:
        place = QWidget()
        show = self._link("显示", self._reveal)
        line = row(label(fact.masked), show, None, gap=8)
        place.setLayout(line)
        return place

    def _links(self, fact: Fact) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for link in fact.links:
            act = partial(self._open, link.key, link.record, link.where)
            word = self._link(link.text, act)
            column.addWidget(word, 0, Qt.AlignmentFlag.AlignLeft)
        return place

    def _link(self, text: str, act: object) -> QPushButton:
        word = LinkWord(text)
        word.clicked.connect(act)
        return word

    def _open(self, key: str, record: int | None, where: object, _: bool = False) -> None:
        if record is None:
            self.rows_wanted.emit(key, where)
        else:
            self.record_wanted.emit(key, record)

    def _reveal(self) -> None:
        self._revealed = True
        self._draw()
