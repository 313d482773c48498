import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { interfaceLanguages } from '../../packages/contract/src/common/languages.ts';
import * as format from '../../packages/contract/src/format.ts';
import { type Browser, openBrowser } from './support/browser.ts';

/** The languages of the elements and of mails, and what shoppers' browsers ask for. */
const languages = [
  ...interfaceLanguages,
  'en-US',
  'en-GB',
  'en-CA',
  'en-AU',
  'en-IN',
  'en-ZA',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'fr-CA',
  'fr-BE',
  'es-ES',
  'es-MX',
  'es-AR',
  'es-US',
  'pt',
  'pt-PT',
  'zh-TW',
  'zh-HK',
  'zh-SG',
  'ar-AE',
  'ar-EG',
  'ar-KW',
  'ar-MA',
  'ar-SA',
];
const amounts = [123_456_789, 123_450, 7, 0, -1_234_567];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));

interface Wanted {
  languages: string[];
  currencies: string[];
  amounts: number[];
  codes: string[];
}

/** Every text in one list; runs in Node and, as text, in the page. */
function write({ formatMoney, formatNumber, regionName }: typeof format, wanted: Wanted): string[] {
  return wanted.languages.flatMap((language) => [
    ...wanted.currencies.flatMap((currency) =>
      wanted.amounts.map(
        (amount) => `${language} ${currency} ${amount}: ${formatMoney({ amount, currency }, language)}`,
      ),
    ),
    ...wanted.codes.map((code) => `${language} ${code}: ${regionName(code, language)}`),
    ...[0.25, 0.0725, 12, 1234, 1_234_567.891].flatMap((value) => [
      `${language} ${value}: ${formatNumber(value, language)}`,
      `${language} ${value} %: ${formatNumber(value, language, { style: 'percent', maximumFractionDigits: 4 })}`,
    ]),
  ]);
}

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

it('Node and Chromium write every currency, every country and every number alike, in all languages', async () => {
  const entry = fileURLToPath(new URL('../../packages/contract/src/format.ts', import.meta.url));
  const [{ output }] = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'smallshopFormat' } },
  })) as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  const wanted = { languages, currencies: format.currencies(), amounts, codes };
  const page = await browser.newPage();
  await page.addScriptTag({ content: `${output[0].code}\nwindow.write = ${write.toString()};` });
  const inBrowser = await page.evaluate((list) => {
    const scope = window as unknown as { write: typeof write; smallshopFormat: typeof format };
    return scope.write(scope.smallshopFormat, list);
  }, wanted);
  const inNode = write(format, wanted);
  expect(inNode.length).toBeGreaterThan(50_000);
  expect(inBrowser.filter((text, index) => text !== inNode[index])).toEqual([]);
});
