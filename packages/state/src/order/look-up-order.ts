import { atom } from 'nanostores';
import type { ShopApi } from '../shop-api.ts';
import type { OrderLookupState, OrderStore, PlacedOrder } from './order.types.ts';

const atStart: OrderLookupState = { step: 'number', busy: false, email: '', error: null };

/** Finds an order by number, e-mail address and code. Nothing is stored. */
export function createLookup(
  api: ShopApi,
): Pick<OrderStore, '$lookup' | '$found' | 'lookUp' | 'openByCode' | 'startOver'> {
  const $lookup = atom<OrderLookupState>(atStart);
  const $found = atom<PlacedOrder | null>(null);
  let lookupId = '';

  return {
    $lookup,
    $found,
    async lookUp(input) {
      if ($lookup.value.busy) return;
      const email = input.email.trim();
      $lookup.set({ ...$lookup.value, busy: true, error: null });
      const result = await api.order.lookUp({ number: input.number.trim(), email });
      if (!result.ok) return $lookup.set({ ...atStart, error: result.error });
      lookupId = result.data.id;
      $lookup.set({ ...atStart, step: 'code', email });
    },
    async openByCode(code) {
      const { value } = $lookup;
      if (value.busy || value.step !== 'code') return;
      $lookup.set({ ...value, busy: true, error: null });
      const result = await api.order.openByCode({ lookupId, code: code.trim() });
      if (!result.ok) return $lookup.set({ ...value, error: result.error });
      $lookup.set(atStart);
      $found.set(result.data);
    },
    startOver: () => $lookup.set(atStart),
  };
}
