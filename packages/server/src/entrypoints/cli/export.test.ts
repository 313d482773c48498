import { cp, mkdtemp, readFile, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes, type ProductExtras, type VariantExtras } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variants } from '../../catalog/catalog.tables.ts';
import { locations, stockAdjustments, stockLevels } from '../../catalog/stock/stock.tables.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { marketsFrom } from '../../shop/store/default-markets.ts';
import { hashTables } from '../../test-support/hash-tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { runCli } from './run.ts';

const productData: ProductExtras = {
  seo: { title: { en: 'Tray of oak', de: 'Tablett aus Eiche' } },
  metafields: {
    'custom.wood': { type: 'text', value: { en: 'Oak', de: 'Eiche' } },
    'other.link': { type: 'url', value: 'https://example.com/oak' },
    'other.size': { type: 'measurement', value: { quantity: 0.5, unit: 'm2' } },
  },
};
const variantData: VariantExtras = {
  gtin: '4006381333931',
  dimensions: { lengthMm: 420, heightMm: 35 },
  unitMeasure: { measure: { quantity: 0.75, unit: 'l' }, base: { quantity: 1, unit: 'l' } },
  quantityRule: { minimum: 2, increment: 2 },
  maxPerCustomer: 6,
  preorder: { shipsOn: '2030-01-15', limit: 40 },
};

type Line = Record<string, unknown> & { type: string; handle: string };

