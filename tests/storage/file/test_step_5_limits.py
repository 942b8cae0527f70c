"""Step 5: an office's limits become rows; what it edited holds for every platform, as before."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import ALL
from desktop_app.records.calendar import Limits
from desktop_app.records.codes import default_entries
from desktop_app.records.time_limit import LimitRow, TimeLimit, shipped_limits
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.limits import shipped_rows
from desktop_app.services.limits.time_limits import OfficeLimits, limits, office_limits
from desktop_app.services.registers import Query, history
from desktop_app.services.safekeeping import checks
from desktop_app.stepping import run_to_end
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.file.steps.step_5_limits import rows_from_limits
from desktop_app.storage.log.action_log import Action, ActionLog
from desktop_app.storage.log.upgrades import UPGRADE
from desktop_app.storage.query.row_mapping import encode
from tests.storage.log.test_upgrades import replayed, stored

WITH_LIMITS = [
    path
    for path in sorted((Path(__file__).parents[2] / "data" / "releases").glob("*.zwh"))
    if engine.read_header(path).schema == 4
]
NOW = datetime.datetime(2026, 11, 23, 10, 0)
USUAL = {"notice": 15, "materials": 10, "minutes": 7, "report": 15, "reply": 30, "feedback": 60,
         "look_back": 6, "idle": 90}  # fmt: skip
KEY, KEPT_ENTRIES = 4_000_000, 308
PLATFORMS = ("", "grassroots", "plenary")


def limits_of(values: Mapping[str, int | None]) -> OfficeLimits:
    rows = [row for _, row in rows_from_limits(values)]
    return OfficeLimits(tuple(
        LimitRow(row["what"], row["platform"] or "", "", row["value"], row["unit"]) for row in rows
    ))  # fmt: skip


def shipped() -> OfficeLimits:
    return OfficeLimits(tuple(each.row for each in shipped_limits()))


def test_untouched_limits_become_those_of_a_new_office() -> None:
    made = [{**row, "channel": None} for _, row in rows_from_limits(USUAL)]
    assert made == [each.values() for each in shipped_limits() if each.row.what in USUAL]
    assert rows_from_limits({}) == rows_from_limits(USUAL)


@given(st.dictionaries(st.sampled_from(list(USUAL)), st.one_of(st.none(), st.integers(1, 250))))
def test_an_edited_limit_holds_for_every_platform_and_only_that(
    kept: Mapping[str, int | None],
) -> None:
    found = limits_of({**USUAL, **kept})
    for what, usual in USUAL.items():
        value = kept.get(what)
        ends = [found.end_of(what, platform) for platform in PLATFORMS]
        if value is None or value == usual:
            assert ends == [shipped().end_of(what, platform) for platform in PLATFORMS]
        else:
            assert {end.value if end else None for end in ends} == {value}
            assert {end.unit if end else None for end in ends} == {found.row_of(what).unit}


@pytest.fixture(params=WITH_LIMITS, ids=lambda path: path.stem)
def edited(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A released file whose office asks for notice 20 working days ahead and reminds early."""
    path = tmp_path / "旧文件.zwh"
    shutil.copy(request.param, path)
    values = {**USUAL, "notice": 20, "ahead": 9, "term_end": 180}
    connection = apsw.Connection(str(path))
    with connection:
        log = ActionLog(connection, 4)
        log.add("limits", [(KEY, None, encode(values))])
        columns = ("id", "version", "search", "strokes", "pinyin", *values)
        connection.execute(
            f"INSERT INTO limits({','.join(columns)}) VALUES({','.join('?' * len(columns))})",
            (KEY, log.no, "", "", "", *values.values()),
        )
        log.close(Action("演示：修改提醒期限", "演示"), NOW)
    connection.close()
    return path


def desk_on(office: OfficeFile) -> Desk:
    desk = Desk(office, "演示经办人", lambda: NOW)
    settle_keys(desk)
    return desk


def test_a_released_file_keeps_what_its_office_edited(edited: Path) -> None:
    with OfficeFile.open(edited, records=ALL, steps=STEPS, who="测试") as office:
        desk = desk_on(office)
        found = office_limits(desk)
        assert [found.row_of("notice", each).value for each in PLATFORMS] == [20, 20, 20]
        assert [found.row_of("materials", each).value for each in PLATFORMS] == [10, None, 10]
        kept = limits(desk)
        assert (kept["ahead"], kept["term_end"]) == (9, 180)
        assert not {"notice", "materials"} & kept.keys()  # they are rows now
        _, last = history.recent(desk, 2)  # the last is that of step 8
        made = registers.find(desk, TimeLimit, Query())
        entries = len(default_entries()) - KEPT_ENTRIES
        assert (last.name, last.changes) == (UPGRADE, len(made) + entries + 1), (
            "the rows, the new entries, and what went from Limits"
        )
        assert replayed(office, Limits) == stored(office, Limits)
        assert found.row_of("proposal_reply") == shipped().row_of("proposal_reply")
        assert "proposal_reply" in shipped_rows.lacking(desk)
        subject = run_to_end(checks.copy(desk))
        report = run_to_end(checks.full(subject))
        checks.done_with(subject)
        assert report.sound, report.findings


def test_the_history_still_tells_the_limits_of_before(edited: Path) -> None:
    with OfficeFile.open(edited, records=ALL, steps=STEPS, who="测试") as office:
        desk = desk_on(office)
        moved, written = (
            {each.label: each.after for each in history.changes_of(desk, Limits, version)}
            for version in history.history_of(desk, Limits, KEY)
        )
        assert written["会前发出通知（工作日）"] == "20"
        assert written["提前提醒（天）"] == "9"
        assert moved["会前发出通知（工作日）"] == ""
        assert "提前提醒（天）" not in moved


def test_limits_of_another_office_become_rows_of_that_office(edited: Path) -> None:
    connection = apsw.Connection(str(edited))
    connection.execute(
        "INSERT INTO limits(id, version, owner, search, strokes, pinyin, notice) "
        "VALUES(?, 1, 2, '', '', '', 3)",
        (KEY + 1,),
    )
    connection.close()
    with OfficeFile.open(edited, records=ALL, steps=STEPS, who="测试") as office:
        sql = "SELECT owner, value FROM time_limit WHERE what='notice' ORDER BY owner"
        assert list(office.connection.execute(sql)) == [(0, 20), (2, 3)]
        made = replayed(office, TimeLimit)
        assert made == stored(office, TimeLimit)
        assert {each["owner_office"] for each in made.values()} == {0, 2}


def test_a_file_without_limits_has_those_of_a_new_office(tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(WITH_LIMITS[-1], path)
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="测试") as office:
        desk = desk_on(office)
        assert registers.find(desk, TimeLimit, Query()) == registers.find(desk, Limits, Query())
        assert office_limits(desk) == shipped()
        made = history.recent(desk, 2)[1]  # the last is that of step 8
        assert made.changes == len(default_entries()) - KEPT_ENTRIES
