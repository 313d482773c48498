import { route } from '../common/route.ts';
import { bulkEndpoints } from './bulk.endpoints.ts';
import { bulkProductsSchema, bulkReportSchema, bulkStockSchema } from './bulk.schemas.ts';

export const bulkRoutes = {
  setStock: route({
    endpoint: bulkEndpoints.setStock,
    summary: 'Set the stock of up to 1,000 variants. A row that is refused stops no other',
    key: 'secret',
    body: bulkStockSchema,
    response: bulkReportSchema,
    errors: [],
  }),
  changeProducts: route({
    endpoint: bulkEndpoints.changeProducts,
    summary: 'Change tags, prices and publication of up to 1,000 products. One that is refused stops no other',
    key: 'secret',
    body: bulkProductsSchema,
    response: bulkReportSchema,
    errors: [],
  }),
};
