"""The members in the window: their icons and the colours of their states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.bulk.bulk_strip import BulkStrip
    from desktop_app.ui.forms.dialog.form_strip import FormStrip
    from desktop_app.ui.forms.dialog.record_form import RecordForm


def _change(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.members.change_dialog import ChangeDialog

    ChangeDialog(context, keys, window).open()


def _strip(context: UiContext, form: RecordForm) -> FormStrip:
    from desktop_app.ui.members.change_strip import ChangeStrip

    return ChangeStrip(context, form)


def _earlier(context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> QWidget:
    from desktop_app.ui.members.earlier_strip import earlier_strip

    return earlier_strip(context, form, key)


def _bulk_strip(context: UiContext) -> BulkStrip:
    from desktop_app.ui.members.change_strip import BulkChangeStrip

    return BulkChangeStrip(context)


WINDOW_PARTS = WindowParts(
    row_actions={
        "member": (RowAction("change", "变更界别、专委会、职务…", "edit", _change, several=True),),
    },
    form_parts={"member": _earlier},
    form_strips={"member": _strip},
    bulk_strips={"member": _bulk_strip},
    icons={
        "member": "team-line",
        "membership": "calendar-check-line",
        "committee": "organization-chart",
        "sector": "group-line",
        "term": "calendar-check-line",
    },
    tones={
        ("member_state", "serving"): ("good", "done"),
        ("member_state", "adjusted"): ("info", "info"),
        ("member_state", "resigned"): ("warn", "advise"),
        ("member_state", "revoked"): ("bad", "problem"),
        ("member_state", "deceased"): ("muted", "open"),
        ("member_state", "expired"): ("muted", "open"),
    },
)
