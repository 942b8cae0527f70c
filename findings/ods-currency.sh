#!/usr/bin/env bash
# ods: pyexcel-ods3 0.6.1 cannot read a workbook with one amount of money whose currency is not named.
#
# An amount has office:value-type="currency" and office:value; office:currency ("CNY") is optional in ODF 1.2.
#
# Expected: 3.5 as a number in both cases.
# Seen:     without office:currency, TypeError (can only concatenate str (not "NoneType") to str) for the
#           workbook as a whole. With it, the text "3.5 CNY", which no sum takes, where a cell of value type
#           "float" gives 3.5. python-calamine 0.9.1 reads 3.5 in each.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    odfpy==1.4.1 pyexcel-ods3==0.6.1 python-calamine==0.9.1

"$tmp/venv/bin/python" - <<'PY'
import pyexcel_ods3
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def seen(**value):
    document = OpenDocumentSpreadsheet()
    table, row, cell = Table(name="经费"), TableRow(), TableCell(value="3.5", **value)
    cell.addElement(P(text="￥3.50"))
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save("list.ods")
    assert CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python() == [[3.5]]
    try:
        now = pyexcel_ods3.get_data("list.ods")["经费"]
    except TypeError as error:
        now = f"TypeError: {error}"
    print(value, repr(now))
    return now


assert seen(valuetype="float") == [[3.5]]
assert seen(valuetype="currency", currency="CNY") == [["3.5 CNY"]]
assert seen(valuetype="currency") == 'TypeError: can only concatenate str (not "NoneType") to str'
PY
