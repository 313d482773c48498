/**
 * The value of one euro, rounded. Exact enough to decide on which side of a legal threshold a parcel is, but never
 * used for a price. Authorities publish their own rates each month.
 */
export const referenceRates = {
  date: '2025-10-31',
  source: 'European Central Bank, euro foreign exchange reference rates (ecb.europa.eu); pegged currencies from their pegs to the dollar',
  perEuro: {
    EUR: '1', USD: '1.155', GBP: '0.88', CHF: '0.929', NOK: '11.65', SEK: '10.92', DKK: '7.467', PLN: '4.25', CZK: '24.34', HUF: '388', RON: '5.085',
    BGN: '1.95583', ISK: '145', TRY: '48.5', CNY: '8.22', HKD: '8.97', TWD: '35.5', JPY: '178', KRW: '1648', SGD: '1.504', MYR: '4.84', THB: '37.4',
    PHP: '67.9', IDR: '19220', VND: '30400', INR: '102.5', AUD: '1.765', NZD: '2.02', CAD: '1.62', MXN: '21.4', BRL: '6.21', ILS: '3.76', ZAR: '20.0',
    AED: '4.242', SAR: '4.331', QAR: '4.204', KWD: '0.3545', BHD: '0.4343', OMR: '0.4441',
  },
} as const;
