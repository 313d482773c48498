import { describe, expect, it } from 'vitest';
import { configurationRevision, readCategories, type AskedFor, type Category, type Service } from '../categories.ts';
import { banner, setup } from '../consent.fixture.ts';
import { memoryStorage } from '../storage/memory.ts';

const revision = (categories: Category[], about: AskedFor = {}) =>
  configurationRevision(readCategories(categories, about));
const stats: Service = {
  id: 'stats',
  purposes: ['dpv:ServiceUsageAnalytics', 'dpv:ServiceOptimisation'],
  personalData: ['pd:IPAddress'],
  recipients: [
    { name: 'Stats Ltd', country: 'DE' },
    { name: 'Host Inc', country: 'US' },
  ],
  countries: ['DE', 'US'],
  retention: 'P90D',
  storage: [{ name: '_stats' }],
  overseas: { recipient: 'Host Inc', country: 'US', contact: 'a@host.example', purpose: 'Counting' },
};
const asks = (...services: object[]): Category[] => [
  { id: 'necessary' },
  { id: 'analytics', services: services as Service[] },
];
const base = asks(stats, { id: 'heat' });

describe('what was asked', () => {
  it('is the same in any order of lists and fields', () => {
    const { overseas, ...rest } = stats;
    const shuffled = {
      overseas,
      ...rest,
      countries: ['US', 'DE'],
      purposes: rest.purposes!.toReversed(),
      recipients: rest.recipients!.toReversed(),
    };
    expect(revision(asks({ id: 'heat' }, shuffled).toReversed())).toBe(revision(base));
  });

  it('is the same in other words, and with other contact details of the controller', () => {
    const words = {
      name: 'Statistik',
      purpose: 'Zählt Besuche',
      overseas: { ...stats.overseas, contact: 'b@host.example', purpose: 'Zählen', rights: 'Post' },
    };
    const [necessary, analytics] = asks({ ...stats, ...words }, { id: 'heat', name: 'Heat' });
    const controller = { name: 'Tea house', country: 'DE' };
    expect(
      revision([necessary!, { ...analytics!, name: 'Statistik', description: 'Zahlen' } as Category], {
        controller: { ...controller, contact: 'x@tea.example' },
      }),
    ).toBe(revision(base, { controller }));
  });

  it('is the same with what says nothing', () => {
    expect(
      revision(
        [
          { id: 'necessary', required: true },
          { ...base[1]!, required: false, separate: false, sale: false, purposes: [] },
        ],
        { policyVersion: '' },
      ),
    ).toBe(revision(base));
  });

  it.each<[string, Category[]]>([
    ['a category more', [...base, { id: 'marketing' }]],
    ['a service less', asks(stats)],
    ['another purpose', asks({ ...stats, purposes: ['dpv:TargetedAdvertising'] }, { id: 'heat' })],
    ['a purpose more', asks({ ...stats, purposes: [...stats.purposes!, 'dpv:TargetedAdvertising'] }, { id: 'heat' })],
    ['a purpose of the whole category', [base[0]!, { ...base[1]!, purposes: ['a'] }]],
    ['more data', asks({ ...stats, personalData: ['pd:IPAddress', 'pd:Health'] }, { id: 'heat' })],
    ['a longer retention', asks({ ...stats, retention: 'P2Y' }, { id: 'heat' })],
    ['something stored for longer', asks({ ...stats, storage: [{ name: '_stats', days: 400 }] }, { id: 'heat' })],
    ['a new recipient', asks({ ...stats, recipients: [{ name: 'Other', country: 'DE' }] }, { id: 'heat' })],
    [
      'a recipient in another country',
      asks(
        {
          ...stats,
          recipients: [
            { name: 'Stats Ltd', country: 'CN' },
            { name: 'Host Inc', country: 'US' },
          ],
        },
        { id: 'heat' },
      ),
    ],
    ['a new country', asks({ ...stats, countries: ['DE'] }, { id: 'heat' })],
    [
      'another recipient abroad',
      asks({ ...stats, overseas: { ...stats.overseas!, recipient: 'Other' } }, { id: 'heat' }),
    ],
    ['another country abroad', asks({ ...stats, overseas: { ...stats.overseas!, country: 'IN' } }, { id: 'heat' })],
    ['data that is sold from now on', [base[0]!, { ...base[1]!, sale: true }]],
    ['a field that was unknown when this was written', asks({ ...stats, profiling: true }, { id: 'heat' })],
  ])('is another question with %s', (_, changed) => {
    expect(revision(changed)).not.toBe(revision(base));
  });

  it('is another question under another policy', () => {
    expect(revision(base, { policyVersion: '2' })).not.toBe(revision(base, { policyVersion: '1' }));
  });

  it('is another question from another controller', () => {
    const revisionOf = (name: string, country: string) => revision(base, { controller: { name, country } });
    expect(
      new Set([
        revision(base),
        revisionOf('Tea house', 'DE'),
        revisionOf('Tea house', 'US'),
        revisionOf('Buyer Inc', 'DE'),
      ]).size,
    ).toBe(4);
  });
});

describe('a yes to one purpose', () => {
  it('does not run another: the shopper is asked again, and her answer is a new record', () => {
    const storage = memoryStorage();
    const before = setup({ storage, categories: asks(stats) });
    before.consent.acceptAll(banner);
    expect(before.consent.granted('analytics/stats')).toBe(true);

    const sold = { ...stats, purposes: ['dpv:TargetedAdvertising'], personalData: ['pd:Health'] };
    const after = setup({ storage, categories: [{ id: 'analytics', sale: true, services: [sold] }] });
    expect(after.consent.granted('analytics/stats')).toBe(false);
    expect(after.consent.state.pending).toEqual(['analytics']);
    after.consent.acceptAll(banner);
    expect(after.records).toHaveLength(1);
    expect(after.records[0]!.id).not.toBe(before.records[0]!.id);
    expect(after.records[0]!.revision).not.toBe(before.records[0]!.revision);
  });
});
