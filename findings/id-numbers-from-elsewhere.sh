#!/usr/bin/env bash
# Identity numbers of members from Hong Kong, Macau, Taiwan and abroad: valid ones are refused.
#
# The residence permit for people from Hong Kong, Macau and Taiwan (since 2018) has a number like the
# resident identity card: 810000, 820000 or 830000, birth date, serial number, check digit. The card of
# foreigners with permanent residence has had one since 2023: a 9, five digits for place and country, and
# the rest alike. Consultative conferences have members of both kinds.
#
# Versions: python-stdnum 2.2 (stdnum.cn.ric), id-validator 1.0.20 of Python, id-validator 1.3.0 of npm.
# Expected: all four are valid; at least the three libraries agree.
# Seen:     stdnum refuses all four (InvalidComponent). Python's id-validator accepts the first three and
#           refuses the foreigner's. npm's id-validator accepts all four when made without its table of
#           places, and refuses all four with it.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2 id-validator==1.0.20
npm install --silent --no-audit --no-fund --prefix "$tmp" id-validator@1.3.0 >/dev/null

cat >check.js <<'JS'
const Validator = require('id-validator');
const places = require('id-validator/src/GB2260');
const numbers = JSON.parse(process.argv[2]);
const answers = (validator) => numbers.map((number) => validator.isValid(number));
console.log(JSON.stringify([answers(new Validator()), answers(new Validator(places))]));
JS

"$tmp/venv/bin/python" - <<'PY'
import json
import subprocess

from id_validator import validator
from stdnum.cn import ric

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(place):
    """A number with a right check digit (GB 11643), nobody's that we know."""
    body = f"{place}19900307001"
    rest = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[rest]


# Beijing's Dongcheng for comparison; Hong Kong, Macau, Taiwan; a foreigner (Beijing, USA).
numbers = [number(place) for place in ("110101", "810000", "820000", "830000", "911840")]
bare, with_places = json.loads(subprocess.check_output(["node", "check.js", json.dumps(numbers)]))
now = {
    "stdnum": [ric.is_valid(text) for text in numbers],
    "id-validator, Python": [validator.is_valid(text) for text in numbers],
    "id-validator, npm": bare,
    "id-validator, npm, with places": with_places,
}
print(json.dumps(now, indent=1))
only_beijing = [True, False, False, False, False]
assert now == {
    "stdnum": only_beijing,
    "id-validator, Python": [True, True, True, True, False],
    "id-validator, npm": [True] * 5,
    "id-validator, npm, with places": only_beijing,
}
PY
