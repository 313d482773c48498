#!/usr/bin/env bash
# One would guess: a length that a property takes may be written with calc(), as everywhere in CSS.
# What happens: Chromium refuses overflow-clip-margin: calc(1rem * 2), though it has the property; 2rem is accepted. With
# a custom property in it, calc(var(--space) * 2), the declaration is read and the value is 0. With
# content-visibility: auto, which clips what reaches beyond a box, focus rings and shadows of cards then disappear,
# without a warning.
# Version: Chromium 156 of Debian, driven by playwright-core 1.65.1. Firefox 153 computes 32px.
# In a shop: product cards whose layout is skipped below the screen, in a theme whose spaces are computed.
# SmallShop writes the margin as one length: packages/elements/src/product-grid/product-grid.styles.ts.
set -eu
chromium=$(command -v chromium-headless-shell || command -v chromium) || {
  echo "Chromium is missing. Install it: apt-get install chromium-headless-shell"
  exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error playwright-core@1.65.1
cat > run.mjs <<'SCRIPT'
import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());
const page = await browser.newPage();
const expected = { '2rem': '32px', 'var(--two)': '32px', 'calc(1rem * 2)': '0px', 'calc(var(--two) * 1)': '0px' };
let changed = false;
for (const [value, length] of Object.entries(expected)) {
  const computed = await page.evaluate((text) => {
    document.body.style.cssText = `--two: 2rem; overflow-clip-margin: ${text}`;
    return getComputedStyle(document.body).overflowClipMargin;
  }, value);
  console.log(`overflow-clip-margin: ${value} is computed as ${computed}`);
  changed ||= computed !== length;
}
await browser.close();
if (changed) {
  console.log('CHANGED: expected', expected);
  process.exit(1);
}
SCRIPT
node run.mjs "$chromium"
