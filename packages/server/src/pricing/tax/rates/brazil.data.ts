import type { PlaceTaxes } from '../tax-rates.ts';

const source =
  'Confaz and the finance secretaries of the states (confaz.fazenda.gov.br); Receita Federal, Remessa ' +
  'Conforme (gov.br/receitafederal)';

/** ICMS on items sold inside a state, in percent of the price with the tax in it, the state's poverty fund included. */
const states: Readonly<Record<string, number>> = {
  AC: 19,
  AL: 20,
  AM: 20,
  AP: 18,
  BA: 20.5,
  CE: 20,
  DF: 20,
  ES: 17,
  GO: 19,
  MA: 23,
  MG: 18,
  MS: 17,
  MT: 17,
  PA: 19,
  PB: 20,
  PE: 20.5,
  PI: 22.5,
  PR: 19.5,
  RJ: 22,
  RN: 20,
  RO: 19.5,
  RR: 20,
  RS: 17,
  SC: 17,
  SE: 20,
  SP: 18,
  TO: 20,
};

/** States that raised ICMS on international parcels from 17 to 20 % in April 2025. */
const raised = ['AC', 'AL', 'BA', 'CE', 'MG', 'PB', 'PI', 'RN', 'RR', 'SE'];

const icms = (standard: number) => [{ name: 'ICMS', percent: { standard, books: 0 }, inside: true }];
const entry = (rest: Pick<PlaceTaxes, 'validFrom' | 'taxes'> & Partial<PlaceTaxes>): PlaceTaxes => ({
  country: 'BR',
  source,
  shipping: 'as_goods',
  ...rest,
});

/** Federal taxes inside domestic prices (PIS, Cofins, from 2026 CBS on trial) are not listed separately. */
export const brazilTaxes: readonly PlaceTaxes[] = [
  entry({ validFrom: '2025-04-01', taxes: icms(17) }),
  ...Object.entries(states).map(([area, percent]) => entry({ area, validFrom: '2025-04-01', taxes: icms(percent) })),
  ...['br_remessa_conforme', 'import'].flatMap((scheme) => [
    entry({ scheme, validFrom: '2023-08-01', taxes: icms(17) }),
    ...raised.map((area) => entry({ scheme, area, validFrom: '2025-04-01', taxes: icms(20) })),
  ]),
];
