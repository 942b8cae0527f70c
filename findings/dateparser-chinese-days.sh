#!/usr/bin/env bash
# dateparser 1.5.0: common ways to write a day in Chinese are read as another day, or as another year.
#
# dateparser lists Chinese among its languages, and reads 2026年3月5日 and 2026年3月5日9时30分 rightly.
#
# Expected: the day, or None for what it does not know.
# Seen, on 29 November 2026 as the day to start from:
#   2026年3月5日下午 (the afternoon of 5 March)  -> 29 March, 17:00: the day is taken for the hour
#   12月3日 (3 December)                        -> 29 March 2012 if it may guess the language, None if it
#                                                  is told that it is Chinese
#   5日 (the 5th, in a list of one month)       -> 24 November: "five days ago"
#   2026年3月5号 (as people say it)             -> None, as 三月五日 and 2026年3月5日上午9点
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0

"$tmp/venv/bin/python" - <<'PY'
from datetime import datetime

import dateparser

TODAY = datetime(2026, 11, 29)


def read(text, languages=("zh",)):
    chosen = list(languages) if languages else None
    return dateparser.parse(text, languages=chosen, settings={"RELATIVE_BASE": TODAY})


seen = (
    ("2026年3月5日", ["zh"], datetime(2026, 3, 5)),  # right
    ("2026年3月5日9时30分", ["zh"], datetime(2026, 3, 5, 9, 30)),  # right
    ("2026年3月5日下午", ["zh"], datetime(2026, 3, 29, 17)),
    ("12月3日", None, datetime(2012, 3, 29)),
    ("12月3日", ["zh"], None),
    ("5日", ["zh"], datetime(2026, 11, 24)),
    ("2026年3月5号", ["zh"], None),
    ("三月五日", ["zh"], None),
    ("2026年3月5日上午9点", ["zh"], None),
)
for text, languages, _ in seen:
    print(text, languages, read(text, languages))
for text, languages, result in seen:
    assert read(text, languages) == result, (text, languages)
PY
