import {
  refuse,
  type GiftCard,
  type GiftCardIssue,
  type GiftCardUpdate,
  type GiftCardWithEntries,
  type IssuedGiftCard,
  type Refusal,
} from '@smallshop/contract';
import { isCurrency } from '@smallshop/contract/format';
import type { RequestContext } from '../../shop/requests/context.ts';
import { findEntries, findGiftCard, insertGiftCard, newGiftCard, updateGiftCard } from './gift-card.repo.ts';
import { viewEntry, viewGiftCard } from './gift-card-view.ts';
import { isGiftCode, newGiftCode } from './gift-code.ts';

/** Issues a gift card. The response is the only place with its code. */
export async function issueGiftCard(
  { db, store, now }: RequestContext,
  input: GiftCardIssue,
): Promise<IssuedGiftCard | Refusal> {
  const {
    amount: { amount, currency },
    code = newGiftCode(),
    expiresAt = null,
    note = '',
  } = input;
  if (!isCurrency(currency)) return invalid('amount.currency', `${currency} is no currency of ISO 4217.`);
  if (!isGiftCode(code)) return invalid('code', 'Give 12 to 40 letters and digits.');
  if (expiresAt && new Date(expiresAt) <= now()) return invalid('expiresAt', 'This moment is over.');
  const row = newGiftCard(store.id, {
    code,
    amount,
    currency,
    expiresAt: expiresAt ? new Date(expiresAt) : null,
    note,
    createdAt: now(),
  });
  const isNew = await db.transaction((tx) => insertGiftCard(tx, row));
  return isNew
    ? { giftCard: viewGiftCard(row), code }
    : refuse('gift_card_code_taken', { field: 'code', detail: 'A gift card of this store has it already.' });
}

export async function getGiftCard({ db, store }: RequestContext, id: string): Promise<GiftCardWithEntries | Refusal> {
  const row = await findGiftCard(db, store.id, id);
  if (!row) return refuse('gift_card_not_found', { field: 'giftCardId' });
  return { ...viewGiftCard(row), entries: (await findEntries(db, row)).map((entry) => viewEntry(entry, row.currency)) };
}

export async function changeGiftCard(
  { db, store, now }: RequestContext,
  id: string,
  { disabled, expiresAt, note }: GiftCardUpdate,
): Promise<GiftCard | Refusal> {
  const row = await updateGiftCard(db, store.id, id, {
    ...(disabled !== undefined && { disabledAt: disabled ? now() : null }),
    ...(expiresAt !== undefined && { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    ...(note !== undefined && { note }),
  });
  return row ? viewGiftCard(row) : refuse('gift_card_not_found', { field: 'giftCardId' });
}

function invalid(field: string, detail: string): Refusal {
  return refuse('invalid_request', { errors: [{ field, code: 'invalid', detail }] });
}
