import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { listFacets } from './facet.service.ts';

export const facetTopic = [bind(routes.catalog.listFacets, listFacets, { cacheable: true })];
