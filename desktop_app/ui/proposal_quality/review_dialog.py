"""质量评价 of many proposals: who judges in which round, and a table filled in by single keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.quality_review import QualityReview
from desktop_app.services.desk import Changed
from desktop_app.services.proposal_quality import review_sheets
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.proposal_quality.review_model import ReviewModel
from desktop_app.ui.proposal_quality.review_table import ReviewTable
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

ASKED = ("round", "reviewer", "day")
LETTERS, LINES = 92, 40
KEYS = "1 优秀　2 较好　3 一般　0 清除　退格 退回改　Ctrl+1、2、3 这一行没评的都评"


class ReviewDialog(AskingDialog):
    """The filed ones among some proposals, each judged by every item; saved as one action."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "review_dialog", "质量评价", "保存评价", parent)
        found = stored(context.desk, Proposal, keys)
        self._keys = [each.key for each in found if Proposal.FILED.holds(each.values)]
        self.model = ReviewModel(context.desk, context.theme)
        self.boxes: dict[str, QWidget] = {}
        self._add_boxes()
        self.table = ReviewTable(self.model, context.theme)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(label(KEYS, "small"))
        self._told = label("", "small", wraps=True)
        self.column.addWidget(self._told)
        left = len(keys) - len(self._keys)
        self._left = f"没有立案的 {left} 件不评价。" if left else ""
        self.model.dataChanged.connect(self._tell)
        self.widen(LETTERS, LINES)
        self._read()
        if not self._keys:
            self.say("选中的提案都没有立案，立案以后再评价。")
            self.done_button.setEnabled(False)
        self.boxes["reviewer"].setFocus()

    def act(self) -> tuple[Changed, str]:
        changed = review_sheets.write(self._context.desk, self.model.sheets, self._given())
        return changed, f"已登记 {len(changed.keys)} 件提案的质量评价"

    def is_written(self) -> bool:
        return any(each.is_changed for each in self.model.sheets)

    def _given(self) -> dict[str, object]:
        return {name: cast("FieldBox", box).draft() for name, box in self.boxes.items()}

    def _add_boxes(self) -> None:
        names, known = form_context(self._context), QualityReview.defaults
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        begin = known(names.lookup)
        for column, name in enumerate(ASKED):
            field = QualityReview.field(name)
            box = fitting(field)()
            box.setObjectName(name)
            box.setAccessibleName(field.label)
            cast("FieldBox", box).prepare(field, names)
            cast("FieldBox", box).put(begin.get(name))
            title = f"{field.label} *" if name == "reviewer" else field.label
            grid.addWidget(label(title, "section"), 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
            self.boxes[name] = box
        reviewer = cast("LineBox", self.boxes["reviewer"])
        reviewer.editingFinished.connect(self._read)
        reviewer.returnPressed.connect(self._go_on)
        self.boxes["round"].edited.connect(self._read)  # type: ignore[attr-defined]
        self.column.addLayout(grid)

    def _go_on(self) -> None:
        """Goes from the reviewer to the first cell that is not filled in."""
        self.table.setFocus()
        self.table.begin()

    def _read(self) -> None:
        """Shows what this reviewer said in this round before."""
        given = self._given()
        who = (str(given["round"] or ""), str(given["reviewer"] or "").strip())
        try:
            sheets = review_sheets.sheets(self._context.desk, self._keys, *who)
        except UserError as error:
            self.say(error.sentence)
            return
        self.model.show(sheets)
        self.table.begin()
        self._tell()

    def _tell(self) -> None:
        whole = [review_sheets.verdict(self._context.desk, each)[1] for each in self.model.sheets]
        done = [each for each in whole if each]
        order = [each for each in review_sheets.grades_of(self._context.desk) if each in done]
        counts = "，".join(f"{grade} {done.count(grade)}" for grade in order)
        self.heading.setText(f"质量评价：{len(whole)} 件提案")
        self._told.setText(
            f"评完 {len(done)} 件{'（' + counts + '）' if counts else ''}。{self._left}"
        )
