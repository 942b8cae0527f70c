#!/usr/bin/env bash
# docx: of a name with a pinyin guide the annotated characters vanish, or the guide joins the name.
#
# Word's 拼音指南 puts the pronunciation over a rare name: a run then holds w:ruby with w:rt (what stands
# above) and w:rubyBase (the characters themselves). ECMA-376 part 1, 17.3.3.25.
#
# Versions: python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1.
# Expected: 单雄信, in paragraphs and in the cells of a table.
# Seen:     python-docx and mammoth give 雄信: not only the guide is dropped but the character under it
#           too. docx2txt and docx2python give shàn单雄信. None of the four gives the name.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1

"$tmp/venv/bin/python" - <<'PY'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

RUBY = f"""<w:r {nsdecls("w")}><w:ruby>
<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>
<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>
<w:rt><w:r><w:t>shàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>单</w:t></w:r></w:rubyBase>
</w:ruby></w:r>"""

document = docx.Document()
paragraph = document.add_paragraph()
paragraph._p.append(parse_xml(RUBY))
paragraph.add_run("雄信")
document.save("list.docx")

with open("list.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.strip()
with docx2python("list.docx") as content:
    by_docx2python = content.text.strip()
now = {
    "python-docx": docx.Document("list.docx").paragraphs[0].text,
    "mammoth": by_mammoth,
    "docx2txt": docx2txt.process("list.docx").strip(),
    "docx2python": by_docx2python,
}
print(now)
assert now == {
    "python-docx": "雄信",
    "mammoth": "雄信",
    "docx2txt": "shàn单雄信",
    "docx2python": "shàn单雄信",
}
PY
