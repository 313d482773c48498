import {
  refuse,
  isRefusal,
  type ConsentNotice,
  type ConsentRecord,
  type ConsentRecordInput,
  type Refusal,
} from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import type { ShopState } from '../shop/shop-state.ts';
import { mockHash, noticeView, receiptView } from './consent.views.ts';

const receiptUrl = (id: string) => `https://shop.example/v1/consent-records/${id}/receipt`;

const said = ({ receivedAt: _at, gpcHeader: _gpc, receiptUrl: _url, ...input }: ConsentRecord) =>
  JSON.stringify(input, Object.keys(input).sort());

/** Path of the first answer to a category or service that is not in the notice of this shop. */
function unknownAnswer(
  { categories, services = {}, withdrawn = [], noticeHash = '' }: ConsentRecordInput,
  shop: ShopState,
): string | undefined {
  const notice = shop.consentNotices.get(noticeHash)?.content as ConsentNotice | undefined;
  if (!notice) return undefined;
  const ids = notice.categories.map(({ id }) => id);
  const keys = notice.categories.flatMap(({ id, services: offered }) =>
    offered.map((service) => `${id}/${service.id}`),
  );
  const category = Object.keys(categories).find((id) => !ids.includes(id));
  const service = Object.keys(services).find((key) => !keys.includes(key));
  const taken = withdrawn.findIndex((key) => !ids.includes(key) && !keys.includes(key));
  if (category !== undefined) return `categories.${category}`;
  return service !== undefined ? `services.${service}` : taken >= 0 ? `withdrawn.${taken}` : undefined;
}

/**
 * A repeated record is accepted, because a browser may have lost the response. Another record with the same id is
 * refused.
 */
function keep(shop: ShopState, input: ConsentRecordInput): ConsentRecord | Refusal {
  const kept = shop.consentRecords.find(({ id }) => id === input.id);
  const record = {
    ...input,
    receivedAt: new Date(shop.now()).toISOString(),
    gpcHeader: false,
    receiptUrl: receiptUrl(input.id),
  };
  if (kept) return said(kept) === said(record) ? kept : refuse('idempotency_key_reused', { field: 'id' });
  const stillGranted = input.withdrawn?.findIndex((key) => input.services?.[key] ?? input.categories[key]) ?? -1;
  const unknown = unknownAnswer(input, shop) ?? (stillGranted >= 0 ? `withdrawn.${stillGranted}` : undefined);
  if (unknown) return refuse('invalid_request', { field: unknown });
  shop.consentRecords.push(record);
  return record;
}

const stored = ({ consentNotice: notice }: ShopState) => ({
  notice,
  configurationHash: mockHash(JSON.stringify(notice)),
});

export const consentResolvers: Resolvers<'consent'> = {
  getNotice({ language = 'en', country }, { shop }) {
    const view = noticeView(shop.consentNotice, language);
    const version = {
      hash: mockHash(JSON.stringify(view)),
      kind: 'notice' as const,
      content: view,
      servedSince: new Date(shop.now()).toISOString(),
    };
    if (!shop.consentNotices.has(version.hash)) shop.consentNotices.set(version.hash, version);
    return {
      ...view,
      hash: version.hash,
      gpc: false,
      region: country ? { country, source: 'choice' } : { country: 'US', source: 'store_default' },
    };
  },
  getNoticeVersion: ({ hash }, { shop }) => shop.consentNotices.get(hash) ?? refuse('not_found'),
  record: (input, { shop }) => keep(shop, input),
  recordBeacon({ record }, { shop }) {
    const kept = keep(shop, record);
    return isRefusal(kept) ? kept : undefined;
  },
  getReceipt({ id }, { shop }) {
    const record = shop.consentRecords.find((kept) => kept.id === id);
    return record ? receiptView(record, shop.consentNotice, receiptUrl(id)) : refuse('not_found');
  },
  getKeys: () => ({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'bW9jaw', kid: 'mock', alg: 'EdDSA', use: 'sig' }] }),
};

export const noticeResolvers: Resolvers<'notice'> = {
  get: (_, { shop }) => stored(shop),
  set(notice, { shop }) {
    shop.consentNotice = notice;
    return stored(shop);
  },
};
