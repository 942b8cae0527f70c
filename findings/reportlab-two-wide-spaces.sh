#!/usr/bin/env bash
# reportlab 5.1.0: the two wide spaces that begin a Chinese paragraph are thrown away.
#
# Official letters begin each paragraph two characters in, typed as two ideographic spaces (U+3000); in
# tables and signatures one such space sets two-character names apart (王　明). It is a character of full
# width and not a word separator.
#
# Expected: Paragraph keeps U+3000, as it keeps U+00A0; drawString keeps it.
# Seen:     Paragraph strips it at the start and makes it an ordinary space of a quarter of its width
#           inside, with wordWrap="CJK" and without, since the text is split with str.split(). 张三　李四 is
#           narrower by 7.9 points at 10 points, and columns set with it no longer stand under each other.
#           U+00A0 is kept.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 pypdf==7.1.1

"$tmp/venv/bin/python" - <<'PY'
import pypdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def as_string(canvas, text):
    canvas.setFont(FONT, 10)
    canvas.drawString(50, 700, text)


def as_paragraph(canvas, text, wrap=None):
    paragraph = Paragraph(text, ParagraphStyle("text", fontName=FONT, fontSize=10, wordWrap=wrap))
    paragraph.wrap(400, 100)
    paragraph.drawOn(canvas, 50, 700)


def drawn(text, how, **options):
    canvas = Canvas("page.pdf")
    how(canvas, text, **options)
    canvas.save()
    return pypdf.PdfReader("page.pdf").pages[0].extract_text().strip("\n")


LETTER, NAMES = "\u3000\u3000各位委员：", "张三\u3000李四"
assert drawn(LETTER, as_string) == LETTER
assert drawn(NAMES, as_string) == NAMES
for wrap in (None, "CJK"):
    now = drawn(LETTER, as_paragraph, wrap=wrap), drawn(NAMES, as_paragraph, wrap=wrap)
    print(wrap, now)
    assert now == ("各位委员：", "张三 李四")
    assert drawn("\u00a0各位", as_paragraph, wrap=wrap) == "\u00a0各位"
lost = pdfmetrics.stringWidth("\u3000", FONT, 10) - pdfmetrics.stringWidth(" ", FONT, 10)
print("points lost a space", lost)
assert round(lost, 1) == 7.9
PY
