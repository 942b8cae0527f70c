"""Press as a record: its year, its doubts, the member who wrote it, its duplicates."""

from __future__ import annotations

import pytest

from desktop_app.records import Member, Press
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

PIECE = {"name": "演示报道", "outlet": "演示州日报", "level": "州级", "day": "2026-03-05"}


def problems(desk: Desk, **typed: object) -> list[str]:
    """The texts of what is found in a draft."""
    return [each.text for each in registers.check(desk, Press, {**PIECE, **typed}).problems]


def saved(desk: Desk, **typed: object) -> dict[str, object]:
    """The stored values of new press."""
    key = registers.save(desk, Press, {**PIECE, **typed}).keys[0]
    return registers.draft(desk, Press, key).values


@pytest.mark.parametrize(
    ("typed", "year"),
    [({}, 2026), ({"day": "2025-06"}, 2025), ({"day": "2024", "year": "2026"}, 2024),
     ({"day": "", "year": "2023"}, 2023), ({"day": ""}, None)],
)  # fmt: skip
def test_the_year_is_that_of_the_day(desk: Desk, typed: dict[str, str], year: int | None) -> None:
    assert saved(desk, **typed)["year"] == year


def test_new_press_is_of_today(desk: Desk) -> None:
    assert registers.blank(desk, Press).values["day"] == desk.today.isoformat()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"day": "2027-01-01"}, "刊播日期在今天以后，请核对"),
        ({"outlet": ""}, "还没有写哪家媒体采用"),
        ({"level": ""}, "还没有选级别，统计表里算在“其他”"),
        ({"name": ""}, "请填写标题"),
    ],
)
def test_what_is_doubtful_is_said(desk: Desk, typed: dict[str, str], told: str) -> None:
    assert told in problems(desk, **typed)
    assert problems(desk) == []


def test_the_same_piece_in_the_same_medium_on_one_day_is_a_likely_double(desk: Desk) -> None:
    saved(desk)
    assert any("请核对是不是同一条" in each for each in problems(desk))
    assert problems(desk, outlet="演示省报") == []
    assert problems(desk, day="2026-03-06") == []


@pytest.mark.parametrize("author", ["演示甲", "演示甲、演示通讯员"])
def test_an_author_who_is_the_one_member_of_that_name_is_that_member(
    desk: Desk, author: str
) -> None:
    member = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    assert Press.parse({**PIECE, "author": author}, lookup(desk)).values["member"] == member
    registers.save(desk, Member, {"name": "演示甲", "unit": "另一个"})
    assert "member" not in Press.parse({**PIECE, "author": author}, lookup(desk)).values


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("演示州日报：银龄走进院坝", {"outlet": "演示州日报", "name": "银龄走进院坝"}),
        ("《演示州日报》：“银龄”走进院坝（州级）。",
         {"outlet": "演示州日报", "name": "“银龄”走进院坝", "level": "州级"}),
        ("2026年3月5日　演示县政协网：银龄（县级）",
         {"day": "2026年3月5日", "outlet": "演示县政协网", "name": "银龄", "level": "县级"}),
        ("2026.3 银龄故事", {"day": "2026.3", "name": "银龄故事"}),
        ("银龄故事（上）", {"name": "银龄故事（上）"}),
        ("“银龄：走进院坝”", {"name": "“银龄：走进院坝”"}),
        ("演示县电视台报道", {"name": "演示县电视台报道"}),
    ],
)  # fmt: skip
def test_a_report_quoted_in_the_cell_of_a_brand_is_taken_apart(
    desk: Desk, item: str, told: dict[str, str]
) -> None:
    assert Press.item_draft(item, lookup(desk)) == told
