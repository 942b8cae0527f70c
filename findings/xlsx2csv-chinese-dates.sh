#!/usr/bin/env bash
# xlsx2csv 0.8.6: a date in the Chinese pattern comes out with the pattern's quotation marks in it.
#
# The usual Chinese date format is yyyy"年"m"月"d"日": text in quotation marks stands as it is, m and d
# are without a leading zero.
#
# Expected: 46086 in this format is 2026年3月5日, as Excel shows it.
# Seen:     2026"年"03"月"05"日", quoted once more for the CSV file ("2026""年""03""月""05""日"""). Letters
#           inside the quotation marks are not safe either: the number 5 in the format 0"days" becomes
#           0"04ays". A date with Chinese numerals ([DBNum1]) is the bare number 46086.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5

"$tmp/venv/bin/python" - <<'PY'
import csv
import io

import openpyxl
from xlsx2csv import Xlsx2csv

FORMATS = (
    "yyyy-mm-dd",
    'yyyy"年"m"月"d"日"',
    'm"月"d"日"',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
)
book = openpyxl.Workbook()
for row, code in enumerate(FORMATS, start=1):
    book.active.cell(row, 1, 46086).number_format = code
book.active.cell(5, 1, 5).number_format = '0"days"'
book.save("list.xlsx")
text = io.StringIO()
Xlsx2csv("list.xlsx").convert(text)
now = [row[0] for row in csv.reader(io.StringIO(text.getvalue()))]
print(now)
assert now[:4] == ["2026-03-05", '2026"年"03"月"05"日"', '03"月"05"日"', "46086"]
assert now[4] == '0"04ays"'
PY
