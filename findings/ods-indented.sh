#!/usr/bin/env bash
# ods: calamine refuses a workbook whose XML is indented, such as every one that SheetJS writes.
#
# White space between the elements of a row says nothing in OpenDocument (only text:p and its like
# hold text); programs that write readable XML, and pretty-printed .fods files, have it everywhere.
#
# Versions: python-calamine 0.9.1; xlsx (SheetJS) 0.18.5 of npm; for comparison pandas 3.1.1 with
#           odfpy 1.4.1 and pyexcel-ods3 0.6.1.
# Expected: the list is read, as the two others read it.
# Seen:     CalamineError: Expecting 'table-cell', found 'Text(...)'. White space between rows does no
#           harm, white space between cells does. Inside a cell it is even taken into the value: around
#           <text:p> it makes the text "\n单雄信\n".
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1
npm install --silent --no-audit --no-fund --prefix "$tmp" xlsx@0.18.5 >/dev/null

node - <<'JS'
const xlsx = require('xlsx');
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['姓名', '届次'], ['单雄信', 3]]), '名单');
xlsx.writeFile(book, 'sheetjs.ods');
JS

"$tmp/venv/bin/python" - <<'PY'
import zipfile

import pandas
import pyexcel_ods3
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineError, CalamineWorkbook

LIST = [["姓名", "届次"], ["单雄信", 3]]


def calamine(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def refusal(path):
    try:
        return calamine(path)
    except CalamineError as error:
        print(path, error)
        return str(error)[:38]


assert pyexcel_ods3.get_data("sheetjs.ods")["名单"] == LIST
assert pandas.read_excel("sheetjs.ods", engine="odf", header=None).values.tolist() == LIST
assert refusal("sheetjs.ods") == "Expecting 'table-cell', found 'Text(By"

# The same, place by place, in a workbook of odfpy.
document = OpenDocumentSpreadsheet()
table, row, cell = Table(name="名单"), TableRow(), TableCell(valuetype="string")
cell.addElement(P(text="单雄信"))
row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("plain.ods")


def indented(path, tag):
    """The plain workbook with a line break before and after each element of one kind."""
    with zipfile.ZipFile("plain.ods") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode() if name == "content.xml" else old.read(name)
            if name == "content.xml":
                part = part.replace(f"<{tag}", f"\n<{tag}").replace(f"</{tag}>", f"</{tag}>\n")
            new.writestr(name, part)
    return path


assert calamine("plain.ods") == [["单雄信"]]
assert calamine(indented("rows.ods", "table:table-row")) == [["单雄信"]]
assert refusal(indented("cells.ods", "table:table-cell")) == "Expecting 'table-cell', found 'Text(By"
assert calamine(indented("texts.ods", "text:p")) == [["\n单雄信\n"]]
PY
