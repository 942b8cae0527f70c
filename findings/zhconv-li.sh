#!/usr/bin/env bash
# zhconv 1.4.3: every 里 that it has no word for becomes 裡 or 裏, kilometres and villages too.
#
# 里 is two words in traditional writing: 里 (a mile, a village, a neighbourhood) and 裡 or 裏 (inside).
# 公里 (kilometre) and 里程碑 (milestone) are everyday words with 里 in both writings.
#
# Expected: 公里 -> 公里, 里程碑 -> 里程碑, 乡里 -> 鄉里, as OpenCC has it.
# Seen:     zh-tw: 公裡, 裡程碑, 鄉裡; zh-hant: 公裏, 裏程碑, 鄉裏: "inside the public". Names of places
#           go the same way (十里店村 -> 十裡店村). OpenCC 1.4.2 (s2t) keeps 里 in all of them and turns
#           家里 (in the house) into 家裏.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check setuptools==79.0.1 zhconv==1.4.3 OpenCC==1.4.2

"$tmp/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
from opencc import OpenCC
from zhconv import convert

right = OpenCC("s2t").convert
for text, correct, taiwan, traditional in (
    ("公里", "公里", "公裡", "公裏"),
    ("里程碑", "里程碑", "裡程碑", "裏程碑"),
    ("乡里", "鄉里", "鄉裡", "鄉裏"),
    ("十里店村", "十里店村", "十裡店村", "十裏店村"),
):
    print(text, convert(text, "zh-tw"), convert(text, "zh-hant"), right(text))
    assert right(text) == correct
    assert convert(text, "zh-tw") == taiwan
    assert convert(text, "zh-hant") == traditional
assert right("家里") == "家裏"
assert convert("家里", "zh-tw") == "家裡"
PY
