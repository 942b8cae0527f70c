"""The timeline engine with the timeline of a subject that no release has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Committee
from desktop_app.records.brand import Brand, BrandAward, BrandMilestone
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Subject
from desktop_app.services.timeline.nodes import EVENT, Mark, Node, NodeLine, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, grouped, pointing_at
from desktop_app.storage.log.door import apply
from desktop_app.storage.query.lists import Filter


def of_brand(reading: TimelineReader, brand: FoundRecord) -> list[Node]:
    awards = reading.pointing(BrandAward, "brand", [brand.key])
    events = (
        Node(EVENT, str(each.values["award"]), each.values["day"] or "",
             lines=lines(*reading.shown(BrandAward, each, "giver", "level")))
        for each in awards
    )  # fmt: skip
    mark = reading.mark(Brand, brand, "stage")
    return [Node(Brand.KEY, str(brand.values["name"]), "", (Brand.KEY, brand.key), mark,
                 nodes=in_time(events))]  # fmt: skip


@pytest.fixture
def branded(desk: Desk) -> Desk:
    """A desk whose only subject shows the awards of brands."""
    return replace(desk, subjects=(
        Subject(name="none", records=()),
        Subject(name="brands", records=("brand",), timeline={Brand.KEY: of_brand}),
    ))  # fmt: skip


@pytest.fixture
def brand(branded: Desk) -> int:
    """A brand with three awards, one without a day."""
    key = registers.save(branded, Brand, {"name": "银龄", "stage": "退出"}).keys[0]
    rows = (("省奖", "2026-05-01", "省政协"), ("无日期", None, None), ("市奖", "2025", "市政协"))
    awards = [BrandAward.of({"brand": key, "award": name, "day": day, "giver": giver})
              for name, day, giver in rows]  # fmt: skip
    apply(branded.office, awards, (), "备好", "演示")
    return key


def test_only_declared_records_have_a_timeline(branded: Desk) -> None:
    assert timeline.has_timeline(branded, Brand)
    assert not timeline.has_timeline(branded, BrandAward)
    assert not timeline.has_timeline(replace(branded, subjects=()), Brand)


def test_a_timeline_is_what_its_subject_builds(branded: Desk, brand: int) -> None:
    told = timeline.timeline(branded, Brand, brand)
    assert (told.title, told.of, told.record) == ("银龄", "品牌项目", ("brand", brand))
    assert [(depth, each.title) for depth, each in told.walk()] == [
        (0, "银龄"), (1, "市奖"), (1, "省奖"), (1, "无日期")
    ]  # fmt: skip
    assert told.nodes[0].mark == Mark("brand_stage", "retired", "退出")
    assert told.nodes[0].nodes[0].lines == (NodeLine("授予单位", "市政协"),)


def test_a_record_that_is_gone_is_refused(branded: Desk) -> None:
    with pytest.raises(UserError, match="这条品牌项目记录已被删除"):
        timeline.timeline(branded, Brand, 1)


def test_records_are_read_in_the_order_asked_for_each_once(branded: Desk, brand: int) -> None:
    other = registers.save(branded, Brand, {"name": "书香"}).keys[0]
    reading = TimelineReader(branded)
    found = reading.records(Brand, [other, brand, other, 1])
    assert [each.key for each in found] == [other, brand]
    assert found[0].values["partners"] == ()
    assert reading.records(Brand, []) == []
    assert reading.pointing(BrandAward, "brand", []) == []
    assert len(reading.pointing(BrandAward, "brand", [brand], most=2)) == 2
    assert reading.count(BrandAward, "brand", [brand, other]) == 3
    assert reading.count(BrandMilestone, "brand", [brand]) == 0


def test_the_latest_come_first_a_few_without_a_day_before(branded: Desk, brand: int) -> None:
    reading = TimelineReader(branded)
    titles = {each.key: each.values["award"] for each in
              reading.pointing(BrandAward, "brand", [brand])}  # fmt: skip

    def latest(most: int) -> list[str]:
        keys = reading.latest(BrandAward, "brand", [brand], "day", most)
        return [titles[key] for key in keys]

    assert latest(8) == ["无日期", "省奖", "市奖"]
    assert latest(2) == ["省奖", "市奖"]


def test_ids_are_grouped_by_their_link_in_the_order_of_numbers(branded: Desk) -> None:
    committee = registers.save(branded, Committee, {"name": "文史委员会"}).keys[0]
    keys = {
        name: registers.save(
            branded, Brand, {"name": name, "number": number, "committee": committee}
        ).keys[0]
        for name, number in (("乙", "10"), ("丙", ""), ("甲", "9"), ("丁", ""))
    }
    found = TimelineReader(branded).keys_by(Brand, "committee", [committee, 1])
    assert found == {committee: [keys[name] for name in "甲乙丙丁"]}


def test_rows_are_grouped_and_filtered_by_what_they_point_at() -> None:
    rows = [
        FoundRecord(1, {"brand": 7}),
        FoundRecord(2, {"brand": 8}),
        FoundRecord(3, {"brand": 7}),
    ]
    assert {key: [each.key for each in own] for key, own in grouped(rows, "brand").items()} == {
        7: [1, 3], 8: [2]
    }  # fmt: skip
    assert pointing_at(BrandAward, "brand", [7]) == (Filter("brand", "in", (7,)),)
    assert pointing_at(Brand, "partners", [7]) == (Filter("partners", "has", (7,)),)


def test_lines_without_a_text_are_left_out_and_days_come_in_order() -> None:
    assert lines(("甲", "1"), ("乙", ""), ("丙", "3")) == (NodeLine("甲", "1"), NodeLine("丙", "3"))
    days = ("", "2026-03", "2025", "", "2026-02-28")
    nodes = in_time(Node(EVENT, str(n), day) for n, day in enumerate(days))
    assert [each.title for each in nodes] == ["2", "4", "1", "0", "3"]
