import { describe, expect, it } from 'vitest';
import { unwrap, refusal, createTestContext } from '../test-support/test-context.ts';
import { addressFormats } from './address.data.ts';
import { validateAddress } from './validate-address.ts';

describe('the form of an address', () => {
  it.each(Object.keys(addressFormats))('%s has a name, a street, and examples that fit', async (country) => {
    const { fields } = await unwrap(createTestContext().client.address.getFormat({ country }));
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'line1', 'phone']));
    for (const { pattern, example } of fields) if (pattern) expect(example).toMatch(new RegExp(`^(?:${pattern})$`));
  });

  it('follows the country: no postal code in Qatar and Hong Kong, prefecture in Japan, zip first to last', () => {
    const names = (country: string) => addressFormats[country]!.map(({ name }) => name);
    for (const country of ['QA', 'HK']) expect(names(country)).not.toContain('postalCode');
    expect(names('JP')[0]).toBe('postalCode');
    expect(names('US').at(-2)).toBe('postalCode');
    expect(addressFormats['JP']!.find(({ name }) => name === 'region')!.label).toBe('prefecture');
  });

  it('is not known for a country the shop does not send to', async () => {
    expect((await refusal(createTestContext().client.address.getFormat({ country: 'FR' }))).code).toBe(
      'country_not_served',
    );
    expect(validateAddress({ country: 'FR' })).toEqual([{ field: 'country', code: 'not_allowed' }]);
  });
});

describe('an address', () => {
  it('passes when it is whole, whether or not there is space around', () => {
    expect(
      validateAddress({ country: 'GB', name: 'Ada', line1: '1 High St', city: 'London', postalCode: ' EC1Y 8SY ' }),
    ).toEqual([]);
  });

  it('lacks what it lacks, in the order of the form', () => {
    expect(validateAddress({ country: 'DE', name: ' ', postalCode: '123' })).toEqual([
      { field: 'name', code: 'required' },
      { field: 'line1', code: 'required' },
      { field: 'postalCode', code: 'invalid' },
      { field: 'city', code: 'required' },
    ]);
  });
});
