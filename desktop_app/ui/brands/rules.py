"""The brand projects in the window: their steps, their page, icon and the colours of states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.brands import brand_steps
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(brand_steps, name), keys, window).open()

    return run


def _count(context: UiContext, model: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.brands.brand_steps import counting_step
    from desktop_app.ui.row_actions.step_dialog import StepDialog

    StepDialog(context, counting_step(model), keys, window).open()


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.brand import Brand
    from desktop_app.services.brands.stage_steps import STAGE_STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, Brand, keys, STAGE_STEPS)


def _page() -> Any:
    from desktop_app.ui.brands.brand_record_page import PAGE

    return PAGE


COUNT = (RowAction("count_for_brand", "计入品牌…", "brand", _count, several=True),)

WINDOW_PARTS = WindowParts(
    row_actions={
        "brand": (
            RowAction("brand_feature", "形成特色…", "check", _step("FEATURE"), several=True),
            RowAction("brand_nurture", "列入培育…", "check", _step("NURTURE"), several=True),
            RowAction("brand_build", "列入创建…", "check", _step("BUILD"), several=True),
            RowAction("brand_mature", "确定成熟…", "done", _step("MATURE"), several=True),
            RowAction("brand_back", "退回上一阶段…", "back", _step("BACK"), several=True),
            RowAction("brand_retire", "退出…", "cancel", _step("RETIRE"), several=True),
        ),
        **dict.fromkeys(("activity", "consultation", "proposal", "case", "press"), COUNT),
    },
    row_refusals={"brand": _refusals},
    record_pages={"brand": _page},
    icons={
        "brand": "medal-line",
    },
    tones={
        ("brand_stage", "routine"): ("muted", "open"),
        ("brand_stage", "feature"): ("info", "info"),
        ("brand_stage", "nurture"): ("info", "clock"),
        ("brand_stage", "build"): ("warn", "clock"),
        ("brand_stage", "mature"): ("good", "done"),
        ("brand_stage", "retired"): ("muted", "open"),
        ("brand_review", "applied"): ("info", "clock"),
        ("brand_review", "first"): ("warn", "clock"),
        ("brand_review", "second"): ("warn", "clock"),
        ("brand_review", "selected"): ("good", "done"),
        ("brand_review", "rejected"): ("muted", "open"),
    },
)
