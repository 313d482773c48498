import { routes, isRefusal, refuse, type ConsentNoticeVersion } from '@smallshop/contract';
import { bindOpen } from '../../shop/requests/bind-open.ts';
import { authenticate } from '../../shop/requests/key-auth.ts';
import { limitWrites } from '../../shop/requests/write-limits.ts';
import { originOf, sendsGpc } from './consent-headers.ts';
import { findRecord, findVersion } from './records/consent.repo.ts';
import { storeConsentRecord } from './store-consent-record.ts';
import { publishedKeys } from './receipt/signing-key.ts';

/** What is named by its hash never changes. */
const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Routes that need no key, because a receipt is evidence for anybody who has its id. */
export const openConsentTopic = [
  bindOpen(
    routes.consent.getNoticeVersion,
    async ({ deps }, { hash }) => {
      const version = await findVersion(deps.db, hash);
      return version
        ? ({ ...version, servedSince: version.servedSince.toISOString() } satisfies ConsentNoticeVersion)
        : refuse('not_found');
    },
    { headers: () => forever },
  ),

  bindOpen(routes.consent.getKeys, ({ deps }) => publishedKeys(deps.db, deps.now()), {
    headers: () => ({ 'Cache-Control': 'public, max-age=300' }),
  }),

  bindOpen(
    routes.consent.getReceipt,
    async ({ deps }, { id }) => (await findRecord(deps.db, id))?.receipt ?? refuse('not_found'),
    {
      headers: ({ created }) => ({
        'Content-Disposition': `attachment; filename="consent-receipt-${created.slice(0, 10)}.json"`,
        // The address is the key: no search engine and no other site should learn it.
        'X-Robots-Tag': 'noindex',
        'Referrer-Policy': 'no-referrer',
      }),
    },
  ),

  // A page that goes away can only send this way, and without headers. The key is public, and counts as in
  // the header: only from the store's own pages. No cookie is read, so a forged request gains nothing.
  bindOpen(routes.consent.recordBeacon, async ({ deps, headers, baseUrl, clientAddress }, { key, record }) => {
    const who = await authenticate(deps.configurations, 'publishable', {
      key,
      origin: headers.get('Origin') ?? undefined,
      ...(deps.siteDir && { ownOrigin: baseUrl }),
    });
    if (isRefusal(who)) return who;
    const limited = await limitWrites({ ...deps, store: who.store, clientAddress }, 'consentRecord');
    if (limited) return limited;
    const kept = await storeConsentRecord(
      {
        db: deps.db,
        store: who.store,
        now: deps.now(),
        baseUrl,
        origin: originOf(headers),
        gpcHeader: sendsGpc(headers),
      },
      record,
    );
    return isRefusal(kept) ? kept : undefined;
  }),
];
