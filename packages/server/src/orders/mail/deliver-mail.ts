import { minuteMs, orderCodeMinutes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { snapshotLines } from '../../sale/records/checkout-snapshot.ts';
import { findSettings } from '../../shop/store/settings.repo.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { languageChain, textIn } from '../../platform/database/text.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { findOrderEvents } from '../../sale/order/order-log.repo.ts';
import { findOrder, withProgress } from '../../sale/order/order.repo.ts';
import { orderToken } from '../../sale/order/order-token.ts';
import { viewOwnOrder } from '../downloads/order-downloads.ts';
import { viewOrder } from '../views/order-view.ts';
import { findPayment } from '../../sale/records/payment.repo.ts';
import { stores, type StoreRow } from '../../shop/store/store.tables.ts';
import {
  cancelledNotice,
  downloadsNotice,
  moneyBackNotice,
  orderCode,
  orderConfirmation,
  refundNotice,
  shippedNotice,
  type MailFacts,
} from './compose-mail.ts';
import { newOrderNotice } from './new-order-notice.ts';
import { renderHtml, renderText, type MailContent } from './mail-blocks.ts';
import { MailFailure, type Mail, type MailFailureReason } from '../../platform/mail-transport/mail-port.ts';
import type { OutboxRow } from '../../shop/mail-queue/mail.tables.ts';
import { claimMail, failMail, updateMail } from './outbox.repo.ts';

/** After this many failed attempts, about nine hours after the first, a mail is given up. */
const maxAttempts = 10;
/** How many mails one run sends at most, so that the other jobs are not delayed. */
const atOnce = 50;

type MailDeps = Pick<Deps, 'db' | 'now' | 'log' | 'mail' | 'publicUrl'>;

/**
 * Sends due mails. Each mail is claimed by one process at a time. After a crash during sending, it is sent again
 * with the same Message-ID, so that mail servers drop the second one.
 */
export async function deliverMail(deps: MailDeps): Promise<void> {
  if (!deps.mail?.port && !deps.mail?.outboxToken) return;
  for (let sent = 0; sent < atOnce; sent += 1) {
    const row = await claimMail(deps.db, deps.now());
    if (!row) return;
    await deliver(deps, row);
  }
}

async function deliver(deps: MailDeps, row: OutboxRow): Promise<void> {
  const done = { secret: null, sentAt: deps.now() };
  let mail: Mail | undefined;
  try {
    mail = await write(deps, row);
  } catch (error) {
    // A mail that fails to render must neither stop the others nor be retried forever.
    deps.log.error(
      { mail: row.id, kind: row.kind, attempts: row.attempts, err: redactError(error) },
      'mail not written',
    );
    return row.attempts >= maxAttempts ? fail(deps, row, 'not_written') : putOff(deps, row);
  }
  if (!mail) return updateMail(deps.db, row.id, { ...done, status: 'failed' });
  if (!deps.mail!.port) return updateMail(deps.db, row.id, { ...done, status: 'sent', kept: mail });
  try {
    await deps.mail!.port.send(mail);
    await updateMail(deps.db, row.id, { ...done, status: 'sent' });
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    // Only codes: a mail server quotes the address in its words.
    deps.log.warn({ mail: row.id, kind: row.kind, attempts: row.attempts, code, responseCode }, 'mail not sent');
    // 5xx is permanent (RFC 5321, 4.2.1), but a refused login is an error of our settings.
    const isRefused = responseCode !== undefined && responseCode >= 550 && responseCode < 560;
    const reason =
      error instanceof MailFailure
        ? error.reason
        : isRefused
          ? 'refused'
          : row.attempts >= maxAttempts
            ? 'not_delivered'
            : undefined;
    await (reason ? fail(deps, row, reason) : putOff(deps, row));
  }
}

async function putOff({ db, now }: MailDeps, { id, attempts }: OutboxRow): Promise<void> {
  const pauseMs = 2 ** (attempts - 1) * minuteMs;
  await updateMail(db, id, { status: 'queued', dueAt: new Date(now().getTime() + pauseMs) });
}

/** Gives a mail up; the merchant sees it in the log, and among the events of the order. */
async function fail({ db, log, now }: MailDeps, row: OutboxRow, reason: MailFailureReason): Promise<void> {
  log.warn({ mail: row.id, kind: row.kind, reason }, 'mail failed, it is not tried again');
  await failMail(db, row, reason, now());
}

/** Returns undefined if what the mail is about no longer exists. */
async function write(deps: MailDeps, row: OutboxRow): Promise<Mail | undefined> {
  const [store] = await deps.db.select().from(stores).where(eq(stores.id, row.storeId));
  if (!store) return undefined;
  const baseUrl = deps.publicUrl ?? deps.mail!.ownUrl ?? '';
  const letter =
    row.kind === 'money_back'
      ? await ofPayment(deps, row, store)
      : await ofOrder(deps, { ...row, kind: row.kind }, store, baseUrl);
  if (!letter) return undefined;
  const { to, content } = letter;
  return {
    messageId: `<${row.id}@${hostOf(baseUrl)}>`,
    from: { name: store.name, address: deps.mail!.from },
    to,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
    language: content.language,
  };
}

interface Letter {
  to: string;
  content: MailContent;
}

async function ofPayment({ db }: MailDeps, row: OutboxRow, store: StoreRow): Promise<Letter | undefined> {
  const payment = await findPayment(db, row.reference);
  if (!payment) return undefined;
  const { contact, region } = payment.snapshot;
  return {
    to: contact.email,
    content: moneyBackNotice({
      language: region.language,
      lines: snapshotLines(payment.snapshot),
      storeName: store.name,
    }),
  };
}

/** A row about an order. */
type OrderMail = OutboxRow & { kind: Exclude<OutboxRow['kind'], 'money_back'> };

async function ofOrder(deps: MailDeps, row: OrderMail, store: StoreRow, baseUrl: string): Promise<Letter | undefined> {
  const { db } = deps;
  const found = await findOrder(db, row.storeId, row.orderId);
  if (!found) return undefined;
  const shown = (await withProgress(db, [found]))[0]!;
  const { orderSecret: secret } = await findSettings(db, store.id);
  const order =
    baseUrl !== '' && (row.kind === 'order_confirmation' || row.kind === 'downloads')
      ? await viewOwnOrder(shown, { db, baseUrl, deps, secret, now: deps.now() })
      : viewOrder(shown, { baseUrl, deps });
  const facts: MailFacts = {
    order,
    storeName: store.name,
    orderUrl: await orderUrl(deps, store, order.id, order.region.language, baseUrl),
  };
  if (row.kind === 'new_order')
    return {
      to: row.reference,
      content: newOrderNotice({ order, storeName: store.name, language: store.defaultLanguage }),
    };
  if (row.kind !== 'order_cancelled')
    return { to: order.contact.email, content: contentOf({ ...row, kind: row.kind }, facts) };
  const events = await findOrderEvents(db, found);
  return {
    to: order.contact.email,
    content: cancelledNotice({ ...facts, cause: events.find(({ type }) => type === 'cancelled')?.cause ?? '' }),
  };
}

function contentOf(
  { kind, reference, secret }: OutboxRow & { kind: Exclude<OrderMail['kind'], 'order_cancelled' | 'new_order'> },
  facts: MailFacts,
): MailContent {
  switch (kind) {
    case 'order_confirmation':
      return orderConfirmation(facts);
    case 'downloads':
      return downloadsNotice(facts);
    case 'shipped':
      return shippedNotice({ ...facts, shipmentId: reference });
    case 'refund':
      return refundNotice({ ...facts, refundId: reference });
    case 'order_code':
      return orderCode({ ...facts, code: secret ?? '', minutes: orderCodeMinutes });
  }
}

/**
 * The store's page for an order in the shopper's language. The token is in the fragment: no server and no referrer
 * sees it.
 */
async function orderUrl(
  { db }: MailDeps,
  store: StoreRow,
  orderId: string,
  language: string,
  baseUrl: string,
): Promise<string | null> {
  const { orderPage, orderSecret } = await findSettings(db, store.id);
  if (!orderPage) return null;
  const page = textIn(orderPage, languageChain(language, store.defaultLanguage));
  if (page === '' || !URL.canParse(page, baseUrl || undefined)) return null;
  const url = new URL(page, baseUrl || undefined);
  url.hash = new URLSearchParams({ order: orderId, token: orderToken(orderSecret, orderId) }).toString();
  return url.href;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'smallshop.invalid';
}
