import type { Field } from './columns.ts';
import type { Row } from './csv-file.ts';
import type { RowProblem } from './row-problem.ts';
import type { DraftCustoms } from './draft-product.ts';
import { parseYesNo } from './yes-no.ts';

export interface Customs {
  facts: DraftCustoms;
  problems: RowProblem[];
  notices: RowProblem[];
}

/**
 * What a row says to tax and customs; a fact is left out where the file has no column for it. The tax
 * code counts where it is one of the store's own category names (`food`, `childrens_clothing`); codes
 * of tax services mean nothing here and are left alone. A variant that is not taxable has the category
 * `zero`.
 */
export function readCustoms(row: Row): Customs {
  const customs: Customs = { facts: {}, problems: [], notices: [] };
  const add = (to: RowProblem[], field: Field, reason: string) =>
    to.push({ line: row.line, column: row.column(field), reason });
  if (row.has('hsCode')) {
    const hsCode = row.get('hsCode').replace(/[ .]/g, '');
    if (hsCode !== '' && !/^\d{4,12}$/.test(hsCode))
      add(customs.problems, 'hsCode', `"${row.get('hsCode')}" is no HS code: write its 4 to 12 digits`);
    else customs.facts.hsCode = hsCode || null;
  }
  if (row.has('originCountry')) {
    const country = row.get('originCountry').toUpperCase();
    if (country !== '' && !/^[A-Z]{2}$/.test(country))
      add(
        customs.problems,
        'originCountry',
        `"${row.get('originCountry')}" is no country code: write two letters, such as CN`,
      );
    else customs.facts.originCountry = country || null;
  }
  const taxable = parseYesNo(row.get('taxable'));
  if (row.get('taxable') !== '' && taxable === undefined)
    add(customs.notices, 'taxable', `"${row.get('taxable')}" is unknown, so it is taxed: write true or false`);
  const taxCategory = taxable === false ? 'zero' : categoryOf(row);
  if (taxCategory !== undefined)
    Object.assign(customs.facts, row.has('taxable') ? { taxCategory } : { taxCategory, taxableUnknown: true });
  else if (row.has('taxable')) customs.facts.taxable = true;
  return customs;
}

/** An empty tax code is the standard category. */
function categoryOf(row: Row): string | undefined {
  if (!row.has('taxCode')) return undefined;
  const code = row.get('taxCode').toLowerCase();
  if (code === '') return 'standard';
  return /^[a-z]+(_[a-z]+)*$/.test(code) ? code : undefined;
}
