#!/usr/bin/env bash
# xlsxwriter 3.3.1: autofit() makes columns with Chinese text half as wide as they need to be.
#
# autofit() sets each column to its widest text, with the widths that Excel's default font has. A Chinese
# character is as wide as two digits (about 14 pixels or more beside 7 in the default font of 11 points).
#
# Expected: 政协某某县委员会办公室 (11 characters) gets about as wide a column as 22 digits.
# Seen:     each character that is not in its table counts 8 pixels, little more than one digit: the column
#           is narrower than that of 13 digits, and of the name only the first six or seven characters show
#           if the next cell is filled. W, a single Latin letter, counts 13 pixels.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.3.1

"$tmp/venv/bin/python" - <<'PY'
import re
import zipfile

import xlsxwriter


def width(text):
    """The width, in digits of the default font, that autofit gives to a column with this text."""
    with xlsxwriter.Workbook("list.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, text)
        sheet.autofit()
    xml = zipfile.ZipFile("list.xlsx").read("xl/worksheets/sheet1.xml").decode()
    return float(re.search(r'<col min="1" max="1" width="([0-9.]+)"', xml)[1])


name = "政协某某县委员会办公室"
print({text: width(text) for text in (name, "1" * 12, "1" * 22, "WWWWWWWWWWW")})
assert len(name) == 11
assert width(name) < width("1" * 13) < width("WWWWWWWWWWW") < width("1" * 22)
# Eight pixels a character, at seven pixels a digit.
assert round((width(name) - width(name[:4])) * 7) == 8 * 7
PY
