import { refuse } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import { store } from './store.data.ts';

/** The mock's markets are fixed: `set` returns its input and changes nothing. */
export const marketResolvers: Resolvers<'market'> = {
  list: () => ({ items: store.markets, version: 1 }),
  set: ({ items }, { version }) =>
    version === null || version === 1
      ? { items, version: 1 }
      : refuse('version_conflict', { current: { items: store.markets, version: 1 } }),
};
