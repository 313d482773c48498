import { defaultPageSize, maxPageSize, searchLimits } from '@smallshop/contract/rules';
import { describe, expect, it } from 'vitest';
import { refusal, unwrap, type Api } from './subject.ts';

/** The catalogue, as a page sees it. */
export function catalogConformance(open: () => Api): void {
  describe('the catalogue', () => {
    const region = () => ({ country: open().samples.home.country, language: 'en' });
    const list = async (input: object = {}) =>
      unwrap(open().client.catalog.listProducts({ ...region(), limit: maxPageSize, ...input }));
    const handles = async (input?: object) => (await list(input)).items.map(({ handle }) => handle);

    it('lists products with prices of the region, and the same product by its handle', async () => {
      const { client, samples } = open();
      const { items, nextCursor } = await list();
      expect(nextCursor).toBeNull();
      const summary = items.find(({ handle }) => handle === samples.plain.handle)!;
      expect(summary).toMatchObject({ title: samples.plain.title, available: true });
      expect(summary.variants.map(({ sku, price }) => [sku, price.currency])).toEqual([[samples.plain.sku, 'USD']]);
      const product = await unwrap(client.catalog.getProduct({ handle: samples.plain.handle, ...region() }));
      expect(product).toMatchObject({ id: summary.id, variants: summary.variants, priceRange: summary.priceRange });
      expect(product.descriptionHtml).toMatch(/^</);
    });

    it('lists the products of one collection, and the collections with their number of products', async () => {
      const { client, samples } = open();
      const inCollection = await handles({ collection: samples.collection.handle });
      expect(inCollection).toContain(samples.plain.handle);
      expect(inCollection).not.toContain(samples.other.handle);
      const { items } = await unwrap(client.catalog.listCollections(region()));
      const collection = items.find(({ handle }) => handle === samples.collection.handle)!;
      expect(collection).toMatchObject({ title: samples.collection.title, productCount: inCollection.length });
      expect(await unwrap(client.catalog.getCollection({ handle: samples.collection.handle, ...region() }))).toEqual(
        collection,
      );
    });

    it('finds products by the words of their titles, without regard to case', async () => {
      const { plain } = open().samples;
      expect(await handles({ search: plain.title.toUpperCase() })).toContain(plain.handle);
      expect(await handles({ search: plain.title.split(' ').reverse().join('  ') })).toContain(plain.handle);
      expect(await handles({ search: `${plain.title} zebra` })).toEqual([]);
      expect(await handles({ search: ' ' })).toEqual(await handles());
    });

    it('finds other forms of a word, parts of it, mistyped ones and Chinese, best first', async () => {
      const { plain, similar } = open().samples;
      expect(await handles({ search: `${similar.word}s` })).toContain(similar.handle);
      expect(await handles({ search: similar.word.slice(0, -1) })).toContain(similar.handle);
      expect(await handles({ search: similar.mistyped })).toContain(similar.handle);
      expect(await handles({ search: plain.chinese })).toContain(plain.handle);
      expect(await handles({ search: plain.sku })).toContain(plain.handle);
      const found = await handles({ search: similar.word });
      expect(await handles({ search: similar.word, sort: 'relevance' })).toEqual(found);
      expect(found[0]).toBe(similar.handle);
      expect((await handles({ search: similar.word, sort: 'manual' })).sort()).toEqual(found.sort());
      expect(await handles({ sort: 'relevance' })).toEqual(await handles({ sort: 'manual' }));
      expect(await handles({ search: '%' })).toEqual([]);
    });

    it('suggests products, collections and searches while a shopper types', async () => {
      const { client, samples } = open();
      const { similar, collection } = samples;
      const suggest = (search: string) => unwrap(client.catalog.listSuggestions({ ...region(), search }));
      const typed = similar.word.slice(0, 4);
      const { products, queries } = await suggest(typed);
      const [product] = products.filter(({ handle }) => handle === similar.handle);
      const [listed] = (await list({ search: similar.word })).items;
      expect(product).toMatchObject({ title: listed!.title, price: listed!.priceRange.min, available: true });
      expect(queries).toContain(similar.word);
      for (const query of queries) expect((await handles({ search: query })).length).toBeGreaterThan(0);
      expect((await suggest(collection.title.slice(0, 3))).collections).toContainEqual(collection);
      expect(JSON.stringify(await suggest(samples.common)).length).toBeLessThanOrEqual(searchLimits.suggestionBytes);
      expect(await suggest('zqxj')).toEqual({ queries: [], collections: [], products: [] });
      expect(await suggest('%')).toMatchObject({ queries: [], products: [] });
      expect((await refusal(client.catalog.listSuggestions({ search: '' }))).field).toBe('search');
    });

    it('recommends other products with their reasons, and lists products by their handles', async () => {
      const { client, samples } = open();
      const { plain, soldOut } = samples;
      const { items } = await unwrap(
        client.catalog.listRecommendations({ handle: plain.handle, kind: 'bought_together', limit: 3, ...region() }),
      );
      expect(items.length).toBeGreaterThan(0);
      expect(items.length).toBeLessThanOrEqual(3);
      for (const { product, reason } of items) {
        expect(product.handle).not.toBe(plain.handle);
        expect(reason).toMatchObject({ kind: 'related', shared: expect.arrayContaining([expect.any(String)]) });
      }
      const missing = client.catalog.listRecommendations({ handle: 'no-such-thing', ...region() });
      expect((await refusal(missing)).code).toBe('product_not_found');
      const named = [soldOut.handle, 'no-such-thing', plain.handle];
      const input = { ...region(), handle: named };
      const listed = async (more: object = {}) =>
        (await unwrap(client.catalog.listProducts({ ...input, ...more }))).items.map(({ handle }) => handle);
      expect(await listed()).toEqual([soldOut.handle, plain.handle]);
      expect(await listed({ available: true })).toEqual([plain.handle]);
      expect((await refusal(client.catalog.listProducts({ ...input, sort: 'title' }))).field).toBe('sort');
    });

    it('leaves out sold-out products when asked', async () => {
      const { soldOut } = open().samples;
      expect(await handles()).toContain(soldOut.handle);
      const available = await list({ available: true });
      expect(available.items.map(({ handle }) => handle)).not.toContain(soldOut.handle);
      expect(available.items.every((product) => product.available)).toBe(true);
    });

    it('filters by what facets offer, and counts for each value what the list then has', async () => {
      const { client, samples } = open();
      const facetsOf = (input: object) => unwrap(client.catalog.listFacets({ ...region(), ...input }));
      const all = await facetsOf({});
      expect(all.total).toBe((await handles()).length);
      expect(all.facets.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['collection', 'available', 'option', 'type', 'vendor', 'tag']),
      );
      for (const { kind, values } of all.facets)
        for (const { value, count, selected } of values.slice(0, 3)) {
          const isSingle = kind === 'collection' || kind === 'available';
          const filter = { [kind]: kind === 'available' ? true : isSingle ? value : [value] };
          expect(selected).toBe(false);
          expect(await handles(filter), `${kind} ${value}`).toHaveLength(count);
          const chosen = await facetsOf(filter);
          expect(chosen.total).toBe(count);
          const own = chosen.facets.find((facet) => facet.values.some((one) => one.selected))!;
          expect(own.kind).toBe(kind);
          expect(own.values.map((one) => one.count)).toEqual(
            all.facets.find((facet) => facet.kind === kind && facet.name === own.name)!.values.map((one) => one.count),
          );
        }
      const colour = all.facets.find(({ kind }) => kind === 'option')!;
      expect(await handles({ option: colour.values.map(({ value }) => value) })).toContain(samples.withOptions);
      expect(colour.values.some(({ swatch }) => swatch)).toBe(true);
      const { min, max } = all.price!;
      expect(await handles({ priceMin: min.amount, priceMax: max.amount })).toEqual(await handles());
      expect(await handles({ priceMin: max.amount + 1 })).toEqual([]);
      expect((await facetsOf({ priceMin: max.amount + 1 })).price).toEqual({ min, max });
      expect(await handles({ search: samples.similar.word, vendor: ['No one'] })).toEqual([]);
    });

    it('sorts by price and by title', async () => {
      const prices = async (sort: 'price_asc' | 'price_desc') =>
        (await list({ sort })).items.map(({ priceRange }) => priceRange.min.amount);
      const rising = await prices('price_asc');
      expect(rising).toEqual(rising.toSorted((a, b) => a - b));
      expect(await prices('price_desc')).toEqual(rising.toReversed());
      const titles = (await list({ sort: 'title' })).items.map(({ title }) => title);
      expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'en')));
    });

    it.each(['manual', 'title', 'price_asc', 'price_desc', 'newest', 'best_selling', 'relevance'] as const)(
      'pages through the list sorted by %s without a gap or a repetition',
      async (sort) => {
        const search = sort === 'relevance' && { search: open().samples.common };
        const all = await handles({ sort, ...search });
        expect(all.length).toBeGreaterThan(4);
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof list>> = await list({
            sort,
            ...search,
            limit: 4,
            ...(cursor && { cursor }),
          });
          found.push(...page.items.map(({ handle }) => handle));
          cursor = page.nextCursor;
        } while (cursor);
        expect(found).toEqual(all);
      },
    );

    it('has pages of the default size', async () => {
      const { items } = await unwrap(open().client.catalog.listProducts(region()));
      expect(items.length).toBe(Math.min(defaultPageSize, (await list()).items.length));
    });

    it('translates texts, and prices in the currency of the country', async () => {
      const { client, samples } = open();
      const input = { handle: samples.plain.handle, country: samples.abroad.country };
      const product = await unwrap(client.catalog.getProduct({ ...input, language: 'zh-CN' }));
      expect(product.title).toMatch(/\p{Script=Han}/u);
      expect(product.priceRange.min.currency).toBe('EUR');
    });

    it('refuses what it does not have', async () => {
      const { client } = open();
      const code = async (call: Parameters<typeof refusal>[0]) => (await refusal(call)).code;
      expect(await code(client.catalog.getProduct({ handle: 'no-such-product' }))).toBe('product_not_found');
      expect(await code(client.catalog.getCollection({ handle: 'no-such' }))).toBe('collection_not_found');
      expect(await code(client.catalog.listProducts({ collection: 'no-such' }))).toBe('collection_not_found');
    });

    it('names the wrong parameter', async () => {
      const { client } = open();
      const wrong = async (input: object) => {
        const { code, field, errors } = await refusal(client.catalog.listProducts(input));
        return [code, field, errors[0]?.code];
      };
      expect(await wrong({ limit: 0 })).toEqual(['invalid_request', 'limit', 'too_small']);
      expect(await wrong({ limit: maxPageSize + 1 })).toEqual(['invalid_request', 'limit', 'too_large']);
      expect(await wrong({ option: ['Red'] })).toEqual(['invalid_request', 'option.0', 'invalid']);
      expect(await wrong({ priceMin: 2, priceMax: 1 })).toEqual(['invalid_request', 'priceMax', 'too_small']);
      expect(await wrong({ search: 'x'.repeat(101) })).toEqual(['invalid_request', 'search', 'too_long']);
      expect(await wrong({ sort: 'colour' })).toEqual(['invalid_request', 'sort', 'not_allowed']);
      expect(await wrong({ cursor: 'of-another-list' })).toEqual(['invalid_request', 'cursor', 'invalid']);
    });
  });
}
