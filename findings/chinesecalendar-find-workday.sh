#!/usr/bin/env bash
# chinesecalendar 1.11.0: find_workday() counts a day too many forward from a rest day.
#
# find_workday(n, day) is the working day n steps from a day, the worked weekends included. Deadlines
# such as "within three working days" are counted with it; many of them start on a rest day.
#
# Expected: from a rest day, +1 is the first working day after it, as -1 is the first one before it.
# Seen:     the rest day is first moved to the next working day and then counted on: from 16 February
#           2026 (New Year's Eve; the next working day is the 24th) 0 is the 24th and +1 the 25th,
#           while -1 is the 14th, a worked Saturday, the first one before. From the working day Friday
#           13 February 0 is the day itself, +1 the 14th, +2 the 24th. So "+1" from the working
#           Saturday (the 24th) is earlier than "+1" from a rest day two days later (the 25th), though
#           not a single working day lies between the two.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check chinesecalendar==1.11.0

"$tmp/venv/bin/python" - <<'PY'
from datetime import date

from chinese_calendar import find_workday, get_workdays, is_workday


def february(day):
    return date(2026, 2, day)


working = get_workdays(february(13), february(26))
assert working == [february(day) for day in (13, 14, 24, 25, 26)]

rest, friday, saturday = february(16), february(13), february(14)
assert not is_workday(rest) and is_workday(friday) and is_workday(saturday)
for name, start in (("rest day", rest), ("Friday", friday), ("worked Saturday", saturday)):
    print(name, {n: find_workday(n, start).day for n in (-1, 0, 1, 2)})
assert [find_workday(n, rest) for n in (-1, 0, 1)] == [february(14), february(24), february(25)]
assert [find_workday(n, friday) for n in (0, 1, 2)] == [february(13), february(14), february(24)]
assert find_workday(1, saturday) == february(24) < find_workday(1, rest)
PY
