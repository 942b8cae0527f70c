"""The names of the builds up to 0.3.1; `today` says what each of them is for.

Its modules are not there in this build's environment, so they are imported by name, untyped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any


def _of(module: str, *names: str) -> Any:
    """The module of that name, or the first of these names that it holds."""
    found = import_module(f"desktop_app.{module}")
    return next(getattr(found, name) for name in names if hasattr(found, name)) if names else found


OfficeFile = _of("storage.office_file", "OfficeFile")
STEPS = _of("storage.steps", "STEPS")
door = _of("storage.door")
new_keys = _of("storage.keys", "new_keys")
run_to_end = _of("storage.stepping", "finish")
history = _of("services.history")
lights_of = _of("services.reminders.lights", "lights_of")
CellKind = _of("documents.printables", "Kind", "CellKind")
PrintedForm = _of("documents.printables", "RecordForm")
RowGroup = _of("documents.printables", "Group")

_figures = _of("services.statistics.figures")
_outputs = _of("services.statistics.outputs")
_tables = _of("services.statistics.tables")
_supervision = _of("services.prints.supervision")

OPENED = """
from desktop_app import app
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.main_window import MainWindow
from PySide6.QtWidgets import QApplication
"""
STARTED = """
def painted(window):
    say("painted")  # with the page in front: here both moments are one
    say("shown")
    os._exit(0)
MainWindow._after_first_paint = painted
"""


def settle(desk: Any) -> None: ...


def values_of(record: Any) -> dict[str, Any]:
    values: dict[str, Any] = record.__data__
    return values


def from_consultation(key: int) -> dict[str, Any]:
    """Give the value by which an outcome says that it comes from a consultation."""
    return {"consultation": key}


def insertion(model: type[Any]) -> tuple[str, Sequence[str]]:
    shape = _of("storage.shapes", "shape_of")(model)
    return shape.insert, shape.names


def make_tables(connection: Any) -> None:
    migrate = _of("storage.schema", "migrate")
    more = migrate.__code__.co_argcount - 3
    migrate(connection, STEPS, lambda: None, *[lambda *_: None] * more)


def write_back(office: Any) -> None:
    (office.write_back if hasattr(office, "write_back") else office.tidy_log)()


def found_office(desk: Any, name: str, term: str) -> None:
    setup = _of("services.office_setup")
    setup.set_up(desk, setup.Answers(name, term=term))


def sections(desk: Any, period: Any) -> dict[str, Callable[[], object]]:
    now, _ = _figures.asked_of(desk, period)
    counted = _of("services.statistics.counting", "values_of_parts")

    def counting(section: Any) -> Callable[[], object]:
        return lambda: counted(desk, section(now))

    every = _of("services.statistics.consultations", "SECTIONS")
    return {word: counting(section) for word, section in every}


def figures(desk: Any, period: Any) -> Any:
    return _figures.statement(desk, period)


def by_fields() -> tuple[str, ...]:
    return tuple(_tables.FIELDS)


def table_by(desk: Any, period: Any, by: str) -> Any:
    return _tables.table(desk, period, by)


def sheets(desk: Any, found: Any) -> Any:
    return run_to_end(_outputs.sheets_in_steps(desk, found))


def write_sheets(found: Any, path: Path) -> None:
    _outputs.write(found, _destination(path))


def reminder_print(desk: Any, rows: Any) -> Any:
    return _supervision.collect(desk, rows)


def reminder_book(desk: Any, rows: Any, path: Path) -> None:
    table = run_to_end(_supervision.table_in_steps(desk, rows))
    _of("services.exports", "write")(table, _destination(path))


def _destination(path: Path) -> Any:
    """A path where a release takes one, else what it wraps paths in."""
    try:
        return _of("services.destinations", "Destination")(path)
    except ImportError:
        return path


@contextmanager
def pages(desk: Any, folder: Path) -> Iterator[Mapping[str, Callable[[], Any]]]:
    from PySide6.QtWidgets import QApplication

    from desktop_app import paths

    look, desktop = _of("ui.look.theme"), _of("ui.scripted_desktop", "ScriptedDesktop")()
    theme = look.Theme(QApplication.instance() or QApplication([]))
    theme.wear(look.Mode.LIGHT, large=False)
    theme.icons.load()
    jobs, events = _of("ui.jobs", "Jobs")(desktop), _of("ui.events", "Events")()
    surroundings = _of("ui.surroundings", "Surroundings")
    parts = [
        desk, desktop, jobs, events, theme, _of("settings", "Settings")(folder / "profile"),
        desk.office.records, paths.root() / "forms",
    ]  # fmt: skip
    if "drafts" in surroundings._fields:  # since 0.3.0
        parts.append(_of("ui.forms.form_drafts", "FormDrafts")(desk, events))
    around = surroundings(*parts)
    yield {
        "figures": lambda: _of("ui.figures.figures_page", "FiguresPage")(around),
        "workbench": lambda: _of("ui.workbench.workbench_page", "WorkbenchPage")(around),
        "reminders": lambda: _of("ui.remind.remind_page", "RemindPage")(around),
    }
    jobs.close()
