import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMatch } from '../clear/match.ts';
import { toItems } from './patterns.ts';

const convertible = [
  /^_ga/,
  /^_ga$/,
  /^_ga.*$/,
  /^_ga.*/,
  /_ga$/,
  /_ga/,
  /^(_ga|_gid)$/,
  /^(?:_ga|_gid)/,
  /(_ga|_gid)$/,
  /^_pk\.id/,
  /^_ga/g,
];
const others = [
  /^a\*b$/,
  /^_ga\d+$/,
  /^_ga/i,
  /^_g[ab]/,
  /^a.b$/,
  /^(_ga|_gid.*)$/,
  /^_ga|_gid/,
  /^$/,
  /(?=_ga)/,
  /^(_ga|)$/,
];
const name = fc.oneof(
  fc.constantFrom(
    '_ga',
    '_gid',
    '_pk.id',
    '_pkxid',
    'a*b',
    'axb',
    'a.b',
    'x_ga',
    '_gax',
    '_ga1',
    'x_gid',
    '_gidx',
    '_GA',
    '',
  ),
  fc.stringMatching(/^[_gaidpk.xb*1]{0,8}$/),
);

describe('a cookie pattern of another tool', () => {
  it.each(convertible)('%s fits the same names when it is written with *, where JSON can hold it', (pattern) => {
    const items = toItems({ name: pattern }, []);
    for (const item of items) expect(typeof item.name).toBe('string');
    fc.assert(
      fc.property(name, (given) => {
        expect(isMatch(items, given, 'cookie')).toBe(isMatch([{ name: pattern }], given, 'cookie'));
      }),
    );
  });

  it.each(others)('%s that says more stays as it is, and is named', (pattern) => {
    const notes: string[] = [];
    expect(toItems({ name: pattern }, notes)).toEqual([{ name: pattern }]);
    expect(notes.join()).toContain(String(pattern));
  });
});
