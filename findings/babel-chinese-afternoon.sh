#!/usr/bin/env bash
# babel 2.19.0: in Chinese, parse_time() takes three in the afternoon for three at night.
#
# 下午3:05 is how the time of a meeting is written in an invitation. format_time() of babel writes it so in
# the locale zh_CN with the pattern "ah:mm", and parse_time() is given a pattern as well.
#
# Expected: what was written with format_time() comes back from parse_time() with the same pattern. What
#           cannot be read raises babel.dates.ParseError, as documented.
# Seen:     下午3:05 -> 03:05 without an error. The letters "pm" alone make it the afternoon, in every
#           locale; that the locale has 下午 for them is not looked at. 上午12:30 (half past midnight) is
#           read as half past noon. parse_date("3月5日"), a day without its year, raises IndexError.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0

"$tmp/venv/bin/python" - <<'PY'
from datetime import date, time

from babel.dates import ParseError, format_time, parse_date, parse_time

PATTERN = "ah:mm"


def back(moment):
    text = format_time(moment, PATTERN, locale="zh_CN")
    read = parse_time(text, locale="zh_CN", format=PATTERN)
    print(text, read)
    return text, read


assert back(time(9, 30)) == ("上午9:30", time(9, 30))
assert back(time(15, 5)) == ("下午3:05", time(3, 5))
assert back(time(0, 30)) == ("上午12:30", time(12, 30))
assert parse_time("3:05 pm", locale="zh_CN", format=PATTERN) == time(15, 5)

assert parse_date("2026年3月5日", locale="zh_CN") == date(2026, 3, 5)
try:
    day = parse_date("3月5日", locale="zh_CN")
except ParseError as error:
    raise SystemExit(f"ParseError, as documented: {error}") from error
except IndexError as error:
    print("parse_date('3月5日'):", repr(error))
else:
    raise SystemExit(f"now read as {day}")
PY
