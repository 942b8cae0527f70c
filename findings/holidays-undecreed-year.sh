#!/usr/bin/env bash
# holidays 0.109: for a Chinese year that nobody has decreed yet it answers as surely as for any other.
#
# China's days off and the weekends worked instead are decreed each autumn for the next year, and cannot be
# computed: every year from 2004 to 2026 had five worked weekend days or more. chinesecalendar 1.11.0 raises
# NotImplementedError for a year that it has no decree for, workalendar 17.0.0 CalendarError.
#
# Expected: holidays raises, warns or says "(estimated)", as it does in the names of Malaysia's and
#           Singapore's days for the same year, the Chinese New Year among them.
# Seen:     for 2030, as for 2026, is_working_day() answers True or False without a sign. It lists the
#           statutory days, and no worked weekend at all, so deadlines counted in working days are wrong by
#           up to several days around each long holiday; only the number of days off (2026: 22, 2030: 15) hints at it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 \
    chinesecalendar==1.11.0 workalendar==17.0.0

"$tmp/venv/bin/python" - <<'PY'
import warnings
from datetime import date, timedelta

warnings.simplefilter("error")
import chinese_calendar
import holidays
from workalendar.asia import China
from workalendar.exceptions import CalendarError


def worked_weekends(year):
    china = holidays.country_holidays("CN", years=year)
    return {day for day in china.weekend_workdays if day.year == year}, len(china)


decreed, undecreed = worked_weekends(2026), worked_weekends(2030)
print("2026:", decreed, "2030:", undecreed)
assert len(decreed[0]) == 6 and decreed[1] == 22
assert not undecreed[0] and undecreed[1] == 15
for year in range(2004, 2027):
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    assert sum(day.weekday() >= 5 and chinese_calendar.is_workday(day) for day in days) >= 5
china = holidays.country_holidays("CN", years=2030)
assert china.is_working_day(date(2030, 2, 8)) in (True, False)
assert not any("estimated" in name.lower() for name in china.values())
for country in ("MY", "SG"):
    names = holidays.country_holidays(country, years=2030, language="en_US").values()
    assert any(name.startswith("Chinese New Year (estimated)") for name in names)

warnings.simplefilter("ignore")  # workalendar warns before it raises
for refuse, error in (
    (lambda: chinese_calendar.is_workday(date(2030, 2, 8)), NotImplementedError),
    (lambda: China().is_working_day(date(2030, 2, 8)), CalendarError),
):
    try:
        refuse()
    except error as reason:
        print(type(reason).__name__, reason)
    else:
        raise AssertionError("it answers")
PY
