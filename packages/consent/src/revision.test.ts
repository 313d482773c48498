import { describe, expect, it } from 'vitest';
import { configurationRevision, readCategories, type Category } from './categories.ts';

const revision = (categories: Category[], policy = '') => configurationRevision(readCategories(categories, policy));
const stats = { id: 'stats', recipients: ['Stats Ltd', 'Host Inc'], countries: ['DE', 'US'] };
const base: Category[] = [{ id: 'necessary' }, { id: 'analytics', purposes: ['a', 'b'], services: [stats, { id: 'heat' }] }];

describe('what was asked', () => {
  it('is the same in any order, and whatever the words on the banner', () => {
    const shuffled = [
      { id: 'analytics', purposes: ['b', 'a'], label: 'Statistik', services: [{ id: 'heat', name: 'Heat' }, { ...stats, countries: ['US', 'DE'] }] },
      { id: 'necessary' },
    ];
    expect(revision(shuffled)).toBe(revision(base));
  });

  it.each<[string, Category[]]>([
    ['a category more', [...base, { id: 'marketing' }]],
    ['a service less', [base[0]!, { ...base[1]!, services: [stats] }]],
    ['a new recipient', [base[0]!, { ...base[1]!, services: [{ ...stats, recipients: ['Other'] }, { id: 'heat' }] }]],
    ['a new country', [base[0]!, { ...base[1]!, services: [{ ...stats, countries: ['DE'] }, { id: 'heat' }] }]],
    ['a new purpose', [base[0]!, { ...base[1]!, purposes: ['a', 'b', 'c'] }]],
    ['data that is sold from now on', [base[0]!, { ...base[1]!, sale: true }]],
  ])('is another question with %s', (_, changed) => {
    expect(revision(changed)).not.toBe(revision(base));
  });

  it('is another question under another policy', () => {
    expect(revision(base, '2')).not.toBe(revision(base, '1'));
  });
});
