"""The PDF file itself: bookmarks, properties, foot, what is drawn through the canvas."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing

from desktop_app.documents.fonts import HEI, SONG, Pen
from desktop_app.documents.pages import A4, creation_day, foot_texts, spread
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.pdf_outline import Bookmark, outline_objects
from desktop_app.documents.printables import Column, Foot, Register, RowGroup
from desktop_app.documents.registers import write_register
from tests.documents.pdf_reading import (
    bookmarks,
    fonts,
    pdfium_text,
    pictures,
    poppler_text,
    problems,
)

DAY = datetime.date(2026, 11, 23)
NAMES = ("张㛃", "李𬀩梅", "王𬭊", "赵𫖯", "龚䶮", "陈𠅤明", "周𰻞", "买买提·艾力", "欧阳少东")


def finished(file: PdfFile, target: io.BytesIO, path: Path) -> Path:
    file.close()
    path.write_bytes(target.getvalue())
    return path


def jpeg(shade: int) -> bytes:
    target = io.BytesIO()
    Image.new("L", (8, 8), shade * 9).save(target, "JPEG")
    return target.getvalue()


def streams(data: bytes) -> list[bytes]:
    """The compressed streams of a file, in their order."""
    return re.findall(rb"/FlateDecode /Length [0-9]+ >>\nstream\n(.*?)\nendstream", data, re.DOTALL)


def test_bookmarks_nest_by_level_and_lead_to_their_pages(tmp_path: Path) -> None:
    target = io.BytesIO()
    file = PdfFile(target, A4, DAY)
    for title, level in (("第一组", 0), ("王㛃", 1), ("李𬀩", 1), ("第二组", 0)):
        file.bookmark(title, level)
        file.end_page("")
    path = finished(file, target, tmp_path / "b.pdf")
    expected = [(0, "第一组", 0), (1, "王㛃", 1), (1, "李𬀩", 2), (0, "第二组", 3)]
    assert bookmarks(path) == expected
    assert problems(path) == ""


@given(st.lists(st.integers(0, 1), min_size=1, max_size=30))
def test_every_bookmark_is_one_object_and_every_reference_is_to_one_of_them(
    levels: list[int],
) -> None:
    given_marks = [Bookmark(str(place), level, "3 0 R") for place, level in enumerate(levels)]
    bodies = outline_objects(given_marks, 10)
    assert len(bodies) == len(levels) + 1
    for body in bodies:
        for key in ("/First", "/Last", "/Next", "/Prev", "/Parent"):
            if f"{key} " in body:
                number = int(body.split(f"{key} ")[1].split()[0])
                assert 10 <= number < 10 + len(bodies)


def test_the_properties_say_what_it_is_and_when_it_was_printed(tmp_path: Path) -> None:
    target = io.BytesIO()
    file = PdfFile(target, A4, DAY)
    file.describe("政协演示县委员会委员名册", "政协演示县委员会", "委员名册")
    file.end_page("")
    path = finished(file, target, tmp_path / "i.pdf")
    command = ["pdfinfo", str(path)]
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    for text in ("政协演示县委员会委员名册", "委员名册", "专委会工作台", "Nov 23", "2026"):
        assert text in shown


def test_what_is_drawn_through_the_canvas_stands_on_the_page(tmp_path: Path) -> None:
    target = io.BytesIO()
    file = PdfFile(target, A4, DAY)
    drawing = Drawing(300, 150)
    chart = VerticalBarChart()
    chart.data = [(3, 5)]
    chart.categoryAxis.categoryNames = ["教育", "𬀩界"]
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = HEI
    drawing.add(chart)
    renderPDF.draw(drawing, file.canvas, 100, 400)
    file.canvas.setFillAlpha(0.5)
    file.canvas.setFont(SONG, 20)
    file.canvas.drawString(100, 700, "半透明的字")
    pen = Pen(SONG, file.document)
    file.end_page(f"BT {pen.select(12)} 1 0 0 1 100 600 Tm {pen.show('直接写的𠅤', 12)} ET")
    path = finished(file, target, tmp_path / "c.pdf")
    text = poppler_text(path)
    for word in ("教育", "𬀩界", "半透明的字", "直接写的𠅤"):
        assert word in text
    assert problems(path) == ""


@pytest.mark.parametrize("count", [0, 1, 6, 7, 13])
def test_a_page_written_directly_is_the_one_that_the_canvas_would_write(count: int) -> None:
    written = []
    for through_canvas in (False, True):
        target = io.BytesIO()
        file = PdfFile(target, A4, DAY)
        file.document.foot = "foot {} of {}".format
        for section in range(3):
            if through_canvas:
                assert file.canvas
            file.begin_section()
            names = [file.image(jpeg(place))[0] for place in (*range(count), *range(count))]
            file.end_page("\n".join(f"/{name} Do" for name in names))
            if section:
                file.end_page("second")
        file.close()
        written.append(target.getvalue())
    assert written[0] == written[1]


def test_pages_at_the_same_place_of_sections_have_the_feet_of_their_own_sections() -> None:
    target = io.BytesIO()
    file = PdfFile(target, A4, DAY)
    told: list[tuple[int, int]] = []

    def foot(number: int, pages: int) -> str:
        told.append((number, pages))
        return f"foot {number} of {pages}"

    file.document.foot = foot
    for pages in (1, 2, 1, 2, 3):
        file.begin_section()
        for _ in range(pages):
            file.end_page("")
    file.close()
    found = (zlib.decompress(body) for body in streams(target.getvalue()))
    feet = [each.decode() for each in found if each.startswith(b"foot")]
    expected = [f"foot {n} of {pages}" for pages in (1, 2, 1, 2, 3) for n in range(1, pages + 1)]
    assert feet == expected
    assert len(told) == len(set(told))


def test_no_font_of_the_reader_is_needed(tmp_path: Path) -> None:
    target = io.BytesIO()
    file = PdfFile(target, A4, DAY)
    pen = Pen(SONG, file.document)
    file.end_page(f"BT {pen.select(12)} 1 0 0 1 100 600 Tm {pen.show('一二A', 12)} ET")
    listed = fonts(finished(file, target, tmp_path / "s.pdf"))
    assert len(listed) == 1
    assert " yes yes yes " in listed[0]


@pytest.mark.parametrize("options", [(), ("-layout",), ("-raw",)])
def test_names_in_a_register_are_found_whole_in_every_reading(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    columns = (Column("序号", 10), Column("姓名", 20), Column("备注", 60))
    rows = [[str(number), name, f"{name}同志"] for number, name in enumerate(NAMES, 1)]
    foot = Foot("政协演示县委员会", "名册", "", "")
    path = tmp_path / "n.pdf"
    write_register(Register("名册", "", columns, [RowGroup("", rows)], foot), path, lambda *_: None)
    for text in (poppler_text(path, *options), pdfium_text(path)):
        assert all(text.count(name) == 2 for name in NAMES)


def test_two_readers_draw_a_page_alike(tmp_path: Path) -> None:
    columns = (Column("姓名", 20), Column("备注", 60))
    rows = [[name, "一二三"] for name in NAMES]
    path = tmp_path / "n.pdf"
    foot = Foot("甲", "乙", "", "")
    write_register(
        Register("名册𠅤", "", columns, [RowGroup("组", rows)], foot), path, lambda *_: None
    )
    command = ["pdftoppm", "-r", "144", "-gray", "-png", "-singlefile"]
    subprocess.run([*command, str(path), str(tmp_path / "n")], check=True)
    with Image.open(tmp_path / "n.png") as image:
        other = pictures(path, 2)[0].resize(image.size)
        apart = ImageChops.difference(*(each.reduce(8) for each in (image.convert("L"), other)))
        assert ImageStat.Stat(apart).mean[0] < 3


def test_the_foot_leaves_out_what_is_not_known() -> None:
    assert foot_texts(Foot("", "", "", "")) == ("", "", "")
    whole = foot_texts(Foot("甲", "乙", "丙", "丁", "戊", "己"))
    assert whole == (
        "甲\u3000乙",
        "统计截止日期：丙",
        "打印日期：丁\u3000\u3000经办人：戊",
    )


def test_a_foot_of_any_length_stays_on_the_page(tmp_path: Path) -> None:
    foot = Foot("很长的单位名称" * 20, "表" * 40, "丙" * 60, "丁" * 60, "戊" * 60)
    path = tmp_path / "f.pdf"
    register = Register("名册", "", (Column("姓名", 1),), [RowGroup("", [["王"]])], foot)
    write_register(register, path, lambda *_: None)
    page = pictures(path)[0]
    box = page.point(lambda value: 255 if value < 160 else 0).getbbox()
    assert box is not None
    assert box[0] > 50
    assert box[2] < page.width - 50


def test_the_day_of_printing_is_read_from_its_words() -> None:
    assert creation_day("2026年11月23日") == DAY
    assert creation_day("") == creation_day("2026年13月1日") == datetime.date(2000, 1, 1)


def test_only_labels_of_two_characters_are_spread() -> None:
    assert spread("姓名") == "姓\u3000\u3000名"
    assert spread("姓名", 2) == "姓\u3000名"
    assert [spread(text) for text in ("出生年月", "备", "AB", "")] == ["出生年月", "备", "AB", ""]
