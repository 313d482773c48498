import { currencyDigits, formatMoney } from '@smallshop/contract/format';
import { pricesInDoubt } from '../../catalog/prices/prices-in-doubt.ts';
import type { Check } from './check.ts';

/** Prices that were stored when the digits of their currency depended on the version of Node. */
export const checkPrices: Check = async ({ db }) =>
  (await pricesInDoubt(db)).map(({ storeId, storeName, currency, set, converted, example }) => {
    const digits = currencyDigits(currency);
    const factor = 10 ** digits;
    const written = (amount: number) => formatMoney({ amount, currency }, 'en').replace('\u00a0', ' ');
    const steps = [
      ...(set > 0 ? [`For the ${set} prices that were set: import the product file again, or set them anew.`] : []),
      ...(converted > 0
        ? [`For the ${converted} converted prices: run "smallshop rates set ${currency} RATE --store ${storeId}".`]
        : []),
    ];
    return {
      problem:
        `${set + converted} prices of "${storeName}" in ${currency} may be ${factor} times too low: ` +
        `an earlier version stored them, which on some versions of Node counted ${currency} without digits after ` +
        `the decimal point. It has ${digits} (ISO 4217). ` +
        `Example: ${example.sku} costs ${written(example.amount)}. Should it cost ${written(example.amount * factor)}?`,
      fix:
        `No amount was changed. Compare them with your price list. ${steps.join(' ')} ` +
        `Then run "smallshop prices confirm ${currency} --store ${storeId}".`,
    };
  });
