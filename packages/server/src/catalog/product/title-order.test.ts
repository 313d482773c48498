import { interfaceLanguages, routes } from '@smallshop/contract';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { products } from '../catalog.tables.ts';
import { fillSearch } from '../search/fill-search.ts';
import { productSearch } from '../search/search.tables.ts';
import { rankNewTitles } from './title-ranks.ts';

const { listProducts } = routes.catalog;

describe.each(testDatabases)('titles on %s', (database) => {
  let server: TestServer;
  let handles: string[];
  beforeAll(async () => {
    server = await createTestServer({ database });
    handles = (await server.ok(listProducts, { country: 'US', language: 'en', limit: 100 })).items.map(
      ({ handle }) => handle,
    );
  });
  afterAll(() => server.close());

  /** Gives the first products these titles, as a version before the ranks stored them. */
  async function rename(titles: readonly string[], language: string) {
    for (const [index, title] of titles.entries()) {
      await server.db
        .update(products)
        .set({ title: { [language]: title }, titleRanks: null })
        .where(eq(products.handle, handles[index]!));
    }
  }

  async function list(input: { language: string; search?: string }, only: readonly string[]) {
    const { items } = await server.ok(listProducts, { country: 'US', sort: 'title', limit: 100, ...input });
    return items.map(({ title }) => title).filter((title) => only.includes(title));
  }

  it.each([
    ['de', ['Apfel', 'Äpfel', 'Öl', 'Zange']],
    ['fr', ['cote', 'Côte', 'éclair', 'fin']],
    ['es', ['nudo', 'ñandú', 'ópalo', 'oro']],
    ['zh-CN', ['茶杯', '瓷器', '壶', '竹篮']],
    ['ja', ['あき', 'カップ', 'さら', 'ナイフ']],
    ['ar', ['إبريق', 'تمر', 'شاي', 'قهوة']],
    ['en', ['Cup 2', 'Cup 10', 'cup 11', 'Éclair']],
  ])('are in the order of %s', async (language, titles) => {
    await rename(titles.toReversed(), language);
    expect(await rankNewTitles(server.db)).toBeGreaterThan(0);
    expect(await list({ language }, titles)).toEqual(titles);
  });

  it('are ranked once', async () => {
    await rankNewTitles(server.db);
    expect(await rankNewTitles(server.db)).toBe(0);
  });

  it('are found without accents and case, also in products of an earlier version', async () => {
    await rename(['Crème brûlée', 'SMØRREBRØD', 'Weißbier'], 'en');
    await server.db.delete(productSearch);
    expect(await fillSearch(server.db)).toBeGreaterThan(0);
    expect(await fillSearch(server.db)).toBe(0);
    await rankNewTitles(server.db);
    for (const [search, title] of [
      ['creme BRULEE', 'Crème brûlée'],
      ['smorrebrod', 'SMØRREBRØD'],
      ['WEISSBIER', 'Weißbier'],
      ['weißbier', 'Weißbier'],
    ]) {
      expect(await list({ language: 'en', search: search! }, [title!])).toEqual([title]);
    }
    expect(await list({ language: 'en', search: '%' }, ['Weißbier'])).toEqual([]);
  });

  it('keep the pages of a list apart when a language is added between two of them', async () => {
    const first = await server.ok(listProducts, { country: 'US', language: 'en', sort: 'title', limit: 3 });
    await server.db.update(products).set({ titleRanks: null });
    await rename(['Aa', 'Ab'], 'en');
    await rankNewTitles(server.db);
    const rest = await server.ok(listProducts, {
      country: 'US',
      language: 'en',
      sort: 'title',
      limit: 100,
      cursor: first.nextCursor!,
    });
    const shown = [...first.items, ...rest.items].map(({ handle }) => handle);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('have a rank of every language', async () => {
    await rankNewTitles(server.db);
    const [row] = await server.db.select().from(products).orderBy(asc(products.id)).limit(1);
    expect(Object.keys(row!.titleRanks!).sort()).toEqual([...interfaceLanguages].sort());
  });
});
