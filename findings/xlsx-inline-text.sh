#!/usr/bin/env bash
# xlsx: pylightxl 1.61 reads every text that stands in its own cell as empty.
#
# A text is either one of the workbook's shared strings or stands in its cell (t="inlineStr"). Writers
# that go row by row write the latter: xlsxwriter with constant_memory, openpyxl 3.1.5 always.
#
# Expected: the text, as openpyxl, calamine and xlsx2csv read it.
# Seen:     '' for each, without error or warning: of a list of members the numbers remain and all the
#           names are gone. Shared strings of the same texts are read.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    pylightxl==1.61 xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1

"$tmp/venv/bin/python" - <<'PY'
import openpyxl
import pylightxl
import xlsxwriter
from python_calamine import CalamineWorkbook

LIST = [["单雄信", 3], ["秦叔宝", 4]]


def written(**options):
    with xlsxwriter.Workbook("list.xlsx", options) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(LIST):
            sheet.write_row(number, 0, row)


def by_pylightxl():
    book = pylightxl.readxl("list.xlsx")
    return [list(row) for row in book.ws(book.ws_names[0]).rows]


written()
assert by_pylightxl() == LIST
written(constant_memory=True)
assert CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python() == LIST
assert list(map(list, openpyxl.load_workbook("list.xlsx").active.values)) == LIST
print(by_pylightxl())
assert by_pylightxl() == [["", 3], ["", 4]]
PY
