import { describe, expect, it } from 'vitest';
import type { Expression, Weights } from '../search/expression.ts';
import { eachHit } from './find-hits.ts';
import { ProductIndex } from './product-index.ts';
import type { IndexRow } from './product-index.repo.ts';

/** A row with these words: `title` in the title, `tags` in what decides the order too, `rest` elsewhere. */
function rowOf(id: string, words: { title?: string[]; tags?: string[]; rest?: string[] }): IndexRow {
  const { title = [], tags = [], rest = [] } = words;
  const ranked = [...title.map((word) => `'${word}':1A`), ...tags.map((word) => `'${word}':1B`)];
  return {
    id,
    document: [...title, ...tags, ...rest].map((word) => `'${word}'`).join(' '),
    ranked: ranked.join(' '),
    ...{ published: true, publishedFrom: null, publishedUntil: null, position: 0, createdMicros: 0, unitsSold: 0 },
    ...{ keys: [], offers: [], memberships: [] },
  };
}

const word = (token: string, weights: Weights = ''): Expression => ({ token, weights });

function idsOf(index: ProductIndex, all: Expression): string[] {
  const ids: string[] = [];
  eachHit(index, { all, tiers: [], titleTerms: [] }, { withScores: false }, (slot) => ids.push(index.idOf(slot)!));
  return ids.sort();
}

describe('the words of an index', () => {
  it('are found together, one of several, and by where they are', () => {
    const index = new ProductIndex();
    index.put(rowOf('cup', { title: ['tea', 'cup'], tags: ['gift'] }));
    index.put(rowOf('tea', { title: ['green'], tags: ['tea'], rest: ['leaf'] }));
    index.put(rowOf('book', { title: ['book'], rest: ['tea'] }));
    index.put(rowOf('nothing', {}));
    expect(idsOf(index, word('tea'))).toEqual(['book', 'cup', 'tea']);
    expect(idsOf(index, word('tea', 'AB'))).toEqual(['cup', 'tea']);
    expect(idsOf(index, word('tea', 'A'))).toEqual(['cup']);
    expect(idsOf(index, word('nowhere'))).toEqual([]);
    expect(idsOf(index, { every: [word('tea'), { some: [word('leaf'), word('gift')] }] })).toEqual(['cup', 'tea']);
    expect(idsOf(index, { every: [word('tea'), word('nowhere')] })).toEqual([]);
  });

  it('decide the score: the best tier, and the terms in the title', () => {
    const index = new ProductIndex();
    index.put(rowOf('tag', { tags: ['tea'] }));
    index.put(rowOf('title', { title: ['tea', 'cup'] }));
    index.put(rowOf('text', { rest: ['tea'] }));
    const query = {
      all: word('tea'),
      tiers: [word('tea', 'A'), word('tea', 'AB')],
      titleTerms: [word('tea', 'A'), word('cup', 'A')],
    };
    const scores: [string, number][] = [];
    eachHit(index, query, { withScores: true }, (slot, score) => scores.push([index.idOf(slot)!, score]));
    expect(scores).toEqual([
      ['tag', 32],
      ['title', 66],
      ['text', 0],
    ]);
    expect(eachHit(index, query, { withScores: true, limit: 2 }, () => undefined)).toBe(2);
  });

  it('follow thousands of changes and deletions, whether gaps are closed or not', () => {
    const index = new ProductIndex();
    const words = new Map<string, string>();
    const numbers = new Map<string, number>();
    for (let change = 0; change < 30_000; change += 1) {
      const id = `p${(change * 7919) % 1000}`;
      if (change % 11 === 0) {
        index.remove(id);
        words.delete(id);
        numbers.delete(id);
      } else {
        words.set(id, `w${change % 13}`);
        numbers.set(id, change);
        const offers: IndexRow['offers'] = [['EUR', change % 17, false, change % 2 ? '2030-01-01' : null]];
        const keys = [`tag:t${change % 13}`, `vendor:v${change % 5}`].slice(change % 3);
        const memberships: IndexRow['memberships'] = change % 7 ? [['tea', change % 19]] : [];
        index.put({
          ...rowOf(id, { title: [`w${change % 13}`], rest: ['all'] }),
          ...{ offers, keys, memberships, position: change, unitsSold: change % 23 },
        });
      }
      index.closeGaps();
    }
    expect(index.words.count).toBeLessThan(2 * words.size + 1001);
    expect(idsOf(index, word('all'))).toEqual([...words.keys()].sort());
    const offers = index.offersIn('EUR')!;
    for (const [id, change] of numbers) {
      const slot = index.slotOf(id)!;
      expect(index.idOf(slot)).toBe(id);
      expect([index.positions.get(slot), index.unitsSold.get(slot)]).toEqual([change, change % 23]);
      expect([offers.price(slot), offers.isAvailable(slot, Date.parse('2029-01-01'))]).toEqual([
        change % 17,
        change % 2 === 1,
      ]);
      expect(index.keys.listOf(slot).map((key) => index.facetKeys.texts[key])).toEqual(
        [`tag:t${change % 13}`, `vendor:v${change % 5}`].slice(change % 3),
      );
      expect(index.membershipPositions.listOf(slot)).toEqual(change % 7 ? [change % 19] : []);
    }
    for (let nth = 0; nth < 13; nth += 1) {
      const ids = [...words].filter(([, found]) => found === `w${nth}`).map(([id]) => id);
      expect(idsOf(index, word(`w${nth}`, 'A'))).toEqual(ids.sort());
    }
  });

  it('are few bytes apart, or very many products', () => {
    const index = new ProductIndex();
    for (let nth = 0; nth < 70_000; nth += 1)
      index.put(rowOf(`p${nth}`, nth % 33_000 === 32_999 ? { title: ['rare'] } : { rest: ['common'] }));
    expect(idsOf(index, word('rare', 'A'))).toEqual(['p32999', 'p65999']);
    expect(idsOf(index, word('common'))).toHaveLength(69_998);
  });

  it('make searches be resolved again when one is new, also those that are being resolved', async () => {
    const index = new ProductIndex();
    let resolved = 0;
    const query = { all: word('tea'), tiers: [], titleTerms: [] };
    const search = () =>
      index.resolved.get('tea', () => {
        resolved += 1;
        return Promise.resolve(query);
      });
    index.put(rowOf('cup', { title: ['tea'] }));
    await search();
    index.put(rowOf('pot', { title: ['tea'] }));
    expect(await search()).toBe(query);
    expect(resolved).toBe(1);
    index.put(rowOf('pot', { title: ['teapot'] }));
    const running = search();
    index.put(rowOf('pot', { title: ['teapots'] }));
    await running;
    await search();
    expect(resolved).toBe(3);
  });
});
