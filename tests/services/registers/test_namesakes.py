"""Records of one title in a choice: what tells them apart."""

from __future__ import annotations

import pytest

from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.office import Sector, Term
from desktop_app.records.point import Point
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers.namesakes import titled, told_apart


def keep(desk: Desk, model: type, **typed: object) -> int:
    return registers.save(desk, model, typed).keys[0]


@pytest.fixture
def sectors(desk: Desk) -> dict[str, int]:
    return {name: keep(desk, Sector, name=name) for name in ("中共", "工商联")}


def notes(desk: Desk, model: type, *keys: int) -> list[str]:
    return [each.note for each in titled(desk, model, keys)]


def test_members_of_one_name_carry_sector_and_unit(desk: Desk, sectors: dict[str, int]) -> None:
    first = keep(desk, Member, name="王建国", sector=sectors["中共"], unit="县总工会", born="1970")
    second = keep(desk, Member, name="王建国", sector=sectors["工商联"], unit="县商会", born="1971")
    assert notes(desk, Member, first, second) == ["中共 · 县总工会", "工商联 · 县商会"]
    assert told_apart(desk, Member, first).text == "王建国（中共 · 县总工会）"


def test_a_name_that_only_one_has_needs_no_note(desk: Desk, sectors: dict[str, int]) -> None:
    key = keep(desk, Member, name="王金贵", sector=sectors["中共"], unit="梨花乡")
    keep(desk, Member, name="王金", sector=sectors["中共"], unit="梨花乡")
    assert told_apart(desk, Member, key).text == "王金贵"
    assert notes(desk, Member, key) == ["中共 · 梨花乡"]


def test_namesakes_of_one_sector_and_unit_are_told_by_their_post(
    desk: Desk, sectors: dict[str, int]
) -> None:
    same = {"name": "王建国", "sector": sectors["中共"], "unit": "县一中"}
    first = keep(desk, Member, **same, post="校长", born="1970")
    second = keep(desk, Member, **same, post="教师", born="1980")
    expected = ["中共 · 县一中 · 校长", "中共 · 县一中 · 教师"]
    assert notes(desk, Member, first, second) == expected
    assert [told_apart(desk, Member, each).note for each in (first, second)] == expected


def test_namesakes_that_nothing_tells_apart_show_all_that_is_known(desk: Desk) -> None:
    first = keep(desk, Member, name="王建国", unit="县一中")
    second = keep(desk, Member, name="王建国", unit="县一中")
    assert notes(desk, Member, first, second) == ["县一中", "县一中"]


def test_a_member_of_another_term_says_so_first(desk: Desk) -> None:
    old = keep(desk, Term, number="十一", starts="2011", ends="2015")
    now = keep(desk, Term, number="十三", starts="2021", ends="2026-12")
    gone = keep(desk, Member, name="王建国", term=old, unit="县一中", born="1950")
    keep(desk, Member, name="王建国", term=now, unit="县二中", born="1970")
    assert notes(desk, Member, gone) == ["十一届 · 县一中"]


def test_consultations_and_points_of_one_name_are_told_apart(desk: Desk) -> None:
    first = keep(desk, Consultation, name="路灯", held_on="2026-03-05", number="1")
    second = keep(desk, Consultation, name="路灯", held_on="2026-04-05", number="2")
    assert notes(desk, Consultation, first, second) == ["2026-03-05 · 1", "2026-04-05 · 2"]
    here = keep(desk, Point, name="榕树下", number="D1", township="梨花乡")
    keep(desk, Point, name="榕树下", number="D2", township="龙潭乡")
    assert told_apart(desk, Point, here).text == "榕树下（D1 · 梨花乡）"


def test_a_record_that_is_gone_keeps_its_mark(desk: Desk) -> None:
    assert told_apart(desk, Member, 12345).text == "（未知 12345）"
    assert titled(desk, Member, [12345]) == []
