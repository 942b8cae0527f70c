#!/usr/bin/env bash
# docx: a sentence moved under 修订 is lost by one reader and read twice by two others.
#
# An opinion report or a proposal comes back from its reviewers with 修订 switched on. Word writes a
# sentence that was dragged to another place twice: in w:moveFrom, where it was, and in w:moveTo, where
# it is (ECMA-376 part 1, 17.13.5.22 and 17.13.5.25). What is inside w:moveFrom is ordinary text (w:t),
# unlike what was deleted (w:delText). A table row that was deleted keeps its text, too: a mark in
# w:trPr says so (17.13.5.12). Word's view of the final text shows the sentence once, not the row.
#
# Versions: python-docx 1.2.0, docx2txt 0.9, docx2python 3.5.0; for comparison mammoth 1.13.0.
# Expected: the final text, “乙句。甲句。”, “建议建三座水窖。” and one row, or the text before revision,
#           “甲句。乙句。” and two rows; in any case each sentence once.
# Seen:     python-docx gives “乙句。” and “建议建水窖。”: neither the old nor the new place of the
#           sentence, neither the old nor the new number. docx2txt and docx2python give
#           “甲句。乙句。甲句。”, and of inserted and deleted words the final ones. All three keep the
#           deleted row. Nothing is raised. mammoth gives the final text.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 docx2python==3.5.0 mammoth==1.13.0

"$tmp/venv/bin/python" - <<'PY'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

NAMESPACE = nsdecls("w")


def revised(tag, number, content=""):
    """An element of a tracked change."""
    signed = f'w:id="{number}" w:author="演示" w:date="2026-03-05T09:00:00Z"'
    return f"<w:{tag} {NAMESPACE} {signed}>{content}</w:{tag}>"


def run(text, tag="t"):
    """A run of text."""
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


document = docx.Document()
moved = revised("moveFrom", 1, run("甲句。")) + run("乙句。") + revised("moveTo", 2, run("甲句。"))
changed = run("建议建") + revised("ins", 3, run("三座")) + revised("del", 4, run("两座", "delText")) + run("水窖。")
for content in (moved, changed):
    document.element.body.insert(
        len(document.element.body) - 1, parse_xml(f"<w:p {NAMESPACE}>{content}</w:p>")
    )
table = document.add_table(2, 1)
table.cell(0, 0).text, table.cell(1, 0).text = "留下", "删去"
table.rows[1]._tr.get_or_add_trPr().append(parse_xml(revised("del", 5)))
document.save("revised.docx")


def by_python_docx():
    read = docx.Document("revised.docx")
    cells = [cell.text for row in read.tables[0].rows for cell in row.cells]
    return [paragraph.text for paragraph in read.paragraphs] + cells


def by_mammoth():
    with open("revised.docx", "rb") as file:
        return mammoth.extract_raw_text(file).value.split()


with docx2python("revised.docx") as content:
    by_docx2python = content.text.split()
found = {
    "python-docx": by_python_docx(),
    "docx2txt": docx2txt.process("revised.docx").split(),
    "docx2python": by_docx2python,
    "mammoth": by_mammoth(),
}
for reader, texts in found.items():
    print(reader, texts)
TWICE = ["甲句。乙句。甲句。", "建议建三座水窖。", "留下", "删去"]
assert found == {
    "python-docx": ["乙句。", "建议建水窖。", "留下", "删去"],
    "docx2txt": TWICE,
    "docx2python": TWICE,
    "mammoth": ["乙句。甲句。", "建议建三座水窖。", "留下"],
}
PY
