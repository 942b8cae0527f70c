#!/usr/bin/env bash
# PDF forms: a Chinese name filled into a field by a program shows as ??, or without its simplified characters.
#
# A field of a form (AcroForm) has a value (/V) and a picture of it (/AP), which viewers show and
# print. The libraries below draw it when they fill the field; its font is Helvetica here, the usual one.
#
# Versions: pymupdf 2.0, pikepdf 10.18.0 (pikepdf.form), pypdf 7.1.1; the form is made by reportlab 5.1.0, the
#           shown text is read by pymupdf.
# Expected: 张三 is shown, or the library refuses what it cannot draw.
# Seen:     the value is 张三 in all three files. pikepdf draws ?? without a warning. pypdf draws ?? and logs
#           a warning. pymupdf writes the codes of the characters for a Japanese font that is not in
#           the file (Mincho): it reads 三 back and not 张, the simplified form of 張. It does the same
#           as a viewer, when pypdf asks viewers to draw anew (auto_regenerate). reportlab raises KeyError
#           for a field made with a Chinese value.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    reportlab==5.1.0 pymupdf==2.0 pikepdf==10.18.0 pypdf==7.1.1

"$tmp/venv/bin/python" - <<'PY'
import pikepdf
import pymupdf
import pypdf
from pikepdf.form import DefaultAppearanceStreamGenerator, Form
from reportlab.pdfgen.canvas import Canvas

NAME = "张三"


def make_form(value):
    canvas = Canvas("form.pdf")
    canvas.drawString(50, 700, "Name")
    canvas.acroForm.textfield(
        name="name", value=value, x=50, y=600, width=200, height=30, fontName="Helvetica", fontSize=14
    )
    canvas.save()


def by_pikepdf(path):
    document = pikepdf.open("form.pdf")
    Form(document, DefaultAppearanceStreamGenerator)["name"].value = NAME
    document.save(path)


def by_pypdf(path):
    writer = pypdf.PdfWriter(clone_from="form.pdf")
    writer.update_page_form_field_values(writer.pages[0], {"name": NAME}, auto_regenerate=True)
    writer.write(path)


def by_pymupdf(path):
    document = pymupdf.open("form.pdf")
    page = document[0]
    for field in page.widgets():
        field.field_value = NAME
        field.update()
    document.save(path)


try:
    make_form(NAME)
except KeyError as error:
    print("reportlab:", repr(error))
else:
    raise SystemExit("reportlab now takes a Chinese value")

make_form("")
shown = {}
for fill in (by_pikepdf, by_pypdf, by_pymupdf):
    path = f"{fill.__name__}.pdf"
    fill(path)
    with pikepdf.open(path) as filled:
        field = filled.pages[0].Annots[0]
        assert str(field.V) == NAME
        drawn = field.AP.N.read_bytes()
        fonts = [str(font.BaseFont) for font in field.AP.N.get("/Resources", {}).get("/Font", {}).values()]
    shown[fill.__name__] = pymupdf.open(path)[0].get_text().split()[1:]
    print(path, shown[fill.__name__], fonts, drawn[-60:])
    if fill is by_pymupdf:
        assert b"/Mincho" in drawn and b"<5f204e09>" in drawn
    else:
        assert b"(??)" in drawn
assert shown == {"by_pikepdf": ["??"], "by_pypdf": ["三"], "by_pymupdf": ["三"]}
PY
