"""Record forms as PDF: photo, grid, long texts over pages, nothing cut."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from desktop_app.documents import form_cells, record_forms
from desktop_app.documents.form_cells import FormSetter
from desktop_app.documents.form_layout import FormLayout
from desktop_app.documents.jpeg import jpeg_shape
from desktop_app.documents.pages import MM
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.printables import Foot, FormCell, PrintedForm
from desktop_app.documents.record_forms import FRAME, NEXT_TOP, write_forms
from desktop_app.errors import Cancelled, Wrong
from tests.documents.pdf_reading import (
    bookmarks,
    page_lines,
    pdfium_text,
    pictures,
    poppler_text,
    problems,
)
from tests.documents.print_faults import faults, runs_of

FOOT = Foot("政协演示县委员会", "委员登记表", "2026年11月23日", "2026年11月23日")


def photo(mode: str = "RGB", colour: object = "blue") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (295, 413), colour).save(stream, "JPEG")  # type: ignore[arg-type]
    return stream.getvalue()


def form(name: str = "王㛃", resume: str = "简历。", **others: object) -> PrintedForm:
    cells = (
        FormCell(0, 0, "姓名", "label"),
        FormCell(0, 1, name),
        FormCell(0, 2, "", "photo", rows=3),
        FormCell(1, 0, "单位", "label"),
        FormCell(1, 1, "县农业农村局"),
        FormCell(2, 0, "职务", "label"),
        FormCell(2, 1, "科长"),
        FormCell(3, 0, "简历", "label"),
        FormCell(3, 1, resume, "long", columns=2),
        FormCell(4, 0, "审核意见", "label"),
        FormCell(4, 1, "", "sign", columns=2),
    )
    given = {
        "title": "委员登记表",
        "columns": (24, 100, 32),
        "rows": (13, 13, 13, 60, 26),
        "bookmark": name,
    }
    return PrintedForm(cells=cells, **{**given, **others})  # type: ignore[arg-type]


def printed(path: Path, *forms: PrintedForm) -> Path:
    write_forms(forms, FOOT, path, lambda _done, _total: None)
    return path


def test_a_form_is_one_page_with_every_text(tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", form(above=("届次：十三届", "编号：001")))
    text = poppler_text(path)
    for word in (
        "王㛃",
        "县农业农村局",
        "简历。",
        "签名：",
        "届次：十三届",
        "编号：001",
        "照",
    ):
        assert word in text
    assert text.count("\f") == 1
    assert problems(path) == ""


def test_each_record_begins_a_page_and_has_a_bookmark(tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", form("王㛃"), form("李𬀩"), form("欧阳𰻞"))
    assert bookmarks(path) == [(0, "王㛃", 0), (0, "李𬀩", 1), (0, "欧阳𰻞", 2)]


def test_a_long_text_flows_over_pages_with_its_label_repeated_and_nothing_cut(
    tmp_path: Path,
) -> None:
    marks = [f"第{place:04d}段，" for place in range(900)]
    path = printed(tmp_path / "f.pdf", form(resume="".join(marks)))
    assert "（续）" in poppler_text(path)
    text = "".join(pdfium_text(path).split())
    torn_between_pages = [mark for mark in marks if mark.rstrip("，") not in text]
    assert len(torn_between_pages) < 8
    assert text.count("第0450段") == 1
    assert "审核意见" in text
    assert problems(path) == ""


def test_a_long_name_is_shortened_where_it_is_repeated_overleaf(tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", form("长名字" * 40, "简历。" * 900))
    page = pictures(path)[1]
    right = page.crop((int(FRAME.right) + 2, 0, page.width, int(page.height * 0.9)))
    assert right.getextrema() == (255, 255)
    assert "长……" in poppler_text(path)
    assert "委员登记表（续）" in poppler_text(path)
    assert bookmarks(path)[0][1] == "长名字" * 40


def test_rows_give_way_before_a_form_takes_a_second_page(tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", form(rows=(13, 13, 13, 260, 26)))
    assert poppler_text(path).count("\f") == 1


@pytest.mark.parametrize("length", [1, 30, 120, 400, 3000])
def test_a_short_value_of_any_length_is_printed_whole(length: int, tmp_path: Path) -> None:
    name = "".join(chr(0x4E00 + place) for place in range(length))
    path = printed(tmp_path / "f.pdf", form(name))
    text = "".join(pdfium_text(path).split())
    assert name[:20] in text
    assert name[-6:] in text
    assert problems(path) == ""


def test_no_piece_of_a_form_leaves_the_page_and_every_line_has_its_place() -> None:
    for length in (0, 10, 300, 2000, 9000):
        file = PdfFile(io.BytesIO(), FRAME.size, datetime.date(2026, 1, 1))
        given = form("甲" * (length // 10 + 1), "乙" * length)
        pages = FormLayout(given, FormSetter(file.document), FRAME, FRAME.top).pages(FRAME.top)
        for pieces in pages:
            for piece in pieces:
                assert FRAME.bottom - 0.1 <= piece.bottom <= piece.top <= FRAME.top
                assert len(piece.lines) * piece.cell.pitch <= piece.top - piece.bottom + 0.1
        lines = [line.text for pieces in pages for piece in pieces for line in piece.lines]
        assert "".join(lines).count("乙") == length


def test_the_photo_is_drawn_at_its_size_and_kept_once(tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", *(form(photo=photo()) for _ in range(20)))
    assert path.read_bytes().count(b"/DCTDecode") == 1
    page = pictures(path)[0].filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.MinFilter(9))
    blue = page.point(lambda value: 255 if value < 60 else 0).getbbox()
    assert blue is not None
    assert abs((blue[2] - blue[0]) - 25 * 72 / 25.4) <= 2
    assert abs((blue[3] - blue[1]) - 35 * 72 / 25.4) <= 2


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_photos_of_every_kind_of_jpeg_are_understood(mode: str) -> None:
    shape = jpeg_shape(photo(mode, None if mode == "CMYK" else 90 if mode == "L" else "red"))
    assert shape == (295, 413, {"L": 1, "RGB": 3, "CMYK": 4}[mode])


def test_a_broken_photo_is_said_in_its_box(tmp_path: Path) -> None:
    assert "照片无法读取" in poppler_text(printed(tmp_path / "f.pdf", form(photo=b"no picture")))
    for data in (b"", b"\xff\xd8\xff", photo()[:30], b"\xff\xd8\xff\xc0\x00\x11\x08\0\0\0\0\3aa"):
        with pytest.raises(Wrong):
            jpeg_shape(data)


@pytest.mark.parametrize(
    "text",
    ["<b>粗</b>&nbsp;", "=cmd()", "((\\)) ET Q", "مرحبا", "行一\r\n行二", "𠅤" * 40, "\ud800"],
)
def test_hostile_text_is_shown_as_typed(text: str, tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", form(text, text, title=text, above=(text, text)))
    assert problems(path) == ""
    if text.isprintable() and text < "\u0600":
        assert text[:30] in pdfium_text(path).replace("\r\n", "")


def test_the_same_forms_give_the_same_bytes(tmp_path: Path) -> None:
    first = printed(tmp_path / "1.pdf", form(photo=photo()), form("李四")).read_bytes()
    assert first == printed(tmp_path / "2.pdf", form(photo=photo()), form("李四")).read_bytes()


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            assert total == 3
            raise Cancelled

    with pytest.raises(Cancelled):
        write_forms([form()] * 3, FOOT, tmp_path / "f.pdf", stop)
    assert list(tmp_path.glob("*f*")) == []


def test_every_form_has_page_numbers_of_its_own(tmp_path: Path) -> None:
    path = printed(tmp_path / "f.pdf", form("王㛃", "很长的简历。" * 900), form("李四"))
    pages = ["".join(page.split()) for page in pdfium_text(path).split("\n第") if page]
    text = "".join(pdfium_text(path).split())
    count = len(page_lines(path)) - 1
    assert count > 1
    for number in range(1, count + 1):
        assert f"第{number}页共{count}页" in text
    assert text.count("第1页共1页") == 1
    assert pages
    assert b"/PageLabels" in path.read_bytes()


def test_a_form_alone_names_its_record_in_the_files_title(tmp_path: Path) -> None:
    for names, title in (
        (("王㛃",), "委员登记表（王㛃）"),
        (("王㛃", "李四"), "政协演示县委员会委员登记表"),
    ):
        path = printed(tmp_path / "f.pdf", *map(form, names))
        with pypdfium2.PdfDocument(path) as document:
            assert document.get_metadata_value("Title") == title
        assert b"/DisplayDocTitle true" in path.read_bytes()


@pytest.mark.parametrize("width", [40.0, 150.0])
def test_a_person_signs_and_a_unit_seals_with_the_date_below(width: float, tmp_path: Path) -> None:
    cells = (FormCell(0, 0, "主持人：", "sign"), FormCell(0, 1, "单位意见：", "seal"))
    given = PrintedForm("表", cells, (width, 156 - width), (30,))
    with pypdfium2.PdfDocument(printed(tmp_path / "f.pdf", given)) as document:
        runs = runs_of(document[0].get_textpage())
    at = {run.text: run for run in runs}
    sign, seal = at["签名："], at["（盖章）"]
    years = sorted((run for run in runs if run.text == "年"), key=lambda run: run.left)
    days = sorted((run for run in runs if run.text == "日"), key=lambda run: run.left)
    assert all(year.baseline < sign.baseline for year in years)
    edge = FRAME.left + width * FRAME.width / 156
    assert edge - sign.right > min(95, width * FRAME.width / 156 - 45)
    assert abs((seal.left + seal.right) / 2 - (years[1].left + days[1].right) / 2) < 12


def test_a_history_has_its_texts_below_each_other(tmp_path: Path) -> None:
    history = (
        "1983.07—1992.03　在演示县青松镇工作\n1992.03—　" + "很长的经历" * 20 + "\n无日期的一行"
    )
    cells = (FormCell(0, 0, "简历", "label"), FormCell(0, 1, history, "dated", columns=1))
    given = PrintedForm("表", cells, (24, 132), (40,))
    with pypdfium2.PdfDocument(printed(tmp_path / "f.pdf", given)) as document:
        runs = runs_of(document[0].get_textpage())
    texts = [run for run in runs if "经历" in run.text and "1992" not in run.text]
    assert len(texts) > 2
    assert len({round(run.left, 1) for run in texts}) == 1
    leads = [run for run in runs if run.text.startswith(("1983", "1992", "无日期"))]
    assert len({round(run.left, 1) for run in leads}) == 1
    assert texts[0].left > leads[0].left + 80


def test_a_long_text_begins_two_characters_in_at_the_top_however_short(tmp_path: Path) -> None:
    tops = []
    for text in ("短。", "很长的文字。" * 60):
        path = printed(tmp_path / "f.pdf", form(resume=text))
        with pypdfium2.PdfDocument(path) as document:
            runs = runs_of(document[0].get_textpage())
        first = next(run for run in runs if run.text.startswith(text[:2]))
        tops.append((first.left, first.baseline))
    assert tops[0] == pytest.approx(tops[1], abs=1.0)


@pytest.mark.parametrize("text", ["古丽·吐尔逊娜依", "2025年11月28日", "13812345678"])
def test_a_short_value_is_made_smaller_rather_than_torn(text: str, tmp_path: Path) -> None:
    cells = (FormCell(0, 0, "姓名", "label"), FormCell(0, 1, text))
    path = printed(tmp_path / "f.pdf", PrintedForm("表", cells, (24, 26, 106), (9,)))
    assert text in pdfium_text(path)
    assert [each for each in faults(path, [text]) if each.kind != "margin"] == []


def test_a_quotation_mark_at_the_beginning_does_not_push_a_title_aside(tmp_path: Path) -> None:
    middles = []
    for title in ("回头看记录表", "“回头看记录表"):
        page = pictures(printed(tmp_path / "f.pdf", form(title=title)), 2.0)[0]
        strip = page.crop((0, 130, page.width, 200)).point(lambda value: 255 if value < 128 else 0)
        box = strip.getbbox()
        assert box is not None
        middles.append((box[0] + box[2]) / 2)
    assert abs(middles[0] - middles[1]) < 6


GRIDS = {
    "columns": st.sampled_from([(24, 100, 32), (30, 60, 66)]),
    "rows": st.sampled_from([(13, 13, 13, 60, 26), (8, 20, 13, 60, 26), (13, 13, 13, 30, 40)]),
    "name": st.sampled_from(["王㛃", "王㛃" * 9, "单位", "科长", ""]),
    "resume": st.sampled_from(["", "简历。", "简历。" * 300, "长" * 4000]),
}


def written_with(kept: int, forms: Sequence[PrintedForm]) -> bytes:
    """Forms in one file, so many set cells and drawn ones remembered at most."""
    target = io.BytesIO()
    with (
        mock.patch(f"{record_forms.__name__}.KEPT", kept),
        mock.patch.object(form_cells, "KEPT", kept),
    ):
        write_forms(forms, FOOT, target, lambda _done, _total: None)
    return target.getvalue()


@given(st.lists(st.fixed_dictionaries(GRIDS), min_size=2, max_size=6))
@example(
    [
        {
            "columns": (24, 100, 32),
            "name": "王㛃" * 15,
            "resume": "",
            "rows": (height, 13, 13, 60, 26),
        }
        for height in (13, 6, 13)
    ]
)
def test_a_form_is_drawn_as_if_no_other_had_been_set_before_it(chosen: list[Any]) -> None:
    forms = [form(**each) for each in (*chosen, *chosen[:2])]
    assert written_with(form_cells.KEPT, forms) == written_with(-1, forms)


def test_a_label_that_is_repeated_is_not_the_one_that_stood_in_as_high_a_box() -> None:
    room = (NEXT_TOP - FRAME.bottom) / MM
    cells = [FormCell(0, 0, "意见", "label"), FormCell(1, 0, "审核", "label")]
    forms = [
        PrintedForm("表", [*cells, FormCell(1, 1, text, "sign")], (30, 126), (20, room))
        for text in ("", "长" * 6000, "")
    ]
    assert written_with(form_cells.KEPT, forms) == written_with(-1, forms)


@pytest.mark.parametrize("columns", [(24, 60, 72), (20, 104, 32)])
def test_a_value_is_set_in_the_width_of_its_own_form(columns: tuple[int, ...]) -> None:
    """Of the first the box of a value begins at the same place, of the second it ends there."""
    forms = [form("王㛃" * 8), form("王㛃" * 8, columns=columns), form("王㛃" * 8)]
    assert written_with(form_cells.KEPT, forms) == written_with(-1, forms)


def test_a_cell_whose_row_is_made_higher_by_another_one_is_drawn_in_its_middle() -> None:
    cells = [FormCell(0, 0, "意见", "label"), FormCell(0, 1, "同意")]
    forms = [
        PrintedForm("表", [*cells, FormCell(0, 2, text, "text")], (30, 63, 63), (20,))
        for text in ("短", "长" * 300, "短")
    ]
    assert written_with(form_cells.KEPT, forms) == written_with(-1, forms)
