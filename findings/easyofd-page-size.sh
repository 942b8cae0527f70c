#!/usr/bin/env bash
# easyofd 20260427: an A4 page of an OFD document becomes a PDF page of 58 by 82 centimetres.
#
# OFD (GB/T 33190) is the format in which official documents and invoices are kept; its lengths are
# millimetres. A PDF page is measured in points, 72 an inch (A4 is 595 by 842).
#
# Expected: PhysicalBox "0 0 210 297" becomes a page of 595 by 842 points.
# Seen:     1653 by 2339 points: millimetres are multiplied by 200 / 25.4, as for a picture of 200 dots an
#           inch. Printed at actual size one sees the upper left eighth of the page; put beside other PDF
#           pages it is almost three times as wide as they are.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check easyofd==20260427 pypdf==7.1.1

"$tmp/venv/bin/python" - <<'PY'
import io
import zipfile

import pypdf
from easyofd.ofd import OFD

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PARTS = {
    "OFD.xml": f"""{HEAD}<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>
<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo>
<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>""",
    "Doc_0/Document.xml": f"""{HEAD}<ofd:Document {SPACE}><ofd:CommonData>
<ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>
</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>
<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>""",
    "Doc_0/PublicRes.xml": f"""{HEAD}<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>
<ofd:Font ID="2" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>""",
    "Doc_0/Pages/Page_0/Content.xml": f"""{HEAD}<ofd:Page {SPACE}><ofd:Content>
<ofd:Layer Type="Body" ID="3"><ofd:TextObject ID="4" Boundary="20 30 150 8" Font="2" Size="5">
<ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="5" DeltaX="g 2 5">A4</ofd:TextCode>
</ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>""",
}
with zipfile.ZipFile("page.ofd", "w") as package:
    for name, content in PARTS.items():
        package.writestr(name, content)
document = OFD()
document.read("page.ofd", fmt="path")
page = pypdf.PdfReader(io.BytesIO(document.to_pdf())).pages[0].mediabox
size = round(page.width), round(page.height)
print(size)
assert size == (1654, 2339)
PY
