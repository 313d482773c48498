import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { fixtureNotice } from './fixture-notice.ts';

const all = (usd: number) => ({ USD: usd, EUR: usd - 100, GBP: usd - 300, CNY: usd * 7, JPY: usd + 500 });
const image = (file: string, en: string, zh: string) => ({ file, alt: { en, 'zh-CN': zh } });

interface Variant {
  sku: string;
  options: number[];
  prices: Record<string, number>;
  compareAtPrices?: Record<string, number>;
  stock: number;
  weightGrams: number;
  requiresShipping?: boolean;
  image?: number;
}

function simple(
  handle: string,
  en: string,
  zh: string,
  price: number,
  extra: Partial<Variant> & { tags?: string[]; collections?: string[] } = {},
) {
  const { tags = [], collections = ['everyday'], ...variant } = extra;
  return {
    handle,
    tags,
    collections,
    title: { en, 'zh-CN': zh },
    descriptionHtml: { en: `<p>${en}, made to last.</p>`, 'zh-CN': `<p>${zh}，经久耐用。</p>` },
    vendor: 'Osmanthe',
    productType: 'Household',
    options: [],
    variants: [{ sku: handle.toUpperCase(), options: [], prices: all(price), stock: 50, weightGrams: 300, ...variant }],
    images: [image('plain.png', en, zh)],
  };
}

const teapot = {
  handle: 'celadon-teapot',
  title: { en: 'Celadon Teapot', 'zh-CN': '青瓷茶壶' },
  descriptionHtml: { en: '<p>Thrown by hand.<script>alert(1)</script></p>', 'zh-CN': '<p>手工拉坯。</p>' },
  vendor: 'Osmanthe',
  productType: 'Teaware',
  tags: ['tea', 'ceramic'],
  collections: ['tea'],
  options: [
    {
      name: { en: 'Colour', 'zh-CN': '颜色' },
      values: [
        { label: { en: 'Celadon', 'zh-CN': '青瓷' }, swatch: '#a3c1ad' },
        { label: { en: 'Ink', 'zh-CN': '墨' }, swatch: '#22252a' },
      ],
    },
    {
      name: { en: 'Size', 'zh-CN': '尺寸' },
      values: [{ label: { en: 'Small', 'zh-CN': '小' } }, { label: { en: 'Large', 'zh-CN': '大' } }],
    },
  ],
  variants: [
    { sku: 'TEAPOT-C-S', options: [0, 0], prices: all(4800), stock: 20, weightGrams: 600, image: 0 },
    {
      sku: 'TEAPOT-C-L',
      options: [0, 1],
      prices: all(6400),
      compareAtPrices: all(7200),
      stock: 2,
      weightGrams: 900,
      image: 0,
    },
    { sku: 'TEAPOT-I-S', options: [1, 0], prices: all(4800), stock: 0, weightGrams: 600, image: 1 },
    { sku: 'TEAPOT-I-L', options: [1, 1], prices: all(6400), stock: 8, weightGrams: 900, image: 1 },
  ],
  images: [image('celadon.png', 'Green teapot', '青色茶壶'), image('ink.png', 'Black teapot', '黑色茶壶')],
};

/** A shop small enough to know by heart, with every case that tests ask for. */
export const fixtureProducts = [
  teapot,
  /** A stock of five. */
  simple('tea-cup', 'Tea Cup', '茶杯', 1800, { stock: 5, tags: ['tea'], collections: ['tea', 'everyday'] }),
  simple('silk-scarf', 'Silk Scarf', '丝巾', 5200, { stock: 0 }),
  simple('linen-towel', 'Linen Towel', '亚麻毛巾', 2400, { compareAtPrices: all(3000) }),
  /** Sold in China and Japan only. */
  simple('paper-lantern', 'Paper Lantern', '纸灯笼', 3000, { prices: { CNY: 21000, JPY: 3500 } }),
  simple('oak-tray', 'Oak Tray', '橡木托盘', 4200),
  simple('soap', 'Soap 100%_pure', '香皂', 900),
  simple('candle', 'Candle', '蜡烛', 1800),
  simple('incense', 'Incense', '线香', 1200),
  simple('tea-towel', 'Tea Towel', '茶巾', 1800),
];

export const fixtureShop = {
  name: { en: 'Test Shop', 'zh-CN': '测试商店' },
  defaultLanguage: 'en',
  languages: ['en', 'zh-CN'],
  collections: [
    {
      handle: 'tea',
      title: { en: 'Tea', 'zh-CN': '茶' },
      descriptionHtml: { en: '<p>For tea.</p>' },
      image: image('plain.png', 'Tea things', '茶具'),
    },
    {
      handle: 'everyday',
      title: { en: 'Everyday', 'zh-CN': '日用' },
      descriptionHtml: { en: '<p>For every day.</p>' },
      image: image('plain.png', 'Things', '日用'),
    },
  ],
  productFiles: ['products.json'],
};

/** Writes the shop as a catalogue folder with pictures in `images/`. */
export async function writeFixtureShop(
  dir: string,
  products: readonly object[] = fixtureProducts,
  shop: object = fixtureShop,
): Promise<void> {
  await mkdir(join(dir, 'images'), { recursive: true });
  await writeFile(join(dir, 'shop.json'), JSON.stringify(shop));
  await writeFile(join(dir, 'products.json'), JSON.stringify({ products }));
  await writeFile(join(dir, 'consent.json'), JSON.stringify(fixtureNotice));
  const picture = (name: string, background: string, width: number) =>
    sharp({ create: { width, height: Math.round(width * 0.75), channels: 3, background } })
      .png()
      .toFile(join(dir, 'images', name));
  await Promise.all([
    picture('celadon.png', '#a3c1ad', 400),
    picture('ink.png', '#22252a', 400),
    picture('plain.png', '#ddccbb', 100),
  ]);
}
