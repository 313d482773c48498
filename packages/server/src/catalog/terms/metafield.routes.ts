import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { listDefinitions, removeDefinition, setDefinition } from '../product-data/metafield.service.ts';

export const metafieldTopic = [
  bind(routes.metafield.listDefinitions, ({ db, store }) => listDefinitions(db, store.id)),
  bind(routes.metafield.setDefinition, ({ db, store }, definition) => setDefinition(db, store, definition)),
  bind(routes.metafield.removeDefinition, ({ db, store }, of) => removeDefinition(db, store, of)),
];
