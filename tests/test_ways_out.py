"""No way out of the program reads around the reader that holds back what is internal (不外传)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.test_house import MODULES, PROGRAM, name_of, tree_of

READERS = (
    "services/prints", "services/timeline", "services/reminders", "services/statistics",
    "services/registers/exports.py", "services/registers/quick_search.py",
    "services/registers/sums.py", "services/consulting/timeline", "services/workbench.py",
    "services/office_week/plan_", "services/office_week/chronicle_outputs",
    "services/duties/outputs", "services/duties/slip_words",
    "services/scoring/sandbox_reading", "services/scoring/sandbox_outputs",
    "services/personal_files/overview", "services/personal_files/outputs",
    "services/scoring/score_list", "services/scoring/score_outputs",
    "services/period_tables",
)  # fmt: skip
"""The modules that read what leaves the program, by how their paths begin."""
AROUND = {
    "desktop_app.services.desk": {"values_of"},
    "desktop_app.services.lookup.cache": {"every_title", "full_titles", "lookup", "titles_of"},
    "desktop_app.services.lookup.lazy_titles": {"LateTitles", "title_rows"},
    "desktop_app.services.registers": {"draft", "rows", "values_in_use"},
    "desktop_app.services.registers.relations": {"related_to", "values_of"},
    "desktop_app.storage.query.lists": {"distinct", "find_with", "rows", "with_values"},
    "desktop_app.storage.query.records_by_key": {"values_by_key"},
    "desktop_app.storage.query.row_mapping": {"stored_rows", "stored_values"},
    "desktop_app.storage.query.value_counts": {"value_counts"},
}
"""What reads values and titles as they are stored, by module."""
OWN_LISTS = {
    ("desktop_app/services/reminders/office_reminders.py", "values_of"),  # terms: the office's own
}
"""The readers that read no words that could be internal."""
WRITERS = {"copy_table", "copy_text", "write_print", "write_table", "write_workbook"}
WRITTEN_BY = {
    "desktop_app/documents/books_out.py": "the writers themselves",
    "desktop_app/services/imports/__init__.py": "lines of the file that was to be imported",
    "desktop_app/services/prints/__init__.py": "prints and lists",
    "desktop_app/services/registers/exports.py": "Excel and CSV, reminders as a workbook",
    "desktop_app/services/seating/outputs.py": "a seat plan, whose names are never internal",
    "desktop_app/services/statistics/outputs.py": "figures as a workbook",
    "desktop_app/ui/activities/matrix_keys.py": "copied marks with names, which are never internal",
    "desktop_app/ui/copied_rows.py": "copied rows of lists and of reminders",
    "desktop_app/ui/figures/figures_page.py": "copied figures",
    "desktop_app/ui/forms/dialog/drafts_dialog.py": "what the clerk typed and never saved",
    "desktop_app/ui/settings/about.py": "the versions of the program",
    "desktop_app/ui/window/crash_window.py": "the report of a crash",
    "desktop_app/services/office_week/plan_outputs.py": "the plan of a week as a workbook",
    "desktop_app/services/office_week/chronicle_outputs.py": "the chronicle as a workbook",
    "desktop_app/ui/office_week/week_page.py": "the plan of a week as a message",
    "desktop_app/ui/office_week/chronicle_page.py": "the chronicle as text",
    "desktop_app/services/duties/outputs.py": "the duties of a year, which name no record",
    "desktop_app/ui/duties/duty_givers.py": "messages about duties, which name no record",
    "desktop_app/services/scoring/sandbox_outputs.py": "members' scores by tried rules",
    "desktop_app/services/personal_files/outputs.py": "counts of members as a workbook",
    "desktop_app/services/scoring/score_outputs.py": "the ranking of scores as a workbook",
    "desktop_app/ui/scoring/score_detail.py": "a member's score as a message",
    "desktop_app/services/period_tables/outputs.py": "tables of a period as a workbook",
    "desktop_app/ui/period_tables/period_tables_page.py": "copied tables of numbers",
    "desktop_app/services/campaigns/figure_books.py": "a campaign's figures as a workbook",
    "desktop_app/ui/campaigns/filling_part.py": "copied figures of a campaign",
    "desktop_app/ui/campaigns/table_part.py": "a copied table of figures",
}
"""Every module that lets something out: a way of `services/test_outward.py`, or no records."""


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
    paths = [path for path in MODULES if _inner(path).startswith(READERS)]
    assert len(paths) > 40
    found = {(name_of(path), each) for path in paths for each in _reads_around(path)}
    assert found == OWN_LISTS


def test_every_way_out_is_known() -> None:
    found = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _called(node) in WRITERS
    }
    assert found == set(WRITTEN_BY)


def _inner(path: Path) -> str:
    return path.relative_to(PROGRAM).as_posix()


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))
