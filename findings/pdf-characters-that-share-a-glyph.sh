#!/usr/bin/env bash
# PDF: of 一 or 年, text copied from a PDF by Qt or PyMuPDF has another character that looks the same.
#
# Fonts use one glyph for several characters: FandolFang for 一 and the radical ⼀ (U+2F00), WenQuanYi Micro
# Hei for 年 and the compatibility character U+F98E. A PDF holds glyphs and a table (ToUnicode)
# that says which text each stands for; searching, copying and reading aloud go by it.
#
# Versions: PySide6-Essentials 6.8.3 (QPdfWriter), pymupdf 2.0; for comparison reportlab 5.1.0 and
#           fpdf2 2.8.9. Text is read with pypdfium2 5.15.2, the font is made with fonttools 4.68.0.
# Expected: the text that was drawn, U+4E00 U+5E74.
# Seen:     Qt writes the lowest character of a glyph, U+2F00 U+5E74, and pymupdf the highest, U+4E00
#           U+F98E. With such fonts a search for 一, 人, 老 or 高 finds nothing in a PDF that Qt printed, a search
#           for 2026年 nothing in one by pymupdf, and a name copied from them is not the name of the member.
#           reportlab and fpdf2 write what was drawn.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.8.3 pymupdf==2.0 \
    reportlab==5.1.0 fpdf2==2.8.9 pypdfium2==5.15.2 fonttools==4.68.0

QT_QPA_PLATFORM=offscreen "$tmp/venv/bin/python" - <<'PY'
import fpdf
import pymupdf
import pypdfium2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter, QPdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TEXT = "一年"


def make_font(path):
    """A font of two glyphs, one for 一 and its radical, one for 年 and its compatibility character."""

    def bars(count):
        pen = TTGlyphPen(None)
        for y in range(0, 200 * count, 200):
            pen.moveTo((100, y))
            for corner in ((100, y + 100), (900, y + 100), (900, y)):
                pen.lineTo(corner)
            pen.closePath()
        return pen.glyph()

    names = [".notdef", "one", "year"]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({0x2F00: "one", 0x4E00: "one", 0x5E74: "year", 0xF98E: "year"})
    font.setupGlyf({name: bars(count) for count, name in enumerate(names)})
    font.setupHorizontalMetrics({name: (1000, 0) for name in names})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Shared", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.save(path)


def by_qt(font, path):
    application = QGuiApplication([])
    number = QFontDatabase.addApplicationFont(font)
    writer = QPdfWriter(path)
    painter = QPainter(writer)
    painter.setFont(QFont(QFontDatabase.applicationFontFamilies(number)[0], 20))
    painter.drawText(200, 1000, TEXT)
    painter.end()
    application.quit()


def by_pymupdf(font, path):
    document = pymupdf.open()
    document.new_page().insert_text((50, 100), TEXT, fontname="F0", fontfile=font, fontsize=20)
    document.save(path)


def by_reportlab(font, path):
    pdfmetrics.registerFont(TTFont("shared", font))
    canvas = Canvas(path)
    canvas.setFont("shared", 20)
    canvas.drawString(50, 500, TEXT)
    canvas.save()


def by_fpdf2(font, path):
    document = fpdf.FPDF()
    document.add_page()
    document.add_font("shared", fname=font)
    document.set_font("shared", size=20)
    document.cell(text=TEXT)
    document.output(path)


make_font("shared.ttf")
seen = {}
for write in (by_qt, by_pymupdf, by_reportlab, by_fpdf2):
    write("shared.ttf", "page.pdf")
    seen[write.__name__] = pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_bounded().strip()
print({name: [f"U+{ord(sign):04X}" for sign in text] for name, text in seen.items()})
assert seen["by_qt"] == "\u2f00年"
assert seen["by_pymupdf"] == "一\uf98e"
assert seen["by_reportlab"] == seen["by_fpdf2"] == TEXT
PY
