import { expect } from '@esm-bundle/chai';
import type { AddressFormat, FulfillmentOption, Order } from '@smallshop/contract';
import { addressLines } from './address-lines.ts';
import { formatIban } from '../payment/bank-details.ts';
import { addWorkingDays, deliveryEstimate } from './delivery-estimate.ts';

const format = (...names: AddressFormat['fields'][number]['name'][]): AddressFormat => ({
  country: 'XX',
  fields: names.map((name) => ({ name, label: name, required: true })),
});

describe('an address on a parcel', () => {
  it('is written the American way', () => {
    const us = format('name', 'line1', 'line2', 'city', 'region', 'postalCode', 'phone');
    expect(
      addressLines(
        { country: 'US', name: 'A. Smith', line1: '1 Loop', city: 'Cupertino', region: 'CA', postalCode: '95014' },
        us,
        'en',
      ),
    ).to.deep.equal(['A. Smith', '1 Loop', 'Cupertino, CA 95014', 'United States']);
  });

  it('is written the Chinese way', () => {
    const cn = format('postalCode', 'region', 'city', 'sublocality', 'line1', 'line2', 'name', 'phone');
    expect(
      addressLines(
        { country: 'CN', name: '林燕', line1: '文一路1号', city: '杭州市', region: '浙江省', postalCode: '310000' },
        cn,
        'zh-CN',
      ),
    ).to.deep.equal(['310000 浙江省 杭州市', '文一路1号', '林燕', '中国']);
  });

  it('names a region whose code is none for people', () => {
    const withRegion = (country: string, label: string, code: string, name: string): AddressFormat => ({
      country,
      fields: [{ name: 'region', label, required: true, options: [{ code, name }] }],
    });
    expect(addressLines({ country: 'AE', region: 'DU' }, withRegion('AE', 'emirate', 'DU', 'Dubai'), 'en')[0]).to.equal(
      'Dubai',
    );
    expect(
      addressLines({ country: 'CN', region: 'ZJ' }, withRegion('CN', 'province', 'ZJ', '浙江省'), 'zh-CN')[0],
    ).to.equal('浙江省');
    expect(
      addressLines({ country: 'CA', region: 'ON' }, withRegion('CA', 'province', 'ON', 'Ontario'), 'en')[0],
    ).to.equal('ON');
  });

  it('is readable before its country is known', () => {
    expect(
      addressLines({ country: 'DE', name: 'Lin Yan', line1: 'Weg 1', city: 'Ulm', postalCode: '89073' }, null, 'en'),
    ).to.deep.equal(['Lin Yan', 'Weg 1', 'Ulm 89073', 'Germany']);
  });
});

describe('a delivery estimate', () => {
  for (const [from, days, to] of [
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-23', 3, '2026-11-26'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-12-30', 3, '2027-01-04'],
  ] as const) {
    it(`counts ${days} working days from ${from} to ${to}`, () =>
      expect(addWorkingDays(`${from}T10:00:00Z`, days).slice(0, 10)).to.equal(to));
  }

  it('counts from the last of the pre-orders, also before the payment', () => {
    const estimate = (kind: string, status: string, ...days: string[]) =>
      deliveryEstimate(
        {
          placedAt: '2026-11-30T10:00:00Z',
          payment: { kind, status },
          lines: ['', ...days].map((shipsOn) => (shipsOn ? { preorder: { shipsOn } } : {})),
        } as unknown as Order,
        { minDays: 1, maxDays: 2 } as FulfillmentOption,
        'en',
        (key, values) => [key, ...Object.values(values ?? {})].join(' '),
      );
    expect(estimate('card', 'paid')).to.equal('estimate Dec 1, 2026 Dec 2, 2026');
    expect(estimate('card', 'paid', '2026-12-14', '2026-12-09')).to.equal('estimate Dec 15, 2026 Dec 16, 2026');
    expect(estimate('card', 'paid', '2026-11-20')).to.equal('estimate Dec 1, 2026 Dec 2, 2026');
    expect(estimate('bank_transfer', 'pending')).to.equal('estimateRangeAfterPayment 1 2');
    expect(estimate('bank_transfer', 'pending', '2026-12-14')).to.equal('estimate Dec 15, 2026 Dec 16, 2026');
  });
});

it('an IBAN is read in groups of four', () =>
  expect(formatIban('DE89370400440532013000')).to.equal('DE89 3704 0044 0532 0130 00'));
