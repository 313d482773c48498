import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '../catalog.tables.ts';
import { createGuardedFetch, type GuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { importProducts, type ImportReport } from './import-products.ts';
import { createPictureSource } from './pictures.ts';
import { reportText } from './report-text.ts';

const header =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,' +
  'Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,' +
  'Image Alt Text,Variant Image';
const us = { country: 'US', language: 'en' };

describe.each(testDatabases)('importing product CSV on %s', (database) => {
  let server: TestServer;
  let folder: string;
  let picture: Buffer;
  let pics: string;
  let host: Server;
  let web: GuardedFetch;
  beforeAll(async () => {
    host = createServer((request, response) => {
      if (request.url!.includes('gone')) response.writeHead(404).end();
      else if (request.url!.includes('page')) response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>');
      else response.writeHead(200, { 'Content-Type': 'image/png' }).end(picture);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { port } = host.address() as AddressInfo;
    // The one name that there is: it leads to this machine, which only the setting allows.
    web = createGuardedFetch({
      allowedHosts: [`pics.example:${port}`],
      resolve: (name) =>
        name === 'pics.example' || name === 'inside.example'
          ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
          : Promise.reject(new Error('ENOTFOUND')),
    });
    pics = `http://pics.example:${port}`;
    server = await createTestServer({ database });
    folder = await mkdtemp(join(tmpdir(), 'smallshop-import-'));
    picture = await sharp({ create: { width: 200, height: 100, channels: 3, background: 'olive' } })
      .png()
      .toBuffer();
    await writeFile(join(folder, 'beside.png'), await sharp(picture).negate().png().toBuffer());
    await writeFile(join(folder, 'page.html'), '<html>');
  });
  afterAll(async () => {
    host.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const run = (lines: string[], options: { currency?: string; collection?: string } = {}): Promise<ImportReport> =>
    importProducts(server.db, {
      store: { id: server.storeId, defaultLanguage: 'en' },
      file: Buffer.from([header, ...lines].join('\n')),
      currency: options.currency ?? 'USD',
      collection: options.collection ?? 'imported',
      pictures: createPictureSource({ fetch: web, folder, dataDir: server.deps.dataDir }),
    });
  const get = (handle: string, region = us) => server.ok(routes.catalog.getProduct, { handle, ...region });

  const jacket = () => [
    'jacket,Field Jacket,<p onclick="x()">Warm <img src=x onerror=y></p>,North,Coats,"winter,men",true,' +
      `Size,S,JK-S,shopify,4,120.00,150,${pics}/jacket.png,A jacket,`,
    'jacket,,,,,,,,M,JK-M,shopify,0,120.00,,beside.png,,beside.png',
  ];

  it('puts products on the grid, with clean text, stock, prices and pictures', async () => {
    const report = await run(jacket());
    expect(report).toMatchObject({
      currency: 'USD',
      products: { created: 1, updated: 0, unchanged: 0 },
      updated: [],
      refused: [],
      notices: [],
      unreachable: [],
    });
    expect(report.unsold).toContainEqual(
      expect.objectContaining({
        countries: expect.arrayContaining(['DE']),
        currency: 'EUR',
        products: 1,
        reason: 'no_price',
      }),
    );
    expect(report.unsold.map(({ currency }) => currency)).not.toContain('USD');
    const product = await get('jacket');
    expect(product).toMatchObject({
      title: 'Field Jacket',
      descriptionHtml: '<p>Warm </p>',
      vendor: 'North',
      productType: 'Coats',
      tags: ['winter', 'men'],
      collections: ['imported'],
      variants: [
        {
          sku: 'JK-S',
          title: 'S',
          price: { amount: 12000, currency: 'USD' },
          compareAtPrice: { amount: 15000 },
          stock: 'in_stock',
        },
        { sku: 'JK-M', title: 'M', stock: 'out_of_stock' },
      ],
    });
    expect(product.images.map(({ alt, width }) => [alt, width])).toEqual([
      ['A jacket', 200],
      ['Field Jacket', 200],
    ]);
    expect(product.variants[1]!.imageId).toBe(product.images[1]!.id);
    const grid = await server.ok(routes.catalog.listProducts, { ...us, collection: 'imported' });
    expect(grid.items.map(({ handle }) => handle)).toEqual(['jacket']);
  });

  it('changes nothing the second time, and does not put sold stock back', async () => {
    const before = await get('jacket');
    await server.db.update(variants).set({ stock: 3 }).where(eq(variants.sku, 'JK-S'));
    expect((await run(jacket())).products).toEqual({ created: 0, updated: 0, unchanged: 1 });
    const after = await get('jacket');
    expect(after.id).toBe(before.id);
    expect(after.variants[0]).toMatchObject({ id: before.variants[0]!.id, quantityAvailable: 3 });
  });

  it('adds prices of another currency without losing the first', async () => {
    const inEuro = jacket().map((line) => line.replace('120.00', '99.00').replace(',150,', ',,'));
    expect((await run(inEuro, { currency: 'EUR' })).products.updated).toBe(1);
    expect((await get('jacket')).priceRange.min).toEqual({ amount: 12000, currency: 'USD' });
    expect((await get('jacket', { country: 'DE', language: 'de' })).priceRange.min).toEqual({
      amount: 9900,
      currency: 'EUR',
    });
  });

  it('keeps the words of other languages', async () => {
    const cup = 'tea-cup,Tea Mug,,,,,true,Title,Default Title,TEA-CUP,,5,18.00,,,,';
    expect((await run([cup])).products.updated).toBe(1);
    expect((await get('tea-cup')).title).toBe('Tea Mug');
    expect((await get('tea-cup', { country: 'CN', language: 'zh-CN' })).title).toBe('茶杯');
  });

  it('imports the product and reports which of its pictures could not be loaded, and why', async () => {
    const inside = pics.replace('pics.example', 'inside.example');
    const sources = [
      'https://down.example/a.png',
      `${pics}/gone.png`,
      `${pics}/page.png`,
      'nowhere.png',
      '../outside.png',
      'page.html',
      `${inside}/a.png`,
    ];
    const report = await run([
      `pot,Pot,,,,,true,Title,Default Title,,,1,5,,${sources[0]},,`,
      ...sources.slice(1).map((source) => `pot,,,,,,,,,,,,,,${source},,`),
    ]);
    expect(report.products.created).toBe(1);
    expect(report.unreachable.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 https://down.example/a.png: down.example cannot be found',
      `3 ${pics}/gone.png: the server answered 404`,
      `4 ${pics}/page.png: it is text/html, not a picture`,
      '5 nowhere.png: there is no such file beside the CSV file',
      '6 ../outside.png: the path leads out of the folder of the CSV file',
      expect.stringContaining('7 page.html: '),
      `8 ${inside}/a.png: ${new URL(inside).host} is not an address of the public Internet`,
    ]);
    expect((await get('pot')).images).toEqual([]);
  });

  it('loads the pictures of products that follow while it waits for one', async () => {
    const asked: string[] = [];
    const last = Promise.withResolvers<void>();
    const names = ['first', 'second', 'third'];
    const report = await importProducts(server.db, {
      store: { id: server.storeId, defaultLanguage: 'en' },
      file: Buffer.from(
        [
          header,
          ...names.map((name) => `ahead-${name},${name},,,,,true,Title,Default Title,,,1,5,,${name}.png,,`),
        ].join('\n'),
      ),
      currency: 'USD',
      collection: 'imported',
      pictures: {
        async load(src) {
          asked.push(src);
          if (src === 'third.png') last.resolve();
          await last.promise;
          throw new Error('gone');
        },
      },
    });
    expect(new Set(asked)).toEqual(new Set(['first.png', 'second.png', 'third.png']));
    expect(report.unreachable.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('puts products into a collection by name, hides what is not published, and sums up', async () => {
    const report = await run(
      ['hat,Hat,,,,,false,Title,Default Title,,,1,5,,,,', 'cap,Cap,,,,,true,Title,Default Title,,,1,five,,,,'],
      { collection: 'head-wear' },
    );
    const lines = reportText(report).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Refused:',
      '  line 3, Variant Price: "five" is not a price: write digits and a point, such as 19.99',
      'Where products cannot be bought:',
    ]);
    expect(lines).toContainEqual(
      expect.stringMatching(
        new RegExp(
          ': 1 of 1 have no price in EUR\\. Set a rate with "smallshop rates set EUR RATE", ' +
            'or import prices with --currency EUR\\.$',
        ),
      ),
    );
    expect(lines.slice(-2)).toEqual([
      'Prices are in USD.',
      'Products: 1 created, 0 updated, 0 unchanged. Rows refused: 1. Pictures missing: 0.',
    ]);
    expect(await server.ok(routes.catalog.getCollection, { handle: 'head-wear', ...us })).toMatchObject({
      title: 'Head wear',
      productCount: 0,
    });
    expect((await server.call(routes.catalog.getProduct, { handle: 'hat', ...us })).problem?.code).toBe(
      'product_not_found',
    );
  });

  const samples =
    process.env['SMALLSHOP_SAMPLE_DATA'] ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));
  it.each(existsSync(samples) ? ['apparel', 'home-and-garden'] : [])(
    'takes the real export %s.csv, twice',
    async (name) => {
      const csv = await readFile(join(samples, `${name}.csv`));
      const options = {
        store: { id: server.storeId, defaultLanguage: 'en' },
        file: csv,
        currency: 'USD',
        collection: name,
        pictures: createPictureSource({ fetch: web, folder, dataDir: server.deps.dataDir }),
      };
      const first = await importProducts(server.db, options);
      expect(first.refused).toEqual([]);
      expect(first.products).toEqual({ created: 20, updated: 0, unchanged: 0 });
      expect(first.unreachable.length).toBeGreaterThanOrEqual(20);
      expect((await importProducts(server.db, options)).products).toEqual({ created: 0, updated: 0, unchanged: 20 });
      const grid = await server.ok(routes.catalog.listProducts, { ...us, collection: name, limit: 100 });
      expect(grid.items).toHaveLength(20);
      expect(grid.items.every(({ available }) => available)).toBe(true);
    },
  );
});
