import { refuse, type ConsentRecord, type ConsentRecordInput, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import type { StoreRow } from '../../shop/store/store.tables.ts';
import { hashJson } from '../../platform/json/canonical-json.ts';
import { appendRecord, findRecord, findStoredNotice, findVersion } from './records/consent.repo.ts';
import type { ConsentRecordRow } from './records/consent.tables.ts';
import { ownWords } from './notice/notice-of.ts';
import type { NoticeContent } from './notice/notice-view.ts';
import { buildReceipt, type ReadNotice } from './receipt/receipt.ts';
import { findSigningKey, signJson } from './receipt/signing-key.ts';

/** What a request brings besides the record. */
export interface Arrival {
  db: Database;
  store: StoreRow;
  now: Date;
  baseUrl: string;
  /** Of the page that sent it; absent outside a browser. */
  origin: string | undefined;
  gpcHeader: boolean;
}

/**
 * Appends a decision and signs its receipt. The same id with the same content is answered as it was the first
 * time, for a browser that lost the answer sends the record once more; with other content it is refused.
 */
export async function storeConsentRecord(
  arrival: Arrival,
  input: ConsentRecordInput,
): Promise<ConsentRecord | Refusal> {
  const { db, store } = arrival;
  const contentHash = hashJson(input);
  const known = await findRecord(db, input.id);
  const notice = known ? undefined : await findReadNotice(db, input);
  const unknown = (notice && unknownAnswer(input, notice)) ?? keptWithdrawal(input);
  if (unknown)
    return refuse('invalid_request', {
      errors: [
        {
          field: unknown,
          code: 'not_allowed',
          detail: 'The notice that was read does not ask this, or the record grants what it withdraws.',
        },
      ],
    });
  const row = known ?? (await makeRow(arrival, input, contentHash, notice));
  const kept = known || (await appendRecord(db, row)) ? row : (await findRecord(db, input.id))!;
  if (kept.storeId !== store.id || kept.contentHash !== contentHash) {
    return refuse('idempotency_key_reused', {
      field: 'id',
      detail: 'Another decision has this id. Records are never changed: draw a new id.',
    });
  }
  return viewRecord(kept, input);
}

async function makeRow(
  arrival: Arrival,
  input: ConsentRecordInput,
  contentHash: string,
  notice: ReadNotice | undefined,
): Promise<ConsentRecordRow> {
  const { db, store, now, baseUrl, gpcHeader } = arrival;
  const { controller } = ownWords(store, await findStoredNotice(db, store.id));
  const siteUrl = arrival.origin ?? baseUrl;
  const receipt = buildReceipt({ input, gpcHeader, receivedAt: now, notice, controller, baseUrl, siteUrl });
  return {
    id: input.id,
    storeId: store.id,
    action: input.action,
    method: input.method,
    layer: input.layer,
    categories: input.categories,
    services: input.services ?? null,
    withdrawn: input.withdrawn ?? null,
    revision: input.revision,
    noticeHash: input.noticeHash ?? null,
    configurationHash: notice?.configurationHash ?? null,
    language: input.language,
    region: input.region ?? null,
    regionSource: input.regionSource ?? null,
    gpc: input.gpc,
    gpcHeader,
    decidedAt: input.decidedAt,
    validity: input.validity ?? null,
    receivedAt: now,
    contentHash,
    receipt: { ...receipt, signature: signJson(receipt, await findSigningKey(db, now)) },
  };
}

/** Path of the first answer to something that the notice does not ask. */
function unknownAnswer(
  { categories, services = {}, withdrawn = [] }: ConsentRecordInput,
  notice: ReadNotice,
): string | undefined {
  const ids = new Set(notice.categories.map(({ id }) => id));
  const keys = new Set(
    notice.categories.flatMap(({ id, services: offered }) => offered.map((service) => `${id}/${service.id}`)),
  );
  const category = Object.keys(categories).find((id) => !ids.has(id));
  const service = Object.keys(services).find((key) => !keys.has(key));
  const taken = withdrawn.findIndex((key) => !ids.has(key) && !keys.has(key));
  return category !== undefined
    ? `categories.${category}`
    : service !== undefined
      ? `services.${service}`
      : taken >= 0
        ? `withdrawn.${taken}`
        : undefined;
}

/** Path of the first key that is withdrawn and granted at once. */
function keptWithdrawal({ categories, services = {}, withdrawn = [] }: ConsentRecordInput): string | undefined {
  const at = withdrawn.findIndex((key) => services[key] ?? categories[key]);
  return at >= 0 ? `withdrawn.${at}` : undefined;
}

/** As this server served it, else as the page wrote it. */
async function findReadNotice(
  db: Database,
  { noticeHash, notice }: ConsentRecordInput,
): Promise<ReadNotice | undefined> {
  const version = noticeHash === undefined ? undefined : await findVersion(db, noticeHash);
  return version?.kind === 'notice' ? (version.content as unknown as NoticeContent) : notice;
}

/** `input` and the row say the same: their hashes are equal. */
function viewRecord({ receivedAt, gpcHeader, receipt }: ConsentRecordRow, input: ConsentRecordInput): ConsentRecord {
  return { ...input, receivedAt: receivedAt.toISOString(), gpcHeader, receiptUrl: receipt['@id'] };
}
