"""变更界别、专委会、职务: what members hold from a day on, decided by which meeting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.records.membership import SLOTS, Membership, Slot
from desktop_app.services.desk import Changed
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.boxes.code_boxes import CodeCombo, CodeTicks
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context, titles_of
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

Box = LinkPicker | CodeCombo | CodeTicks
NOTHING = "空着就是从这一天起不再担任"


class ChangeDialog(AskingDialog):
    """One slot of one or several members, its new content, the first day and the decision."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "change_dialog", "变更界别、专委会、职务", "变更", parent)
        self._keys = list(keys)
        titles = list(titles_of(context.desk, Member, self._keys).values())
        which = f"“{titles[0]}”" if len(titles) == 1 else f" {len(self._keys)} 位委员"
        self.heading.setText(f"变更{which}的界别、专委会或职务")
        self.slots = QComboBox()
        self.pages: list[QWidget] = []
        self._boxes: list[list[Box]] = []
        for slot in SLOTS:
            self.slots.addItem(Member.field(slot.columns[0]).label)
            self.pages.append(self._page(slot))
        self.day, self.decided_by, self.document = DayEdit(), LineBox(), LineBox()
        known = form_context(context)
        self.add("变更什么", self.slots, "slot")
        self.column.addWidget(label("变更为", "field"))
        for each in self.pages:
            self.column.addWidget(each)
        self.column.addWidget(label(NOTHING, "muted"))
        for name, title, box in (
            ("since", "从哪一天起（这一天算在内） *", self.day),
            ("decided_by", "决定的会议", self.decided_by),
            ("document", "文号", self.document),
        ):
            box.prepare(Membership.field(name), known)
            self.add(title, box, name)
        self.slots.currentIndexChanged.connect(self._turn)
        self._turn(0)
        self._show_held()
        self.day.put(context.desk.today.isoformat())
        self.column.addStretch(1)
        self._began = self._typed()
        self.widen(44)
        self.slots.setFocus()

    def act(self) -> tuple[Changed, str]:
        place = self.slots.currentIndex()
        typed = [each.draft() for each in self._boxes[place]]
        told = FromDay(self.day.draft(), self.decided_by.draft(), self.document.draft())
        changed = memberships.change(self._context.desk, self._keys, SLOTS[place], typed, told)
        if changed.action is None:
            return changed, "已经是这样，没有改动"
        return changed, f"已登记 {len(self._keys)} 位委员的{self.slots.currentText()}变更"

    def is_written(self) -> bool:
        return self._typed() != self._began

    def _typed(self) -> list[object]:
        """What the boxes of all slots and of the decision hold."""
        boxes: list[Box | DayEdit | LineBox] = [*chain(*self._boxes), self.day, self.decided_by]
        return [each.draft() for each in (*boxes, self.document)]

    def _show_held(self) -> None:
        """Begins with what one member holds today; several hold different things."""
        if len(self._keys) != 1:
            return
        for found in stored(self._context.desk, Member, self._keys):
            for slot, boxes in zip(SLOTS, self._boxes, strict=True):
                for column, box in zip(slot.columns, boxes, strict=True):
                    box.put(found.values[column])

    def _page(self, slot: Slot) -> QWidget:
        """The boxes of a slot's fields, one below the other."""
        page, boxes = QWidget(), list[Box]()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for name in slot.fields:
            field = Membership.field(name)
            box = fitting(field)()
            assert isinstance(box, LinkPicker | CodeCombo | CodeTicks)  # what slots hold
            box.prepare(field, form_context(self._context))
            box.setObjectName(f"{slot.kind}{slot.place}_{name}")
            box.setAccessibleName(field.label)
            if boxes:
                column.addWidget(label(field.label, "muted"))
            column.addWidget(box)
            boxes.append(box)
        self._boxes.append(boxes)
        return page

    def _turn(self, place: int) -> None:
        for number, page in enumerate(self.pages):
            page.setVisible(number == place)
