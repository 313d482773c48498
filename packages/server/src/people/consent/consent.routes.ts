import { routes, refuse, type ConsentNotice, type ConsentNoticeInput } from '@smallshop/contract';
import type { Deps, RequestContext } from '../../shop/requests/context.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { limitWrites } from '../../shop/requests/write-limits.ts';
import { hashJson } from '../../platform/json/canonical-json.ts';
import { findStoredNotice, saveNoticeVersions, saveStoredNotice } from './records/consent.repo.ts';
import { noticeOf, ownWords } from './notice/notice-of.ts';
import { originOf, sendsGpc } from './consent-headers.ts';
import { storeConsentRecord } from './store-consent-record.ts';
import { noticeErrors } from './notice/notice-errors.ts';
import { configurationOf, languagesOf, pickLanguage, viewNotice } from './notice/notice-view.ts';
import { regionOfVisit } from './notice/region-of-visit.ts';

/** Serves the notice, and keeps what it served: a record names it by its hash. */
async function serveNotice(
  context: RequestContext,
  { language, country }: { language?: string | undefined; country?: string | undefined },
): Promise<ConsentNotice> {
  const { db, store, now, headers, acceptLanguage, vary, deps } = context;
  const notice = noticeOf(store, await findStoredNotice(db, store.id), deps.payments);
  const content = viewNotice(
    notice,
    pickLanguage(languagesOf(notice), language ?? store.defaultLanguage, store.defaultLanguage),
    store.defaultLanguage,
  );
  const hash = hashJson(content);
  await saveNoticeVersions(db, [
    { hash, kind: 'notice', content, servedSince: now() },
    { hash: content.configurationHash, kind: 'configuration', content: configurationOf(notice), servedSince: now() },
  ]);
  for (const name of ['Accept-Language', ...headersOfVisit(deps)]) vary.add(name);
  const region = regionOfVisit({
    chosen: country,
    network: (deps.regionHeaders ?? []).map((name) => headers.get(name)),
    acceptLanguage,
    storeDefault: store.defaultCountry,
  });
  return { ...content, hash, region, gpc: sendsGpc(headers) };
}

/** The request headers that decide how a visitor is asked. */
const headersOfVisit = (deps: Deps) => ['Sec-GPC', ...(deps.regionHeaders ?? [])];

/** As the merchant wrote it, with the hash of what shoppers are asked by it. */
const stored = ({ store, deps }: RequestContext, notice: ConsentNoticeInput | undefined) => ({
  notice: ownWords(store, notice),
  configurationHash: hashJson(configurationOf(noticeOf(store, notice, deps.payments))),
});

export const consentTopic = [
  bind(routes.consent.getNotice, serveNotice, { cacheable: true, dependsOn: headersOfVisit }),

  bind(routes.consent.record, async (context, input) => {
    const { db, store, now, baseUrl, headers } = context;
    const limited = await limitWrites(context, 'consentRecord');
    return (
      limited ??
      storeConsentRecord(
        { db, store, now: now(), baseUrl, origin: originOf(headers), gpcHeader: sendsGpc(headers) },
        input,
      )
    );
  }),

  bind(routes.notice.get, async (context) => stored(context, await findStoredNotice(context.db, context.store.id))),

  bind(routes.notice.set, async (context, notice) => {
    const errors = noticeErrors(notice);
    if (errors.length > 0) return refuse('invalid_request', { errors });
    await saveStoredNotice(context.db, context.store.id, notice);
    return stored(context, notice);
  }),
];
