import * as z from 'zod/mini';
import { languageSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { addressEndpoints } from './address.endpoints.ts';
import { addressFormatSchema } from './address.schemas.ts';

export const addressRoutes = {
  getFormat: route({
    endpoint: addressEndpoints.getFormat,
    summary: 'Get the address format of a country: fields, order, labels and patterns',
    key: 'publishable',
    query: z.object({ language: z.optional(languageSchema) }),
    response: addressFormatSchema,
    errors: ['country_not_served'],
  }),
};
