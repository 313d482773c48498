#!/usr/bin/env bash
# One would guess: csv-parse reports in `info.lines` the line of the file that a record ends on, as an editor counts
# lines, so that an import can name the line of a wrong row.
# What happens: a line break written as \r\n inside a quoted cell counts as two lines, and each row after it is one
# further off. Between records, and with \n inside the cell, \r\n counts as one.
# Version: csv-parse 7.0.3.
# In a shop: a product file from a spreadsheet on Windows, whose descriptions have paragraphs. The report of refused
# rows names lines that the merchant does not find, and the distance grows with the file.
# SmallShop counts line ends in the bytes of the file: packages/server/src/catalog/import/rows/csv-file.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error csv-parse@7.0.3
cat > run.mjs <<'SCRIPT'
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
console.log('csv-parse', JSON.parse(readFileSync('node_modules/csv-parse/package.json', 'utf8')).version);
const endsOf = (text) => parse(text, { info: true }).map(({ info }) => info.lines);
const found = {
  'line feed in the cell': endsOf('sku,text\r\nA,"one\ntwo"\r\nB,x\r\nC,y\r\n'),
  'carriage return and line feed in the cell': endsOf('sku,text\r\nA,"one\r\ntwo"\r\nB,x\r\nC,y\r\n'),
};
for (const [name, ends] of Object.entries(found)) console.log(`${name}: records end on the lines ${ends.join(', ')}`);
console.log('in an editor: 1, 3, 4, 5');
const expected = { 'line feed in the cell': [1, 3, 4, 5], 'carriage return and line feed in the cell': [1, 4, 5, 6] };
if (JSON.stringify(found) !== JSON.stringify(expected)) {
  console.log('CHANGED: expected', expected);
  process.exit(1);
}
SCRIPT
node run.mjs
