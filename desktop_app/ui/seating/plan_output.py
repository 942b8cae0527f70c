"""A seat plan out of its window: the preview of its prints, the workbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.services.safekeeping.destinations import TABLE, Destination
from desktop_app.services.seating import outputs
from desktop_app.services.seating.plans import OpenedPlan
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.ui_context import UiContext

EXCEL = "Excel 工作簿 (*.xlsx)"


def preview(context: UiContext, opened: OpenedPlan, window: QWidget, *, cards: bool) -> None:
    """Shows the chart of a plan, or its seat cards, as they will be printed."""
    wanted = outputs.CARDS if cards else outputs.PRINT
    collect = partial(outputs.collect_in_steps, context.desk, wanted, opened)
    PrintPreview(context, wanted, (), window, collect=collect).open()


def export(context: UiContext, opened: OpenedPlan, say: Callable[[str], object]) -> None:
    """Asks where the workbook goes and writes it in the background; `say` shows where it is."""

    def write(path: Destination) -> None:
        about, tables = outputs.about(context.desk, opened), outputs.tables(opened)
        context.jobs.run(
            "导出座次表",
            partial(outputs.write, about, tables, path),
            lambda _: say(f"已导出{place_words(path)}"),
        )

    name = f"座次表{context.desk.today:%Y%m%d}.xlsx"
    ask_destination(context, Question("export_file", "导出座次表", name, EXCEL, TABLE), write)
