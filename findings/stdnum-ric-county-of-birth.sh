#!/usr/bin/env bash
# python-stdnum 2.2: stdnum.cn.ric refuses the identity number of whoever is older than their county.
#
# A resident identity number was first given out from 1984 on, and it carries the county where its
# holder was registered when it was given, not the one of the birth. Who was born in 1965 and
# registered in 1988 in a city that was made in 1987 has that city's code and the birth date of 1965.
#
# Expected: is_valid() asks whether the code exists, or existed at some time since 1984.
# Seen:     it asks whether the code existed in the year of birth. With the same county, the younger
#           number is valid and the older one is refused (InvalidComponent): Jiaozhou (370281),
#           Yiwu (330782), Kunshan (320583), all cities since the late eighties, and Bao'an in Shenzhen
#           (440306, a district since the early nineties). Nearly everyone over forty there fails.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2

"$tmp/venv/bin/python" - <<'PY'
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent


def number(county, year):
    body = f"{county}{year}0307001"
    return body + ric.calc_check_digit(body + "0")


for county in ("370281", "330782", "320583", "440306"):
    young, old = number(county, 2000), number(county, 1965)
    print(county, "born 2000:", ric.is_valid(young), "born 1965:", ric.is_valid(old))
    assert ric.is_valid(young) is True
    assert ric.is_valid(old) is False
    try:
        ric.validate(old)
    except InvalidComponent:
        pass
    else:
        raise AssertionError("validate() accepts it")

# It is the county alone: the same person in an old county passes.
assert ric.is_valid(number("110101", 1965)) is True
PY
