"""The parts of the command palette: field, kinds, list, and the keys at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.palette.palette_delegate import PaletteDelegate
from desktop_app.ui.palette.palette_rows import EVERY, KINDS, HitKind, PaletteLine

FOUND_KEYS = (
    ("↑↓", "挑"),
    ("Enter", "打开"),
    ("Ctrl+Enter", "编辑"),
    ("→", "能做的事"),
    ("Esc", "关闭"),
)
DONE_KEYS = (("↑↓", "挑"), ("Enter", "办"), ("←", "返回"), ("Esc", "返回"))
COMMAND_KEYS = (("↑↓", "挑"), ("Enter", "办"), ("Esc", "关闭"))


SEARCHED = "查找人、记录和命令"


class PaletteFrame(QFrame):
    """Shows lines; `kind_chosen` comes with a click on a kind, `clicked` with one on a line."""

    kind_chosen = Signal()
    clicked = Signal()

    def __init__(self, theme: Theme, hint: str, *, kinds: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._has_kinds = theme, kinds
        self.setObjectName("palette_frame")
        self.lines: Sequence[PaletteLine] = ()
        self.search = QLineEdit(placeholderText=hint)
        self.search.setObjectName("command_search")
        self.search.setAccessibleName(SEARCHED)
        theme.icons.put_in_field(self.search, "search")
        self.one, self.one_detail = label("", "title"), ElidedLabel("", "muted")
        self.one.setObjectName("chosen_one")
        self.results = self._list()
        self.nothing = label("", "muted", wraps=True)
        self.nothing.setObjectName("nothing_found")
        self.nothing.setContentsMargins(12, 4, 12, 4)
        self.foot = QWidget()
        self._foot_line = row(gap=6)
        self._foot_line.setContentsMargins(12, 0, 12, 0)
        self.foot.setLayout(self._foot_line)
        self._lay_out()
        self.show_keys(FOUND_KEYS if kinds else COMMAND_KEYS)

    @property
    def kind(self) -> str:
        """The kind of lines that is shown."""
        return next(name for name, chip in self.chips.items() if chip.isChecked())

    @property
    def line(self) -> PaletteLine | None:
        """The line that is marked."""
        place = self.results.currentRow()
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def turn(self, step: int) -> None:
        """Chooses the next or the previous kind."""
        place = (KINDS.index(self.kind) + step) % len(KINDS)
        self.chips[KINDS[place]].setChecked(True)

    def choose_kind(self, kind: str) -> None:
        """Chooses the kind of that name."""
        self.chips[kind].setChecked(True)

    def show_lines(self, lines: Sequence[PaletteLine], nothing: str) -> None:
        """Lists lines, the first one that is no heading marked; `nothing` is said above them."""
        self.lines = tuple(lines)
        self.results.clear()
        for line in lines:
            item = QListWidgetItem("    ".join(filter(None, (line.title, line.detail, line.right))))
            item.setData(Qt.ItemDataRole.UserRole, line)
            if line.is_head:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(item)
        self.results.setCurrentRow(-1)
        self.move_on(1)
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))

    def move_on(self, step: int) -> None:
        """Marks another line, over the heads."""
        places = [place for place, line in enumerate(self.lines) if not line.is_head]
        if places:
            now = self.results.currentRow()
            at = places.index(now) if now in places else -1
            self.results.setCurrentRow(places[max(0, min(len(places) - 1, at + step))])

    def show_counts(self, kinds: Sequence[HitKind], *, typed: bool) -> None:
        """Says on each kind how many lines it has, where something was typed."""
        if len(kinds) > 1:
            whole = sum(int(each.total.removesuffix("+")) for each in kinds)
            more = "+" if any(each.total.endswith("+") for each in kinds) else ""
            kinds = (HitKind(EVERY, (), f"{whole}{more}"), *kinds)
        for kind in kinds:
            text = f"{kind.name} {kind.total}" if typed else kind.name
            self.chips[kind.name].setText(text)
            self.chips[kind.name].setAccessibleName(text)

    def show_one(self, line: PaletteLine | None) -> None:
        """Names the record whose commands are listed, instead of the kinds; None shows these."""
        self.one.setText(line.title if line else "")
        self.one_detail.setText("  ".join(filter(None, (line.detail, line.right))) if line else "")
        self.head.setVisible(line is not None)
        self.search.setAccessibleName(f"{line.title}能办的事" if line else SEARCHED)
        self.kinds.setVisible(line is None and self._has_kinds)
        usual = FOUND_KEYS if self._has_kinds else COMMAND_KEYS
        self.show_keys(DONE_KEYS if line else usual)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Shows these keys and their words at the foot."""
        while self._foot_line.count():
            gone = self._foot_line.takeAt(0).widget()
            if gone is not None:
                gone.deleteLater()
        for key, word in keys:
            self._foot_line.addWidget(_cap(key))
            self._foot_line.addWidget(label(word, "small"))
            self._foot_line.addSpacing(10)
        self._foot_line.addStretch(1)

    def _list(self) -> QListWidget:
        results = QListWidget()
        results.setObjectName("command_list")
        results.setAccessibleName("找到的人、记录和命令")
        results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        results.setItemDelegate(PaletteDelegate(self._theme, self))
        results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        results.setFrameShape(QFrame.Shape.NoFrame)
        results.itemClicked.connect(self.clicked)
        return results

    def _lay_out(self) -> None:
        self.chips: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for name in KINDS:
            chip = button(name, f"kind_{KINDS.index(name)}", self._theme, kind="chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAutoDefault(False)
            chip.clicked.connect(self.kind_chosen)
            group.addButton(chip)
            self.chips[name] = chip
        self.chips[EVERY].setChecked(True)
        self.kinds = QWidget()
        self.kinds.setLayout(row(*self.chips.values(), None, _cap("Tab"), label("换一类", "small")))
        self.kinds.setVisible(self._has_kinds)
        self.head = QWidget()
        head = row(self.one, self.one_detail, gap=12)
        head.setStretch(1, 1)
        head.setContentsMargins(8, 4, 8, 4)
        self.head.setLayout(head)
        self.head.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.kinds)
        column.addWidget(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self.results, 1)
        column.addWidget(self.foot)


def _cap(key: str) -> QLabel:
    """The name of a key, drawn as one."""
    cap = label(key, "key")
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return cap
