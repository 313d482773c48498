import { refuse } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import { addressFormats } from './address.data.ts';

export const addressResolvers: Resolvers<'address'> = {
  getFormat({ country }) {
    const fields = addressFormats[country];
    return fields ? { country, fields } : refuse('country_not_served', { field: 'country' });
  },
};
