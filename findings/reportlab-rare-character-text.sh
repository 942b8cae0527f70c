#!/usr/bin/env bash
# reportlab 5.1.0: a character beyond U+FFFF is drawn well, but its text in the PDF is broken.
#
# For searching and copying, a PDF maps each glyph of an embedded font to UTF-16BE in its ToUnicode map;
# a character beyond U+FFFF is a surrogate pair there (PDF 32000-1, 9.10.3). Names have such characters:
# 𠮷, 𬭚, 𬭸 and many more of GB 18030 level 3.
#
# Expected: text extraction gives 王𠮷明; the map has <D842DFB7> for the rare one.
# Seen:     the map has <20BB7>, an odd number of hexadecimal digits. pdfminer.six 20260107 and pypdfium2
#           5.15.2 read 王₻明, pypdf 7.1.1 reads 王明, another name: it can be neither found nor copied, though
#           the page looks right. fpdf2 2.8.9 writes the pair, and all three read 王𠮷明.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 fpdf2==2.8.9 \
    fonttools==4.68.0 pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2

"$tmp/venv/bin/python" - <<'PY'
import logging

import fpdf
import pypdf
import pypdfium2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

logging.disable()
NAME = "王𠮷明"


def make_font(path, characters):
    """A font whose characters are all full boxes."""
    glyphs = [".notdef", *(f"glyph{number}" for number in range(len(characters)))]
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 800), (950, 800), (950, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap({ord(char): glyph for char, glyph in zip(characters, glyphs[1:])})
    font.setupGlyf(dict.fromkeys(glyphs, box))
    font.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 50)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Box", "styleName": "Regular", "psName": "Box"})
    font.setupOS2(sTypoAscender=880, usWinAscent=900, usWinDescent=200)
    font.setupPost()
    font.save(path)


make_font("box.ttf", NAME)
pdfmetrics.registerFont(TTFont("Box", "box.ttf"))
canvas = Canvas("reportlab.pdf", pageCompression=0)
canvas.setFont("Box", 14)
canvas.drawString(50, 700, NAME)
canvas.save()
document = fpdf.FPDF()
document.add_font("Box", fname="box.ttf")
document.add_page()
document.set_font("Box", size=14)
document.cell(text=NAME)
document.output("fpdf2.pdf")


def texts(path):
    now = {
        "pdfminer": extract_text(path).strip("\n\x0c"),
        "pypdf": pypdf.PdfReader(path).pages[0].extract_text().strip("\n"),
        "pypdfium2": pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().strip(),
    }
    print(path, {name: ascii(text) for name, text in now.items()})
    return now


fonts = pypdf.PdfReader("reportlab.pdf").pages[0]["/Resources"]["/Font"].values()
maps = b"".join(font["/ToUnicode"].get_data() for font in fonts if "/ToUnicode" in font)
assert b"<20BB7>" in maps and b"D842DFB7" not in maps.upper(), maps
assert set(texts("fpdf2.pdf").values()) == {NAME}
broken = texts("reportlab.pdf")
assert broken == {"pdfminer": "王₻明", "pypdf": "王明", "pypdfium2": "王₻明"}
PY
