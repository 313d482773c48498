import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Of each, a product has one in its title. */
export const materials = (
  'linen cotton silk leather oak celadon bamboo steel glass porcelain ' +
  'copper wool paper brass marble walnut cork hemp felt clay'
).split(' ');
export const nouns = (
  'shirt teapot cup bag chair lamp table ring towel bowl plate wallet dress scarf vase tray knife ' +
  'mirror clock basket ' +
  'jacket trousers apron candle blanket pillow rug notebook pen kettle'
).split(' ');
export const things = (
  '青瓷 茶壶 茶杯 饭碗 亚麻 衬衫 真丝 围巾 皮革 钱包 橡木 椅子 台灯 圆桌 毛巾 竹篮 笔记 陶瓷 花瓶 铜镜 蜡烛 枕头 地毯 雨伞 ' +
  '书架 砚台 折扇 屏风 香炉 梳子'
).split(' ');

const colours = ['Red', 'Blue', 'Green', 'Black', 'White', 'Indigo', 'Flax', 'Moss'];
const columns =
  'Handle,Title,Body (HTML),Vendor,Type,Published,Tags,Option1 Name,Option1 Value,Option2 Name,Option2 Value,' +
  'Variant SKU,Variant Price,Variant Inventory Qty,Variant Inventory Tracker';

/**
 * Writes a CSV file of products as shops have them: titles in English and Chinese, a description of 40 words out of
 * 20,000, some of which are frequent, vendors, types, tags and two options.
 */
export async function writeRichCatalogue(path: string, products: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${columns}\n`);
  const random = numbersFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const syllables = 'ba ker lo min tar es vel do ran ti mo sel ka pur en li gar nos the wi'.split(' ');
  const words = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join(''),
  );
  const word = () => words[Math.floor(random() ** 3 * words.length)]!;
  for (let product = 0; product < products; product += 1) {
    const title = `${pick(materials)} ${pick(nouns)} ${word()} ${pick(things)}`;
    const made = product % 2 === 0 ? 'handmade ' : '';
    const body = `<p>${made}${Array.from({ length: 40 }, word).join(' ')}</p>`;
    const tags = `"t${product % 50},c${product % 10}"`;
    const colour = pick(colours);
    const price = 10 + (product % 90);
    const stock = product % 7 === 0 ? 0 : 1000;
    for (const [nth, size] of ['S', 'M', 'L'].entries()) {
      const ofProduct =
        nth === 0 ? `${title},${body},vendor ${product % 100},type ${product % 20},true,${tags}` : ',,,,,';
      const options = `${nth === 0 ? 'Colour' : ''},${colour},${nth === 0 ? 'Size' : ''},${size}`;
      const line = `product-${product},${ofProduct},${options},SKU-${product}-${size},${price},${stock},shopify\n`;
      if (!file.write(line)) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'finish');
}

/** The same numbers from 0 to 1 in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
