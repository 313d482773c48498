import type { LowValueScheme } from './low-value-schemes.ts';

const always = { per: 'consignment', dutyFree: true, excludes: [] } as const;

/**
 * Rules by which a seller abroad charges the destination's tax at checkout, as published on the
 * pages named. Thresholds are in minor units of their currency, without tax and shipping.
 */
export const lowValueSchemes: readonly LowValueScheme[] = [
  {
    // Excise products are excluded too; a shop that sells them needs a service that knows them.
    ...always,
    scheme: 'ioss',
    territory: 'EU',
    limit: { amount: 150_00, currency: 'EUR' },
    dutyFree: false,
    validFrom: '2021-07-01',
    source:
      'European Commission, Import One-Stop Shop: vat-one-stop-shop.ec.europa.eu, Directive 2006/112/EC art. 369l',
  },
  {
    ...always,
    scheme: 'uk_low_value',
    territory: 'GB',
    limit: { amount: 135_00, currency: 'GBP' },
    validFrom: '2021-01-01',
    source: 'HM Revenue & Customs, VAT on overseas sales directly to customers in the UK (gov.uk)',
  },
  {
    ...always,
    scheme: 'au_low_value',
    territory: 'AU',
    limit: { amount: 1000_00, currency: 'AUD' },
    per: 'item',
    validFrom: '2018-07-01',
    source: 'Australian Taxation Office, GST on low value imports (ato.gov.au)',
  },
  {
    ...always,
    scheme: 'nz_low_value',
    territory: 'NZ',
    limit: { amount: 1000_00, currency: 'NZD' },
    per: 'item',
    validFrom: '2019-12-01',
    source: 'Inland Revenue, GST on low-value imports (ird.govt.nz)',
  },
  {
    ...always,
    scheme: 'sg_low_value',
    territory: 'SG',
    limit: { amount: 400_00, currency: 'SGD' },
    per: 'item',
    validFrom: '2023-01-01',
    source:
      'Inland Revenue Authority of Singapore, GST on low-value imports, Overseas Vendor Registration (iras.gov.sg)',
  },
  {
    ...always,
    scheme: 'no_voec',
    territory: 'NO',
    limit: { amount: 2999_99, currency: 'NOK' },
    per: 'item',
    excludes: ['food'],
    validFrom: '2020-04-01',
    source: 'Skatteetaten, VOEC: items below NOK 3,000 each, no foodstuffs (skatteetaten.no)',
  },
  {
    ...always,
    scheme: 'ch_mail_order',
    territory: 'CH',
    limit: null,
    dutyFree: false,
    validFrom: '2019-01-01',
    source: 'Federal Tax Administration, mail-order rule, VAT Act art. 7 para. 3 let. b (estv.admin.ch)',
  },
  {
    ...always,
    scheme: 'cn_cross_border',
    territory: 'CN',
    limit: { amount: 5000_00, currency: 'CNY' },
    validFrom: '2019-01-01',
    source: 'Ministry of Finance, Customs, State Taxation Administration: notice Cai Guan Shui [2018] 49 (mof.gov.cn)',
  },
  {
    ...always,
    scheme: 'br_remessa_conforme',
    territory: 'BR',
    limit: { amount: 3000_00, currency: 'USD' },
    dutyFree: false,
    validFrom: '2023-08-01',
    source: 'Receita Federal, Programa Remessa Conforme (gov.br/receitafederal)',
  },
];
