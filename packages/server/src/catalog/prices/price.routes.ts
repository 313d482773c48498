import { routes, refuse } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { findExchangeRates, viewRate } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { removeRate, setRate } from './set-rate.ts';

export const priceTopic = [
  bind(routes.price.listExchangeRates, async ({ db, store }) => ({
    items: (await findExchangeRates(db, store.id)).map(viewRate),
  })),
  bind(routes.price.setExchangeRate, ({ db, store, now }, { currency, ...input }) =>
    setRate({ db, store, now: now() }, { to: currency, ...input }),
  ),
  bind(routes.price.removeExchangeRate, async ({ db, store, now }, { currency }) =>
    (await removeRate(db, store.id, currency, now())) ? undefined : refuse('not_found', { field: 'currency' }),
  ),
];
