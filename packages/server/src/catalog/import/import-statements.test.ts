import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements, type StatementRecorder } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createImportContext, type ImportContext } from './import.harness.ts';

const columns = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty';

/** Rows of new products, each with a number of variants. */
function fileOf(name: string, products: number, variants: number): string[] {
  const rows = Array.from({ length: products }, (_, product) =>
    Array.from({ length: variants }, (_, variant) => {
      const handle = `${name}-${product}`;
      return `${handle},${variant === 0 ? handle : ''},Size,${variant},${handle}-${variant},12,${variant}`;
    }),
  );
  return [columns, ...rows.flat()];
}

describe.each(testDatabases)('the statements of an import, on %s', (database) => {
  let shop: ImportContext;
  let recorder: StatementRecorder;
  beforeAll(async () => {
    shop = await createImportContext(database);
    recorder = recordStatements();
  }, 60_000);
  afterAll(async () => {
    recorder.close();
    await shop.close();
  });

  async function count(name: string, products: number, variants: number): Promise<number> {
    const { result, statements } = await recorder.during(() => shop.run(fileOf(name, products, variants)));
    expect(result).toMatchObject({ products: { created: products }, refused: [] });
    return statements.length;
  }

  it('are few for a new product, and no more for one with many variants', async () => {
    await count('first', 1, 1);
    const one = await count('one', 1, 3);
    const eleven = await count('eleven', 11, 3);
    expect((eleven - one) / 10).toBeLessThanOrEqual(13);
    expect(await count('large', 1, 90)).toBe(one);
    const { variants } = await shop.stored('large-0');
    expect(variants.map(({ stock }) => stock)).toEqual(Array.from({ length: 90 }, (_, at) => at));
  });
});
