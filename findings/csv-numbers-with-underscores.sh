#!/usr/bin/env bash
# csv: readers that guess types take 2026_3 and 0551_8888 for numbers, and join the digits.
#
# Files, meetings and proposals are numbered like 2026_3 (the third of 2026); a telephone number in
# such lists is 0551_8888. Since Python 3.6 int(), float() and Decimal() accept an underscore between
# digits, as Python's own source does; no spreadsheet writes or reads a number so.
#
# Versions: petl 1.7.30, agate 1.14.2 (under csvkit), frictionless 5.21.0, pyexcel-io 0.6.8, xlsxwriter 3.3.1
#           with strings_to_numbers; for comparison tablib 3.10.0.
# Expected: texts, as in tablib, in which the 3rd and the 12th of 2026 stay numbers of one kind.
# Seen:     petl (convertnumbers), agate and frictionless: 20263 and 202612, and 5518888 for the telephone.
#           xlsxwriter writes 20263 as a number. pyexcel-io leaves them alone but for short ones:
#           2026_3 is 20263.0 there, 2026_12 a text, so that one column has two kinds.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    petl==1.7.30 agate==1.14.2 frictionless==5.21.0 pyexcel-io==0.6.8 xlsxwriter==3.3.1 openpyxl==3.1.5 \
    tablib==3.10.0

"$tmp/venv/bin/python" - <<'PY'
import agate
import frictionless
import openpyxl
import petl
import pyexcel_io
import tablib
import xlsxwriter

ROWS = [("2026_3", "0551_8888"), ("2026_12", "0551_9999")]
with open("list.csv", "w", encoding="utf-8") as file:
    file.writelines(f"{number},{phone}\n" for number, phone in [("编号", "电话"), *ROWS])


def written():
    with xlsxwriter.Workbook("list.xlsx", {"strings_to_numbers": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(ROWS):
            sheet.write_row(place, 0, row)
    return list(openpyxl.load_workbook("list.xlsx").active.values)


rows = {
    "petl": list(petl.convertnumbers(petl.fromcsv("list.csv", encoding="utf-8")))[1:],
    "agate": [tuple(row.values()) for row in agate.Table.from_csv("list.csv").rows],
    "frictionless": [tuple(row.values()) for row in frictionless.extract("list.csv")["list"]],
    "xlsxwriter": written(),
    "pyexcel-io": [tuple(row) for row in pyexcel_io.get_data("list.csv")["list.csv"][1:]],
    "tablib": list(tablib.Dataset().load(open("list.csv", encoding="utf-8"), "csv")),
}
for name, found in rows.items():
    print(name, found)
joined = [(20263, 5518888), (202612, 5519999)]
for name in ("petl", "agate", "frictionless", "xlsxwriter"):
    assert rows[name] == joined, name
assert [row[0] for row in rows["pyexcel-io"]] == [20263.0, "2026_12"]
assert rows["tablib"] == ROWS
PY
