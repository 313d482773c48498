import {
  checkMetafieldName,
  refuse,
  type MetafieldDefinition,
  type Refusal,
  type RouteInput,
  type Routes,
} from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import {
  deleteMetafieldDefinition,
  findMetafieldDefinitions,
  saveMetafieldDefinition,
} from '../../shop/metafield-settings/metafield.repo.ts';
import { refillMetafield } from '../search/fill-search.ts';

interface DefiningStore {
  id: string;
  defaultLanguage: string;
}

export async function listDefinitions(db: Database, storeId: string): Promise<{ items: MetafieldDefinition[] }> {
  return { items: await findMetafieldDefinitions(db, storeId) };
}

export async function setDefinition(
  db: Database,
  store: DefiningStore,
  { isFilter = false, isVisible = false, ...rest }: RouteInput<Routes['metafield']['setDefinition']>,
): Promise<MetafieldDefinition | Refusal> {
  const wrong = checkMetafieldName(rest);
  if (wrong) return wrong;
  const definition = { ...rest, isFilter, isVisible };
  await saveDefinition(db, store, definition);
  return definition;
}

/** Saves a definition. If it becomes a filter, or stops to be one, the products that have the metafield follow. */
export async function saveDefinition(
  db: Database,
  store: DefiningStore,
  definition: MetafieldDefinition,
): Promise<void> {
  const before = await findDefinition(db, store.id, definition);
  await saveMetafieldDefinition(db, store.id, definition);
  if ((before?.isFilter ?? false) !== definition.isFilter) await refillMetafield(db, store, nameOf(definition));
}

export async function removeDefinition(
  db: Database,
  store: DefiningStore,
  of: { namespace: string; key: string },
): Promise<undefined | Refusal> {
  const before = await findDefinition(db, store.id, of);
  if (!(await deleteMetafieldDefinition(db, store.id, of))) return refuse('not_found', { field: 'key' });
  if (before?.isFilter) await refillMetafield(db, store, nameOf(of));
  return undefined;
}

const nameOf = ({ namespace, key }: { namespace: string; key: string }) => `${namespace}.${key}`;

async function findDefinition(
  db: Database,
  storeId: string,
  of: { namespace: string; key: string },
): Promise<MetafieldDefinition | undefined> {
  return (await findMetafieldDefinitions(db, storeId)).find((one) => nameOf(one) === nameOf(of));
}
