import { expect } from '@esm-bundle/chai';
import { applyPack, packFor } from '@smallshop/consent/regions';
import type { ConsentRegionSource } from '@smallshop/contract';
import { askedIn } from './separate-consent-rules.ts';
import type { Category } from '../category.ts';
import { needsLink } from '../reopen/reopen-button.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));
const places = [undefined, ...codes, 'US-CA', 'US-TX', 'DE-BE', 'GB-SCT', 'CN-11', 'BR-SP'];
const sources: (ConsentRegionSource | undefined)[] = [
  'page',
  'choice',
  'address',
  'network',
  'accept_language',
  'store_default',
];

const service = { id: 's', name: 'S', purpose: '', storage: [] };
const categories: Category[] = [
  { id: 'preferences', required: false, sale: false, services: [] },
  { id: 'analytics', required: false, sale: false, services: [service] },
  {
    id: 'chat',
    required: false,
    sale: false,
    services: [{ ...service, recipients: [{ name: 'Chat', country: 'DE' }] }],
  },
  {
    id: 'mail',
    required: false,
    sale: false,
    services: [
      {
        ...service,
        overseas: {
          recipient: 'Mail',
          country: 'SG',
          contact: 'a@mail.example',
          purpose: 'p',
          method: 'm',
          dataTypes: 'd',
          rights: 'r',
        },
      },
    ],
  },
  { id: 'marketing', required: false, sale: true, services: [] },
];
const apart = (list: readonly { id: string; separate?: boolean }[]) =>
  list
    .filter(({ separate }) => separate)
    .map(({ id }) => id)
    .join();

describe("the banner's short form of the rules of places", () => {
  for (const source of sources) {
    it(`asks apart what the packs ask apart, and links where they link: ${source}`, async () => {
      for (const code of places) {
        const placed = packFor(code, source);
        expect(apart(await askedIn({ code, source }, categories)), String(code)).to.equal(
          apart(applyPack(categories, placed)),
        );
        // The banner may be stricter than the pack.
        if (placed.pack.choicesLink) expect(needsLink({ code, source }), String(code)).to.equal(true);
      }
    });
  }

  it('asks nothing apart that the law of a known place does not', async () => {
    expect(apart(await askedIn({ code: 'DE', source: 'page' }, categories))).to.equal('');
    expect(apart(await askedIn({ code: 'CN', source: 'choice' }, categories))).to.equal('chat,mail');
    expect([
      needsLink({ code: 'DE', source: 'page' }),
      needsLink({ code: 'CN', source: 'page' }),
      needsLink({ code: 'US-CA', source: 'network' }),
    ]).to.deep.equal([false, false, true]);
  });
});
