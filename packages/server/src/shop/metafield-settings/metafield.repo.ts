import type { MetafieldDefinition } from '@smallshop/contract';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { metafieldDefinitions } from './metafield.tables.ts';

const { namespace, key, valueType, name, isFilter, isVisible, position, storeId: ofStore } = metafieldDefinitions;

/** The definitions of a store in their order. */
export function findMetafieldDefinitions(db: Database, storeId: string): Promise<MetafieldDefinition[]> {
  return db
    .select({ namespace, key, valueType, name, isFilter, isVisible })
    .from(metafieldDefinitions)
    .where(eq(ofStore, storeId))
    .orderBy(asc(position), asc(namespace), asc(key));
}

/** Adds a definition at the end, or changes the one of this namespace and key. */
export async function saveMetafieldDefinition(
  db: Database,
  storeId: string,
  definition: MetafieldDefinition,
): Promise<void> {
  const next = sql<number>`(select coalesce(max(position) + 1, 0) from ${metafieldDefinitions}
    where store_id = ${storeId})`;
  await db
    .insert(metafieldDefinitions)
    .values({ ...definition, storeId, position: next })
    .onConflictDoUpdate({ target: [ofStore, namespace, key], set: definition });
}

/** Returns whether there was one. */
export async function deleteMetafieldDefinition(
  db: Database,
  storeId: string,
  of: { namespace: string; key: string },
): Promise<boolean> {
  const own = and(eq(ofStore, storeId), eq(namespace, of.namespace), eq(key, of.key));
  return (await db.delete(metafieldDefinitions).where(own).returning({ key })).length > 0;
}
