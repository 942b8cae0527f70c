#!/usr/bin/env bash
# docx: python-docx leaves out dates that an older Word marked, and whatever was inserted in review.
#
# Word 2003 and 2007 recognised dates in Chinese text by themselves and wrapped their runs in w:smartTag
# (element "chsdate"); documents that went on from them still have it. Tracked insertions are wrapped in
# w:ins, fields in w:fldSimple. All of it shows on the page like any other text.
#
# Versions: python-docx 1.2.0; for comparison docx2txt 0.9 and mammoth 1.13.0.
# Expected: Paragraph.text is the sentence as Word shows it, or at least as it was before the review.
# Seen:     于2026年3月5日召开 is 于召开, without a gap. In "任期五年", 三 corrected to 五 in review, the text
#           is 任期年: the deleted 三 is left out, and the inserted 五 as well, so it is neither the old
#           wording nor the new one. docx2txt and mammoth give both sentences in full. Of a simple field
#           python-docx and mammoth both leave out what it shows, docx2txt does not.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9

"$tmp/venv/bin/python" - <<'PY'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

REVIEW = 'w:id="1" w:author="办公室" w:date="2026-03-01T09:00:00Z"'
MARKED = """<w:smartTag {ns} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">
<w:smartTagPr><w:attr w:name="Year" w:val="2026"/><w:attr w:name="Month" w:val="3"/>
<w:attr w:name="Day" w:val="5"/></w:smartTagPr><w:r><w:t>2026年3月5日</w:t></w:r></w:smartTag>"""
INSERTED = "<w:ins {ns} {review}><w:r><w:t>五</w:t></w:r></w:ins>"
DELETED = "<w:del {ns} {review}><w:r><w:delText>三</w:delText></w:r></w:del>"
FIELD = '<w:fldSimple {ns} w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'

document = docx.Document()
for before, parts, after in (
    ("于", [MARKED], "召开"),
    ("任期", [DELETED, INSERTED], "年"),
    ("第", [FIELD], "页"),
):
    paragraph = document.add_paragraph(before)
    for part in parts:
        paragraph._p.append(parse_xml(part.format(ns=nsdecls("w"), review=REVIEW)))
    paragraph.add_run(after)
document.save("text.docx")

with open("text.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.split()
now = {
    "python-docx": [paragraph.text for paragraph in docx.Document("text.docx").paragraphs],
    "docx2txt": docx2txt.process("text.docx").split(),
    "mammoth": by_mammoth,
}
print(now)
assert now == {
    "python-docx": ["于召开", "任期年", "第页"],
    "docx2txt": ["于2026年3月5日召开", "任期五年", "第7页"],
    "mammoth": ["于2026年3月5日召开", "任期五年", "第页"],
}
PY
