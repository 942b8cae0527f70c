"""A schema step that moves values: logged and checked; undo ends there and says so."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import apsw
import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL, Brand, Committee, Member, Record, Sector
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, history, undo_steps
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, self_check
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import MadeRow, Move, Reader, Renamed, Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door, entries
from desktop_app.storage.log import history as log
from desktop_app.storage.log.upgrades import UNDO_ENDS, UPGRADE
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values
from tests.storage.log.undoing import undo
from tests.storage.offices import NOON

RELEASES = sorted((Path(__file__).parents[2] / "data" / "releases").glob("*.zwh"))
BEFORE_STEP_5 = [each for each in RELEASES if engine.read_header(each).schema < 5]
NEWEST = STEPS[-1].number
Values = Mapping[str, Any]


def unit_into_post(values: Values) -> Values:
    """What a step would do that keeps units of work in another field."""
    return {"unit": None, "post": values["unit"]} if values.get("unit") else {}


def name_into_note(values: Values) -> Values:
    return {"name_note": values["name"]}


def moving(move: Move) -> tuple[Step, ...]:
    return (*STEPS, Step(NEWEST + 1, lambda connection: None, moves={"member": move}))


MOVING = moving(unit_into_post)
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
        people[0].values["unit"] = "改过的单位"
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
    names = row_mapping_of(model).all_names
    gone = [values[name] for values in found.values() for name in values if name not in names]
    assert not any(each is not None for each in gone)  # what moved away was logged as such
    return {key: {name: of[name] for name in names} for key, of in found.items()}


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
        assert list(office.connection.execute("SELECT name FROM actor")) == [("演示",)]
        assert faults(office) == []
        assert replayed(office, Member) == stored(office, Member)


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_released_file_takes_such_a_step_too(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(release, path)
    with opened(path, moving(name_into_note)) as office:
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


def test_what_was_removed_before_comes_back_as_if_it_had_been_there(old: Path) -> None:
    with opened(old) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        (gone,) = history.removed(desk)
        history.bring_back(desk, [gone])
        values = stored(office, Member)[gone.uid]
        assert (values["unit"], values["post"]) == (None, "单位1")
        assert faults(office) == []
        assert replayed(office, Member) == stored(office, Member)


def test_a_step_that_names_what_is_not_there_changes_nothing(old: Path) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        opened(old, moving(lambda values: {"post": "x", "nowhere": "x"}))
    with opened(old, STEPS) as office:
        assert log.recent(office, 1)[0].name != UPGRADE
        assert faults(office) == []


def test_a_moved_link_is_written_to_its_column(old: Path) -> None:
    with opened(old, STEPS) as office:
        committee = Committee.of({"name": "演示委"})
        door.apply(office, [committee], action="新增", actor="演示")
        key = committee.key
    with opened(old, moving(lambda values: {"committee": key})) as office:
        settle_keys(Desk(office, "演示", lambda: NOON))
        assert {row["committee"] for row in stored(office, Member).values()} == {key}
        assert faults(office) == []


def test_a_value_moved_in_a_renamed_field_follows_both(old: Path) -> None:
    def rename(connection: apsw.Connection) -> None:
        connection.execute("ALTER TABLE member RENAME COLUMN unit TO firm")

    def rename_back(connection: apsw.Connection) -> None:
        connection.execute("ALTER TABLE member RENAME COLUMN firm TO unit")

    def louder(values: Values) -> Values:
        return {"firm": f"{values['firm']}！"} if values.get("firm") else {}

    steps = (
        *STEPS,
        Step(NEWEST + 1, rename, {("member", "unit"): "firm"}, moves={"member": louder}),
        Step(NEWEST + 2, rename_back, {("member", "firm"): "unit"}),
    )
    with opened(old, steps) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        history.bring_back(desk, history.removed(desk))
        units = [row["unit"] for row in stored(office, Member).values()]
        assert sorted(units, key=str) == [None, "单位1！", "单位2！", "改过的单位！"]
        assert faults(office) == []
        assert replayed(office, Member) == stored(office, Member)


def brand_of_unit(key: int, values: Values, read: Reader) -> list[MadeRow]:
    """What a step would do that makes a brand project of each member with a unit."""
    named = read("sector", values["sector"]) if values.get("sector") else {}
    note = named.get("name")
    return [("brand", {"name": values["unit"], "remark": note})] if values.get("unit") else []


def drop_unit(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE member RENAME COLUMN unit TO gone")


MAKING = (
    *STEPS,
    Step(
        NEWEST + 1, lambda connection: None, moves={"member": lambda values: {"unit": None}},
        makes={"member": brand_of_unit},
    ),
)  # fmt: skip


def brands(office: OfficeFile) -> list[str]:
    return sorted(values["name"] for values in stored(office, Brand).values())


def test_records_made_by_a_step_are_logged_with_what_it_moves(old: Path) -> None:
    with opened(old, STEPS) as office:
        sector = Sector.of({"name": "演示界"})
        door.apply(office, [sector], action="新增", actor="演示")
        people = [Member.of({"name": "有界别", "unit": "单位9", "sector": sector.key})]
        door.apply(office, people, action="新增", actor="演示")
    with opened(old, MAKING) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        assert brands(office) == ["单位2", "单位9", "改过的单位"]
        notes = {row["name"]: row["remark"] for row in stored(office, Brand).values()}
        assert notes == {"单位2": None, "单位9": "演示界", "改过的单位": None}
        (last,) = log.recent(office, 1)
        assert (last.name, last.changes) == (UPGRADE, 6)
        assert faults(office) == []
        for model in (Member, Brand):
            assert replayed(office, model) == stored(office, model)
        assert registers.find(desk, Brand, Query(search="单位9"))


def test_what_is_made_of_a_removed_record_comes_with_it_and_once(old: Path) -> None:
    with opened(old, MAKING) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        history.bring_back(desk, history.removed(desk))
        assert brands(office) == ["单位1", "单位2", "改过的单位"]
        assert {row["unit"] for row in stored(office, Member).values()} == {None}
        assert faults(office) == []
        member = next(k for k, v in stored(office, Member).items() if v["name"] == "演示1")
        registers.remove(desk, Member, [member])
        history.bring_back(desk, history.removed(desk))
        assert brands(office) == ["单位1", "单位2", "改过的单位"]


def test_what_is_made_of_a_removed_record_reads_one_that_was_removed_too(old: Path) -> None:
    with opened(old, STEPS) as office:
        sector = Sector.of({"name": "演示界"})
        door.apply(office, [sector], action="新增", actor="演示")
        people = [Member.of({"name": "有界别", "unit": "单位9", "sector": sector.key})]
        door.apply(office, people, action="新增", actor="演示")
        door.apply(office, (), people, "删除", "演示")
        door.apply(office, (), [sector], "删除", "演示")
    with opened(old, MAKING) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        history.bring_back(desk, [x for x in history.removed(desk) if x.title == "有界别"])
        notes = {row["name"]: row["remark"] for row in stored(office, Brand).values()}
        assert notes == {"单位2": None, "单位9": "演示界", "改过的单位": None}
        assert faults(office) == []


def test_what_is_made_belongs_to_the_office_of_the_record_it_is_made_from(old: Path) -> None:
    with opened(old, STEPS) as office:
        people = [
            Member.of({"name": f"外单位{n}", "unit": f"外{n}", "owner_office": 2}) for n in range(2)
        ]
        door.apply(office, people, action="新增", actor="演示")
        door.apply(office, (), people[:1], "删除", "演示")
    with opened(old, MAKING) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        history.bring_back(desk, [x for x in history.removed(desk) if x.title == "外单位0"])
        owners = {row["name"]: row["owner_office"] for row in stored(office, Brand).values()}
        assert owners == {"单位2": 0, "改过的单位": 0, "外0": 2, "外1": 2}
        assert faults(office) == []
        assert replayed(office, Brand) == stored(office, Brand)


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_released_file_takes_a_step_that_makes_records(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(release, path)
    with opened(path, MAKING) as office:
        settle_keys(Desk(office, "演示", lambda: NOON))
        assert faults(office) == []
        for model in ALL:
            assert replayed(office, model) == stored(office, model)


def test_a_value_written_in_another_way_reads_so_in_the_whole_log(old: Path) -> None:
    def bracket(connection: apsw.Connection) -> None:
        connection.execute("UPDATE member SET unit = '〔' || unit || '〕'")

    bracketed = Renamed("unit", lambda text: text and f"〔{text}〕")
    step = Step(NEWEST + 1, bracket, {("member", "unit"): bracketed})
    with opened(old, (*STEPS, step)) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        assert log.recent(office, 1)[0].name != UPGRADE
        history.bring_back(desk, history.removed(desk))
        units = [row["unit"] for row in stored(office, Member).values()]
        assert sorted(units, key=str) == [None, "〔单位1〕", "〔单位2〕", "〔改过的单位〕"]
        assert faults(office) == []
        assert replayed(office, Member) == stored(office, Member)


def test_history_names_a_field_that_moved_away(old: Path) -> None:
    step = Step(
        NEWEST + 1, lambda connection: None, finish=drop_unit, former={("member", "unit"): "原单位"}
    )
    with opened(old, (*STEPS, step)) as office:
        assert "gone" in {row[1] for row in office.connection.execute("PRAGMA table_info(member)")}
        assert log.former_labels(office, Member) == {"unit": "原单位"}
        desk = Desk(office, "演示", lambda: NOON)
        key = office.connection.execute("SELECT id FROM member WHERE gone='改过的单位'").fetchone()
        (newest, *_) = log.history_of(office, Member, key[0] if key else 0)
        assert ("原单位", "单位0", "改过的单位") in history.changes_of(desk, Member, newest)
