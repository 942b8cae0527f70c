"""The head of the list of scores: year and cut-off day, search, conditions, what goes out."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row
from desktop_app.ui.scoring.cut_off import CutOff
from desktop_app.ui.scoring.score_chips import ScoreChips
from desktop_app.ui.scoring.subject_switch import SubjectSwitch

PRINTS = (
    ("print_ranking", "履职积分排名表"), ("print_shown", "积分明细表（列表中的各位）"),
    ("print_rules", "积分规则表"),
)  # fmt: skip

SEARCHED = "姓名、拼音首字母、单位"


class ScoresHead(QWidget):
    """Two lines above the table; the menus are filled once."""

    def __init__(self, theme: Theme, year: int) -> None:
        super().__init__()
        self.cut_off = CutOff(year, theme)
        self.whom = SubjectSwitch(theme)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName("查找委员")
        self.search.setPlaceholderText(SEARCHED)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.sizes.text * 12)
        self.search.setMaximumWidth(theme.sizes.text * 18)
        theme.icons.put_in_field(self.search, "search")
        self.rules_button = button("看规则", "show_rules_button", theme, "score_rule_set")
        self.entry_button = button("手工加减分…", "entry_button", theme, "edit")
        self.export_button = button("导出", "export_button", theme, "export")
        self.export_button.setToolTip("把排名导出到 Excel，合计是公式")
        self.print_button = button("打印", "print_button", theme, "print")
        self.print_button.setProperty("menu", "true")
        menu = QMenu(self.print_button)
        self.prints = {name: menu.addAction(word) for name, word in PRINTS}
        self.print_button.setMenu(menu)
        self.chips = ScoreChips(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = row(self.whom, self.cut_off, self.search, None, *self.outputs())
        head.setStretchFactor(self.search, 1)
        column.addLayout(head)
        column.addWidget(self.chips)
        self.count = ElidedLabel("", "small")

    def show_whom(self) -> None:
        """Names the search and the prints by whose scores are shown."""
        groups = self.whom.is_groups
        self.search.setAccessibleName("查找组" if groups else "查找委员")
        self.search.setPlaceholderText("组名、组长、场所" if groups else SEARCHED)
        self.prints["print_shown"].setText(
            "积分明细表（列表中的各组）" if groups else dict(PRINTS)["print_shown"]
        )

    def outputs(self) -> tuple[QPushButton, ...]:
        """The buttons at the right."""
        return self.rules_button, self.entry_button, self.export_button, self.print_button
