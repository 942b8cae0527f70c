#!/usr/bin/env bash
# xls: Chinese text of an Excel 5 or 95 workbook is unreadable in calamine.
#
# Workbooks of that age (BIFF5; old lists of an office are) keep text in a code page, which the record CODEPAGE
# (0x42) names: 936 is GBK.
#
# Versions: python-calamine 0.9.1; for comparison xlrd 2.0.2 and xlsx (SheetJS) 0.18.5 of npm, whose
#           compound file writer makes the container.
# Expected: 单雄信 and 张喆 on the sheet 名单, as both others read.
# Seen:     every character is two replacement signs, each with U+0000 behind it, and "abc" is "a\0b\0c\0": each
#           byte is widened to two before the text is decoded. The name of the sheet is four replacement
#           signs. There is no error, so a list is imported with such names.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 xlrd==2.0.2
npm install --silent --no-audit --no-fund --prefix "$tmp" xlsx@0.18.5 >/dev/null

cat >container.js <<'JS'
const fs = require('fs');
const xlsx = require('xlsx');
const container = xlsx.CFB.utils.cfb_new();
xlsx.CFB.utils.cfb_add(container, '/Book', fs.readFileSync('stream'));
fs.writeFileSync('list.xls', xlsx.CFB.write(container, { type: 'buffer' }));
const book = xlsx.readFile('list.xls');
const rows = xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
console.log(JSON.stringify([book.SheetNames, rows]));
JS

"$tmp/venv/bin/python" - <<'PY'
import json
import struct
import subprocess

import xlrd
from python_calamine import CalamineWorkbook

BOF, EOF, CODEPAGE, SHEET, DIMENSIONS, LABEL = 0x809, 0x0A, 0x42, 0x85, 0x200, 0x204
TEXTS = ["单雄信", "张喆", "abc"]


def record(number, content=b""):
    return struct.pack("<HH", number, len(content)) + content


def begin(kind):
    return record(BOF, struct.pack("<HHHH", 0x500, kind, 0x0DBB, 0x07CC))


def text(words):
    return words.encode("gbk")


name = text("名单")
start = begin(0x05) + record(CODEPAGE, struct.pack("<H", 936))
length = len(start) + len(record(SHEET, bytes(7) + name)) + len(record(EOF))
stream = start + record(SHEET, struct.pack("<LBBB", length, 0, 0, len(name)) + name) + record(EOF)
stream += begin(0x10) + record(DIMENSIONS, struct.pack("<HHHHH", 0, len(TEXTS), 0, 1, 0))
for row, words in enumerate(TEXTS):
    stream += record(LABEL, struct.pack("<HHHH", row, 0, 0, len(text(words))) + text(words))
stream += record(EOF)
with open("stream", "wb") as file:
    file.write(stream)

right = [["名单"], [[words] for words in TEXTS]]
assert json.loads(subprocess.check_output(["node", "container.js"])) == right
with xlrd.open_workbook("list.xls") as book:
    assert [book.sheet_names(), [[cell.value] for cell in book.sheet_by_index(0).col(0)]] == right
workbook = CalamineWorkbook.from_path("list.xls")
now = workbook.sheet_names, workbook.get_sheet_by_index(0).to_python()
print(ascii(now))
assert now == (["\ufffd" * 4], [["\ufffd\0" * 6], ["\ufffd\0" * 4], ["a\0b\0c\0"]])
PY
