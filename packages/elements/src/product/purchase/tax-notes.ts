import type { DutyMode, PriceTerms } from '@smallshop/contract';
import type { ProductStrings } from '../product.strings.ts';

type Key = keyof ProductStrings;

const taxKeys = { included: 'taxIncluded', added: 'taxAdded', due_on_delivery: 'taxDue', none: null } as const;
const dutyKeys = { included: null, added: 'dutyAdded', due_on_delivery: 'dutyDue', none: null } as const;

/** Name of the sales tax, if it is not VAT. Canada and Brazil have several, so they have no name here. */
const names: Record<string, Key> = {
  US: 'salesTax',
  JP: 'consumptionTax',
  AU: 'gst',
  NZ: 'gst',
  SG: 'gst',
  IN: 'gst',
  CA: 'tax',
  BR: 'tax',
  MY: 'tax',
};

export const taxName = (country: string): Key => names[country] ?? 'vat';

/** What to say of taxes and duties beside a price: a phrase on each that there is, or that there is none to fear. */
export function taxNotes({ tax, duty, scheme }: PriceTerms, dutyMode: DutyMode | undefined): Key[] {
  if (tax === 'due_on_delivery' && duty === 'due_on_delivery') return ['importDue'];
  if (tax === 'none' && duty === 'none') return dutyMode && dutyMode !== 'none' ? ['importNone'] : [];
  const paid = scheme !== null && scheme !== 'eu_oss' && tax !== 'due_on_delivery' && duty === 'none';
  const keys: (Key | null)[] = [taxKeys[tax], dutyKeys[duty], paid ? 'importPaid' : null];
  return keys.filter((key) => key !== null);
}
