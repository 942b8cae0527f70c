"""The year's scores as a table: a column for each category, total, grade, rank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPixmap

from desktop_app.records.points import points_text
from desktop_app.services.scoring.rule_set import GROUP, RuleSet
from desktop_app.services.scoring.score import rounded
from desktop_app.services.scoring.score_list import (
    APART,
    BY_HAND,
    CAPPED,
    NOTHING,
    UNMET,
    ScoreLine,
    category_points,
)
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.picture_cache import PictureCache
from desktop_app.ui.tables.text_model import LEFT, RIGHT, TextModel

NAME, COMMITTEE, SECTOR, FIRST = 1, 2, 3, 4
BEFORE = ("序号", "姓名", "专委会", "界别")
AFTER = ("得分", "等次", "名次", "提示")
MARK_WORDS = {
    CAPPED: "碰到封顶", BY_HAND: "手工", NOTHING: "没有计分", UNMET: "基本要求未达到",
}  # fmt: skip
Tone = tuple[str, str]


def grade_tone(line: ScoreLine, rules: RuleSet | None) -> Tone:
    """Colour and icon of a grade: the best one, the others that pass, those that do not."""
    grade = line.score.grade
    if grade is None or rules is None:
        return ("muted", "")
    if not grade.passing:
        return ("bad", "problem")
    return ("good", "done") if rules.ranked_bands[0].name == grade.name else ("info", "check")


class ScoresModel(TextModel):
    """Shows score lines; who is not scored has lines of categories but no total."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__((*BEFORE, *AFTER), parent)
        self._theme = theme
        self.lines: list[ScoreLine] = []
        self.rules: RuleSet | None = None
        self.of_groups = False
        self.categories: tuple[str, ...] = ()
        self._pictures = PictureCache(theme, self)
        self._points: dict[int, dict[str, int]] = {}

    @property
    def total(self) -> int:
        """The column of the total; grade, rank and marks follow."""
        return FIRST + len(self.categories)

    def show_lines(self, lines: Sequence[ScoreLine], rules: RuleSet | None) -> None:
        """Takes other lines; the columns are the categories of the rules."""
        self.beginResetModel()
        self.lines, self.rules = list(lines), rules
        self.categories = tuple(each.name for each in rules.categories) if rules else ()
        self.of_groups = rules is not None and rules.subject == GROUP
        before = [*BEFORE]
        before[NAME] = "组名" if self.of_groups else BEFORE[NAME]
        self.titles = (*before, *self.categories, *AFTER)
        self.right = frozenset((0, *range(FIRST, self.total + 1), self.total + 2))
        self._points = {}
        self.endResetModel()

    def row_of(self, key: int) -> int:
        """The row of a member, -1 for none."""
        return next((row for row, each in enumerate(self.lines) if each.key == key), -1)

    def aligned(self, column: int) -> int:
        """The alignment of one column as Qt's integer flags."""
        return (RIGHT if column in self.right else LEFT).value

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QPixmap | None]:
        """All that is painted of one cell: text, colour (None for the usual one), icon."""
        text, tokens = self.text(row, column), self._theme.tokens
        if column == self.total + 1:
            colour, icon = grade_tone(self.lines[row], self.rules)
            picture = self._pictures.picture(icon, colour) if icon else None
            return text, QColor(getattr(tokens, colour)), picture
        if column == self.total + 3:
            return text, QColor(tokens.warn), None
        if column == 0:
            return text, QColor(tokens.faint), None
        if column in (COMMITTEE, SECTOR) or FIRST <= column < self.total:
            return text, QColor(tokens.muted), None
        return text, None, None

    def count(self) -> int:
        return len(self.lines)

    def text(self, row: int, column: int) -> str:
        each = self.lines[row]
        if column < FIRST:
            return (str(row + 1), each.name, each.committee, each.sector)[column]
        if column < self.total:
            points = self._points.get(row)
            if points is None:
                points = self._points[row] = category_points(each.score)
            return points_text(points.get(self.categories[column - FIRST], 0))
        if column == self.total:
            return points_text(each.score.total) if each.score.scored else "—"
        if column == self.total + 1:
            apart = APART.get(each.score.person.apart, "")
            return apart or each.grade or "没有等次"
        if column == self.total + 2:
            return str(each.rank) if each.rank else "—"
        marks = each.marks
        return "、".join(word for mark, word in MARK_WORDS.items() if mark in marks)

    def hint(self, row: int, column: int) -> str:
        each = self.lines[row]
        if FIRST <= column < self.total:
            found = next(
                (
                    x
                    for x in each.score.categories
                    if x.category.name == self.categories[column - FIRST]
                ),
                None,
            )
            cap = found.category.cap if found else None
            if found and cap is not None:
                return f"封顶前 {points_text(rounded(found.before))}，封顶 {points_text(cap)}"
        if column == self.total + 2 and each.rank:
            among = f"{each.of} 个组" if self.of_groups else f"同类 {each.of} 人"
            return f"{among}中第 {each.rank}"
        return self.text(row, column)

    def row_texts(self, row: int) -> list[str]:
        """The texts of one row, without its number."""
        return [self.text(row, column) for column in range(1, self.columnCount())]
