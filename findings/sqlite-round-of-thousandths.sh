#!/usr/bin/env bash
# SQLite: the same round() in the same query gives 0.29 up to 3.42 and 0.28 from 3.43 on.
#
# Average scores are rounded to two places: 四舍五入, half away from zero, of the number as it is written.
# The SQLite inside Python (3.40 in Debian 12) and a newer driver may open the same office file.
#
# Versions: apsw 3.42.0.1, 3.43.0.0 and 3.54.0.0 (SQLite 3.42.0, 3.43.0 and 3.54.0).
# Expected: round(0.285, 2) does not depend on the version; the numbers are decimals of three places.
# Seen:     3.42 gives 0.29 for 0.285, 1.01 for 1.005 and 60.0 for 59.995, as one rounds by hand, for each of
#           the 100,000 thousandths below 100. From 3.43 on it is 0.28, 1.0 and 59.99, the nearest to the
#           binary number behind it: 4,800 of the 100,000 come out a hundredth lower. Half of a whole number
#           (84.5) goes up in all three.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat > averages.py <<'PY'
import json
from decimal import ROUND_HALF_UP, Decimal

import apsw

connection = apsw.Connection(":memory:")

def of(number):
    return next(connection.execute("SELECT round(?, 2)", (number,)))[0]


different = 0
for thousandths in range(100_000):
    by_hand = (Decimal(thousandths) / 1000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    different += of(thousandths / 1000) != float(by_hand)
few = [of(0.285), of(1.005), of(59.995), next(connection.execute("SELECT round(84.5)"))[0]]
print(json.dumps([*few, different]))
PY
for version in 3.42.0.1 3.43.0.0 3.54.0.0; do
    python3 -m venv "$tmp/$version"
    "$tmp/$version/bin/pip" install --quiet --disable-pip-version-check "apsw==$version"
    "$tmp/$version/bin/python" averages.py | tee "$version.json"
done
[ "$(cat 3.42.0.1.json)" = "[0.29, 1.01, 60.0, 85.0, 0]" ]
for version in 3.43.0.0 3.54.0.0; do
    [ "$(cat "$version.json")" = "[0.28, 1.0, 59.99, 85.0, 4800]" ]
done
