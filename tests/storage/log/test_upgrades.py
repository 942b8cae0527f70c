"""A schema step that moves values: logged, checked, told where undo ends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL, Member, Record
from desktop_app.services import history, registers, undo_steps
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, self_check
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Move, Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door, entries
from desktop_app.storage.log import history as log
from desktop_app.storage.log.upgrades import UNDO_ENDS, UPGRADE
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values
from tests.storage.log.undoing import undo
from tests.storage.offices import NOON

RELEASES = sorted((Path(__file__).parents[2] / "data" / "releases").glob("*.zwh"))
NEWEST = STEPS[-1].number


def unit_into_post(connection: apsw.Connection) -> Iterator[Move]:
    """What a step would do that keeps units of work in another field."""
    for key, unit in connection.execute("SELECT id, unit FROM member WHERE unit IS NOT NULL"):
        yield Move("member", key, {"unit": None, "post": unit})


def name_into_note(connection: apsw.Connection) -> Iterator[Move]:
    """A step that writes to every member there is."""
    for key, name in connection.execute("SELECT id, name FROM member"):
        yield Move("member", key, {"name_note": name})


MOVING = (*STEPS, Step(NEWEST + 1, lambda connection: None, moves=unit_into_post))
LATER = (*MOVING, Step(NEWEST + 2, lambda connection: None))


def opened(path: Path, steps: tuple[Step, ...] = MOVING) -> OfficeFile:
    return OfficeFile.open(
        path, records=ALL, steps=steps, who="测试", create=True, clock=lambda: NOON
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An office file of before the step, with a member changed, one removed and one undone."""
    path = tmp_path / "办公.zwh"
    with opened(path, STEPS) as office:
        people = [Member.of({"name": f"演示{n}", "unit": f"单位{n}"}) for n in range(3)]
        people.append(Member.of({"name": "无单位"}))
        door.apply(office, people, action="导入", actor="演示")
        people[0].__data__["unit"] = "改过的单位"
        door.apply(office, people[:1], action="修改", actor="演示")
        door.apply(office, (), people[1:2], "删除", "演示")
        undo(office, door.apply(office, (), people[2:3], "删除", "演示") or 0, "演示")
    return path


def faults(office: OfficeFile) -> list[str]:
    copy = run_to_end(backups.back_up(office, backups.Reason.MANUAL))
    report = run_to_end(self_check.full(self_check.subject_of(office, copy)))
    return [each.text for each in report.findings if each.wrong]


def replayed(office: OfficeFile, model: type[Record]) -> dict[int, dict[str, Any]]:
    """The records of a register made from nothing by its log alone."""
    sql = (
        "SELECT c.uid, a.schema, c.before, c.after FROM change c JOIN action a ON a.no=c.action "
        "JOIN record_kind k ON k.id=c.kind WHERE k.key=? ORDER BY c.seq"
    )
    found: dict[int, dict[str, Any]] = {}
    for uid, number, *texts in office.connection.execute(sql, (model.KEY,)):
        _, after = entries.read(office.steps, number, model, (texts[0], texts[1]))
        if after is None:
            del found[uid]
        else:
            found[uid] = {**found.get(uid, {}), **after}
    return found


def stored(office: OfficeFile, model: type[Record]) -> dict[int, dict[str, Any]]:
    keys = [row[0] for row in office.connection.execute(f'SELECT id FROM "{model.KEY}"')]
    rows = stored_values(office.connection, row_mapping_of(model), keys)
    return {key: values for key, (_, values) in rows.items()}


def test_the_moved_values_are_one_action_of_the_log(old: Path) -> None:
    with opened(old) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        posts = [row["post"] for row in stored(office, Member).values()]
        assert sorted(posts, key=str) == [None, "单位2", "改过的单位"]
        (last,) = log.recent(office, 1)
        assert (last.name, last.actor, last.changes) == (UPGRADE, UPGRADE, 2)
        assert faults(office) == []
        assert replayed(office, Member) == stored(office, Member)


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_released_file_takes_such_a_step_too(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(release, path)
    steps = (*STEPS, Step(NEWEST + 1, lambda connection: None, moves=name_into_note))
    with opened(path, steps) as office:
        settle_keys(Desk(office, "演示", lambda: NOON))
        assert log.recent(office, 1)[0].name == UPGRADE
        assert faults(office) == []
        for model in ALL:
            assert replayed(office, model) == stored(office, model)


def test_a_step_that_moves_nothing_writes_no_action(tmp_path: Path) -> None:
    with opened(tmp_path / "办公.zwh") as office:
        assert log.recent(office, 1) == []


def test_undo_ends_at_the_moved_values_and_says_so(old: Path) -> None:
    with opened(old, LATER) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        assert log.stacks(office) == ([], [])
        assert undo_steps.undo_steps(desk, 5) == []
        for number in (1, 2, log.recent(office, 1)[0].no):
            with pytest.raises(log.Conflict, match="程序升级时整理过数据"):
                undo(office, number, "演示")
        with pytest.raises(UserError, match=UNDO_ENDS):
            history.undo(desk)
        key = registers.find(desk, Member, Query())[0]
        registers.save(
            desk, Member, {"strengths": "书法"}, opened=registers.draft(desk, Member, key)
        )
        history.undo(desk)
        with pytest.raises(UserError, match=UNDO_ENDS):
            history.undo(desk)
        assert faults(office) == []


def test_what_was_removed_before_comes_back_from_the_bin(old: Path) -> None:
    with opened(old) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        (gone,) = history.removed(desk)
        history.bring_back(desk, [gone])
        assert faults(office) == []
        assert replayed(office, Member) == stored(office, Member)


def test_a_step_that_names_what_is_not_there_changes_nothing(old: Path) -> None:
    def wrong(connection: apsw.Connection) -> Iterator[Move]:
        yield from unit_into_post(connection)
        yield Move("member", 5, {"unit": "x"})

    steps = (*STEPS, Step(NEWEST + 1, lambda connection: None, moves=wrong))
    with pytest.raises(KeyError, match="member has no record 5"):
        opened(old, steps)
    with opened(old, STEPS) as office:
        assert log.recent(office, 1)[0].name != UPGRADE
        assert faults(office) == []


def test_a_moved_link_is_written_to_its_column(old: Path) -> None:
    def to_term(connection: apsw.Connection) -> Iterator[Move]:
        for (key,) in connection.execute("SELECT id FROM member"):
            yield Move("member", key, {"committee": None, "remark": "移"})

    steps = (*STEPS, Step(NEWEST + 1, lambda connection: None, moves=to_term))
    with opened(old, steps) as office:
        assert {row["remark"] for row in stored(office, Member).values()} == {"移"}
        assert log.recent(office, 1)[0].changes == 3
