#!/usr/bin/env bash
# One would guess: node:readline, with which most examples read JSON Lines, ends a line at a line feed, as its
# documentation says (\n, \r or \r\n). JSON.stringify writes no line feed inside a text, so each line is one value.
# What happens: readline also ends lines at U+2028 and U+2029, which JSON.stringify leaves as they are. A product whose
# text has one of them, as texts from word processors and layout programs do, becomes two lines that are no JSON.
# Version: Node 24.21.0.
# In a shop: the export of a catalogue that cannot be imported again, a backup that cannot be restored.
# SmallShop splits at line feeds only: packages/server/src/platform/json/json-lines.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error node@24.21.0
cat > run.mjs <<'SCRIPT'
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
console.log('node', process.version);
const products = [{ title: 'Oak\u2028tray' }, { title: 'Tea\u2029cup' }, { title: 'Next\u0085line' }];
writeFileSync('products.jsonl', products.map((product) => `${JSON.stringify(product)}\n`).join(''));
const lines = [];
for await (const line of createInterface({ input: createReadStream('products.jsonl') })) lines.push(line);
for (const line of lines) console.log('line:', JSON.stringify(line));
const expected = ['{"title":"Oak', 'tray"}', '{"title":"Tea', 'cup"}', '{"title":"Next\u0085line"}'];
if (JSON.stringify(lines) !== JSON.stringify(expected)) {
  console.log('CHANGED: expected', expected);
  process.exit(1);
}
SCRIPT
node_modules/.bin/node run.mjs
