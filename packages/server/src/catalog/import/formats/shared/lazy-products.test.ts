import { expect, it } from 'vitest';
import { rowOfCells } from './cell-row.ts';
import { NamedRow, readLazily } from './lazy-products.ts';

it('rows of a file read their product when they are asked, in any order, and keep no cells', () => {
  const groups = Array.from({ length: 50 }, (_, number) => ({ number }));
  const counts = new Map<number, number>();
  const found = readLazily(groups, ({ number }) => {
    counts.set(number, (counts.get(number) ?? 0) + 1);
    const place = { line: number * 2, names: { sku: 'Code' }, decimalComma: true };
    const rows = ['a', 'b'].map((letter) =>
      rowOfCells({ ...place, levels: { here: number }, cells: { sku: `${letter}${number}` } }),
    );
    const notices = [{ line: number, column: 'Code', reason: 'deserves a look' }];
    const product = number % 10 === 9 ? undefined : { title: `Product ${number}`, id: `${number}`, rows };
    return { ...(product && { product }), problems: product ? [] : notices, notices };
  });
  expect([found.unnamed.length, found.problems.length, found.notices.length]).toEqual([45, 5, 50]);
  const rows = found.unnamed.flatMap((product) => product.rows);
  const skus = rows.map((row) => row.get('sku'));
  expect(skus.slice(0, 4)).toEqual(['a0', 'b0', 'a1', 'b1']);
  expect(rows.toReversed().map((row) => row.get('sku'))).toEqual(skus.toReversed());
  const named = new NamedRow(rows[1]!, 'first');
  expect([named.line, named.get('handle'), named.get('sku'), named.has('title')]).toEqual([0, 'first', 'b0', false]);
  expect([named.column('sku'), named.decimalComma, named.levels, named.problems]).toEqual([
    ...['Code', true, { here: 0 }, undefined],
  ]);
  // Once to find it, and once in each direction: rows of so many products are not kept.
  expect(counts.get(0)).toBe(3);
  expect(rows[60]!.get('sku')).toBe('a33');
  expect(rows[0]!.get('sku')).toBe('a0');
  expect(counts.get(33)).toBe(3);
});
