#!/usr/bin/env bash
# pypinyin 0.55.0: the first reading of a character is often one that no name has.
#
# That 单 is shan and 仇 qiu as surnames, one must tell any such library. But 翟 and 阚 hardly occur other
# than as surnames (zhai, kan), 晟 other than in given names (sheng), and 长 before a second character of a
# given name is chang (长海, 长明: "long", not "to grow").
#
# Versions: pypinyin 0.55.0; for comparison xpinyin 0.7.7, which looks at single characters only.
# Expected: lazy_pinyin gives the reading that people of that name use, or at least the current one.
# Seen:     the first reading of the dictionary: 翟 di, 阚 han, 晟 cheng; 长 is zhang, so 王长海 is wang zhang hai,
#           though 长江 and 长安 are known words. A list sorted by it has 翟 under D and 阚 under H. With
#           heteronym=True the right reading is there, as the second one. xpinyin gives zhai, kan, sheng and
#           wang chang hai, yet zhong-qing for 重庆, which pypinyin has right.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check pypinyin==0.55.0 xpinyin==0.7.7

"$tmp/venv/bin/python" - <<'PY'
from pypinyin import Style, lazy_pinyin, pinyin
from xpinyin import Pinyin

by_xpinyin = Pinyin().get_pinyin
for text, used, first in (
    ("翟", "zhai", "di"),
    ("阚", "kan", "han"),
    ("晟", "sheng", "cheng"),
    ("王长海", "wang chang hai", "wang zhang hai"),
    ("李长明", "li chang ming", "li zhang ming"),
):
    now = " ".join(lazy_pinyin(text))
    print(text, now, "|", by_xpinyin(text, " "))
    assert now == first
    assert by_xpinyin(text, " ") == used
    if len(text) == 1:
        assert used == pinyin(text, style=Style.NORMAL, heteronym=True)[0][1]

names = sorted(["董一", "翟二", "康三", "阚四", "张五"], key=lazy_pinyin)
assert names == ["翟二", "董一", "阚四", "康三", "张五"], names
assert lazy_pinyin("长江") == ["chang", "jiang"] and lazy_pinyin("重庆") == ["chong", "qing"]
assert by_xpinyin("重庆", " ") == "zhong qing"
PY
