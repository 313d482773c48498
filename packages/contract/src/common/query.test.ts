import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { routes } from '../routes.ts';
import { coerceQuery } from './query.ts';

const schema = z.object({
  limit: z.optional(z.int().check(z.gte(1))),
  rate: z.optional(z.number()),
  available: z.optional(z.boolean()),
  search: z.optional(z.string()),
  sort: z.optional(z.enum(['1', '2'])),
  tag: z.optional(z.array(z.string())),
});
const read = (search: string) => {
  const given = new URLSearchParams(search);
  return coerceQuery(schema, (name) => given.getAll(name));
};

describe('a query', () => {
  it('has the types of its schema', () => {
    expect(read('limit=24&rate=-3&available=false&search=24&sort=1')).toEqual({
      limit: 24,
      rate: -3,
      available: false,
      search: '24',
      sort: '1',
    });
  });

  it.each(['0x10', '1e1', ' 1', '1.5', 'many', '9999999999999999'])('keeps %o for the schema to refuse', (text) => {
    expect(read(`limit=${encodeURIComponent(text)}`)).toEqual({ limit: text });
  });

  it.each(['1', 'yes', 'TRUE', 'maybe'])('takes %o for no truth value', (text) => {
    expect(read(`available=${text}`)).toEqual({ available: text });
  });

  it('has a list where a parameter may be repeated, and otherwise the first value', () => {
    expect(read('tag=tea&tag=&tag=5&search=a&search=b')).toEqual({ tag: ['tea', '5'], search: 'a' });
    expect(read('tag=tea')).toEqual({ tag: ['tea'] });
  });

  it('leaves out what is empty or unknown', () => {
    expect(read('limit=&available=&search=&tag=&unknown=1')).toEqual({});
  });

  it('converts the numbers and truth values of the products', () => {
    const given: Record<string, string[]> = { limit: ['2'], available: ['true'], search: ['tea'] };
    expect(coerceQuery(routes.catalog.listProducts.query, (name) => given[name])).toEqual({
      limit: 2,
      available: true,
      search: 'tea',
    });
  });
});
