"""The speeches in the window: what is done with chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.row_actions.step_dialog import StepDialog
        from desktop_app.ui.speeches import speech_steps

        StepDialog(context, getattr(speech_steps, name), keys, window).open()

    return run


def _order(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.speeches.order_dialog import OrderDialog

    OrderDialog(context, keys, window).open()


def _collect(context: UiContext, _: type[Record], keys: Sequence[int], _window: QWidget) -> None:
    from desktop_app.services.speeches.deciding import collect

    changed = collect(context.desk, keys, {})
    context.events.announce(changed, f"已收入汇编 {len(changed.keys)} 篇")


def _outcomes(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.speeches.speech_outcomes import SpeechOutcomes

    SpeechOutcomes(context, keys[0], window).open()


def _facts(context: UiContext, form: Any, _key: Any) -> QWidget:
    from desktop_app.ui.speeches.facts_strip import FactsStrip

    return FactsStrip(context, form)


WINDOW_PARTS = WindowParts(
    form_parts={"speech": _facts},
    row_actions={
        "speech": (
            RowAction("hand_in", "报送发言稿…", "import", _step("HAND_IN"), several=True),
            RowAction("check_speech", "审核…", "search", _step("CHECK"), several=True),
            RowAction("choose", "选定…", "check", _step("CHOOSE"), several=True),
            RowAction("order", "排发言顺序…", "sort", _order, several=True),
            RowAction("give", "登记发言…", "person", _step("GIVE"), several=True),
            RowAction("collect", "收入汇编", "book", _collect, several=True),
            RowAction("to_proposal", "转为提案…", "proposal", _step("TO_PROPOSAL")),
            RowAction("register_outcomes", "登记建议、专报…", "outcome", _outcomes),
            RowAction("drop_speech", "不采用…", "cancel", _step("DROP"), several=True),
        ),
    },
    icons={"speech": "mic-line"},
    tones={
        ("speech_state", "invited"): ("muted", "open"),
        ("speech_state", "submitted"): ("info", "info"),
        ("speech_state", "returned"): ("warn", "advise"),
        ("speech_state", "checked"): ("info", "check"),
        ("speech_state", "chosen"): ("good", "check"),
        ("speech_state", "given"): ("good", "done"),
        ("speech_state", "collected"): ("good", "done"),
        ("speech_state", "unused"): ("muted", "open"),
        ("speech_check", "through"): ("good", "check"),
        ("speech_check", "back"): ("warn", "advise"),
        ("speech_check", "refuse"): ("muted", "open"),
    },
)
