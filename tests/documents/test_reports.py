"""Reports: a foot on every page, blocks in their order, tables and charts that flow over."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from desktop_app.documents.flowing.pictures import POINTS_A_PIXEL
from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Column,
    Foot,
    Heading,
    Paragraph,
    Report,
    TableBlock,
    TextPicture,
)
from desktop_app.documents.reports import FRAME, write_reports
from desktop_app.errors import Cancelled
from tests.documents.pdf_reading import (
    bookmarks,
    image_boxes,
    page_lines,
    pdfium_text,
    poppler_text,
    problems,
)
from tests.documents.print_faults import faults, runs_of

FOOT = Foot("政协演示县委员会", "年度报告", "2026年12月31日", "2026年11月23日", "演示")
COLUMNS = (
    Column("日期", 1),
    Column("议题", 4, "left"),
    Column("人次", 1, "right"),
)


def photo(size: tuple[int, int] = (600, 400)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "blue").save(stream, "JPEG")
    return stream.getvalue()


def printed(path: Path, *reports: Report) -> Path:
    write_reports(reports, FOOT, path, lambda *_: None)
    return path


def table(count: int) -> TableBlock:
    return TableBlock(COLUMNS, [(f"{n}日", f"议题{n}", str(n)) for n in range(count)], "一览")


def test_every_page_has_the_foot_of_forms_numbered_by_report(tmp_path: Path) -> None:
    path = printed(tmp_path / "r.pdf", Report("甲", [table(50)]), Report("乙", []))
    pages = poppler_text(path, "-layout").split("\f")[:-1]
    assert len(pages) == 3
    for page, numbers in zip(pages, ("第1页共2页", "第2页共2页", "第1页共1页"), strict=True):
        for text in (
            "政协演示县委员会",
            "年度报告",
            "统计截止日期：2026年12月31日",
            "经办人：演示",
        ):
            assert text in page
        assert numbers in re.sub(r"\s", "", page)
    assert problems(path) == ""


def test_blocks_stand_in_their_order(tmp_path: Path) -> None:
    blocks: list[Block] = [
        Heading("一、基本情况"),
        Paragraph("本点运行良好。"),
        TableBlock([Column("", 1), Column("", 2)], [("名称", "议事会"), ("类型", "村社区")]),
        Heading("（一）场次", 2),
        BarsBlock("各月场次", "场", [("一月", 3, 2), ("二月", 5, None)]),
        TextPicture(photo(), "图1　会场"),
        Heading("1. 小结", 3),
        Paragraph("无缩进。", indent=False),
    ]
    path = printed(tmp_path / "r.pdf", Report("年度报告", blocks, note="2026年度"))
    text = "".join(line.text for line in page_lines(path)[0])
    order = "年度报告 2026年度 一、 本点 名称 （一） 各月 二月 图1 1.小结 无缩进".split()
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_a_long_table_repeats_its_head_on_every_page(tmp_path: Path) -> None:
    path = printed(tmp_path / "r.pdf", Report("甲", [table(150)]))
    pages = page_lines(path)
    assert len(pages) > 3
    assert all(page[1].text == "日期议题人次" for page in pages[1:])
    assert all(page[0].text == "甲" for page in pages[1:])
    text = "".join(line.text for page in pages for line in page)
    assert all(f"{n}日议题{n}" in text for n in range(150))


def test_the_title_of_a_table_stays_with_its_head_and_first_row(tmp_path: Path) -> None:
    for count in range(25, 34):
        before = [Paragraph("字")] * count
        pages = page_lines(printed(tmp_path / "r.pdf", Report("甲", [*before, table(2)])))
        texts = [[line.text for line in page] for page in pages]
        [page] = [each for each in texts if "一览" in each]
        at = page.index("一览")
        assert page[at + 1 : at + 3] == ["日期议题人次", "0日议题00"]


def test_a_chart_stays_with_its_heading_and_flows_over(tmp_path: Path) -> None:
    bars = [(f"第{n}项", float(n), float(n)) for n in range(60)]
    blocks: list[Block] = [
        *[Paragraph("字")] * 26,
        Heading("二、情况"),
        BarsBlock("对比", "件", bars),
    ]
    pages = page_lines(printed(tmp_path / "r.pdf", Report("甲", blocks)))
    [page] = [[line.text for line in page] for page in pages if "二、情况" in str(page)]
    assert any("第0项" in text for text in page)
    text = "".join(line.text for page in pages for line in page)
    assert all(f"第{n}项" in text for n in range(60))
    assert all(line.left >= FRAME.left - 0.1 for page in pages for line in page)


@pytest.mark.parametrize("size", [(3000, 100), (100, 3000), (40, 30)])
def test_a_picture_of_any_shape_keeps_to_the_page(size: tuple[int, int], tmp_path: Path) -> None:
    path = printed(tmp_path / "r.pdf", Report("甲", [TextPicture(photo(size), "图", height=500)]))
    [caption] = [line for line in page_lines(path)[-1] if line.text == "图"]
    [(left, bottom, right, top)] = image_boxes(path)[-1]
    assert FRAME.left - 0.1 <= left < right <= FRAME.right + 0.1
    assert FRAME.bottom < caption.baseline < bottom < top < FRAME.top + 0.1
    assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.01)
    assert right - left <= size[0] * POINTS_A_PIXEL + 0.1


def test_headings_of_the_first_level_are_bookmarks_inside_the_report(tmp_path: Path) -> None:
    blocks: list[Block] = [Heading("一、甲"), *[Paragraph("字")] * 40]
    blocks += [Heading("（一）乙", 2), Heading("二、丙")]
    path = printed(tmp_path / "r.pdf", Report("报告", blocks), Report("又一份", [], bookmark="又"))
    assert bookmarks(path) == [(0, "报告", 0), (1, "一、甲", 0), (1, "二、丙", 1), (0, "又", 2)]


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    report = Report("甲", [table(9), TextPicture(photo()), BarsBlock("图", "件", [("一", 1, 2)])])
    first, second = (printed(tmp_path / name, report).read_bytes() for name in ("a", "b"))
    assert first == second


def test_a_cancelled_print_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        write_reports([Report("甲", [])], FOOT, folder / "r.pdf", stop)
    assert list(folder.iterdir()) == []


def test_a_chart_stands_whole_on_a_page(tmp_path: Path) -> None:
    bars = BarsBlock("议题五点分类", "个", [(f"类别{n}", float(n), 1.0) for n in range(6)])
    for count in range(18, 34):
        path = printed(tmp_path / "r.pdf", Report("甲", [Paragraph("字\n" * count), bars]))
        pages = poppler_text(path).split("\f")
        page = next(each for each in pages if "议题五点分类" in each)
        assert all(f"类别{n}" in page for n in range(6))


def test_a_sub_head_of_a_table_stays_with_its_rows(tmp_path: Path) -> None:
    for count in range(16, 34):
        rows = [(f"行{n}", "1", "2") for n in range(count)]
        rows += [("按身份", "", ""), ("　甲类", "1", "2"), ("　乙类", "1", "2")]
        block = TableBlock(COLUMNS, rows, subheads=(count,))
        path = printed(tmp_path / "r.pdf", Report("甲", [block]))
        pages = poppler_text(path).split("\f")
        page = next(each for each in pages if "按身份" in each)
        assert "甲类" in page
        assert "乙类" in page


def test_who_signs_a_report_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for count in range(20, 36):
        report = Report("甲", [table(count)], signed=("政协演示县委员会", "2026年11月23日"))
        path = printed(tmp_path / "r.pdf", report)
        last = poppler_text(path).split("\f")[-2]
        assert "2026年11月23日" in last
        assert "议题" in last


def test_a_wrapped_line_of_a_cell_keeps_its_indent(tmp_path: Path) -> None:
    rows = [("　" + "很长的指标名称" * 6, "1", "2")]
    path = printed(tmp_path / "r.pdf", Report("甲", [TableBlock(COLUMNS, rows)]))
    with pypdfium2.PdfDocument(path) as document:
        runs = runs_of(document[0].get_textpage())
    begun = {round(run.left, 1) for run in runs if "指标" in run.text}
    assert len(begun) == 1


def test_the_columns_of_a_fitted_table_are_as_wide_as_their_texts_need(tmp_path: Path) -> None:
    columns = [
        Column("序号"),
        Column("意见建议", align="left"),
        Column("满意度"),
    ]
    rows = [("1", "很长的意见建议" * 9, "基本满意")]
    path = printed(tmp_path / "r.pdf", Report("甲", [TableBlock(columns, rows, fitted=True)]))
    assert faults(path) == []
    assert "基本满意" in pdfium_text(path)
