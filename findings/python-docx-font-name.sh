#!/usr/bin/env bash
# python-docx 1.2.0: setting a font's name leaves Chinese text in the font that it had.
#
# A run of Word has four fonts, by script (w:rFonts: ascii, hAnsi, eastAsia, cs); Chinese characters take
# eastAsia. Official letters prescribe their fonts (仿宋_GB2312 for the text, 方正小标宋 for the title).
#
# Expected: run.font.name = "仿宋_GB2312" sets the run in it, or refuses; at least there is a property for
#           the font of East Asian text.
# Seen:     only ascii and hAnsi are set, for runs and for styles: 委员 stays in the document's default font
#           and "12" changes. No property of Font sets or reads eastAsia, so font.name answers "仿宋_GB2312"
#           for text that is not in it. docx 9.15.2 of npm sets all four from one name.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0
npm install --silent --no-audit --no-fund --prefix "$tmp" docx@9.15.2 >/dev/null

node - <<'JS'
const fs = require('fs');
const docx = require('docx');
const run = new docx.TextRun({ text: '委员12', font: '仿宋_GB2312' });
const document = new docx.Document({ sections: [{ children: [new docx.Paragraph({ children: [run] })] }] });
docx.Packer.toBuffer(document).then((bytes) => fs.writeFileSync('npm.docx', bytes));
JS

"$tmp/venv/bin/python" - <<'PY'
import docx
from docx.oxml.ns import qn
from docx.text.font import Font

NAME = "仿宋_GB2312"


def fonts(properties):
    found = properties.find(qn("w:rFonts"))
    return {name.split("}")[1]: value for name, value in found.attrib.items()}


document = docx.Document()
run = document.add_paragraph().add_run("委员12")
run.font.name = NAME
style = document.styles.add_style("正文仿宋", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
style.font.name = NAME
print("run", fonts(run._r.rPr), "style", fonts(style.element.rPr))
assert fonts(run._r.rPr) == fonts(style.element.rPr) == {"ascii": NAME, "hAnsi": NAME}
assert run.font.name == NAME
assert not [name for name in dir(Font) if "asia" in name.lower()]

other = docx.Document("npm.docx").paragraphs[0].runs[0]
print("docx of npm", fonts(other._r.rPr))
assert fonts(other._r.rPr) == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), NAME)
PY
