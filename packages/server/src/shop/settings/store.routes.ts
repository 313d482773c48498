import { routes } from '@smallshop/contract';
import { bind } from '../requests/bind-route.ts';
import { resolveRegion } from '../requests/resolve-region.ts';
import { viewMarkets } from '../store/store.repo.ts';

export const storeTopic = [
  bind(
    routes.store.get,
    async ({ store, configuration, deps }) => ({
      id: store.id,
      name: store.name,
      languages: store.languages,
      defaultLanguage: store.defaultLanguage,
      defaultCountry: store.defaultCountry,
      markets: viewMarkets(configuration.markets),
      testMode: deps.payments.includes('test'),
    }),
    { cacheable: true },
  ),
  bind(routes.store.resolveRegion, resolveRegion, { cacheable: true }),
];
