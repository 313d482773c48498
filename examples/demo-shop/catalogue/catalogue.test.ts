import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictures } from '../art/pictures.ts';
import { draw, renderPictures } from '../art/render.ts';

type Text = { en: string; 'zh-CN': string };
type Image = { file: string; alt: Text };
type Prices = Record<'USD' | 'EUR' | 'GBP' | 'CNY' | 'JPY', number>;
interface Variant {
  sku: string;
  options: number[];
  prices: Prices;
  compareAtPrices?: Prices;
  stock: number;
  weightGrams: number;
  image?: number;
}
interface Product {
  handle: string;
  title: Text;
  descriptionHtml: Text;
  vendor: string;
  productType: string;
  tags: string[];
  collections: string[];
  options: { name: Text; values: { label: Text; swatch?: string }[] }[];
  variants: Variant[];
  images: Image[];
}
interface Market {
  countries: string[];
  currencies: string[];
}
interface Shop {
  name: Text;
  defaultCountry: string;
  markets: Market[];
  exchangeRates: { to: string; rate: string }[];
  defaultLanguage: string;
  languages: string[];
  collections: { handle: string; title: Text; descriptionHtml: Text; image: Image }[];
  productFiles: string[];
}

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as T;
const shop = read<Shop>('./shop.json');
const products = shop.productFiles.flatMap((file) => read<{ products: Product[] }>(`./${file}`).products);
const variants = products.flatMap((product) => product.variants);
const currencies = ['USD', 'EUR', 'GBP', 'CNY', 'JPY'] as const;
const chinese = /[\u4e00-\u9fff]/;

const doubles = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);
/** All texts of a value, with the path that leads to each. */
function texts(value: unknown, path = ''): [string, Text][] {
  if (value === null || typeof value !== 'object') return [];
  if ('en' in value) return [[path, value as Text]];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
}

describe('the markets of the shop', () => {
  it('are sold to in money that every price is set in, or converted into', () => {
    const known = new Set<string>([...currencies, ...shop.exchangeRates.map(({ to }) => to)]);
    expect(shop.markets.flatMap((market) => market.currencies).filter((currency) => !known.has(currency))).toEqual([]);
    expect(shop.exchangeRates.filter(({ to }) => (currencies as readonly string[]).includes(to))).toEqual([]);
  });

  it('have no country twice, and the shop’s own among them', () => {
    const countries = shop.markets.flatMap((market) => market.countries);
    expect(doubles(countries)).toEqual([]);
    expect(countries).toEqual(expect.arrayContaining([shop.defaultCountry, 'DE', 'JP', 'CN', 'KW']));
  });
});

describe('what the shop sells', () => {
  it('is enough to fill four collections', () => {
    expect(shop.collections.map((c) => c.handle)).toEqual(['tea', 'teaware', 'table', 'wear']);
    expect(products.length).toBeGreaterThanOrEqual(44);
    for (const { handle } of shop.collections) {
      expect(products.filter((p) => p.collections.includes(handle)).length, handle).toBeGreaterThanOrEqual(10);
    }
  });

  it('has one address and one number for each thing', () => {
    expect(doubles(products.map((p) => p.handle))).toEqual([]);
    expect(doubles(variants.map((v) => v.sku))).toEqual([]);
    for (const { handle } of products) expect(handle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { sku } of variants) expect(sku).toMatch(/^[A-Z]+(-[A-Z0-9]+)+$/);
  });

  it('is filed under collections that exist', () => {
    const known = new Set(shop.collections.map((c) => c.handle));
    for (const { handle, collections } of products) {
      expect(collections.length, handle).toBeGreaterThan(0);
      expect(
        collections.filter((c) => !known.has(c)),
        handle,
      ).toEqual([]);
    }
  });

  it('shows every state a shopper can meet', () => {
    const soldOut = products.filter((p) => p.variants.every((v) => v.stock === 0));
    const partly = products.filter((p) => !soldOut.includes(p) && p.variants.some((v) => v.stock === 0));
    const low = products.filter((p) => p.variants.some((v) => v.stock >= 1 && v.stock <= 3));
    const reduced = products.filter((p) => p.variants.some((v) => v.compareAtPrices));
    expect(soldOut.length).toBeGreaterThanOrEqual(4);
    expect(partly.length).toBeGreaterThanOrEqual(6);
    expect(low.length).toBeGreaterThanOrEqual(8);
    expect(reduced.length).toBeGreaterThanOrEqual(8);
    expect(products.filter((p) => p.options.length === 0).length).toBeGreaterThanOrEqual(6);
    expect(products.filter((p) => p.options.length === 2).length).toBeGreaterThanOrEqual(6);
  });

  it('leaves some combinations unmade where there are two options', () => {
    const sparse = products.filter(
      (p) => p.options.length > 1 && p.variants.length < p.options.reduce((n, o) => n * o.values.length, 1),
    );
    expect(sparse.length).toBeGreaterThanOrEqual(6);
  });
});

