#!/usr/bin/env bash
# odfpy 1.4.1: the text of a cell with a comment begins with the comment's author, date and words.
#
# A comment is office:annotation inside the cell, before the text:p with the cell's own text.
# teletype.extractText is odfpy's function for the text of an element.
#
# Expected: the cell's text, 单雄信, as python-calamine 0.9.1 and pandas 3.1.1 (through odfpy) read it.
# Seen:     办公室2026-03-05T09:00:00已请辞单雄信, without a space between the four. A list read with
#           extractText has a new member wherever somebody wrote a remark.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    odfpy==1.4.1 pandas==3.1.1 python-calamine==0.9.1

"$tmp/venv/bin/python" - <<'PY'
import pandas
from odf import dc, office, teletype
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

comment = office.Annotation()
comment.addElement(dc.Creator(text="办公室"))
comment.addElement(dc.Date(text="2026-03-05T09:00:00"))
comment.addElement(P(text="已请辞"))
cell = TableCell(valuetype="string")
cell.addElement(comment)
cell.addElement(P(text="单雄信"))
table, row = Table(name="名单"), TableRow()
row.addElement(cell)
table.addElement(row)
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save("list.ods")

assert CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python() == [["单雄信"]]
assert pandas.read_excel("list.ods", engine="odf", header=None).iloc[0, 0] == "单雄信"
now = teletype.extractText(load("list.ods").spreadsheet.getElementsByType(TableCell)[0])
print(now)
assert now == "办公室2026-03-05T09:00:00已请辞单雄信"
PY
