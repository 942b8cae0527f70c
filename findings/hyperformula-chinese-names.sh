#!/usr/bin/env bash
# hyperformula 3.5.0: formulas that name a sheet or a range in Chinese are errors; ? counts too much.
#
# Excel puts a sheet's name between apostrophes only if it has spaces, signs or digits in the wrong place: a
# workbook from a Chinese office has =SUM(数据!A1:A2), and names for ranges such as 得分. hyperformula
# calculates the formulas of workbooks in browsers and on servers.
#
# Expected: the values that Excel has. In a criterion ? is exactly one character (COUNTIF), and INT rounds
#           down, INT(-1.5) is -2.
# Seen:     =数据!A1 and =SUM(数据!A1:A2) are #ERROR!, with apostrophes they are well; no Latin name needs them.
#           The range name 得分 is refused as invalid. COUNTIF with "桐城?" counts 桐城 beside 桐城县, as one
#           character or none. INT(-1.5) is -1.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" hyperformula@3.5.0 >/dev/null

cat > sums.js <<'JS'
const assert = require("assert");
const { HyperFormula } = require("hyperformula");

const formulas = [
  "='数据'!A1", "=SUM('数据'!A1:A2)", "=数据!A1", "=SUM(数据!A1:A2)", "=SUM(Data!A1:A2)",
  '=COUNTIF(\'数据\'!B1:B3,"桐城")', '=COUNTIF(\'数据\'!B1:B3,"桐城?")', "=INT(-1.5)", "=INT(1.5)",
];
const rows = [[2, "桐城"], [4, "桐城县"], [6, "岳西"]];
const book = HyperFormula.buildFromSheets(
  { 数据: rows, Data: rows, 汇总: formulas.map((formula) => [formula]) },
  { licenseKey: "gpl-v3" },
);
const values = book.getSheetValues(book.getSheetId("汇总")).map(([cell]) => cell?.value ?? cell);
formulas.forEach((formula, row) => console.log(formula, values[row]));
assert.deepStrictEqual(values, [2, 6, "#ERROR!", "#ERROR!", 6, 1, 2, -1, 1]);

book.addNamedExpression("Scores", "=Data!$A$1:$A$3");
assert.strictEqual(book.calculateFormula("=SUM(Scores)", 0), 12);
assert.throws(() => book.addNamedExpression("得分", "=Data!$A$1:$A$3"), /invalid/);
JS
node sums.js
