import { describe, expect, it } from 'vitest';
import { createClient } from './index.development.ts';
import { createClient as createProductionClient } from './index.ts';

const region = {
  marketId: 'us',
  country: 'US',
  currency: 'USD',
  language: 'en',
  taxIncluded: false,
  dutyMode: 'none',
  decidedBy: 'choice',
};
const answering = (body: unknown) => ({ endpoint: '', key: 'pk', fetch: async () => Response.json(body) });

describe('the development client', () => {
  it('lets a good answer through', async () => {
    expect(await createClient(answering(region)).store.resolveRegion()).toMatchObject({ ok: true, data: region });
  });

  it('names the field of an answer that the contract does not allow', async () => {
    const page = { items: [{ ...region, id: 1 }], nextCursor: null };
    const result = await createClient(answering(page)).catalog.listCollections();
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid_answer', field: 'items.0.id', status: 200 } });
  });

  it('refuses an answer that is another thing altogether', async () => {
    const result = await createClient(answering('ok')).store.get();
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid_answer', field: undefined } });
  });

  it('leaves the checking to the caller’s own function', async () => {
    const result = await createClient({ ...answering({}), validate: (topic, verb) => `${topic}.${verb}` }).store.get();
    expect(result).toMatchObject({ ok: false, error: { field: 'store.get' } });
  });
});

describe('the production client', () => {
  it('takes the answer as it comes', async () => {
    expect((await createProductionClient(answering({ any: 1 })).store.get()).ok).toBe(true);
  });
});
