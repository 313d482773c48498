import type { CustomsFacts } from '../catalog/product-input.ts';
import type { Row, RowProblem } from './csv-file.ts';

/** The column names that shop systems use in product and inventory exports, the first that is filled counts. */
const columns = {
  hsCode: ['HS Code', 'Variant HS Code', 'Harmonized System Code'],
  origin: ['Country of Origin', 'Variant Country of Origin', 'COO'],
};

/**
 * What a row says to tax and customs. "Variant Tax Code" counts where it is one of the store's own
 * category names (`food`, `childrens_clothing`); codes of tax services mean nothing here and are left
 * alone. A variant that is not taxable has the category `zero`.
 */
export function readCustoms(row: Row): { facts: CustomsFacts; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const filled = (names: readonly string[]) => names.find((name) => row.get(name) !== '') ?? names[0]!;
  const hsColumn = filled(columns.hsCode);
  const hsCode = row.get(hsColumn).replace(/[ .]/g, '');
  if (hsCode !== '' && !/^\d{4,12}$/.test(hsCode)) {
    problems.push({ line: row.line, column: hsColumn, reason: `"${row.get(hsColumn)}" is no HS code: it has 4 to 12 digits` });
  }
  const originColumn = filled(columns.origin);
  const originCountry = row.get(originColumn).toUpperCase();
  if (originCountry !== '' && !/^[A-Z]{2}$/.test(originCountry)) {
    problems.push({ line: row.line, column: originColumn, reason: `"${row.get(originColumn)}" is no country code: write two letters, such as CN` });
  }
  const code = row.get('Variant Tax Code').toLowerCase();
  const taxCategory = /^(false|no|0)$/i.test(row.get('Variant Taxable')) ? 'zero' : /^[a-z]+(_[a-z]+)*$/.test(code) ? code : '';
  return { facts: { ...(taxCategory && { taxCategory }), ...(hsCode && { hsCode }), ...(originCountry && { originCountry }) }, problems };
}
