"""The card of names that the office lacks: each is created, mapped, left empty or refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports import Answer, Key, UnknownName, Way
from desktop_app.ui.imports.import_choice_box import AnswerChoice, ChoiceBox
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import small_table

LIMIT = 200
STANDING = 13  # characters that say how a name stands, with its button
MOST_ROWS, FEWEST_ROWS = 3, 2  # with the large text there is less room
GUESSED, OPEN, SETTLED, KEPT = "猜的，请看一眼", "没有定", "定了", "上次定的"
KNOWN = "认得"


class NamesCard(QFrame):
    """Keeps the answer for each unknown name; `changed` comes after each choice.

    The card is open as long as a name has no answer, and folds when the last one is given.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unknown: tuple[UnknownName, ...] = ()
        self._opened: bool | None = None
        self.answers: dict[Key, Answer] = {}
        self.remembered: Mapping[Key, Answer] = {}
        self.setProperty("role", "card")
        self.setObjectName("names_card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        self.fold = button("", "fold_names", theme, "down", "quiet")
        self.fold.setFixedWidth(theme.sizes.control)
        self.fold.clicked.connect(self._on_fold)
        self._count = label("", "muted")
        self._left = label("", "bad")
        self._left.setObjectName("names_left")
        self.all_right = button("猜的都对", "guesses_right", theme, "check", "link")
        self.all_right.clicked.connect(self._on_all_right)
        column.addLayout(
            row(self.fold, label("名称", "section"), self._count, None, self.all_right, self._left)
        )
        self.table = small_table(
            "unknown_names", ("名称", "属于", "怎么办", ""), (6, 8.4, 6), theme
        )
        head = self.table.horizontalHeader()
        head.hide()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(3, theme.sizes.text * STANDING)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.table)

    def show_names(self, unknown: tuple[UnknownName, ...]) -> None:
        """Shows the names of a plan with what becomes of them."""
        same = [each.key for each in unknown] == [each.key for each in self._unknown]
        self._unknown = unknown
        self.setVisible(bool(unknown))
        if same:
            for line, each in enumerate(unknown[:LIMIT]):
                self._show_answer(line, each)
        else:
            self._opened = None
            self._fill(unknown[:LIMIT])
        self._show_state()

    @property
    def left(self) -> int:
        """How many names nobody has decided on yet."""
        return sum(self._stands(each) in (GUESSED, OPEN) for each in self._unknown)

    def _stands(self, unknown: UnknownName) -> str:
        """The status of a name: decided now or last time, guessed, or open."""
        if unknown.key in self.answers:
            return SETTLED
        if self.remembered.get(unknown.key) == unknown.answer:
            return KEPT
        if unknown.guessed:
            return GUESSED
        return KNOWN if unknown.answer.way is Way.USE else OPEN

    def _fill(self, shown: tuple[UnknownName, ...]) -> None:
        self.table.setRowCount(len(shown))
        for line, each in enumerate(shown):
            where = f"{each.title} · {len(each.lines)} 行"
            for column, text in enumerate((" ".join(each.key.text.split()), where)):
                item = QTableWidgetItem(text)
                numbers = "、".join(str(n) for n in each.lines[:LIMIT])
                item.setToolTip(tip(each.key.text if column == 0 else f"第 {numbers} 行"))
                self.table.setItem(line, column, item)
            self.table.setCellWidget(line, 2, self._choice(each))
            self.table.setCellWidget(line, 3, _Standing(self._theme, self._confirm(each.key)))
            self.table.setRowHeight(line, self._theme.sizes.control + 4)
            self._show_answer(line, each)
        rows = min(len(shown), FEWEST_ROWS if self._theme.large else MOST_ROWS)
        self.table.setFixedHeight(rows * (self._theme.sizes.control + 4) + 2)

    def _choice(self, unknown: UnknownName) -> ChoiceBox:
        choice = ChoiceBox(self._theme)
        choice.setAccessibleName(f"{unknown.key.text}怎么办")
        found = [AnswerChoice(Answer(Way.CREATE), "新建")] if unknown.may_create else []
        near = [key for key, _ in unknown.near]
        rest = [each for each in unknown.choices if each[0] not in near]
        for target, text in (*unknown.near, *rest[:LIMIT]):
            found.append(AnswerChoice(Answer(Way.USE, target), f"就是“{text}”"))
        found.append(AnswerChoice(Answer(Way.EMPTY), "留空"))
        found.append(AnswerChoice(Answer(Way.REFUSE), "算作问题，不导入"))
        choice.show_choices(found, unknown.answer)
        choice.chosen.connect(partial(self._on_choice, unknown.key, choice))
        return choice

    def _show_answer(self, line: int, unknown: UnknownName) -> None:
        choice, standing = self.table.cellWidget(line, 2), self.table.cellWidget(line, 3)
        if isinstance(choice, ChoiceBox) and not choice.hasFocus():
            choice.choose(unknown.answer)
        if isinstance(standing, _Standing):
            standing.tell(self._stands(unknown))

    def _show_state(self) -> None:
        left, count = self.left, len(self._unknown)
        self._count.setText(f"有 {count} 个写法本单位还没有")
        self._left.setText(f"还有 {left} 个没有定" if left else "都定好了")
        self._left.setProperty("role", "bad" if left else "good")
        self._theme.restyle(self._left)
        guesses = [x for x in self._unknown if self._stands(x) == GUESSED]
        self.all_right.setVisible(bool(guesses))
        opened = bool(left) if self._opened is None else self._opened
        self.table.setVisible(opened)
        self.fold.setAccessibleName("收起名称" if opened else "展开名称")
        self.fold.setToolTip("收起" if opened else "展开")
        self._theme.icons.put(self.fold, "down" if opened else "forward")

    def _confirm(self, key: Key) -> object:
        return partial(self._on_confirm, key)

    def _on_confirm(self, key: Key, _: bool = False) -> None:
        found = next((each for each in self._unknown if each.key == key), None)
        if found is not None:
            self._decide({key: found.answer})

    def _on_all_right(self) -> None:
        guesses = (each for each in self._unknown if self._stands(each) == GUESSED)
        self._decide({each.key: each.answer for each in guesses})

    def _on_choice(self, key: Key, choice: ChoiceBox, _: object = None) -> None:
        self._decide({key: choice.value()})

    def _decide(self, answers: dict[Key, Answer]) -> None:
        self.answers |= answers
        if not self.left:
            self._opened = None  # folds, whatever it was before
        self.changed.emit()

    def _on_fold(self) -> None:
        self._opened = not self.table.isVisible()
        self._show_state()


class _Standing(QWidget):
    """Whether a name is guessed, open or decided, and the button that says it is right."""

    def __init__(self, theme: Theme, confirm: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = label("", "warn")
        self.right = button("对", "name_right", theme, "check", "quiet")
        self.right.clicked.connect(confirm)
        line = row(self._words, self.right, None)
        line.setContentsMargins(8, 0, 0, 0)
        self.setLayout(line)

    def tell(self, words: str) -> None:
        """Shows the status of a name."""
        role = {GUESSED: "warn", OPEN: "bad"}.get(words, "good")
        self._words.setText(words)
        self._words.setProperty("role", role)
        self._theme.restyle(self._words)
        self.right.setVisible(words in (GUESSED, OPEN))
