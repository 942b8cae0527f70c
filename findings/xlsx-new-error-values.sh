#!/usr/bin/env bash
# xlsx: one cell with an error of today's Excel makes the whole sheet unreadable for calamine.
#
# Beside #N/A, #VALUE! and the other old error values, Excel has #SPILL!, #CALC!, #FIELD!, #BLOCKED! and
# more, and stores them alike: <c t="e"><v>#SPILL!</v></c>. They come from one formula that has no room.
#
# Versions: python-calamine 0.9.1; for comparison openpyxl 3.1.5.
# Expected: the cell is an error or empty, as #N/A is, and the other cells are read.
# Seen:     get_sheet_by_index() raises CalamineError: Unsupported cell error value '#SPILL!'. Nothing of the sheet
#           is given, not even the rows above the cell. An old value (#N/A) reads as an empty text.
#           openpyxl reads the text of both kinds.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5

"$tmp/venv/bin/python" - <<'PY'
import zipfile

import openpyxl
from python_calamine import CalamineError, CalamineWorkbook


def written(value):
    """A list of three members; the last one has an error beside the name."""
    book = openpyxl.Workbook()
    for row in (["单雄信", 1], ["秦叔宝", 2], ["程咬金", "#N/A"]):
        book.active.append(row)
    book.save("plain.xlsx")
    with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("list.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"#N/A", value.encode()))
    assert openpyxl.load_workbook("list.xlsx").active["B3"].value == value
    return CalamineWorkbook.from_path("list.xlsx")


assert written("#N/A").get_sheet_by_index(0).to_python() == [["单雄信", 1.0], ["秦叔宝", 2.0], ["程咬金", ""]]
for value in ("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"):
    workbook = written(value)
    try:
        workbook.get_sheet_by_index(0)
    except CalamineError as error:
        print(value, "->", error)
        assert str(error) == f"Unsupported cell error value '{value}'", error
    else:
        raise AssertionError(f"{value} is read")
PY
