import { describe, expect, it } from 'vitest';
import { findColumns } from './columns.ts';
import { readTable, rowsOf } from './csv-file.ts';
import { readCustoms } from './customs-columns.ts';

/** The second row of a file with these columns. */
const read = (cells: Record<string, string>) => {
  const quoted = Object.values(cells).map((cell) => `"${cell}"`);
  return readCustoms(
    rowsOf(
      readTable(
        Buffer.from(`${['Handle', ...Object.keys(cells)].join(',')}\n${['cup', ...quoted].join(',')}`),
        (header) => findColumns(header).size,
      ),
    )[0]!,
  );
};

describe('tax and customs in a product file', () => {
  it('stay as they are where the file has no column for them', () => {
    expect(read({ Title: 'Cup' })).toEqual({ facts: {}, problems: [], notices: [] });
  });

  it('come from the columns that exports have', () => {
    expect(read({ 'HS Code': '6911.10', COO: 'cn', 'Variant Tax Code': 'food' }).facts).toEqual({
      taxCategory: 'food',
      taxableUnknown: true,
      hsCode: '691110',
      originCountry: 'CN',
    });
    expect(read({ 'Variant HS Code': '0902 10 00', 'Variant Country of Origin': 'JP' }).facts).toEqual({
      hsCode: '09021000',
      originCountry: 'JP',
    });
    expect(read({ 'Charge tax': 'false', 'Tax code': 'food' }).facts).toEqual({ taxCategory: 'zero' });
  });

  it('are cleared by an empty cell', () => {
    expect(read({ 'HS Code': '', COO: '', 'Variant Tax Code': '' }).facts).toEqual({
      taxCategory: 'standard',
      taxableUnknown: true,
      hsCode: null,
      originCountry: null,
    });
  });

  it('know what is not taxable, and leave a tax service’s own codes alone', () => {
    expect(read({ 'Variant Taxable': 'FALSE', 'Variant Tax Code': 'food' }).facts).toEqual({ taxCategory: 'zero' });
    expect(read({ 'Variant Taxable': 'true', 'Variant Tax Code': 'PC040100' }).facts).toEqual({ taxable: true });
  });

  it('tax what is neither taxable nor not, and say so', () => {
    expect(read({ 'Variant Taxable': 'maybe' })).toEqual({
      facts: { taxable: true },
      problems: [],
      notices: [
        { line: 2, column: 'Variant Taxable', reason: '"maybe" is unknown, so it is taxed: write true or false' },
      ],
    });
  });

  it('are refused with their column where they cannot be right', () => {
    expect(read({ 'HS Code': 'porcelain', 'Country of Origin': 'China' }).problems).toEqual([
      { line: 2, column: 'HS Code', reason: '"porcelain" is no HS code: write its 4 to 12 digits' },
      { line: 2, column: 'Country of Origin', reason: '"China" is no country code: write two letters, such as CN' },
    ]);
  });
});
