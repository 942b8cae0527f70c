#!/usr/bin/env bash
# cn2an 0.5.24: transform() changes what a sentence says where two numbers stand side by side.
#
# transform() rewrites the numbers inside a sentence, from Chinese numerals to digits ("cn2an") or
# back ("an2cn").
#
# Expected: 三五个人 ("three to five people") is left alone, as 二三十人 ("twenty to thirty") is;
#           the hyphen of a range such as 3-5人 stays a hyphen.
# Seen:     三五个人 -> 35个人 and 七八天 -> 78天: an estimate becomes a number ten times as large.
#           3-5人 -> 三负五人: the hyphen becomes a minus sign, "three minus-five people"; an office's
#           telephone 0571-8888 becomes 五百七十一负八千八百八十八 and loses its leading zero too.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24

"$tmp/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
from cn2an import transform

seen = {
    ("二三十人", "cn2an"): "二三十人",
    ("三五个人", "cn2an"): "35个人",
    ("七八天", "cn2an"): "78天",
    ("3-5人", "an2cn"): "三负五人",
    ("0571-8888", "an2cn"): "五百七十一负八千八百八十八",
}
for (text, direction), result in seen.items():
    now = transform(text, direction)
    print(direction, text, "->", now)
    assert now == result, (text, now)
PY
