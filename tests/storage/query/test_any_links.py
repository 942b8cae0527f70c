"""Links to a record of any of several kinds: read, checked, followed, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from desktop_app.errors import Wrong
from desktop_app.records import ALL, Member, Point
from desktop_app.records.any_link import AnyLink, NarrowLink, pointed, pointing
from desktop_app.records.field_type import Unknown
from desktop_app.records.field_types import LongText, Text
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history, relations
from desktop_app.services.registers.children import child_models
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, self_check
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step, any_link, create_table, narrow_link
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.query import lists
from desktop_app.storage.query.declared_query import select
from desktop_app.storage.query.expressions import FieldValue
from desktop_app.storage.query.integrity import Dangling, InUse
from desktop_app.storage.query.lists import Filter, Query
from tests.storage.offices import NOON


class Errand(Record):
    """A thing to do about a point or a member."""

    KEY, TITLE, UNIT, TAB = "errand", "事项", "件", "事项"
    COLUMNS = ("name", "about", "point")

    name = Text("事项", 40, required=True)
    about = AnyLink("来源", of=("point", "member"))
    point = NarrowLink(Point, "协商点", source="about")


class Remark(Record):
    """A word on a point or an errand, part of it."""

    KEY, TITLE, UNIT = "remark", "批语", "条"
    NAME, MATCH_KEYS = "text", (("about", "text"),)
    SEARCH = ("text",)

    about = AnyLink("对象", of=("point", "errand"), owner=True, required=True)
    text = LongText("内容", required=True)


def _add_tables(connection: apsw.Connection) -> None:
    columns = f"name TEXT NOT NULL, {any_link('about')}, {narrow_link('point_id', 'point')}"
    create_table(connection, "errand", columns)
    connection.execute("CREATE INDEX errand_point ON errand(point_id) WHERE owner = 0")
    create_table(connection, "remark", f"{any_link('about', required=True)}, text TEXT NOT NULL")
    connection.execute("CREATE INDEX remark_about ON remark(about)")


RECORDS: tuple[type[Record], ...] = (*ALL, Errand, Remark)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with OfficeFile.open(
        tmp_path / "办公.zwh", records=RECORDS,
        steps=(*STEPS, Step(STEPS[-1].number + 1, _add_tables)),
        who="演示", create=True, clock=lambda: NOON,
    ) as office:  # fmt: skip
        made = Desk(office, "演示", lambda: NOON)
        settle_keys(made)
        yield made


@pytest.fixture
def point(desk: Desk) -> int:
    return registers.save(desk, Point, {"name": "演示社区"}).keys[0]


@pytest.fixture
def member(desk: Desk) -> int:
    return registers.save(desk, Member, {"name": "演示甲"}).keys[0]


def errand(desk: Desk, name: str, about: object) -> int:
    return registers.save(desk, Errand, {"name": name, "about": about}).keys[0]


def about(desk: Desk, key: int) -> object:
    return lists.rows(desk.office, Errand, [key], ("about",))[0][2]


def faults(desk: Desk) -> list[str]:
    copy = run_to_end(backups.back_up(desk.office, backups.Reason.MANUAL))
    report = run_to_end(self_check.full(self_check.subject_of(desk.office, copy)))
    return [each.text for each in report.findings if each.wrong]


def test_a_pair_is_written_and_read_as_one_text() -> None:
    assert pointing("proposal", 123) == "proposal:123"
    assert pointed("proposal:123") == ("proposal", 123)
    assert pointed(None) is None
    with pytest.raises(ValueError, match="points at no record"):
        pointed("proposal")


def test_it_is_read_by_title_and_shown_as_one(desk: Desk, point: int, member: int) -> None:
    shared, field = lookup(desk), Errand.field("about")
    assert field.read("演示社区", shared) == f"point:{point}"
    assert field.read("演示甲", shared) == f"member:{member}"
    assert field.read(f"member:{member}", shared) == f"member:{member}"
    assert field.read("", shared) is None
    assert field.show(f"member:{member}", shared) == "演示甲"
    assert field.show(None, shared) == ""
    with pytest.raises(Unknown, match="没有“无处”这条来源"):
        field.read("无处", shared)


def test_a_title_that_two_kinds_have_is_asked_about(desk: Desk, point: int) -> None:
    registers.save(desk, Member, {"name": "演示社区"})
    with pytest.raises(Wrong, match="有 2 条记录都叫“演示社区”"):
        Errand.field("about").read("演示社区", lookup(desk))


@pytest.mark.parametrize("value", ["point:1", "member:1"])
def test_what_points_nowhere_is_refused(desk: Desk, value: str) -> None:
    with pytest.raises(Dangling, match="来源里选的"):
        errand(desk, "修灯", value)


def test_a_kind_that_the_field_does_not_take_is_refused(desk: Desk) -> None:
    with pytest.raises(Dangling, match="来源不能选这一类记录"):
        desk.write([Errand.of({"name": "修灯", "about": "brand:1"})], action="新增")


def test_what_is_pointed_at_is_not_removed(desk: Desk, point: int, member: int) -> None:
    errand(desk, "修灯", f"member:{member}")
    with pytest.raises(InUse, match="“演示甲”还有事项 1 件用着它"):
        registers.remove(desk, Member, [member])
    registers.remove(desk, Point, [point])


def test_a_narrow_link_leads_on_in_lists_and_queries(desk: Desk, point: int, member: int) -> None:
    at_point = errand(desk, "修灯", f"point:{point}")
    of_member = errand(desk, "走访", f"member:{member}")
    errand(desk, "备用", None)
    by_name = Query(where=(Filter("point.name", "in", ("演示社区",)),))
    assert list(lists.find(desk.office, Errand, by_name)) == [at_point]
    by_id = Query(where=(Filter("point", "in", (point,)),))
    assert list(lists.find(desk.office, Errand, by_id)) == [at_point]
    rows = lists.rows(desk.office, Errand, [at_point, of_member], ("point",))
    assert [row[2] for row in rows] == [point, None]
    names = select(desk.office, Errand, (FieldValue("name"), FieldValue("point.name")))
    assert sorted(names) == [("修灯", "演示社区"), ("备用", None), ("走访", None)]


def test_a_narrow_link_is_no_field_of_the_record() -> None:
    assert [each.name for each in Errand.declared()] == ["name", "about"]
    assert [each.name for each in Errand.narrow_links()] == ["point"]
    assert Errand.field("point") is Errand.narrow_links()[0]


def test_the_card_lists_what_points_at_a_record(desk: Desk, point: int) -> None:
    key = errand(desk, "修灯", f"point:{point}")
    (found,) = relations.related_to(desk, Point, point, 4)
    assert (found.model, found.total, found.titles) == (Errand, 1, ((key, "修灯"),))
    assert list(lists.find(desk.office, Errand, Query(where=found.where))) == [key]


def test_a_child_of_any_kind_goes_and_comes_with_its_owner(desk: Desk, point: int) -> None:
    assert Remark in child_models(desk, Point)
    assert Remark in child_models(desk, Errand)
    registers.save(
        desk, Point, {"remark": "改"}, opened=registers.draft(desk, Point, point),
        children={"remark": [registers.Input({"text": "请抓紧"})]},
    )  # fmt: skip
    (child,) = registers.draft(desk, Point, point).children["remark"]
    assert child.values == {"about": f"point:{point}", "text": "请抓紧"}
    registers.remove(desk, Point, [point])
    assert not lists.find(desk.office, Remark, Query())
    (gone,) = history.removed(desk)
    history.bring_back(desk, [gone])
    assert [
        each.values["text"] for each in registers.draft(desk, Point, point).children["remark"]
    ] == ["请抓紧"]


def test_what_comes_back_brings_what_it_points_at(desk: Desk, point: int) -> None:
    key = errand(desk, "修灯", f"point:{point}")
    registers.remove(desk, Errand, [key])
    registers.remove(desk, Point, [point])
    chosen = next(each for each in history.removed(desk) if each.uid == key)
    history.bring_back(desk, [chosen])
    assert about(desk, key) == f"point:{point}"
    assert list(lists.find(desk.office, Point, Query())) == [point]
    assert faults(desk) == []


def test_the_self_check_finds_a_narrow_link_that_does_not_agree(desk: Desk, point: int) -> None:
    key = errand(desk, "修灯", f"point:{point}")
    with desk.office.writing() as connection:
        connection.execute("UPDATE errand SET point_id=NULL")
    assert f"事项（编号 {key}）的来源与按它查找的协商点不一致" in "".join(faults(desk))


def test_a_narrow_link_changes_with_what_it_is_read_from(
    desk: Desk, point: int, member: int
) -> None:
    key = errand(desk, "修灯", f"point:{point}")
    registers.save(
        desk, Errand, {"about": f"member:{member}"}, opened=registers.draft(desk, Errand, key)
    )
    assert lists.rows(desk.office, Errand, [key], ("point",))[0][2] is None
    history.undo(desk)
    assert lists.rows(desk.office, Errand, [key], ("point",))[0][2] == point
    assert faults(desk) == []


def test_the_self_check_finds_what_points_nowhere(desk: Desk, point: int) -> None:
    key = errand(desk, "修灯", f"point:{point}")
    assert faults(desk) == []
    with desk.office.writing() as connection:
        connection.execute("UPDATE errand SET about='point:7'")
    assert f"事项（编号 {key}）的来源指向不存在的记录 point:7" in "".join(faults(desk))
