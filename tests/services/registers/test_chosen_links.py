"""What a chosen member brings to a participant, and lists of names that are pasted."""

from __future__ import annotations

from typing import Any, cast

import pytest

from desktop_app.records.consensus import Opinion
from desktop_app.records.consultation import Participant
from desktop_app.records.links import Link
from desktop_app.records.member import Member
from desktop_app.records.office import Sector, Term
from desktop_app.records.press import Press
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.chosen_links import (
    bringing,
    brought,
    child_named,
    child_of,
    choosable,
    doubled,
    named,
)
from desktop_app.services.registers.name_tables import name_list

LINK = cast("Link", Participant.field("member"))


def member(desk: Desk, name: str, **typed: Any) -> int:
    return registers.save(desk, Member, {"name": name, **typed}).keys[0]


def test_only_a_participant_is_made_of_a_chosen_member() -> None:
    assert bringing(Participant) is LINK
    assert bringing(Opinion) is None
    assert bringing(Press) is None  # its author is no more than one of its fields
    assert bringing(Member) is None


def test_a_member_brings_name_unit_post_and_role(desk: Desk) -> None:
    key = member(desk, "王建国", unit="县总工会", post="主席")
    assert brought(desk, LINK, key) == {
        "name": "王建国", "unit": "县总工会", "post": "主席", "role": "sector",
    }  # fmt: skip
    bare = member(desk, "李四")
    assert brought(desk, LINK, bare) == {"name": "李四", "role": "sector"}
    assert brought(desk, LINK, 12345) == {}


def test_a_participant_made_of_a_member_can_be_saved(desk: Desk) -> None:
    long = "演示县" * 26 + "局"
    key = member(desk, "王建国", unit=long, post="主任" * 30)
    values = child_of(desk, Participant, LINK, key)
    assert (values["member"], values["role"], values["attended"]) == (key, "sector", 1)
    parsed = Participant.parse(values, lookup(desk))
    assert [each for each in parsed.problems if each.field != "consultation"] == []


@pytest.mark.parametrize(
    ("text", "people", "rest"),
    [
        ("张三、李四，王五", ["张三", "李四", "王五"], ""),
        ("张三 李四 王五", ["张三", "李四", "王五"], ""),
        ("1.张三\n2.李四\n３、王五\n", ["张三", "李四", "王五"], ""),
        ("张三\r\n\r\n李四\r\n", ["张三", "李四"], ""),
        ("王　三、欧阳修、迪丽热巴·买买提", ["王三", "欧阳修", "迪丽热巴·买买提"], ""),
        ("张三、张三、李四", ["张三", "李四"], ""),
        ("刘建华等20人、县住建局", ["刘建华"], "刘建华等20人、县住建局"),
        ("专家：张教、李工；群众：王五", ["张教", "李工", "王五"], ""),
        ("张三、专家：李四", ["张三", "李四"], ""),
        ("", [], ""),
        ("\n \n", [], ""),
        ("序号\t姓名\t工作单位\t职务\n1\t张三\t县一中\t校长\n2\t李 四\t\t", ["张三", "李四"], ""),
        ("1\t张三\t县一中\n2\t李四\t县二中", ["张三", "李四"], ""),
        ("张三\t县一中\t校长", ["张三"], ""),
    ],
)
def test_names_are_read_from_what_is_pasted(text: str, people: list[str], rest: str) -> None:
    found = name_list(Participant, LINK, text)
    assert [each.name for each in found.persons] == people
    assert found.rest == rest


def test_columns_beside_the_names_are_read_by_their_heads_or_their_order() -> None:
    headed = name_list(Participant, LINK, "职务\t姓名\t单位\n校长\t张三\t县一中")
    assert dict(headed.persons[0].beside) == {"post": "校长", "unit": "县一中"}
    bare = name_list(Participant, LINK, "3\t张三\t县一中\t校长")
    assert dict(bare.persons[0].beside) == {"unit": "县一中", "post": "校长"}


def test_a_pasted_name_is_that_of_a_member_of_several_or_of_none(desk: Desk) -> None:
    only = member(desk, "张三", unit="县一中", post="校长")
    two = [
        member(desk, "王建国", unit="县总工会"),
        member(desk, "王建国", unit="县商会", born="1970"),
    ]
    found, rest = named(desk, Participant, LINK, "张三、王建国、李四（县住建局）")
    assert [[each.key for each in one.found] for one in found] == [[only], two, []]
    assert rest == ""
    first, second, third = found
    assert child_named(desk, Participant, LINK, first, only) | {"attended": 1} == {
        "member": only, "name": "张三", "unit": "县一中", "post": "校长", "role": "sector",
        "attended": 1,
    }  # fmt: skip
    chosen = child_named(desk, Participant, LINK, second, two[1])
    assert (chosen["member"], chosen["unit"], chosen["role"]) == (two[1], "县商会", "sector")
    nobody = child_named(desk, Participant, LINK, third, None)
    assert (nobody.get("member"), nobody["unit"], nobody["role"]) == (None, "县住建局", "resident")


def test_what_stands_beside_a_name_goes_before_what_the_member_brings(desk: Desk) -> None:
    key = member(desk, "张三", unit="县一中", post="校长")
    found, _ = named(desk, Participant, LINK, "专家：张三（县教研室）")
    values = child_named(desk, Participant, LINK, found[0], key)
    assert (values["unit"], values["post"], values["role"]) == ("县教研室", "校长", "expert")


def test_a_person_who_is_there_is_known_by_link_or_by_name() -> None:
    there: list[dict[str, Any]] = [{"member": 7, "name": "张三"}, {"member": None, "name": "李四"}]
    assert doubled(Participant, LINK, {"member": 7, "name": "张三"}, there)
    assert not doubled(Participant, LINK, {"member": 8, "name": "张三"}, there)
    assert doubled(Participant, LINK, {"name": "李四"}, there)
    assert doubled(Participant, LINK, {"name": "张三"}, there)
    assert not doubled(Participant, LINK, {"name": "王五"}, there)


def test_members_of_the_current_term_are_listed_by_search_sector_and_committee(
    desk: Desk,
) -> None:
    old = registers.save(desk, Term, {"number": "9", "starts": "2017", "ends": "2021"}).keys[0]
    sector = registers.save(desk, Sector, {"name": "工商联"}).keys[0]
    member(desk, "张三", term=old)
    one, two = member(desk, "张三丰", sector=sector), member(desk, "李四", unit="县总工会")
    assert {each.key for each in choosable(desk, Member, "").shown} == {one, two}
    assert [each.key for each in choosable(desk, Member, "zsf").shown] == [one]
    assert [each.key for each in choosable(desk, Member, "总工会").shown] == [two]
    assert [each.key for each in choosable(desk, Member, "", {"sector": sector}).shown] == [one]
