"""Saving, refusing, removing: what a clerk does with one register."""

from __future__ import annotations

import pytest

from desktop_app.records import (
    Activity,
    Brand,
    BrandMilestone,
    Committee,
    Member,
    Office,
    Point,
    SeatPlan,
    Sector,
    Term,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup import cache
from desktop_app.services.registers import Refused, history


def test_a_new_member_belongs_to_the_current_term(desk: Desk) -> None:
    saved = registers.save(desk, Member, {"name": "演示甲"})
    assert registers.draft(desk, Member, saved.keys[0]).values["term"] == cache.current_term(desk)


def test_the_current_term_is_the_one_today_lies_in(desk: Desk) -> None:
    registers.save(desk, Term, {"number": 11, "starts": "2027-01"})
    names = cache.lookup(desk)
    assert names.term is not None
    assert names.titles["term"].title(names.term) == "十届"


@pytest.mark.parametrize(
    ("ends", "starts", "current"),
    [
        ("2026-11", "2026-12", "十届"), ("2026", "2027", "十届"), ("2026-11-22", "2026-12", "十届"),
        ("2026-11", "2026-11", "十一届"), ("2026-10", "2026-11-23", "十一届"),
        ("2026-11-23", "2026-11-24", "十届"),
    ],
)  # fmt: skip
def test_a_term_is_on_to_the_end_of_its_last_month(
    desk: Desk, ends: str, starts: str, current: str
) -> None:
    term = cache.current_term(desk) or 0
    version = registers.draft(desk, Term, term).version
    registers.save(desk, Term, {"ends": ends}, key=term, version=version)
    registers.save(desk, Term, {"number": "十一", "starts": starts})
    shown = cache.lookup(desk)
    assert shown.titles["term"].title(shown.term or 0) == current


def test_a_new_term_changes_whom_a_name_means_at_once(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "演示王芳", "cert_no": "1"})
    made = registers.save(desk, Member, {"name": "演示王芳", "cert_no": "2"})
    term = registers.save(desk, Term, {"number": "九", "starts": "2017-01", "ends": "2021-12"})
    version, values = made.action or 0, {"term": term.keys[0]}
    registers.save(desk, Member, values, key=made.keys[0], version=version)
    assert len(cache.lookup(desk).titles["member"].find("演示王芳")) == 1
    draft = registers.draft(desk, Term, term.keys[0])
    later = {"number": "十一", "starts": "2026-11", "ends": ""}
    registers.save(desk, Term, later, key=draft.key, version=draft.version)
    assert cache.lookup(desk).titles["member"].find("演示王芳") == made.keys


def test_a_certificate_number_may_not_occur_twice_in_a_term(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "演示甲", "cert_no": "1001"})
    with pytest.raises(registers.Refused, match="“1001”已经用在“演示甲”上"):
        registers.save(desk, Member, {"name": "演示乙", "cert_no": "1001"})
    other = registers.save(desk, Term, {"number": 9}).keys[0]
    registers.save(desk, Member, {"name": "演示乙", "cert_no": "1001", "term": other})


def test_the_same_name_and_birth_is_a_remark(desk: Desk) -> None:
    inputs = {"name": "演示甲", "born": "1975-03"}
    registers.save(desk, Member, inputs)
    checked = registers.check(desk, Member, inputs)
    assert not checked.stops
    assert any("请核对是不是同一条" in each.text for each in checked.problems)
    registers.save(desk, Member, inputs)


def test_a_record_is_not_its_own_double(desk: Desk) -> None:
    inputs = {"name": "演示甲", "born": "1975-03", "cert_no": "1001"}
    key = registers.save(desk, Member, inputs).keys[0]
    assert [each.field for each in registers.check(desk, Member, inputs, key).problems] == []


def test_saving_from_an_old_version_shows_both(desk: Desk) -> None:
    key = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    old = registers.draft(desk, Member, key)
    registers.save(desk, Member, {"unit": "别人填的"}, key=key, version=old.version)
    with pytest.raises(registers.Stale) as raised:
        registers.save(desk, Member, {"unit": "我填的"}, key=key, version=old.version)
    assert (raised.value.current or {})["unit"] == "别人填的"


def test_a_brand_and_its_milestones_are_saved_as_one_action(desk: Desk) -> None:
    steps = {
        "brand_milestone": [registers.Input({"event": "启动"}), registers.Input({"event": "挂牌"})]
    }
    saved = registers.save(desk, Brand, {"name": "演示品牌"}, children=steps)
    opened = registers.draft(desk, Brand, saved.keys[0])
    assert {each.title for each in opened.children["brand_milestone"]} == {"启动", "挂牌"}
    kept = opened.children["brand_milestone"][0]
    again = registers.save(
        desk, Brand, {"slogan": "新口号"}, opened=opened,
        children={"brand_milestone": [registers.Input({"note": "记"}, kept.key)]},
    )  # fmt: skip
    assert again.records == {"brand", "brand_milestone"}
    left = registers.draft(desk, Brand, saved.keys[0]).children["brand_milestone"]
    assert [(each.key, each.values["note"]) for each in left] == [(kept.key, "记")]
    history.undo(desk)
    assert len(registers.draft(desk, Brand, saved.keys[0]).children["brand_milestone"]) == 2


