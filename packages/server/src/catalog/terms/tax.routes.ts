import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import {
  getTaxSettings,
  listTaxRates,
  removeTaxRate,
  setTaxRate,
  setTaxSettings,
} from '../../shop/tax-settings/tax.service.ts';
import { setVariantCustoms } from './variant-customs.ts';

export const taxTopic = [
  bind(routes.tax.getSettings, ({ db, store }) => getTaxSettings(db, store.id)),
  bind(routes.tax.setSettings, ({ db, store }, settings) => setTaxSettings(db, store.id, settings)),
  bind(routes.tax.listRates, ({ db, store }) => listTaxRates(db, store.id)),
  bind(routes.tax.setRate, ({ db, store }, rate) => setTaxRate(db, store.id, rate)),
  bind(routes.tax.removeRate, ({ db, store }, { place, category }) => removeTaxRate(db, store.id, place, category)),
  bind(routes.tax.setVariantCustoms, ({ db, store }, { sku, ...customs }) =>
    setVariantCustoms(db, store.id, sku, customs),
  ),
];
