#!/usr/bin/env bash
# xlsx: openpyxl 3.1.5 drops a page header that does not say where it stands, and mistakes two fonts.
#
# A header's text goes to the left, centre or right after &L, &C or &R; one with none of them is centred,
# so "&"宋体,加粗"&16委员名册" or plain 委员名册 is a whole header.
#
# Versions: openpyxl 3.1.5; xlsxwriter 3.3.1 writes the header (its manual names the form too).
# Expected: load and save keep it, as they keep "&C委员名册".
# Seen:     UserWarning "Cannot parse header or footer so it will be ignored", for a header that Excel shows;
#           all three parts are empty, and the saved sheet has no header: the title of every printed page is
#           gone. Where a header has two fonts, there is no warning, and the text between them becomes part
#           of the first font's name: the text of 届次：三, with 三 in another font, is 三 alone.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 xlsxwriter==3.3.1

"$tmp/venv/bin/python" - <<'PY'
import html
import re
import warnings
import zipfile

import openpyxl
import xlsxwriter


def stored(path):
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    return [html.unescape(found) for found in re.findall("<oddHeader>(.*?)</oddHeader>", sheet)]


def resaved(header):
    """The header's centre as openpyxl reads it, and the header in the file that it saves."""
    with xlsxwriter.Workbook("list.xlsx") as book:
        book.add_worksheet().set_header(header)
    assert stored("list.xlsx") == [header]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        book = openpyxl.load_workbook("list.xlsx")
    told = any("Cannot parse header" in str(warning.message) for warning in caught)
    centre = book.active.oddHeader.center
    book.save("saved.xlsx")
    print(header, "->", repr(centre.text), centre.font, stored("saved.xlsx"), told)
    return centre.text, centre.font, stored("saved.xlsx"), told


assert resaved("&C委员名册") == ("委员名册", None, ["&C委员名册"], False)
for header in ("委员名册", '&"宋体,加粗"&16委员名册'):
    text, font, saved, told = resaved(header)
    assert (text or "", font) == ("", None)
    assert saved == [] and told
text, font, _, told = resaved('&C&"宋体,常规"&14届次：&"黑体,常规"&16三')
assert (text, font) == ("三", '宋体,常规"&14届次：&"黑体,常规')
assert not told
PY