def test_a_child_with_a_problem_stops_the_whole_save(desk: Desk) -> None:
    with pytest.raises(registers.Refused, match="请填写事项"):
        registers.save(
            desk, Brand, {"name": "演示品牌"},
            children={"brand_milestone": [registers.Input({"event": ""})]},
        )  # fmt: skip
    assert len(registers.find(desk, Brand, registers.Query())) == 0


def test_removing_a_brand_takes_its_children_to_the_recycle_bin(desk: Desk) -> None:
    saved = registers.save(
        desk, Brand, {"name": "演示品牌"},
        children={"brand_milestone": [registers.Input({"event": "启动"})]},
    )  # fmt: skip
    registers.remove(desk, Brand, saved.keys)
    assert len(registers.find(desk, BrandMilestone, registers.Query())) == 0
    binned = history.removed(desk)
    assert [each.title for each in binned] == ["演示品牌"]
    history.bring_back(desk, binned)
    assert len(registers.draft(desk, Brand, saved.keys[0]).children["brand_milestone"]) == 1


def test_names_follow_every_change(desk: Desk) -> None:
    registers.save(desk, Committee, {"name": "演示委员会", "short_name": "演示委"})
    registers.save(desk, Sector, {"name": "经济界"})
    saved = registers.save(desk, Member, {"name": "甲", "committee": "演示委", "sector": "经济"})
    shown = cache.lookup(desk)
    values = registers.draft(desk, Member, saved.keys[0]).values
    assert Member.field("committee").show(values["committee"], shown) == "演示委员会"
    assert Member.field("sector").show(values["sector"], shown) == "经济界"


def test_the_name_order_follows_the_offices_custom(desk: Desk) -> None:
    for name in ("田大利", "田富"):
        registers.save(desk, Member, {"name": name})
    registers.save(desk, Office, {"name": "演示县政协", "name_order": "cppcc"})

    def order() -> list[str]:
        keys = registers.find(desk, Member, registers.Query())
        return [row[2] for row in registers.rows(desk, Member, keys, ["name"])]

    assert order() == ["田富", "田大利"]
    key = registers.find(desk, Office, registers.Query())[0]
    version = registers.draft(desk, Office, key).version
    registers.save(desk, Office, {"name_order": "npc"}, key=key, version=version)
    assert order() == ["田大利", "田富"]


def test_a_part_of_a_record_is_checked_with_the_rest_of_it(desk: Desk) -> None:
    made = registers.save(desk, Term, {"number": "九", "starts": "2017-01"})
    with pytest.raises(registers.Refused, match="届满日期不能早于起始日期"):
        registers.save(desk, Term, {"ends": "2016"}, key=made.keys[0], version=made.action or 0)


def test_a_new_record_without_what_it_needs_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(registers.Refused, match="请填写姓名"):
        registers.save(desk, Member, {"sex": "男"})


def test_a_file_has_one_office(desk: Desk) -> None:
    registers.save(desk, Office, {"name": "演示县政协"})
    with pytest.raises(registers.Refused, match="只有一个单位"):
        registers.save(desk, Office, {"name": "又一个"})


def test_a_list_is_dealt_out_by_the_values_of_a_field_in_its_own_order(desk: Desk) -> None:
    for name, stage in (("丁", "retired"), ("乙", None), ("甲", "retired"), ("丙", "routine")):
        registers.save(desk, Brand, {"name": name, "stage": stage})
    query = registers.Query(sort="strokes")
    keys, piles = registers.dealt(desk, Brand, query, "stage")
    assert keys == registers.find(desk, Brand, query)
    assert set(piles) == {"retired", "routine", None}
    assert sorted(keys) == sorted(key for pile in piles.values() for key in pile)
    titles = registers.rows(desk, Brand, piles["retired"], ("name",))
    assert [row[2] for row in titles] == ["丁", "甲"]


@pytest.mark.parametrize(
    ("there", "proposed"),
    [
        ((), None),
        (("9", "10"), "11"),
        (("YT-009", "YT-010", "旧"), "YT-011"),
        (("XS2026-99",), "XS2026-100"),
        (("甲", "乙"), None),
        (("9" * 20,), None),
    ],
)
def test_a_new_record_is_offered_the_number_after_the_last(
    desk: Desk, there: tuple[str, ...], proposed: str | None
) -> None:
    for number in there:
        registers.save(desk, Point, {"name": f"演示协商点{number}", "number": number})
    assert registers.blank(desk, Point).values.get("number") == proposed
    assert registers.blank(desk, Point, number="自定").values["number"] == "自定"


def test_a_value_taken_at_an_owner_is_named(desk: Desk) -> None:
    activity = registers.save(desk, Activity, {"name": "演示全会"}).keys[0]
    registers.save(desk, SeatPlan, {"activity": activity})
    with pytest.raises(Refused, match="活动“演示全会”已经用在"):
        registers.save(desk, SeatPlan, {"activity": activity})