describe.each(products)('$handle', (product) => {
  it('offers combinations of its own options, each once', () => {
    expect(product.options.length).toBeLessThanOrEqual(3);
    for (const variant of product.variants) {
      expect(variant.options.length, variant.sku).toBe(product.options.length);
      variant.options.forEach((value, i) => expect(product.options[i]?.values[value], variant.sku).toBeDefined());
      if (variant.image !== undefined) expect(product.images[variant.image], variant.sku).toBeDefined();
    }
    expect(doubles(product.variants.map((v) => v.options.join()))).toEqual([]);
  });

  it('offers every value of its options at least once', () => {
    product.options.forEach((option, i) =>
      option.values.forEach((value, index) => {
        expect(
          product.variants.some((v) => v.options[i] === index),
          value.label.en,
        ).toBe(true);
        if (value.swatch !== undefined) expect(value.swatch).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
  });

  it('has a believable price, weight and stock', () => {
    for (const { sku, prices, compareAtPrices, stock, weightGrams } of product.variants) {
      for (const currency of currencies) {
        expect(Number.isInteger(prices[currency]) && prices[currency] > 0, `${sku} ${currency}`).toBe(true);
        if (compareAtPrices) expect(compareAtPrices[currency], `${sku} ${currency}`).toBeGreaterThan(prices[currency]);
      }
      expect(prices.EUR / prices.USD).toBeGreaterThan(0.9);
      expect(prices.JPY / (prices.USD / 100)).toBeGreaterThan(100);
      expect(Number.isInteger(stock) && stock >= 0, sku).toBe(true);
      expect(Number.isInteger(weightGrams) && weightGrams > 0, sku).toBe(true);
    }
  });

  it('is described in both languages, with a list of facts', () => {
    for (const html of [product.descriptionHtml.en, product.descriptionHtml['zh-CN']]) {
      expect(html).toMatch(/^<p>[^<]+<\/p><ul>(<li>[^<]+<\/li>){3,}<\/ul>$/);
    }
    expect(product.descriptionHtml.en.split('</p>')[0]?.match(/[.?!](\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(product.descriptionHtml['zh-CN'].split('</p>')[0]?.match(/[。？！]/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('has two to four pictures, each drawn', () => {
    expect(product.images.length).toBeGreaterThanOrEqual(2);
    expect(product.images.length).toBeLessThanOrEqual(4);
    expect(product.images.filter(({ file }) => !pictures.has(file))).toEqual([]);
  });
});

describe('the words', () => {
  // The page of an order is an address in each language, not words.
  const all = [
    ...texts(shop, 'shop').filter(([path]) => path !== 'shop/orderPage'),
    ...products.flatMap((p) => texts(p, p.handle)),
  ];

  it('are there in English and in Chinese, and are not each other’s copy', () => {
    for (const [path, text] of all) {
      expect(Object.keys(text), path).toEqual(['en', 'zh-CN']);
      expect(text.en.trim().length, path).toBeGreaterThan(0);
      expect(text['zh-CN'], path).not.toBe(text.en);
      expect(text.en, path).not.toMatch(chinese);
      expect(text['zh-CN'], path).toMatch(chinese);
    }
  });

  it('do not repeat a description', () => {
    expect(doubles(products.map((p) => p.descriptionHtml.en))).toEqual([]);
    expect(doubles(products.map((p) => p.descriptionHtml['zh-CN']))).toEqual([]);
  });
});

describe('the pictures', () => {
  let folder = '';
  const some = ['linen-apron-1.jpg', 'celadon-gaiwan-1.jpg', 'collection-tea.jpg'];
  const quick = { only: some, draft: true };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'osmanthe-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('include the collections’, the hero and the about page’s, and none that nothing shows', () => {
    const named = new Set(
      [...products.flatMap((p) => p.images), ...shop.collections.map((c) => c.image)].map((i) => i.file),
    );
    expect([...pictures.keys()].filter((file) => !named.has(file)).sort()).toEqual(['about.jpg', 'hero.jpg']);
    expect([...named].filter((file) => !pictures.has(file))).toEqual([]);
  });

  it('are drawn alike each time', () => {
    for (const drawing of [...pictures.values()].filter((_, i) => i % 20 === 0)) {
      expect(draw(drawing, 'data:,'), drawing.file).toBe(draw(drawing, 'data:,'));
    }
  }, 60_000);

  it('hold no broken number and no reference to something undefined', () => {
    for (const drawing of pictures.values()) {
      const svg = draw(drawing, 'data:,');
      expect(svg.includes('NaN') || svg.includes('undefined') || svg.includes('Infinity'), drawing.file).toBe(false);
      const defined = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
      expect(
        [...svg.matchAll(/url\(#([^)]+)\)/g)].filter((m) => !defined.has(m[1])),
        drawing.file,
      ).toEqual([]);
    }
  }, 60_000);

  it('become JPEG files of the promised sizes, and are left alone the second time', async () => {
    const seen: string[] = [];
    expect(
      await renderPictures(folder, {
        only: some,
        onProgress: (done, total, file) => seen.push(`${done}/${total} ${file}`),
      }),
    ).toEqual({ drawn: 3, kept: 0 });
    expect(seen.length).toBe(3);
    expect(await sharp(join(folder, 'linen-apron-1.jpg')).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1200,
      height: 1500,
    });
    expect(await sharp(join(folder, 'collection-tea.jpg')).metadata()).toMatchObject({ width: 1600, height: 1200 });
    const before = (await stat(join(folder, 'linen-apron-1.jpg'))).mtimeMs;
    expect(await renderPictures(folder, { only: some })).toEqual({ drawn: 0, kept: 3 });
    expect((await stat(join(folder, 'linen-apron-1.jpg'))).mtimeMs).toBe(before);
  }, 60_000);

  it('are not written again when a source changed but they did not', async () => {
    const manifest = join(folder, '.pictures.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll(/"sources": "\w+"/g, '"sources": "older"'));
    expect(await renderPictures(folder, { only: some })).toEqual({ drawn: 0, kept: 3 });
    expect(await readFile(manifest, 'utf8')).not.toContain('older');
  }, 60_000);

  it('are written again when they are not what the sources draw', async () => {
    const manifest = join(folder, '.pictures.json');
    const entries = JSON.parse(await readFile(manifest, 'utf8')) as Record<
      string,
      { sources: string; document: string }
    >;
    await writeFile(
      manifest,
      JSON.stringify({ ...entries, 'linen-apron-1.jpg': { sources: 'older', document: 'older' } }),
    );
    expect(await renderPictures(folder, quick)).toEqual({ drawn: 1, kept: 2 });
  }, 60_000);

  it('are all drawn when the manifest cannot be read', async () => {
    await writeFile(join(folder, '.pictures.json'), '{ "linen-apron-1.jpg": ');
    expect(await renderPictures(folder, { ...quick, only: some.slice(0, 1) })).toEqual({ drawn: 1, kept: 0 });
    await rm(join(folder, '.pictures.json'));
    expect(await renderPictures(folder, quick)).toEqual({ drawn: 3, kept: 0 });
  }, 60_000);

  it('come back when one file was lost', async () => {
    await rm(join(folder, 'celadon-gaiwan-1.jpg'));
    expect(await renderPictures(folder, quick)).toEqual({ drawn: 1, kept: 2 });
    expect(await readdir(folder)).toContain('celadon-gaiwan-1.jpg');
  }, 60_000);
});
