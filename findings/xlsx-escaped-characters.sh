#!/usr/bin/env bash
# xlsx: a text with _xHHHH_ in it changes when one library writes it and another reads it.
#
# In a workbook's texts _x000D_ stands for the character with that hexadecimal code, and _x005F_ for
# an underscore that is meant as such (ECMA-376 part 1, 22.9.2.19, ST_Xstring). Excel writes _x000D_
# for the line ends of pasted texts. Part numbers and file names that look alike occur on their own.
#
# Versions: openpyxl 3.1.5, xlsxwriter 3.3.1, python-calamine 0.9.1, and xlsx (SheetJS) 0.18.5 of npm.
# Expected: a library writes so that it and the others read back what was given; loading and saving
#           changes nothing.
# Seen:     only xlsxwriter writes the escape. openpyxl reads _x005F_ as an underscore but leaves every
#           other escape standing, and writes none: 编号_x4E2D_, stored rightly, is 编号中 to SheetJS after
#           openpyxl has loaded and saved it. calamine reads _x000D_ as a carriage return, yet leaves
#           _x4E2D_ as it is. SheetJS reads all of them but does not escape what it writes: its own file
#           gives 编号_x4E2D_ back as "编号-" (the code cut to eight bits).
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 xlsxwriter==3.3.1 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --prefix "$tmp" xlsx@0.18.5 >/dev/null

cat >read.js <<'JS'
const xlsx = require('xlsx');
const book = xlsx.readFile(process.argv[2]);
const rows = xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
console.log(JSON.stringify(rows[0]));
JS
cat >write.js <<'JS'
const xlsx = require('xlsx');
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([JSON.parse(process.argv[3])]), 's');
xlsx.writeFile(book, process.argv[2]);
JS

"$tmp/venv/bin/python" - <<'PY'
import json
import subprocess

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

GIVEN = ["编号_x4E2D_", "一_x000D_二"]


def by_sheetjs(path):
    return json.loads(subprocess.check_output(["node", "read.js", path]))


def by_calamine(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0]


def by_openpyxl(path):
    return [cell.value for cell in openpyxl.load_workbook(path).active[1]]


def seen(path):
    now = {"openpyxl": by_openpyxl(path), "calamine": by_calamine(path), "SheetJS": by_sheetjs(path)}
    print(path, now)
    return now


with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    book.add_worksheet().write_row(0, 0, GIVEN)
openpyxl.load_workbook("xlsxwriter.xlsx").save("resaved.xlsx")
subprocess.check_call(["node", "write.js", "sheetjs.xlsx", json.dumps(GIVEN)])

assert set(map(tuple, seen("xlsxwriter.xlsx").values())) == {tuple(GIVEN)}
assert seen("resaved.xlsx") == {
    "openpyxl": GIVEN,
    "calamine": ["编号_x4E2D_", "一\r二"],
    "SheetJS": ["编号中", "一\r二"],
}
assert seen("sheetjs.xlsx") == {
    "openpyxl": GIVEN,
    "calamine": ["编号_x4E2D_", "一\r二"],
    "SheetJS": ["编号-", "一\r二"],
}
PY
