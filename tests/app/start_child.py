"""One start of the window in a process of its own; it prints what was loaded and read by then.

`python start_child.py bare` shows a bare window with one label, `commands FILE` starts the program
as its command line does, `build FILE FOLDER COUNT` builds it with more records, `make FILE FOLDER
COUNT` writes their office file. A line is printed at the first paint, and another one when the
page in front has been painted. `settle FILE PROFILE` prints one line when the window has done what
it does by itself after that.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PAINTED, SHOWN, SETTLED = "painted", "shown", "settled"
READ = 20  # what the engine calls the reading of a table's column


def main(what: str, *given: str) -> None:
    """Do what the command line says; the process ends when the window has been shown."""
    if what == "bare":
        _show_bare()
    elif what == "make":
        _make(Path(given[0]), Path(given[1]), int(given[2]))
    elif what == "commands":
        _watch(set())
        from desktop_app.commands import main as run

        run(["--file", given[0]])
    elif what == "settle":
        _settle(Path(given[0]), Path(given[1]))
    else:
        _build(Path(given[0]), Path(given[1]), int(given[2]))


def _say(when: str, tables: set[str]) -> None:
    loaded = ",".join([*sys.modules, *_made_of_qt()])
    print(when, loaded, ",".join(sorted(tables)) or "-", flush=True)


def _made_of_qt() -> list[str]:
    """The classes of Qt that were made: PySide makes each when it is first named."""
    return [
        f"{module}.{name}"
        for module in ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
        for name, value in vars(sys.modules[module]).items()
        if isinstance(value, type)
    ]


def _show_bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, _end)

    def _end() -> None:
        _say(PAINTED, set())
        os._exit(0)

    application = QApplication(["bare"])
    window = Bare()
    window.setCentralWidget(QLabel("bare"))
    window.resize(1366, 768)
    window.show()
    application.exec()


def _watch(tables: set[str]) -> None:
    """Says what is loaded and which tables were read at both moments, then ends the process."""
    from desktop_app.ui.window.main_window import MainWindow

    fill = MainWindow._after_first_paint

    def painted(window: MainWindow) -> None:
        _say(PAINTED, tables)
        fill(window)

    def shown(_: MainWindow) -> None:
        _say(SHOWN, tables)
        os._exit(0)

    MainWindow._after_first_paint = painted  # type: ignore[method-assign, assignment]
    MainWindow._settle = shown  # type: ignore[method-assign, assignment]


def _note_tables() -> set[str]:
    """The tables of which any column is read from now on, in every file that is opened."""
    import apsw

    tables: set[str] = set()

    def look(
        operation: int, table: str | None, _: str | None, __: str | None, ___: str | None
    ) -> int:
        if operation == READ and table:
            tables.add(table)
        return apsw.SQLITE_OK

    def hook(connection: apsw.Connection) -> None:
        connection.authorizer = look

    apsw.connection_hooks.append(hook)
    return tables


def _build(file: Path, folder: Path, count: int) -> None:
    import gc

    gc.disable()  # as the command line does
    _watch(_note_tables())
    from PySide6.QtWidgets import QApplication

    from desktop_app import app
    from desktop_app.settings import Settings
    from desktop_app.ui.desktop import Desktop
    from tests.app import many_records

    program = app.build(
        file, Desktop(), records=many_records.registry(folder, count),
        steps=many_records.steps(count), forms=folder / "forms",
        settings=Settings(folder / "profile"), clerk="演示",
    )  # fmt: skip
    program.window.show()
    QApplication.exec()


def _settle(file: Path, profile: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from desktop_app import app
    from desktop_app.settings import Settings
    from desktop_app.ui.desktop import Desktop

    def settled() -> None:
        _say(SETTLED, set())
        os._exit(0)

    program = app.build(file, Desktop(), settings=Settings(profile), clerk="演示")
    program.window.settled.connect(settled)  # behind what the program itself does then
    program.window.show()
    QApplication.exec()


def _make(file: Path, folder: Path, count: int) -> None:
    """Write the modules of `count` records and an office file of thirty members and theirs."""
    from desktop_app.records import Member
    from desktop_app.services import registers, setup
    from desktop_app.services.desk import Desk, settle_keys
    from desktop_app.storage.file.office_file import OfficeFile
    from tests.app import many_records

    many_records.write(folder, count)
    with OfficeFile.open(
        file, records=many_records.registry(folder, count), steps=many_records.steps(count),
        who="演示", create=True,
    ) as office:  # fmt: skip
        desk = Desk(office, "演示")
        settle_keys(desk)
        setup.set_up(desk, setup.Answers("政协演示县委员会", term="11"))
        for number in range(30):
            registers.save(desk, Member, {"name": f"演示委员{number}"})


if __name__ == "__main__":
    main(*sys.argv[1:])
