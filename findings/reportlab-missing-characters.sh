#!/usr/bin/env bash
# reportlab 5.1.0: every character that a font lacks is drawn as one and the same, and its text is NUL.
#
# Font files for office documents (仿宋_GB2312 and the like) have 7,000 to 21,000 characters; rare names
# are not among them.
#
# Expected: a warning or an error, or at least the right text behind the empty box, so that the PDF can be
#           searched and the fault found.
# Seen:     drawString says nothing; 刘龑 and 刘䶮 give the same page, and the text of both is 刘 with U+0000
#           behind it (pypdf 7.1.1, pdfminer.six 20260107). The names can neither be told apart nor found.
#           fpdf2 2.8.9 warns, naming character and code, and leaves it out.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 fpdf2==2.8.9 \
    fonttools==4.68.0 pypdf==7.1.1 pdfminer.six==20260107

"$tmp/venv/bin/python" - <<'PY'
import logging
import warnings

import fpdf
import pypdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

warnings.simplefilter("error")
messages = []


class Kept(logging.Handler):
    def emit(self, record):
        messages.append(record.getMessage())


logging.getLogger().addHandler(Kept())

# A font with one character, 刘.
pen = TTGlyphPen(None)
pen.moveTo((50, 0))
for point in ((50, 800), (950, 800), (950, 0)):
    pen.lineTo(point)
pen.closePath()
box = pen.glyph()
glyphs = [".notdef", "liu"]
font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(glyphs)
font.setupCharacterMap({ord("刘"): "liu"})
font.setupGlyf(dict.fromkeys(glyphs, box))
font.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 50)))
font.setupHorizontalHeader(ascent=880, descent=-120)
font.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small"})
font.setupOS2(sTypoAscender=880, usWinAscent=900, usWinDescent=200)
font.setupPost()
font.save("small.ttf")
messages.clear()

pdfmetrics.registerFont(TTFont("Small", "small.ttf"))
for name in ("刘龑", "刘䶮"):
    canvas = Canvas("page.pdf")
    canvas.setFont("Small", 14)
    canvas.drawString(50, 700, name)
    canvas.save()
    assert messages == []
    by_pypdf = pypdf.PdfReader("page.pdf").pages[0].extract_text().strip("\n")
    by_pdfminer = extract_text("page.pdf").strip("\n\x0c")
    print(name, ascii(by_pypdf), ascii(by_pdfminer))
    assert by_pypdf == by_pdfminer == "刘\x00"

document = fpdf.FPDF()
document.add_font("Small", fname="small.ttf")
document.add_page()
document.set_font("Small", size=14)
document.cell(text="刘龑")
document.output("fpdf2.pdf")
print(messages)
assert any("9f91" in message for message in messages)
PY
