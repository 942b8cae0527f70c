#!/usr/bin/env bash
# xlsx: an amount shown in 万 comes out of converters as a tenth of it, or as ten thousand times as much.
#
# Excel has no format that divides by ten thousand, so Chinese tables of money use 0\.0,"万": the comma
# divides by a thousand, and a full stop that is mere text goes before the last digit. 12,345 is
# shown as 1.2万, 5,000 as 0.5万 (ECMA-376 part 1, 18.8.31: a comma behind the digits, \ before a character).
#
# Versions: xlsx (SheetJS) 0.18.5, xlsx2html 0.6.4, xlsx2csv 0.8.6; for comparison numfmt 4.0.1.
# Expected: 1.2万 and 0.5万, as from numfmt; or the bare number.
# Seen:     SheetJS, in the cell's text, in sheet_to_csv and sheet_to_html: .12万 and .05万, a tenth. xlsx2html:
#           12345.0"万" and 5000.0"万", ten thousand times as much, with the quotation marks. xlsx2csv
#           gives the bare number. A number in Chinese capitals ([DBNum2][$-804]General, 壹万贰仟叁佰肆拾伍)
#           is $12345 in SheetJS: the locale's dollar sign becomes a currency.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 xlsx2html==0.6.4 xlsx2csv==0.8.6
npm install --silent --no-audit --no-fund --prefix "$tmp" xlsx@0.18.5 numfmt@4.0.1 >/dev/null

"$tmp/venv/bin/python" - <<'PY'
import openpyxl

book = openpyxl.Workbook()
for row, (amount, shown) in enumerate(
    ((12345, '0\\.0,"万"'), (5000, '0\\.0,"万"'), (12345, "[DBNum2][$-804]General")), start=1
):
    book.active.cell(row, 1, amount).number_format = shown
book.save("money.xlsx")
PY

cat > read.mjs <<'JS'
import assert from "assert";
import * as numfmt from "numfmt";
import xlsx from "xlsx";
const sheet = xlsx.readFile("money.xlsx").Sheets.Sheet;
const texts = xlsx.utils.sheet_to_csv(sheet).split("\n").filter((line) => line);
const right = [12345, 5000].map((amount) => numfmt.format('0\\.0,"万"', amount));
console.log("SheetJS", texts, "numfmt", right);
assert.deepStrictEqual(right, ["1.2万", "0.5万"]);
assert.deepStrictEqual(texts, [".12万", ".05万", "$12345"]);
assert.deepStrictEqual(["A1", "A2", "A3"].map((cell) => sheet[cell].w.trim()), texts);
assert.ok(xlsx.utils.sheet_to_html(sheet).includes(">.12万<"));
JS
node read.mjs

"$tmp/venv/bin/python" - <<'PY'
import html
import re
import subprocess
import sys

import xlsx2html

page = xlsx2html.xlsx2html("money.xlsx", locale="zh_CN")
page.seek(0)
cells = [html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", page.read(), re.S)]
print("xlsx2html", cells)
assert cells[:2] == ['12345.0"万"', '5000.0"万"']

done = subprocess.run(
    [sys.executable, "-m", "xlsx2csv", "money.xlsx"], capture_output=True, text=True, check=True
)
print("xlsx2csv", done.stdout.split())
assert done.stdout.split()[:2] == ["12345", "5000"]
PY
