import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { changeManyProducts } from './bulk-products.ts';
import { reportOf } from './bulk-report.ts';
import { setStockOfMany } from './bulk-stock.ts';

export const bulkTopic = [
  bind(routes.bulk.setStock, async (context, input) => reportOf(await setStockOfMany(context, input))),
  bind(routes.bulk.changeProducts, async (context, input) => reportOf(await changeManyProducts(context, input))),
];
