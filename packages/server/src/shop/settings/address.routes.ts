import { routes } from '@smallshop/contract';
import { bind } from '../requests/bind-route.ts';
import { refuse } from '../../platform/errors/refusal.ts';
import { addressFormat } from '../../platform/places/address-format.ts';

export const addressTopic = [
  bind(
    routes.address.getFormat,
    // Every country there is, also one the store does not deliver to: a billing address may lie in it.
    async ({ store }, { country, language }) =>
      addressFormat(country, language ?? store.defaultLanguage) ?? refuse('country_not_served', { field: 'country' }),
    { cacheable: true },
  ),
];
