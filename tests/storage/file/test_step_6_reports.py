"""Step 6: an office of before has reports, their lists and limits, and keeps what it edited."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from desktop_app.records import ALL, CodeEntry, OpinionReport
from desktop_app.records.codes import default_entries
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query
from desktop_app.services.safekeeping import checks
from desktop_app.stepping import run_to_end
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.file.steps.step_6_codes import new_entries
from tests.services.opinion_reports import report_office as office

RELEASES = [
    path
    for path in sorted((Path(__file__).parents[2] / "data" / "releases").glob("*.zwh"))
    if engine.read_header(path).schema < 6
]
NOW = datetime.datetime(2026, 11, 23, 10, 0)
LISTS = ("report_state", "reflector_kind", "report_channel", "report_form", "report_reason",
         "report_became")  # fmt: skip


class Rows:
    """A reader of an office with some code entries."""

    def __init__(self, *entries: tuple[str, str]) -> None:
        self._entries = [{"code_list": name, "code": code} for name, code in entries]

    def __call__(self, record: str, key: int) -> dict[str, object]:
        raise AssertionError(f"{record} {key} is not asked for")

    def every(self, record: str) -> list[tuple[int, dict[str, object]]]:
        if record == "office":
            return [(1, {}), (2, {})]
        return list(enumerate(map(dict[str, object], self._entries)))


def made(key: int, *entries: tuple[str, str]) -> set[tuple[str, str]]:
    rows = [values for _, values in new_entries(key, Rows(*entries))]
    return {(str(each["code_list"]), str(each["code"])) for each in rows}


OLD = tuple(
    (each.code_list, each.code) for each in default_entries()
    if each.code_list not in LISTS and not each.code.startswith("report_")
)  # fmt: skip


def test_the_first_office_gets_the_lists_that_it_lacks_and_the_new_matters() -> None:
    wanted = {(each.code_list, each.code) for each in default_entries()
              if each.code_list in LISTS}  # fmt: skip
    matters = {("time_limit_kind", f"report_{x}") for x in ("edit", "send", "number", "follow")}
    assert made(1, *OLD) == wanted | matters
    assert made(2, *OLD) == set()


def test_a_list_that_the_office_has_stays_as_it_edited_it() -> None:
    found = made(1, *OLD, ("report_form", "own"), ("time_limit_kind", "report_send"))
    assert "report_form" not in {name for name, _ in found}
    assert ("time_limit_kind", "report_send") not in found
    assert ("time_limit_kind", "report_edit") in found


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_file_of_before_takes_a_report_through_all_its_steps(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "办公.zwh"
    shutil.copy(path, copy)
    with OfficeFile.open(copy, records=ALL, steps=STEPS, who="测试", clock=lambda: NOW) as opened:
        desk = Desk(opened, "演示经办人", lambda: NOW)
        settle_keys(desk)
        for name in LISTS:
            assert lookup(desk).codes[name].offered()
        where = (Filter("code_list", "in", ("report_state",)),)
        kept = len(registers.find(desk, CodeEntry, Query(where=where)))
        assert kept in (0, len([x for x in default_entries() if x.code_list == "report_state"]))
        key = office.report(desk)
        office.sent(desk, key)
        office.adopted(desk, key, "national")
        assert office.value(desk, key, "best_level") == "national"
        assert len(registers.find(desk, OpinionReport, Query())) == 1
        subject = run_to_end(checks.copy(desk))
        found = run_to_end(checks.full(subject))
        checks.done_with(subject)
        assert found.sound, found.findings
