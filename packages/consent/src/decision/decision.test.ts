import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecision, parseDecision, type Decision } from './decision.ts';
import { hash } from './revision.ts';

const decision: Decision = {
  id: '3f0e6c1a-9d5b-4a51-8f58-2a1c7a1f2b3c',
  answers: new Map([
    ['analytics', { said: '10-', gpc: false, revision: 'abc123', at: 1_700_000_000_000 }],
    ['marketing', { said: '0', gpc: true, revision: 'zz9', at: 1_700_000_000_001 }],
  ]),
};
const text = formatDecision(decision, 'shop');
const signed = (body: string) => `${body}.${hash(`shop${body}`)}`;
const id = decision.id;

describe('a stored decision', () => {
  it('reads back as it was written', () => {
    expect(parseDecision(text, 'shop')).toEqual(decision);
  });

  it('needs no escaping in a cookie and stays far below 1 kB', () => {
    expect(text).toMatch(/^[\w.~-]+$/);
    expect(text.length).toBeLessThan(300);
  });

  it('is nothing when it was cut off, wherever', () => {
    for (let length = 0; length < text.length; length++)
      expect(parseDecision(text.slice(0, length), 'shop')).toBeNull();
  });

  it('is nothing when one character was changed, wherever', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'019az~.-'), (at, character) => {
        fc.pre(text[at] !== character);
        expect(parseDecision(text.slice(0, at) + character + text.slice(at + 1), 'shop')).toBeNull();
      }),
    );
  });

  it('counts for its own shop only', () => {
    expect(parseDecision(text, 'other')).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['an object', { analytics: true }],
    ['empty', ''],
    ['the word granted', 'granted'],
    ['JSON of another tool', '{"categories":["analytics"]}'],
    ['another version', signed(`1.${id}.analytics~10~a~a`)],
    ['no answer', signed(`2.${id}.analytics~~0~a~a`)],
    ['no id', signed('2')],
    ['a short id', signed('2.abc.analytics~1~0~a~a')],
    ['a category twice', signed(`2.${id}.analytics~0~0~a~a.analytics~1~0~a~a`)],
    ['a category that is a prototype', signed(`2.${id}.__proto__~1~0~a~a`)],
    ['a grant in words', signed(`2.${id}.analytics~true~0~a~a`)],
    ['a grant of 2', signed(`2.${id}.analytics~2~0~a~a`)],
    ['no time', signed(`2.${id}.analytics~1~0~a~`)],
    ['a negative time', signed(`2.${id}.analytics~1~0~a~-1`)],
    ['a time past every calendar', signed(`2.${id}.analytics~1~0~a~zzzzzzzzzzzz`)],
    ['an empty entry', signed(`2.${id}.`)],
    ['far too long', signed(`2.${id}${'.analytics~1~0~a~a'.repeat(400)}`)],
  ])('is nothing when it is %s', (_, value) => {
    expect(parseDecision(value, 'shop')).toBeNull();
  });

  it('never throws and never reads a grant out of noise', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string().map(signed), fc.anything()), (noise) => {
        expect(parseDecision(noise, 'shop')?.answers.size ?? 0).toBe(0);
      }),
    );
  });

  it('survives the round trip for any answers', () => {
    const answer = fc.record({
      said: fc.stringMatching(/^[01-]{1,20}$/),
      gpc: fc.boolean(),
      revision: fc.string().map(hash),
      at: fc.nat({ max: 10_000_000_000_000 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/), answer), (answers) => {
        const any = { id, answers: new Map(Object.entries(answers)) };
        expect(parseDecision(formatDecision(any, 'shop'), 'shop')).toEqual(any);
      }),
    );
  });
});
