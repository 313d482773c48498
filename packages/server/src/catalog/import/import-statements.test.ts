import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements, type StatementRecorder } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createImportContext, type ImportContext } from './import.harness.ts';

const columns = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty';

/** Rows of products, each with a number of variants. */
function fileOf(name: string, products: number, variants: number, price = 12): string[] {
  const rows = Array.from({ length: products }, (_, product) =>
    Array.from({ length: variants }, (_, variant) => {
      const handle = `${name}-${product}`;
      return `${handle},${variant === 0 ? handle : ''},Size,${variant},${handle}-${variant},${price},${variant}`;
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

  /** The statements of an import, without values. Servers of other tests in this process work on other tables. */
  async function statementsOf(file: string[], outcome: object): Promise<string[]> {
    const { result, statements } = await recorder.during(() => shop.run(file));
    expect(result).toMatchObject({ products: outcome, refused: [] });
    return statements
      .filter((text) => /"(?:products|images|variants|variant_prices|stock_\w+|collection\w*|shipping_\w+)"/.test(text))
      .map((text) => text.replace(/\$\d+(?:, \$\d+)*/g, '$'));
  }

  it('do not grow with new products and their variants', async () => {
    await statementsOf(fileOf('first', 1, 1), { created: 1 });
    const one = await statementsOf(fileOf('one', 1, 3), { created: 1 });
    expect(await statementsOf(fileOf('many', 50, 3), { created: 50 })).toEqual(one);
    expect(await statementsOf(fileOf('large', 1, 90), { created: 1 })).toEqual(one);
    expect(one.length).toBeLessThanOrEqual(40);
    const { variants } = await shop.stored('large-0');
    expect(variants.map(({ stock }) => stock)).toEqual(Array.from({ length: 90 }, (_, at) => at));
  });

  it('do not grow with known products, whether a price changes or nothing', async () => {
    await statementsOf([...fileOf('a', 1, 3), ...fileOf('b', 40, 3).slice(1)], { created: 41 });
    const one = await statementsOf(fileOf('a', 1, 3, 13), { updated: 1 });
    expect(await statementsOf(fileOf('b', 40, 3, 13), { updated: 40 })).toEqual(one);
    const same = await statementsOf(fileOf('a', 1, 3, 13), { unchanged: 1 });
    expect(await statementsOf(fileOf('b', 40, 3, 13), { unchanged: 40 })).toEqual(same);
    expect(same.length).toBeLessThan(one.length);
    expect((await shop.stored('b-39')).variants.map(({ price }) => price)).toEqual([1300, 1300, 1300]);
  });
});
