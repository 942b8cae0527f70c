"""Office files of every earlier version: opened today they hold the same rows, and go on."""

from __future__ import annotations

import datetime
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL, CodeEntry, Member, Membership, Office, Point, Topic
from desktop_app.records.calendar import Holiday
from desktop_app.records.codes import default_entries
from desktop_app.services import registers, setup
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, history
from desktop_app.services.safekeeping import checks
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import restore
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS, step_4
from desktop_app.storage.log import log_check
from desktop_app.storage.log.upgrades import UPGRADE
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values

RELEASES = sorted((Path(__file__).parents[2] / "data" / "releases").glob("*.zwh"))
NOW = datetime.datetime(2026, 11, 23, 10, 0)
MOVED_AWAY = {place for step in STEPS for place in step.former}
"""Columns of earlier versions whose values are in other records now."""


def rows_of(path: Path, tables: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """Every row of every table of ours, in the columns that `tables` names, by default in all.

    An entry of the log has the key of its record, however it is stored. Whether the order keys
    are those of the program is left out: a step that makes records has them made anew.
    """
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        if tables is None:
            names = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite@_%' "
                "ESCAPE '@'"
            )
            tables = {
                name: [
                    row[1]
                    for row in connection.execute(f'PRAGMA table_info("{name}")')
                    if (name, row[1]) not in MOVED_AWAY
                ]
                for (name,) in names
            }  # fmt: skip
        found = {
            name: sorted(
                connection.execute(f"SELECT {','.join(columns)} FROM {source(connection, name)}"),
                key=repr,
            )
            for name, columns in tables.items()
        }
    connection.close()
    return {"tables": tables, "rows": found}


def source(connection: sqlite3.Connection, table: str) -> str:
    """The rows of a table, entries of the log in the columns that they had at first."""
    new = "SELECT 1 FROM sqlite_schema WHERE name='record_kind'"
    if table == "change" and connection.execute(new).fetchone():
        return "(SELECT c.*, k.key AS record FROM change c JOIN record_kind k ON k.id=c.kind)"
    if table == "setting":
        return "(SELECT * FROM setting WHERE name<>'key_scheme')"
    return f'"{table}"'


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(request.param, path)
    return path


OF_VERSION_1 = [each for each in RELEASES if engine.read_header(each).schema < 4]


