"""The names of this build and of 0.4.0; what 0.4.0 lacks is asked for where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from desktop_app.documents.books_out import OutTable
from desktop_app.documents.printables import CellKind, PrintedForm, RowGroup
from desktop_app.records import Member, Outcome
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.consulting.feedback_lights import lights_of
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.prints import PreparedPrint, reminder_prints
from desktop_app.services.registers import exports, history
from desktop_app.services.reminders import DueItem
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.setup import Answers, set_up
from desktop_app.services.statistics import outputs, tables
from desktop_app.services.statistics.counting import values_of_parts
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.statements import Statement, asked_of, statement
from desktop_app.services.statistics.tables import Table
from desktop_app.stepping import run_to_end
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import migrate
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.ui.lists.list_orders import orders_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = [
    "STEPS", "CellKind", "OfficeFile", "PrintedForm", "RowGroup", "door", "history", "lights_of",
    "new_keys", "run_to_end",
]  # fmt: skip

OPENED = """
from desktop_app import app
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.window.main_window import MainWindow
from PySide6.QtWidgets import QApplication
"""
"""What code in a process of its own imports to open the window."""
STARTED = """
fill = MainWindow._after_first_paint
def painted(window):
    say("painted")
    fill(window)
def shown(window):
    say("shown")
    os._exit(0)
MainWindow._after_first_paint, MainWindow._settle = painted, shown
"""
"""Tells of both moments of a start: the first paint, and the page in front painted."""


def settle(desk: Desk) -> None:
    """What the window does by itself after a change: it prepares the list of members.

    The list shows every column that the benchmarks sort it by. 0.4.0 does nothing.
    """
    if not hasattr(registers, "prepare_in_steps"):
        return
    shown = (*Member.COLUMNS, "nation", "mobile", "cert_no")
    sorts = [(order, False) for order in orders_of(Member, shown)]
    run_to_end(registers.prepare_in_steps(desk, Member, sorts))


def values_of(record: Record) -> dict[str, Any]:
    """Give the stored values of a record by the names of its fields."""
    return record.values


def from_consultation(key: int) -> dict[str, Any]:
    """Give the value by which an outcome says that it comes from a consultation."""
    named = {each.name for each in Outcome.declared()}
    return {"source": f"consultation:{key}"} if "source" in named else {"consultation": key}


def insertion(model: type[Record]) -> tuple[str, Sequence[str]]:
    """Give the statement that inserts a row, and the fields it takes after id and version."""
    mapping: Any = row_mapping_of(model)
    insert: str = mapping.insert(mapping.names) if callable(mapping.insert) else mapping.insert
    return insert, mapping.names


def make_tables(connection: apsw.Connection) -> None:
    """Make every table in an empty database."""
    migrate(connection, STEPS, lambda: None, lambda *_: None)


def write_back(office: OfficeFile) -> None:
    """Move what the write-ahead log holds into the file."""
    office.write_back()


def found_office(desk: Desk, name: str, term: str) -> None:
    """Set an office file up as a first start does."""
    set_up(desk, Answers(name, term=term))


def sections(desk: Desk, period: Period) -> dict[str, Callable[[], object]]:
    """Give the counting of every section of the statistics, by its name."""
    now, _ = asked_of(desk, period)

    def counting(rule: Any) -> Callable[[], object]:
        return lambda: values_of_parts(desk, rule.section(now))

    return {rule.key: counting(rule) for rule in STATISTICS.sections}


def figures(desk: Desk, period: Period) -> Statement:
    """Count every figure of a period, with last year's."""
    return statement(desk, STATISTICS, period)


def by_fields() -> tuple[str, ...]:
    """Give the fields by which there is a table of figures."""
    return tuple(STATISTICS.tables.fields)


def table_by(desk: Desk, period: Period, by: str) -> Table:
    """Count a period's figures by a field."""
    return tables.table(desk, STATISTICS, period, by)


def sheets(desk: Desk, found: Statement) -> Sequence[OutTable]:
    """Give the sheets of the workbook of statistics, every table by a field among them."""
    return run_to_end(outputs.sheets_in_steps(desk, found))


def write_sheets(found: Sequence[OutTable], path: Path) -> None:
    """Write a workbook of statistics."""
    outputs.write(found, Destination(path))


def reminder_print(desk: Desk, rows: Sequence[DueItem]) -> PreparedPrint:
    """Read the print of reminders."""
    return reminder_prints.collect(desk, rows)


def reminder_book(desk: Desk, rows: Sequence[DueItem], path: Path) -> None:
    """Write the workbook of reminders."""
    exports.write(run_to_end(reminder_prints.table_in_steps(desk, rows)), Destination(path))


@contextmanager
def pages(desk: Desk, folder: Path) -> Iterator[Mapping[str, Callable[[], QWidget]]]:
    """Give what builds a page of the window, by the page's key; Qt's application is made here."""
    from PySide6.QtWidgets import QApplication

    from desktop_app import paths
    from desktop_app.settings import Settings
    from desktop_app.ui.events import Events
    from desktop_app.ui.figures.figures_page import FiguresPage
    from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
    from desktop_app.ui.forms.dialog.form_opening import open_form
    from desktop_app.ui.jobs import Jobs
    from desktop_app.ui.look.theme import Mode, Theme
    from desktop_app.ui.reminders.reminders_page import RemindersPage
    from desktop_app.ui.scripted_desktop import ScriptedDesktop
    from desktop_app.ui.ui_context import UiContext
    from desktop_app.ui.workbench.workbench_page import WorkbenchPage

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    theme.wear(Mode.LIGHT, large=False)
    theme.icons.load()
    desktop, events = ScriptedDesktop(), Events()
    jobs = Jobs(desktop)
    context = UiContext(
        desk, desktop, jobs, events, theme, Settings(folder / "profile"),
        desk.office.records, paths.root() / "forms", FormDrafts(desk, events), open_form,
    )  # fmt: skip
    yield {
        "figures": lambda: FiguresPage(context, STATISTICS),
        "workbench": lambda: WorkbenchPage(context),
        "reminders": lambda: RemindersPage(context),
    }
    jobs.close()
