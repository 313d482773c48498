import type { Resolvers } from '../shop/resolver.ts';
import { resolveRegion } from './region.ts';
import { store } from './store.data.ts';

export const storeResolvers: Resolvers<'store'> = {
  get: () => store,
  resolveRegion: (input, call) => resolveRegion(input, call.acceptLanguage),
};
