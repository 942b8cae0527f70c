#!/usr/bin/env bash
# ods: pandas reads a time from what the cell shows, and 上午9时30分 makes the whole sheet unreadable.
#
# A cell has its value (office:time-value="PT09H30M00S") and, beside it, the text that it shows in its
# format. For dates and numbers pandas takes the value.
#
# Versions: pandas 3.1.1 with odfpy 1.4.1; for comparison pyexcel-ods3 0.6.1 and python-calamine 0.9.1.
# Expected: 9:30, whatever the format of the cell is; 36 hours as a duration, or a text.
# Seen:     for times pandas parses the text shown. 09:30 goes well; the Chinese formats 上午9时30分, 9时30分
#           and 下午2:30 raise DateParseError, and so does a sum of 36:00 hours. No cell of the sheet is read
#           then. A date shown as 二〇二六年三月五日 is read from its value.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1 python-calamine==0.9.1

"$tmp/venv/bin/python" - <<'PY'
import datetime

import pandas
import pyexcel_ods3
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def save(shown, **value):
    document = OpenDocumentSpreadsheet()
    table, row = Table(name="s"), TableRow()
    name, cell = TableCell(valuetype="string"), TableCell(**value)
    name.addElement(P(text="单雄信"))
    cell.addElement(P(text=shown))
    row.addElement(name)
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save("list.ods")


def by_pandas():
    return pandas.read_excel("list.ods", engine="odf", header=None).iloc[0].tolist()


save("二〇二六年三月五日", valuetype="date", datevalue="2026-03-05")
assert by_pandas() == ["单雄信", datetime.datetime(2026, 3, 5)]
save("09:30", valuetype="time", timevalue="PT09H30M00S")
assert by_pandas() == ["单雄信", datetime.time(9, 30)]

for shown, value, right in (
    ("上午9时30分", "PT09H30M00S", datetime.time(9, 30)),
    ("9时30分", "PT09H30M00S", datetime.time(9, 30)),
    ("下午2:30", "PT14H30M00S", datetime.time(14, 30)),
    ("36:00", "PT36H00M00S", datetime.timedelta(hours=36)),
):
    save(shown, valuetype="time", timevalue=value)
    assert pyexcel_ods3.get_data("list.ods")["s"][0] == ["单雄信", right]
    calamine = CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python()[0]
    assert calamine == ["单雄信", right if value != "PT36H00M00S" else value]
    try:
        now = by_pandas()
    except ValueError as error:  # DateParseError is one
        print(shown, type(error).__name__, error)
        assert type(error).__name__ == "DateParseError"
    else:
        raise AssertionError(f"{shown} is read as {now}")
PY
