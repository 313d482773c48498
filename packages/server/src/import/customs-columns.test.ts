import { describe, expect, it } from 'vitest';
import { readCustoms } from './customs-columns.ts';

const read = (cells: Record<string, string>) => readCustoms({ line: 7, get: (column) => cells[column] ?? '' });

describe('tax and customs in a product file', () => {
  it('are left as they are where the file says nothing', () => {
    expect(read({ 'Variant Taxable': 'true' })).toEqual({ facts: {}, problems: [] });
  });

  it('come from the columns that exports have', () => {
    expect(read({ 'HS Code': '6911.10', COO: 'cn', 'Variant Tax Code': 'food' }).facts).toEqual({ taxCategory: 'food', hsCode: '691110', originCountry: 'CN' });
    expect(read({ 'Variant HS Code': '0902 10 00', 'Variant Country of Origin': 'JP' }).facts).toEqual({ hsCode: '09021000', originCountry: 'JP' });
  });

  it('know what is not taxable, and leave a tax service’s own codes alone', () => {
    expect(read({ 'Variant Taxable': 'FALSE', 'Variant Tax Code': 'food' }).facts).toEqual({ taxCategory: 'zero' });
    expect(read({ 'Variant Taxable': 'true', 'Variant Tax Code': 'PC040100' }).facts).toEqual({});
  });

  it('are refused with their column where they cannot be right', () => {
    expect(read({ 'HS Code': 'porcelain', 'Country of Origin': 'China' }).problems).toEqual([
      { line: 7, column: 'HS Code', reason: '"porcelain" is no HS code: it has 4 to 12 digits' },
      { line: 7, column: 'Country of Origin', reason: '"China" is no country code: write two letters, such as CN' },
    ]);
  });
});
