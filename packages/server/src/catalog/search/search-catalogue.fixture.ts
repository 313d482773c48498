import type { LocalizedText } from '../../platform/database/text.ts';
import type { ProductInput } from '../product/product-input.ts';

interface Item {
  handle: string;
  title: LocalizedText;
  description?: LocalizedText;
  vendor?: string;
  type?: string;
  tags?: string[];
  /** Labels of the option Colour. */
  colours?: LocalizedText[];
  sku?: string;
  /** Minor units of USD. */
  price?: number;
  soldOut?: boolean;
}

const red = { en: 'Red', de: 'Rot', 'zh-CN': '红色', ja: '赤' };
const blue = { en: 'Blue', de: 'Blau', 'zh-CN': '蓝色', ja: '青' };

/** A shop in four languages; `search.test.ts` says what is found in it. */
export const searchCatalogue: ProductInput[] = (
  [
    {
      handle: 'teapot',
      title: { en: 'Celadon Teapot', de: 'Seladon-Teekanne', 'zh-CN': '青瓷茶壶', ja: '青磁の急須' },
      description: { en: 'Thrown by hand in Longquan.', de: 'Von Hand gedreht.', 'zh-CN': '龙泉手工拉坯。' },
      vendor: 'Osmanthe',
      type: 'Teaware',
      tags: ['Gift', 'Handmade'],
      sku: 'POT-77-X',
    },
    {
      handle: 'teacup',
      title: { en: 'Teacup', de: 'Teetasse', 'zh-CN': '茶杯', ja: '湯呑み' },
      description: { en: 'Goes well with our teapot.', de: 'Passt zur Kanne.' },
      vendor: 'Osmanthe',
      type: 'Teaware',
      colours: [red, blue],
    },
    {
      handle: 'green-tea',
      title: { en: 'Longjing Green Tea', de: 'Longjing Grüntee', 'zh-CN': '龙井绿茶', ja: '龍井茶' },
      description: { en: 'First leaves of spring.', de: 'Die ersten Blätter des Frühlings.', ja: '春の新芽。' },
      vendor: 'West Lake',
      type: 'Tea',
      tags: ['Organic'],
    },
    {
      handle: 'matcha',
      title: { en: 'Matcha', de: 'Matcha', 'zh-CN': '抹茶粉', ja: '抹茶パウダー' },
      description: { en: 'Stone-ground green tea from Uji.', ja: '宇治の抹茶。' },
      vendor: 'Marukyu',
      type: 'Tea',
      tags: ['Organic'],
    },
    {
      handle: 'fruit-tea',
      title: { en: 'Berry Infusion', de: 'Früchtetee', 'zh-CN': '果茶', ja: 'ベリーティー' },
      vendor: 'West Lake',
      type: 'Tea',
      soldOut: true,
    },
    {
      handle: 'mug',
      title: { en: 'Large Mug', de: 'Große Tasse', 'zh-CN': '马克杯', ja: 'マグカップ' },
      description: { en: 'Holds half a litre of coffee, cocoa or soup.', de: 'Für Kaffee, Kakao oder Suppe.' },
      vendor: 'Åkerlund',
      type: 'Tableware',
      colours: [red],
    },
    {
      handle: 'cups',
      title: { en: 'Espresso Cups', de: 'Espressotassen', 'zh-CN': '浓缩咖啡杯', ja: 'エスプレッソカップ' },
      vendor: 'Åkerlund',
      type: 'Tableware',
    },
    {
      handle: 'cotton-shirt',
      title: { en: 'Cotton Shirt', de: 'Baumwollhemd', 'zh-CN': '纯棉衬衫', ja: 'コットンシャツ' },
      description: { en: 'For men and women.', de: 'Für Damen und Herren.' },
      vendor: 'Nordmann',
      type: 'Shirts',
      colours: [red, blue],
    },
    {
      handle: 'linen-shirt',
      title: { en: 'Linen Shirt', de: 'Leinenhemd', 'zh-CN': '亚麻衬衫', ja: 'リネンシャツ' },
      vendor: 'Nordmann',
      type: 'Shirts',
      colours: [blue],
      soldOut: true,
    },
    {
      handle: 't-shirt',
      title: { en: 'T-Shirt', de: 'T-Shirt', 'zh-CN': 'T恤', ja: 'Tシャツ' },
      vendor: 'Nordmann',
      type: 'Shirts',
      colours: [red],
    },
    {
      handle: 'dress',
      title: { en: "Women's Silk Dress", de: 'Seidenkleid für Damen', 'zh-CN': '真丝连衣裙', ja: 'シルクワンピース' },
      vendor: 'Nordmann',
      type: 'Dresses',
    },
    {
      handle: 'childrens-dress',
      title: { en: 'Summer Dresses for Children', de: 'Sommerkleider für Kinder', 'zh-CN': '儿童夏裙' },
      vendor: 'Kleine Wolke',
      type: 'Dresses',
    },
    {
      handle: 'wallet',
      title: { en: 'Leather Wallet', de: 'Geldbörse aus Leder', 'zh-CN': '真皮钱包', ja: '革の財布' },
      description: { en: 'Vegetable-tanned.', de: 'Pflanzlich gegerbt.' },
      vendor: 'Bell & Sons',
      type: 'Accessories',
      tags: ['Gift'],
    },
    {
      handle: 'bag',
      title: { en: 'Shoulder Bag', de: 'Schultertasche', 'zh-CN': '单肩包', ja: 'ショルダーバッグ' },
      description: { en: 'Soft leather with brass buckles.', de: 'Weiches Leder mit Messingschnallen.' },
      vendor: 'Bell & Sons',
      type: 'Accessories',
    },
    {
      handle: 'tote',
      title: {
        en: 'Tote Bags, set of 2',
        de: 'Stofftaschen, 2 Stück',
        'zh-CN': '帆布袋两只装',
        ja: 'トートバッグ2枚組',
      },
      type: 'Accessories',
    },
    {
      handle: 'earrings',
      title: { en: 'Pearl Earrings', de: 'Perlenohrringe', 'zh-CN': '珍珠耳环', ja: '真珠のピアス' },
      type: 'Jewellery',
      tags: ['Gift'],
    },
    {
      handle: 'ring',
      title: { en: 'Silver Ring', de: 'Silberring', 'zh-CN': '银戒指', ja: '銀の指輪' },
      type: 'Jewellery',
    },
    {
      handle: 'string-lights',
      title: { en: 'String Lights', de: 'Lichterkette', 'zh-CN': '灯串', ja: 'ストリングライト' },
      type: 'Lighting',
    },
    {
      handle: 'lamp',
      title: { en: 'Desk Lamp', de: 'Schreibtischlampe', 'zh-CN': '台灯', ja: 'デスクランプ' },
      description: { de: 'Dimmbar. Mit Kabel.' },
      vendor: 'Lumière & Cie',
      type: 'Lighting',
    },
    {
      handle: 'chair',
      title: { en: 'Oak Chair', de: 'Eichenstuhl', 'zh-CN': '橡木椅', ja: 'オークの椅子' },
      type: 'Furniture',
    },
    {
      handle: 'table',
      title: { en: 'Round Table', de: 'Runder Tisch', 'zh-CN': '圆桌', ja: '丸テーブル' },
      description: { en: 'Goes with four oak chairs.', de: 'Für vier Stühle.' },
      type: 'Furniture',
    },
    {
      handle: 'towel',
      title: { en: 'Tenugui Towel', de: 'Tenugui-Handtuch', 'zh-CN': '日式手巾', ja: '手ぬぐい' },
      description: { ja: 'タオルとしても使えます。' },
      type: 'Textiles',
    },
    {
      handle: 'bath-towel',
      title: { en: 'Bath Towel', de: 'Badetuch', 'zh-CN': '浴巾', ja: 'バスタオル' },
      type: 'Textiles',
    },
    {
      handle: 'soap',
      title: { en: 'Crème Brûlée Soap', de: 'Crème-brûlée-Seife', 'zh-CN': '焦糖布丁香皂', ja: '石けん' },
      vendor: "L'Occident",
      type: 'Bath',
      sku: 'SOAP-0042',
    },
    {
      handle: 'porcelain-bowl',
      title: { en: 'Porcelain Bowl', de: 'Porzellanschüssel', 'zh-CN': '瓷碗', ja: '磁器の鉢' },
      type: 'Tableware',
    },
    {
      handle: 'chopsticks',
      title: { en: 'Bamboo Chopsticks', de: 'Essstäbchen aus Bambus', 'zh-CN': '竹筷子', ja: '竹箸' },
      type: 'Tableware',
    },
    {
      handle: 'watering-can',
      title: { en: 'Watering Can', de: 'Gießkanne', 'zh-CN': '洒水壶', ja: 'じょうろ' },
      type: 'Garden',
    },
    {
      handle: 'notebook',
      title: { en: 'Notebook A5', de: 'Notizbuch A5', 'zh-CN': 'A5笔记本', ja: 'ノートA5' },
      type: 'Stationery',
      sku: 'NB-A5-120',
    },
    {
      handle: 'pen',
      title: { en: 'Fountain Pen', de: 'Füller', 'zh-CN': '钢笔', ja: '万年筆' },
      description: { en: 'Writes on any notebook.' },
      type: 'Stationery',
    },
    {
      handle: 'accommodation-voucher',
      title: { en: 'Accommodation Voucher', de: 'Übernachtungsgutschein', 'zh-CN': '住宿券', ja: '宿泊券' },
      type: 'Vouchers',
    },
  ] satisfies Item[]
).map(inputOf);

function inputOf(item: Item): ProductInput {
  const { handle, title, description = {}, vendor = '', type = '', tags = [], colours = [] } = item;
  const { sku = handle.toUpperCase(), price = 1000, soldOut = false } = item;
  const shapes = colours.length > 0 ? colours.map((_, at) => [at]) : [[]];
  return {
    handle,
    title,
    descriptionHtml: Object.fromEntries(Object.entries(description).map(([tag, text]) => [tag, `<p>${text}</p>`])),
    vendor,
    productType: type,
    tags,
    options:
      colours.length > 0
        ? [{ name: { en: 'Colour', de: 'Farbe', ja: '色' }, values: colours.map((label) => ({ label })) }]
        : [],
    published: true,
    images: [],
    variants: shapes.map((optionValues, at) => ({
      sku: at === 0 ? sku : `${sku}-${at}`,
      optionValues,
      prices: { USD: { amount: price, compareAtAmount: null } },
      stock: soldOut ? 0 : 10,
      sellWhenOut: false,
      weightGrams: 100,
      image: null,
    })),
  };
}
