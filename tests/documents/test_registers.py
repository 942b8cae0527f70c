"""Registers as PDF: every row once, heads repeated, groups continued, the same bytes again."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.documents.printables import Column, Foot, Register, RowGroup
from desktop_app.documents.registers import write_register
from desktop_app.errors import Cancelled
from tests.documents.pdf_reading import (
    bookmarks,
    page_lines,
    pdfium_text,
    pictures,
    poppler_text,
    problems,
)
from tests.documents.print_faults import faults, runs_of

FOOT = Foot("政协演示县委员会", "委员名册", "2026年11月23日", "2026年11月24日", "张三")
COLUMNS = (
    Column("序号", 12),
    Column("姓名", 24),
    Column("工作单位", 60, "left"),
    Column("备注", 40),
)


def register(*groups: RowGroup, **others: object) -> Register:
    given = {"title": "委员名册", "note": "（按姓氏笔画为序）", "columns": COLUMNS, "foot": FOOT}
    return Register(**{**given, "groups": groups, **others})  # type: ignore[arg-type]


def rows(count: int) -> list[list[str]]:
    return [[str(place), f"委员甲{place}号", "县农业农村局", ""] for place in range(1, count + 1)]


def printed(given: Register, path: Path) -> Path:
    write_register(given, path, lambda _done, _total: None)
    return path


def test_every_row_is_printed_once_in_order(tmp_path: Path) -> None:
    text = poppler_text(printed(register(RowGroup("", rows(200))), tmp_path / "r.pdf"))
    places = [text.index(f"委员甲{place}号") for place in range(1, 201)]
    assert places == sorted(places)
    assert all(text.count(f"委员甲{place}号") == 1 for place in (1, 57, 200))


def test_title_note_head_and_foot_stand_where_they_belong(tmp_path: Path) -> None:
    path = printed(register(RowGroup("", rows(60))), tmp_path / "r.pdf")
    pages = poppler_text(path).split("\f")[:-1]
    assert len(pages) == 3
    assert "（按姓氏笔画为序）" in pages[0]
    assert "（按姓氏笔画为序）" not in pages[1]
    for number, page in enumerate(pages, 1):
        assert "工作单位" in page
        assert f"第{number}页共3页" in "".join(page.split())
        for text in (
            "政协演示县委员会",
            "统计截止日期：2026年11月23日",
            "打印日期：2026年11月24日",
            "经办人：张三",
        ):
            assert text in page
    assert problems(path) == ""


def test_a_group_that_goes_over_is_named_again_and_bookmarked_once(tmp_path: Path) -> None:
    given = register(RowGroup("工会界", rows(30)), RowGroup("教育界", rows(3)))
    path = printed(given, tmp_path / "r.pdf")
    assert "工会界（续）" in poppler_text(path)
    assert bookmarks(path) == [(0, "工会界", 0), (0, "教育界", 1)]


def test_pages_of_a_long_list_are_bookmarked_by_their_names(tmp_path: Path) -> None:
    path = printed(register(RowGroup("", rows(60)), name_column=1), tmp_path / "r.pdf")
    marks = bookmarks(path)
    assert [page for _, _, page in marks] == [0, 1, 2]
    assert marks[0][1].startswith("委员甲1号—")
    assert marks[-1][1].endswith("—委员甲60号")


def test_a_long_cell_wraps_and_one_longer_than_a_page_goes_on_over_pages(tmp_path: Path) -> None:
    marks = [f"第{place:04d}件" for place in range(1500)]
    given = register(RowGroup("", [["1", "张三", "单位", "".join(marks)], *rows(3)]))
    path = printed(given, tmp_path / "r.pdf")
    text = "".join(poppler_text(path).split())
    shown = "".join(pdfium_text(path).split())
    assert all(mark in shown for mark in (marks[0], marks[700], marks[-1]))
    assert "委员甲3号" in text
    assert problems(path) == ""


def test_a_tall_row_begins_where_the_last_one_ended(tmp_path: Path) -> None:
    tall = [["2", "委员甲2号", "很长的单位名称" * 180, ""]]
    pages = poppler_text(printed(register(RowGroup("", rows(12) + tall)), tmp_path / "r.pdf"))
    first, second = pages.split("\f")[:2]
    assert "很长的单位" in first
    assert "很长的单位" in second
    few = poppler_text(printed(register(RowGroup("", rows(18) + tall)), tmp_path / "s.pdf"))
    assert ["很长的单位" in page for page in few.split("\f")[:2]] == [False, True]


def test_a_number_a_little_too_long_is_made_smaller_not_torn(tmp_path: Path) -> None:
    given = register(RowGroup("", [["123456", "13812345678", "", ""]]), columns=(
        Column("序号", 10), Column("手机", 22), Column("一", 90), Column("二", 90),
    ))  # fmt: skip
    assert "13812345678" in poppler_text(printed(given, tmp_path / "r.pdf"))


def test_an_empty_register_still_is_a_page_with_its_head(tmp_path: Path) -> None:
    path = printed(register(RowGroup("", [])), tmp_path / "r.pdf")
    assert "工作单位" in poppler_text(path)
    assert problems(path) == ""


@pytest.mark.parametrize(
    "text",
    [
        "<b>粗</b>&amp;<para>",
        "=1+1",
        "(( \\) ]>> endstream",
        "مرحبا",
        "\u202e倒写\u202c",
        "行一\r\n行二\t完\x07",
        "\ud800",
        "𠅤" * 50,
        "长" * 3000,
        "https://example.invalid/" + "a" * 300,
    ],
)
def test_hostile_text_is_shown_as_typed(text: str, tmp_path: Path) -> None:
    given = register(RowGroup(text, [[text] * 4]), title=text, note=text)
    path = printed(given, tmp_path / "r.pdf")
    assert problems(path) == ""
    if text.startswith(("<b>", "=1", "((")):
        assert text in pdfium_text(path)


def test_the_same_data_and_date_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; sys.path.insert(0, '.')\n"
        "from tests.documents.test_registers import *\n"
        "printed(register(RowGroup('界', rows(50))), pathlib.Path(sys.argv[1]))\n"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(tmp_path / f"{seed}.pdf")]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed})
    first = (tmp_path / "1.pdf").read_bytes()
    assert first == (tmp_path / "2.pdf").read_bytes()
    assert first == printed(register(RowGroup("界", rows(50))), tmp_path / "3.pdf").read_bytes()


def test_progress_counts_rows_and_an_open_target_is_written_as_it_is() -> None:
    told: list[tuple[int, int]] = []
    target = io.BytesIO()
    write_register(register(RowGroup("", rows(60))), target, lambda *done: told.append(done))
    assert told[-1] == (60, 60)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert target.getvalue().startswith(b"%PDF")
    assert target.getvalue().endswith(b"%%EOF\n")


def test_a_cancelled_register_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_register(register(RowGroup("", rows(60))), tmp_path / "r.pdf", stop)
    assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize("letters", [20, 90, 200])
def test_ink_stays_inside_the_margins(letters: int, tmp_path: Path) -> None:
    given = register(RowGroup("界" * letters, rows(5)), title="很长的标题" * 12)
    path = printed(given, tmp_path / "r.pdf")
    assert poppler_text(path).count("界") == letters
    page = pictures(path)[0]
    box = page.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    assert box[0] > 40
    assert box[2] < page.width - 40


def test_a_group_stands_with_the_whole_of_its_first_row(tmp_path: Path) -> None:
    long = "一行放不下的很长很长的单位名称" * 12
    for count in range(10, 22):
        first, second = RowGroup("甲界", rows(count)), RowGroup("乙界", [["1", "张三", long, ""]])
        path = printed(register(first, second), tmp_path / f"{count}.pdf")
        assert [each for each in faults(path) if each.kind == "heading"] == []


def test_later_pages_name_the_register_and_the_file_is_called_after_it(tmp_path: Path) -> None:
    given = register(RowGroup("", rows(60)), title="政协演示县第十届委员会委员名册")
    path = printed(given, tmp_path / "r.pdf")
    pages = page_lines(path)
    assert pages[0][0].text == "政协演示县第十届委员会委员名册"
    assert all(page[0].text == "政协演示县第十届委员会委员名册" for page in pages[1:])
    with pypdfium2.PdfDocument(path) as document:
        assert document.get_metadata_value("Title") == "政协演示县第十届委员会委员名册"
        assert "统计截止日期：2026年11月23日" in document.get_metadata_value("Keywords")


def test_cells_have_two_sizes_at_most(tmp_path: Path) -> None:
    lines = [[str(n), "艾力·库尔班江" * (n % 2 + 1), "单位" * n, "备" * (n % 9)] for n in range(60)]
    path = printed(register(RowGroup("", lines)), tmp_path / "r.pdf")
    with pypdfium2.PdfDocument(path) as document:
        sizes = {round(run.size, 2) for page in document for run in runs_of(page.get_textpage())}
    assert sizes <= {20.0, 10.5, 9.0, 8.5}


def test_neighbours_stand_under_one_head(tmp_path: Path) -> None:
    columns = (
        Column("序号"), Column("日期", over="信息报送"), Column("文件", over="信息报送"),
        Column("缺项"),
    )  # fmt: skip
    given = register(RowGroup("", [["1", "2026.01.02", "一号", "无"]]), columns=columns)
    with pypdfium2.PdfDocument(printed(given, tmp_path / "r.pdf")) as document:
        runs = runs_of(document[0].get_textpage())
    at = {"".join(run.text.split()): run for run in runs}
    over, day, paper, beside = (at[word] for word in ("信息报送", "日期", "文件", "缺项"))
    assert day.baseline == paper.baseline < beside.baseline < over.baseline
    assert day.left < over.left < paper.right


def test_who_answers_for_a_register_signs_below_its_last_row(tmp_path: Path) -> None:
    for count in range(14, 24):
        given = register(RowGroup("", rows(count)), signed=("填报单位（盖章）：甲", "填报人："))
        path = printed(given, tmp_path / f"{count}.pdf")
        last = page_lines(path)[-1]
        words = [line.text for line in last]
        assert any("填报单位" in word for word in words)
        assert any(f"委员甲{count}号" in word for word in words)
        assert min(line.baseline for line in last if "填报" in line.text) > 55


def test_rows_are_a_little_lower_where_that_saves_a_nearly_empty_page(tmp_path: Path) -> None:
    pages = [len(page_lines(printed(register(RowGroup("", rows(count))), tmp_path / "r.pdf")))
             for count in (18, 22, 40)]  # fmt: skip
    assert pages == [1, 1, 2]


@pytest.mark.parametrize("over", ["", "乙" * 3000])
def test_a_title_longer_than_a_page_is_cut_and_every_row_printed(tmp_path: Path, over: str) -> None:
    columns = (*COLUMNS[:3], Column("甲" * 3000, 24, over=over))
    path = printed(register(RowGroup("", rows(30)), columns=columns), tmp_path / "r.pdf")
    text = "".join(pdfium_text(path).split())
    assert all(f"委员甲{place}号" in text for place in range(1, 31))
    assert "……" in text