describe.each(testDatabases)('a catalogue that is exported and imported, on %s', (kind) => {
  let server: TestServer;
  let folder: string;
  beforeAll(async () => {
    server = await createTestServer({ database: kind });
    folder = await mkdtemp(join(tmpdir(), 'smallshop-export-'));
    const { db, storeId } = server;
    await db.insert(locations).values([
      { storeId, id: 'berlin', name: 'Berlin', priority: 5 },
      { storeId, id: 'closed', name: 'Closed', priority: 9, active: false },
    ]);
    const [cup] = await db.select().from(variants).where(eq(variants.sku, 'TEA-CUP'));
    await db.insert(stockLevels).values([
      { storeId, variantId: cup!.id, locationId: 'berlin', quantity: 7 },
      { storeId, variantId: cup!.id, locationId: 'closed', quantity: 100 },
    ]);
    await db.update(variants).set({ stock: 12 }).where(eq(variants.id, cup!.id));
    await db
      .update(variants)
      .set({ stock: null, sellWhenOut: true, hsCode: '691110', originCountry: 'CN', requiresShipping: false })
      .where(eq(variants.sku, 'SOAP'));
    await db
      .update(products)
      .set({ data: productData, publishedFrom: new Date('2026-01-01T08:00:00Z'), handle: 'oak-tray-large' })
      .where(and(eq(products.storeId, storeId), eq(products.handle, 'oak-tray')));
    await db.update(products).set({ handle: 'oak-tray' }).where(eq(products.handle, 'oak-tray-large'));
    await server.ok(routes.metafield.setDefinition, {
      ...{ namespace: 'custom', key: 'wood', valueType: 'text', name: { en: 'Wood', de: 'Holz' }, isVisible: true },
    });
    await db.update(variants).set({ data: variantData }).where(eq(variants.sku, 'OAK-TRAY'));
    await db
      .update(products)
      .set({ shipsOnlyTo: ['US', 'DE'], shipsNotTo: ['DE'], published: false, vendor: 'Oak\u2028& Co' })
      .where(and(eq(products.storeId, storeId), eq(products.handle, 'oak-tray')));
    await server.ok(routes.price.setExchangeRate, { currency: 'KWD', rate: '0.3' });
    const tray = { productId: 'oak-tray', variantSku: 'OAK-TRAY' };
    await server.ok(routes.file.put, {
      ...tray,
      fileName: 'Pflege & Öl.pdf',
      file: new TextEncoder().encode('oil it'),
    });
    const model = new TextEncoder().encode('glTF of a tray');
    const { images } = await server.ok(routes.media.upload, { productId: 'oak-tray', file: model });
    const { media } = await server.ok(routes.product.get, { productId: 'oak-tray' });
    const video = { kind: 'external_video', host: 'vimeo', videoId: '76979871', alt: { en: 'Film' } } as const;
    const withPoster = { ...media![0]!, poster: images[0]!.file };
    await server.ok(routes.product.update, { productId: 'oak-tray', media: [video, withPoster] });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const code = await runCli(args, {
      env: { SMALLSHOP_DATA_DIR: server.deps.dataDir, LOG_LEVEL: 'silent' },
      out: say,
      error: say,
      openDatabase: async () => ({
        db: server.db,
        kind,
        ping: async () => {},
        migrate: async () => {},
        vacuum: async () => {},
        close: async () => {},
      }),
    });
    return { code, text: lines.join('\n') };
  };
  const emptyStore = async () =>
    (
      await createStore(server.db, {
        name: 'Other',
        languages: ['en'],
        defaultLanguage: 'en',
        defaultCountry: 'US',
        markets: marketsFrom('US'),
        origins: [],
      })
    ).storeId;
  const exported = async (store: string, name: string) => {
    expect((await run('export', join(folder, name), '--store', store)).code).toBe(0);
    return readFile(join(folder, name, 'catalogue.jsonl'), 'utf8');
  };
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  /** A folder with the pictures and files of the fixture shop, and these lines. */
  const archiveOf = async (name: string, lines: readonly string[]) => {
    await cp(join(folder, 'first', 'pictures'), join(folder, name, 'pictures'), { recursive: true });
    await cp(join(folder, 'first', 'files'), join(folder, name, 'files'), { recursive: true });
    const file = join(folder, name, 'catalogue.jsonl');
    await writeFile(file, lines.map((line) => `${line}\n`).join(''));
    return file;
  };

  it('has every product, price, level, limit, collection and picture', async () => {
    const lines = linesOf(await exported(testKey, 'first'));
    expect(lines[0]).toEqual({ type: 'smallshop-catalogue', version: 1 });
    const byHandle = (handle: string) => lines.find((line) => line.handle === handle && line.type === 'product')!;
    expect(lines.filter(({ type }) => type === 'product')).toHaveLength(10);
    const [cup] = byHandle('tea-cup')['variants'] as Record<string, unknown>[];
    expect(cup).toMatchObject({ sku: 'TEA-CUP', levels: { main: 5, berlin: 7, closed: 100 } });
    expect(Object.keys(cup!['prices'] as object), 'without those that a rate gives').not.toContain('KWD');
    expect(byHandle('oak-tray')).toMatchObject({ shipsOnlyTo: ['US', 'DE'], shipsNotTo: ['DE'], published: false });
    expect(byHandle('oak-tray')['variants']).toMatchObject([variantData]);
    const ofProduct = { ...productData, publishedFrom: '2026-01-01T08:00:00.000Z', redirects: ['oak-tray-large'] };
    expect(byHandle('oak-tray')).toMatchObject(ofProduct);
    expect(lines.find(({ type }) => type === 'metafield_definition')).toMatchObject({ key: 'wood', isFilter: false });
    expect(byHandle('soap')['variants']).toMatchObject([
      { levels: null, sellWhenOut: true, hsCode: '691110', originCountry: 'CN', requiresShipping: false },
    ]);
    expect(lines.filter(({ type }) => type === 'collection')).toMatchObject([
      { handle: 'tea', products: expect.arrayContaining(['tea-cup']) },
      { handle: 'everyday' },
    ]);
    const named = lines.flatMap((line) => JSON.stringify(line).match(/[0-9a-f]{40}\.\w+/g) ?? []);
    const inFolders = await Promise.all(['pictures', 'files'].map((name) => readdir(join(folder, 'first', name))));
    expect(inFolders.flat().toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it('is compared with a store by a dry run, which changes nothing', async () => {
    const lines = (await exported(testKey, 'first')).trimEnd().split('\n');
    const other = await emptyStore();
    const file = join(folder, 'first', 'catalogue.jsonl');
    const empty = await hashTables(server.db);
    const added = (await run('import', file, '--store', other, '--dry-run')).text;
    expect(added).toMatch(/^Would be added:\n {2}location main\n {2}location berlin\n {2}location closed\n/);
    expect(added).toMatch(/\n(?: {2}[\w-]+ \(\d+ variants?\)\n){10} {2}collection tea\n {2}collection everyday\n/);
    expect(added).toMatch(/\nThis was a dry run[^]*Products: 10 created/);
    expect(await hashTables(server.db)).toEqual(empty);
    await run('import', file, '--store', other);
    const full = await hashTables(server.db);
    const same = await run('import', file, '--store', other, '--dry-run');
    expect(same).toMatchObject({ code: 0, text: expect.stringContaining('0 created, 0 updated, 10 unchanged') });
    expect(same.text).toMatch(/^Would be left alone:/);
    const [cup, tray] = ['tea-cup', 'oak-tray'].map((handle) =>
      linesOf(lines.join('\n')).find((line) => line.handle === handle && line.type === 'product')!,
    );
    const variant = { ...(cup!['variants'] as object[])[0], levels: { main: 9 }, weightGrams: 1 };
    const changed = await archiveOf('changed', [
      lines[0]!,
      JSON.stringify({ ...cup, title: { en: 'Cup' }, variants: [variant], images: [] }).replace(
        '"image":0',
        '"image":null',
      ),
      JSON.stringify({ ...tray, shipsNotTo: [], published: true }),
      JSON.stringify({ ...tray, handle: 'copy' }),
      JSON.stringify({
        type: 'collection',
        handle: 'tea',
        title: { en: 'Set' },
        descriptionHtml: {},
        image: null,
        products: [],
      }),
    ]);
    const { code, text } = await run('import', changed, '--store', other, '--dry-run');
    expect(code).toBe(1);
    for (const line of [
      'line 4, variants.sku: ',
      'tea-cup: title, pictures, weight of TEA-CUP, stock of TEA-CUP 12 → 9',
      'oak-tray: shipping limits, now shown',
      'collection tea: title, description, picture, products',
      'Products: 0 created, 2 updated, 0 unchanged. Collections: 1. Lines refused: 1.',
    ])
      expect(text).toContain(line);
    expect(await hashTables(server.db)).toEqual(full);
  });

  it('is the same after an import into an empty store, and again after a second import', async () => {
    const before = await exported(testKey, 'first');
    const other = await emptyStore();
    const file = join(folder, 'first', 'catalogue.jsonl');
    expect(await run('import', file, '--store', other)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Products: 10 created, 0 updated, 0 unchanged. Collections: 2. Lines refused: 0.'),
    });
    expect(await exported(other, 'second')).toBe(before);
    expect(await run('import', file, '--store', other)).toMatchObject({
      code: 0,
      text: expect.stringContaining('0 created, 0 updated, 10 unchanged'),
    });
    expect(await exported(other, 'second')).toBe(before);
    const [cup] = await server.db
      .select()
      .from(variants)
      .where(and(eq(variants.storeId, other), eq(variants.sku, 'TEA-CUP')));
    expect(cup!.stock, 'without what is at a location that is not active').toBe(12);
    const adjusted = await server.db.select().from(stockAdjustments).where(eq(stockAdjustments.variantId, cup!.id));
    expect(adjusted.map(({ delta }) => delta).toSorted((a, b) => a - b)).toEqual([5, 7, 100]);
  });

  it('can be imported after an import that was interrupted, and changes only what is another', async () => {
    const lines = (await exported(testKey, 'first')).trimEnd().split('\n');
    const other = await emptyStore();
    await run('import', await archiveOf('half', lines.slice(0, 8)), '--store', other);
    const changed = lines.map((line) => line.replace('"en":"Oak Tray"', '"en":"Oak Board"'));
    // As editors on Windows save it.
    const file = await archiveOf('whole', [`\uFEFF${changed[0]}\r`, ...changed.slice(1), '']);
    expect((await run('import', file, '--store', other)).text).toContain(
      'Products: 7 created, 0 updated, 3 unchanged.',
    );
    expect(await exported(other, 'third')).toBe(`${changed.join('\n')}\n`);
    expect((await run('import', await archiveOf('back', lines), '--store', other)).text).toContain(
      'Products: 0 created, 1 updated, 9 unchanged.',
    );
    expect(await exported(other, 'third')).toBe(`${lines.join('\n')}\n`);
  });

  it('keeps what was sold since, unless the file’s stock is asked for', async () => {
    const file = join(folder, 'first', 'catalogue.jsonl');
    await exported(testKey, 'first');
    const other = await emptyStore();
    await run('import', file, '--store', other);
    const cup = and(eq(variants.storeId, other), eq(variants.sku, 'CANDLE'));
    const stock = async () => (await server.db.select().from(variants).where(cup))[0]!.stock;
    const full = (await stock())!;
    await server.db
      .update(variants)
      .set({ stock: full - 2 })
      .where(cup);
    await run('import', file, '--store', other);
    expect(await stock()).toBe(full - 2);
    await run('import', file, '--store', other, '--stock');
    expect(await stock()).toBe(full);
  });

  it('reports each line that is wrong with its field, and imports the others', async () => {
    const lines = (await exported(testKey, 'first')).trimEnd().split('\n');
    const product = linesOf(lines.join('\n')).find(({ handle }) => handle === 'candle')!;
    const [variant] = product['variants'] as object[];
    const withVariant = (change: object) =>
      JSON.stringify({ ...product, handle: 'other', variants: [{ ...variant, sku: 'OTHER', ...change }] });
    const other = await emptyStore();
    const file = await archiveOf('wrong', [
      ...lines,
      '{"type":',
      JSON.stringify(product),
      JSON.stringify({ ...product, handle: 'clash' }),
      withVariant({ weightGrams: -1 }),
      withVariant({ image: 9 }),
      withVariant({ optionValues: [3] }),
      withVariant({ levels: { mars: 1 } }),
      JSON.stringify({ ...product, handle: 'other', colour: 'red' }),
      JSON.stringify({
        type: 'collection',
        handle: 'x',
        title: { en: 'Set' },
        descriptionHtml: {},
        image: null,
        products: ['no'],
      }),
      JSON.stringify({ ...product, handle: 'a/b', variants: [{ ...variant, sku: 'AB' }] }),
      JSON.stringify({ ...product, handle: 'ab', variants: [{ ...variant, sku: 'AB' }], redirects: ['oak-tray'] }),
      JSON.stringify({ ...product, handle: 'ab', variants: [{ ...variant, sku: 'AB' }], redirects: ['Bad//x'] }),
      withVariant({ prices: { USD: { amount: 1e12, compareAtAmount: null } } }),
      JSON.stringify({
        type: 'collection',
        handle: '..',
        title: product['title'],
        descriptionHtml: {},
        image: null,
        products: [],
      }),
      JSON.stringify({ ...product, handle: 'nul', vendor: 'a\0b', variants: [{ ...variant, sku: 'NUL' }] }),
      withVariant({}),
    ]);
    const { code, text } = await run('import', file, '--store', other);
    expect(code).toBe(1);
    const first = lines.length + 1;
    for (const [nth, problem] of [
      '(line): is not JSON',
      'handle: "candle" is in the file twice',
      'variants.sku: "CANDLE" is already used by the product "candle"',
      'variants.0.weightGrams: Too small',
      'variants.0.image: is none of the images',
      'variants.0.optionValues: needs one value for each of the 0 options',
      'variants.levels: there is no location "mars"',
      'colour: There is no such field.',
      'products.0: there is no product "no"',
      'handle: "a/b" may have letters and digits, with single hyphens between them: write "a-b"',
      'redirects.0: "oak-tray" is the handle of a product: leave it out',
      'redirects.0: "Bad//x" may have letters',
      'variants.0.prices.USD.amount: is more than 999999999999',
      'handle: ".." may have letters',
      'vendor: U+0000 and lone surrogates are not allowed',
    ].entries())
      expect(text).toContain(`line ${first + nth}, ${problem}`);
    expect(text).toContain('Products: 11 created');
  });

  it('is imported without a picture that is missing, and gets it later', async () => {
    const before = await exported(testKey, 'first');
    const file = await archiveOf('bare', before.trimEnd().split('\n'));
    const pictures = join(folder, 'bare', 'pictures');
    const [gone] = linesOf(before).flatMap((line) =>
      line.type === 'product' ? (line['images'] as { file: string }[]).map((image) => image.file) : [],
    );
    await unlink(join(pictures, gone!));
    const [sold] = (await readdir(join(folder, 'bare', 'files'))).filter((name) => name.endsWith('.download'));
    await unlink(join(folder, 'bare', 'files', sold!));
    const other = await emptyStore();
    const { code, text } = await run('import', file, '--store', other);
    expect(code).toBe(0);
    expect(text).toContain(`images: pictures/${gone}: there is no such file`);
    expect(text).toContain(`variants.files: files/${sold}: there is no such file`);
    await cp(join(folder, 'first', 'files'), join(folder, 'bare', 'files'), { recursive: true });
    await cp(join(folder, 'first', 'pictures', gone!), join(pictures, gone!));
    await run('import', file, '--store', other);
    expect(await exported(other, 'healed')).toBe(before);
  });

  it('takes nothing from a store where its pictures and files are missing, as its dry run says', async () => {
    const before = await exported(testKey, 'first');
    const other = await emptyStore();
    await run('import', join(folder, 'first', 'catalogue.jsonl'), '--store', other);
    const imported = async (name: string, text: string) => {
      const file = join(folder, name);
      await writeFile(file, text);
      const full = await hashTables(server.db);
      const dry = await run('import', file, '--store', other, '--dry-run');
      expect(await hashTables(server.db)).toEqual(full);
      const real = await run('import', file, '--store', other);
      const found = ({ text: said }: { text: string }) => said.match(/^(?: {2}line .*|Products: .*)$/gm);
      expect(found(dry)).toEqual(found(real));
      return { dry: dry.text, real: real.text };
    };
    const same = await imported('alone.jsonl', before);
    expect(same.real).toContain('Products: 0 created, 0 updated, 10 unchanged.');
    expect(same.real).toMatch(/images: pictures\/\w+\.\w+: there is no such file .*; the product keeps it$/m);
    expect(same.real).toMatch(/image: pictures\/\w+\.\w+: .*; the collection keeps the one that it has$/m);
    expect(await exported(other, 'kept')).toBe(before);
    // Each picture and file of the tray and of the collection is another one, which is missing.
    const renamed = before
      .split('\n')
      .map((line) =>
        /"handle":"(oak-tray|tea)"/.test(line) ? line.replace(/[0-9a-f]{40}\./g, `${'e'.repeat(40)}.`) : line,
      )
      .join('\n')
      .replace('"vendor":"Oak', '"vendor":"Elm');
    const changed = await imported('renamed.jsonl', renamed);
    expect(changed.dry).toContain('Would be changed:\n  oak-tray: vendor\nWould be left alone:');
    expect(changed.real).toContain('Products: 0 created, 1 updated, 9 unchanged.');
    for (const [column, kept] of [
      ['images: pictures', 'product keeps those that it has'],
      ['variants.files: files', 'product keeps those that it has'],
      ['media: files', 'product keeps those that it has'],
      ['image: pictures', 'collection keeps the one that it has'],
    ])
      expect(changed.real).toMatch(new RegExp(`, ${column}/e{40}\\.\\w+: there is no such file.*; the ${kept}$`, 'm'));
    expect(await exported(other, 'kept')).toBe(before.replace('"vendor":"Oak', '"vendor":"Elm'));
  });

  it('is refused where it is another file', async () => {
    const file = await archiveOf('strange', ['{"name":"something else"}']);
    const { code, text } = await run('import', file, '--store', testKey);
    expect(code).toBe(1);
    expect(text).toContain('its first line does not say so');
    expect(await run('import', join(folder, 'nowhere.jsonl'), '--store', testKey)).toMatchObject({
      code: 2,
      text: expect.stringContaining('nowhere.jsonl cannot be read: there is no such file.'),
    });
    expect(await run('export', '--store', testKey)).toMatchObject({
      code: 2,
      text: expect.stringContaining('Name one folder.'),
    });
  });
});
