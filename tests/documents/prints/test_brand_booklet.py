"""The book of a brand: its parts, pairs of photos next to each other, nothing for what is empty."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from desktop_app.documents.printables import (
    PicturesBlock,
    TableBlock,
    TextPicture,
    no_progress,
)
from desktop_app.documents.prints import Shown, brand_booklet
from desktop_app.documents.prints.brand_booklet import FIGURES, PRINT, YEARS, volume
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.writing import write_print
from tests.documents.pdf_reading import bookmarks, poppler_text, problems
from tests.documents.prints.chain_content import SETTING, huge, longest, row, shown
from tests.storage.pictures import jpeg

FIGURE = {"title": "活动", "value": "3", "unit": "次", "level": "0"}
PART = {"title": "活动实到", "value": "40", "unit": "人次", "level": "1"}
YEAR = {"year": "2026", "activity": "3", "session": "2", "活动（次）": "3"}
EMPTY = (FIGURES, YEARS)


def booklet(**rows: list[dict[str, str]]) -> Shown:
    """A brand with the rows given, and three pictures by their hashes."""
    made = shown(
        PRINT, "演示品牌", rows, name="演示品牌", slogan="演示口号", committee="演示委员会"
    )
    photos = {each: jpeg(400 + place, 300) for place, each in enumerate("abc")}
    return dataclasses.replace(made, photos=photos)


def pair(day: str, before: str, after: str) -> dict[str, str]:
    made = row(PRINT, "brand_photo", day=day, caption="演示村口")
    return {**made, f"before{STORED}": before, f"after{STORED}": after}


def titles(one: Shown, **chosen: str) -> list[str]:
    return [each.title for each in volume(one, SETTING, chosen).parts]


def test_a_part_that_has_nothing_is_left_out() -> None:
    assert titles(booklet()) == ["品牌简介"]
    milestone = row(PRINT, "brand_milestone", day="2026-01-05", event="挂牌")
    award = row(PRINT, "brand_award", award="演示奖")
    found = titles(booklet(brand_milestone=[milestone], brand_award=[award],
                           effect_rows=[FIGURE], effect_years=[YEAR]))  # fmt: skip
    assert found == ["品牌简介", "发展历程", "数据成效", "社会反响"]


def test_pairs_follow_by_day_and_lack_a_picture_that_is_gone() -> None:
    one = booklet(brand_photo=[pair("", "c", ""), pair("2026-02", "a", "b"), pair("2025", "x", "")])
    (part,) = (each for each in volume(one, SETTING, {}).parts if each.title == "前后对比")
    found = [each for each in part.blocks if isinstance(each, PicturesBlock)]
    assert [(each.title, [x.caption for x in each.pictures]) for each in found] == [
        ("演示村口（2026年2月）", ["之前", "之后"]), ("演示村口", ["之前"]),
    ]  # fmt: skip
    assert "前后对比" not in titles(one, photos="no")


def test_pictures_of_its_files_are_two_in_a_row() -> None:
    one = dataclasses.replace(booklet(), pictures=tuple(
        TextPicture(jpeg(200, 200 + place), f"演示{place}") for place in range(5)
    ))  # fmt: skip
    (part,) = (each for each in volume(one, SETTING, {}).parts if each.title == "活动剪影")
    assert [len(each.pictures) for each in part.blocks if isinstance(each, PicturesBlock)] == [
        2, 2, 1,
    ]  # fmt: skip


def test_work_that_was_only_planned_or_called_off_is_left_out() -> None:
    states = ("draft", "done", "cancelled", "underway")
    rows = [{**row(PRINT, "activity", name=each), f"state{STORED}": each} for each in states]
    (part,) = (x for x in volume(booklet(activity=rows), SETTING, {}).parts
               if x.title == "工作开展")  # fmt: skip
    (block,) = (each for each in part.blocks if isinstance(each, TableBlock))
    assert [each[2] for each in block.rows] == ["done", "underway"]


def test_an_instruction_is_its_day_and_level_alone() -> None:
    assert brand_booklet.CHILDREN["instruction"] == ("day", "level")
    one = booklet(instruction=[row(PRINT, "instruction", day="2026-03-18", level="县级")])
    (part,) = (each for each in volume(one, SETTING, {}).parts if each.title == "社会反响")
    (block,) = (each for each in part.blocks if isinstance(each, TableBlock))
    assert list(block.rows) == [("1", "2026.03.18", "县级")]


def test_the_book_has_its_contents_bookmarks_and_pictures(tmp_path: Path) -> None:
    one = booklet(effect_rows=[FIGURE, PART], effect_years=[YEAR],
                  brand_photo=[pair("2026-02", "a", "b")] * 7)  # fmt: skip
    target = tmp_path / "p.pdf"
    write_print(PRINT, [one], SETTING, {}, target, no_progress)
    assert problems(target) == ""
    text = "".join(poppler_text(target, "-layout").split())
    for word in (
        "品牌成果册",
        "演示口号",
        "目录",
        "累计",
        "活动实到",
        "每年开展的活动和协商",
        "之前",
    ):
        assert word in text
    assert [each for each in ("品牌简介", "数据成效", "前后对比")
            if not any(each in x for x in map(str, bookmarks(target)))] == []  # fmt: skip


@pytest.mark.parametrize("make", [lambda: huge(PRINT, 6_000, 40), lambda: longest(PRINT)],
                         ids=["huge", "longest"])  # fmt: skip
def test_long_texts_and_many_rows_are_clean_pages(make: object, tmp_path: Path) -> None:
    one: Shown = make()  # type: ignore[operator]
    one = dataclasses.replace(one, children={**one.children, FIGURES: [FIGURE], YEARS: [YEAR]})
    target = tmp_path / "p.pdf"
    write_print(PRINT, [one], SETTING, {}, target, no_progress)
    assert problems(target) == ""
