#!/usr/bin/env bash
# xlsx: openpyxl 3.1.5 turns the photographs that lie in cells into #VALUE!, and saving destroys them.
#
# Excel ("Place in Cell") keeps a picture as rich data of the cell and stores #VALUE! as the value for
# programs that do not know of it. WPS keeps it in xl/cellimages.xml and refers to it with the formula
# DISPIMG. Both are how the photograph comes into a list of members. openpyxl keeps pictures that lie over
# the cells, so one may think that it keeps pictures.
#
# Versions: openpyxl 3.1.5 with pillow 13.0.0; xlsxwriter 3.3.1 makes the workbook; python-calamine 0.9.1.
# Expected: a picture in a cell can be told from an error, and a load and save leaves it as it was.
# Seen:     openpyxl reads #VALUE!, as for a wrong formula; calamine an empty text. After load and save the
#           picture over the cells is still there, the one in the cell is gone from the file together with
#           its rich data, and the cell says #VALUE! in Excel as well. Of the WPS workbook the formula is
#           kept and the picture that it names is dropped. Nothing warns of either.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 pillow==13.0.0 xlsxwriter==3.3.1 python-calamine==0.9.1

"$tmp/venv/bin/python" - <<'PY'
import io
import warnings
import zipfile

import openpyxl
import xlsxwriter
from PIL import Image
from python_calamine import CalamineWorkbook

warnings.simplefilter("error")  # a warning would be an honest answer
ID = "ID_0123456789ABCDEF0123456789ABCDEF"


def photo(colour):
    file = io.BytesIO()
    Image.new("RGB", (24, 32), colour).save(file, "PNG")
    return file


def resaved(path):
    """Load and save; what is in B1, and the parts of the saved file that have to do with pictures."""
    book = openpyxl.load_workbook(path)
    value = book.active["B1"].value
    book.save("saved.xlsx")
    names = zipfile.ZipFile("saved.xlsx").namelist()
    parts = [name for name in names if "media" in name or "rich" in name or "cellimages" in name]
    print(path, repr(value), parts)
    return value, parts


with xlsxwriter.Workbook("excel.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write("A1", "单雄信")
    sheet.embed_image("B1", "in.png", {"image_data": photo("red")})
    sheet.insert_image("D4", "over.png", {"image_data": photo("blue")})
before = zipfile.ZipFile("excel.xlsx").namelist()
assert len([name for name in before if "media" in name]) == 2 and "xl/richData/rdrichvalue.xml" in before
assert CalamineWorkbook.from_path("excel.xlsx").get_sheet_by_index(0).to_python()[0] == ["单雄信", ""]
assert resaved("excel.xlsx") == ("#VALUE!", ["xl/media/image1.png"])

# A workbook as WPS lays it out.
with xlsxwriter.Workbook("plain.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write("A1", "单雄信")
    sheet.write_formula("B1", f'=_xlfn.DISPIMG("{ID}",1)', None, f'=DISPIMG("{ID}",1)')
OFFICE = "http://schemas.openxmlformats.org"
IMAGES = f"""<etc:cellImages xmlns:xdr="{OFFICE}/drawingml/2006/spreadsheetDrawing"
 xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships"
 xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><etc:cellImage><xdr:pic><xdr:nvPicPr>
<xdr:cNvPr id="1" name="{ID}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/>
</xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage></etc:cellImages>"""
with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("wps.xlsx", "w") as new:
    for name in old.namelist():
        part = old.read(name).decode()
        if name == "[Content_Types].xml":
            part = part.replace(
                "</Types>",
                '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/cellimages.xml"'
                ' ContentType="application/vnd.wps-officedocument.cellimage+xml"/></Types>',
            )
        elif name == "xl/_rels/workbook.xml.rels":
            part = part.replace(
                "</Relationships>",
                '<Relationship Id="rId99" Target="cellimages.xml"'
                ' Type="http://www.wps.cn/officeDocument/2020/cellImage"/></Relationships>',
            )
        new.writestr(name, part)
    new.writestr("xl/cellimages.xml", IMAGES)
    new.writestr(
        "xl/_rels/cellimages.xml.rels",
        f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>',
    )
    new.writestr("xl/media/image1.png", photo("red").getvalue())
assert resaved("wps.xlsx") == (f'=_xlfn.DISPIMG("{ID}",1)', [])
PY
