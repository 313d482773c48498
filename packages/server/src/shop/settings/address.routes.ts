import { routes, refuse } from '@smallshop/contract';
import { bind } from '../requests/bind-route.ts';
import { addressFormat } from '../../platform/places/address-format.ts';

export const addressTopic = [
  bind(
    routes.address.getFormat,
    // All countries, also those that the store does not deliver to, because a billing address may be in one of them.
    async ({ store }, { country, language }) =>
      addressFormat(country, language ?? store.defaultLanguage) ?? refuse('country_not_served', { field: 'country' }),
    { cacheable: true },
  ),
];
