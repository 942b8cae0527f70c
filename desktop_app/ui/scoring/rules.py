"""Scores in the window: pages, what is done with rule sets, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.record_page.declared import RecordPageParts
    from desktop_app.ui.window.page import Page


def _adopt(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.row_actions.step_dialog import StepDialog
    from desktop_app.ui.scoring.rule_set_steps import ADOPT

    StepDialog(context, ADOPT, keys, window).open()


def _print(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.scoring.scores_output import print_rules

    print_rules(context, keys[0], window)


def _copy(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.scoring.new_set_dialog import NewSetDialog

    NewSetDialog(context, window, keys[0]).open()


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.services.scoring.adopting import against

    why = against(desk, keys[0])
    return {"adopt_rules": f"{why}。"} if why else {}


def _header(context: UiContext) -> QWidget:
    from desktop_app.ui.scoring.rules_header import RulesHeader

    return RulesHeader(context)


def _scores_page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.scoring.scores_page import ScoresPage

    return ScoresPage(context, parent)


def _rule_set_page() -> RecordPageParts:
    from desktop_app.ui.scoring.rule_set_record_page import PAGE

    return PAGE


def _sandbox_page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.scoring.sandbox.sandbox_page import SandboxPage

    return SandboxPage(context, parent)


WINDOW_PARTS = WindowParts(
    own_pages={"scores": _scores_page, "score_sandbox": _sandbox_page},
    page_headers={"score_rule_set": _header},
    record_pages={"score_rule_set": _rule_set_page},
    row_actions={
        "score_rule_set": (
            RowAction("adopt_rules", "审定启用…", "check", _adopt),
            RowAction("print_rules", "打印规则表", "print", _print),
            RowAction("copy_rules", "复制到另一年…", "copy", _copy),
        ),
    },
    row_refusals={"score_rule_set": _refusals},
    icons={
        "score_rule_set": "scales-3-line",
        "score_entry": "edit-circle-line",
    },
    tones={
        ("score_set_state", "draft"): ("muted", "open"),
        ("score_set_state", "adopted"): ("good", "done"),
        ("score_set_state", "locked"): ("muted", "lock"),
    },
)
