#!/usr/bin/env bash
# xlsx: a pinyin guide over one name that stands in its cell empties the sheet for exceljs.
#
# The guide of a cell is rPh beside the text (<rPh sb="0" eb="1"><t>shàn</t></rPh>, ECMA-376 part 1,
# 18.4.6), allowed in shared strings and in texts that stand in their cells (t="inlineStr") alike.
#
# Versions: exceljs 4.4.0 and xlsx (SheetJS) 0.18.5 of npm, xlsx2csv 0.8.6, python-calamine 0.9.1.
# Expected: the text without the guide, and every other cell.
# Seen:     exceljs gives null for the cell and nothing at all for every cell and row after it, without an
#           error. xlsx2csv joins the guide to the name: 单雄信shàn. SheetJS and calamine read the list. With
#           the same name as a shared string exceljs and xlsx2csv read it rightly too.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    xlsxwriter==3.3.1 xlsx2csv==0.8.6 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --prefix "$tmp" exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat >read.js <<'JS'
const exceljs = require('exceljs');
const xlsx = require('xlsx');
(async () => {
  const path = process.argv[2];
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const rows = [];
  book.worksheets[0].eachRow((row) => rows.push(row.values.slice(1)));
  const sheets = xlsx.readFile(path);
  const other = xlsx.utils.sheet_to_json(sheets.Sheets[sheets.SheetNames[0]], { header: 1 });
  console.log(JSON.stringify({ exceljs: rows, SheetJS: other }));
})();
JS

"$tmp/venv/bin/python" - <<'PY'
import csv
import io
import json
import subprocess
import zipfile

import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

LIST = [["单雄信", "男"], ["秦叔宝", "男"]]
GUIDE = '<rPh sb="0" eb="1"><t>shàn</t></rPh>'


def seen(inline):
    with xlsxwriter.Workbook("plain.xlsx", {"constant_memory": inline}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(LIST):
            sheet.write_row(number, 0, row)
    part = "xl/worksheets/sheet1.xml" if inline else "xl/sharedStrings.xml"
    with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("list.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                assert content.count("<t>单雄信</t>") == 1
                content = content.replace("<t>单雄信</t>", f"<t>单雄信</t>{GUIDE}")
            new.writestr(name, content)
    text = io.StringIO()
    Xlsx2csv("list.xlsx").convert(text)
    now = json.loads(subprocess.check_output(["node", "read.js", "list.xlsx"]))
    now["calamine"] = CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()
    now["xlsx2csv"] = list(csv.reader(io.StringIO(text.getvalue())))
    print("inline" if inline else "shared", now)
    return now


assert seen(inline=False) == dict.fromkeys(("exceljs", "SheetJS", "calamine", "xlsx2csv"), LIST)
assert seen(inline=True) == {
    "exceljs": [[None]],
    "SheetJS": LIST,
    "calamine": LIST,
    "xlsx2csv": [["单雄信shàn", "男"], ["秦叔宝", "男"]],
}
PY
