#!/usr/bin/env bash
# docx2txt 0.9: hyphens of telephone numbers vanish; text boxes and moved sentences come twice.
#
# Word keeps a hyphen at which a line must not end (typed with Ctrl+Shift+_) as w:noBreakHyphen. A text
# box is stored twice, for new and for old programs (mc:Choice and mc:Fallback), of which a reader takes
# one. What was moved in review is in w:moveFrom at the old place and in w:moveTo at the new one.
#
# Expected: 0571-8888 with a hyphen of some kind, the heading of the text box once, the moved word once.
# Seen:     05718888: area code and number are one. 印发 of the text box twice. 各县 moved behind 市直
#           stands at both places. python-docx 1.2.0 keeps the hyphen.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9

"$tmp/venv/bin/python" - <<'PY'
import docx
import docx2txt
from docx.oxml import OxmlElement, parse_xml

SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
CONTENT = "<w:txbxContent><w:p><w:r><w:t>印发</w:t></w:r></w:p></w:txbxContent>"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
BOX = f"""<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="box"/><a:graphic>
<a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>
<wps:txbx>{CONTENT}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{CONTENT}</v:textbox></v:shape>
</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
MOVED = f"""<w:{{tag}} {SPACES} w:id="{{number}}" w:author="办公室"><w:r><w:t>各县</w:t></w:r></w:{{tag}}>"""


def text(*parts):
    """What docx2txt reads of a document with one paragraph of these parts, and that paragraph."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in parts:
        if part.startswith("<"):
            paragraph._p.append(parse_xml(part))
        elif part == "-":
            paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
        else:
            paragraph.add_run(part)
    document.save("text.docx")
    return docx2txt.process("text.docx"), docx.Document("text.docx").paragraphs[0].text


phone = text("0571", "-", "8888")
box, _ = text(BOX, "正文")
moved, _ = text(MOVED.format(tag="moveFrom", number=1), "市直", MOVED.format(tag="moveTo", number=2))
print(phone, repr(box), moved)
assert phone == ("05718888", "0571-8888")
assert box.count("印发") == 2 and box.count("正文") == 1
assert moved == "各县市直各县"
PY
