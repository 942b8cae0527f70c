"""The recycle bin: everything that was removed is listed, found, and comes back as it was."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from desktop_app.errors import UserError
from desktop_app.records import (
    Case,
    Committee,
    Consultation,
    LookBack,
    Member,
    Opinion,
    Outcome,
    Participant,
    Point,
    Record,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, history
from desktop_app.storage.log import door, recycle_bin
from tests import consulting_office
from tests.storage.offices import dump


def saved(desk: Desk, model: type[Record], **typed: object) -> int:
    return registers.save(desk, model, typed).keys[0]


def titles(desk: Desk, search: str = "", *, taken_back: bool = False) -> list[str]:
    places = history.find_removed(desk, search, taken_back=taken_back)
    return [each.title for each in history.read_removed(desk, places)]


def rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every register without its version, which only rises."""
    found = dump(desk.office)
    logs = {"action", "actor", "change", "origin", "record_kind", "removed", "setting"}
    return {
        table: sorted(((row[0], *row[2:]) for row in lines), key=repr)
        for table, lines in found.items()
        if table not in logs
    }


def is_as_logged(desk: Desk) -> bool:
    office = desk.office
    wanted = list(
        recycle_bin.logged(office.connection, office.records, office.steps, office.scheme)
    )
    return wanted == list(office.connection.execute("SELECT * FROM removed ORDER BY seq"))


def remove_all(desk: Desk, model: type[Record]) -> None:
    registers.remove(desk, model, list(registers.find(desk, model, Query())))


def test_an_owner_is_listed_however_many_children_went_with_it(desk: Desk) -> None:
    people = [Input({"name": f"演示{number}"}) for number in range(600)]
    typed = {"name": "演示大会"}
    key = registers.save(desk, Consultation, typed, children={Participant.KEY: people}).keys[0]
    before = rows(desk)
    registers.remove(desk, Consultation, [key])
    assert titles(desk) == ["演示大会"]
    (item,) = history.removed(desk)
    done = history.bring_back(desk, [item])
    assert done.sentence == "已找回“演示大会”，连同参加人员 600 人"
    assert rows(desk) == before
    assert titles(desk) == []


def test_a_whole_chain_comes_back_from_its_last_record(desk: Desk) -> None:
    timeline = consulting_office.whole_chain(desk)
    before = rows(desk)
    for model in (Case, LookBack, Outcome, Consultation):
        remove_all(desk, model)
    assert {"东村路灯协商会", "演示案例"} < set(titles(desk))
    while items := history.removed(desk):
        history.bring_back(desk, items[-1:])
    assert rows(desk) == before
    assert registers.draft(desk, Outcome, timeline.outcome).title


def test_what_a_record_links_to_comes_back_with_it_and_is_named(desk: Desk) -> None:
    committee = saved(desk, Committee, name="演示专委会")
    member = saved(desk, Member, name="演示甲", committee=committee)
    point = saved(desk, Point, name="演示点", members=[member])
    registers.remove(desk, Point, [point])
    registers.remove(desk, Member, [member])
    registers.remove(desk, Committee, [committee])
    (place,) = [each for each in history.removed(desk) if each.uid == point]
    done = history.bring_back(desk, [place])
    assert done.sentence == "已找回“演示点”，连同委员 1 人、任职情况 1 条、专委会 1 个"
    assert registers.draft(desk, Point, point).values["members"] == [member]


def test_a_child_taken_off_its_owner_before_is_listed_by_itself(desk: Desk) -> None:
    typed, spoken = {"name": "演示会"}, [Input({"content": "意见一"}), Input({"content": "意见二"})]
    key = registers.save(desk, Consultation, typed, children={Opinion.KEY: spoken}).keys[0]
    held = registers.draft(desk, Consultation, key)
    kept = [Input(each.values, each.key) for each in held.children[Opinion.KEY][:1]]
    registers.save(desk, Consultation, typed, children={Opinion.KEY: kept}, opened=held)
    registers.remove(desk, Consultation, [key])
    assert titles(desk) == ["演示会", "意见二"]
    history.bring_back(desk, [history.removed(desk)[1]])
    assert len(registers.draft(desk, Consultation, key).children[Opinion.KEY]) == 2


