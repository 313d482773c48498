import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentReceipt } from '@smallshop/contract';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { acceptEverything } from './support/consent.ts';
import { startShop, type RunningShop } from './support/shop.ts';

const script = fileURLToPath(new URL('../../docs/verify-consent-receipt.mjs', import.meta.url));
const run = promisify(execFile);

let browser: Browser;
let shop: RunningShop;
let folder: string;
let file: string;
let receipt: ConsentReceipt;
const errors: string[] = [];

/** A shopper accepts everything and downloads the receipt from the settings. */
beforeAll(async () => {
  [browser, shop, folder] = await Promise.all([
    openBrowser(),
    startShop(),
    mkdtemp(join(tmpdir(), 'smallshop-receipt-')),
  ]);
  const watched = await watchedPage(browser, shop.url);
  const { page, context } = watched;
  await page.goto(`${shop.url}/about/`);
  const recorded = page.waitForResponse(
    (response) => response.url().endsWith('/v1/consent-records') && response.status() === 201,
  );
  await acceptEverything(page);
  await recorded;
  await page.getByRole('button', { name: 'Cookie settings' }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('smallshop-cookie-consent [part~="receipt"]').click(),
  ]);
  file = join(folder, 'receipt.json');
  await download.saveAs(file);
  receipt = JSON.parse(await readFile(file, 'utf8')) as ConsentReceipt;
  errors.push(...watched.errors);
  await context.close();
});
afterAll(async () => {
  await Promise.all([browser.close(), shop.close(), rm(folder, { recursive: true })]);
});

/** Runs the script of the guide as a reader would. */
async function verify(path: string): Promise<{ said: string; code: number }> {
  return run(process.execPath, [script, path, shop.url]).then(
    ({ stdout }) => ({ said: stdout.trim(), code: 0 }),
    ({ stdout, code }: { stdout: string; code: number }) => ({ said: stdout.trim(), code }),
  );
}

describe('a receipt downloaded from the demo', () => {
  it('came without an error on the page', () => {
    expect(errors).toEqual([]);
  });

  it('fits the published schema', async () => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const validate = ajv.compile((await (await fetch(`${shop.url}/v1/consent-receipt.schema.json`)).json()) as object);
    expect(validate(receipt), JSON.stringify(validate.errors)).toBe(true);
  });

  it('says what she agreed to, in the words that she read', async () => {
    const asked = receipt.record.processing.filter(({ event_state }) => event_state !== undefined);
    expect(asked.map(({ service, event_state }) => [service, event_state])).toEqual([
      ['recently-viewed', 'dpv:ConsentGiven'],
      ['page-counts', 'dpv:ConsentGiven'],
      ['ad-results', 'dpv:ConsentGiven'],
    ]);
    expect(asked[1]!.purpose).toBe('Counts which pages are read, to make them better.');
    const kept = (await (await fetch(receipt.record.privacy_notice!['@id']!)).json()) as {
      hash: string;
      content: object;
    };
    expect(kept.hash).toBe(receipt.record.privacy_notice!.sha256);
    expect(JSON.stringify(kept.content)).toContain(asked[1]!.purpose);
  });

  it('says nothing about the visitor: no address, no browser', () => {
    expect(JSON.stringify(receipt)).not.toMatch(/Mozilla|Chrome|127\.0\.0\.1(?!:)/);
  });

  it('is proved by the short script in docs', async () => {
    expect(await verify(file)).toEqual({ said: `Signed by ${shop.url}, ${receipt.created}`, code: 0 });
    expect(
      (await readFile(script, 'utf8'))
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('//')),
    ).toHaveLength(16);
  });

  it('is disproved by it once a word in it is another', async () => {
    const forged = join(folder, 'forged.json');
    for (const change of [
      { created: '2020-01-01T00:00:00.000Z' },
      { record: { ...receipt.record, jurisdiction: 'loc:CN' } },
      { signature: receipt.signature.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) },
    ]) {
      await writeFile(forged, JSON.stringify({ ...receipt, ...change }));
      expect(await verify(forged)).toEqual({ said: 'NOT signed like this', code: 1 });
    }
  });
});
