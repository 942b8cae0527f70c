"""The sections of a record's form that are tables of its children, each with its count."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.ui_context import UiContext


def add_tables(
    context: UiContext, model: type[Record], sections: QTabWidget, parent: QWidget
) -> dict[str, ChildrenTable]:
    """Adds a section for each kind of children; the tables by the keys of their records."""
    tables = {}
    for child in registers.child_models(context.desk, model):
        table = tables[child.KEY] = ChildrenTable(context, child, parent)
        sections.addTab(table, child.TITLE)
        table.counted.connect(partial(_count, sections, table))
    return tables


def _count(sections: QTabWidget, table: ChildrenTable, count: int) -> None:
    title = table.model.TITLE
    sections.setTabText(sections.indexOf(table), f"{title} {count}" if count else title)
