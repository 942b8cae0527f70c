#!/usr/bin/env bash
# ods: of a name with its pronunciation above it, readers lose a character or gain letters.
#
# A text document keeps a pinyin guide as text:ruby: the characters in text:ruby-base, what is set
# above them in text:ruby-text. Lists of members have it over rare names. Calc keeps it in cells too.
#
# Versions: python-calamine 0.9.1, pandas 3.1.1 with odfpy 1.4.1, pyexcel-ods3 0.6.1, ezodf 0.3.2.
# Expected: the name as it is written: 单雄信.
# Seen:     calamine and pandas read 单雄xióng信, the guide in the midst of the name; pyexcel-ods3 and
#           ezodf leave out guide and character together and read 单信, another man's name. None of the
#           four reads 单雄信, and none warns.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1 ezodf==0.3.2 lxml==6.1.3

"$tmp/venv/bin/python" - <<'PY'
import ezodf
import pandas
import pyexcel_ods3
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, Ruby, RubyBase, RubyText
from python_calamine import CalamineWorkbook

document = OpenDocumentSpreadsheet()
table, row, cell = Table(name="名单"), TableRow(), TableCell(valuetype="string")
text = P(text="单")
ruby = Ruby()
ruby.addElement(RubyBase(text="雄"))
ruby.addElement(RubyText(text="xióng"))
text.addElement(ruby)
text.addText("信")
cell.addElement(text)
row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("list.ods")

now = {
    "calamine": CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python()[0][0],
    "pandas": pandas.read_excel("list.ods", engine="odf", header=None).iloc[0, 0],
    "pyexcel-ods3": pyexcel_ods3.get_data("list.ods")["名单"][0][0],
    "ezodf": ezodf.opendoc("list.ods").sheets[0][0, 0].value,
}
print(now)
assert now == {
    "calamine": "单雄xióng信",
    "pandas": "单雄xióng信",
    "pyexcel-ods3": "单信",
    "ezodf": "单信",
}
PY
