#!/usr/bin/env bash
# One would guess: a price that Intl.NumberFormat writes in Arabic is readable as it is, between Arabic words.
# What happens: for dollars of all countries and for the yuan, the text ends with Latin letters and a sign, "US$". In
# text from right to left, the bidirectional algorithm moves the sign to the other side of the letters: people see
# "$US 70.00". CLDR puts a direction mark after such a symbol for Hebrew, and none for Arabic.
# Version: Node 24.21.0 with its ICU and CLDR, bidi-js 1.0.3 (the algorithm of UAX 9).
# In a shop: every price in another country's dollars on an Arabic page, in e-mails and in messages.
# SmallShop adds a left-to-right mark after the symbol: packages/contract/src/format/format-money.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error node@24.21.0 bidi-js@1.0.3
cat > run.cjs <<'SCRIPT'
const bidi = require('bidi-js')();
console.log('node', process.version, 'ICU', process.versions.icu, 'CLDR', process.versions.cldr);
/** What a reader sees from left to right, in a paragraph from right to left, without the invisible marks. */
const seen = (text) =>
  bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, 'rtl')).replace(/[\u200e\u200f]/g, '').trim();
const priceIn = (language, currency) => new Intl.NumberFormat(language, { style: 'currency', currency }).format(70);
const expected = {
  'ar USD': '$US 70.00',
  'ar CAD': '$CA 70.00',
  'ar CNY': '¥CN 70.00',
  'ar EUR': '€ 70.00',
  'he CNY': 'CN¥ 70.00',
};
let changed = false;
for (const [name, text] of Object.entries(expected)) {
  const shown = seen(priceIn(...name.split(' '))).replaceAll('\u00a0', ' ');
  console.log(`${name}: "${shown}"`);
  changed ||= shown !== text;
}
const marked = seen(priceIn('ar', 'USD').replace('$', '$\u200e')).replaceAll('\u00a0', ' ');
console.log(`ar USD with a mark after the sign: "${marked}"`);
if (changed || marked !== 'US$ 70.00') {
  console.log('CHANGED: expected', expected);
  process.exit(1);
}
SCRIPT
node_modules/.bin/node run.cjs
