#!/usr/bin/env bash
# docx: a ticked and an empty box read the same, since readers leave out the symbols that they are.
#
# Boxes on forms (是否党员 ☑是 □否) are often inserted as symbols of the font Wingdings 2: w:sym with
# w:char F052 (ticked) or F0A3 (empty). ECMA-376 part 1, 17.3.3.30.
#
# Versions: python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0.
# Expected: the two answers differ, as they do on the page.
# Seen:     python-docx and docx2txt give 是否 for yes and for no: the answer is lost. docx2python gives an
#           HTML span with the letter that the font draws as the box ("R" as &#x0052;), inside what it
#           calls text. mammoth alone gives the boxes.
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
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx2python import docx2python

TICKED, EMPTY = "F052", "F0A3"


def seen(name, yes, no):
    document = docx.Document()
    paragraph = document.add_paragraph()
    for box, answer in ((yes, "是"), (no, "否")):
        symbol = OxmlElement("w:sym")
        symbol.set(qn("w:font"), "Wingdings 2")
        symbol.set(qn("w:char"), box)
        paragraph.add_run()._r.append(symbol)
        paragraph.add_run(answer)
    document.save(name)
    with open(name, "rb") as file:
        by_mammoth = mammoth.extract_raw_text(file).value.strip()
    with docx2python(name) as content:
        by_docx2python = content.text.strip()
    return {
        "python-docx": docx.Document(name).paragraphs[0].text,
        "docx2txt": docx2txt.process(name).strip(),
        "docx2python": by_docx2python,
        "mammoth": by_mammoth,
    }


yes, no = seen("yes.docx", TICKED, EMPTY), seen("no.docx", EMPTY, TICKED)
print(yes, no, sep="\n")
for name in ("python-docx", "docx2txt"):
    assert yes[name] == no[name] == "是否"
span = "<span style=font-family:Wingdings 2>&#x00{};</span>"
assert yes["docx2python"] == span.format("52") + "是" + span.format("A3") + "否"
assert yes["mammoth"] != no["mammoth"]
PY
