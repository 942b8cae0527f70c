#!/usr/bin/env bash
# xlsx: readers open parts by their usual names and not by the relations that name them.
#
# In a package the parts may bear any name; [Content_Types].xml and the .rels files say which is which
# (ECMA-376 part 2). xl/styles.xml and xl/sharedStrings.xml are habits of Excel, not rules; other
# writers are free to choose.
#
# Versions: openpyxl 3.1.5, python-calamine 0.9.1, pylightxl 1.61, xlsx2csv 0.8.6.
# Expected: a workbook reads the same whatever its parts are called.
# Seen:     styles under another name: calamine reads the date as the number 46086, without a word;
#           openpyxl raises IndexError, pylightxl KeyError. Texts under another name: calamine says "Cell
#           string index not found in shared strings table", pylightxl raises KeyError. The workbook part
#           under another name: calamine and pylightxl do not find it. Only xlsx2csv reads all three;
#           openpyxl follows the relations to texts and workbook, but not to styles.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 python-calamine==0.9.1 pylightxl==1.61 xlsx2csv==0.8.6 xlsxwriter==3.3.1

"$tmp/venv/bin/python" - <<'PY'
import datetime
import io
import posixpath
import warnings
import zipfile

warnings.simplefilter("ignore")
import openpyxl
import pylightxl
import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

with xlsxwriter.Workbook("usual.xlsx") as book:
    date_format = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write(0, 0, "单雄信")
    sheet.write(0, 1, 46086, date_format)


def renamed(path, old_name, new_name):
    """The usual workbook with one part, its relations and all references to it renamed."""
    folder, old_base = posixpath.split(old_name)
    new_base = posixpath.basename(new_name)
    relations = f"{folder}/_rels/{old_base}.rels", f"{folder}/_rels/{new_base}.rels"
    with zipfile.ZipFile("usual.xlsx") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml" or name.endswith(".rels"):
                part = part.replace(f"{old_base}\"".encode(), f"{new_base}\"".encode())
            name = {old_name: new_name, relations[0]: relations[1]}.get(name, name)
            target.writestr(name, part)
    return path


def by_calamine(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0]


def by_openpyxl(path):
    return [cell.value for cell in openpyxl.load_workbook(path).active[1]]


def by_pylightxl(path):
    book = pylightxl.readxl(path)
    return list(book.ws(book.ws_names[0]).rows)[0]


def by_xlsx2csv(path):
    text = io.StringIO()
    Xlsx2csv(path).convert(text)
    return text.getvalue().strip().split(",")


def seen(path):
    results = []
    for reader in (by_openpyxl, by_calamine, by_pylightxl, by_xlsx2csv):
        try:
            results.append(reader(path))
        except Exception as error:  # each library has errors of its own
            results.append(f"{type(error).__name__}: {error}")
    print(path, *results, sep="\n    ")
    return results


day = datetime.datetime(2026, 3, 5)
read = [["单雄信", day], ["单雄信", day.date()], ["单雄信", "2026/03/05"], ["单雄信", "2026-03-05"]]
assert seen("usual.xlsx") == read

styles = seen(renamed("styles.xlsx", "xl/styles.xml", "xl/formats.xml"))
assert styles[0].startswith("IndexError") and styles[2].startswith("KeyError")
assert styles[1] == ["单雄信", 46086.0] and styles[3] == read[3]

texts = seen(renamed("texts.xlsx", "xl/sharedStrings.xml", "xl/texts.xml"))
assert texts[0] == read[0] and texts[3] == read[3]
assert texts[1] == "CalamineError: Cell string index not found in shared strings table"
assert texts[2] == "KeyError: 0"

workbook = seen(renamed("workbook.xlsx", "xl/workbook.xml", "xl/book.xml"))
assert workbook[0] == read[0] and workbook[3] == read[3]
assert workbook[1].startswith("CalamineError") and workbook[2].startswith("KeyError")
PY
