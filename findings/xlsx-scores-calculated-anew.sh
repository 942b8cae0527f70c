#!/usr/bin/env bash
# xlsx: libraries that calculate a workbook's formulas round scores otherwise than Excel, or add up texts.
#
# A list of scores has live sums and =ROUND(…,2). Excel rounds the number as it is written, half away from
# zero: ROUND(0.285,2) is 0.29, ROUND(1.005,2) is 1.01, ROUND(1250,-2) is 1300. SUM, COUNT and AVERAGE
# of a range pass over numbers stored as text. Whoever reads the workbook without Excel calculates anew.
#
# Versions: formulas 1.3.4 and pycel 1.0b30 (PyPI), hyperformula 3.5.0, fast-formula-parser 1.0.19 and
#           @formulajs/formulajs 4.6.1 (npm).
# Expected: 0.29, 1.01, 1300; the sum of 2, 4 and the text "3" is 6, of two numbers, in average 3.
# Seen:     formulas, hyperformula and fast-formula-parser: 0.28 and 1, though 2.675 is 2.68 in all three.
#           pycel: 0.29 and 1.01, but 1200, half to even when it rounds to tens or hundreds.
#           formulas: the sum is 9, the count 3 and the average #VALUE!. formulajs rounds as Excel does.
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 formulas==1.3.4 pycel==1.0b30 setuptools==80.9.0
npm install --silent --no-audit --no-fund --prefix "$tmp" \
    hyperformula@3.5.0 fast-formula-parser@1.0.19 @formulajs/formulajs@4.6.1 >/dev/null

cat > round.js <<'JS'
const assert = require("assert");
const { HyperFormula } = require("hyperformula");
const Parser = require("fast-formula-parser");
const { ROUND } = require("@formulajs/formulajs");

const cases = [[0.285, 2], [1.005, 2], [2.675, 2], [1250, -2]];
const texts = cases.map(([number, places]) => `ROUND(${number},${places})`);
const book = HyperFormula.buildFromArray([], { licenseKey: "gpl-v3" });
const parser = new Parser();
const seen = {
  hyperformula: texts.map((text) => book.calculateFormula("=" + text, 0)),
  "fast-formula-parser": texts.map((text) => parser.parse(text, { row: 1, col: 1, sheet: "s" })),
  formulajs: cases.map(([number, places]) => ROUND(number, places)),
};
console.log(seen);
assert.deepStrictEqual(seen.hyperformula, [0.28, 1, 2.68, 1300]);
assert.deepStrictEqual(seen["fast-formula-parser"], [0.28, 1, 2.68, 1300]);
assert.deepStrictEqual(seen.formulajs, [0.29, 1.01, 2.68, 1300]);
JS
node round.js

"$tmp/venv/bin/python" - <<'PY' 2>errors.txt || { cat errors.txt; exit 1; }
import formulas
import openpyxl
from pycel import ExcelCompiler

ROUNDED = ("ROUND(0.285,2)", "ROUND(1.005,2)", "ROUND(2.675,2)", "ROUND(1250,-2)")
OF_RANGE = ("SUM(A1:A3)", "COUNT(A1:A3)", "AVERAGE(A1:A3)")

book = openpyxl.Workbook()
book.active.title = "DATA"
for row, score in enumerate((2, 4, "3"), start=1):
    book.active.cell(row, 1, score)
for row, formula in enumerate(ROUNDED + OF_RANGE, start=1):
    book.active.cell(row, 2, "=" + formula)
book.save("scores.xlsx")

compiled = ExcelCompiler("scores.xlsx")
by_pycel = [compiled.evaluate(f"DATA!B{row}") for row in range(1, 8)]
print("pycel", by_pycel)
assert by_pycel == [0.29, 1.01, 2.68, 1200, 6, 2, 3]

solution = formulas.ExcelModel().loads("scores.xlsx").finish().calculate()
by_formulas = [str(solution[f"'[scores.xlsx]DATA'!B{row}"].value[0, 0]) for row in range(1, 8)]
print("formulas", by_formulas)
assert [float(value) for value in by_formulas[:-1]] == [0.28, 1, 2.68, 1300, 9, 3]
assert by_formulas[-1] == "#VALUE!"
PY
