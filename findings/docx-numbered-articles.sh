#!/usr/bin/env bash
# docx: of rules numbered 第一条 or 一、 by Word readers give dashes, Arabic numbers or nothing.
#
# Word numbers the articles of a rule by itself: the number is not in the paragraph but in a list with
# w:numFmt chineseCountingThousand and w:lvlText 第%1条 (ECMA-376 part 1, 17.9.11, 17.9.17, 17.18.59).
# A score's reason cites the article by this number.
#
# Versions: docx2python 3.7.1, which numbers lists in the text that it gives; pypandoc_binary 1.17 (pandoc
#           3.9); mammoth 1.13.0; python-docx 1.2.0.
# Expected: 第一条, 第二条 and 一、, 二、 before the paragraphs; or at least the numbers of two lists in two
#           ways, or a failure that says it.
# Seen:     docx2python: "--" before each, after a warning, where lists with Arabic numbers have "1)".
#           pandoc: "1." and "2." for each list. mammoth: one <ol> with the items of all lists, counted
#           through. python-docx: no sign of a number. 第 and 条, which are in the file as text, are lost in
#           all of them.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    docx2python==3.7.1 pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0

"$tmp/venv/bin/python" -W ignore - <<'PY'
import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

W = nsdecls("w")
LISTS = (("901", "chineseCountingThousand", "第%1条"), ("902", "chineseCounting", "%1、"), ("903", "decimal", "%1."))

rules = docx.Document()
numbering = rules.part.numbering_part.element
for key, kind, text in LISTS:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{key}">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))
    for words in ("出席会议", "提交提案"):
        place = f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{key}"/></w:numPr>'
        rules.add_paragraph(words)._p.get_or_add_pPr().append(parse_xml(place))
rules.save("rules.docx")

print("pandoc", pypandoc.get_pandoc_version())
with open("rules.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
plain = [line for line in pypandoc.convert_file("rules.docx", "plain").splitlines() if line]
seen = {
    "docx2python": docx2python("rules.docx").text.split("\n\n"),
    "pandoc": [line.replace("  ", " ") for line in plain],
    "mammoth": html,
    "python-docx": [paragraph.text for paragraph in docx.Document("rules.docx").paragraphs],
}
for name, found in seen.items():
    print(name, found)
    assert "第" not in str(found) and "、" not in str(found), name
dashes = ["--\t出席会议", "--\t提交提案"]
assert seen["docx2python"] == [*dashes, *dashes, "1)\t出席会议", "2)\t提交提案"]
assert seen["pandoc"] == ["1. 出席会议", "2. 提交提案"] * 3
assert html == "<ol>" + "<li>出席会议</li><li>提交提案</li>" * 3 + "</ol>"
assert seen["python-docx"] == ["出席会议", "提交提案"] * 3
PY
