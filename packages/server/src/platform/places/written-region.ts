import { addressFormat } from './address-format.ts';

/** Countries on whose parcels the code of a region is written (CA); elsewhere its name is. The elements' order page does the same. */
const codesWritten = new Set(['AU', 'BR', 'CA', 'IT', 'US']);

/** A region as it is written in an address: `13` of Japan is Tokyo, or 東京都 for a Japanese reader. */
export function writtenRegion(country: string, code: string, language: string): string {
  if (codesWritten.has(country)) return code;
  const options = addressFormat(country, language)?.fields.find(({ name }) => name === 'region')?.options;
  return options?.find((option) => option.code === code)?.name ?? code;
}
