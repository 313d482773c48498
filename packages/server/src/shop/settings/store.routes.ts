import { routes } from '@smallshop/contract';
import { bind } from '../requests/bind-route.ts';
import { resolveRegion } from '../requests/resolve-region.ts';
import { viewMarkets } from '../store/store.repo.ts';
import { localizedMarkets, localizedRegion } from './localized.ts';

export const storeTopic = [
  bind(
    routes.store.get,
    async ({ store, configuration, deps }, { language }) => ({
      id: store.id,
      name: store.name,
      languages: store.languages,
      defaultLanguage: store.defaultLanguage,
      defaultCountry: store.defaultCountry,
      markets: viewMarkets(configuration.markets),
      testMode: deps.payments.includes('test'),
      ...localizedMarkets(configuration.markets, language),
    }),
    { cacheable: true },
  ),
  bind(
    routes.store.resolveRegion,
    async (context, hint) => {
      const region = await resolveRegion(context, hint);
      return { ...region, ...localizedRegion(region) };
    },
    { cacheable: true },
  ),
];
