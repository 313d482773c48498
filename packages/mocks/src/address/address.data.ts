import type { AddressFormat } from '@smallshop/contract';

type Field = AddressFormat['fields'][number];

const field = (name: Field['name'], required = true, label: string = name): Field => ({ name, label, required });
const name = field('name');
const line1 = field('line1');
const line2 = field('line2', false);
const city = field('city');
const phone = field('phone', false);
const postal = (pattern: string, example: string, label = 'postal'): Field => ({
  name: 'postalCode',
  label,
  required: true,
  pattern,
  example,
});
const region = (label: string, options: [code: string, name: string, postalCodePattern?: string][]): Field => ({
  name: 'region',
  label,
  required: true,
  options: options.map(([code, text, postalCodePattern]) => ({
    code,
    name: text,
    ...(postalCodePattern && { postalCodePattern }),
  })),
});

/**
 * Formats of a few countries: with and without postal code, region and district, in different orders. Their regions
 * are samples.
 */
export const addressFormats: Record<string, Field[]> = {
  US: [
    name,
    line1,
    line2,
    city,
    region('state', [
      ['CA', 'California', '9[0-5]|96[01]'],
      ['NY', 'New York', '1[0-4]|06390|00501|00544'],
      ['TX', 'Texas', '7[5-9]|885|73301|73344'],
      ['WA', 'Washington', '98|99[0-4]'],
    ]),
    postal('(\\d{5})(?:[ \\-](\\d{4}))?', '95014', 'zip'),
    phone,
  ],
  DE: [name, line1, line2, postal('\\d{5}', '26133'), city, phone],
  GB: [
    name,
    line1,
    line2,
    field('city', true, 'post_town'),
    postal('[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', 'EC1Y 8SY'),
    phone,
  ],
  CN: [
    postal('\\d{6}', '266033'),
    region('province', [
      ['BJ', '北京市'],
      ['SH', '上海市'],
      ['GD', '广东省'],
      ['ZJ', '浙江省'],
    ]),
    city,
    field('sublocality', false, 'district'),
    line1,
    line2,
    name,
    phone,
  ],
  JP: [
    postal('\\d{3}-?\\d{4}', '154-0023'),
    region('prefecture', [
      ['13', '東京都'],
      ['27', '大阪府'],
      ['01', '北海道'],
    ]),
    city,
    line1,
    line2,
    name,
    phone,
  ],
  HK: [
    region('area', [
      ['Hong Kong Island', '香港島'],
      ['Kowloon', '九龍'],
      ['New Territories', '新界'],
    ]),
    field('city', false, 'district'),
    line1,
    line2,
    name,
    phone,
  ],
  QA: [name, line1, line2, city, phone],
};
