"""The widget that points at one record of a register."""

from __future__ import annotations

from functools import partial

from desktop_app.records.links import Link
from desktop_app.records.record import Field
from desktop_app.ui.forms.boxes.pointing_box import PointingBox
from desktop_app.ui.forms.dialog.form_context import FormContext


class LinkPicker(PointingBox):
    """One record of another register; its stored value is the id."""

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Searches the register that the field points at."""
        assert isinstance(field, Link)  # the loader has checked which widget fits which kind
        self._key, self._context = field.linked.KEY, field_context
        self.offer(partial(field_context.find, self._key), field_context.theme.icons)
        self.open_action.setToolTip(f"打开这个{field.linked.TITLE}（Ctrl+O）")
        field_context.theme.icons.put(self.open_action, "link")
        self._show_way()

    def _place_of(self, draft: object) -> tuple[str, int] | None:
        return (self._key, draft) if isinstance(draft, int) else None
