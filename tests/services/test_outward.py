"""不外传: no way out of the program tells what is internal, and each of them tells the rest."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.records import Record
from desktop_app.records.held_back import HELD_BACK
from desktop_app.services import outward, prints, registers, reminders, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.prints import export_sheets, reminder_prints, timeline_prints
from desktop_app.services.registers import exports, quick_search
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import outputs, tables
from desktop_app.services.statistics.offered import offered, statistics_of
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.services.subjects import default_subjects
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import packages
from tests.documents.pdf_reading import poppler_text
from tests.outward_office import KINDS, MARK, MODELS, NEUTRAL, marked_office
from tests.test_house import MODULES as SOURCES
from tests.test_house import PROGRAM, name_of, tree_of

Way = Callable[[Desk, Path], str]
PAGES = tuple(each for each in MODELS if each.TAB)
STATISTICS = tuple(offered(default_subjects()))
TIMELINES = {key for each in default_subjects() for key in each.timeline}


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Whether every text, every row or nothing is internal."""
    return str(request.param)


@pytest.fixture(scope="module")
def marked(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with the mark in each of its texts."""
    with marked_office(tmp_path_factory.mktemp("office"), kind) as desk:
        yield desk


def pdf(sheet: prints.PreparedPrint, folder: Path) -> str:
    """The text of a print, its properties and its bookmarks."""
    path = folder / "print.pdf"
    prints.save(prints.write(sheet, lambda *_: None), Destination(path))
    with pypdfium2.PdfDocument(path) as document:
        marks = [each.get_title() for each in document.get_toc()]
        return poppler_text(path) + str(document.get_metadata_dict()) + str(marks)


def book(path: Path) -> str:
    """All that is written in a workbook, its properties too."""
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def every(desk: Desk, model: type[Record]) -> list[int]:
    return list(registers.find(desk, model, registers.Query()))


def _print(key: str) -> Way:
    def way(desk: Desk, folder: Path) -> str:
        wanted = prints.print_named(desk, key)
        model = next(each for each in MODELS if wanted.record == each.KEY)
        return pdf(prints.collect(desk, wanted, every(desk, model)), folder)

    return way


def _export(model: type[Record], ending: str) -> Way:
    def way(desk: Desk, folder: Path) -> str:
        path = folder / f"export{ending}"
        export = export_sheets.collect(desk, model, every(desk, model))
        export_sheets.write(export, Destination(path))
        return book(path) if ending == ".xlsx" else path.read_text("utf-8-sig")

    return way


def _copied(model: type[Record]) -> Way:
    def way(desk: Desk, _: Path) -> str:
        fields = exports.all_fields(desk, model)
        return str(outward.texts(desk, model, every(desk, model), fields))

    return way


def _searched(model: type[Record]) -> Way:
    def way(desk: Desk, _: Path) -> str:
        return MARK * len(registers.find(desk, model, registers.Query(MARK)))

    return way


def _timeline(model: type[Record]) -> Way:
    def way(desk: Desk, folder: Path) -> str:
        found = (timeline.timeline(desk, model, key) for key in every(desk, model))
        return "".join(pdf(timeline_prints.collect(desk, each), folder) for each in found)

    return way


def _figures(key: str, shown: Callable[[Desk, Statement, Path], str]) -> Way:
    def way(desk: Desk, folder: Path) -> str:
        found = statement(desk, statistics_of(desk.subjects, key), of_year(2026))
        return shown(desk, found, folder)

    return way


def _figures_print(desk: Desk, found: Statement, folder: Path) -> str:
    return pdf(outputs.sheet_of(desk, found), folder)


def _figures_book(desk: Desk, found: Statement, folder: Path) -> str:
    path = folder / "figures.xlsx"
    outputs.write(run_to_end(outputs.sheets_in_steps(desk, found)), Destination(path))
    return book(path)


def _figures_tables(desk: Desk, found: Statement, folder: Path) -> str:
    fields = found.statistics.tables.fields
    made = (tables.table(desk, found.statistics, found.period, by) for by in fields)
    return "".join(pdf(outputs.table_sheet(desk, found, each), folder) for each in made)


def _reminders_book(desk: Desk, folder: Path) -> str:
    path = folder / "due.xlsx"
    table = run_to_end(reminder_prints.table_in_steps(desk, reminders.find(desk)))
    exports.write(table, Destination(path))
    return book(path)


def _first_hits(desk: Desk, _: Path) -> str:
    return str(quick_search.look_up(desk, MARK))


WAYS: dict[str, Way] = {
    **{f"print {each.key}": _print(each.key) for each in prints.PRINTS},
    **{f"list {each.KEY}": _print(f"{each.KEY}_list") for each in PAGES},
    **{f"Excel {each.KEY}": _export(each, ".xlsx") for each in PAGES},
    **{f"CSV {each.KEY}": _export(each, ".csv") for each in PAGES},
    **{f"clipboard {each.KEY}": _copied(each) for each in PAGES},
    **{f"search {each.KEY}": _searched(each) for each in PAGES},
    **{f"timeline {each.KEY}": _timeline(each) for each in PAGES if each.KEY in TIMELINES},
    **{f"figures of {each} printed": _figures(each, _figures_print) for each in STATISTICS},
    **{f"figures of {each} as a workbook": _figures(each, _figures_book) for each in STATISTICS},
    **{f"tables of {each} printed": _figures(each, _figures_tables) for each in STATISTICS},
    "search everywhere": _first_hits,
    "reminders printed": lambda desk, folder: pdf(
        reminder_prints.collect(desk, reminders.find(desk)), folder
    ),
    "reminders as a workbook": _reminders_book,
    "reminders as lines": lambda desk, _: "".join(map(reminder_prints.line, reminders.due(desk))),
    "reminders searched": lambda desk, _: MARK * len(
        reminders.find(desk, reminders.Wanted(search=MARK))
    ),
}  # fmt: skip


SILENT = ("search", "reminders searched")
"""The ways in which what is internal is not told as held back: it is not found at all."""


@pytest.mark.parametrize("name", WAYS)
def test_each_way_out_tells_a_text_unless_it_is_internal(
    marked: Desk, kind: str, name: str, tmp_path: Path
) -> None:
    text = re.sub(r"\s", "", WAYS[name](marked, tmp_path))
    assert (MARK in text) is (kind == NEUTRAL)
    told = kind != NEUTRAL and not name.startswith(SILENT)
    assert (HELD_BACK in text) is told


def test_the_office_takes_its_own_file_along_whole(marked: Desk, tmp_path: Path) -> None:
    """带走 and 迁入 move the office's own file to another computer: nothing is lost on the way."""
    package, moved = tmp_path / "office.zwx", tmp_path / "moved.zwh"
    run_to_end(packages.pack(marked.office, package))
    run_to_end(packages.unpack(package, moved, marked.office.schema_number))
    assert MARK.encode() in moved.read_bytes()


def test_what_is_internal_is_still_counted(marked: Desk) -> None:
    found = statement(marked, statistics_of(marked.subjects, "consultation"), of_year(2026))
    assert found.figure("session").value == 1
    assert found.figure("outcome").value == 2
    assert sum(reminders.counts(marked).values()) > 0


READERS = (
    "services/prints", "services/timeline", "services/reminders", "services/statistics",
    "services/registers/exports.py", "services/registers/quick_search.py",
    "services/registers/sums.py", "services/consulting/timeline", "services/workbench.py",
)  # fmt: skip
"""The modules that read what leaves the program, by how their paths begin."""
AROUND = {
    "desktop_app.services.desk": {"values_of"},
    "desktop_app.services.lookup.cache": {"full_titles", "lookup", "titles_of"},
    "desktop_app.services.lookup.lazy_titles": {"LateTitles", "title_rows"},
    "desktop_app.services.registers": {"draft", "rows", "values_in_use"},
    "desktop_app.services.registers.relations": {"related_to", "values_of"},
    "desktop_app.storage.query.lists": {"distinct", "find_with", "rows", "with_values"},
    "desktop_app.storage.query.records_by_key": {"values_by_key"},
    "desktop_app.storage.query.row_mapping": {"stored_rows", "stored_values"},
    "desktop_app.storage.query.value_counts": {"value_counts"},
}
"""What reads values and titles as they are stored, by module."""
OWN_LISTS = {("desktop_app/services/reminders/office_reminders.py", "values_of")}
"""Terms are the office's own list: they have nothing internal."""
WRITERS = {"copy_table", "copy_text", "write_print", "write_table", "write_workbook"}
WRITTEN_BY = {
    "desktop_app/documents/books_out.py": "the writers themselves",
    "desktop_app/services/imports/__init__.py": "lines of the file that was to be imported",
    "desktop_app/services/prints/__init__.py": "prints and lists",
    "desktop_app/services/registers/exports.py": "Excel and CSV, reminders as a workbook",
    "desktop_app/services/statistics/outputs.py": "figures as a workbook",
    "desktop_app/ui/copied_rows.py": "copied rows of lists and of reminders",
    "desktop_app/ui/figures/figures_page.py": "copied figures",
    "desktop_app/ui/settings/about.py": "the versions of the program",
    "desktop_app/ui/window/crash_window.py": "the report of a crash",
}
"""Every module that lets something out: each is among `WAYS`, or has no records in it."""


def _reads_around(path: Path) -> Iterator[str]:
    """The names by which a module reads values or titles as they are stored."""
    known: dict[str, str] = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                known[each.asname or each.name] = f"{node.module}.{each.name}"
                if each.name in AROUND.get(node.module, ()):
                    yield each.name
    for node in ast.walk(tree_of(path)):
        of = node.value if isinstance(node, ast.Attribute) else None
        around = AROUND.get(known.get(of.id, ""), set()) if isinstance(of, ast.Name) else set()
        if isinstance(node, ast.Attribute) and node.attr in around:
            yield node.attr


def test_no_way_out_reads_around_the_one_reader() -> None:
    paths = [path for path in SOURCES if _inner(path).startswith(READERS)]
    assert len(paths) > 40
    found = {(name_of(path), each) for path in paths for each in _reads_around(path)}
    assert found == OWN_LISTS


def test_every_way_out_is_known() -> None:
    found = {
        name_of(path)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _called(node) in WRITERS
    }
    assert found == set(WRITTEN_BY)


def _inner(path: Path) -> str:
    return path.relative_to(PROGRAM).as_posix()


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))
