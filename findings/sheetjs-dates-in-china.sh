#!/usr/bin/env bash
# On a computer in China, xlsx (SheetJS) 0.18.5 reads every date as the day before; exceljs 4.4.0 writes it so.
#
# Both are npm packages. A date in a workbook has no time zone: 5 March 1965 is a whole number of days. Both
# libraries give it as a JavaScript Date, which is a moment. Before 1901 Shanghai's clocks were 8:05:43 ahead
# of Greenwich, since then 8:00.
#
# Expected: with TZ=Asia/Shanghai, the moment at which 5 March 1965 began there; the same date is stored.
# Seen:     SheetJS (cellDates: true) reads 4 March, 23:59:17, 43 seconds too early: the difference to 1900 is
#           taken with the old offset. getDate() of every date is the day before, for this year's dates too.
#           Written, local midnight becomes 00:00:43. In Asia/Tokyo and UTC both are right. exceljs goes by
#           UTC instead: it reads 5 March, 8:00, and writes local midnight as 4 March, 16:00 (15:00 for a day
#           in the summer of 1988, when China had summer time).
set -euo pipefail
command -v npm >/dev/null || { echo "npm is needed" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat >dates.js <<'JS'
const exceljs = require('exceljs');
const xlsx = require('xlsx');
const SERIALS = [23806, 32325, 46086]; // 5 March 1965, 1 July 1988, 5 March 2026
const two = (number) => String(number).padStart(2, '0');
const local = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
  `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
// The moment of a serial number, to the second, as text.
const stored = (serial) => new Date(Math.round((serial - 25569) * 86400) * 1000).toISOString().slice(0, 19);

(async () => {
  const book = xlsx.utils.book_new();
  const cells = SERIALS.map((serial) => [{ t: 'n', v: serial, z: 'yyyy-mm-dd' }]);
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells), 's');
  xlsx.writeFile(book, 'serials.xlsx');

  const read = xlsx.readFile('serials.xlsx', { cellDates: true }).Sheets.s;
  const other = new exceljs.Workbook();
  await other.xlsx.readFile('serials.xlsx');

  const midnights = [[new Date(1965, 2, 5)], [new Date(1988, 6, 1)], [new Date(2026, 2, 5)]];
  const written = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(written, xlsx.utils.aoa_to_sheet(midnights), 's');
  xlsx.writeFile(written, 'sheetjs.xlsx');
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('s').addRows(midnights);
  await workbook.xlsx.writeFile('exceljs.xlsx');

  const rows = [1, 2, 3];
  const serials = (path) => {
    const sheet = xlsx.readFile(path).Sheets.s;
    return rows.map((row) => stored(sheet['A' + row].v));
  };
  console.log(
    JSON.stringify({
      sheetjsReads: rows.map((row) => local(read['A' + row].v)),
      exceljsReads: rows.map((row) => local(other.worksheets[0].getCell('A' + row).value)),
      sheetjsWrites: serials('sheetjs.xlsx'),
      exceljsWrites: serials('exceljs.xlsx'),
    }),
  );
})();
JS

cat >check.js <<'JS'
const assert = require('assert');
const { execFileSync } = require('child_process');
const seen = (zone) => {
  const env = { ...process.env, TZ: zone };
  const now = JSON.parse(execFileSync('node', ['dates.js'], { env }));
  console.log(zone, now);
  return now;
};

assert.deepStrictEqual(seen('Asia/Shanghai'), {
  sheetjsReads: ['1965-03-04 23:59:17', '1988-06-30 23:59:17', '2026-03-04 23:59:17'],
  exceljsReads: ['1965-03-05 08:00:00', '1988-07-01 09:00:00', '2026-03-05 08:00:00'],
  sheetjsWrites: ['1965-03-05T00:00:43', '1988-07-01T00:00:43', '2026-03-05T00:00:43'],
  exceljsWrites: ['1965-03-04T16:00:00', '1988-06-30T15:00:00', '2026-03-04T16:00:00'],
});
const midnight = ['1965-03-05 00:00:00', '1988-07-01 00:00:00', '2026-03-05 00:00:00'];
for (const zone of ['UTC', 'Asia/Tokyo']) {
  const { sheetjsReads, sheetjsWrites } = seen(zone);
  assert.deepStrictEqual(sheetjsReads, midnight);
  assert.deepStrictEqual(sheetjsWrites, midnight.map((text) => text.replace(' ', 'T')));
}
JS
node check.js
