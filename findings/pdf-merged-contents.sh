#!/usr/bin/env bash
# PDF: put several files into one, and the lines of their tables of contents lead nowhere.
#
# The files of all members are joined into one document for the archive. Each begins with a table of
# contents that links to its later pages (annotations with /Dest, ISO 32000-1, 12.5.6.5).
#
# Versions: pypdfium2 5.15.2 (import_pages), pdf-lib 1.17.1 (copyPages); for comparison pypdf 7.1.1 (append),
#           pikepdf 10.18.0 (pages.extend) and pymupdf 2.0 (insert_pdf). Files made with reportlab 5.1.0.
# Expected: in the joined document each link leads to the page of its own file, as in the last three.
# Seen:     pypdfium2 keeps links back to an earlier page and takes the target from every link to a later
#           one, so the whole table of contents is dead; nothing is raised or warned of. pdf-lib's links all
#           lead to second copies of the pages, which are in the file but in no page list.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 pypdfium2==5.15.2 \
    pypdf==7.1.1 pikepdf==10.18.0 pymupdf==2.0
npm install --silent --no-audit --no-fund --prefix "$tmp" pdf-lib@1.17.1 >/dev/null

cat > join.js <<'JS'
const fs = require("fs");
const { PDFDocument } = require("pdf-lib");
(async () => {
  const joined = await PDFDocument.create();
  for (const path of ["first.pdf", "second.pdf"]) {
    const source = await PDFDocument.load(fs.readFileSync(path));
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
  }
  fs.writeFileSync("pdf-lib.pdf", await joined.save());
})();
JS

cat > files.py <<'PY'
"""Two files of three pages: the first page links to the others, the last one back to the first."""
from reportlab.pdfgen.canvas import Canvas

for path in ("first.pdf", "second.pdf"):
    canvas = Canvas(path)
    for page, targets in enumerate(((1, 2), (), (0,))):
        canvas.bookmarkPage(f"part {page}")
        canvas.drawString(50, 750, f"{path}, page {page}")
        for line, target in enumerate(targets):
            canvas.linkRect("", f"part {target}", Rect=(50, 600 - 30 * line, 300, 620 - 30 * line))
        canvas.showPage()
    canvas.save()
PY
"$tmp/venv/bin/python" files.py
node join.js

"$tmp/venv/bin/python" - <<'PY'
import pikepdf
import pymupdf
import pypdf
import pypdfium2

FILES = ("first.pdf", "second.pdf")


def by_pypdfium2(path):
    joined = pypdfium2.PdfDocument.new()
    for each in FILES:
        joined.import_pages(pypdfium2.PdfDocument(each))
    joined.save(path)


def by_pypdf(path):
    joined = pypdf.PdfWriter()
    for each in FILES:
        joined.append(each)
    joined.write(path)


def by_pikepdf(path):
    joined = pikepdf.Pdf.new()
    for each in FILES:
        joined.pages.extend(pikepdf.open(each).pages)
    joined.save(path)


def by_pymupdf(path):
    joined = pymupdf.open()
    for each in FILES:
        joined.insert_pdf(pymupdf.open(each))
    joined.save(path)


def links(path):
    """From which page to which: None without a target, "no page" if that is in no page list."""
    document = pikepdf.open(path)
    numbers = {page.objgen: number for number, page in enumerate(document.pages)}
    found = []
    for number, page in enumerate(document.pages):
        for link in page.get("/Annots", []):
            target = link.get("/Dest") or (link.A.D if "/A" in link else None)
            found.append((number, target and numbers.get(target[0].objgen, "no page")))
    return found


own = [(0, 1), (0, 2), (2, 0)]
assert links("first.pdf") == own
right = own + [(source + 3, target + 3) for source, target in own]
for join in (by_pypdf, by_pikepdf, by_pymupdf, by_pypdfium2):
    join(f"{join.__name__}.pdf")
    print(join.__name__, links(f"{join.__name__}.pdf"))
print("pdf-lib", links("pdf-lib.pdf"))
for join in (by_pypdf, by_pikepdf, by_pymupdf):
    assert sorted(links(f"{join.__name__}.pdf")) == right, join
lost = [(source, target if target < source else None) for source, target in right]
assert links("by_pypdfium2.pdf") == lost
assert links("pdf-lib.pdf") == [(source, "no page") for source, _ in right]
PY
