"""交办: takes the units that proposals are assigned to, and what their sheets share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.desk import Changed
from desktop_app.services.limits.time_limits import times
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals import assigning, deadlines
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.boxes.unit_box import UnitBox
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asked_fields import AskedFields
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
        self.separately.setAccessibleName(self.separately.text())
        self.add("主办单位 *", self.main, "main")
        self._offer({each.values["suggested_units"] for each in found} - {None, ""})
        self.column.addWidget(self.separately)
        self.add("会办单位", self.assisting, "assisting")
        known = {"assigned_on": context.desk.today.isoformat()}
        shared = AskedFields(context, ProposalHandling, SHARED, known)
        self.boxes = shared.boxes
        self.add_fields(shared)
        self._told = label("", "small", wraps=True)
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        for line in (self.main, self.assisting):
            line.textChanged.connect(self._tell)
        self.separately.toggled.connect(self._tell)
        shared.edited.connect(self._tell)
        self._tell()
        self.widen(48)
        self.main.setFocus()

    def act(self) -> tuple[Changed, str]:
        given = self.fields.drafts() if self.fields else {}
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

    def _due(self) -> str:
        """When replies and opinions are due if nothing is typed, by the office's own limits."""
        desk, channel = self._context.desk, self.fields.drafts()["channel"] if self.fields else ""
        asked = (times(desk), lookup(desk, ProposalHandling))
        reply, opinion = (
            deadlines.length(matter, str(channel) or None, *asked)
            for matter in (deadlines.REPLY, deadlines.OPINION)
        )
        told = "办理期限是答复的期限，不填就按会议统一的期限"
        told += f"，会议没有定的从交办起 {reply}" if reply else ""
        return f"{told}；会办意见从交办起 {opinion}。" if opinion else f"{told}。"

    def _tell(self) -> None:
        """Says which sheets will be made, and when they are due."""
        main = assigning.units_in(self.main.text())
        assisting = assigning.units_in(self.assisting.text())
        role = "分办" if self.separately.isChecked() else ("主办" if assisting else "独办")
        parts = [f"{role}：{'、'.join(main)}"] if main else []
        parts += [f"会办：{'、'.join(assisting)}"] if assisting else []
        due = self._due()
        self._told.setText(f"{'；'.join(parts)}。{due}" if parts else due)
        if self.isVisible():
            self.grow()
