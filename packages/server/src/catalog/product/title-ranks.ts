import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { languageChain, textIn } from '../../platform/database/text.ts';
import { markets, stores } from '../../shop/store/store.tables.ts';
import { products } from '../catalog.tables.ts';

/** Rows that one statement updates. */
const batchSize = 2000;

/** What the alphabetical order of a store's titles depends on. */
interface RankedStore {
  id: string;
  defaultLanguage: string;
  languages: string[];
}

/**
 * Ranks the titles of every store that has products without a rank in one of its languages, and returns how many
 * products changed. The order of a language comes from `Intl.Collator`: PGlite has no collations of languages, and the
 * database of a server may have others than Node. A product without a rank is last in lists by title until then.
 */
export async function rankNewTitles(db: Database): Promise<number> {
  let changed = 0;
  for (const store of await findRankedStores(db)) {
    if (await hasUnrankedTitle(db, store)) changed += await rankTitles(db, store);
  }
  return changed;
}

async function findRankedStores(db: Database): Promise<RankedStore[]> {
  const rows = await db
    .select({
      id: stores.id,
      defaultLanguage: stores.defaultLanguage,
      own: stores.languages,
      ofMarket: markets.languages,
    })
    .from(stores)
    .leftJoin(markets, eq(markets.storeId, stores.id));
  const found = new Map<string, RankedStore>();
  for (const { id, defaultLanguage, own, ofMarket } of rows) {
    const languages = new Set([...(found.get(id)?.languages ?? []), defaultLanguage, ...own, ...(ofMarket ?? [])]);
    found.set(id, { id, defaultLanguage, languages: [...languages] });
  }
  return [...found.values()];
}

async function hasUnrankedTitle(db: Database, { id, languages }: RankedStore): Promise<boolean> {
  const hasAll = sql.join(
    languages.map((language) => sql`jsonb_exists(${products.titleRanks}, ${language}::text)`),
    sql` and `,
  );
  const [row] = await db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.storeId, id), sql`(${products.titleRanks} is null or not (${hasAll}))`))
    .limit(1);
  return row !== undefined;
}

async function rankTitles(db: Database, store: RankedStore): Promise<number> {
  const { id: productId, sourceHash, title, titleRanks } = products;
  const rows = await db
    .select({ id: productId, sourceHash, title, titleRanks })
    .from(products)
    .where(eq(products.storeId, store.id));
  const ranks = new Map<string, Record<string, number>>(rows.map(({ id }) => [id, {}]));
  for (const language of store.languages) {
    const { compare } = new Intl.Collator(language, { numeric: true });
    const chain = languageChain(language, store.defaultLanguage);
    const titles = rows
      .map((row) => ({ id: row.id, title: textIn(row.title, chain) }))
      .sort((a, b) => compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
    titles.forEach(({ id }, rank) => (ranks.get(id)![language] = rank));
  }
  const changed = rows
    .filter(({ id, titleRanks: before }) =>
      store.languages.some((language) => before?.[language] !== ranks.get(id)![language]),
    )
    .map((row) => ({ id: row.id, hash: row.sourceHash, ranks: ranks.get(row.id)! }));
  for (let start = 0; start < changed.length; start += batchSize)
    await saveRanks(db, store.id, changed.slice(start, start + batchSize));
  return changed.length;
}

type Ranked = { id: string; hash: string; ranks: Record<string, number> };

/** A product that was saved since its title was read keeps no rank, so that it is ranked again. */
async function saveRanks(db: Database, storeId: string, batch: readonly Ranked[]): Promise<void> {
  await db.transaction(async (tx) => {
    // In one order, so that two processes that rank at the same time wait for each other instead of deadlocking.
    await tx
      .select({ id: products.id })
      .from(products)
      .where(
        and(
          eq(products.storeId, storeId),
          inArray(
            products.id,
            batch.map(({ id }) => id),
          ),
        ),
      )
      .orderBy(products.id)
      .for(rowLock);
    await tx.execute(sql`
      update ${products} set title_ranks = ranked.ranks
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as ranked(id text, hash text, ranks jsonb)
      where ${products.id} = ranked.id and ${products.sourceHash} = ranked.hash`);
  });
}
