import type { ConsentNoticeInput } from '@smallshop/contract';
import type { PaymentProviderName } from '../../../shop/requests/payment-provider-name.ts';
import type { StoreRow } from '../../../shop/store/store.tables.ts';
import { ownCategory } from './own-services.ts';
import { stripeService } from './stripe-service.data.ts';

type Category = ConsentNoticeInput['categories'][number];
type OfStore = Pick<StoreRow, 'name' | 'defaultCountry'>;

/** What the merchant said, or would have said by saying nothing. */
export function ownWords(store: OfStore, stored: ConsentNoticeInput | undefined): ConsentNoticeInput {
  return (
    stored ?? {
      policyUrl: null,
      controller: { name: store.name, country: store.defaultCountry, contact: '/' },
      categories: [],
    }
  );
}

/**
 * Returns the consent notice of a store. SmallShop's own storage and the services of its payment provider come
 * first, whether or not the merchant lists them. A merchant without a notice runs no other services, so there is
 * nothing to ask.
 */
export function noticeOf(
  store: OfStore,
  stored: ConsentNoticeInput | undefined,
  payments: readonly PaymentProviderName[],
): ConsentNoticeInput {
  const { categories, ...rest } = ownWords(store, stored);
  return { ...rest, categories: withOwn(categories, payments) };
}

export function withOwn(categories: readonly Category[], payments: readonly PaymentProviderName[] = []): Category[] {
  const theirs = categories.find(({ id }) => id === ownCategory.id);
  const named = new Set(theirs?.services.map(({ id }) => id));
  const own = [...ownCategory.services, ...(payments.includes('stripe') ? [stripeService] : [])];
  const services = [...own.filter(({ id }) => !named.has(id)), ...(theirs?.services ?? [])];
  return [{ ...(theirs ?? ownCategory), services }, ...categories.filter(({ id }) => id !== ownCategory.id)];
}
