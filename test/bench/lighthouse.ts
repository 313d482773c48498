import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { plainArguments, executableOf } from '../browser/engines.mjs';
import { startShop } from '../e2e/support/shop.ts';
import { median, type Report } from './ratio.ts';

/** Fetched by npm when it is first run: the shop does not need it. */
const program = 'lighthouse@13.5.0';
const rounds = 5;
const pages = {
  home: '/',
  collection: '/collections/teaware/',
  product: '/products/round-teapot/',
  checkout: '/checkout/',
};
const categories = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

interface Result {
  categories: Record<keyof typeof categories, { score: number }>;
  audits: Record<'total-blocking-time' | 'largest-contentful-paint', { numericValue: number }>;
}

/** The demo shop's pages on the phone that Lighthouse simulates, each with a fresh profile. */
export async function lighthouseBench(report: Report): Promise<void> {
  const shop = await startShop({ database: 'pglite' });
  for (const [page, path] of Object.entries(pages)) {
    const results: Result[] = [];
    // The first visit has the pictures drawn.
    await visit(shop.url + path);
    for (let round = 0; round < rounds; round += 1) results.push(await visit(shop.url + path));
    const of = (value: (result: Result) => number) => median(results.map(value));
    for (const [category, atLeast] of Object.entries(categories) as [keyof typeof categories, number][])
      report({
        name: `Lighthouse, ${page}: ${category}`,
        unit: 'of 100',
        a: of((result) => result.categories[category].score * 100),
        target: { atLeast },
      });
    report({
      name: `Lighthouse, ${page}: blocking time`,
      unit: 'ms',
      a: of(({ audits }) => audits['total-blocking-time'].numericValue),
      target: { atMost: 150 },
    });
    report({
      name: `Lighthouse, ${page}: largest paint`,
      unit: 'ms',
      a: of(({ audits }) => audits['largest-contentful-paint'].numericValue),
    });
  }
  await shop.close();
}

async function visit(url: string): Promise<Result> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      program,
      url,
      '--quiet',
      '--output=json',
      `--only-categories=${Object.keys(categories).join(',')}`,
      `--chrome-flags=${['--headless', ...plainArguments].join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: executableOf('chromium')! }, maxBuffer: 100_000_000 },
  );
  return JSON.parse(stdout) as Result;
}
