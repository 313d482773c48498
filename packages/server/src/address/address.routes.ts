import { routes } from '@smallshop/contract';
import { bind } from '../http/bind-route.ts';
import { refuse } from '../http/refusal.ts';
import { addressFormat } from './address-format.ts';

export const addressTopic = [
  bind(
    routes.address.getFormat,
    // Every country there is, also one the store does not deliver to: a billing address may lie in it.
    async ({ store }, { country, language }) =>
      addressFormat(country, language ?? store.defaultLanguage) ?? refuse('country_not_served', { field: 'country' }),
    { cacheable: true },
  ),
];
