import { addressFormat } from './address-format.ts';

/**
 * Countries where addresses contain the code of a region (CA). In other countries they contain its name. The
 * elements' order page has the same rule.
 */
const codesWritten = new Set(['AU', 'BR', 'CA', 'IT', 'US']);

/** Returns a region as it is written in an address: `13` of Japan is Tokyo, or 東京都 for a Japanese reader. */
export function writtenRegion(country: string, code: string, language: string): string {
  if (codesWritten.has(country)) return code;
  const options = addressFormat(country, language)?.fields.find(({ name }) => name === 'region')?.options;
  return options?.find((option) => option.code === code)?.name ?? code;
}
