"""The widget that points at one record of any of several registers."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.records import ALL
from desktop_app.records.any_link import AnyLink, pointing
from desktop_app.records.record import Field
from desktop_app.ui.forms.boxes.offers import SHOWN, BoxChoice
from desktop_app.ui.forms.boxes.pointing_box import PointingBox
from desktop_app.ui.forms.dialog.form_context import FormContext


class AnyLinkPicker(PointingBox):
    """One record of several registers; its stored value is the pair of register and id.

    Its list names the register of each record; the icon in front shows that of the chosen one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: tuple[str, ...] = ()
        self.kind_action = QAction("类别", self)
        self.addAction(self.kind_action, QLineEdit.ActionPosition.LeadingPosition)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Searches the registers that the field may point at."""
        assert isinstance(field, AnyLink)  # the loader has checked which widget fits which kind
        self._of, self._field, self._context = field.of, field, field_context
        self._titles = {each.key: each.title for each in ALL.specs}
        self.offer(self._find_any, field_context.theme.icons)
        field_context.theme.icons.put(self.open_action, "link")
        self._show_way()

    def _find_any(self, typed: str) -> list[BoxChoice]:
        """The offers of all registers, the very names first, each with the name of its register."""
        found = []
        for kind in self._of:
            for each in self._context.find(kind, typed)[: SHOWN // len(self._of)]:
                note = " · ".join(filter(None, (self._titles.get(kind, ""), each.note)))
                found.append(BoxChoice(pointing(kind, each.value), each.text, note, each.internal))
        return sorted(found, key=lambda each: each.text != typed.strip())

    def _offered(self, record: str, key: int) -> BoxChoice:
        return self._context.offer(record, key)._replace(value=pointing(record, key))

    def _place_of(self, draft: object) -> tuple[str, int] | None:
        kind, _, key = str(draft or "").partition(":")
        return (kind, int(key)) if kind in self._of and key.isdecimal() else None

    def _show_way(self) -> None:
        """Offers to open only what is chosen, and shows the icon of its register."""
        super()._show_way()
        place = self._place_of(self.picked())
        self.kind_action.setVisible(place is not None)
        if place is not None:
            title = self._titles.get(place[0], "")
            self._context.theme.icons.put(self.kind_action, place[0])
            self.kind_action.setToolTip(title)
            self.open_action.setToolTip(f"打开这个{title}（Ctrl+O）")
