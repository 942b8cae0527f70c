"""Pictures in the cells of .xlsx workbooks."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PIL import Image

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Picture, Sheet
from desktop_app.errors import UserError
from tests.documents.formats.making import OFFICE, relations, text_cell, xlsx_parts, zipped

ID = "ID_0A1B2C3D4E5F60718293A4B5C6D7E8F9"


def png(shade: int = 0) -> bytes:
    stream = io.BytesIO()
    Image.new("L", (30, 40), shade).save(stream, "PNG")
    return stream.getvalue()


def of_wps(picture: bytes, formula: str) -> dict[str, str | bytes]:
    """A workbook as WPS saves it, with a picture in B2."""
    cell = f'<c r="B2" t="str"><f>{formula}</f><v>{formula}</v></c>'
    rows = f'<row r="1">{text_cell("A1", "姓名")}{text_cell("B1", "照片")}</row>'
    rows += f'<row r="2">{text_cell("A2", "陆远山")}{cell}</row>'
    parts = xlsx_parts(rows)
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "cellImage", "cellimages.xml")
    )
    parts["xl/cellimages.xml"] = (
        f'<etc:cellImages xmlns:etc="urn:e" xmlns:x="urn:x" xmlns:a="urn:a" xmlns:r="{OFFICE}">'
        f'<etc:cellImage><x:pic><x:cNvPr id="1" name="{ID}"/><a:blip r:embed="rId1"/></x:pic>'
        "</etc:cellImage></etc:cellImages>"
    )
    parts["xl/_rels/cellimages.xml.rels"] = relations(("rId1", "image", "media/image1.png"))
    parts["xl/media/image1.png"] = picture
    return parts


def sheet_of(path: Path, parts: dict[str, str | bytes]) -> Sheet:
    path.write_bytes(zipped(parts))
    return read_book(path).sheets[0]


@pytest.mark.parametrize(
    "formula", [f"=DISPIMG(&quot;{ID}&quot;,1)", f"_xlfn.DISPIMG(&quot;{ID}&quot;,1)",
                f"=@_xlfn.DISPIMG(&quot;{ID}&quot;,1)"],
)  # fmt: skip
def test_a_picture_of_wps_comes_in_by_its_id(tmp_path: Path, formula: str) -> None:
    sheet = sheet_of(tmp_path / "a.xlsx", of_wps(png(), formula))
    assert sheet.rows == [["姓名", "照片"], ["陆远山", Picture(png())]]


def test_a_picture_that_the_file_lacks_is_a_picture_all_the_same(tmp_path: Path) -> None:
    parts = of_wps(png(), '=DISPIMG("ID_0",1)')
    assert sheet_of(tmp_path / "a.xlsx", parts).rows[1][1] == Picture(b"")


def written(path: Path, *, embedded: bool, title: str = "照片", offset: int = 5) -> Path:
    """A list of three with a picture for each, in its cell or over it."""
    book = xlsxwriter.Workbook(path)
    page: Any = book.add_worksheet()
    page.write_row(0, 0, ["姓名", title])
    page.insert_image(0, 3, "logo.png", {"image_data": io.BytesIO(png(99))})
    for row in range(1, 4):
        page.set_row(row, 60)
        page.write(row, 0, f"甲{row}")
        data = {"image_data": io.BytesIO(png(row))}
        if embedded:
            page.embed_image(row, 1, "p.png", data)
        else:
            page.insert_image(row, 1, "p.png", {**data, "x_offset": 5, "y_offset": offset})
    book.close()
    return path


def test_pictures_that_excel_placed_in_cells_come_in(tmp_path: Path) -> None:
    sheet = read_book(written(tmp_path / "a.xlsx", embedded=True)).sheets[0]
    assert [row[1] for row in sheet.rows[1:]] == [Picture(png(row)) for row in (1, 2, 3)]


@pytest.mark.parametrize("offset", [0, 5, 45])
def test_pictures_over_the_cells_of_a_photo_column_come_in(tmp_path: Path, offset: int) -> None:
    """A picture that reaches into the next row belongs to the row that most of it covers."""
    sheet = read_book(written(tmp_path / "a.xlsx", embedded=False, offset=offset)).sheets[0]
    assert [row[1] for row in sheet.rows[1:]] == [Picture(png(row)) for row in (1, 2, 3)]


def test_pictures_over_other_columns_stay_out(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", embedded=False, title="备注")
    rows = read_book(path).sheets[0].rows
    assert not any(isinstance(cell, Picture) for row in rows for cell in row)


def test_pictures_over_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PICTURES", len(png()) - 1)
    with pytest.raises(UserError, match="太大"):
        sheet_of(tmp_path / "a.xlsx", of_wps(png(), f'=DISPIMG("{ID}",1)'))


def test_pictures_that_are_over_the_limit_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.xlsx", embedded=True)
    monkeypatch.setattr(limits, "MAX_PICTURES", 2 * len(png()) + 40)
    with pytest.raises(UserError, match="太大"):
        read_book(path)
