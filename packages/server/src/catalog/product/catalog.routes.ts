import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { getCollection, getProduct, listCollections, listProducts } from './catalog.service.ts';

const cacheable = { cacheable: true };

export const catalogTopic = [
  bind(routes.catalog.listProducts, listProducts, cacheable),
  bind(routes.catalog.getProduct, getProduct, cacheable),
  bind(routes.catalog.listCollections, listCollections, cacheable),
  bind(routes.catalog.getCollection, getCollection, cacheable),
];
