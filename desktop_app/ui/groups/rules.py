"""The groups in the window: what is done with members and groups, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.groups import group_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(group_steps, name), keys, window).open()

    return run


def _people(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.groups.people_dialog import PeopleDialog

    PeopleDialog(context, keys[0], window).open()


def _header(context: UiContext) -> QWidget:
    from desktop_app.ui.groups.texts_header import TextsHeader

    return TextsHeader(context)


WINDOW_PARTS = WindowParts(
    row_actions={
        "member": (
            RowAction("put_in_group", "编入组…", "add", _step("PUT_IN"), several=True),
            RowAction("take_out_of_group", "退出组…", "cancel", _step("TAKE_OUT"), several=True),
        ),
        "group": (RowAction("group_people", "编入成员…", "person", _people),),
    },
    page_headers={"group": _header},
    icons={"group": "group-2-line"},
    tones={
        ("group_state", "running"): ("good", "done"),
        ("group_state", "closed"): ("muted", "open"),
    },
)
