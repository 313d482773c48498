import { describe, expect, it } from 'vitest';
import { writtenRegion } from './written-region.ts';
import { normalizeAddress, usedFields, validateAddress } from './validate-address.ts';

const berlin = { country: 'DE', name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' };

describe('an address', () => {
  it('is fine when the country has what it asks for', () => {
    expect(validateAddress(berlin)).toEqual([]);
    expect(validateAddress({ country: 'QA', name: 'Noor', line1: 'Corniche 5', city: 'Doha' })).toEqual([]);
    expect(validateAddress({ country: 'HK', name: '陳大文', line1: '彌敦道 1 號', region: 'Kowloon' })).toEqual([]);
    expect(validateAddress({ country: 'IE', name: 'Aoife', line1: '1 Quay St', city: 'Galway' })).toEqual([]);
    expect(validateAddress({ country: 'AE', name: 'Huda', line1: 'Al Wasl Rd 9', region: 'DU' })).toEqual([]);
    expect(validateAddress({ country: 'KW', name: 'Noor', line1: 'Salem Al Mubarak St 7', city: 'Salmiya' })).toEqual(
      [],
    );
    expect(
      validateAddress({
        country: 'CN',
        name: '王芳',
        line1: '南京西路 1 号',
        sublocality: '静安区',
        city: '上海市',
        region: 'SH',
        postalCode: '200040',
      }),
    ).toEqual([]);
    expect(
      validateAddress({
        country: 'JP',
        name: '山田花子',
        line1: '千代田 1-1',
        city: '千代田区',
        region: '13',
        postalCode: '100-0001',
      }),
    ).toEqual([]);
    expect(
      validateAddress({
        country: 'KR',
        name: '김민수',
        line1: '세종대로 110',
        city: '중구',
        region: '11',
        postalCode: '04524',
      }),
    ).toEqual([]);
  });

  it('reports every missing field, in the order of the form', () => {
    expect(validateAddress({ country: 'US', city: '  ' })).toEqual([
      { field: 'name', code: 'required' },
      { field: 'line1', code: 'required' },
      { field: 'city', code: 'required' },
      { field: 'region', code: 'required' },
      { field: 'postalCode', code: 'required' },
    ]);
  });

  it('reports a postal code of another format and a region that does not exist', () => {
    const us = { country: 'US', name: 'Ada', line1: '1 Main St', city: 'Springfield' };
    expect(validateAddress({ ...us, region: 'ZZ', postalCode: '1234' })).toEqual([
      { field: 'region', code: 'not_allowed' },
      { field: 'postalCode', code: 'invalid' },
    ]);
    expect(validateAddress({ ...us, region: 'IL', postalCode: '62704-1234' })).toEqual([]);
  });

  it.each([
    ['QA', 'name line1 city'],
    ['AE', 'name line1 region'],
    ['HK', 'region line1 name'],
    ['IE', 'name line1 city'],
    ['KW', 'name line1 city'],
    ['CN', 'postalCode region city line1 name'],
    ['JP', 'postalCode region city line1 name'],
    ['KR', 'region city line1 name postalCode'],
    ['BR', 'name line1 city region postalCode'],
  ])('in %s needs %s, and nothing else', (country, needed) => {
    expect(validateAddress({ country }).map(({ field, code }) => `${field} ${code}`)).toEqual(
      needed.split(' ').map((field) => `${field} required`),
    );
  });

  it('reports a postal code in a neighbour’s format, also if the country requires none', () => {
    const kuwait = { country: 'KW', name: 'Noor', line1: 'Salem Al Mubarak St 7', city: 'Salmiya' };
    expect(validateAddress({ ...kuwait, postalCode: '123' })).toEqual([{ field: 'postalCode', code: 'invalid' }]);
    expect(
      validateAddress({ country: 'IE', name: 'Aoife', line1: '1 Quay St', city: 'Galway', postalCode: 'H91 E2K3' }),
    ).toEqual([]);
    expect(
      validateAddress({
        country: 'JP',
        name: '山田花子',
        line1: '千代田',
        city: '千代田区',
        region: '13',
        postalCode: '10119',
      }),
    ).toEqual([{ field: 'postalCode', code: 'invalid' }]);
  });

  it.each([
    [{ country: 'US', name: 'Ada', line1: '1 Main St', city: 'Austin', region: 'TX', postalCode: '10001' }],
    [{ country: 'CA', name: 'Ada', line1: '1 Main St', city: 'Toronto', region: 'ON', postalCode: 'H2X 1Y4' }],
    [{ country: 'JP', name: '山田花子', line1: '千代田 1-1', city: '千代田区', region: '13', postalCode: '530-0001' }],
    [{ country: 'AU', name: 'Ada', line1: '1 Main St', city: 'Perth', region: 'WA', postalCode: '2000' }],
    [{ country: 'ES', name: 'Ada', line1: 'Calle Mayor 1', city: 'Madrid', region: 'M', postalCode: '08001' }],
  ])('reports a postal code that contradicts the region: $country', (address) => {
    expect(validateAddress(address)).toEqual([{ field: 'postalCode', code: 'invalid' }]);
  });

  it.each([
    ['US', 'TX', '73301'],
    ['US', 'TX', '88510'],
    ['US', 'NY', '10001-1234'],
    ['US', 'AE', '09012'],
    ['CA', 'QC', 'H2X 1Y4'],
    ['CA', 'NU', 'X0A 0H0'],
    ['JP', '13', '100-0001'],
    ['JP', '01', '060-0001'],
    ['AU', 'ACT', '2600'],
    ['AU', 'WA', '6000'],
    ['ES', 'M', '28001'],
    ['BR', 'SP', '01310-100'],
    ['IN', 'MH', '400001'],
    ['IT', 'RM', '00118'],
    ['MX', 'CMX', '06000'],
  ])('may have the postal code of its region: %s %s %s', (country, region, postalCode) => {
    expect(validateAddress({ country, name: 'Ada', line1: '1', city: 'X', region, postalCode })).toEqual([]);
  });

  it('in Hong Kong is not one of the mainland', () => {
    const hongKong = {
      country: 'CN',
      name: '陳大文',
      line1: '彌敦道 1 號',
      city: '九龍',
      region: 'HK',
      postalCode: '999077',
    };
    expect(validateAddress(hongKong)).toEqual([{ field: 'region', code: 'not_allowed' }]);
  });

  it('minds a phone number only if one was given', () => {
    expect(validateAddress({ ...berlin, phone: '+49 (30) 123-456' })).toEqual([]);
    expect(validateAddress({ ...berlin, phone: 'call me' })).toEqual([{ field: 'phone', code: 'invalid' }]);
  });

  it('is not allowed in an unknown country', () => {
    expect(validateAddress({ country: 'XX' })).toEqual([{ field: 'country', code: 'not_allowed' }]);
  });
});

describe('normalizing an address', () => {
  it('trims, raises the postal code and knows a region by its name', () => {
    expect(normalizeAddress({ country: 'GB', name: ' Ada ', postalCode: ' sw1a 1aa' })).toEqual({
      country: 'GB',
      name: 'Ada',
      postalCode: 'SW1A 1AA',
    });
    expect(normalizeAddress({ country: 'US', region: 'california' }).region).toBe('CA');
    expect(normalizeAddress({ country: 'JP', region: '東京都' }).region).toBe('13');
    expect(normalizeAddress({ country: 'CN', region: '上海市' }).region).toBe('SH');
    expect(normalizeAddress({ country: 'JP', region: 'Tokyo' }).region).toBe('13');
  });

  it('reads what a Japanese keyboard writes', () => {
    const { postalCode, phone } = normalizeAddress({
      country: 'JP',
      postalCode: '〒１５４ー００２３',
      phone: '０３－１２３４－５６７８',
    });
    expect([postalCode, phone]).toEqual(['154-0023', '03-1234-5678']);
  });

  it('keeps what it does not understand', () => {
    expect(normalizeAddress({ country: 'US', region: 'Narnia' }).region).toBe('Narnia');
  });

  it('drops for the order what the country has no field for', () => {
    expect(
      usedFields({ country: 'QA', name: 'Noor', line1: 'Corniche 5', city: 'Doha', postalCode: '0000', line2: '' }),
    ).toEqual({
      country: 'QA',
      name: 'Noor',
      line1: 'Corniche 5',
      city: 'Doha',
    });
  });
});

it('a region is written as the post writes it: its code in America, its name elsewhere', () => {
  expect([writtenRegion('US', 'CA', 'en'), writtenRegion('CA', 'ON', 'fr')]).toEqual(['CA', 'ON']);
  expect([
    writtenRegion('JP', '13', 'ja'),
    writtenRegion('JP', '13', 'de'),
    writtenRegion('CN', 'SH', 'zh-CN'),
  ]).toEqual(['東京都', 'Tokyo', '上海市']);
  expect([writtenRegion('DE', 'BE', 'de'), writtenRegion('JP', '99', 'ja')]).toEqual(['BE', '99']);
});
