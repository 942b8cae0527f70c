"""The activities in the window: what is done with chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.registers import Filter
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import DraftWindow, WindowImport, WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.activities import activity_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(activity_steps, name), keys, window).open()

    return run


def _due(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.activities.due_dialog import DueDialog

    DueDialog(context, keys[0], window).open()


def _outcomes(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.activities.activity_steps import ActivityOutcomes

    ActivityOutcomes(context, keys[0], window).open()


def _roll_call(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.activities.marks_window import open_marks
    from desktop_app.ui.activities.roll_call_window import RollCallWindow

    open_marks(RollCallWindow, context, keys[0], window)


def _matrix(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.activities.marks_window import open_marks
    from desktop_app.ui.activities.matrix_window import MatrixWindow

    open_marks(MatrixWindow, context, keys[0], window)


def _attended(context: UiContext, _: type[Record], keys: Sequence[int], _w: QWidget) -> None:
    """The list of the activities at which a member was due or present."""
    own = (Filter("member", "in", (keys[0],)),)
    context.events.open_rows("activity", (Filter("attendance.activity", "having", own),))


def _import(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> QWidget:
    from desktop_app.ui.activities.attendance_import import import_attendance

    return import_attendance(context, keys[0] if len(keys) == 1 else None, window)


def _take(context: UiContext, book: Path, window: QWidget) -> None:
    from desktop_app.ui.activities.attendance_import import import_attendance

    import_attendance(context, None, window).open_file(book)


def _resume(context: UiContext, kept: KeptDraft, window: QWidget) -> QWidget:
    from desktop_app.ui.activities.resuming import resumed

    return resumed(context, kept, window)


WINDOW_PARTS = WindowParts(
    row_actions={
        "activity": (
            RowAction("due_list", "应到名单…", "member", _due),
            RowAction("roll_call", "点名…", "check", _roll_call, on_card=True),
            RowAction("attendance_matrix", "出勤表…", "table", _matrix, on_card=True),
            RowAction("import_attendance", "导入出勤…", "import", _import),
            RowAction("notice", "发通知…", "check", _step("NOTICE"), several=True),
            RowAction("finish", "完成…", "done", _step("FINISH"), several=True),
            RowAction("register_outcomes", "登记成果…", "outcome", _outcomes),
            RowAction("cancel_activity", "取消活动…", "cancel", _step("CANCEL"), several=True),
        ),
        "member": (RowAction("attended", "出勤", "activity", _attended, on_card=True),),
    },
    book_imports={
        "activity": WindowImport(
            "导入出勤…", "签到表、出勤表", "活动台账，一次活动一行", _import, _take
        ),
    },
    draft_windows={"attendance_marks": DraftWindow("出勤登记", _resume)},
    icons={"activity": "calendar-event-line"},
    tones={
        ("activity_state", "draft"): ("muted", "open"),
        ("activity_state", "noticed"): ("info", "info"),
        ("activity_state", "underway"): ("info", "clock"),
        ("activity_state", "done"): ("good", "done"),
        ("activity_state", "cancelled"): ("muted", "open"),
        ("attendance_result", "open"): ("muted", "open"),
        ("attendance_result", "present"): ("good", "done"),
        ("attendance_result", "partly"): ("warn", "clock"),
        ("attendance_result", "leave"): ("info", "info"),
        ("attendance_result", "away"): ("info", "check"),
        ("attendance_result", "short"): ("warn", "advise"),
        ("attendance_result", "absent"): ("bad", "problem"),
    },
)
