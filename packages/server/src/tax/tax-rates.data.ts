/**
 * Standard rates of value added and goods and services tax in basis points, as of 1 November 2026.
 * Sources: European Commission, "VAT rates applied in the Member States" (Taxes in Europe Database);
 * gov.uk, skatteetaten.no, estv.admin.ch, ato.gov.au, ird.govt.nz, iras.gov.sg, nta.go.jp,
 * nts.go.kr, chinatax.gov.cn, canada.ca (federal GST; provinces add their own).
 * The United States tax by state and county and are not in here: a tax service has to know them.
 */
export const standardTaxRates: Readonly<Record<string, number>> = {
  AT: 2000, BE: 2100, BG: 2000, HR: 2500, CY: 1900, CZ: 2100, DK: 2500, EE: 2400, FI: 2550, FR: 2000, DE: 1900,
  GR: 2400, HU: 2700, IE: 2300, IT: 2200, LV: 2100, LT: 2100, LU: 1700, MT: 1800, NL: 2100, PL: 2300, PT: 2300,
  RO: 2100, SK: 2300, SI: 2200, ES: 2100, SE: 2500,
  GB: 2000, NO: 2500, CH: 810, LI: 810, IS: 2400,
  CN: 1300, JP: 1000, KR: 1000, TW: 500, SG: 900, TH: 700, MY: 1000, PH: 1200, VN: 1000, ID: 1100, IN: 1800,
  AU: 1000, NZ: 1500, CA: 500, MX: 1600, AE: 500, SA: 1500, IL: 1800, TR: 2000, ZA: 1500,
};
