"""A code that some record holds stays in its list."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import CodeEntry, Member
from desktop_app.records.codes import default_entries
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, history
from desktop_app.storage.log.door import apply
from desktop_app.storage.query.integrity import Dangling, InUse


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """A desk with the default lists as its own, and a new entry of 学历."""
    put = [CodeEntry.of(each.values()) for each in default_entries()]
    apply(desk.office, put, action="代码表", actor="演示")
    new = {"code_list": "education", "code": "x1", "label": "演示班"}
    registers.save(desk, CodeEntry, new)
    return desk


def key_of(desk: Desk, code_list: str, code: str) -> int:
    where = (Filter("code_list", "in", (code_list,)), Filter("code", "in", (code,)))
    return registers.find(desk, CodeEntry, Query(where=where))[0]


@pytest.mark.parametrize(("code_list", "code"), [("education", "x1"), ("cppcc_post", "standing")])
def test_a_code_in_use_is_neither_removed_nor_given_another_code(
    listed: Desk, code_list: str, code: str
) -> None:
    values = {"name": "演示甲", "education": "演示班", "cppcc_post": "常委、委员"}
    registers.save(listed, Member, values)
    key = key_of(listed, code_list, code)
    with pytest.raises(InUse, match=r"还有委员 1 人的“.+”用着它.*请把“使用中”改为“否”"):
        registers.remove(listed, CodeEntry, [key])
    draft = registers.draft(listed, CodeEntry, key)
    with pytest.raises(InUse):
        registers.save(listed, CodeEntry, {"code": "x2"}, key=key, version=draft.version)
    registers.save(listed, CodeEntry, {"active": "否"}, key=key, version=draft.version)


def test_a_code_that_nobody_holds_can_go(listed: Desk) -> None:
    registers.remove(listed, CodeEntry, [key_of(listed, "education", "x1")])


def test_the_creation_of_a_code_is_not_undone_while_a_record_holds_it(listed: Desk) -> None:
    registers.save(listed, Member, {"name": "演示甲", "education": "演示班"})
    made = history.recent(listed, 2)[1]
    with pytest.raises(InUse):
        history.undo(listed, made.no)


def test_all_own_entries_of_a_list_can_go_while_the_default_ones_stand_for_them(
    desk: Desk,
) -> None:
    registers.save(desk, Member, {"name": "演示甲", "nation": "哈尼族"})
    put = [CodeEntry.of(each.values()) for each in default_entries()]
    made = apply(desk.office, put, action="代码表", actor="演示")
    history.undo(desk, made)


def test_what_holds_a_code_that_is_gone_does_not_come_back_before_the_code(listed: Desk) -> None:
    member = registers.save(listed, Member, {"name": "演示甲", "education": "演示班"})
    removed = registers.remove(listed, Member, member.keys)
    registers.remove(listed, CodeEntry, [key_of(listed, "education", "x1")])
    with pytest.raises(Dangling, match="代码“x1”已从代码表里删除"):
        history.undo(listed, removed.action)
    with pytest.raises(Dangling, match="代码“x1”已从代码表里删除"):
        history.bring_back(listed, history.removed(listed)[1:])
    history.bring_back(listed, history.removed(listed))
    assert listed.office.connection.execute("SELECT count(*) FROM member").fetchone() == (1,)


def test_the_order_of_a_list_holds_the_default_codes_and_the_offices_own(desk: Desk) -> None:
    new = {"code_list": "education", "code": "x1", "label": "演示班"}
    registers.save(desk, CodeEntry, new)
    for name, education in (("演示甲", "演示班"), ("演示乙", "小学"), ("演示丙", "研究生")):
        registers.save(desk, Member, {"name": name, "education": education})
    keys = registers.find(desk, Member, Query(sort="education"))
    rows = registers.rows(desk, Member, keys, ("name",))
    assert [row[2] for row in rows] == ["演示丙", "演示乙", "演示甲"]


def test_the_sentence_is_one_for_people(listed: Desk) -> None:
    registers.save(listed, Member, {"name": "演示甲", "education": "演示班"})
    with pytest.raises(UserError) as refusal:
        registers.remove(listed, CodeEntry, [key_of(listed, "education", "x1")])
    assert refusal.value.sentence.startswith("“演示班”还有委员 1 人的“学历”用着它，不能删除")
