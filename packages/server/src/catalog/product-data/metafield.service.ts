import { refuse, type MetafieldDefinition, type Refusal, type RouteInput, type Routes } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import {
  deleteMetafieldDefinition,
  findMetafieldDefinitions,
  saveMetafieldDefinition,
} from '../../shop/metafield-settings/metafield.repo.ts';

export async function listDefinitions(db: Database, storeId: string): Promise<{ items: MetafieldDefinition[] }> {
  return { items: await findMetafieldDefinitions(db, storeId) };
}

export async function setDefinition(
  db: Database,
  storeId: string,
  { isFilter = false, isVisible = false, ...rest }: RouteInput<Routes['metafield']['setDefinition']>,
): Promise<MetafieldDefinition> {
  const definition = { ...rest, isFilter, isVisible };
  await saveMetafieldDefinition(db, storeId, definition);
  return definition;
}

export async function removeDefinition(
  db: Database,
  storeId: string,
  of: { namespace: string; key: string },
): Promise<undefined | Refusal> {
  return (await deleteMetafieldDefinition(db, storeId, of)) ? undefined : refuse('not_found', { field: 'key' });
}
