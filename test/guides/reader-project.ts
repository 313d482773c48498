import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, type GuideBlock } from './blocks.ts';
import { placeOrder } from './reader-order.ts';
import { withShop } from './reader-page.ts';
import type { ReaderShop } from './reader-shop.ts';

/** A project of the reader beside the clone, with the packages linked as the guides say. */
export interface ReaderProject {
  folder: string;
  /**
   * Runs each TypeScript block in Node, as a module of the project. Returns what each one threw or was refused, null
   * where all of it worked.
   */
  runInNode(blocks: GuideBlock[]): Promise<Map<string, string | null>>;
}

/** Imports the modules one after the other, and keeps what they throw and which of their requests the shop refused. */
const runner = `
import { writeFileSync } from 'node:fs';
const thrown = {};
let refused = [];
const { fetch } = globalThis;
globalThis.fetch = async (...args) => {
  const response = await fetch(...args);
  if (!response.ok) refused.push(response.status + ' ' + response.url + ' ' + await response.clone().text());
  return response;
};
for (const [at, file] of JSON.parse(process.argv[2])) {
  refused = [];
  thrown[at] = await import(file).then(() => refused.join('\\n') || null, (error) => String(error.stack));
}
writeFileSync('thrown.json', JSON.stringify(thrown));
process.exit(0);
`;

/** `install` is a line of a guide that names packages by their path in the clone, as ../smallshop/packages/client. */
export async function makeReaderProject(shop: ReaderShop, install: string): Promise<ReaderProject> {
  const folder = join(shop.folder, 'project');
  await mkdir(folder);
  await Promise.all([
    writeFile(join(folder, 'package.json'), '{ "name": "project", "private": true, "type": "module" }'),
    writeFile(join(folder, 'runner.js'), runner),
    symlink(root, join(shop.folder, 'smallshop')),
  ]);
  const { code, output } = await shop.run(
    `npm_config_offline=true npm_config_audit=false npm_config_fund=false ${install}`,
    folder,
  );
  if (code !== 0) throw new Error(`${install} ended with ${code}: ${output}`);
  const { cartId, cartToken, orderId, lineId } = await placeOrder(shop);
  const withOrder = (text: string) =>
    text
      .replace('/v1/carts/…', `/v1/carts/${cartId}`)
      .replace("'Cart-Token': '…'", `'Cart-Token': '${cartToken}'`)
      .replace('ord_…', orderId)
      .replace('ol_…', lineId);

  return {
    folder,
    async runInNode(blocks) {
      const modules = await Promise.all(
        blocks.map(async ({ at, code: text }, index) => {
          const file = `./block-${index}.ts`;
          await writeFile(join(folder, file), withOrder(withShop(text, shop)));
          return [at, file];
        }),
      );
      const ran = await shop.run(
        `SMALLSHOP_SECRET_KEY=${shop.secretKey} node --conditions=@smallshop/source ` +
          `--disable-warning=ExperimentalWarning runner.js '${JSON.stringify(modules)}'`,
        folder,
      );
      if (ran.code !== 0) throw new Error(ran.output);
      return new Map(
        Object.entries(
          JSON.parse(await readFile(join(folder, 'thrown.json'), 'utf8')) as Record<string, string | null>,
        ),
      );
    },
  };
}
