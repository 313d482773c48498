import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { languageChain, textIn } from '../../platform/database/text.ts';
import { markets, stores } from '../../shop/store/store.tables.ts';
import { products } from '../catalog.tables.ts';

/** Rows that one statement updates. */
const batchSize = 2000;
/** Rows that one statement reads. */
const readSize = 5000;

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
  const titles = await readTitles(db, store);
  const { ids, hashes, languages } = titles;
  for (const ofLanguage of languages) {
    const { compare } = new Intl.Collator(ofLanguage.language, { numeric: true });
    const { texts } = ofLanguage;
    const ranks = new Int32Array(ids.length);
    const order = Uint32Array.from(ids, (_, index) => index);
    order.sort((a, b) => compare(texts[a]!, texts[b]!) || (ids[a]! < ids[b]! ? -1 : 1));
    order.forEach((index, rank) => (ranks[index] = rank));
    // Titles take most of the memory.
    ofLanguage.texts = [];
    ofLanguage.ranks = ranks;
  }
  let changed = 0;
  let batch: Ranked[] = [];
  for (const [index, id] of ids.entries()) {
    if (languages.every(({ before, ranks }) => before[index] === ranks[index])) continue;
    changed += 1;
    const ranks = Object.fromEntries(languages.map((one) => [one.language, one.ranks[index]!]));
    batch.push({ id, hash: hashes[index]!, ranks });
    if (batch.length < batchSize) continue;
    await saveRanks(db, store.id, batch);
    batch = [];
  }
  if (batch.length > 0) await saveRanks(db, store.id, batch);
  return changed;
}

/** The titles of a store in one of its languages, in the order of `ids`. */
interface LanguageTitles {
  language: string;
  texts: string[];
  /** The ranks that are stored; -1 where there is none. */
  before: number[];
  ranks: Int32Array;
}

/** Reads what is compared, and keeps as little as it can: a store may have hundreds of thousands of products. */
async function readTitles(
  db: Database,
  { id: storeId, defaultLanguage, languages: wanted }: RankedStore,
): Promise<{ ids: string[]; hashes: string[]; languages: LanguageTitles[] }> {
  const { id, sourceHash, title, titleRanks } = products;
  const [ids, hashes]: [string[], string[]] = [[], []];
  const languages = wanted.map((language): LanguageTitles => ({
    language,
    texts: [],
    before: [],
    ranks: new Int32Array(),
  }));
  const chains = wanted.map((language) => languageChain(language, defaultLanguage));
  for (let isLast = false; !isLast;) {
    const last = ids.at(-1);
    const rows = await db
      .select({ id, sourceHash, title, titleRanks })
      .from(products)
      .where(and(eq(products.storeId, storeId), last === undefined ? undefined : gt(id, last)))
      .orderBy(asc(id))
      .limit(readSize);
    for (const row of rows) {
      ids.push(row.id);
      hashes.push(row.sourceHash);
      for (const [nth, { language, texts, before }] of languages.entries()) {
        texts.push(textIn(row.title, chains[nth]!));
        before.push(row.titleRanks?.[language] ?? -1);
      }
    }
    isLast = rows.length < readSize;
  }
  return { ids, hashes, languages };
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
