"""Letters by GB/T 9704: 22 lines of 28 characters, nothing cut, everything in its place."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from desktop_app.documents.letters import AREA, CHARACTERS, LINES, PITCH, SPACING, write_letters
from desktop_app.documents.line_breaks import NEVER_FIRST, NEVER_LAST
from desktop_app.documents.pages import MM
from desktop_app.documents.printables import (
    Block,
    Column,
    Enclosure,
    Foot,
    Heading,
    Letter,
    Paragraph,
    TableBlock,
    TextPicture,
)
from desktop_app.errors import Cancelled
from tests.documents.pdf_reading import (
    PageLine,
    bookmarks,
    fonts,
    page_lines,
    pdfium_text,
    poppler_text,
    problems,
)

FOOT = Foot("政协演示县委员会", "协商专报", "", "2026年11月23日")
TEXT = (
    "根据《规定》（GB/T 9704—2012），经研究，现就2026年度登记工作通知如下。全县共有委员三百"
    "二十一名（占63.2%）；委员王㛃、李𬭊等参加“一老一小”专题视察，提出意见二百余条。"
)
EM = 16.0 + SPACING
NUMBER = re.compile(r"—\d+—")


def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (600, 400), "blue").save(stream, "JPEG")
    return stream.getvalue()


def printed(*letters: Letter) -> bytes:
    stream = io.BytesIO()
    write_letters(letters, stream, lambda *_: None, FOOT)
    return stream.getvalue()


def pages(*letters: Letter) -> list[list[PageLine]]:
    """The lines of each page without its page number."""
    return [page[:-1] for page in page_lines(printed(*letters))]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def all_text(found: Sequence[Sequence[PageLine]]) -> str:
    return "".join(line.text for page in found for line in page)


def row_of(line: PageLine) -> float:
    """Which of the 22 lines of a page a line of 3号 text stands on, from 1."""
    return (AREA.top - line.baseline - 0.38 * 16) / PITCH + 0.5


def test_a_full_line_has_28_characters_and_fills_the_type_area() -> None:
    lines = pages(Letter("题", [Paragraph("字" * 100)]))[0][1:]
    assert [len(line.text) for line in lines] == [26, 28, 28, 18]
    assert lines[0].left == pytest.approx(AREA.left + 2 * EM, abs=0.1)
    for line in lines[1:]:
        assert line.left == pytest.approx(AREA.left, abs=0.1)
    for line in lines[:3]:
        assert line.right == pytest.approx(AREA.right, abs=0.3)
    assert pytest.approx(-0.21, abs=0.01) == SPACING
    assert pytest.approx(225 / 22 * MM) == PITCH


def test_a_full_page_has_22_lines_on_the_grid_and_the_last_page_has_what_is_left() -> None:
    found = pages(Letter("题", [Paragraph("字" * 28 * 70)]))
    assert [len(page) for page in found[1:3]] == [LINES, LINES]
    for line in found[1]:
        assert row_of(line) == pytest.approx(round(row_of(line)), abs=0.02)
    assert row_of(found[1][0]) == pytest.approx(1, abs=0.02)
    assert len(all_text(found)) == 28 * 70 + 1


def test_the_title_stands_on_line_two_and_the_addressee_after_one_blank_line() -> None:
    title, addressee, body = pages(
        Letter("关于报送材料的函", [Paragraph("正文。")], "", "县人民政府")
    )[0]
    assert title.text == "关于报送材料的函"
    assert (title.left + title.right) / 2 == pytest.approx(AREA.middle, abs=0.1)
    assert addressee.text == "县人民政府："
    assert (round(row_of(addressee)), round(row_of(body))) == (4, 5)
    assert addressee.left == pytest.approx(AREA.left, abs=0.1)


def test_a_red_head_gets_its_place_and_stays_blank() -> None:
    letter = Letter(
        "题", [], "演政协〔2026〕3号", head=["000001", "机密★1年", "特急"], red_head=True
    )
    *head, number, title = pages(letter)[0]
    assert [(line.text, round(row_of(line))) for line in head] == [
        ("000001", 1),
        ("机密★1年", 2),
        ("特急", 3),
    ]
    assert (number.text, round(row_of(number))) == ("演政协〔2026〕3号", 8)
    assert row_of(title) > 10


def test_nothing_in_a_letter_is_red() -> None:
    letter = Letter("题", [Paragraph(TEXT)], "演〔2026〕1号", "县", copies="乙", red_head=True)
    with pypdfium2.PdfDocument(printed(letter)) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    red, green, blue = picture.split()
    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(red, blue).getbbox() is None


def test_headings_are_set_in_their_styles_two_characters_in(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    blocks = [Heading("一、总体要求"), Heading("（一）对象", 2), Heading("1. 范围", 3)]
    path.write_bytes(printed(Letter("题", [*blocks, Paragraph("完。")])))
    for line in page_lines(path)[0][1:4]:
        assert line.left == pytest.approx(AREA.left + 2 * EM, abs=0.1)
    names = " ".join(fonts(path))
    assert all(name in names for name in ("NotoSansSC", "DeskKai", "FandolFang"))


def test_a_style_that_draws_nothing_is_not_embedded(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    path.write_bytes(printed(Letter("题", [Paragraph("完。")])))
    assert len(fonts(path)) == 3  # 小标宋, 仿宋, and 宋体 for the page number
    assert "Kai" not in str(fonts(path))
    assert problems(path) == ""


def test_a_heading_goes_overleaf_with_its_text() -> None:
    before = [Paragraph("字") for _ in range(LINES - 4)]
    found = pages(Letter("题", [*before, Heading("一、要求"), Paragraph("字" * 60)]))
    assert found[1][0].text == "一、要求"
    found = pages(Letter("题", [*before[1:], Heading("一、要求"), Paragraph("字" * 80)]))
    assert [line.text[:4] for line in found[0]][-2:] == ["一、要求", "字字字字"]


def test_the_last_line_of_a_paragraph_never_begins_a_page_alone() -> None:
    before = [Paragraph("字") for _ in range(LINES - 5)]
    first, second = pages(Letter("题", [*before, Paragraph("句" * 60)]))
    assert [len(line.text) for line in second] == [28, 6]
    assert first[-1].text == "句" * 26


def test_office_and_date_stand_at_the_right_the_name_over_the_date() -> None:
    letter = Letter("题", [Paragraph("完。")], office="县政协办公室", date="2026-03-05")
    body, office, date = pages(letter)[0][1:]
    assert date.text == "2026年3月5日"
    assert date.right == pytest.approx(AREA.right - 4 * EM, abs=0.3)
    assert (office.left + office.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=0.3)
    assert [round(row_of(line) - row_of(body)) for line in (office, date)] == [2, 3]


@pytest.mark.parametrize("name", ["中国人民政治协商会议演示县委员会", "甲" * 40, "甲\n乙"])
def test_a_long_name_of_the_office_stays_on_the_page(name: str) -> None:
    lines = pages(Letter("题", [Paragraph("完。")], office=name, date="二〇二六年三月五日"))[0]
    assert bare(name) in all_text([lines])
    assert lines[-1].text == "二〇二六年三月五日"
    assert all(AREA.left <= line.left and line.right <= AREA.right for line in lines[2:])


@pytest.mark.parametrize("count", range(LINES - 9, LINES - 2))
def test_a_signature_never_stands_on_a_page_without_text(count: int) -> None:
    blocks = [*(Paragraph("字") for _ in range(count)), Paragraph("句" * 90)]
    found = pages(Letter("题", blocks, office="办公室", date="2026-03-05"))
    assert found[-1][-1].text == "2026年3月5日"
    assert "句" in found[-1][0].text


def test_attachments_are_listed_below_a_blank_line_and_long_titles_hang() -> None:
    titles = ["登记表", "关于报送二〇二六年度委员履职情况登记材料有关要求的说明以及其他事项"]
    letter = Letter("题", [Paragraph("完。")], attachments=[Enclosure(each) for each in titles])
    body, first, second, third = pages(letter)[0][1:]
    assert first.text == "附件：1.登记表"
    assert second.text + third.text == f"2.{titles[1]}"
    assert round(row_of(first) - row_of(body)) == 2
    assert first.left == pytest.approx(AREA.left + 2 * EM, abs=0.1)
    assert third.left > second.left == pytest.approx(AREA.left + 5 * EM, abs=0.1)


def test_one_attachment_has_no_number_and_its_pages_follow() -> None:
    enclosed = Enclosure("名单", [TableBlock([Column("姓名", 1)], [["王㛃"], ["李𬭊"]])])
    first, second = pages(Letter("题", [Paragraph("完。")], attachments=[enclosed]))
    assert first[-1].text == "附件：名单"
    assert [line.text for line in second] == ["附件", "名单", "姓名", "王㛃", "李𬭊"]
    assert round(row_of(second[1])) == 3


def test_copies_and_imprint_stand_at_the_foot_of_the_last_page() -> None:
    letter = Letter(
        "题",
        [Paragraph("字" * 28 * 20)],
        copies="县委办公室，县政府办公室。",
        imprint=("办公室", "2026-03-05"),
    )
    *_, copies, imprint = pages(letter)[-1]
    assert copies.text == "抄送：县委办公室，县政府办公室。"
    assert imprint.text == "办公室2026年3月5日印发"
    assert imprint.baseline == pytest.approx(AREA.bottom + 6, abs=1.5)
    assert imprint.left == pytest.approx(AREA.left + 14, abs=0.3)
    assert imprint.right == pytest.approx(AREA.right - 14, abs=0.3)


def test_the_note_stands_in_brackets_below_the_date() -> None:
    letter = Letter("题", [Paragraph("完。")], date="2026-03", note="联系人：演示")
    assert [line.text for line in pages(letter)[0][-2:]] == ["2026年3月", "（联系人：演示）"]


def test_page_numbers_begin_anew_in_each_letter_odd_right_even_left() -> None:
    long, short = Letter("甲", [Paragraph("字" * 1200)]), Letter("乙", [Paragraph("字")])
    pages = page_lines(printed(long, short))
    assert [len(page) for page in pages].index(0) == 3  # the back of the last sheet stays blank
    numbers = [page[-1] for page in pages if page]
    assert [line.text for line in numbers] == ["—1—", "—2—", "—3—", "—1—"]
    for line, odd in zip(numbers, (True, False, True, True), strict=True):
        if odd:
            assert line.right == pytest.approx(AREA.right - 14, abs=0.3)
        else:
            assert line.left == pytest.approx(AREA.left + 14, abs=0.3)
        assert line.baseline == pytest.approx(AREA.bottom - 7 * MM - 0.38 * 14, abs=0.2)


def test_every_letter_has_a_bookmark(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    long = Letter("甲\n题", [Paragraph("字" * 1200)])
    path.write_bytes(printed(long, Letter("乙", [], bookmark="乙：张三")))
    assert bookmarks(path) == [(0, "甲 题", 0), (0, "乙：张三", 4)]


def test_a_table_flows_over_pages_under_its_head_and_loses_nothing() -> None:
    columns = [Column("序号", 1), Column("情况", 6, "left")]
    rows = [(str(number), f"第{number}行" * (90 if number == 7 else 8)) for number in range(1, 80)]
    found = pages(Letter("题", [TableBlock(columns, rows, "一览表")]))
    assert len(found) > 2
    assert all(page[0].text == "序号情况" for page in found[1:])
    text = all_text(found)
    assert sum(text.count(f"第{number}行") for number in range(1, 80)) == 90 + 78 * 8
    assert all(line.baseline >= AREA.bottom for page in found for line in page)


def test_a_picture_stays_with_its_caption_and_a_broken_one_says_so() -> None:
    before = [Paragraph("字") for _ in range(LINES - 6)]
    found = pages(Letter("题", [*before, TextPicture(photo(), "图1"), TextPicture(b"?", "图2")]))
    assert [line.text for line in found[1]] == ["图1", "（图片无法读取）", "图2"]


def test_a_row_longer_than_a_page_flows_over_and_none_of_its_ends_is_torn() -> None:
    block = TableBlock([Column("项", 1), Column("情况", 3, "left")], [["甲", "长文。" * 500]])
    first, second, *_ = found = pages(Letter("题", [Paragraph("字" * 28 * 17), block]))
    assert all_text(found).count("长") == all_text(found).count("文") == 500
    assert [page[0].text for page in (first, second)] == ["题", "项情况"]
    bottoms = [page[-1].baseline for page in found[:-1]]
    assert all(AREA.bottom < each < AREA.bottom + 3 * PITCH for each in bottoms)


def test_rare_characters_are_drawn_and_found_and_others_have_a_stand_in(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    names = "张㛃、李𬀩、王𬭊、赵𫖯、龚䶮、陈𠅤、周𰻞、尉迟𪚥、某😀"
    blocks: list[Block] = [Heading(names), Heading(names, 2), Paragraph(names)]
    path.write_bytes(printed(Letter(names, blocks)))
    assert bare(poppler_text(path)).count(names) == 4
    assert bare(pdfium_text(path)).count(names) == 4
    assert problems(path) == ""
    listed = fonts(path)
    assert all(line[6] == "+" and " yes yes yes " in line for line in listed)
    assert path.stat().st_size < 60_000


def test_the_same_letters_give_the_same_bytes() -> None:
    letters = [
        Letter("甲", [Paragraph(TEXT), TextPicture(photo())]),
        Letter("乙", [Paragraph(TEXT)]),
    ]
    assert printed(*letters) == printed(*letters)


def test_a_cancelled_print_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    letters = [Letter("甲", [Paragraph(TEXT)])] * 3
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        write_letters(letters, folder / "l.pdf", stop)
    assert list(folder.iterdir()) == []


def test_progress_counts_the_letters() -> None:
    told: list[tuple[int, int]] = []
    letters = [Letter("甲", [])] * 2
    write_letters(letters, io.BytesIO(), lambda *done: told.append(done))
    write_letters(iter(letters), io.BytesIO(), lambda *done: told.append(done), total=2)
    assert told == [(1, 2), (2, 2)] * 2


WORDS = st.text(
    "协商委员提案字王㛃𬭊ABC abc2026，。、；：？！（）《》“”…—%．", min_size=1, max_size=220
)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Heading, WORDS, st.sampled_from([1, 2, 3])),
    st.builds(
        lambda rows, title: TableBlock([Column("项目", 2), Column("内容", 5, "left")], rows, title),
        st.lists(st.tuples(WORDS, WORDS), max_size=4),
        st.sampled_from(["", "表一"]),
    ),
)


def typed(letter: Letter) -> list[str]:
    """The texts of a letter but those of its tables, whose cells stand side by side."""
    return [bare(each.text) for each in letter.blocks if isinstance(each, Paragraph | Heading)]


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=14), WORDS)
def test_everything_typed_is_found_again_in_order_inside_the_type_area(
    blocks: list[Block], title: str
) -> None:
    letter = Letter(title, blocks, office="县政协办公室", date="2026-03-05")
    found = pages(letter)
    text, place = all_text(found), 0
    for each in (bare(title), *typed(letter), "县政协办公室", "2026年3月5日"):
        at = text.find(each, place)
        assert at >= 0, each
        place = at + len(each)
    everything = sorted(text.replace("项目内容", "").replace("表一", ""))
    wanted = [bare(title), *typed(letter), "县政协办公室2026年3月5日"]
    cells = [
        cell for each in blocks if isinstance(each, TableBlock) for row in each.rows for cell in row
    ]
    assert everything == sorted("".join([*wanted, *map(bare, cells)]))
    for line in (line for page in found for line in page):
        assert AREA.bottom < line.baseline < AREA.top
        assert AREA.left - 0.1 <= line.left
        assert line.right <= AREA.right + 0.5


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("协商委员会ABC 12，。；（）《》“”", min_size=40, max_size=300), max_size=8))
def test_no_line_is_too_long_or_begins_or_ends_with_forbidden_punctuation(
    texts: list[str],
) -> None:
    calm = [re.sub(r"([，。；（）《》“”])[，。；（）《》“”\s]+", r"\1", each) for each in texts]
    calm = [f"协{each}会" for each in calm]
    found = pages(Letter("题", [Paragraph(each) for each in calm]))
    assert all(len(page) <= LINES for page in found)
    for line in found[0][1:] + [line for page in found[1:] for line in page]:
        assert line.text[0] not in NEVER_FIRST
        assert line.text[-1] not in NEVER_LAST
        if line.text.isascii() is False and not re.search("[A-Z0-9]", line.text):
            assert len(line.text) <= CHARACTERS


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 90)), min_size=1, max_size=40))
def test_no_heading_stands_last_on_a_page(shape: list[tuple[int, int]]) -> None:
    blocks = [
        Heading("题" * size, level) if level else Paragraph("字" * size)  # type: ignore[arg-type]
        for level, size in [*shape, (0, 5)]
    ]
    for page in pages(Letter("名", blocks))[:-1]:
        last = page[-1].text
        assert "题" not in last or all("题" in line.text for line in page[-LINES:])
        assert not NUMBER.fullmatch(last)


def test_a_letter_upward_has_its_number_at_the_left_and_who_issues_it_at_the_right() -> None:
    one = Letter("题", [Paragraph("字")], number="政协〔2026〕3号", red_head=True, signer="张三")
    lines = page_lines(printed(one))[0]
    number = next(line for line in lines if "3号" in line.text)
    assert "签发人：张三" in number.text
    assert number.left == pytest.approx(AREA.left + 15.8, abs=0.5)
    assert number.right == pytest.approx(AREA.right - 15.8, abs=1.0)


def test_minutes_name_who_was_there_behind_labels_and_are_issued_not_signed() -> None:
    there = "、".join(f"县水务局副局长演示{number}" for number in range(9))
    one = Letter(
        "路灯协商会纪要", [Paragraph("字")], number="第　　期", red_head=True,
        issued=("政协演示县委员会办公室", "2026-11-23"),
        attendance=(("出席", there), ("请假", "张三")),
    )  # fmt: skip
    lines = page_lines(printed(one))[0]
    texts = [line.text for line in lines]
    issued = next(text for text in texts if "办公室" in text)
    assert issued.endswith("2026年11月23日")
    first = next(line for line in lines if line.text.startswith("出席："))
    place = lines.index(first)
    label = first.left
    assert label == pytest.approx(AREA.left + 2 * 15.8, abs=0.8)
    assert lines[place + 1].left > label + 40
    assert any(text.startswith("请假：张三") for text in texts)


def test_an_imprint_never_stands_on_a_page_alone() -> None:
    for count in range(420, 560, 7):
        one = Letter(
            "题", [Paragraph("字" * count)], office="政协演示县委员会", date="2026-11-23",
            sent=(("送", "县水务局"),), imprint=("政协演示县委员会办公室", "2026-11-23"),
        )  # fmt: skip
        last = page_lines(printed(one))[-1]
        texts = [line.text for line in last]
        assert any("印发" in text for text in texts)
        assert any(text == "政协演示县委员会" for text in texts)


def short_letter(words: int, *, is_fitted: bool) -> Letter:
    """A reply with a text of so many characters, its head, signature and imprint."""
    return Letter(
        "关于县政协十届三次会议第 1 号提案答复的函",
        [Paragraph("您提出的提案收悉，经研究，现答复如下："), Paragraph("字" * words)],
        number="演示〔2026〕1 号", addressee="演示委员", office="演示水务局", date="2026-04-01",
        signer="演示局长", note="联系人：演示", copies="演示提案委员会", red_head=True, mark="A",
        is_fitted=is_fitted,
    )  # fmt: skip


def test_a_short_fitted_letter_has_closer_lines_on_one_page() -> None:
    counts = {
        fitted: [len(pages(short_letter(words, is_fitted=fitted))) for words in (40, 100, 600)]
        for fitted in (False, True)
    }
    assert counts == {False: [1, 2, 2], True: [1, 1, 2]}


def test_a_fitted_letter_keeps_head_and_characters_and_lies_within_the_page() -> None:
    usual, closer = (pages(short_letter(100, is_fitted=each))[0] for each in (False, True))
    number, own = (next(x for x in page if "〔2026〕" in x.text) for page in (usual, closer))
    assert own.baseline == pytest.approx(number.baseline, abs=4.0)
    assert [x.right for x in closer if x.text == "字" * 28] == pytest.approx(
        [AREA.right] * 2, abs=0.3
    )
    assert all(AREA.bottom - 1 < line.baseline < AREA.top for line in closer)


def test_a_fitted_letter_that_needs_two_pages_is_set_as_usual() -> None:
    usual, fitted = (short_letter(600, is_fitted=each) for each in (False, True))
    assert pages(usual) == pages(fitted)
