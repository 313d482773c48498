import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';
import { termsOf, tokensOf } from './tokens.ts';
import { nearest, typoKeys, typoKeysOfQuery, typosBetween } from './typos.ts';

describe('folded text', () => {
  it.each([
    ['ＣＡＦÉ', 'cafe'],
    ['Ελλάδα', 'ελλαδα'],
    ['İstanbul Łódź', 'istanbul lodz'],
    ['Æble', 'aeble'],
  ])('of %s is %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it.each(['ガラス', 'ぱん', 'हिंदी', 'ผ้าไหม', '茶壶'])('keeps the marks of %s that make another letter', (text) =>
    expect(foldText(text)).toBe(text.normalize('NFC')),
  );
});

describe('tokens', () => {
  it.each([
    ['Linen shirt, 500 ml!', ['linen', 'shirt', '500', 'ml']],
    ['龙井茶', ['龙', '井', '茶', '龙井', '井茶']],
    ['T恤 XL', ['t', '恤', 'xl']],
    ['ガラス', ['が', 'ら', 'す', 'がら', 'らす']],
    ["women's T-shirt", ['women', 't', 'shirt', 'tshirt']],
    ['l’eau d’or', ['eau', 'or']],
    ['TEAPOT-C-S', ['teapot', 'c', 's', 'teapotcs']],
    ['ABC-12', ['abc', '12']],
    ['% & ! ', []],
  ])('of %s', (text, tokens) => expect([...tokensOf(text)].sort()).toEqual(tokens.sort()));

  it.each([
    ['cups for tea', [{ word: 'cups' }, { word: 'tea' }]],
    ['the', [{ word: 'the' }]],
    ['t-shirt', [{ word: 'tshirt', parts: ['t', 'shirt'] }]],
    ['龙井茶', [{ pairs: ['龙井', '井茶'], ofWords: ['龙井', '茶'] }]],
    ['茶 tea', [{ pairs: ['茶'], ofWords: ['茶'] }, { word: 'tea' }]],
    ['红色衬衫', [{ pairs: ['红色', '色衬', '衬衫'], ofWords: ['红色', '衬衫'] }]],
    ['tea tea', [{ word: 'tea' }]],
  ])('of the query %s', (query, terms) => expect(termsOf(query)).toEqual(terms));

  it('of a query are at most ten', () =>
    expect(termsOf(Array.from({ length: 30 }, (_, at) => `w${at}`).join(' '))).toHaveLength(10));
});

describe('typos', () => {
  it.each([
    ['cup', 'cup', 0],
    ['teaopt', 'teapot', 1],
    ['lether', 'leather', 1],
    ['porcelian', 'porcelain', 1],
    ['cap', 'cups', 2],
  ])('between %s and %s are %i', (one, other, typos) => {
    expect(typosBetween(one, other)).toBe(typos);
    expect(typosBetween(other, one)).toBe(typos);
  });

  it.each([
    ['teaopt', 'teapot'],
    ['lether', 'leather'],
    ['lethers', 'leathers'],
    ['jewelerry', 'jewellery'],
    ['accomodtion', 'accommodation'],
    ['chinaware', 'chinware'],
  ])('of %s lead to %s by a key in common', (typed, meant) => {
    const keys = new Set(typoKeys(meant));
    expect(typoKeysOfQuery(typed).some((key) => keys.has(key))).toBe(true);
    expect(nearest(typed, [meant, 'other'])).toEqual([meant]);
  });

  it('are none in short words', () => expect(typoKeysOfQuery('cup')).toEqual([]));
});
