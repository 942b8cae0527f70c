"""The head of the sandbox: which rules are tried, with which they are compared, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.services.scoring.sandbox_sets import OfferedSet
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

NOTE = "怎么改都不影响正式分数"


def two_groups(left: Sequence[QWidget], right: Sequence[QWidget]) -> QWidget:
    """Widgets at both ends of one line; where it is too short, those at the right go below."""
    whole, begin, end = QWidget(), QWidget(), QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    whole.setSizePolicy(policy)
    begin.setLayout(row(*left))
    end.setLayout(row(None, *right))
    flow = FlowLayout(whole, last_fills=True)
    flow.addWidget(begin)
    flow.addWidget(end)
    return whole


class SandboxHead(QWidget):
    """`tried_chosen` and `compared_chosen` carry the id of a rule set."""

    tried_chosen = Signal(object)
    compared_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tried, self.compared = QComboBox(), QComboBox()
        for box, name, word in (
            (self.tried, "tried_set", "试算哪一套规则"),
            (self.compared, "compared_set", "和哪一套规则对照"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(word)
            box.setToolTip(word)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
            box.setMinimumContentsLength(22)
        self.reset = button("恢复原样", "reset_button", theme, "restore")
        self.keep = button("存下这个方案…", "keep_button", theme, "save")
        self.printing = button("打印对照表", "print_button", theme, "print")
        self.adopt = button("采用为正式规则…", "adopt_button", theme, "check", "primary")
        icon = label("")
        theme.icons.put(icon, "info")
        self.note = label(NOTE, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(two_groups(
            (self.tried, self.compared, icon, self.note),
            (self.reset, self.keep, self.printing, self.adopt),
        ))  # fmt: skip
        self.tried.activated.connect(lambda n: self.tried_chosen.emit(self.tried.itemData(n)))
        self.compared.activated.connect(
            lambda n: self.compared_chosen.emit(self.compared.itemData(n))
        )

    def offer(self, sets: Sequence[OfferedSet], tried: int, compared: int) -> None:
        """Offers rule sets; those compared with are for the same kind of subject."""
        own = next((each for each in sets if each.key == tried), None)
        alike = [x for x in sets if own is None or x.subject == own.subject]
        for box, word, offered, chosen in (
            (self.tried, "试算", sets, tried), (self.compared, "对照", alike, compared),
        ):  # fmt: skip
            box.blockSignals(True)
            box.clear()
            for each in offered:
                copy = "（副本）" if box is self.tried else ""
                box.addItem(f"{word}：{each.title}{copy}", each.key)
            box.setCurrentIndex(box.findData(chosen))
            box.blockSignals(False)
