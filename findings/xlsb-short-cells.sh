#!/usr/bin/env bash
# xlsb: of a workbook that SheetJS wrote, other readers see the first column or nothing, without error.
#
# In a binary workbook SheetJS gives only the first cell of a run its column number and writes those
# to the right of it as shorter records (numbers 13 to 17 here), which count on from it.
#
# Versions: xlsx (SheetJS) 0.18.5 of npm, python-calamine 0.9.1, pyxlsb 1.0.10.
# Expected: the cells are read, or the unknown records are refused.
# Seen:     SheetJS reads its own list of three columns back. calamine gives one column: the name
#           remains, birthday and telephone are gone. pyxlsb gives every cell as None, in the first
#           column too. Nothing warns; an import of members takes the list for one without telephones.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 pyxlsb==1.0.10
npm install --silent --no-audit --no-fund --prefix "$tmp" xlsx@0.18.5 >/dev/null

node - <<'JS'
const assert = require('assert');
const xlsx = require('xlsx');
const list = [['姓名', '届次', '电话'], ['单雄信', 3, '13800138000'], ['秦叔宝', 4.5, '13900139000']];
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(list), '名单');
xlsx.writeFile(book, 'list.xlsb');
const back = xlsx.readFile('list.xlsb').Sheets['名单'];
assert.deepStrictEqual(xlsx.utils.sheet_to_json(back, { header: 1 }), list);
JS

"$tmp/venv/bin/python" - <<'PY'
from pyxlsb import open_workbook
from python_calamine import CalamineWorkbook

calamine = CalamineWorkbook.from_path("list.xlsb").get_sheet_by_index(0).to_python()
with open_workbook("list.xlsb") as book, book.get_sheet(1) as sheet:
    pyxlsb = [[cell.v for cell in row] for row in sheet.rows()]
print("calamine", calamine)
print("pyxlsb  ", pyxlsb)
assert calamine == [["姓名"], ["单雄信"], ["秦叔宝"]]
assert pyxlsb == [[None] * 3] * 3
PY
