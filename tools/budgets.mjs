// What pages load, in bytes of gzip -9, held against the design's budgets. A kilobyte is 1,000 bytes.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from '../packages/client/src/test-support/bundle.ts';
import { stub } from '../packages/consent/src/google-consent-mode/stub.ts';
import { bundle as bundleConsent } from '../packages/consent/src/test-support/bundle.ts';
import { root } from './run.mjs';

const cdn = join(root, 'packages/elements/dist/cdn');

/** The tags of a page, without their prefix. */
const grid = ['store', 'product-grid'];
const cart = [...grid, 'cart', 'cart-button'];

/**
 * Chunks that a page fetches later, or never, are not in a row: what counts is what is there before it can be used,
 * on a shopper's first page. What loads later is in rows of its own, without a budget.
 */
const rows = [
  { name: 'The loader', budget: 2500, files: ({ files }) => [files['smallshop.js']] },
  { name: 'Product grid, ready to add', budget: 22_000, files: (manifest) => filesOf(manifest, grid) },
  {
    name: 'Product grid, cart button and the closed cart',
    budget: 28_000,
    files: (manifest) => filesOf(manifest, cart),
  },
  {
    name: 'Checkout, on top, without a payment provider’s script',
    budget: 21_000,
    files: (manifest) =>
      filesOf(manifest, [...cart, 'checkout']).filter((file) => !filesOf(manifest, cart).includes(file)),
  },
  {
    name: 'After that, with the first change of the cart, or when a page with a cart is idle: the cart’s code',
    files: (manifest) => laterFiles(manifest, cart, 'state/src/cart/'),
  },
  {
    name: 'After that, when the page is idle: what is in the cart’s drawer',
    files: (manifest) => laterFiles(manifest, cart, 'elements/src/cart/content/'),
  },
  {
    name: 'Consent banner alone, every file of the first page, Lit included',
    budget: 19_000,
    files: (manifest) => consentFiles(manifest, ['reopen/focus-and-reopen', 'reach/layer-controllers']),
  },
  {
    name: 'Consent banner alone, every file once it is answered',
    budget: 19_000,
    files: (manifest) => consentFiles(manifest, ['reopen/focus-and-reopen', 'reopen/reopen-button']),
  },
  {
    name: 'After that, with the first scroll: what keeps space at the end of the page',
    files: ({ files }) => [files[Object.keys(files).find((name) => /consent-end-space/.test(name))]],
  },
  {
    name: 'After that, with the first blocked script that is let through: what runs scripts',
    files: ({ files }) => [files[Object.keys(files).find((name) => /consent-scripts/.test(name))]],
  },
  {
    name: 'After that, with the first refusal or withdrawal: what clears the browser',
    files: ({ files }) => [files[Object.keys(files).find((name) => /consent-clear-denied/.test(name))]],
  },
];

/** The chunks with modules of a folder that a page with these elements does not load at first. */
function laterFiles(manifest, names, folder) {
  const first = filesOf(manifest, names);
  const later = Object.values(manifest.files).filter(
    (file) => !first.includes(file) && file.modules.some((name) => name.startsWith(folder)),
  );
  if (later.length === 0) throw new Error(`No chunk that loads later has a module of ${folder}.`);
  return later;
}

/**
 * The banner's script, and the chunks of these modules in its own build; a chunk that is missing from the build is an
 * error.
 */
function consentFiles({ scripts, files }, modules) {
  const names = modules.map((module) => {
    const found = Object.keys(files).find(
      (name) =>
        name.startsWith('chunks/consent-') &&
        files[name].modules.some((path) => path.endsWith(`cookie-consent/${module}.ts`)),
    );
    if (!found) throw new Error(`No chunk of the consent script has cookie-consent/${module}.ts.`);
    return found;
  });
  return [...new Set([...scripts['consent.js'], ...names])].map((name) => files[name]);
}

function filesOf({ tags, files }, names) {
  return [...new Set(names.flatMap((name) => tags[`smallshop-${name}`]))].map((file) => files[file]);
}

/** The rows with their sizes, from the build's manifest and a bundle of the client. */
export async function measure() {
  const file = join(cdn, 'manifest.json');
  if (!existsSync(file)) throw new Error('The elements are not built: run npm run build.');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const measured = rows.map(({ files, ...row }) => ({
    ...row,
    gzip: files(manifest).reduce((sum, { gzip }) => sum + gzip, 0),
  }));
  return [
    ...measured,
    { name: 'Consent engine alone', budget: 5000, gzip: (await bundleConsent('index.ts')).first },
    { name: 'Google Consent Mode stub', budget: 1000, gzip: gzipSync(stub(), { level: 9 }).length },
    { name: 'API client alone', budget: 4000, gzip: (await bundle('./index.ts')).gzip },
  ];
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(2);

/** As Markdown. */
export function table(measured) {
  const lines = measured.map(
    ({ name, gzip, budget }) => `| ${name} | ${kilobytes(gzip)} | ${budget ? kilobytes(budget) : ''} |`,
  );
  return ['| What a page loads | kB | budget |', '| --- | ---: | ---: |', ...lines].join('\n');
}

const readme = join(root, 'README.md');
const marked = /(<!-- sizes -->\n)([^]*?)(<!-- \/sizes -->)/;

/** The bytes that the README documents, row by row. */
export function documentedSizes() {
  const [, , text = ''] = marked.exec(readFileSync(readme, 'utf8')) ?? [];
  return new Map([...text.matchAll(/^\| (.+?) \| ([\d.]+) \|/gm)].map(([, name, size]) => [name, Number(size) * 1000]));
}

/** The README with another table in it. */
const withTable = (text, measured) =>
  text.replace(marked, (_, open, __, close) => `${open}${table(measured)}\n${close}`);

/** A size inside a sentence: `<!-- size: API client alone -->3.0<!-- end --> kB`. */
const inText = /(<!-- size: ([^>]+) -->)([\d.]+)(<!-- end -->)/g;

/** A document with its sizes as measured. */
function withSizes(text, measured) {
  return text.replace(inText, (_, open, name, __, close) => {
    const row = measured.find((one) => one.name === name);
    if (!row) throw new Error(`A document asks for the size of "${name}", which is not measured.`);
    return `${open}${(row.gzip / 1000).toFixed(1)}${close}`;
  });
}

const documents = () =>
  globSync('{README.md,packages/*/README.md,docs/*.md}', { cwd: root }).map((path) => join(root, path));

/** The sizes inside of sentences, with the document that has them: `{ path, name, bytes }`. */
export const sizesInText = () =>
  documents().flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(inText)].map(([, , name, size]) => ({ path, name, bytes: size * 1000 })),
  );

/** Writes the measured sizes into all documents. */
export function writeSizes(measured) {
  for (const path of documents()) {
    const present = readFileSync(path, 'utf8');
    const wanted = withSizes(path === readme ? withTable(present, measured) : present, measured);
    if (wanted !== present) writeFileSync(path, wanted);
  }
}
