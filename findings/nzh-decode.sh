#!/usr/bin/env bash
# nzh 1.0.14 (npm): decodeS() skips the numerals it does not know and gives a wrong number for them.
#
# nzh turns numbers into Chinese numerals and back. 〇 is the zero of years (二〇二六), 两 the two before
# a unit (两千), 廿 is twenty; all three stand in any office's lists.
#
# Expected: 二〇二六 -> 2026, 两千零五 -> 2005, 廿一 -> 21, or an error for what it cannot read.
# Seen:     二〇二六 and 二零二六 -> 226, 两千零五 -> 5, 两万两千 -> 0, 廿一 -> 1, 半 -> 0: no error and no NaN,
#           but a number that looks plausible. 三百五 -> 305 (350 is meant).
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" nzh@1.0.14 >/dev/null

node - <<'JS'
const assert = require('assert');
const nzh = require('nzh/cn');
assert.strictEqual(nzh.decodeS('二千零五'), 2005);
assert.strictEqual(nzh.decodeS('二十一'), 21);
const seen = { 二〇二六: 226, 二零二六: 226, 两千零五: 5, 两万两千: 0, 廿一: 1, 半: 0, 三百五: 305 };
for (const [text, number] of Object.entries(seen)) {
  console.log(text, nzh.decodeS(text));
  assert.strictEqual(nzh.decodeS(text), number, text);
}
JS
