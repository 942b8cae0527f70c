"""Saving the lines that an import leaves out as a workbook of their own."""

from __future__ import annotations

from functools import partial

from desktop_app.errors import UserError
from desktop_app.services import imports
from desktop_app.services.imports import Plan
from desktop_app.services.safekeeping.destinations import WORKBOOK, Destination
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.ui_context import UiContext

PROBLEM_FILTER = "Excel 工作簿 (*.xlsx)"


def ask_problems(context: UiContext, plan: Plan) -> None:
    """Shows the file dialog, then writes the lines that are not imported with their reasons."""
    name = f"{plan.model.TITLE}导入问题{context.desk.today:%Y%m%d}.xlsx"
    question = Question("problems_file", "保存问题行", name, PROBLEM_FILTER, WORKBOOK)
    ask_destination(context, question, partial(_save, context, plan))


def _save(context: UiContext, plan: Plan, path: Destination) -> None:
    try:
        count = imports.save_problems(plan, path)
    except UserError as error:
        context.desktop.tell("save_failed", error.sentence)
        return
    context.events.say(f"已保存 {count} 行问题：{place_words(path)}", path=path)
