/** A text in the languages of the mock shop. */
export interface Text {
  en: string;
  'zh-CN': string;
}

interface SeedOption {
  name: Text;
  values: { text: Text; swatch?: string }[];
}

export interface SeedVariant {
  sku: string;
  /** Index of the value chosen of each option. */
  choice: number[];
  cents: number;
  compareAtCents: number | null;
}

export interface SeedProduct {
  handle: string;
  title: Text;
  collection: 'tea' | 'tableware' | 'clothing';
  /** Hue of its picture, 0 to 359. */
  hue: number;
  options: SeedOption[];
  variants: SeedVariant[];
}

export const seedCollections = [
  {
    handle: 'tea',
    title: { en: 'Tea', 'zh-CN': '茶' },
    summary: { en: 'Loose leaf tea, 100 g.', 'zh-CN': '散茶,100 克。' },
  },
  {
    handle: 'tableware',
    title: { en: 'Tableware', 'zh-CN': '餐具' },
    summary: { en: 'Thrown and glazed by hand.', 'zh-CN': '手工拉坯施釉。' },
  },
  {
    handle: 'clothing',
    title: { en: 'Clothing', 'zh-CN': '服装' },
    summary: { en: 'Woven of washed linen.', 'zh-CN': '水洗亚麻织成。' },
  },
] as const;

/** Handles and SKUs of products for tests. */
export const samples = {
  /** Colour and size, 7 of 9 combinations. */
  withOptions: { handle: 'linen-shirt', sku: 'LINEN-SHIRT-INDIGO-M', missing: ['Indigo', 'L'] },
  /** One variant, ample stock. */
  plain: { handle: 'dragon-well', sku: 'DRAGON-WELL' },
  soldOut: { handle: 'moon-jar', sku: 'MOON-JAR' },
  /** Three left in stock. */
  lowStock: { handle: 'celadon-cup', sku: 'CELADON-CUP' },
  reduced: { handle: 'jasmine-pearls', sku: 'JASMINE-PEARLS' },
} as const;

type Row = [title: string, chinese: string, cents: number];

const tea: Row[] = [
  ['Dragon Well', '龙井', 1800],
  ['Jasmine Pearls', '茉莉龙珠', 1600],
  ['White Peony', '白牡丹', 2100],
  ['Iron Goddess', '铁观音', 2400],
  ['Golden Monkey', '金猴', 2000],
  ['Aged Pu-erh', '陈年普洱', 3800],
  ['Smoked Souchong', '正山小种', 1900],
  ['Silver Needle', '白毫银针', 4200],
  ['Osmanthus Oolong', '桂花乌龙', 2200],
  ['Chrysanthemum', '菊花', 1200],
  ['Roasted Barley', '大麦茶', 900],
  ['Keemun', '祁门红茶', 1700],
];
const tableware: Row[] = [
  ['Celadon Cup', '青瓷杯', 2600],
  ['Moon Jar', '月罐', 12000],
  ['Rice Bowl', '饭碗', 1900],
  ['Gaiwan', '盖碗', 3400],
  ['Serving Plate', '大盘', 4600],
  ['Tea Tray', '茶盘', 5800],
  ['Soy Dish', '酱油碟', 900],
  ['Soup Spoon', '汤匙', 700],
  ['Sake Set', '清酒具', 5200],
  ['Bud Vase', '小花瓶', 2900],
];
const clothing: Row[] = [
  ['Linen Apron', '亚麻围裙', 4800],
  ['Linen Scarf', '亚麻围巾', 3600],
  ['Work Jacket', '工装外套', 14800],
  ['Wide Trousers', '阔腿裤', 9800],
  ['House Robe', '家居袍', 11800],
  ['Linen Socks', '亚麻袜', 1400],
  ['Tote Bag', '托特包', 3200],
];

function plainProduct([title, chinese, cents]: Row, collection: SeedProduct['collection'], hue: number): SeedProduct {
  const handle = title.toLowerCase().replace(/[^a-z]+/g, '-');
  const sku = handle.toUpperCase();
  const compareAtCents = sku === samples.reduced.sku ? cents + 400 : null;
  return {
    handle,
    title: { en: title, 'zh-CN': chinese },
    collection,
    hue,
    options: [],
    variants: [{ sku, choice: [], cents, compareAtCents }],
  };
}

const sizes = ['S', 'M', 'L'];
const colours = ['INDIGO', 'FLAX', 'MOSS'];

const shirt: SeedProduct = {
  handle: samples.withOptions.handle,
  title: { en: 'Linen Shirt', 'zh-CN': '亚麻衬衫' },
  collection: 'clothing',
  hue: 230,
  options: [
    {
      name: { en: 'Colour', 'zh-CN': '颜色' },
      values: [
        { text: { en: 'Indigo', 'zh-CN': '靛蓝' }, swatch: '#2b3a67' },
        { text: { en: 'Flax', 'zh-CN': '亚麻色' }, swatch: '#d8c9a3' },
        { text: { en: 'Moss', 'zh-CN': '苔绿' }, swatch: '#5b6b3a' },
      ],
    },
    { name: { en: 'Size', 'zh-CN': '尺码' }, values: sizes.map((size) => ({ text: { en: size, 'zh-CN': size } })) },
  ],
  // Indigo in L and Moss in S were never made; Flax in L is sold out.
  variants: colours.flatMap((colour, c) =>
    sizes.flatMap((size, s) =>
      (c === 0 && s === 2) || (c === 2 && s === 0)
        ? []
        : [{ sku: `LINEN-SHIRT-${colour}-${size}`, choice: [c, s], cents: 7800 + s * 200, compareAtCents: null }],
    ),
  ),
};

/** Thirty products, in the order the shop shows them. */
export const seedProducts: SeedProduct[] = [
  ...tea.map((row, index) => plainProduct(row, 'tea', 70 + index * 5)),
  ...tableware.map((row, index) => plainProduct(row, 'tableware', 150 + index * 8)),
  shirt,
  ...clothing.map((row, index) => plainProduct(row, 'clothing', 10 + index * 40)),
];

/** Initial stock by SKU. */
export const seedStock: [string, number][] = seedProducts
  .flatMap((product) => product.variants)
  .map(({ sku }) => {
    if (sku === samples.soldOut.sku || sku === 'LINEN-SHIRT-FLAX-L') return [sku, 0];
    return [sku, sku === samples.lowStock.sku ? 3 : 40];
  });
