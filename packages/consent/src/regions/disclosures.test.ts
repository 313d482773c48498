import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { banner, preferences, setup } from '../consent.fixture.ts';
import { page } from '../page.fixture.ts';
import { memoryStorage } from '../storage/memory.ts';
import { applyPack, missingDisclosures, packFor } from './index.ts';

const overseas = { recipient: 'Ads Inc', country: 'US', contact: 'privacy@ads.example' };
const pixel = { id: 'pixel', recipients: [{ name: 'Ads Inc', country: 'US' }], overseas };
const marketing = (...services: object[]) => [
  { id: 'necessary' },
  { id: 'marketing', services: services as { id: string }[] },
];
const fieldsIn = (region: string | null, categories: readonly { id: string }[]) =>
  missingDisclosures(categories, region).map(({ key, field }) => `${key} ${field}`);

let errors: string[] = [];
beforeEach(() => {
  errors = [];
  vi.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(text));
});
afterEach(() => vi.restoreAllMocks());

describe('a separate consent in mainland China', () => {
  it.each([
    ['nothing', marketing(pixel), []],
    ['the recipient of what is sold', marketing({ id: 'pixel' }), ['marketing/pixel overseas']],
    ['the recipient of a category without services', [{ id: 'marketing', sale: true }], ['marketing overseas']],
    ['the contact of a recipient abroad', marketing({ ...pixel, overseas: undefined }), ['marketing/pixel overseas']],
    [
      'the contact in overseas',
      marketing({ ...pixel, overseas: { ...overseas, contact: ' ' } }),
      ['marketing/pixel overseas.contact'],
    ],
    [
      'the country in overseas',
      marketing({ ...pixel, overseas: { ...overseas, country: undefined } }),
      ['marketing/pixel overseas.country'],
    ],
    [
      'the recipient in overseas',
      marketing({ id: 'pixel', overseas: { country: 'US', contact: 'a@b.example' } }),
      ['marketing/pixel overseas.recipient'],
    ],
    [
      'one service for each recipient',
      marketing({ ...pixel, recipients: [...pixel.recipients, { name: 'Other', country: 'SG' }] }),
      ['marketing/pixel recipients'],
    ],
    [
      'one service where overseas names another',
      marketing({ ...pixel, recipients: ['Somebody else'] }),
      ['marketing/pixel recipients'],
    ],
    [
      'the page of a recipient in China',
      [{ id: 'analytics', services: [{ id: 's', recipients: [{ name: 'Count', country: 'CN' }] }] }],
      ['analytics/s overseas'],
    ],
    [
      'nothing, with the page of a recipient in China',
      [
        {
          id: 'analytics',
          services: [{ id: 's', recipients: [{ name: 'Count', country: 'CN', url: 'https://count.example' }] }],
        },
      ],
      [],
    ],
    [
      'nothing, for a service without recipients in the same category',
      [{ id: 'analytics', services: [{ id: 'own' }, pixel] }],
      [],
    ],
    ['nothing, for what is required', [{ id: 'necessary', services: [{ id: 'pay', recipients: ['Bank'] }] }], []],
  ])('needs %s', (_, categories, expected) => {
    expect(fieldsIn('CN', categories as { id: string }[])).toEqual(expected);
  });

  it('is checked in its provinces, and where China is a guess', () => {
    const incomplete = marketing({ id: 'pixel' });
    expect(fieldsIn('CN-11', incomplete)).toHaveLength(1);
    applyPack(incomplete, packFor('cn', 'accept_language'));
    expect(errors).toEqual([expect.stringContaining('"marketing/pixel" is not asked and stays denied')]);
  });

  it('is checked elsewhere only where the notice itself says separate', () => {
    const [, incomplete] = marketing({ id: 'pixel' });
    expect(fieldsIn('DE', [incomplete!])).toEqual([]);
    expect(fieldsIn(null, [incomplete!])).toEqual([]);
    expect(fieldsIn('DE', [Object.assign({}, incomplete!, { separate: true })])).toEqual(['marketing/pixel overseas']);
  });

  it('without its recipient is an error in the console with the fix, and neither asked nor granted by any call', () => {
    const dom = page(
      '<script type="text/plain" data-category="marketing">ran.push("whole")</script><script type="text/plain" ' +
        'data-category="marketing" data-service="pixel">ran.push("pixel")</script><script type="text/plain" ' +
        'data-category="marketing" data-service="mail">ran.push("mail")</script>',
    );
    const mail = { ...pixel, id: 'mail' };
    const { consent, records } = setup({
      categories: applyPack(marketing({ id: 'pixel' }, mail), packFor('CN')),
      document: dom.window.document,
    });
    consent.start();
    expect(consent.state).toMatchObject({ pending: ['marketing'], unanswered: ['marketing/mail'] });
    consent.choose({ marketing: true, 'marketing/pixel': true }, preferences);
    expect(consent.state.services).toEqual({ 'marketing/pixel': false, 'marketing/mail': true });
    expect(consent.state).toMatchObject({ granted: { marketing: false }, pending: [], status: 'answered' });
    expect(records[0]).toMatchObject({ services: { 'marketing/pixel': false, 'marketing/mail': true }, withdrawn: [] });
    expect(dom.ran).toEqual(['mail']);
    consent.stop();
  });

  it('is asked again once the notice is complete', () => {
    const storage = memoryStorage();
    const own = {
      id: 'own',
      recipients: [{ name: 'Mail', country: 'SG' }],
      overseas: { recipient: 'Mail', country: 'SG', contact: 'a@mail.example' },
    };
    const before = setup({
      storage,
      categories: applyPack(marketing(own, { ...pixel, overseas: undefined }), packFor('CN')),
    }).consent;
    before.choose({ 'marketing/own': true }, banner);
    expect(before.state.pending).toEqual([]);
    const after = setup({ storage, categories: applyPack(marketing(own, pixel), packFor('CN')) }).consent;
    expect(after.state).toMatchObject({
      pending: ['marketing'],
      unanswered: ['marketing/own', 'marketing/pixel'],
      services: { 'marketing/own': false },
    });
  });

  it('to one recipient leaves the other to be asked', () => {
    const { consent } = setup({
      categories: applyPack(
        marketing(pixel, { id: 'mail', overseas: { ...overseas, recipient: 'Mail' } }),
        packFor('CN'),
      ),
    });
    consent.choose({ 'marketing/pixel': true }, banner);
    expect(consent.state).toMatchObject({
      pending: ['marketing'],
      unanswered: ['marketing/mail'],
      services: { 'marketing/pixel': true, 'marketing/mail': false },
    });
  });
});

