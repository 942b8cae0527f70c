"""The steps of 撤销 and 重做: their words, where they are seen, several at once."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.brand import Brand, BrandMilestone
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.services import registers, setup
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history, undo_steps
from desktop_app.services.registers.undo_steps import words_of
from desktop_app.services.setup import Answers
from desktop_app.storage.query import lists


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("新增品牌项目：榕树下好商量", "新增品牌项目“榕树下好商量”"),
        ("修改委员：仇英", "修改委员“仇英”"),
        ("删除委员：3 人", "删除委员 3 人"),
        ("撤销：删除协商点：3 个", "删除协商点 3 个"),
        ("重做：新增委员：张三", "新增委员“张三”"),
        ("从回收站恢复：王建国", "从回收站恢复“王建国”"),
        ("修改委员：张三（大字本：甲）", "修改委员“张三（大字本：甲）”"),
        ("新增协商：“有事好商量”第二场", "新增协商：“有事好商量”第二场"),
        ("批量修改委员：所属专委会（20 人）", "批量修改委员：所属专委会（20 人）"),
        ("导入委员：名单.xlsx；新增 59 人", "导入委员：名单.xlsx；新增 59 人"),
    ],
)
def test_a_step_is_told_as_a_sentence_tells_it(name: str, words: str) -> None:
    assert words_of(name) == words


def test_every_action_of_saving_one_record_is_told_with_its_title_in_quotes(desk: Desk) -> None:
    for model in ALL:
        if model.TAB:
            assert words_of(f"新增{model.TITLE}：演示") == f"新增{model.TITLE}“演示”"


def test_a_step_names_the_register_and_the_record_it_was_made_in(desk: Desk) -> None:
    made = registers.save(desk, Brand, {"name": "榕树下好商量"})
    (step, *_) = undo_steps.undo_steps(desk, 5)
    assert (step.record, step.uid) == ("brand", made.keys[0])
    registers.save(desk, Committee, {"name": "演示委"})
    assert undo_steps.undo_steps(desk, 1)[0].record == "committee"


def test_a_child_is_seen_at_the_record_it_belongs_to(desk: Desk) -> None:
    made = registers.save(desk, Brand, {"name": "榕树下好商量"})
    opened = registers.draft(desk, Brand, made.keys[0])
    line = registers.Input({"event": "启动"})
    registers.save(desk, Brand, {}, opened=opened, children={"brand_milestone": [line]})
    child = lists.first(desk.office, BrandMilestone, lists.Query(), 1)[0]
    registers.remove(desk, BrandMilestone, [child])
    step = undo_steps.undo_steps(desk, 1)[0]
    assert (step.what, step.record, step.uid) == ("删除里程碑“启动”", "brand", made.keys[0])


def test_a_change_of_a_child_alone_is_seen_at_the_record_it_belongs_to(desk: Desk) -> None:
    """The log names only what was changed: the owner is told by an entry before it."""
    made = registers.save(desk, Brand, {"name": "榕树下好商量"})
    opened = registers.draft(desk, Brand, made.keys[0])
    line = registers.Input({"event": "启动"})
    registers.save(desk, Brand, {}, opened=opened, children={"brand_milestone": [line]})
    opened = registers.draft(desk, Brand, made.keys[0])
    (child,) = lists.first(desk.office, BrandMilestone, lists.Query(), 1)
    line = registers.Input({"event": "启动大会"}, child)
    registers.save(desk, Brand, {}, opened=opened, children={"brand_milestone": [line]})
    step = undo_steps.undo_steps(desk, 1)[0]
    assert (step.record, step.uid) == ("brand", made.keys[0])


def test_many_records_are_seen_on_their_page_and_none_of_them_alone(desk: Desk) -> None:
    keys = [registers.save(desk, Member, {"name": f"演示{n}"}).keys[0] for n in "甲乙丙"]
    registers.remove(desk, Member, keys)
    step = undo_steps.undo_steps(desk, 1)[0]
    assert (step.what, step.record, step.uid) == ("删除委员 3 人", "member", None)


def test_founding_the_office_is_no_step_back(desk: Desk) -> None:
    setup.set_up(desk, Answers("政协演示县委员会", "county", "11"))
    assert undo_steps.undo_steps(desk, 50) == []
    registers.save(desk, Member, {"name": "演示甲"})
    assert [each.what for each in undo_steps.undo_steps(desk, 50)] == ["新增委员“演示甲”"]


def test_going_back_to_a_step_takes_it_and_all_later_ones_and_redo_brings_them_again(
    desk: Desk,
) -> None:
    for name in "甲乙丙丁":
        registers.save(desk, Member, {"name": f"演示{name}"})
    steps = undo_steps.undo_steps(desk, 10)
    assert [each.what for each in steps[:4]] == [f"新增委员“演示{each}”" for each in "丁丙乙甲"]
    taken = undo_steps.undo_to(desk, steps[2].no)
    assert (taken.steps, taken.refusal, taken.changed.records) == (3, "", frozenset({"member"}))
    assert count(desk) == 1
    again = undo_steps.redo_steps(desk, 10)
    assert [each.what for each in again] == [f"新增委员“演示{each}”" for each in "乙丙丁"]
    undo_steps.redo_to(desk, again[1].no)
    assert count(desk) == 3
    assert [each.what for each in undo_steps.redo_steps(desk, 10)] == ["新增委员“演示丁”"]


def test_a_step_that_is_gone_is_refused_in_a_sentence(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "演示甲"})
    step = undo_steps.undo_steps(desk, 1)[0]
    history.undo(desk)
    with pytest.raises(UserError, match="已经不在"):
        undo_steps.undo_to(desk, step.no)


def test_a_refusal_on_the_way_keeps_what_was_taken_and_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "甲乙丙":
        registers.save(desk, Member, {"name": f"演示{name}"})
    steps = undo_steps.undo_steps(desk, 3)
    real = history.undo

    def refusing(desk: Desk, number: int) -> registers.Changed:
        if number == steps[1].no:
            raise UserError("“演示乙”后来又改过，不能撤销。")
        return real(desk, number)

    monkeypatch.setattr(history, "undo", refusing)
    taken = undo_steps.undo_to(desk, steps[2].no)
    assert (taken.steps, taken.refusal) == (1, "“演示乙”后来又改过，不能撤销。")
    assert count(desk) == 2


def count(desk: Desk) -> int:
    return len(lists.find(desk.office, Member, lists.Query()))
