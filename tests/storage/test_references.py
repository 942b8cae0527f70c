"""What would stand twice is refused in a sentence that names the field."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member, Point
from desktop_app.services import history, registers
from desktop_app.services.desk import Desk


def test_a_record_does_not_come_back_where_its_number_has_been_given_away(desk: Desk) -> None:
    gone = registers.save(desk, Member, {"name": "演示甲", "cert_no": "1001"})
    registers.remove(desk, Member, gone.keys)
    registers.save(desk, Member, {"name": "演示乙", "cert_no": "1001"})
    with pytest.raises(UserError, match="委员的委员证号与现有的重复"):
        history.bring_back(desk, history.removed(desk))
    assert [each.title for each in history.removed(desk)] == ["演示甲"]


def test_a_record_that_is_back_already_is_not_put_there_twice(desk: Desk) -> None:
    gone = registers.save(desk, Point, {"name": "演示协商点"})
    registers.remove(desk, Point, gone.keys)
    items = history.removed(desk)
    history.bring_back(desk, items)
    with pytest.raises(UserError, match="协商点已经在册"):
        history.bring_back(desk, items)
