#!/usr/bin/env bash
# reportlab 5.1.0: wordWrap="CJK" begins lines with a Chinese comma and tears numbers apart.
#
# Chinese typesetting (GB/T 15834, and CLREQ of the W3C) lets no line begin with a closing mark or end
# with an opening one, and keeps numbers whole. The mode "CJK" of Paragraph is the one made for this: it
# does keep 。 and 、 from the start of a line, by letting them hang over.
#
# Expected: ，；：！？ are treated like 。 and 、; （ and “ move to the next line together with what they open
#           (textsplit has the list of them, CANNOT_END_LINE); a telephone number or a year stays whole.
# Seen:     the full-width ，；：！？ of everyday Chinese text begin lines: the list of
#           what must not has them in the ASCII form only. "各位委员（" ends in the opening bracket, 八“ in the
#           opening quotation mark: nothing reads CANNOT_END_LINE. 联系电话13800138000 breaks before its last 0,
#           2026年 as 202 / 6年: digits are kept together only where the number begins in the second half of
#           the line's characters. 12% is torn before its sign.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0

"$tmp/venv/bin/python" - <<'PY'
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.textsplit import CANNOT_END_LINE
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def lines(text, width, wrap="CJK"):
    style = ParagraphStyle("text", fontName="STSong-Light", fontSize=10, wordWrap=wrap)
    paragraph = Paragraph(text, style)
    paragraph.wrap(width, 1000)
    found = []
    for line in paragraph.blPara.lines:
        words = line[1] if isinstance(line, tuple) else [piece.text for piece in line.words]
        found.append(words if isinstance(words, str) else "".join(words))
    return found


seen = (
    ("一二三四五六七八九。十", 90, ["一二三四五六七八九。", "十"]),  # right
    ("各位委员（含特邀）", 50, ["各位委员（", "含特邀）"]),
    ("一二三四五六七八“九”十", 90, ["一二三四五六七八“", "九”十"]),
    ("联系电话13800138000", 90, ["联系电话1380013800", "0"]),
    ("会议于2026年召开", 45, ["会议于202", "6年召开"]),
    ("各位委员会议于2026年召开", 85, ["各位委员会议于", "2026年召开"]),  # right
    ("一二三四五、六", 50, ["一二三四五、", "六"]),  # right
    ("一二三四五!六", 50, ["一二三四五!", "六"]),  # right
    *((f"一二三四五{mark}六", 50, ["一二三四五", f"{mark}六"]) for mark in "，；：！？"),
    ("一二三四12%六", 50, ["一二三四12", "%六"]),
)
assert {"（", "“"} <= set(CANNOT_END_LINE[0])
for text, width, _ in seen:
    print(width, text, lines(text, width))
for text, width, result in seen:
    assert lines(text, width) == result, (text, lines(text, width))
PY
