#!/usr/bin/env bash
# python-stdnum 2.2: stdnum.cn.ric.is_valid() raises KeyError for identity numbers of a new district.
#
# is_valid() of every number in python-stdnum answers True or False; validate() raises one of the
# package's own ValidationErrors. The Chinese resident identity number begins with the code of a
# county, and codes are added every few years: 330113 and 330114 are Linping and Qiantang, districts
# of Hangzhou since 2021.
#
# Expected: a code that the package's table does not have gives False (or InvalidComponent).
# Seen:     so it is only where the first two digits, the province, are unknown too. Where the province
#           is known and the county is not, both functions raise KeyError('county'), which no handler
#           for ValidationError catches; one such number in a column ends the check of the whole list.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2

"$tmp/venv/bin/python" - <<'PY'
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent


def number(county, born="20220307", serial="001"):
    """An identity number with a right check digit; it belongs to nobody known to us."""
    body = county + born + serial
    return body + ric.calc_check_digit(body + "0")


def outcome(function, text):
    try:
        return function(text)
    except (InvalidComponent, KeyError) as error:
        return type(error).__name__, error.args if isinstance(error, KeyError) else ()


assert outcome(ric.is_valid, number("330112")) is True  # Lin'an, a district since 2017
assert outcome(ric.is_valid, number("990113")) is False  # no such province
assert outcome(ric.validate, number("990113")) == ("InvalidComponent", ())
for county in ("330113", "330114"):
    for function in (ric.is_valid, ric.validate):
        now = outcome(function, number(county))
        print(county, function.__name__, now)
        assert now == ("KeyError", ("county",)), now
PY
