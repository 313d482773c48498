import { routes, type ConsentNotice, type ConsentRecord, type ConsentRecordInput } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import type { StoredNotice } from '../checkout/checkout.tables.ts';
import { findSettings } from '../checkout/commerce.repo.ts';
import type { Database } from '../db/client.ts';
import { languageChain, textIn } from '../db/text.ts';
import { bind } from '../http/bind-route.ts';
import { defaultNotice } from './default-notice.ts';
import { consentRecords, type ConsentRecordRow } from './consent.tables.ts';

/**
 * Appends a decision. The same id again changes nothing and is answered with what was kept first:
 * a browser that lost the answer sends the record once more.
 */
async function keep(db: Database, storeId: string, input: ConsentRecordInput, now: Date): Promise<ConsentRecord> {
  const { id, action, method, layer, categories, revision, language, region, gpc, decidedAt } = input;
  const row = { storeId, id, action, method, layer, categories, revision, language, region: region ?? null, gpc, decidedAt };
  await db.insert(consentRecords).values({ ...row, receivedAt: now }).onConflictDoNothing();
  const [kept] = await db.select().from(consentRecords).where(and(eq(consentRecords.storeId, storeId), eq(consentRecords.id, id)));
  return viewRecord(kept!);
}

function viewRecord({ storeId: _storeId, region, receivedAt, ...record }: ConsentRecordRow): ConsentRecord {
  return { ...record, ...(region && { region }), receivedAt: receivedAt.toISOString() };
}

function viewNotice({ policyUrl, categories }: StoredNotice, languages: readonly string[]): ConsentNotice {
  return {
    policyUrl,
    categories: categories.map((category) => ({
      ...category,
      services: category.services.map((service) => ({ ...service, purpose: textIn(service.purpose, languages) })),
    })),
  };
}

export const consentTopic = [
  bind(
    routes.consent.getNotice,
    async ({ db, store }, { language }) => {
      const { consentNotice } = await findSettings(db, store.id);
      return viewNotice(consentNotice ?? defaultNotice, languageChain(language ?? store.defaultLanguage, store.defaultLanguage));
    },
    { cacheable: true },
  ),
  bind(routes.consent.record, ({ db, store, now }, input) => keep(db, store.id, input, now())),
];
