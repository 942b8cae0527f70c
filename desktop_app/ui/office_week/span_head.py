"""The head of a page that shows a span of days: back, today, onward, two kinds of span, outputs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

TODAY, OUTPUTS = "今天", (("print", "打印", "print"), ("export", "导出", "export"),
                        ("copy", "复制", "copy"))  # fmt: skip


class SpanHead(QWidget):
    """One line; `kinds` are key and word of the kinds of span, the first is chosen at first."""

    moved = Signal(int)
    today_asked = Signal()
    turned = Signal(str)
    output_asked = Signal(str)

    def __init__(self, theme: Theme, kinds: Sequence[tuple[str, str]], around: str) -> None:
        super().__init__()
        self.kind = kinds[0][0]
        self.back = button("", "span_back", theme, "back", "quiet")
        self.onward = button("", "span_onward", theme, "forward", "quiet")
        self.today = button(TODAY, "span_today", theme)
        ends = (
            (self.back, f"前一{around}", "Alt+PageUp"),
            (self.onward, f"后一{around}", "Alt+PageDown"),
        )
        for each, word, keys in ends:
            each.setAccessibleName(word)
            each.setToolTip(f"{word}（{keys}）")
        self.words = label("", "title")
        self.more = label("", "muted")
        self.switches = [self._switch(theme, *each) for each in kinds]
        self.outputs = [button(word, f"{name}_button", theme, icon) for name, word, icon in OUTPUTS]
        for each, (name, _, _) in zip(self.outputs, OUTPUTS, strict=True):
            each.clicked.connect(lambda _=False, name=name: self.output_asked.emit(name))
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.onward.clicked.connect(lambda: self.moved.emit(1))
        self.today.clicked.connect(self.today_asked)
        self.before = row(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = row(self.back, self.today, self.onward, self.words, self.more, None, *self.switches)
        line.addSpacing(8)
        line.addLayout(self.before)
        for each in self.outputs:
            line.addWidget(each)
        column.addLayout(line)
        self.turn(self.kind)

    def turn(self, kind: str) -> None:
        """Marks a kind of span as the one that is shown."""
        self.kind = kind
        for each in self.switches:
            each.setChecked(each.objectName() == f"span_{kind}")

    def _switch(self, theme: Theme, kind: str, word: str) -> QPushButton:
        found = button(word, f"span_{kind}", theme, kind="switch")
        found.setCheckable(True)
        found.clicked.connect(lambda: self._on_switch(kind))
        return found

    def _on_switch(self, kind: str) -> None:
        self.turn(kind)
        self.turned.emit(kind)
