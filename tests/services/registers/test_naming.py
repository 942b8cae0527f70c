"""Messages name whom they are about."""

from __future__ import annotations

from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.topic import Topic
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers.naming import numbered, saved_words, spaced, titled


def keep(desk: Desk, *names: str) -> list[int]:
    return [registers.save(desk, Member, {"name": each}).keys[0] for each in names]


def test_one_is_named_several_by_the_first_and_how_many(desk: Desk) -> None:
    keys = keep(desk, "叶问", "王五", "张三")
    assert titled(desk, Member, keys[:1]) == "委员“叶问”"
    assert titled(desk, Member, keys) == "委员“叶问”等 3 人"
    assert titled(desk, Member, [7, *keys]) == "4 位委员"  # the first is gone meanwhile


def test_many_that_change_alike_are_counted(desk: Desk) -> None:
    keys = keep(desk, "叶问", "王五")
    assert numbered(desk, Member, keys) == "2 位委员"
    assert numbered(desk, Member, keys[:1]) == "委员“叶问”"
    assert (spaced("2 位委员"), spaced("委员“叶问”")) == (" 2 位委员", "委员“叶问”")


def test_every_register_has_its_word_for_so_many() -> None:
    assert [each.counted(3) for each in (Member, Topic, Point, Outcome)] == [
        "3 位委员", "3 个议题", "3 个协商点", "3 条意见建议",
    ]  # fmt: skip


def test_a_long_title_is_shortened(desk: Desk) -> None:
    content = "把全村三十六个路口的路灯都装好，" * 4
    saved = registers.save(desk, Topic, {"name": content})
    assert saved_words(desk, Topic, saved) == f"已保存议题“{content[:24]}……”"
