import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashTables } from '../../test-support/hash-tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createImportContext, type ImportContext } from './import.harness.ts';
import { reportText } from './report-text.ts';

const columns =
  'Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src';
const before = [
  columns,
  'cup,Cup,East,,,CUP,12,4,cup.png',
  'shirt,Shirt,,Size,S,SH-S,20,3,',
  'shirt,,,,M,SH-M,20,3,',
  'tray,Tray,,,,TRAY,30,,',
];
/** Every case: changed, with a new variant, as before, new, with SKUs that move, refused in part and as a whole. */
const after = [
  columns,
  'cup,Teacup,East,,,MUG,13,9,cup.png',
  'shirt,Shirt,,Size,S,SH-S,20,3,',
  'shirt,,,,M,SH-M,many,3,',
  'shirt,,,,L,SH-L,21,3,',
  'tray,Tray,,,,TRAY,30,,',
  'pot,Pot,,,,CUP,40,,https://pics.example/pot.png',
  'jug,Jug,,,,CUP,41,,',
  'lid,,,,,LID,1,,',
  'no handle/at all,X,,,,X,1,,',
];

const loaded = { load: async (src: string) => ({ file: src, width: 1, height: 1 }) };

describe.each(testDatabases)('a dry run of an import, on %s', (database) => {
  let shop: ImportContext;
  beforeAll(async () => {
    shop = await createImportContext(database);
    await shop.run(before, { pictures: loaded });
  }, 60_000);
  afterAll(() => shop.close());

  it('says what would be added, changed and left alone, changes nothing, and loads no picture', async () => {
    const tables = await hashTables(shop.server.db);
    const asked: string[] = [];
    const pictures = { load: (src: string) => Promise.reject(new Error(String(asked.push(src)))) };
    const dry = await shop.run(after, { dryRun: true, pictures });
    expect(asked).toEqual([]);
    expect(await hashTables(shop.server.db)).toEqual(tables);
    expect(dry.preview).toEqual({
      added: ['pot (1 variant)', 'jug (1 variant)'],
      changed: [
        {
          handle: 'cup',
          changes: ['title', 'price of MUG', 'SKU of MUG', 'stock of MUG 4 → 9'],
        },
        { handle: 'shirt', changes: ['options', 'new variant SH-L'] },
      ],
      unchanged: ['tray'],
    });
    const text = reportText(dry);
    for (const line of [
      '  line 4, Variant Price: "many" is not a price: write digits and a point, such as 19.99',
      '  line 9, Title: is missing: write the title into the first row of the product',
      'Would be added:\n  pot (1 variant)\n  jug (1 variant)',
      'Would be changed:\n  cup: title, price of MUG',
      'Would be left alone:\n  tray',
      'This was a dry run: nothing was changed',
      'Products: 2 created, 2 updated, 1 unchanged. Rows refused: 3.',
    ])
      expect(text).toContain(line);

    const real = await shop.run(after, { pictures: loaded });
    expect({ ...real, unsold: [] }).toEqual({ ...dry, preview: undefined });
    expect(await shop.run(after, { dryRun: true })).toMatchObject({
      products: { created: 0, updated: 0, unchanged: 5 },
      preview: { added: [], changed: [] },
    });
  });

  it('says that a picture comes that the store does not have', async () => {
    const rows = ['Handle,Image Src', 'tray,https://pics.example/tray.png'];
    expect((await shop.run(rows, { dryRun: true })).preview?.changed).toEqual([
      { handle: 'tray', changes: ['pictures'] },
    ]);
  });
});
