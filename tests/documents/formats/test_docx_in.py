"""The tables of Word documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import ErrorCell, MergedRange, Picture, Row, Sheet
from desktop_app.errors import UserError
from tests.documents.formats.making import (
    WORD,
    docx,
    relations,
    word_cell,
    word_paragraph,
    word_table,
)

RUN = "<w:r><w:t>{}</w:t></w:r>"


def sheets_of(path: Path, body: str, **more: str | bytes) -> tuple[Sheet, ...]:
    path.write_bytes(docx(body, **more))
    return read_book(path).sheets


def cell_with(inside: str) -> str:
    return f"<w:tc><w:p>{inside}</w:p></w:tc>"


def test_each_table_is_a_sheet_named_by_the_line_over_it(tmp_path: Path) -> None:
    body = word_paragraph("第九届委员名单") + word_paragraph("（单位：人）")
    body += word_table(["姓名", "单位"], ["陆远山", "县农科所"]) + word_paragraph("")
    body += word_table(["其他"], ["甲"]) + word_paragraph("第九届委员名单") + word_table(["姓名"])
    first, second, third = sheets_of(tmp_path / "a.docx", body)
    assert (first.name, first.above) == ("第九届委员名单", ("第九届委员名单", "（单位：人）"))
    assert first.rows == [["姓名", "单位"], ["陆远山", "县农科所"]]
    assert [second.name, third.name] == ["表 2", "第九届委员名单（2）"]


def test_a_lone_table_without_a_title_has_the_name_of_the_file(tmp_path: Path) -> None:
    assert sheets_of(tmp_path / "名单.docx", word_table(["姓名"], ["甲"]))[0].name == "名单"


def test_merged_cells_and_a_head_of_two_rows_are_kept(tmp_path: Path) -> None:
    begun, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = word_table(
        word_cell("界别", begun) + word_cell("联系方式", '<w:gridSpan w:val="2"/>'),
        word_cell("", goes_on) + word_cell("手机") + word_cell("邮箱"),
        word_cell("农业", begun) + word_cell("139") + word_cell("a@b.cn"),
        word_cell("", goes_on) + word_cell("138") + word_cell(""),
    )
    (sheet,) = sheets_of(tmp_path / "a.docx", body)
    rows: list[Row] = [
        ["界别", "联系方式", ""], ["", "手机", "邮箱"], ["农业", "139", "a@b.cn"], ["", "138", ""],
    ]  # fmt: skip
    assert sheet.rows == rows
    assert set(sheet.merged) == {
        MergedRange(0, 0, 1, 0),
        MergedRange(0, 1, 0, 2),
        MergedRange(2, 0, 3, 0),
    }


def test_merges_of_old_documents_and_short_rows_keep_their_columns(tmp_path: Path) -> None:
    old = word_cell("甲", '<w:hMerge w:val="restart"/>') + word_cell("", "<w:hMerge/>")
    later = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + word_cell("丙")
    (sheet,) = sheets_of(tmp_path / "a.docx", word_table(old + word_cell("乙"), later))
    assert sheet.rows == [["甲", "", "乙"], ["", "", "丙"]]
    assert sheet.merged == (MergedRange(0, 0, 0, 1),)


def test_a_cell_that_goes_on_from_nothing_keeps_its_text(tmp_path: Path) -> None:
    wrong = word_cell("乙", "<w:vMerge/>")
    (sheet,) = sheets_of(tmp_path / "a.docx", word_table(word_cell("甲"), wrong))
    assert [row[0] for row in sheet.rows] == ["甲", "乙"]


PLACEHOLDER = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
PINYIN = "<w:rt><w:r><w:t>lù</w:t></w:r></w:rt>"
INSIDE = {
    "changes": (
        f"<w:ins>{RUN.format('陆')}</w:ins><w:del><w:r><w:delText>白</w:delText></w:r></w:del>",
        "陆",
    ),
    "moves": (
        f"<w:moveTo>{RUN.format('陆')}</w:moveTo><w:moveFrom>{RUN.format('白')}</w:moveFrom>",
        "陆",
    ),
    "control": (f"<w:sdt><w:sdtContent>{RUN.format('陆')}</w:sdtContent></w:sdt>", "陆"),
    "placeholder": (
        f"<w:sdt>{PLACEHOLDER}<w:sdtContent>{RUN.format('单击')}</w:sdtContent></w:sdt>",
        "",
    ),
    "smart tag": (f"<w:smartTag>{RUN.format('陆')}</w:smartTag>", "陆"),
    "pinyin": (
        f"<w:r><w:ruby>{PINYIN}<w:rubyBase>{RUN.format('陆')}</w:rubyBase></w:ruby></w:r>",
        "陆",
    ),
    "field": (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{RUN.format('7')}", "7"),
    "hidden": (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>{RUN.format('明')}", "明"),
    "lines": (
        f"<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p><w:p>{RUN.format('三')}",
        "一\n二\n三",
    ),
    "tick": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>男</w:t></w:r>', "☑男"),
    "hyphen": ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r>", "12-3"),
    "text box": (
        f"<w:r><w:pict><w:txbxContent>{RUN.format('框')}</w:txbxContent></w:pict></w:r>",
        "",
    ),
}


@pytest.mark.parametrize("way", INSIDE)
def test_the_text_of_a_cell_is_what_is_read_with_all_changes_accepted(
    tmp_path: Path, way: str
) -> None:
    inside, text = INSIDE[way]
    (sheet,) = sheets_of(tmp_path / "a.docx", word_table(cell_with(inside) + word_cell("乙")))
    assert sheet.rows == [[text, "乙"]]


def test_rows_cells_and_tables_in_content_controls_are_read(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{control.format(word_cell('甲'))}</w:tr>"
    table = f"<w:tbl>{control.format(row)}<w:ins><w:tr>{word_cell('乙')}</w:tr></w:ins></w:tbl>"
    (sheet,) = sheets_of(tmp_path / "a.docx", control.format(table))
    assert sheet.rows == [["甲"], ["乙"]]


def test_a_row_taken_out_under_revision_is_no_row(tmp_path: Path) -> None:
    gone = "<w:trPr><w:del/></w:trPr>" + word_cell("白小楼")
    (sheet,) = sheets_of(tmp_path / "a.docx", word_table(["姓名"], gone, ["陆远山"]))
    assert sheet.rows == [["姓名"], ["陆远山"]]


def test_a_table_in_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = word_table(["姓名", "单位"], ["甲", "乙"])
    body = word_table(f"<w:tc>{word_paragraph('外')}{inner}</w:tc>")
    outer, own = sheets_of(tmp_path / "a.docx", body)
    assert (outer.rows, own.rows) == ([["外"]], [["姓名", "单位"], ["甲", "乙"]])


def test_a_list_that_a_page_break_parts_is_one(tmp_path: Path) -> None:
    first = word_table(["姓名", "单位"], ["甲", "一"], widths="900 1800")
    second = word_table(["乙", "二"], widths="900 1800")
    other = word_table(["丙", "三"], widths="900 2000")
    body = first + word_paragraph("") + second + "<w:p><w:r><w:br/></w:r></w:p>" + other
    one, two = sheets_of(tmp_path / "a.docx", body)
    assert (one.rows[-1], two.rows) == (["乙", "二"], [["丙", "三"]])


def test_a_picture_in_a_cell_comes_in(tmp_path: Path) -> None:
    blip = '<w:drawing><a:blip xmlns:a="urn:a" r:embed="rId7"/></w:drawing>'
    old = '<w:pict><v:imagedata xmlns:v="urn:v" r:id="rId7"/></w:pict>'
    row = word_cell("甲") + cell_with(f"<w:r>{blip}</w:r>") + cell_with(f"<w:r>{old}</w:r>")
    more: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(("rId7", "image", "media/1.png")),
        "word/media/1.png": b"\x89PNG",
    }
    (sheet,) = sheets_of(tmp_path / "a.docx", word_table(row), **more)
    assert sheet.rows == [["甲", Picture(b"\x89PNG"), Picture(b"\x89PNG")]]


@pytest.mark.parametrize("coding", ["utf-8", "gbk"])
@pytest.mark.parametrize("archived", [True, False])
def test_a_web_page_inside_a_document_is_read(tmp_path: Path, coding: str, archived: bool) -> None:
    page = "<html><table><tr><td>姓名<td>单位<tr><td>陆远山<td>县农科所</table></html>".encode(
        coding
    )
    if archived:
        head = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset={coding}\r\n\r\n"
        page = head.encode() + page
    more: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(("rId7", "aFChunk", "afchunk.mht")),
        "word/afchunk.mht": page,
    }
    (sheet,) = sheets_of(tmp_path / "a.docx", '<w:altChunk r:id="rId7"/>', **more)
    assert sheet.rows == [["姓名", "单位"], ["陆远山", "县农科所"]]


def test_machine_texts_of_a_document_are_what_they_stand_for(tmp_path: Path) -> None:
    (sheet,) = sheets_of(tmp_path / "a.docx", word_table(["#N/A", '="0012"', "甲"]))
    assert sheet.rows == [[ErrorCell("#N/A"), "0012", "甲"]]


def test_a_document_of_another_program_is_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = word_table(["姓名"], ["陆远山"]).replace("w:", "x:")
    main = f'<x:document xmlns:x="{strict}"><x:body>{body}</x:body></x:document>'
    more = {
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document2.xml")),
        "word/document2.xml": main,
    }
    assert sheets_of(tmp_path / "a.docx", "", **more)[0].rows == [["姓名"], ["陆远山"]]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (word_paragraph("没有表格"), "没有表格.*文本转换成表格"),
        ("<w:p>", "损坏"),
        (word_table([""]), "空的"),
        (word_paragraph("甲").replace("甲", "&b;"), "损坏"),
    ],
)
def test_a_document_without_a_table_says_what_to_do(tmp_path: Path, body: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        sheets_of(tmp_path / "a.docx", body)


@pytest.mark.parametrize(
    ("body", "limit", "most", "words"),
    [
        ("<w:sdt><w:sdtContent>" * 9 + "</w:sdtContent></w:sdt>" * 9, "MAX_DEPTH", 10, "损坏"),
        (word_table(["甲"] * 9), "MAX_COLUMNS", 8, "9 列"),
        (word_table(*[["甲"]] * 9), "MAX_ROWS", 8, "第 9 行"),
        (word_table(["甲"]), "MAX_TAGS", 10, "太大"),
        (word_table(["甲"]), "MAX_TEXT", 100, "太大"),
    ],
)
def test_a_document_over_a_limit_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    limit: str,
    most: int,
    words: str,
) -> None:
    monkeypatch.setattr(limits, limit, most)
    with pytest.raises(UserError, match=words):
        sheets_of(tmp_path / "a.docx", body)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    body = f"<w:body>{word_table(['姓名'])}</w:body>"
    text = f'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="{WORD}">{body}</w:document>'
    with pytest.raises(UserError, match="损坏"):
        sheets_of(tmp_path / "a.docx", "", **{"word/document.xml": text})
