#!/usr/bin/env bash
# pdfminer.six 20260107 and pdfplumber 0.11.10: a rare character becomes another, common-looking one.
#
# With reportlab's built-in Chinese font (STSong-Light, encoding UniGB-UCS2-H, nothing embedded) a PDF has
# the text itself in two-byte codes; a character beyond U+FFFF is a surrogate pair, two codes.
#
# Expected: 张𬭚𬭸 as pypdf 7.1.1 and pypdfium2 5.15.2 read it, or a replacement sign for what is not in
#           the encoding.
# Seen:     the first byte of the pair is skipped and the rest read out of step: 𠮷 (D842 DFB7) becomes 䋟
#           (U+42DF), 𬭚 and 𬭸 become 狟嫘狟 between them: Chinese characters that nobody wrote, and
#           nothing tells. A ticked box (☑), which the encoding lacks, is left out without a trace.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 \
    pdfminer.six==20260107 pdfplumber==0.11.10 pypdf==7.1.1 pypdfium2==5.15.2

"$tmp/venv/bin/python" - <<'PY'
import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def texts(name):
    canvas = Canvas("page.pdf")
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(50, 700, name)
    canvas.save()
    with pdfplumber.open("page.pdf") as pdf:
        by_plumber = pdf.pages[0].extract_text()
    now = {
        "pdfminer": extract_text("page.pdf").strip("\n\x0c"),
        "pdfplumber": by_plumber,
        "pypdf": pypdf.PdfReader("page.pdf").pages[0].extract_text().strip("\n"),
        "pypdfium2": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range().strip(),
    }
    print(name, now)
    return now


for name, misread in (("王𠮷明", "王䋟明"), ("张𬭚𬭸", "张狟嫘狟"), ("王☑明", "王明")):
    now = texts(name)
    assert now["pypdf"] == now["pypdfium2"] == name, now
    assert now["pdfminer"] == now["pdfplumber"] == misread, now
PY
