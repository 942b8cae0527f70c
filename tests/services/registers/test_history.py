"""What a user reads of the past."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Committee, Member, Office
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import exports, history

NUMBER = "11010519491231002X"


def test_history_names_a_linked_record_that_is_gone(desk: Desk) -> None:
    committee = registers.save(desk, Committee, {"name": "演示委"}).keys[0]
    made = registers.save(desk, Member, {"name": "演示甲", "committee": "演示委"})
    key, version = made.keys[0], made.action or 0
    registers.save(desk, Member, {"committee": ""}, key=key, version=version)
    registers.remove(desk, Committee, [committee])
    newest = history.history_of(desk, Member, key)[0]
    (change,) = history.changes_of(desk, Member, newest)
    assert (change.before, change.after) == ("演示委（已删除）", "")


def test_identity_numbers_show_nowhere_once_the_office_keeps_them_no_longer(desk: Desk) -> None:
    office = registers.save(desk, Office, {"name": "演示县政协", "keeps_id_cards": "是"})
    key = registers.save(desk, Member, {"name": "演示甲", "id_card": NUMBER}).keys[0]

    def shown() -> tuple[list[str], list[list[object]]]:
        (version,) = history.history_of(desk, Member, key)
        changes = history.changes_of(desk, Member, version)
        table = exports.collect(desk, Member, [key], ["name", "id_card"])
        return [each.after for each in changes], [list(row) for row in table.rows]

    assert NUMBER in shown()[0]
    assert shown()[1] == [["演示甲", NUMBER]]
    values, version = {"keeps_id_cards": "否"}, office.action or 0
    registers.save(desk, Office, values, key=office.keys[0], version=version)
    assert NUMBER not in shown()[0]
    assert shown()[1] == [["演示甲"]]


def test_an_undo_under_a_removed_record_says_where_to_find_it(desk: Desk) -> None:
    made = registers.save(desk, Member, {"name": "演示甲"})
    version = made.action or 0
    changed = registers.save(desk, Member, {"unit": "新"}, key=made.keys[0], version=version)
    registers.remove(desk, Member, made.keys)
    with pytest.raises(UserError, match=r"“修改委员：演示甲”改过的委员后来被删除了.*回收站"):
        history.undo(desk, changed.action)
