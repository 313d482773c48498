import type { FieldError, Market } from '@smallshop/contract';
import { isCurrency } from '@smallshop/contract/format';
import { countryData } from '../../platform/places/address-data.ts';

/**
 * Returns the errors of a list of markets beyond the shape of its fields. Each error names its field, such as
 * `items.1.countries.0`.
 */
export function marketErrors(markets: readonly Market[], ownCountry: string): FieldError[] {
  const taken = new Map<string, string>();
  const errorsOfMarkets = markets.flatMap(({ id, countries, currencies, languages }, index): FieldError[] => {
    const at = `items.${index}`;
    const twin = markets.slice(0, index).some((other) => other.id === id);
    const errors: FieldError[] = [
      ...(/^[a-z0-9-]{1,40}$/.test(id)
        ? []
        : [{ field: `${at}.id`, code: 'invalid' as const, detail: 'Small letters, digits and hyphens, at most 40.' }]),
      ...(twin ? [{ field: `${at}.id`, code: 'not_allowed' as const, detail: `${id} is used twice.` }] : []),
      ...required(`${at}.countries`, countries),
      ...required(`${at}.currencies`, currencies),
      ...required(`${at}.languages`, languages),
      ...currencies.flatMap((currency, position) =>
        isCurrency(currency)
          ? []
          : [
              {
                field: `${at}.currencies.${position}`,
                code: 'invalid' as const,
                detail: `${currency} is no currency of ISO 4217.`,
              },
            ],
      ),
    ];
    for (const [position, country] of countries.entries()) {
      const field = `${at}.countries.${position}`;
      const owner = taken.get(country);
      if (!countryData(country)) errors.push({ field, code: 'invalid', detail: `${country} is no country.` });
      else if (owner !== undefined)
        errors.push({ field, code: 'not_allowed', detail: `${country} belongs to the market ${owner} already.` });
      taken.set(country, owner ?? id);
    }
    return errors;
  });
  if (taken.has(ownCountry)) return errorsOfMarkets;
  // Without it, shoppers whose country is unknown would have no market.
  return [
    ...errorsOfMarkets,
    { field: 'items', code: 'not_allowed', detail: `One market has to have ${ownCountry}, the store's own country.` },
  ];
}

function required(field: string, list: readonly string[]): FieldError[] {
  return list.length > 0 ? [] : [{ field, code: 'required', detail: 'One at least.' }];
}
