import { checkMetafieldName, refuse } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';

export const metafieldResolvers: Resolvers<'metafield'> = {
  listDefinitions: (_input, { shop }) => ({ items: [...shop.metafieldDefinitions.values()] }),
  setDefinition({ isFilter = false, isVisible = false, ...rest }, { shop }) {
    const wrong = checkMetafieldName(rest);
    if (wrong) return wrong;
    const definition = { ...rest, isFilter, isVisible };
    shop.metafieldDefinitions.set(`${rest.namespace}.${rest.key}`, definition);
    return definition;
  },
  removeDefinition: ({ namespace, key }, { shop }) =>
    shop.metafieldDefinitions.delete(`${namespace}.${key}`) ? undefined : refuse('not_found', { field: 'key' }),
};