describe('the legal basis in Brazil', () => {
  const analytics = (legalBasis?: string) => [
    { id: 'analytics', services: [{ id: 's', ...(legalBasis && { legalBasis }) }] },
  ];
  const necessary = (legalBasis?: string) => [
    { id: 'necessary', services: [{ id: 's', ...(legalBasis && { legalBasis }) }] },
  ];
  it.each([
    ['none', analytics(), ['analytics/s legalBasis']],
    ['no known one', analytics('because'), ['analytics/s legalBasis']],
    ['consent', analytics('consent'), []],
    ['another than consent for what is asked', analytics('legitimate_interest'), ['analytics/s legalBasis']],
    ['none for what is required', necessary(), ['necessary/s legalBasis']],
    ['consent for what is required', necessary('consent'), ['necessary/s legalBasis']],
    ['a contract for what is required', necessary('contract'), []],
    ['no service that could name one', [{ id: 'analytics' }], ['analytics legalBasis']],
    ['no service, required', [{ id: 'necessary' }], []],
  ])('%s', (_, categories, expected) => {
    expect(fieldsIn('BR-SP', categories)).toEqual(expected);
    expect(fieldsIn('DE', categories)).toEqual([]);
  });

  it('is missing: an error in the console, once, and it neither runs nor is asked; consent-based services are', () => {
    const dom = page(
      ['analytics', 'marketing', 'necessary']
        .map((id) => `<script type="text/plain" data-category="${id}">ran.push("${id}")</script>`)
        .join(''),
    );
    const notice = [
      ...necessary('contract'),
      ...analytics(),
      { id: 'marketing', services: [{ id: 'ads', legalBasis: 'consent' }] },
    ];
    const { consent } = setup({ categories: applyPack(notice, packFor('BR')), document: dom.window.document });
    applyPack(notice, packFor('BR'));
    consent.start();
    expect(errors).toEqual([
      'SmallShop: "analytics/s" is not asked and stays denied in BR: legalBasis. It has no legal basis: write ' +
        '"legalBasis", one of consent, contract, legal_obligation, legitimate_interest.',
    ]);
    expect(consent.state.pending).toEqual(['marketing']);
    consent.acceptAll(banner);
    expect(consent.state.granted).toEqual({ necessary: true, analytics: false, marketing: true });
    expect(dom.ran).toEqual(['necessary', 'marketing']);
    consent.stop();
  });
});
