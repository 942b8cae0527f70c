#!/usr/bin/env bash
# xlsx: dates in the number formats that a Chinese Excel has built in are numbers to most readers.
#
# A workbook names a cell's format by number, and the numbers under 164 are built in: they have no
# pattern in the file. ECMA-376 part 1, 18.8.30 lists for zh-cn, beyond the well-known 14 to 22, the
# numbers 27 to 31, 36, 50 to 54, 57 and 58 as dates: 31 is yyyy"年"m"月"d"日", 57 is yyyy"年"m"月",
# 58 is m"月"d"日". The date dialog of a Chinese Excel writes just these.
#
# Versions: openpyxl 3.1.5, pandas 3.1.1, xlsx2csv 0.8.6, pylightxl 1.61, python-calamine 0.9.1.
# Expected: 46086 in format 31, 57 or 58 is read as 5 March 2026, as it is in format 14.
# Seen:     only calamine reads a date. openpyxl (and pandas with it) and pylightxl read 46086; xlsx2csv
#           takes the attribute applyNumberFormat for the number of the format and raises KeyError where
#           that optional attribute is absent. openpyxl calls the format "General": saved again the
#           cell keeps its number, but a format copied to another cell (the usual way to lay out a new
#           list after an old one) is General, and 46086 stands where "2026年3月5日" stood.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 pandas==3.1.1 xlsx2csv==0.8.6 pylightxl==1.61 python-calamine==0.9.1

cd "$tmp"
"$tmp/venv/bin/python" - <<'PY'
import datetime
import io
import re
import warnings
import zipfile

warnings.simplefilter("ignore")
import openpyxl
import pandas
import pylightxl
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

FORMATS = (14, 31, 57, 58)


def number_formats(path):
    """The format numbers of the cell formats in a workbook's styles."""
    styles = zipfile.ZipFile(path).read("xl/styles.xml").decode()
    cell_formats = styles[styles.index("<cellXfs") : styles.index("</cellXfs>")]
    return [int(found) for found in re.findall(r'numFmtId="(\d+)"', cell_formats)]


# openpyxl writes the workbook with date formats of its own; their numbers are then replaced.
book = openpyxl.Workbook()
sheet = book.active
for row, code in enumerate(("mm-dd-yy", "0.00E+00", "# ?/?", "# ??/??"), start=1):
    sheet.cell(row, 1, 46086).number_format = code
book.save("plain.xlsx")
with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("list.xlsx", "w") as new:
    for name in old.namelist():
        part = old.read(name)
        if name == "xl/styles.xml":
            for before, after in ((11, 31), (12, 57), (13, 58)):
                part = part.replace(f'numFmtId="{before}"'.encode(), f'numFmtId="{after}"'.encode())
        new.writestr(name, part)
assert set(FORMATS) <= set(number_formats("list.xlsx")), number_formats("list.xlsx")

day = datetime.date(2026, 3, 5)
calamine = [row[0] for row in CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()]
excel = openpyxl.load_workbook("list.xlsx")
cells = [excel.active.cell(row, 1) for row in range(1, 5)]
frame = pandas.read_excel("list.xlsx", header=None, engine="openpyxl")[0].tolist()
try:
    text = io.StringIO()
    Xlsx2csv("list.xlsx").convert(text)
    text = text.getvalue().split()
except KeyError as error:
    text = repr(error)
light = pylightxl.readxl("list.xlsx")
light = [row[0] for row in light.ws(light.ws_names[0]).rows]

print("calamine ", calamine)
print("openpyxl ", [(cell.value, cell.number_format) for cell in cells])
print("pandas   ", frame)
print("xlsx2csv ", text)
print("pylightxl", light)
assert calamine == [day] * 4
assert cells[0].value.date() == day
assert [cell.value for cell in cells[1:]] == [46086] * 3
assert [cell.number_format for cell in cells[1:]] == ["General"] * 3
assert frame[0].date() == day and frame[1:] == [46086] * 3
assert text == "KeyError('applyNumberFormat')"
assert light == ["2026/03/05", 46086, 46086, 46086]

# Loaded and saved, the formats stay; copied by name, they are lost.
excel.save("saved.xlsx")
assert set(FORMATS) <= set(number_formats("saved.xlsx"))
copied = openpyxl.Workbook()
for cell in cells[1:]:
    copied.active.cell(cell.row, 1, cell.value).number_format = cell.number_format
copied.save("copied.xlsx")
assert number_formats("copied.xlsx") == [0], number_formats("copied.xlsx")
PY
