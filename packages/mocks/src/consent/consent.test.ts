import { describe, expect, it } from 'vitest';
import { clientOf, unwrap, noon, refusal, createTestContext } from '../test-support/test-context.ts';

const decision = {
  id: 'random-id-of-a-decision',
  action: 'reject_all',
  method: 'button',
  layer: 'first',
  revision: 'r1',
  language: 'en',
  gpc: true,
  categories: { necessary: true, analytics: false },
  decidedAt: '2026-11-22T11:59:59Z',
} as const;

describe('consent', () => {
  it('is asked for all but what is necessary', async () => {
    const { categories } = await unwrap(createTestContext().client.consent.getNotice({ language: 'en' }));
    expect(categories.filter(({ required }) => required).map(({ id }) => id)).toEqual(['necessary']);
    expect(categories.some(({ sale }) => sale)).toBe(true);
  });

  it('is kept decision by decision, with the time it came in', async () => {
    const { client, shop } = createTestContext();
    await unwrap(client.consent.record(decision));
    await unwrap(client.consent.record({ ...decision, id: 'another-decision-later', action: 'accept_all' }));
    expect(await unwrap(client.consent.record(decision))).toMatchObject({ action: 'reject_all' });
    expect(await refusal(client.consent.record({ ...decision, action: 'withdraw' }))).toMatchObject({
      code: 'idempotency_key_reused',
      field: 'id',
    });
    expect(shop.state.consentRecords.map(({ action }) => action)).toEqual(['reject_all', 'accept_all']);
    expect(shop.state.consentRecords[0]!.receivedAt).toBe(new Date(noon).toISOString());
  });

  it('can be set to ask something else, in several languages', async () => {
    const { client, shop } = createTestContext();
    const { notice } = await unwrap(clientOf(shop, 'sk_test').notice.get());
    const [necessary, analytics] = notice.categories;
    await unwrap(
      clientOf(shop, 'sk_test').notice.set({
        ...notice,
        categories: [necessary!, { ...analytics!, description: { en: 'Counting', de: 'Zählen' } }],
      }),
    );
    const german = await unwrap(client.consent.getNotice({ language: 'de' }));
    expect(german.categories.map(({ id, description }) => [id, description])).toEqual([
      ['necessary', undefined],
      ['analytics', 'Zählen'],
    ]);
    expect(await unwrap(client.consent.getNoticeVersion({ hash: german.hash! }))).toMatchObject({
      content: { language: 'de' },
    });
  });

  it('takes no decision that could hold a person', async () => {
    const { client, shop } = createTestContext();
    expect(await refusal(client.consent.record({ ...decision, id: 'ada@example.com' }))).toMatchObject({
      code: 'invalid_request',
      field: 'id',
    });
    expect(shop.state.consentRecords).toEqual([]);
  });

  it('has a receipt that says what the page said, where it wrote the notice', async () => {
    const { client } = createTestContext();
    const service = {
      id: 'stats',
      name: 'Statistics',
      purpose: 'Counts',
      purposes: ['dpv:ServiceUsageAnalytics'],
      recipients: [{ name: 'Counters', country: 'FR' }],
      retention: 'P30D',
    };
    const notice = {
      policyUrl: null,
      controller: { name: 'My blog', country: 'DE' },
      categories: [{ id: 'analytics', required: false, sale: false, services: [service] }],
    };
    await unwrap(client.consent.record({ ...decision, notice, categories: { analytics: true } }));
    const { record } = await unwrap(client.consent.getReceipt({ id: decision.id }));
    expect(record.pii_controllers[0]).toMatchObject({ party_name: 'My blog', party_country: 'loc:DE' });
    expect(record.processing).toMatchObject([
      {
        service: 'stats',
        purpose: 'Counts',
        retention_period: 'P30D',
        recipient_third_parties: [{ party_name: 'Counters' }],
        event_state: 'dpv:ConsentGiven',
      },
    ]);
  });

  it('takes no answer to what its notice does not ask', async () => {
    const { client } = createTestContext();
    const { hash } = await unwrap(client.consent.getNotice({ language: 'en' }));
    const answers = { ...decision, noticeHash: hash!, categories: { tracking: true } };
    expect(await refusal(client.consent.record(answers))).toMatchObject({
      code: 'invalid_request',
      field: 'categories.tracking',
    });
    expect(await refusal(client.consent.record({ ...decision, revision: 'ada@example.com' }))).toMatchObject({
      code: 'invalid_request',
      field: 'revision',
    });
  });
});