@pytest.fixture(params=OF_VERSION_1, ids=lambda path: path.stem)
def with_old_log(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A released file whose actions have hash version 1."""
    path = tmp_path / "旧文件.zwh"
    shutil.copy(request.param, path)
    return path


def opened(path: Path) -> OfficeFile:
    return OfficeFile.open(path, records=ALL, steps=STEPS, who="测试")


def whole(desk: Desk) -> bool:
    """Whether the full check finds nothing damaged."""
    subject = run_to_end(checks.copy(desk))
    try:
        return run_to_end(checks.full(subject)).sound
    finally:
        checks.done_with(subject)


def test_there_is_a_file_of_an_earlier_version() -> None:
    assert RELEASES


LOGGED = {"action", "change", "record_kind", "origin", "actor", "code_entry"}
REMADE = {"setting", "sqlite_stat1"}
"""Tables that an upgrade adds to, and those of what is made anew.

Sectors that are visited regularly are written once more by step 8, so that their versions differ.
"""


def keeps(path: Path, before: dict[str, Any]) -> bool:
    """Whether every row of before is there, beside none but new code entries and log rows."""
    after = rows_of(path, before["tables"])["rows"]
    for rows in (before["rows"], after):
        version = before["tables"]["sector"].index("version")
        rows["sector"] = [(*row[:version], *row[version + 1 :]) for row in rows["sector"]]
    return all(
        set(rows) <= set(after[table]) if table in LOGGED else rows == after[table]
        for table, rows in before["rows"].items()
        if table not in REMADE
    )


def test_an_old_file_keeps_every_row_and_every_entry_of_its_log(released: Path) -> None:
    before = rows_of(released)
    with opened(released):
        pass
    assert keeps(released, before)


def test_entries_come_over_in_batches_and_leave_few_empty_pages(
    with_old_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_4, "_BATCH", 50)
    before = rows_of(with_old_log)
    with opened(with_old_log) as office:
        pages = office.connection.pragma("page_count")
        assert office.connection.pragma("freelist_count") < pages / 5
    assert keeps(with_old_log, before)


def test_an_old_file_is_backed_up_before_its_schema_changes(released: Path) -> None:
    before = rows_of(released)
    is_older = engine.read_header(released).schema < STEPS[-1].number
    with opened(released):
        pass
    folder = released.with_name(f"{released.name}.备份")
    assert [rows_of(backup) for backup in folder.glob("*.zwh")] == [before] * is_older


def test_the_program_of_before_refuses_a_file_that_was_brought_up(with_old_log: Path) -> None:
    with opened(with_old_log):
        pass
    before = with_old_log.read_bytes()
    newest = STEPS[-1].number
    with pytest.raises(UserError) as refused:
        OfficeFile.open(with_old_log, records=ALL, steps=STEPS[:3], who="测试")
    assert f"由更新的版本保存（数据格式 {newest}，本程序最高认识 3）" in str(refused.value)
    assert with_old_log.read_bytes() == before


def test_an_old_file_gets_the_uid_of_its_own_however_often_it_is_brought_up(
    with_old_log: Path, tmp_path: Path
) -> None:
    found: list[tuple[Any, ...]] = []
    for number in range(2):
        copy = tmp_path / f"{number}.zwh"
        shutil.copy(with_old_log, copy)
        with opened(copy) as office:
            found += office.connection.execute("SELECT no, uid, name FROM origin").fetchall()
    assert found[0] == found[1]
    assert (found[0][0], len(found[0][1]), found[0][2]) == (0, 32, None)


def test_two_new_files_are_two_offices(tmp_path: Path) -> None:
    found = set()
    for name in ("甲", "乙"):
        place = tmp_path / f"{name}.zwh"
        with OfficeFile.open(place, records=ALL, steps=STEPS, who="测试", create=True) as office:
            found |= set(office.connection.execute("SELECT uid FROM origin"))
    assert len(found) == 2


def test_old_and_new_actions_are_one_chain(with_old_log: Path) -> None:
    with opened(with_old_log) as office:
        last = engine.value_of(office.connection, "SELECT max(no) FROM action WHERE schema<4")
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        registers.save(desk, Topic, {"name": "演示的新议题"})
        sql = (
            "SELECT no<=?, hash_version, schema>3, actor_id, origin, origin_no=no FROM action "
            "WHERE name<>?"
        )
        assert set(office.connection.execute(sql, (last, UPGRADE))) == {
            (1, 1, 0, None, 0, 1), (0, 2, 1, 1, 0, 1),
        }  # fmt: skip
        assert list(log_check.chain_faults(office.connection)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE action SET hash_version = 2 WHERE no = 3",
        "UPDATE action SET origin_no = 4 WHERE no = 3",
        "UPDATE action SET actor = '别人' WHERE no = 3",
        "UPDATE action SET first_seq = first_seq + 1 WHERE no = 3",
        "INSERT INTO actor VALUES(1, 0, '某人'); UPDATE action SET actor_id = 1 WHERE no = 3",
    ],
)
def test_an_old_action_that_was_changed_is_found(with_old_log: Path, statement: str) -> None:
    with opened(with_old_log):
        pass
    with sqlite3.connect(with_old_log) as connection:
        connection.executescript(statement)
    connection.close()
    with opened(with_old_log) as office:
        faults = "".join(log_check.chain_faults(office.connection))
    assert re.search("第 3 号操作.*记录链", faults)


def test_a_changed_entry_of_an_old_action_is_named(with_old_log: Path) -> None:
    with opened(with_old_log):
        pass
    with sqlite3.connect(with_old_log) as connection:
        connection.execute("UPDATE change SET after = '{}' WHERE seq = 5")
    connection.close()
    with opened(with_old_log) as office:
        assert "校验值" in "".join(log_check.chain_faults(office.connection))


def test_an_old_file_keeps_its_own_holidays_and_knows_the_years_it_lacks(released: Path) -> None:
    with opened(released) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        kept = registers.find(desk, Holiday, Query())
        own = {row[2] for row in registers.rows(desk, Holiday, kept, ("day",))}
        calendar = lookup(desk, Holiday).calendar
        assert {day.isoformat() for day in calendar.rest | calendar.worked} >= own
        assert {2004, 2019, 2025, 2026} <= calendar.years
        for day in kept:  # the days of the file's own years are the office's to change
            year = registers.draft(desk, Holiday, day).values["day"][:4]
            assert int(year) in calendar.years


def test_an_old_file_passes_the_full_check_and_goes_on(released: Path) -> None:
    with opened(released) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        assert whole(desk)
        (removed,) = [x for x in history.removed(desk) if x.title == "演示园区协商点"]
        history.bring_back(desk, [removed])  # undo ends at the upgrade
        points = registers.find(desk, Point, Query())
        assert "演示园区协商点" in [registers.draft(desk, Point, key).title for key in points]
        topic = registers.save(desk, Topic, {"name": "演示的新议题", "point": points[0]}).keys[0]
        assert registers.draft(desk, Topic, topic).values["state"] == "collected"
        (first,) = (
            key
            for key in registers.find(desk, Member, Query())
            if registers.draft(desk, Member, key).title == "张三（演示）"
        )
        assert len(history.history_of(desk, Member, first)) == 2
        assert whole(desk)


def content(office: OfficeFile) -> dict[str, Any]:
    """Every row of every register, without versions."""
    found = {}
    for model in ALL:
        shape = row_mapping_of(model)
        keys = [row[0] for row in office.connection.execute(f'SELECT id FROM "{shape.table}"')]
        rows = stored_values(office.connection, shape, keys)
        found[model.KEY] = {key: values for key, (_, values) in rows.items()}
    return found


BEFORE_STEP_5 = [each for each in RELEASES if engine.read_header(each).schema < 5]


@pytest.mark.parametrize("released", BEFORE_STEP_5, ids=lambda path: path.stem, indirect=True)
def test_undo_ends_at_the_upgrade_that_made_rows_and_says_so(released: Path) -> None:
    with opened(released) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        assert not history.next_undo(desk)
        with pytest.raises(UserError, match="程序升级时整理过数据"):
            history.undo(desk)
        before = content(office)
        for name in ("演示的新议题", "演示的另一议题"):
            registers.save(desk, Topic, {"name": name})
        after = content(office)
        while history.next_undo(desk):
            history.undo(desk)
        assert content(office) == before
        assert whole(desk)
        while history.next_redo(desk):
            history.redo(desk)
        assert content(office) == after
        assert whole(desk)


def entries_in(rows: dict[int, dict[str, Any]]) -> dict[str, list[tuple[Any, ...]]]:
    """The code entries by list, in their order."""
    found = dict[str, list[tuple[Any, ...]]]()
    for each in sorted(rows.values(), key=lambda each: each["position"]):
        found.setdefault(each["code_list"], []).append((each["code"], each["label"]))
    return found


def own_entries(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        names = ("code_list", "code", "label", "position")
        rows = connection.execute(f"SELECT {','.join(names)} FROM code_entry").fetchall()
    connection.close()
    return entries_in(dict(enumerate(dict(zip(names, row, strict=True)) for row in rows)))


@pytest.mark.parametrize("released", BEFORE_STEP_5, ids=lambda path: path.stem, indirect=True)
def test_an_old_office_can_edit_every_list_and_keeps_its_own(released: Path) -> None:
    with sqlite3.connect(released) as connection:
        connection.execute("UPDATE code_entry SET label='演示改过' WHERE code_list='level'")
        connection.execute("DELETE FROM code_entry WHERE code_list='on_wall' AND position>10")
    connection.close()
    before = own_entries(released)
    with opened(released) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        found = entries_in(content(office)[CodeEntry.KEY])
        shipped = entries_in(dict(enumerate(x.values() for x in default_entries())))
        assert found == {**shipped, **before}
        (made,) = history.recent(desk, 1)
        assert made.name == UPGRADE
        classes = Query(where=(registers.Filter("code_list", "in", ("reply_class",)),))
        drafts = [
            registers.draft(desk, CodeEntry, key)
            for key in registers.find(desk, CodeEntry, classes)
        ]
        (old,) = (each for each in drafts if each.values["code"] == "B")
        registers.save(desk, CodeEntry, {"label": "演示的叫法"}, opened=old)
        assert lookup(desk).codes["reply_class"].label("B") == "演示的叫法"


def test_an_old_office_gets_new_entries_of_the_lists_it_has(released: Path) -> None:
    with opened(released) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        keys = registers.find(desk, CodeEntry, Query())
        rows = registers.rows(desk, CodeEntry, keys, ("code_list", "code"))
    found = [tuple(row[2:]) for row in rows]
    wanted = {(each.code_list, each.code) for each in default_entries()}
    assert set(found) >= {each for each in wanted if each[0] in ("time_limit_kind", "quality_item")}
    assert len(found) == len(set(found))


def test_a_file_that_was_never_set_up_gets_its_lists_then(tmp_path: Path) -> None:
    path = tmp_path / "空文件.zwh"
    with OfficeFile.open(path, records=ALL, steps=STEPS[:4], who="测试", create=True):
        pass
    with opened(path) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        assert content(office)[CodeEntry.KEY] == {}
        assert history.recent(desk, 1) == []
        setup.set_up(desk, setup.Answers("政协演示县委员会", "county", "11"))
        shipped = entries_in(dict(enumerate(x.values() for x in default_entries())))
        assert entries_in(content(office)[CodeEntry.KEY]) == shipped


def test_the_lists_are_made_once_however_many_offices_a_file_names(released: Path) -> None:
    with sqlite3.connect(released) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(office)")][1:]
        columns = ",".join(names)
        connection.execute(
            f"INSERT INTO office(id,{columns}) SELECT id+1,{columns} FROM office LIMIT 1"
        )
    connection.close()
    with opened(released) as office:
        rows = content(office)[CodeEntry.KEY].values()
        places = [(each["code_list"], each["code"]) for each in rows]
        assert len(places) == len(set(places))


def test_an_office_that_comes_back_brings_no_list_twice(released: Path) -> None:
    with opened(released) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        before = content(office)
        registers.remove(desk, Office, registers.find(desk, Office, Query()))
        gone = [each for each in history.removed(desk) if each.model is Office]
        history.bring_back(desk, gone)
        assert content(office) == before


def test_the_backup_of_before_is_restored_and_is_the_same_office(with_old_log: Path) -> None:
    def uid(office: OfficeFile) -> object:
        return engine.value_of(office.connection, "SELECT uid FROM origin")

    with opened(with_old_log) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        before, own = content(office), uid(office)
        made = [each.name for each in history.recent(desk, 9) if each.name == UPGRADE]
        registers.save(desk, Topic, {"name": "演示的新议题"})
    (backup,) = with_old_log.with_name(f"{with_old_log.name}.备份").glob("*.zwh")
    done = run_to_end(restore.restore(with_old_log, backup, NOW, STEPS[-1].number))
    assert done.lost is not None
    assert [each.name for each in done.lost] == [*made, "新增议题：演示的新议题"]
    with opened(with_old_log) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        assert uid(office) == own
        now = content(office)
        for model in (Membership, CodeEntry):  # made once more, with keys of their own
            rows = [sorted(each.pop(model.KEY).values(), key=repr) for each in (before, now)]
            assert rows[0] == rows[1]
        assert now == before
        assert whole(desk)
