"""不外传: no way out of the program tells what is internal, and each of them tells the rest."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.records import Record
from desktop_app.records.held_back import HELD_BACK
from desktop_app.services import outward, prints, registers, reminders, timeline, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.duties import outputs as duty_outputs
from desktop_app.services.duties import progress as duty_progress
from desktop_app.services.duties.cells import DutyMatrix
from desktop_app.services.office_week import chronicle, chronicle_outputs, plan_outputs
from desktop_app.services.office_week.plan_days import PlanPeriod
from desktop_app.services.office_week.plan_lines import plan_lines
from desktop_app.services.period_tables import outputs as period_outputs
from desktop_app.services.period_tables import wide_outputs
from desktop_app.services.period_tables.counting import made_in_steps
from desktop_app.services.period_tables.crossed import crossed
from desktop_app.services.period_tables.crossed_subjects import BY_KEY as CROSSED
from desktop_app.services.period_tables.remembered import TableFoot
from desktop_app.services.period_tables.rows_behind import rows_behind
from desktop_app.services.period_tables.tables.all_tables import TABLES
from desktop_app.services.prints import export_sheets, reminder_prints, timeline_prints
from desktop_app.services.registers import exports, quick_search
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import outputs, tables
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.services.subjects import default_subjects, offered
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import packages
from tests.documents.pdf_reading import poppler_text
from tests.outward_office import KINDS, MARK, MODELS, NEUTRAL, marked_office

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


WEEK = PlanPeriod(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
"""A span with every activity of the office."""


def _plan_print(desk: Desk, folder: Path) -> str:
    return pdf(plan_outputs.sheet_of(desk, WEEK, plan_lines(desk, WEEK)), folder)


def _plan_book(desk: Desk, folder: Path) -> str:
    path = folder / "plan.xlsx"
    plan_outputs.write(plan_outputs.table_of(WEEK, plan_lines(desk, WEEK)), Destination(path))
    return book(path)


def _duties(desk: Desk) -> DutyMatrix:
    return duty_progress.matrix(desk, 2026)


def _duty_print(desk: Desk, folder: Path) -> str:
    found = _duties(desk)
    return pdf(duty_outputs.matrix_sheet(desk, found, found.lines), folder)


def _duty_slips(desk: Desk, folder: Path) -> str:
    found = _duties(desk)
    return pdf(duty_outputs.slip_sheet(desk, found, found.lines), folder)


def _duty_book(desk: Desk, folder: Path) -> str:
    path = folder / "duties.xlsx"
    duty_outputs.write(duty_outputs.table_of(_duties(desk)), Destination(path))
    return book(path)


def _duty_messages(desk: Desk, _: Path) -> str:
    found = _duties(desk)
    return "".join(duty_outputs.slip_of(desk, found, each) for each in found.lines)


def _chronicle_of(desk: Desk) -> list[chronicle.ChronicleEntry]:
    return [each._replace(is_ticked=True) for each in chronicle.entries(desk, WEEK)]


def _chronicle_print(desk: Desk, folder: Path) -> str:
    return pdf(chronicle_outputs.sheet_of(desk, WEEK, _chronicle_of(desk)), folder)


def _chronicle_book(desk: Desk, folder: Path) -> str:
    path = folder / "chronicle.xlsx"
    table = chronicle_outputs.table_of(WEEK, _chronicle_of(desk))
    chronicle_outputs.write(table, Destination(path))
    return book(path)


def _first_hits(desk: Desk, _: Path) -> str:
    return str(quick_search.look_up(desk, MARK))


def _period_tables_print(desk: Desk, folder: Path) -> str:
    made = run_to_end(made_in_steps(desk, TABLES, of_year(2026)))
    return pdf(period_outputs.prepared(desk, made, TableFoot()), folder)


def _period_tables_book(desk: Desk, folder: Path) -> str:
    path = folder / "tables.xlsx"
    made = run_to_end(made_in_steps(desk, TABLES, of_year(2026)))
    period_outputs.write(period_outputs.sheets(desk, made, TableFoot()), Destination(path))
    return book(path)


def _crossed_print(desk: Desk, folder: Path) -> str:
    found = crossed(desk, CROSSED["outcomes"], "unit", "handling", of_year(2026))
    sheet = wide_outputs.crossed_sheet(desk, found, TableFoot(), shares=True, before=True)
    return pdf(sheet, folder)


def _crossed_book(desk: Desk, folder: Path) -> str:
    path = folder / "crossed.xlsx"
    found = crossed(desk, CROSSED["outcomes"], "unit", "handling", of_year(2026))
    table = wide_outputs.crossed_out(found, shares=True, before=True)
    period_outputs.write([table], Destination(path))
    return book(path)


def _behind(desk: Desk, _: Path) -> str:
    found = crossed(desk, CROSSED["outcomes"], "handling", "adoption", of_year(2026))
    return str(rows_behind(desk, found.cell(found.total, len(found.columns))))


MARKED = {each.KEY for each in MODELS}
"""What is marked; a term, which has a print, has nothing internal."""
WAYS: dict[str, Way] = {
    **{f"print {each.key}": _print(each.key) for each in prints.PRINTS if each.record in MARKED},
    **{f"list {each.KEY}": _print(f"{each.KEY}_list") for each in PAGES},
    **{f"Excel {each.KEY}": _export(each, ".xlsx") for each in PAGES},
    **{f"CSV {each.KEY}": _export(each, ".csv") for each in PAGES},
    **{f"clipboard {each.KEY}": _copied(each) for each in PAGES},
    **{f"search {each.KEY}": _searched(each) for each in PAGES},
    **{f"timeline {each.KEY}": _timeline(each) for each in PAGES if each.KEY in TIMELINES},
    **{f"figures of {each} printed": _figures(each, _figures_print) for each in STATISTICS},
    **{f"figures of {each} as a workbook": _figures(each, _figures_book) for each in STATISTICS},
    **{f"tables of {each} printed": _figures(each, _figures_tables) for each in STATISTICS},
    "charts of the workbench": lambda desk, _: str(workbench.charts(desk)),
    "search everywhere": _first_hits,
    "reminders printed": lambda desk, folder: pdf(
        reminder_prints.collect(desk, reminders.find(desk)), folder
    ),
    "reminders as a workbook": _reminders_book,
    "reminders as lines": lambda desk, _: "".join(map(reminder_prints.line, reminders.due(desk))),
    "plan of a week printed": _plan_print,
    "plan of a week as a workbook": _plan_book,
    "plan of a week as a message": lambda desk, _: plan_outputs.message(
        WEEK, plan_lines(desk, WEEK)
    ),
    "duties printed": _duty_print,
    "duties as slips": _duty_slips,
    "duties as a workbook": _duty_book,
    "duties as messages": _duty_messages,
    "chronicle printed": _chronicle_print,
    "chronicle as a workbook": _chronicle_book,
    "chronicle as text": lambda desk, _: chronicle_outputs.message(WEEK, _chronicle_of(desk)),
    "tables of a period printed": _period_tables_print,
    "tables of a period as a workbook": _period_tables_book,
    "crossed statistics printed": _crossed_print,
    "crossed statistics as a workbook": _crossed_book,
    "records behind a cell": _behind,
    "reminders searched": lambda desk, _: MARK * len(
        reminders.find(desk, reminders.Wanted(search=MARK))
    ),
}  # fmt: skip


NUMBERS_ALONE = {
    "figures of brand printed", "figures of proposal printed", "figures of handling printed",
    "figures of opinion_report printed",
    "figures of speech printed",
    "figures of press printed", "figures of member_change printed",
    "figures of proposal_quality printed", "figures of supervision printed",
    "figures of agenda printed",
    "figures of reception printed",
    "figures of work_item printed",
    "figures of campaign printed",
    "figures of manuscript printed",
    "figures of brand_review printed", "figures of recognition printed",
    "figures of deed printed",
}  # fmt: skip
"""The ways in which no text of any record is told."""
SILENT = ("search", "reminders searched")
"""The ways in which what is internal is not told as held back: it is not found at all."""


@pytest.mark.parametrize("name", WAYS)
def test_each_way_out_tells_a_text_unless_it_is_internal(
    marked: Desk, kind: str, name: str, tmp_path: Path
) -> None:
    text = re.sub(r"\s", "", WAYS[name](marked, tmp_path))
    assert (MARK in text) is (kind == NEUTRAL and name not in NUMBERS_ALONE)
    told = kind != NEUTRAL and not name.startswith(SILENT) and name not in NUMBERS_ALONE
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
