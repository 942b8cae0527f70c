#!/usr/bin/env bash
# lunardate 0.3.0: two months of the lunar calendar are a day off, 1954 and 1978.
#
# A lunar month begins on the day, in Beijing time, of the new moon. Older people give their birthday
# in this calendar, so an office turns such dates into solar ones.
#
# Expected: the month begins where ephem 4.2.1 computes the new moon, and where borax 4.1.3 puts it.
# Seen:     the new moon of November 1954 was on the 25th at 20:30 Beijing time; lunardate begins the
#           month on the 26th. That of September 1978 was on the 3rd at 0:08; lunardate begins the
#           month on the 2nd. So the Mid-Autumn Festival of 1978 (8th month, 15th day) is given as
#           16 September instead of 17, and every birthday of that month with it. Both new moons are minutes or
#           hours away from midnight, so this is no matter of rounding.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    lunardate==0.3.0 borax==4.1.3 ephem==4.2.1

"$tmp/venv/bin/python" - <<'PY'
import datetime

import ephem
from borax.calendars.lunardate import LunarDate as Borax
from lunardate import LunarDate


def new_moon(after):
    """The next new moon, in Beijing time."""
    return ephem.next_new_moon(after).datetime() + datetime.timedelta(hours=8)


def solar(year, month, day):
    return LunarDate(year, month, day).toSolarDate()


for before, lunar, by_moon, by_lunardate in (
    ("1954/11/15", (1954, 11, 1), datetime.date(1954, 11, 25), datetime.date(1954, 11, 26)),
    ("1978/8/25", (1978, 8, 1), datetime.date(1978, 9, 3), datetime.date(1978, 9, 2)),
):
    moon = new_moon(before)
    print(lunar, "new moon", moon, "lunardate", solar(*lunar), "borax", Borax(*lunar).to_solar_date())
    assert moon.date() == by_moon
    assert Borax(*lunar).to_solar_date() == by_moon
    assert solar(*lunar) == by_lunardate

assert Borax(1978, 8, 15).to_solar_date() == datetime.date(1978, 9, 17)
assert solar(1978, 8, 15) == datetime.date(1978, 9, 16)
# The months around them are right.
for year, month in ((1954, 10), (1955, 1), (1978, 7), (1978, 9)):
    assert solar(year, month, 1) == Borax(year, month, 1).to_solar_date()
PY
