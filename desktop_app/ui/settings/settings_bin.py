"""设置 · 回收站: removed records, and bringing them back."""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.services import history
from desktop_app.ui.look.small_table import show_rows, small_table
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.page import Command
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.surroundings import Surroundings

TITLES = ("删除时间", "类别", "名称", "经办人", "操作")
WIDTHS = (11, 8, 18, 8, 20)


class BinPanel(Panel):
    """Lists what was removed, the last first."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            "bin",
            "回收站",
            "删除的记录一直留在这里，可以原样找回。找回也是一次操作，可以撤销。",
            around,
        )
        self.table = small_table("bin_table", TITLES, WIDTHS, around.theme)
        self.table.setAccessibleName("回收站")
        self.count = label("", "muted")
        self.back_button = button(
            "找回所选", "bring_back_button", around.theme, "restore", "primary"
        )
        self.back_button.clicked.connect(self.bring_back)
        self.table.itemSelectionChanged.connect(self._on_selection)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(row(self.count, None, self.back_button))
        self.refresh(frozenset())

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the bin again."""
        self.removed = history.removed(self.around.desk)
        show_rows(
            self.table,
            [
                (
                    each.action.at[:16].replace("T", " "), each.model.TITLE, each.title,
                    each.action.actor, each.action.name,
                )
                for each in self.removed
            ],
        )  # fmt: skip
        self.count.setText(f"共 {len(self.removed)} 条" if self.removed else "回收站是空的。")
        self._on_selection()

    def bring_back(self) -> None:
        """Puts the selected records back as they were."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        items = [self.removed[place] for place in rows]
        try:
            changed = history.bring_back(self.around.desk, items)
        except UserError as error:
            self.around.desktop.tell("bring_back_refused", error.sentence)
            return
        what = items[0].title if len(items) == 1 else f"{len(items)} 条记录"
        self.around.events.announce(changed, f"已找回{what}")

    def commands(self) -> list[Command]:
        """Nothing of its own: the button says what can be done."""
        return []

    def _on_selection(self) -> None:
        self.back_button.setEnabled(bool(self.table.selectedIndexes()))
