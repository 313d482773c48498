import type { Resolvers } from '../shop/resolver.ts';
import { store } from './store.data.ts';

/** The mock's markets are part of its scenery: setting them answers what was set and changes nothing. */
export const marketResolvers: Resolvers<'market'> = {
  list: () => ({ items: store.markets }),
  set: ({ items }) => ({ items }),
};
