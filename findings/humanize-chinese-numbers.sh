#!/usr/bin/env bash
# humanize 4.17.0: in Chinese, numbers are grouped by thousands, and some words stand in the wrong order.
#
# Chinese counts by ten thousands: 123,456 is 12.3 万 and 123,456,789 is 1.2 亿. After activate("zh_CN")
# the library answers with Chinese words.
#
# Expected: 万 and 亿 for large numbers, 第3 for the third, Chinese months. Babel 2.19.0 has 12万 and 1亿.
# Seen:     123.5 千 ("123.5 thousands") and 123.5 百万 ("123.5 millions"), which nobody writes; ordinal(3)
#           is 3第, the sign for "number" behind its number; a day of 2001 is "Mar 05 2001", in English.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check humanize==4.17.0 babel==2.19.0

"$tmp/venv/bin/python" - <<'PY'
from datetime import date

import humanize
from babel.numbers import format_compact_decimal

assert format_compact_decimal(123456, locale="zh_CN") == "12万"
assert format_compact_decimal(123456789, locale="zh_CN") == "1亿"

humanize.i18n.activate("zh_CN")
assert humanize.apnumber(5) == "五"  # The translation is there.
seen = [humanize.intword(123456), humanize.intword(123456789), humanize.ordinal(3)]
seen.append(humanize.naturaldate(date(2001, 3, 5)))
print(seen)
assert seen == ["123.5 千", "123.5 百万", "3第", "Mar 05 2001"]
PY
