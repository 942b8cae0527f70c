#!/usr/bin/env bash
# ods: two values on two lines of one cell run together in one reader or the other.
#
# A cell with two telephone numbers has either two text:p or one with text:line-break between them,
# or a text:tab. ODF 1.2 part 1, 6.1.4 and 6.1.5: the last two stand for a line break and a tab.
#
# Versions: python-calamine 0.9.1, odfpy 1.4.1 (teletype), pandas 3.1.1 with odfpy, pyexcel-ods3 0.6.1.
# Expected: something stands between the two numbers in each of the three, at least a space.
# Seen:     only pyexcel-ods3 keeps all three. calamine drops the break and the tab (two numbers of
#           eleven digits become one of twenty-two); odfpy's own extractText glues the two paragraphs;
#           pandas, which goes through odfpy, keeps the break and drops the tab.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1

"$tmp/venv/bin/python" - <<'PY'
import pandas
import pyexcel_ods3
from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, Tab
from python_calamine import CalamineWorkbook

ONE, TWO = "13800138000", "13900139000"


def joined(between):
    text = P(text=ONE)
    text.addElement(between)
    text.addText(TWO)
    return [text]


document = OpenDocumentSpreadsheet()
table, row = Table(name="s"), TableRow()
for texts in ([P(text=ONE), P(text=TWO)], joined(LineBreak()), joined(Tab())):
    cell = TableCell(valuetype="string")
    for text in texts:
        cell.addElement(text)
    row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("list.ods")

cells = load("list.ods").spreadsheet.getElementsByType(TableCell)
frame = pandas.read_excel("list.ods", engine="odf", header=None, dtype=str)
now = {
    "calamine": CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python()[0],
    "odfpy": [teletype.extractText(cell) for cell in cells],
    "pandas": frame.iloc[0].tolist(),
    "pyexcel-ods3": pyexcel_ods3.get_data("list.ods")["s"][0],
}
between = {name: [str(text)[11:-11] for text in texts] for name, texts in now.items()}
print("between the numbers, for paragraphs, break, tab:", between)
assert between == {
    "calamine": ["\n", "", ""],
    "odfpy": ["", "\n", "\t"],
    "pandas": ["\n", "\n", ""],
    "pyexcel-ods3": ["\n", "\n", "\t"],
}
PY
