"""交办: takes the units that proposals are assigned to, and what their sheets share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.desk import Changed
from desktop_app.services.proposals import assigning
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.boxes.unit_box import UnitBox
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

SHARED = ("system", "channel", "meeting_on", "assigned_on", "assigned_doc", "due")


class AssignDialog(AskingDialog):
    """Main and assisting units by name; below them the values that all sheets get."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "assign_dialog", "交办提案", "交办", parent)
        self._keys = list(keys)
        found = stored(context.desk, Proposal, self._keys)
        one = Proposal.title_of(found[0].values) if found else ""
        which = f"“{one}”" if len(found) == 1 else f" {len(found)} 件提案"
        self.heading.setText(f"交办{which}")
        self.main, self.assisting = UnitBox(several=True), UnitBox(several=True)
        for box in (self.main, self.assisting):
            box.take_context(form_context(context))
        self.main.setPlaceholderText("一个单位；几个单位各自答复的，用顿号隔开并勾选分办")
        self.assisting.setPlaceholderText("没有就不填；几个单位用顿号隔开")
        self.separately = QCheckBox("分办：各单位分别答复")
        self.separately.setObjectName("separately")
        self.add("主办单位 *", self.main, "main")
        self.column.addWidget(self.separately)
        self.add("会办单位", self.assisting, "assisting")
        self._offer({each.values["suggested_units"] for each in found} - {None, ""})
        self.boxes: dict[str, QWidget] = {}
        self._add_shared()
        self._told = label("", "small", wraps=True)
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        for line in (self.main, self.assisting):
            line.textChanged.connect(self._tell)
        self.separately.toggled.connect(self._tell)
        self._tell()
        self.widen(48)
        self.main.setFocus()

    def act(self) -> tuple[Changed, str]:
        given = {name: cast("FieldBox", box).draft() for name, box in self.boxes.items()}
        main = assigning.units_in(self.main.text())
        changed = assigning.assign(
            self._context.desk, self._keys, main, assigning.units_in(self.assisting.text()),
            given, separately=self.separately.isChecked(),
        )  # fmt: skip
        return changed, f"已交办，新增 {len(changed.keys)} 份提案办理"

    def is_written(self) -> bool:
        return bool(self.main.text().strip() or self.assisting.text().strip())

    def _offer(self, suggested: set[str]) -> None:
        """Shows which units the movers suggest, and offers to take them where it is one answer."""
        if len(suggested) != 1:
            return
        units = suggested.pop()
        take = button("填入主办单位", "take_button", self._context.theme, kind="link")
        take.setAutoDefault(False)
        take.clicked.connect(lambda: self.main.setText(units))
        line = row(label(f"提案者建议承办单位：{units}", "small", wraps=True), take)
        line.setStretch(0, 1)
        self.column.addLayout(line)

    def _add_shared(self) -> None:
        names = form_context(self._context)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, name in enumerate(SHARED):
            field = ProposalHandling.field(name)
            box = fitting(field)()
            box.setObjectName(name)
            box.setAccessibleName(field.label)
            cast("FieldBox", box).prepare(field, names)
            today = self._context.desk.today.isoformat()
            cast("FieldBox", box).put(today if name == "assigned_on" else None)
            row, column = divmod(place, 2)
            grid.addWidget(label(field.label, "section"), row * 2, column)
            grid.addWidget(box, row * 2 + 1, column)
            self.boxes[name] = box
        self.column.addLayout(grid)

    def _tell(self) -> None:
        """Says which sheets will be made, and when they are due."""
        main = assigning.units_in(self.main.text())
        assisting = assigning.units_in(self.assisting.text())
        role = "分办" if self.separately.isChecked() else ("主办" if assisting else "独办")
        parts = [f"{role}：{'、'.join(main)}"] if main else []
        parts += [f"会办：{'、'.join(assisting)}"] if assisting else []
        due = "办理期限不填的，答复按会议统一的期限或三个月、会办意见按一个月计算。"
        self._told.setText(f"{'；'.join(parts)}。{due}" if parts else due)
