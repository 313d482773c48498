import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { metafieldEndpoints } from './metafield.endpoints.ts';
import { metafieldDefinitionInputSchema, metafieldDefinitionSchema } from './metafield.schemas.ts';

export const metafieldRoutes = {
  listDefinitions: route({
    endpoint: metafieldEndpoints.listDefinitions,
    summary: 'List the metafields that the store has defined',
    key: 'secret',
    response: component('MetafieldDefinitionList', z.object({ items: z.array(metafieldDefinitionSchema) })),
    errors: [],
  }),
  setDefinition: route({
    endpoint: metafieldEndpoints.setDefinition,
    summary: 'Define a metafield, or change its definition. Values of products stay as they are',
    key: 'secret',
    body: metafieldDefinitionInputSchema,
    response: metafieldDefinitionSchema,
    errors: [],
  }),
  removeDefinition: route({
    endpoint: metafieldEndpoints.removeDefinition,
    summary: 'Remove the definition of a metafield. Values of products stay as they are',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
};
