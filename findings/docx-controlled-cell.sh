#!/usr/bin/env bash
# docx: in python-docx a form's row loses the cell that is a content control, and the rest moves left.
#
# A fill-in form made in Word marks what is to be filled in with content controls (w:sdt). One around a
# whole cell stands between the row and the cell: w:tr > w:sdt > w:sdtContent > w:tc. ECMA-376 part 1,
# 17.5.2.32. Word draws the row with all its cells.
#
# Versions: python-docx 1.2.0; for comparison mammoth 1.13.0.
# Expected: row.cells has the three cells of the row, whose table has three columns.
# Seen:     it has two: of 姓名 | 单雄信 | 男 the name is gone, and 男 stands in its column. A row that is a
#           control as a whole is missing from table.rows. Nothing is raised; grid_cols_before and
#           grid_cols_after, which tell of left out columns, are 0. mammoth reads all of them.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0

"$tmp/venv/bin/python" - <<'PY'
import docx
import mammoth
from docx.oxml import OxmlElement

ROWS = [["姓名", "单雄信", "男"], ["电话", "13800138000", ""], ["单位", "县政协", "办公室"]]


def control(element):
    """Put a content control around a cell or a row."""
    outer, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    outer.append(OxmlElement("w:sdtPr"))
    outer.append(content)
    element.addprevious(outer)
    content.append(element)


document = docx.Document()
table = document.add_table(rows=3, cols=3)
for row, texts in zip(table.rows, ROWS, strict=True):
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
controlled_cell, controlled_row = table.rows[0].cells[1]._tc, table.rows[2]._tr
control(controlled_cell)
control(controlled_row)
document.save("form.docx")

read = docx.Document("form.docx").tables[0]
now = [[cell.text for cell in row.cells] for row in read.rows]
with open("form.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.split()
print(now, by_mammoth)
assert len(read.columns) == 3
assert now == [["姓名", "男"], ["电话", "13800138000", ""]]
assert (read.rows[0].grid_cols_before, read.rows[0].grid_cols_after) == (0, 0)
assert by_mammoth == [text for row in ROWS for text in row if text]
PY
