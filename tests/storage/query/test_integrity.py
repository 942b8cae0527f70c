"""What would stand twice or point at nothing is refused in a sentence that names the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Activity,
    Attachment,
    Committee,
    Consultation,
    Member,
    Outcome,
    Point,
    Record,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import attachments, history
from desktop_app.storage.log import door
from desktop_app.storage.query.integrity import Dangling, InUse


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


def test_the_creation_of_a_record_is_not_undone_under_its_attachments(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("演示")
    made = registers.save(desk, Member, {"name": "演示甲"})
    attachments.attach(desk, Member, made.keys[0], [tmp_path / "a.txt"])
    with pytest.raises(InUse, match="“演示甲”还有 1 个附件"):
        history.undo(desk, made.action)
    history.undo(desk)
    history.undo(desk)


MANY = 250
"""More records than are removed in one batch."""


@pytest.mark.parametrize("way", ["link", "pair", "any link", "attachment"])
def test_one_of_many_that_go_is_still_used(desk: Desk, tmp_path: Path, way: str) -> None:
    model = Consultation if way == "any link" else Committee
    made: list[Record] = [model.of({"name": f"演示{n}"}) for n in range(MANY)]
    door.apply(desk.office, made)
    used = made[-1].key
    users: dict[str, Record] = {
        "link": Member.of({"name": "演示甲", "committee": used}),
        "pair": Activity.of({"name": "演示活动", "partners": [used]}),
        "any link": Outcome.of({"content": "演示意见", "source": f"consultation:{used}"}),
    }
    if way in users:
        door.apply(desk.office, [users[way]])
    else:
        (tmp_path / "a.txt").write_text("演示")
        attachments.attach(desk, model, used, [tmp_path / "a.txt"])
    with pytest.raises(InUse, match=r"还有.* 1 "):
        door.apply(desk.office, (), made)
    assert len(registers.find(desk, model, registers.Query())) == MANY


def test_nothing_is_attached_to_a_record_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("演示")
    made = registers.save(desk, Member, {"name": "演示甲"})
    attachments.attach(desk, Member, made.keys[0], [tmp_path / "a.txt"])
    registers.remove(desk, Member, made.keys)
    with pytest.raises(Dangling, match="附件所属的委员已被删除"):
        attachments.attach(desk, Member, made.keys[0], [tmp_path / "a.txt"])
    assert not registers.find(desk, Attachment, registers.Query())