def test_the_bin_is_searched_by_name_pinyin_and_several_words(desk: Desk) -> None:
    keys = [saved(desk, Member, name=name) for name in ("王小明", "李小明", "王大力")]
    registers.remove(desk, Member, keys)
    assert titles(desk, "小明") == ["李小明", "王小明"]
    assert titles(desk, "wxm") == ["王小明"]
    assert titles(desk, "王 dali") == ["王大力"]
    assert titles(desk, "没有") == []
    assert titles(desk, "\ud800") == titles(desk)  # half a character, as a keyboard may send it


def test_what_an_undo_took_back_is_listed_when_it_is_asked_for(desk: Desk) -> None:
    saved(desk, Member, name="演示甲")
    history.undo(desk)
    assert titles(desk) == []
    assert titles(desk, taken_back=True) == ["演示甲"]
    history.redo(desk)
    assert titles(desk, taken_back=True) == []


def test_a_removal_done_again_is_a_removal(desk: Desk) -> None:
    key = saved(desk, Member, name="演示甲")
    registers.remove(desk, Member, [key])
    history.undo(desk)
    assert titles(desk) == []
    history.redo(desk)
    assert titles(desk) == ["演示甲"]
    assert is_as_logged(desk)


def test_a_number_given_again_is_named_and_the_record_stays_in_the_bin(desk: Desk) -> None:
    old = saved(desk, Point, name="演示旧点", number="1")
    registers.remove(desk, Point, [old])
    saved(desk, Point, name="演示新点", number="1")
    with pytest.raises(UserError, match="编号与现有的重复"):
        history.bring_back(desk, history.removed(desk))
    assert titles(desk) == ["演示旧点"]


def test_more_than_any_page_is_listed_and_comes_back(desk: Desk) -> None:
    put = [Member.of({"name": f"演示{number:04}"}) for number in range(1200)]
    desk_write(desk, put)
    before = rows(desk)
    remove_all(desk, Member)
    places = history.find_removed(desk)
    assert len(places) == 1200
    history.bring_back(desk, history.read_removed(desk, places))
    assert rows(desk) == before


def desk_write(desk: Desk, put: list[Member]) -> None:
    from desktop_app.storage.log.door import apply

    apply(desk.office, put, (), "导入", "演示")


def test_the_table_is_made_again_from_the_log(desk: Desk) -> None:
    consulting_office.whole_chain(desk)
    remove_all(desk, Case)
    remove_all(desk, LookBack)
    before = list(desk.office.connection.execute("SELECT * FROM removed ORDER BY seq"))
    assert before
    with desk.office.writing() as connection:
        connection.execute("DELETE FROM removed")
        recycle_bin.rebuild(desk.office, connection)
    assert list(desk.office.connection.execute("SELECT * FROM removed ORDER BY seq")) == before


def test_many_that_go_are_in_the_bin_as_logged(desk: Desk) -> None:
    made: list[Record] = [Member.of({"name": f"演示{n}", "sector": None}) for n in range(120)]
    made += [Committee.of({"name": f"演示{n}委"}) for n in range(60)]
    door.apply(desk.office, made)
    door.apply(desk.office, (), made)
    assert is_as_logged(desk)
    assert titles(desk, "演示59") == ["演示59委", "演示59"]


@given(st.lists(st.sampled_from(["new", "owned", "remove", "undo", "redo", "back"]), max_size=14))
def test_the_table_is_what_the_log_says_after_anything(acts: list[str]) -> None:
    from tests.storage.offices import fresh_desk

    with fresh_desk() as desk:
        for number, act in enumerate(acts):
            do(desk, act, number)
            assert is_as_logged(desk)


def do(desk: Desk, act: str, number: int) -> None:
    """One act of a clerk, where it can be done."""
    if act == "new":
        saved(desk, Point, name=f"演示点{number}")
    elif act == "owned":
        people = {Participant.KEY: [Input({"name": "演示甲"})]}
        registers.save(desk, Consultation, {"name": f"演示会{number}"}, children=people)
    elif act == "remove":
        for model in (Point, Consultation):
            registers.remove(desk, model, list(registers.find(desk, model, Query()))[:1])
    elif act == "back":
        items = history.removed(desk)
        if items:
            history.bring_back(desk, items[:1])
    elif act == "undo" and history.next_undo(desk):
        history.undo(desk)
    elif act == "redo" and history.next_redo(desk):
        history.redo(desk)
